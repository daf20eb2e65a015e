"""A spooler and a ledger that remember, for pages whose printing is not what is tested."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from counter.errors import CounterError
from counter.outbox import PaperJob
from counter.text import Text


@dataclass
class RememberingSpooler:
    """Takes everything, or answers with `trouble` while there is one."""

    trouble: CounterError | None = None
    printed: list[tuple[str, bytes, str]] = field(default_factory=list)

    def print(self, printer: str, pdf: bytes, name: str) -> None:
        if self.trouble is not None:
            raise self.trouble
        self.printed.append((printer, pdf, name))


class MemoryOutbox:
    """The outbox's papers in a dict, written as `counter.outbox` writes them."""

    def __init__(self, *papers: PaperJob) -> None:
        self.papers = {paper.id: paper for paper in papers}
        self.trouble: CounterError | None = None

    def handed_over(self, paper: int, printer: str) -> PaperJob:
        return self._write(paper, state="handed", printer=printer, reason="")

    def failed(self, paper: int, reason: str) -> PaperJob:
        return self._write(paper, state="failed", reason=reason)

    def _write(self, paper: int, **changes: Any) -> PaperJob:
        if self.trouble is not None:
            raise self.trouble
        self.papers[paper] = replace(self.papers[paper], **changes)
        return self.papers[paper]


def queued(number: int = 1, kind: str = "receipt", copy: int = 0, **facts: Any) -> PaperJob:
    """A paper that waits for its printer."""
    return PaperJob(
        id=number,
        kind=kind,
        case_no="RZ20261123-0007-K",
        title=Text("受理回执", "Receipt"),
        state="queued",
        copy=copy,
        printer="",
        reason="",
        queued_at=datetime(2026, 11, 23, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai")),
        facts=facts or {"name": "张三"},
    )
