"""What changes within the next 30 days, so that nobody is surprised on the day.

>>> from counter.rules.edition import seed_edition
>>> [one.text.zh for one in coming(seed_edition(), date(2026, 9, 1)) if one.key == "VN"]
['越南 2026-09-11 起改办附加证明书（待核实）']
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from counter.rules.changes import compare
from counter.rules.edition import Edition
from counter.rules.routes import NOTICE, TITLES, route
from counter.rules.rule import Rule
from counter.rules.tables import table
from counter.rules.tables.cells import said
from counter.text import Text

_DAY = timedelta(days=1)
_AT_MOST = 3  # cells told of one row
_SINGLE_DAYS = ("embassy_closures", "calendar")  # their end is no news
_NOT_TOLD = ("since", "until", "source", "is_uncertain")


@dataclass(frozen=True)
class Coming:
    """One change: from which day, in one line, and the row that makes it."""

    on: date
    text: Text
    table: str
    key: str


def coming(edition: Edition, today: date) -> tuple[Coming, ...]:
    """Changes after `today` up to 30 days ahead (issue B: a future date warns 30 days ahead)."""
    last = today + NOTICE
    found = [*_beginnings(edition, today, last), *_endings(edition, today, last)]
    return tuple(sorted(found, key=lambda one: (one.on, one.table, one.key)))


def _beginnings(edition: Edition, today: date, last: date) -> Iterator[Coming]:
    for rule in edition.rows:
        on = rule.since
        if rule.table == "calendar" and len(rule.key) == len("2027-01-09"):
            on = max(on, date.fromisoformat(rule.key))
        if today < on <= last:
            yield Coming(on, _begins(edition, rule, on), rule.table, rule.key)


def _begins(edition: Edition, rule: Rule, on: date) -> Text:
    its = table(rule.table)
    name = its.name(rule)
    if rule.table in _SINGLE_DAYS:
        return _closed(rule, name, on)
    if rule.table == "parties":
        before = route(edition, rule.key, on - _DAY).code
        after = route(edition, rule.key, on).code
        if before != after:
            return Text("{name} {day} 起改办{way}{doubt}", "{name}: {way} from {day}{doubt}").fill(
                name=name, day=on, way=TITLES[after], doubt=rule.doubt()
            )
    return Text(
        "{table}：{name} {day} 起{what}{doubt}", "{table}: {name} from {day}: {what}{doubt}"
    ).fill(table=its.title, name=name, day=on, what=_news(edition, rule), doubt=rule.doubt())


def _news(edition: Edition, rule: Rule) -> Text:
    """What the row says that the one before it did not."""
    its = table(rule.table)
    before = edition.one(rule.table, rule.key, rule.since - _DAY)
    if before is None:
        return Text("新增", "new")
    (change, *_) = compare(Edition.of(0, [before]), Edition.of(0, [_beside(rule, before)])) or (
        None,
    )
    cells = [] if change is None else [c for c in change.columns if c.cell not in _NOT_TOLD]
    told = [
        Text("{title} {before} → {after}", "{title} {before} → {after}").fill(
            title=its.column_of(cell.cell).cell_title(cell.cell),
            before=_or_dash(said(its.column_of(cell.cell), cell.before)),
            after=_or_dash(said(its.column_of(cell.cell), cell.after)),
        )
        for cell in cells[:_AT_MOST]
    ]
    return Text.listing(told) if told else Text("继续有效", "goes on")


def _beside(rule: Rule, before: Rule) -> Rule:
    """The row as if it had begun with the one before, so that both can be compared."""
    return Rule(
        rule.table, rule.key, before.since, rule.until, rule.source, rule.is_uncertain, rule.values
    )


def _or_dash(text: Text) -> Text:
    return text if text.zh else Text.same("–")


def _closed(rule: Rule, name: Text, on: date) -> Text:
    why = rule.text("title")
    if rule.table == "calendar":
        works = Text("上班", "working day") if rule.values["is_working"] else Text("休息", "closed")
        return Text("{day} {works}：{why}", "{day}: {works}, {why}").fill(
            day=on, works=works, why=why
        )
    last = rule.until or on
    days = Text.same(f"{on}") if last == on else Text(f"{on} 至 {last}", f"{on} to {last}")
    return Text("{name}使领馆 {days} 闭馆：{why}", "embassy of {name} closed {days}: {why}").fill(
        name=name, days=days, why=why
    )


def _endings(edition: Edition, today: date, last: date) -> Iterator[Coming]:
    for rule in edition.rows:
        if rule.until is None or rule.table in _SINGLE_DAYS:
            continue
        on = rule.until + _DAY
        if today < on <= last and edition.one(rule.table, rule.key, on) is None:
            joins = rule.table == "embassies" and edition.one("parties", rule.key, on) is not None
            if not joins:  # said once, where the country becomes a party
                its = table(rule.table)
                text = Text("{table}：{name} {day} 起不再适用", "{table}: {name} ends before {day}")
                yield Coming(
                    on, text.fill(table=its.title, name=its.name(rule), day=on), rule.table,
                    rule.key,
                )  # fmt: skip
