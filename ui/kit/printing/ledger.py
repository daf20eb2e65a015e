"""The outbox as one desk's printing writes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from counter import sending
from counter.desk import Desk
from counter.outbox import PaperJob
from counter.sending import Fate


class Outbox(Protocol):
    """What printing writes and asks; see `counter.sending`."""

    def begin(self, paper: int, printer: str) -> PaperJob:
        """It is being sent now; refuses what is on its way or was printed."""

    def begin_many(self, papers: Sequence[int], printer: str) -> tuple[PaperJob, ...]:
        """The same for several; what no longer waits is left out."""

    def tell(self, fates: Sequence[Fate]) -> tuple[PaperJob, ...]:
        """What became of them."""

    def settle(self, paper: int, came_out: bool) -> PaperJob:
        """The clerk's word about one."""

    def on_their_way(self) -> tuple[PaperJob, ...]:
        """What this window gave to a printer and never heard of again."""


@dataclass(frozen=True)
class Ledger:
    """The outbox bound to a desk."""

    desk: Desk

    @classmethod
    def of(cls, desk: Desk) -> Ledger:
        """The outbox bound to `desk`."""
        return cls(desk)

    def begin(self, paper: int, printer: str) -> PaperJob:
        """It is being sent now."""
        return sending.begin(self.desk, paper, printer)

    def begin_many(self, papers: Sequence[int], printer: str) -> tuple[PaperJob, ...]:
        """They are being sent now."""
        return sending.begin_many(self.desk, papers, printer)

    def tell(self, fates: Sequence[Fate]) -> tuple[PaperJob, ...]:
        """What became of them."""
        return sending.tell(self.desk, fates)

    def settle(self, paper: int, came_out: bool) -> PaperJob:
        """The clerk's word."""
        return sending.settle(self.desk, paper, came_out=came_out)

    def on_their_way(self) -> tuple[PaperJob, ...]:
        """What this window sent and never heard of."""
        return sending.on_their_way(self.desk, of_this_window=True)
