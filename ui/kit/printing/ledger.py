"""The outbox as one desk's printing writes it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Callable

from counter import outbox
from counter.desk import Desk
from counter.outbox import PaperJob


@dataclass(frozen=True)
class Ledger:
    """What is written of a paper's fate: its number, and the printer or the reason."""

    handed_over: Callable[[int, str], PaperJob]
    failed: Callable[[int, str], PaperJob]

    @classmethod
    def of(cls, desk: Desk) -> Ledger:
        """The outbox bound to `desk`."""
        return cls(partial(outbox.handed_over, desk), partial(outbox.failed, desk))
