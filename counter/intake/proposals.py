"""What the piece lines propose while one types: notary offices of the rules, notaries on file.

Read once for a form and then asked in memory, at every key. What is proposed binds nobody: an
office that is in no list and a notary without a file are taken in as they are typed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from counter.desk import Desk
from counter.store.tables.people import Notary
from counter.values.clerk import Right
from counter.values.names import initials


@dataclass(frozen=True)
class OfficeName:
    """A notary office of the rule table `notary_offices`."""

    name: str
    short: str
    initials: str


@dataclass(frozen=True)
class NotaryName:
    """A notary on file; no days: since and until nobody knows."""

    name: str
    office: str
    initials: str
    valid_from: date | None = None
    valid_until: date | None = None


@dataclass(frozen=True)
class Proposals:
    """Everything that may be proposed.

    >>> yu = OfficeName("重庆市渝中公证处", "渝中", "cqsyzgzc")
    >>> since = date(2020, 1, 1)
    >>> lists = Proposals((yu,), (NotaryName("周明", yu.name, "zm", since),))
    >>> [lists.offices_for(typed) for typed in ("中公", "YZ", "北京")]
    [('重庆市渝中公证处',), ('重庆市渝中公证处',), ()]
    >>> [one.name for one in lists.notaries_for("zm", "渝中", since)]
    ['周明']
    >>> lists.notaries_for("zm", "北京市公证处", since)
    ()
    """

    offices: tuple[OfficeName, ...] = ()
    notaries: tuple[NotaryName, ...] = ()

    def offices_for(self, typed: str) -> tuple[str, ...]:
        """Full names of the offices with `typed` in name, short name or pinyin initials.

        All where nothing is typed; none where a full name stands there already.
        """
        sought = _squeezed(typed)
        if any(office.name == sought for office in self.offices):
            return ()
        return tuple(
            office.name
            for office in self.offices
            if sought in office.name or sought in office.short or sought in office.initials
        )

    def notaries_for(self, typed: str, office: str, on: date) -> tuple[NotaryName, ...]:
        """Notaries of the office written, who signed there `on` that day, by name or initials.

        Those of every office where none is written.
        """
        sought, where = _squeezed(typed), self._full_name(office)
        return tuple(
            notary
            for notary in self.notaries
            if (not where or self._full_name(notary.office) == where)
            and (notary.valid_from or on) <= on <= (notary.valid_until or on)
            and sought != notary.name
            and (sought in notary.name or sought in notary.initials)
        )

    def _full_name(self, written: str) -> str:
        sought = _squeezed(written)
        for office in self.offices:
            if sought and sought in (office.name, office.short, office.initials):
                return office.name
        return sought


def proposals(desk: Desk) -> Proposals:
    """The offices of the newest rules that hold today, and every notary on file.

    Refuses `Forbidden` where the clerk does not take in cases.
    """
    desk.clerk.must(Right.INTAKE)
    offices = tuple(
        OfficeName(row.key, row.values.get("short", ""), initials(row.key))
        for row in desk.edition.in_force("notary_offices", desk.today)
    )
    with desk.reading():
        rows = Notary.select().order_by(Notary.name, Notary.office)
        notaries = tuple(
            NotaryName(row.name, row.office, initials(row.name), row.valid_from, row.valid_until)
            for row in rows
        )
    return Proposals(offices, notaries)


def _squeezed(written: str) -> str:
    return "".join(written.split()).lower()
