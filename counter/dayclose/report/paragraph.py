"""The sentence that the office publishes of a year: what was done of each kind, and the change.

Only what the figures say goes in: a kind without any work this period and last is left out, a
comparison without figures to compare with is left out, and from nought no percentage is told.
Authentication is called what it was in that year: 领事认证, and 附加证明书 beside it from the day
the Apostille Convention came into force for China (2023-11-07, domain notes 0 and 1.7).
"""

from __future__ import annotations

from datetime import date
from itertools import chain

from counter.dayclose.figures import KindFigures, Totals
from counter.dayclose.report import comparison
from counter.text import Text
from counter.values import spans
from counter.values.days import Period

CONVENTION = date(2023, 11, 7)
_LEGALISED = Text("领事认证", "consular authentication")
_APOSTILLED = Text("附加证明书", "apostilles")
_BOTH = Text("领事认证和附加证明书", "consular authentication and apostilles")
_APOSTILLE = "apostille"

# How each kind is told; a kind that is not named here is told by its title.
_TOLD: dict[str, Text] = {
    "apec_card": Text("受理 APEC 商务旅行卡 {n} 人次",
                      "APEC business travel cards applied for by {n} {n:person|persons}"),
    "official_passport": Text("办理因公证件 {n} 本",
                              "{n} official travel {n:document|documents}"),
    "visa_agency": Text("代办签证 {n} 人次", "visas arranged for {n} {n:person|persons}"),
}  # fmt: skip
_ELSE = Text("办理{title} {n} {unit}", "{title}: {n} {unit}")
_AUTHENTICATED = Text("办理{what} {n} 份", "{what} of {n} {n:document|documents}")
_PARTS = Text("（其中附加证明书 {n} 份）", " ({n} of them apostilles)")
_CHANGED = Text("，比{other}{change}", " ({change} on {other})")
_FROM_NOUGHT = Text("（{other}为 0）", " (none in {other})")
_EQUAL = Text("，与{other}{change}", " ({change} as in {other})")
_OPENING = Text("{period}{part}", "In {period}{part}: ")
_THAT_QUARTER = Text("{period}{part}", "In the {period}{part}: ")
_THAT_DAY = Text("{period}{part}", "On {period}{part}: ")
_WHOLE_YEAR = Text("全年", "")
_SO_FAR = Text("（截至{day}）", " (until {day})")
_NOTHING = Text("没有受理业务", "nothing was accepted")
_LAST_YEAR = Text("上年", "{year}")
_SAME_TIME = Text("上年同期", "the same period of {year}")
_TOGETHER = Text(
    "（2023年11月7日《取消外国公文书认证要求的公约》对我国生效，领事认证与附加证明书合并比较。）",
    " (The Apostille Convention came into force for China on 7 November 2023; authentication and "
    "apostilles are compared together.)",
)


def paragraph(now: Totals, before: Totals | None, period: Period, counted_until: date) -> Text:
    """The sentence of `period`; `before` are the figures of the same time a year earlier.

    `counted_until` earlier than the period's end says that the period is not over.
    """
    is_over = counted_until >= period.until
    earlier = {kind.code: kind for kind in before.kinds} if before is not None else {}
    parts = [
        _kind(kind, earlier.get(kind.code), now, _other(period, is_over))
        for kind in now.kinds
        if kind.accepted or (kind.code in earlier and earlier[kind.code].accepted)
    ]
    is_year = spans.span_of(period) == "year"
    part = _WHOLE_YEAR if is_year and is_over else Text("", "")
    if not is_over:
        day = Text(f"{counted_until.month}月{counted_until.day}日", counted_until.isoformat())
        part = _SO_FAR.fill(day=day)
    sentence = {"quarter": _THAT_QUARTER, "day": _THAT_DAY}.get(spans.span_of(period), _OPENING)
    opening = sentence.fill(period=spans.said(period), part=part)
    told = Text(
        "；".join(part.zh for part in parts) or f"{_NOTHING.zh}",
        "; ".join(part.en for part in parts) or _NOTHING.en,
    )
    comma = "，" if not is_over or not is_year else ""
    note = _TOGETHER if _needs_note(now, before) else Text("", "")
    return Text(f"{opening.zh}{comma}{told.zh}。{note.zh}", f"{opening.en}{told.en}.{note.en}")


def _other(period: Period, is_over: bool) -> Text:
    """What is compared with: the year before, or the same time in it."""
    is_year = spans.span_of(period) == "year" and is_over
    return (_LAST_YEAR if is_year else _SAME_TIME).fill(year=period.since.year - 1)


def _kind(
    kind: KindFigures, before: KindFigures | None, now: Totals, other: Text
) -> Text:
    if kind.code == "authentication":
        told = _authentication(kind, now)
    elif kind.code in _TOLD:
        told = _TOLD[kind.code].fill(n=_count(kind.accepted))
    else:
        told = _ELSE.fill(title=kind.title, n=_count(kind.accepted), unit=kind.unit)
    if before is None:
        return told
    change = _change(kind.accepted, before.accepted, other)
    return Text(told.zh + change.zh, told.en + change.en)


def _authentication(kind: KindFigures, now: Totals) -> Text:
    """By its name in that time; where both were made, how many of them were apostilles."""
    made = _apostilles(now)
    n = _count(kind.accepted)
    if now.until < CONVENTION or not made:
        return _AUTHENTICATED.fill(what=_LEGALISED, n=n)
    if made == kind.accepted:
        return _AUTHENTICATED.fill(what=_APOSTILLED, n=n)
    whole, parts = _AUTHENTICATED.fill(what=_BOTH, n=n), _PARTS.fill(n=_count(made))
    return Text(whole.zh + parts.zh, whole.en + parts.en)


def _apostilles(figures: Totals) -> int:
    return sum(
        split.accepted for split in figures.splits
        if split.view == "route" and split.code == _APOSTILLE
    )  # fmt: skip


def _change(now: int, before: int, other: Text) -> Text:
    change = comparison.said(now, before)
    if change is None:
        return Text("", "")
    if before == 0 and now:
        return _FROM_NOUGHT.fill(other=other)
    is_level = "持平" in change.zh
    return (_EQUAL if is_level else _CHANGED).fill(other=other, change=change)


def _needs_note(now: Totals, before: Totals | None) -> bool:
    """Whether figures from both sides of the Convention's day are compared."""
    if before is None or now.until < CONVENTION:
        return False
    is_told = any(
        kind.code == "authentication" and kind.accepted for kind in chain(now.kinds, before.kinds)
    )
    return is_told and before.since < CONVENTION


def _count(n: int) -> str:
    """The number with its thousands; a bare 1 lets the English word be one."""
    return f"{n:,}"
