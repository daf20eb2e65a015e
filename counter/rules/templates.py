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
from collections.abc import Iterable
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


OFFERED: dict[str, tuple[str, ...]] = {
    "prereview_pass": ("name", "materials", "until"),
    "prereview_gaps": ("name", "gaps"),
    "prereview_unfit": ("name", "why"),
    "return_mail": ("receiver", "mode"),
    "overdue_letter": ("unit", "holders", "days"),
    "collect_reminder": ("name", "case_no", "ready_on"),
    "parcel_received": ("name", "case_no"),
    "note_verbale": (
        "number", "country", "group", "persons", "purpose", "from_day", "to_day", "kind",
        "entries", "days", "approval",
    ),
    "note_number": ("year", "serial"),
    "payment_notice": ("until",),
    "correction_closing": (),
    "refusal_remedies": (),
}  # fmt: skip
"""What the program hands to each text: the places that a supervisor may put into its words."""

PLACES: dict[str, Text] = {
    "name": Text("姓名", "name"),
    "materials": Text("所需材料", "papers to bring"),
    "until": Text("截止日期", "last day"),
    "gaps": Text("所缺事项", "what is missing"),
    "why": Text("原因", "why"),
    "receiver": Text("收件人", "receiver"),
    "mode": Text("邮费方式", "postage"),
    "unit": Text("单位", "organisation"),
    "holders": Text("持照人", "holders"),
    "days": Text("天数", "days"),
    "case_no": Text("办件编号", "case number"),
    "ready_on": Text("办结日期", "ready since"),
    "number": Text("照会号", "number of the note"),
    "country": Text("国家", "country"),
    "group": Text("团组", "group"),
    "persons": Text("人员名单", "members"),
    "purpose": Text("事由", "purpose"),
    "from_day": Text("入境日期", "first day"),
    "to_day": Text("离境日期", "last day"),
    "kind": Text("签证种类", "kind of visa"),
    "entries": Text("入境次数", "entries"),
    "approval": Text("批件号", "approval"),
    "year": Text("年份", "year"),
    "serial": Text("流水号", "serial number"),
}


def base_of(code: str) -> str:
    """The plain text that a variant stands for: `note_verbale-JP` is a `note_verbale`."""
    return code.partition("-")[0]


def offered(row: Rule) -> tuple[str, ...]:
    """The places that the words of this row may have; of a text that the program does not know,
    those that are named for it."""
    return OFFERED.get(base_of(row.key)) or tuple(row.values.get("places", "").split())


def amiss(body: str, known: Iterable[str]) -> Text | None:
    """What is wrong with the places in `body`, with the list of the known ones; None: nothing.

    >>> amiss("{name}，请于 {day} 前来", ("name",)).zh
    '没有名为 {day} 的填空。可用的：{name}'
    >>> amiss("{name}", ("name",)) is None
    True
    """
    known = tuple(known)
    listed = " ".join(f"{{{name}}}" for name in known) or "—"
    try:
        strange = sorted(places_in(body) - set(known))
    except ValueError:
        return Text(
            f"大括号没有配对，或里面不是填空的名称；要写大括号本身请写两遍。可用的：{listed}",
            f"A brace without its partner, or no place's name in it. There are: {listed}",
        )
    if strange:
        wrong = " ".join(f"{{{name}}}" for name in strange)
        return Text(f"没有名为 {wrong} 的填空。可用的：{listed}",
                    f"There is no place {wrong}. There are: {listed}")  # fmt: skip
    return None
