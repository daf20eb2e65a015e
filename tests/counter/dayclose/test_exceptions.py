"""One list of what a supervisor should see; every verb was decided on."""

from __future__ import annotations

import ast
from datetime import date, timedelta
from pathlib import Path

import counter
from counter.casetypes.register import CASE_TYPES
from counter.dayclose import close
from counter.dayclose.exceptions import EXCEPTIONS
from counter.dayclose.ordinary import ORDINARY
from counter.desk import new_act
from counter.store.tables.cases import Case
from tests.conftest import Hall
from tests.counter import steps

MONDAY = date(2026, 11, 23)
# Names by which verbs are written that are made up at run time, and what they come to.
MADE_UP = {
    "KIND": {"payment_notice"},
    "erasing.VERB": {"erase"},
    "f'paper_{state}'": {"paper_handed", "paper_confirmed", "paper_failed"},
    "f'paper_{verb}'": {"paper_sending", "paper_queued", "paper_settled"},
    "f'remind_{channel}'": {"remind_sms", "remind_wechat", "remind_phone", "remind_letter"},
    "move.code": {move.code for kind in CASE_TYPES for move in kind.workflow.moves},
    "told": {"sign_in", "sign_in_refused", "vouch", "vouch_refused"},
    "verb": {"change_speed", "change_route", "publish_notice", "change_notice"},
}
UNWRITTEN = {"restore"}  # a restored hall says so from outside its books


def written_verbs() -> set[str]:
    """Every verb that the program writes into the journal, read from its source."""
    found: set[str] = set()
    for file in Path(counter.__path__[0]).rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and node.args):
                continue
            name = ast.unparse(node.func)
            if name not in ("pen.write", "Line"):
                continue
            verb = node.args[0]
            if isinstance(verb, ast.Constant):
                found.add(str(verb.value))
            elif name == "pen.write" or ast.unparse(verb) in MADE_UP:  # a plot has lines too
                found |= MADE_UP[ast.unparse(verb)]
    return found


def test_every_verb_is_an_exception_or_named_ordinary() -> None:
    decided = set(EXCEPTIONS) | ORDINARY
    assert written_verbs() - decided == set(), "decide: exceptions.py or ordinary.py"
    assert decided - written_verbs() - UNWRITTEN == set(), "no such verb is written any more"
    assert not set(EXCEPTIONS) & ORDINARY


def test_a_day_begins_with_what_the_last_one_carried_on(any_hall: Hall) -> None:
    for letters in ("RZ", "SL", "HZ"):
        any_hall.accept(letters)
    carried = steps.close_today(any_hall).facts
    assert carried["open_cases"] == 3
    assert sum(line["cases"] for line in carried["open_work"]) == 3
    assert {line["step"]["zh"] for line in carried["open_work"]} == {"已受理"}
    any_hall.later(days=1)
    any_hall.accept()
    second = steps.close_today(any_hall).facts
    assert (second["opened_with"], second["open_cases"]) == (3, 4)
    assert second["exceptions"] == []


def test_what_was_changed_between_the_days_is_named(any_hall: Hall) -> None:
    no = any_hall.accept().case_no
    any_hall.accept()
    steps.close_today(any_hall)
    with any_hall.books.transaction():  # somebody works on the books past the program
        Case.update(stage="ended").where(Case.no == no).execute()
    any_hall.later(days=1)
    any_hall.accept()
    (line,) = steps.close_today(any_hall).facts["exceptions"]
    assert line["what"]["zh"] == "期初在办 1 件，与 2026-11-23 日结结转的 2 件不符"


def test_a_day_closed_late_carries_what_the_next_one_began_with(any_hall: Hall) -> None:
    any_hall.accept()
    any_hall.later(days=1)
    any_hall.accept()
    any_hall.accept()
    seen = close.preview(any_hall.supervisor, MONDAY)
    steps.print_all(any_hall)
    late = close.close(any_hall.supervisor, MONDAY, new_act()).facts
    assert late["open_cases"] == seen.open_cases == 1
    second = steps.close_today(any_hall).facts
    assert (second["day"], second["opened_with"]) == (str(MONDAY + timedelta(days=1)), 1)
    assert second["exceptions"] == []
