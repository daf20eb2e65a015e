"""Every kind of business is sound: its steps connect, its questions, papers and fees are known."""

from __future__ import annotations

import typing

import pytest

from counter.casetypes.conditions import Condition, Is
from counter.casetypes.register import CASE_TYPES, by_code, by_digits, by_letters
from counter.casetypes.vocabulary import CaseType, QuestionKind
from counter.dayclose.totals import FIGURES
from counter.outbox import TITLES
from counter.rules.edition import seed_edition
from counter.store.tables.cases import Case, Piece

KNOWN_KINDS = set(typing.get_args(QuestionKind))
DECIDED = {"route", "delivery"}  # what a move may look at besides the answers


def every(kind: CaseType) -> str:
    return kind.code


pytestmark = pytest.mark.parametrize("kind", CASE_TYPES, ids=every)


def looked_at(condition: Condition) -> set[str]:
    """The questions that a condition looks at."""
    if isinstance(condition, Is):
        return {condition.question}
    return {name for part in getattr(condition, "parts", ()) for name in looked_at(part)}


def test_every_step_is_reached_from_the_first(kind: CaseType) -> None:
    reached, ahead = set(), [kind.workflow.steps[0].code]
    while ahead:
        here = ahead.pop()
        if here not in reached:
            reached.add(here)
            ahead += [move.to for move in kind.workflow.from_step(here)]
    assert reached == {step.code for step in kind.workflow.steps}


def test_from_every_step_a_case_can_still_end(kind: CaseType) -> None:
    ends = {step.code for step in kind.workflow.steps if step.stage in ("done", "ended")}
    while True:
        more = {
            start for move in kind.workflow.moves if move.to in ends for start in move.start
        } - ends
        if not more:
            break
        ends |= more
    assert ends == {step.code for step in kind.workflow.steps}


def test_an_ended_case_stays_ended_but_for_what_comes_back_by_post(kind: CaseType) -> None:
    for step in kind.workflow.steps:
        if step.stage in ("done", "ended"):
            codes = {move.code for move in kind.workflow.from_step(step.code)}
            assert codes == ({"post_back"} if step.code == "mailed" else set()), step.code


def test_moves_name_known_steps_figures_and_papers(kind: CaseType) -> None:
    steps = [step.code for step in kind.workflow.steps]
    assert len(steps) == len(set(steps))
    for move in kind.workflow.moves:
        assert {*move.start, move.to} <= set(steps), move.code
        assert move.figure is None or move.figure in FIGURES, move.code
        assert move.paper is None or move.paper in TITLES, move.code
        assert looked_at(move.when) <= DECIDED | {q.code for q in kind.questions}, move.code
        assert len(move.code) <= 24, "the journal's column"


def test_a_move_asks_for_the_same_right_from_wherever_it_starts(kind: CaseType) -> None:
    rights: dict[str, set[object]] = {}
    for move in kind.workflow.moves:
        rights.setdefault(move.code, set()).add(move.right)
    assert {code for code, asked in rights.items() if len(asked) > 1} == set()


def test_no_two_moves_of_one_name_start_at_one_step(kind: CaseType) -> None:
    pairs = [(start, move.code) for move in kind.workflow.moves for start in move.start]
    assert len(pairs) == len(set(pairs))


def test_the_clock_that_is_stopped_can_run_on(kind: CaseType) -> None:
    for move in kind.workflow.moves:
        if move.clock == "pause":
            assert any(m.clock == "resume" for m in kind.workflow.from_step(move.to)), move.code


def test_questions_are_of_known_kinds_and_can_be_answered(kind: CaseType) -> None:
    codes = [question.code for question in kind.questions]
    assert len(codes) == len(set(codes))
    asked = [*kind.questions, *(question for move in kind.workflow.moves for question in move.asks)]
    for question in asked:
        assert question.kind in KNOWN_KINDS, question.code
        assert (question.kind == "choice") == bool(question.choices), question.code
        if question.choices and question.default is not None:
            assert question.default in {choice.code for choice in question.choices}
    for question in kind.questions:
        assert looked_at(question.when) <= set(codes), question.code


def test_every_step_and_answer_code_fits_its_column(kind: CaseType) -> None:
    for step in kind.workflow.steps:
        assert len(step.code) <= Case.step.max_length
        assert len(step.stage) <= Case.stage.max_length
    for question in kind.questions:
        table = Piece if question.group == "piece" else Case
        if question.keep:
            column = getattr(table, question.keep)
            longest = max((len(choice.code) for choice in question.choices), default=0)
            assert longest <= column.max_length, question.code


def test_a_line_of_text_that_is_accepted_fits_its_column(kind: CaseType) -> None:
    longest = {"text": 120, "name": 80, "phone": 32, "identity": 40, "country": 2}
    for question in kind.questions:
        if question.keep and question.kind in longest:
            table = Piece if question.group == "piece" else Case
            assert longest[question.kind] <= getattr(table, question.keep).max_length, question.code


def test_the_measure_and_the_summary_stand_on_questions_of_the_piece(kind: CaseType) -> None:
    pieces = {question.code for question in kind.asked("piece")}
    assert set(kind.piece_summary) <= pieces
    if kind.measure.counts is not None:
        assert kind.measure.counts in pieces
        assert kind.question(kind.measure.counts).kind == "count"


def test_every_fee_and_day_count_stands_on_questions_that_are_asked(kind: CaseType) -> None:
    asked = {question.code for question in kind.questions} | DECIDED | {"pieces"}
    edition = seed_edition()
    for rule in edition.rows:
        if rule.table in ("fees", "materials") and rule.values["case_type"] in (kind.code, "*"):
            assert looked_at(rule.condition()) <= asked, rule.key
    assert any(
        rule.table == "day_counts" and rule.values["case_type"] == kind.code
        for rule in edition.rows
    )


def test_letters_digits_and_code_lead_back_to_the_kind(kind: CaseType) -> None:
    assert by_letters(kind.letters) is by_digits(kind.digits) is by_code(kind.code) is kind
    assert kind.letters.isupper()
    assert len(kind.letters) == len(kind.digits) == 2
