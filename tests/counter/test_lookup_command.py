"""`lookup NUMBER --on DATE`, as a script calls it."""

from __future__ import annotations

import json

import pytest

from counter import commandline
from counter.commands import person
from tests.conftest import Hall
from tests.counter import steps


def test_a_result_is_looked_up_from_the_command_line(
    hall: Hall, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    steps.ready(hall)
    folder = str(hall.books.folder)
    hall.books.close()
    monkeypatch.setattr(person, "clock", lambda: hall.now)
    words = ["--data", folder, "lookup", "cq000001", "--on"]
    assert commandline.run([*words, "2026-11-23"], lambda *_, **__: 0) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["authentication_no"], told["is_void"]) == ("26500001-001", False)
    assert commandline.run([*words, "2026-11-22"], lambda *_, **__: 0) == 1
    assert "都相符" in capsys.readouterr().err
