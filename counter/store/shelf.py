"""Editions of the rule book on the shelf: the newest for new cases, old ones for old cases."""

from __future__ import annotations

from counter.errors import Trouble
from counter.rules.edition import Edition, seed_edition
from counter.store.tables.rules import RuleEdition
from counter.text import Text


class EditionAltered(Trouble):
    """The rows of an edition are not those that were put on the shelf."""

    def __init__(self, number: int) -> None:
        self.number = number
        super().__init__(
            Text(
                "规则第 {no} 版与入库时不符，停止受理。请报告主管，并从备份恢复。",
                "Edition {no} of the rules is not what was stored; nothing is accepted. Tell a "
                "supervisor and restore a backup.",
            ).fill(no=number)
        )


_READ: dict[tuple[int, str], Edition] = {}  # editions never change, so reading once is enough


def newest() -> Edition:
    """The edition by which new cases are taken."""
    return _edition(RuleEdition.select().order_by(RuleEdition.number.desc()).get())


def edition(number: int) -> Edition:
    """The edition that a case was taken under."""
    return _edition(RuleEdition.get_by_id(number))


def shipped() -> tuple[str, str]:
    """The edition that ships with the program, as (body, digest), to be put on a new shelf."""
    first = seed_edition()
    return first.to_json(), first.digest


def _edition(row: RuleEdition) -> Edition:
    key = (row.number, row.digest)
    if key not in _READ:
        read = Edition.from_json(row.number, row.body)
        if read.digest != row.digest:
            raise EditionAltered(row.number)
        _READ[key] = read
    return _READ[key]


