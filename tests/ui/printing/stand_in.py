"""A spooler and a ledger that remember, for pages whose printing is not what is tested."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from counter.errors import CounterError
from counter.outbox import AlreadyPrinting, PaperJob
from counter.sending import Fate
from counter.text import Text
from ui.kit.printing.spooler import Immediate, Sent


@dataclass
class RememberingSpooler(Immediate):
    """Takes everything, or answers with `trouble` while there is one. `refusals` are by name."""

    trouble: CounterError | None = None
    printed: list[tuple[str, bytes, str]] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    taken_back: list[str] = field(default_factory=list)
    answer: CounterError | None = None
    refusals: dict[str, CounterError] = field(default_factory=dict)
    unheard: dict[str, CounterError] = field(default_factory=dict)

    def send(self, printer: str, pdf: bytes, name: str, mark: str = "") -> Sent:
        trouble = self.refusals.get(name, self.trouble)
        if trouble is not None:
            raise trouble
        self.printed.append((printer, pdf, name))
        self.marks.append(mark)
        return Sent(printer, name, mark)

    def follow(self, sent: Sent) -> None:
        if sent.name in self.unheard:
            raise self.unheard[sent.name]

    def look_up(self, sent: Sent) -> None:
        if self.answer is not None:
            raise self.answer

    def withdraw(self, sent: Sent) -> bool:
        self.taken_back.append(sent.name)
        return True


class MemoryOutbox:
    """The outbox's papers in a dict, written as `counter.sending` writes them."""

    def __init__(self, *papers: PaperJob) -> None:
        self.papers = {paper.id: paper for paper in papers}
        self.trouble: CounterError | None = None
        self.begun: list[int] = []

    def begin(self, paper: int, printer: str) -> PaperJob:
        if self.papers[paper].is_sent:
            raise AlreadyPrinting(self.papers[paper].title)
        self.begun.append(paper)
        mark = f"m{len(self.begun)}"
        return self._write(paper, state="sending", printer=printer, reason="", mark=mark)

    def begin_many(self, papers: Sequence[int], printer: str) -> tuple[PaperJob, ...]:
        waiting = [no for no in papers if self.papers[no].state in ("queued", "failed")]
        return tuple(self.begin(no, printer) for no in waiting)

    def tell(self, fates: Sequence[Fate]) -> tuple[PaperJob, ...]:
        for fate in fates:
            if self.papers[fate.paper].mark == fate.mark:
                self._write(fate.paper, state=fate.state, reason=fate.reason)
        return tuple(self.papers[fate.paper] for fate in fates)

    def settle(self, paper: int, came_out: bool) -> PaperJob:
        return self._write(paper, state="handed" if came_out else "failed")

    def on_their_way(self) -> tuple[PaperJob, ...]:
        return tuple(paper for paper in self.papers.values() if paper.is_sent)

    def _write(self, paper: int, **changes: Any) -> PaperJob:
        if self.trouble is not None:
            raise self.trouble
        self.papers[paper] = replace(self.papers[paper], **changes)
        return self.papers[paper]


def queued(
    number: int = 1,
    kind: str = "receipt",
    copy: int = 0,
    case_no: str = "RZ20261123-0007-K",
    **facts: Any,
) -> PaperJob:
    """A paper that waits for its printer."""
    return PaperJob(
        id=number,
        kind=kind,
        case_no=case_no,
        title=Text("受理回执", "Receipt"),
        state="queued",
        copy=copy,
        printer="",
        reason="",
        queued_at=datetime(2026, 11, 23, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai")),
        facts=facts or {"name": "张三"},
    )
