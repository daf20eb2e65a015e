"""Ready texts of the hall with places to fill in: answers, letters, notes.

A text is a row of the table `templates`; `places` names what it must be given. A variant (for a
country, say) has the key `note_verbale-JP` and goes before the plain row.

>>> from counter.rules.edition import seed_edition
>>> told = fill(seed_edition(), "collect_reminder", date(2026, 11, 23),
...             name="张伟", case_no="RZ-1", ready_on="2026-11-20")
>>> told.zh
'张伟，您好。您的办件 RZ-1 已于 2026-11-20 办结，请携带回执和身份证到窗口领取。'
"""

from __future__ import annotations

import string
from datetime import date

from counter.errors import Refused
from counter.rules.edition import Edition
from counter.rules.rule import Rule
from counter.text import Text


class NoTemplate(Refused):
    """The rule book holds no text of that name for that day."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(
            Text("规则里没有文本模板“{code}”。请主管在“规则－文本模板”中补上。",
                 "The rules hold no text '{code}'. Let a supervisor add it in Rules, Texts.")
            .fill(code=code)
        )  # fmt: skip


def find(edition: Edition, code: str, on: date, variant: str = "") -> Rule | None:
    """The row in force for that day: the variant's own, else the plain one."""
    own = edition.one("templates", f"{code}-{variant}", on) if variant else None
    return own if own is not None else edition.one("templates", code, on)


def fill(edition: Edition, code: str, on: date, variant: str = "", **facts: object) -> Text:
    """The text with `facts` in its places; a `Text` among them goes in by language.

    Refuses (`NoTemplate`) a code that the rules lack on that day. Every place of the row must be
    among the facts (`KeyError`: the caller forgot one); facts that the text does not use are fine.
    """
    row = find(edition, code, on, variant)
    if row is None:
        raise NoTemplate(code)
    return row.text("body").fill(**facts)


def places_in(body: str) -> frozenset[str]:
    """The names in braces; `ValueError` for a brace without its partner or a place with more.

    Only plain names are places: `{a.b}`, `{0}` and `{a:>9}` could reach into what is filled in.
    """
    found = set()
    for _, name, spec, conversion in string.Formatter().parse(body):
        if name is None:
            continue
        if not name.isidentifier() or spec or conversion:
            raise ValueError(name)
        found.add(name)
    return frozenset(found)
