"""What was typed and not yet taken in: kept in a file, so that a crash costs at most a second.

The draft carries the act's id. If the answer of an acceptance was lost (crash, cable), pressing
again after the restart repeats the same act, and the books add nothing.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QStandardPaths, QTimer, Signal

from counter.casetypes import register
from counter.casetypes.vocabulary import CaseType
from counter.desk import Desk
from counter.errors import CounterError, Trouble
from counter.safe_write import safe_remove, safe_write
from counter.text import Text
from ui.kit.workbench import Workbench

WAIT_MS = 1000
Row = dict[str, object]


class DraftUnreadable(Trouble):
    """The file holds no draft; it was kept at `aside`, not thrown away."""

    def __init__(self, aside: Path) -> None:
        self.aside = aside
        super().__init__(
            Text(
                "上次的草稿读不出来，文件留在 {name}。请重新录入。",
                "The last draft cannot be read; it was kept as {name}. Enter it again.",
            ).fill(name=aside.name)
        )


@dataclass(frozen=True)
class OnPaper:
    """The spare receipt that is typed in: its number, day and hour as typed so far."""

    slip_no: str = ""
    day: str = ""
    hour: str = ""


@dataclass(frozen=True)
class Draft:
    """One unfinished intake: which kind, what was typed, what was ticked, under which act.

    `prereview` is the pre-review that it began as, `in_copy` the materials seen on its pictures,
    `beside` the case that came in the same visit, `on_paper` the spare receipt it is typed from.
    """

    letters: str
    answers: Row
    pieces: tuple[Row, ...]
    materials: frozenset[str]
    act: str
    saved_at: datetime
    prereview: str = ""
    in_copy: frozenset[str] = frozenset()
    beside: str = ""
    on_paper: OnPaper = OnPaper()


class DraftFile:
    """The draft of one window, in the data folder."""

    def __init__(self, folder: Path, window: str) -> None:
        safe = "".join(sign if sign.isalnum() else "-" for sign in window)
        self.path = folder / f"draft-{safe}.json"

    @classmethod
    def of(cls, desk: Desk) -> DraftFile:
        """The draft of this desk: beside its books, or with the program for a server's."""
        folder = desk.books.folder
        if folder is None:
            place = QStandardPaths.StandardLocation.AppLocalDataLocation
            folder = Path(QStandardPaths.writableLocation(place))
            folder.mkdir(parents=True, exist_ok=True)
        return cls(folder, desk.window)

    def keep(self, draft: Draft) -> None:
        """Write the draft, whole or not at all (`CannotWrite`: the disk refuses)."""
        written = {
            "letters": draft.letters,
            "answers": _plain(draft.answers),
            "pieces": [_plain(piece) for piece in draft.pieces],
            "materials": sorted(draft.materials),
            "act": draft.act,
            "saved_at": draft.saved_at.isoformat(),
            "prereview": draft.prereview,
            "in_copy": sorted(draft.in_copy),
            "beside": draft.beside,
            "on_paper": [draft.on_paper.slip_no, draft.on_paper.day, draft.on_paper.hour],
        }
        safe_write(self.path, json.dumps(written, ensure_ascii=False).encode())

    def drop(self) -> None:
        """The case is in the books, or the clerk gave it up: no personal data stays behind."""
        safe_remove(self.path)

    def restore(self) -> Draft | None:
        """What was kept, or None. `DraftUnreadable` where the file is no draft."""
        try:
            written = self.path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as trouble:
            raise DraftUnreadable(self.path) from trouble
        try:
            return _draft(json.loads(written))
        except (ValueError, KeyError, TypeError, AttributeError) as damage:
            aside = self.path.with_suffix(".unreadable")
            self.path.replace(aside)
            raise DraftUnreadable(aside) from damage


def _draft(written: Mapping[str, Any]) -> Draft:
    kind = register.by_letters(written["letters"])
    return Draft(
        kind.letters,
        _row(kind, written["answers"]),
        tuple(_row(kind, piece) for piece in written["pieces"]),
        frozenset(str(code) for code in written["materials"]),
        str(written["act"]),
        datetime.fromisoformat(written["saved_at"]),
        str(written.get("prereview", "")),
        frozenset(str(code) for code in written.get("in_copy", ())),
        str(written.get("beside", "")),
        OnPaper(*(str(part) for part in written.get("on_paper", ()))),
    )


def _plain(row: Mapping[str, object]) -> Row:
    return {
        code: value.isoformat() if isinstance(value, date) else value for code, value in row.items()
    }


def _row(kind: CaseType, written: Mapping[str, object]) -> Row:
    """The answers that this program still asks; days stay as they were typed."""
    asked = {question.code for question in kind.questions}
    return {code: value for code, value in written.items() if code in asked}


class DraftKeeper(QObject):
    """Keeps the page's draft while one types: written within a second of the first keystroke.

    `take` gives the draft as it stands, or None where there is nothing worth keeping. Writing is
    done in the lane, so that a slow disk never holds up a key; the lane's order makes sure that
    a draft is on the disk before the act that it belongs to, and gone after it.
    """

    lost = Signal(object)
    """The `CounterError` of a disk that refused the draft."""
    kept = Signal()

    def __init__(
        self, bench: Workbench, file: DraftFile, take: Callable[[], Draft | None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._bench, self._file, self._take = bench, file, take
        self._timer = QTimer(self, interval=WAIT_MS, singleShot=True)
        self._timer.timeout.connect(self._keep)

    def touch(self) -> None:
        """Something was typed. The clock is not set back by further keys."""
        if not self._timer.isActive():
            self._timer.start()

    def flush(self) -> None:
        """Keep what is not kept yet, now."""
        if self._timer.isActive():
            self._timer.stop()
            self._keep()

    def drop(self) -> None:
        """Nothing is to be kept any more."""
        self._timer.stop()
        self._bench.background.run(self, self._file.drop, None, self.lost.emit)

    def restore(
        self, then: Callable[[Draft], object], failed: Callable[[CounterError], object]
    ) -> None:
        """Hand the draft of the last run to `then`, if there is one."""

        def found(draft: Draft | None) -> None:
            if draft is not None:
                then(draft)

        self._bench.background.run(self, self._file.restore, found, failed)

    def _keep(self) -> None:
        draft = self._take()
        if draft is not None:
            self._bench.background.run(
                self, lambda: self._file.keep(draft), lambda _: self.kept.emit(), self.lost.emit
            )
