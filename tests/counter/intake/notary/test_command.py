"""`import notary FILE`: what it prints, and that a dry run leaves the books byte for byte."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from counter import commandline
from counter.desk import Desk, new_act
from counter.intake.notary.accept import accept, look_over
from counter.intake.notary.preview import Preview
from counter.queue import batches
from counter.store.database import FILE, open_books
from tests.conftest import Hall
from tests.counter import steps
from tests.counter.intake.notary.batch import HEAD, OFFICE, ROWS

BAD = ("王略", "", "13812345678", "(2026)渝证字第7号", "公证", "1", "亚特兰蒂斯", "2026-11-01")


def written(folder: Path, rows: tuple[tuple[str, ...], ...], encoding: str = "gb18030") -> Path:
    file = folder / "批次.csv"
    above = (("重庆市渝中公证处业务联办清单",), ("公函号：渝中证函〔2026〕12号",), HEAD)
    file.write_bytes("\r\n".join(",".join(row) for row in (*above, *rows)).encode(encoding))
    return file


def run(hall: Hall, capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, object]:
    code = commandline.run(["--data", str(hall.books.folder), "import", "notary", *words],
                           lambda *_, **__: 0)  # fmt: skip
    told = capsys.readouterr()
    assert code == 0, told.err
    return dict(json.loads(told.out))


def test_a_file_that_states_office_and_letter_needs_nothing_else(
    hall: Hall, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("counter.commands.person.clock", lambda: hall.now)
    file = written(tmp_path, (*ROWS, BAD))
    before = (hall.books.folder / FILE).read_bytes()  # type: ignore[operator]
    tried = run(hall, capsys, str(file), "--dry-run")
    told = [{"row": 7, "reason": tried["rejected"][0]["reason"]}]  # type: ignore[index]
    assert tried == {"accepted": 3, "already": 0, "rejected": told}
    assert "亚特兰蒂斯" in told[0]["reason"]  # type: ignore[operator]
    assert (hall.books.folder / FILE).read_bytes() == before  # type: ignore[operator]
    assert run(hall, capsys, str(file)) == tried
    again = run(hall, capsys, str(file))
    assert again == {"accepted": 0, "already": 3, "rejected": told}
    opened = open_books(hall.books.folder)  # type: ignore[arg-type]
    (card,) = batches.batches(steps.OpenHall(opened, "1").desk)
    opened.close()
    assert (card.office, card.letter_no) == (OFFICE, "渝中证函〔2026〕12号")
    assert (card.balance.taken_in, card.handed_back) == (3, 1)


def test_rows_that_another_window_took_in_meanwhile_are_counted_as_already_in(
    hall: Hall, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("counter.commands.person.clock", lambda: hall.now)

    def slowly(desk: Desk, *asked: Any) -> Preview:
        seen = look_over(desk, *asked)
        accept(desk, seen, seen.proposed, "applicant", "each", new_act())  # the other window
        return seen

    monkeypatch.setattr("counter.commands.notary.look_over", slowly)
    told = run(hall, capsys, str(written(tmp_path, ROWS)))
    assert told == {"accepted": 0, "already": 3, "rejected": []}


@pytest.mark.parametrize(("words", "why"), [
    ((), "请填写公证处"), (("--office", OFFICE), "请填写公函号"),
])  # fmt: skip
def test_what_neither_file_nor_line_states_is_asked_for(
    hall: Hall, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], why: str
) -> None:
    file = tmp_path / "a.csv"
    file.write_text("\n".join(",".join(row) for row in (HEAD, *ROWS)), "utf-8")
    asked = ["--data", str(hall.books.folder), "import", "notary", str(file), *words]
    assert commandline.run(asked, lambda *_, **__: 0) == 1
    said = capsys.readouterr().err
    assert why in said
    assert len(said.strip().splitlines()) == 1
