"""The receipt as it would be: shown before anything is in the books."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counter.intake import accept, unwritten
from counter.papers import register
from counter.values.facts import plain
from tests.papers import reading

UNTOLD = {"case_no", "tag", "made_at", "received_at"}  # what only the books give, and the clock


@pytest.mark.parametrize("letters", ["RZ", "SL", "HZ", "QZ"])
def test_a_draft_says_what_the_receipt_will_say_but_its_number(hall, letters):
    application = hall.application(letters)
    draft = plain(unwritten.draft(hall.desk, application))
    filed = accept.accept(hall.desk, application)
    assert (draft["case_no"], draft["tag"]) == ("", "")
    told, will = (
        {name: value for name, value in facts.items() if name not in UNTOLD}
        for facts in (draft, filed.paper.facts)
    )
    assert told == will


def test_a_draft_of_what_may_not_be_accepted_yet_is_one_of_papers_received(hall):
    application = replace(hall.application("RZ"), materials=frozenset())
    assert unwritten.draft(hall.desk, application).accepted_on is None


def test_a_form_that_was_just_opened_has_a_draft(hall):
    application = replace(hall.application("RZ"), answers={}, pieces=(), materials=frozenset())
    facts = plain(unwritten.draft(hall.desk, application))
    page = register.pdf("received_slip", facts, style=register.DRAFT)
    assert "草稿" in reading.copied(page)


def test_a_draft_leaves_nothing_in_the_books(hall):
    unwritten.draft(hall.desk, hall.application("RZ"))
    assert "-0001-" in hall.accept("RZ").case_no
