"""Writing a new edition of the rules. Old ones stay, with the cases that were taken by them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from counter.desk import Desk
from counter.errors import BadAnswers, Fault, Refused
from counter.rules.changes import Change, Edit, applied, compare
from counter.rules.tables import table
from counter.rules.tables.rows import RuleFault
from counter.settings.rulekeeping.proposal import wrong_rows
from counter.store import shelf
from counter.store.tables.rules import RuleEdition
from counter.text import Text
from counter.values.clerk import Right
from counter.values.names import check_line

_LONGEST_NOTE = 200


@dataclass(frozen=True)
class Kept:
    """The new edition's number and what it changed."""

    number: int
    changes: tuple[Change, ...]


class RulesOvertaken(Refused):
    """Somebody kept another edition since these changes were looked at."""

    def __init__(self, base: int, newest: int, by: str, at: datetime) -> None:
        self.base, self.newest, self.by, self.at = base, newest, by, at
        super().__init__(
            Text("规则已由{by}于 {at:%m-%d %H:%M} 改为第 {no} 版，未保存。请看最新规则后再改。",
                 "{by} made edition {no} of the rules at {at:%m-%d %H:%M}; nothing was kept. Look "
                 "at the newest rules, then change them.").fill(by=by, at=at, no=newest)
        )  # fmt: skip


class BadRules(Refused):
    """Rows that cannot be right, each wrong cell with its sentence; nothing was kept."""

    def __init__(self, faults: tuple[RuleFault, ...]) -> None:
        self.faults = faults
        first = faults[0]
        more = Text("，另有 {n} 处", ", and {n} more").fill(n=len(faults) - 1)
        super().__init__(
            Text("规则有误，未保存：{table}“{key}”：{what}{more}",
                 "Nothing was kept: {table}, {key}: {what}{more}").fill(
                table=table(first.table).title, key=first.key, what=first.text,
                more=more if len(faults) > 1 else Text.same(""),
            )
        )  # fmt: skip


class NothingChanged(Refused):
    """The rules say all this already."""

    def __init__(self) -> None:
        super().__init__(Text("与现行规则相同，没有新内容。", "The rules say so already."))


def keep(desk: Desk, base: int, edits: Iterable[Edit], note: str, act: str) -> Kept:
    """Make the next edition of the rules out of edition `base`; it holds for cases from now on.

    `note` says why, at most 200 signs, and may be empty. Refuses `RulesOvertaken`, `BadRules`,
    `RowGone` and `NothingChanged`; nothing is written then.
    """
    edits = tuple(edits)
    with desk.signed(Right.KEEP_RULES, act, dated=False) as pen:
        if pen.answer is not None:
            return _recalled(pen.answer["base"], pen.answer["number"])
        note = _checked(note)
        newest = shelf.newest()
        if newest.number != base:
            row = RuleEdition.get_by_id(newest.number)
            raise RulesOvertaken(base, newest.number, row.entered_by, row.entered_at)
        after = applied(newest, edits)
        wrong = wrong_rows(newest, after, edits)
        if wrong:
            raise BadRules(wrong)
        changes = compare(newest, after)
        if not changes:
            raise NothingChanged
        RuleEdition.insert(
            number=after.number, digest=after.digest, body=after.to_json(), entered_at=pen.now,
            entered_by=desk.clerk.name, note=note,
        ).execute()  # fmt: skip
        told = {"base": base, "digest": after.digest, "note": note, "changes": changes}
        pen.write("keep_rules", f"rules-{after.number}", told)
        pen.result = {"base": base, "number": after.number}
        return Kept(after.number, changes)


def _recalled(base: int, number: int) -> Kept:
    return Kept(number, compare(shelf.edition(base), shelf.edition(number)))


def _checked(note: str) -> str:
    if not note.strip():
        return ""
    try:
        return check_line(note, longest=_LONGEST_NOTE)
    except Refused as refusal:
        raise BadAnswers((Fault("note", refusal.text),)) from refusal
