"""What journal and tables do not agree on, each thing by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from counter.dayclose.balance.fold import Flow
from counter.dayclose.balance.ledger import THINGS, Ledger
from counter.dayclose.balance.numbered import Row
from counter.dayclose.balance.stand import (
    LEFT,
    PLACES,
    Stand,
    material_place,
    places,
)
from counter.text import Text
from counter.values.methods import METHODS
from counter.values.money import Money


@dataclass(frozen=True)
class Gap:
    """One disagreement in codes: `expected` by the journal, `found` by the tables."""

    thing: str
    key: str
    expected: str
    found: str
    seq: int


def papers(expected: Ledger, found: Ledger) -> list[Gap]:
    """Every paper that is not where the journal says. How something left is not compared: an
    erasure takes out to whom."""
    gaps: list[Gap] = []
    for no in sorted(expected.cases.keys() | found.cases.keys()):
        gaps += _of_case(no, expected.cases.get(no), found.cases.get(no))
    for thing in ("booklets", "spares"):
        rows: dict[str, tuple[str, int]] = getattr(expected, thing)
        others: dict[str, tuple[str, int]] = getattr(found, thing)
        for no in sorted(rows.keys() | others.keys()):
            (was, seq), (is_at, _) = rows.get(no, ("", 0)), others.get(no, ("", 0))
            if was != is_at:
                gaps.append(Gap(thing, no, was, is_at, seq))
    return gaps


def _of_case(no: str, told: Stand | None, there: Stand | None) -> Iterator[Gap]:
    seq = 0 if told is None else told.seq
    was, now = _where(told), _where(there)
    for piece in sorted(was.keys() | now.keys()):
        before, after = was.get(piece, ""), now.get(piece, "")
        if before != after and not (before in _GONE and after in _GONE):
            yield Gap("piece", f"{no} {piece}", before, after, seq)
    if told is None or told.materials is None:
        return
    if material_place(told) != "counter":
        return
    gone = told.materials - ((there.materials if there is not None else None) or set())
    more = ((there.materials if there is not None else None) or set()) - told.materials
    for code in sorted(gone):
        yield Gap("material", f"{no} {code}", "counter", "", seq)
    for code in sorted(more):
        yield Gap("material", f"{no} {code}", "", "counter", seq)


_GONE = LEFT - {"", "filed"}


def _where(stand: Stand | None) -> dict[int, str]:
    """Each piece's place, with the shelf's or the envelope's own code."""
    if stand is None:
        return {}
    codes = {"shelf": f"shelf {stand.shelf}", "envelope": f"envelope {stand.envelope}"}
    return {no: codes.get(place, place) for no, place in places(stand).items()}


def numbers(flows: Iterable[Flow], rows: Iterable[Row]) -> list[Gap]:
    """Every number whose entries and rows do not come to the same."""
    told: dict[tuple[str, str], tuple[int, int, int]] = {}
    for thing, key, count, amount, seq in flows:
        before = told.get((thing, key), (0, 0, 0))
        told[thing, key] = (before[0] + count, before[1] + amount, seq)
    there: dict[tuple[str, str], tuple[int, int]] = {}
    for thing, key, count, amount in rows:
        had = there.get((thing, key), (0, 0))
        there[thing, key] = (had[0] + count, had[1] + amount)
    gaps = []
    for thing, key in sorted(told.keys() | there.keys()):
        expected, found = told.get((thing, key), (0, 0, 0)), there.get((thing, key), (0, 0))
        if expected[:2] != found:
            gaps.append(Gap(thing, key, _pair(expected), _pair(found), expected[2]))
    return gaps


def _pair(pair: tuple[int, ...]) -> str:
    return f"{pair[0]}:{pair[1]}"


def amounts(gap: Gap) -> tuple[int, int]:
    """Found less expected of a number: rows, and fen or the sum of numbers."""
    was, now = (list(map(int, told.split(":"))) for told in (gap.expected, gap.found))
    return now[0] - was[0], now[1] - was[1]


_WHAT = {
    "piece": Text("{a} 第 {b} 件", "{a}, piece {b}"),
    "material": Text("{a} 申请材料（{b}）", "{a}, material {b}"),
    "booklets": Text("证照 {a}", "passport {a}"),
    "spares": Text("停电备用单 {a}", "spare receipt {a}"),
    "result": Text("认证纸 {a}（使用）", "blank {a}, used"),
    "spoiled": Text("认证纸 {a}（作废）", "blank {a}, spoiled"),
    "void": Text("认证纸 {a}（认证作废）", "blank {a}, result void"),
    "blanks": Text("认证纸入库（{a} 起）", "blanks received from {a}"),
    "paid": Text("{a} 收费（{b}）", "{a}, money ({b})"),
    "fiscal": Text("财政票据 {a} {b}", "fiscal receipt {a} {b}"),
    "cards": Text("{a} 旅行卡", "{a}, travel cards"),
    "waybills": Text("运单号登记（{a} 起）", "waybills entered from {a}"),
    "waybill_spoiled": Text("运单号 {a}（作废）", "waybill {a}, void"),
}
_AT = Text("{place} {code}", "{place} {code}")
_NONE = Text("无", "none")


def what(gap: Gap) -> Text:
    """What it is about, in words."""
    first, _, second = gap.key.partition(" ")
    method = METHODS.get(second) if gap.thing == "paid" else None
    return _WHAT[gap.thing].fill(a=first, b=second if method is None else method)


def said(gap: Gap, code: str) -> Text:
    """Where it is (`gap.expected` or `gap.found`), in words."""
    if ":" not in code:
        place, _, where = code.partition(" ")
        title = PLACES.get(place, Text.same(place))
        return _AT.fill(place=title, code=where) if where else title
    count, amount = map(int, code.split(":"))
    if gap.thing in ("paid", "fiscal"):
        return Text.same(str(Money(amount))) if count else _NONE
    if count == 0:
        return _NONE
    return Text("{n} 个号", "{n} {n:number|numbers}").fill(n=count)


def is_number(gap: Gap) -> bool:
    """Whether it is about something counted by number, not about where a paper lies."""
    return gap.thing in THINGS
