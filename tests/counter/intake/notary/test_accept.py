"""Taking a batch in: all ticked rows by one act, once, alike to cases of the window."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from counter import outbox
from counter.desk import new_act
from counter.errors import Incomplete
from counter.intake import accept as window
from counter.intake.notary import writing
from counter.intake.notary.accept import NothingTicked, RowsUnfit, accept
from counter.intake.notary.bundles import bundles
from counter.progress import scan, standing
from counter.queue import card
from counter.queue.search import find
from tests.conftest import Hall
from tests.counter import steps
from tests.counter.intake.notary.batch import LETTER, ROWS, changed, looked, table, taken


def test_ticked_rows_become_a_case_for_each_applicant_with_receipts_and_a_list(
    any_hall: Hall,
) -> None:
    done = taken(any_hall)
    assert (done.rows, done.already, len(done.case_nos)) == ((2, 3, 4), (), 2)
    first = card.card(any_hall.desk, done.case_nos[0])
    assert (len(first.pieces), first.row.step.zh) == (2, "已受理")
    kinds = [(job.kind, job.case_no) for job in outbox.pending(any_hall.desk)]
    assert kinds == [*(("receipt", no) for no in done.case_nos), ("notary_list", done.batch_no)]
    (listed,) = outbox.of_case(any_hall.desk, done.batch_no)
    assert (listed.facts["certificates"], listed.facts["matters"]) == (3, 6)
    assert [line["row_no"] for line in listed.facts["lines"]] == [2, 3, 4]
    assert find(any_hall.desk, "渝证字第3号", 5)[0].case_no == done.case_nos[1]
    assert steps.verified(any_hall).entries == steps.length(any_hall)


def test_the_whole_batch_as_one_case_has_one_receipt_and_one_case_for_each_country(
    hall: Hall,
) -> None:
    done = taken(hall, grouping="batch", receipts="one")
    assert len(done.case_nos) == 2  # Germany, France
    papers = outbox.of_case(hall.desk, done.batch_no)
    assert [job.kind for job in papers] == ["batch_receipt", "notary_list"]
    told = papers[0].facts
    assert [(s["destination"]["zh"], s["certificates"], s["matters"]) for s in told["sums"]] == [
        ("德国", 2, 3), ("法国", 1, 3)
    ]  # fmt: skip
    assert told["total"] == sum(s["amount"] for s in told["sums"]) > 0
    assert "重庆市渝中公证处" in card.unmasked(hall.desk, done.case_nos[0], new_act()).row.applicant


def rows_of(hall: Hall, case_no: str, without: frozenset[str]) -> dict[str, Any]:
    """All that the books have of a case, but for its own numbers and moments."""
    fetch = hall.books.database.execute_sql
    ((case_id,),) = fetch("SELECT id FROM \"case\" WHERE no = ?", (case_no,)).fetchall()
    found: dict[str, Any] = {}
    for name in ("case", "piece", "material", "charge", "search"):
        key = "id" if name == "case" else "case_id"
        cursor = fetch(f'SELECT * FROM "{name}" WHERE {key} = ?', (case_id,))
        columns = [column[0] for column in cursor.description]
        kept = [
            {c: v for c, v in zip(columns, row, strict=True) if c not in without}
            for row in cursor.fetchall()
        ]
        if name == "search":  # the case's own number is one of its words
            own = case_no.replace("-", "").lower()
            kept = [row for row in kept if not own.endswith(row["term"])]
        found[name] = kept
    entries = fetch(
        "SELECT verb, seq, counts FROM entry WHERE subject = ? ORDER BY seq", (case_no,)
    ).fetchall()
    found["journal"] = [(verb, steps.facts_of(hall, seq), counts) for verb, seq, counts in entries]
    papers = fetch("SELECT kind, facts FROM paper WHERE subject = ?", (case_no,)).fetchall()
    found["papers"] = [
        (kind, {k: v for k, v in json.loads(told).items() if k not in without})
        for kind, told in papers
    ]
    return found


def test_a_case_of_a_batch_is_what_the_window_would_have_written(hall: Hall) -> None:
    seen = looked(hall)
    edition = hall.desk.edition
    (asked, _) = bundles(seen, seen.ok, "applicant", edition, hall.desk.today, "a")
    by_window = window.accept(hall.desk, replace(asked.application, act=new_act())).case_no
    by_batch = accept(hall.desk, seen, (2, 3), "applicant", "each", new_act()).case_nos[0]
    # two acts later by the clock of the test, and the second number of the day
    own = frozenset({"id", "case_id", "no", "case_no", "tag"})
    assert rows_of(hall, by_batch, own) == rows_of(hall, by_window, own)


def test_the_same_batch_twice_adds_nothing(any_hall: Hall) -> None:
    taken(any_hall)
    before = steps.snapshot(any_hall)
    again = looked(any_hall)
    assert (again.ok, again.already) == ((), frozenset({2, 3, 4}))
    done = accept(any_hall.desk, again, (2, 3, 4), "applicant", "each", new_act())
    assert (done.batch_no, done.rows, done.already) == ("", (), (2, 3, 4))
    assert steps.snapshot(any_hall) == before


def test_a_lost_answer_is_given_again_and_adds_nothing(hall: Hall) -> None:
    seen, act = looked(hall), new_act()
    first = accept(hall.desk, seen, seen.proposed, "applicant", "one", act)
    before = steps.snapshot(hall)
    assert accept(hall.desk, seen, seen.proposed, "applicant", "one", act) == first
    assert steps.snapshot(hall) == before


def test_a_certificate_of_another_letter_is_named_and_not_ticked(hall: Hall) -> None:
    done = taken(hall)
    other = looked(hall, letter=replace(LETTER, letter_no="另一号"))
    assert (other.proposed, other.elsewhere) == (frozenset(), frozenset({2, 3, 4}))
    assert done.batch_no in other.reason(other.line(2)).zh


def test_only_ticked_rows_are_taken_in_and_the_rest_is_counted_as_handed_back(hall: Hall) -> None:
    seen = looked(hall, changed(2, "使用国", "亚特兰蒂斯"))
    assert (seen.ok, seen.faulty) == ((2, 3), (4,))
    done = accept(hall.desk, seen, (3,), "applicant", "one", new_act())
    assert done.rows == (3,)
    assert outbox.of_case(hall.desk, done.batch_no)[1].facts["handed_back"] == 2


def test_a_faulty_row_that_is_ticked_lets_nothing_in(any_hall: Hall) -> None:
    seen = looked(any_hall, changed(2, "份数", "很多"))
    before = steps.snapshot(any_hall)
    with pytest.raises(RowsUnfit) as refused:
        accept(any_hall.desk, seen, (2, 3, 4), "applicant", "each", new_act())
    assert refused.value.rows == (4,)
    with pytest.raises(NothingTicked):
        accept(any_hall.desk, seen, (), "applicant", "each", new_act())
    assert steps.snapshot(any_hall) == before


def test_a_failure_at_the_last_case_leaves_no_trace_of_the_first(
    any_hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen, before = looked(any_hall), steps.snapshot(any_hall)

    def broken(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(writing.search, "note", broken)
    with pytest.raises(OSError, match="disk full"):
        accept(any_hall.desk, seen, seen.proposed, "applicant", "each", new_act())
    assert steps.snapshot(any_hall) == before


def test_a_batch_whose_papers_were_not_seen_is_not_taken_in(hall: Hall) -> None:
    seen = looked(hall, letter=replace(LETTER, is_complete=False))
    with pytest.raises(Incomplete):
        accept(hall.desk, seen, seen.proposed, "applicant", "each", new_act())


def test_results_go_to_the_notary_office_or_to_each_applicant(hall: Hall) -> None:
    to_office = replace(LETTER, results="post", address="重庆市渝中区练习路1号")
    done = taken(hall, letter=to_office)
    assert standing.standing(hall.desk, done.case_nos[0]).delivery == "post"
    head = ("申请人", "手机", "证书编号", "使用国", "收件地址")
    rows = [("王略", "13812345678", "(2026)渝证字第8号", "德国", "重庆市江北区练习路2号3室"),
            ("王略", "13812345678", "(2026)渝证字第9号", "德国", "")]  # fmt: skip
    seen = looked(hall, table(rows, head), replace(LETTER, results="applicants"))
    assert (seen.ok, seen.faulty) == ((2,), (3,))
    assert "收件地址" in seen.line(3).reason.zh


def test_one_case_of_300_certificates_is_three_entries_of_the_journal(hall: Hall) -> None:
    rows = [(*ROWS[2][:3], f"(2026)渝证字第{no}号", *ROWS[2][4:]) for no in range(300)]
    before = steps.length(hall)
    done = taken(hall, table(rows), grouping="batch", receipts="one")
    assert (len(done.rows), len(done.case_nos)) == (300, 1)
    assert steps.length(hall) == before + 3  # received, accepted, the batch


def test_the_code_on_a_batchs_papers_leads_to_the_batch(hall: Hall) -> None:
    done = taken(hall)
    (listed,) = outbox.of_case(hall.desk, done.batch_no)
    found = scan.scan(hall.desk, listed.facts["tag"])
    assert (found.kind, found.number) == ("batch", done.batch_no)
