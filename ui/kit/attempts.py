"""The id of an act, kept until it is known to be done.

An act whose answer was lost may be in the books. Trying the same thing again must use the same
id, so that nothing is added; another thing, or the same one after it was done, gets a new id.

>>> attempts = Attempts()
>>> first = attempts.act("pack", "RZ20261123-0001-K")
>>> first == attempts.act("pack", "RZ20261123-0001-K")
True
>>> attempts.done("pack", "RZ20261123-0001-K")
>>> first == attempts.act("pack", "RZ20261123-0001-K")
False
"""

from __future__ import annotations

from collections.abc import Hashable

from counter.desk import new_act


class Attempts:
    """Ids by what is attempted."""

    def __init__(self) -> None:
        self._acts: dict[tuple[Hashable, ...], str] = {}

    def act(self, *what: Hashable) -> str:
        """The id under which `what` is to be tried, now and until it is done."""
        return self._acts.setdefault(what, new_act())

    def done(self, *what: Hashable) -> None:
        """`what` is in the books; the next time is another act."""
        self._acts.pop(what, None)
