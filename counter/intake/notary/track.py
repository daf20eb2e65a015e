"""How far long work has come, seen from beside it, and the wish to stop it.

>>> track = Track()
>>> track.begin(2000); track.step(); track.done, track.total
(1, 2000)
>>> track.cancel(); track.step()
Traceback (most recent call last):
...
counter.intake.notary.track.Cancelled: 已取消，什么都没有写入。
"""

from __future__ import annotations

from dataclasses import dataclass

from counter.errors import Refused
from counter.text import Text


class Cancelled(Refused):
    """The clerk stopped the work; nothing of it was written."""

    def __init__(self) -> None:
        super().__init__(
            Text("已取消，什么都没有写入。", "Stopped; nothing has been written.")
        )


@dataclass
class Track:
    """Counted by the work in its thread, looked at and cancelled from another."""

    done: int = 0
    total: int = 0
    is_cancelled: bool = False

    def begin(self, total: int) -> None:
        """The work will take `total` steps."""
        self.done, self.total = 0, total

    def step(self) -> None:
        """One more is done; `Cancelled` where that is wished."""
        if self.is_cancelled:
            raise Cancelled
        self.done += 1

    def cancel(self) -> None:
        """Stop at the next step; what has been written by then is taken back."""
        self.is_cancelled = True
