"""A desk killed in the middle of a form: the form is there again."""

from __future__ import annotations

import signal
import subprocess
from pathlib import Path

from tests.conftest import Hall
from tests.journeys.desks import desk, said, waited_for


def test_a_form_half_typed_survives_kill_9(hall: Hall, tmp_path: Path) -> None:
    folder = tmp_path / "hall"
    hall.books.close()
    with desk(folder, "type") as first:
        waited_for(first, "READY")
        first.send_signal(signal.SIGKILL)
        assert first.wait() == -signal.SIGKILL
    again: subprocess.Popen[str]
    with desk(folder, "resume") as again:
        told = said(again)
    assert "09:00 的录入还没有办完，已恢复。" in told
    assert "name=王𬱖" in told
    assert "id_number=50010319850307233X" in told
    assert "phone=1381" in told
