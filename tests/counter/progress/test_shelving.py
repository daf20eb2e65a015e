"""The shelf of finished papers: what lies where, what a sweep finds, who is asked to collect."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counter import outbox
from counter.desk import new_act
from counter.errors import NotFound, TagRefused
from counter.mailout import envelope, returns
from counter.papers import register
from counter.progress import moves
from counter.progress.scan import scan
from counter.progress.shelving import collecting, places, shelve, sweep
from counter.queue import card
from counter.store import shelfbook
from counter.store.casebook import InEnvelope, get
from counter.store.database import open_books
from counter.store.tables.shelves import ShelfPlace
from counter.values.shelf_code import BadShelfCode, TooManyPlaces
from tests.conftest import BY_POST, Hall, reopened
from tests.counter import steps
from tests.counter.shelf_verbs import rack

CODES = ("A-01-1", "A-01-2", "A-02-1", "A-02-2")


def put(hall: Hall, case_no: str, place: str) -> shelve.Lies:
    hall.later(seconds=1)
    return shelve.shelve(hall.desk, case_no, place, new_act())


def on_shelf(hall: Hall) -> dict[str, str]:
    return {row.case_no: row.place for row in shelve.lying(hall.desk)}


def place_tag(hall: Hall, code: str) -> str:
    with hall.books.reading():
        return str(ShelfPlace.get(ShelfPlace.no == code).tag)


def test_a_rack_is_declared_once_and_each_place_has_a_tag_that_a_scan_knows(any_hall: Hall) -> None:
    rows = places.declare(any_hall.supervisor, "a", 2, 2, "窗口左侧", new_act())
    assert tuple(row.code for row in rows) == CODES
    tag = place_tag(any_hall, "A-02-1")
    assert scan(any_hall.desk, tag).number == "A-02-1"
    assert shelve.meet(any_hall.desk, tag) == shelve.Met("place", "A-02-1")
    with pytest.raises(places.AllKnown):
        places.declare(any_hall.supervisor, "A", 1, 2, "", new_act())
    longer = places.declare(any_hall.supervisor, "A", 3, 2, "", new_act())
    assert len(longer) == 6
    assert {row.title for row in longer} == {"窗口左侧", ""}


def test_what_is_no_rack_is_refused(hall: Hall) -> None:
    for rack_, rows, boxes, why in (
        ("", 1, 1, BadShelfCode), ("A-1", 1, 1, BadShelfCode), ("货架一号长", 1, 1, BadShelfCode),
        ("A", 0, 1, TooManyPlaces), ("A", 99, 9, TooManyPlaces),
    ):  # fmt: skip
        with pytest.raises(why):
            places.declare(hall.supervisor, rack_, rows, boxes, "", new_act())
    assert places.listed(hall.desk) == ()


def test_a_scan_of_a_case_a_sticker_or_a_place_is_told_apart_and_a_forged_one_refused(
    hall: Hall,
) -> None:
    rack(hall)
    no = steps.ready(hall)
    with hall.books.reading():
        case = get(no)
        its_tag, sticker = case.tag, case.results.get().sticker_no
    for scanned in (its_tag, no, no.lower(), sticker):
        assert shelve.meet(hall.desk, scanned) == shelve.Met("case", no)
    assert shelve.meet(hall.desk, " a-01-2 ") == shelve.Met("place", "A-01-2")
    with pytest.raises(TagRefused):
        shelve.meet(hall.desk, its_tag[:-1] + str((int(its_tag[-1]) + 1) % 10))
    with pytest.raises(NotFound):
        shelve.meet(hall.desk, "A-09-9")


def test_the_papers_of_a_ready_case_lie_in_one_place_and_move_by_the_same_verb(
    any_hall: Hall,
) -> None:
    rack(any_hall)
    no = steps.ready(any_hall)
    assert [row.case_no for row in shelve.waiting(any_hall.desk)] == [no]
    assert put(any_hall, no, "a-01-1").place == "A-01-1"
    assert put(any_hall, no, "A-02-2").before == "A-01-1"
    assert on_shelf(any_hall) == {no: "A-02-2"}
    assert shelve.waiting(any_hall.desk) == ()
    assert ("shelf", "货位 A-02-2") in [
        (code, line.zh) for code, line in card.card(any_hall.desk, no).beside
    ]
    assert [line.what.zh for line in card.card(any_hall.desk, no).timeline][:2] == ["上架", "上架"]


def test_only_what_is_ready_and_in_no_envelope_and_no_passport_goes_onto_the_shelf(
    hall: Hall,
) -> None:
    rack(hall)
    fresh = hall.accept().case_no
    passports = steps.ready(hall, "HZ")
    posted = steps.ready(hall, **BY_POST)
    put(hall, posted, "A-01-1")
    steps.packed(hall, posted)
    for no, why in (
        (fresh, shelve.NotForShelf), (passports, shelve.KeptInCustody), (posted, InEnvelope),
    ):  # fmt: skip
        with pytest.raises(why):
            put(hall, no, "A-01-2")
    places.retire(hall.supervisor, "A-02-2", new_act())
    with pytest.raises(shelve.OutOfUse):
        put(hall, steps.ready(hall), "A-02-2")
    assert on_shelf(hall) == {}


def test_a_place_is_free_once_its_papers_are_collected_packed_or_made_anew(
    any_hall: Hall,
) -> None:
    rack(any_hall)
    collected, packed = steps.ready(any_hall), steps.ready(any_hall, **BY_POST)
    for no in (collected, packed):
        put(any_hall, no, "A-01-1")
    with pytest.raises(places.StillUsed):
        places.retire(any_hall.supervisor, "A-01-1", new_act())
    steps.collect(any_hall, collected)
    made = steps.packed(any_hall, packed)
    assert on_shelf(any_hall) == {}
    # Taken out of its envelope again, it lies in somebody's hand, not on the shelf.
    envelope.void(any_hall.desk, made.envelope_no, "装错", new_act())
    assert on_shelf(any_hall) == {}
    assert [row.case_no for row in shelve.waiting(any_hall.desk)] == [packed]
    places.retire(any_hall.supervisor, "A-01-1", new_act())


def test_what_is_handed_over_in_part_stays_on_the_shelf(hall: Hall) -> None:
    rack(hall)
    pieces = [
        {"title": "出生公证", "certificate_no": f"(2026)渝证字第{n}号", "office": "重庆市公证处",
         "holder": "张伟", "issued_on": "2026-11-01", "class": "civil", "matters": 1}
        for n in (1, 2)
    ]  # fmt: skip
    no = steps.ready(hall, pieces=pieces)
    put(hall, no, "A-01-1")
    steps.collect(hall, no, (1,))
    assert on_shelf(hall) == {no: "A-01-1"}
    steps.collect(hall, no)
    assert on_shelf(hall) == {}


def test_labels_come_twelve_to_a_sheet_and_every_one_is_scanned_off_it(hall: Hall) -> None:
    places.declare(hall.supervisor, "A", 5, 3, "", new_act())
    places.retire(hall.supervisor, "A-05-3", new_act())
    sheets = places.print_labels(hall.desk, (), new_act())
    assert [len(sheet.facts["labels"]) for sheet in sheets] == [12, 2]
    for sheet in sheets:
        register.read_back(sheet.kind, sheet.facts, register.pdf(sheet.kind, sheet.facts))
    (one,) = places.print_labels(hall.desk, ("A-02-1",), new_act())
    assert [label["code"] for label in one.facts["labels"]] == ["A-02-1"]


# ---------------------------------------------------------------------------- the sweep


def test_a_sweep_names_what_lacks_what_lies_wrong_what_has_left_and_what_waits_too_long(
    any_hall: Hall,
) -> None:
    hall = any_hall
    rack(hall)
    late, wrong, lost, gone, bare = (steps.ready(hall) for _ in range(5))
    for no, code in ((late, "A-01-1"), (wrong, "A-01-1"), (lost, "A-01-2")):
        put(hall, no, code)
    steps.collect(hall, gone)
    hall.later(days=20)
    begun = sweep.start(hall.desk, "", new_act())
    assert (begun.expected, begun.scanned) == (3, 0)
    told = {}
    for no, here in ((late, "A-01-1"), (wrong, "A-02-1"), (gone, "A-02-2"), (bare, "A-02-2")):
        told[no] = sweep.see(hall.window("2"), begun.no, no, here, new_act()).verdict
    assert told == {late: "found", wrong: "misplaced", gone: "stranger", bare: "misplaced"}
    assert sweep.see(hall.desk, begun.no, late, "A-01-1", new_act()).verdict == "twice"
    corrected = sweep.correct(hall.desk, begun.no, wrong, new_act())
    assert on_shelf(hall)[wrong] == "A-02-1"
    assert [item.case_no for item in corrected.result.misplaced] == [bare]
    with pytest.raises(sweep.NotMisplaced):
        sweep.correct(hall.desk, begun.no, wrong, new_act())
    done = sweep.finish(hall.desk, begun.no, new_act())
    result = done.result
    assert [item.case_no for item in result.missing] == [lost]
    (wrongly,) = result.misplaced
    assert (wrongly.case_no, wrongly.on_record, wrongly.found_at) == (bare, "", "A-02-2")
    assert [item.case_no for item in result.strangers] == [gone]
    assert {item.case_no for item in result.overdue} == {late, wrong, bare}
    assert result.overdue[0].note.zh == "已办结 20 天"
    assert sweep.last(hall.desk) == done
    with pytest.raises(sweep.SweepOver):
        sweep.see(hall.desk, begun.no, lost, "A-01-2", new_act())


def test_a_sweep_goes_on_after_a_break_and_there_is_only_one_at_a_time(any_hall: Hall) -> None:
    rack(any_hall)
    no = steps.ready(any_hall)
    put(any_hall, no, "A-01-1")
    begun = sweep.start(any_hall.desk, "A-01", new_act())
    with pytest.raises(sweep.SweepRuns):
        sweep.start(any_hall.window("2"), "", new_act())
    sweep.see(any_hall.desk, begun.no, no, "A-01-1", new_act())
    any_hall.later(hours=20)
    running = sweep.running(any_hall.window("3"))
    assert running is not None
    assert (running.no, running.scanned, running.result.found) == (begun.no, 1, 1)
    assert sweep.finish(any_hall.window("3"), begun.no, new_act()).result.missing == ()


def test_a_sweep_of_one_rack_misses_nothing_of_another(hall: Hall) -> None:
    rack(hall, "A")
    rack(hall, "B")
    here, there = steps.ready(hall), steps.ready(hall)
    put(hall, here, "A-01-1")
    put(hall, there, "B-01-1")
    begun = sweep.start(hall.desk, "a", new_act())
    assert [item.case_no for item in begun.result.missing] == [here]
    sweep.finish(hall.desk, begun.no, new_act())
    with pytest.raises(NotFound):
        sweep.start(hall.desk, "C", new_act())


def test_what_moves_while_the_sweep_runs_is_neither_missing_nor_misplaced(hall: Hall) -> None:
    rack(hall)
    seen_then_moved, seen_then_collected, new = (steps.ready(hall) for _ in range(3))
    for no in (seen_then_moved, seen_then_collected):
        put(hall, no, "A-01-1")
    begun = sweep.start(hall.desk, "", new_act())
    for no in (seen_then_moved, seen_then_collected):
        sweep.see(hall.desk, begun.no, no, "A-01-1", new_act())
    put(hall, seen_then_moved, "A-02-1")
    put(hall, new, "A-02-2")
    steps.collect(hall, seen_then_collected)
    result = sweep.finish(hall.desk, begun.no, new_act()).result
    assert (result.found, result.missing, result.misplaced, result.strangers) == (2, (), (), ())


@pytest.fixture(scope="module")
def stocked(founded: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """A hall with a rack and five ready cases, the last two for the post; to be copied."""
    folder = shutil.copytree(founded, tmp_path_factory.mktemp("stocked") / "hall")
    books = open_books(folder)
    hall = reopened(books)
    rack(hall)
    cases = [steps.ready(hall) for _ in range(3)]
    cases += [steps.ready(hall, **BY_POST) for _ in range(2)]
    books.close()
    return folder, cases


@given(data=st.data())
@settings(
    max_examples=12, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
def test_a_place_holds_what_was_put_there_and_a_sweep_names_exactly_what_was_lost(
    stocked: tuple[Path, list[str]], data: st.DataObject
) -> None:
    """Any order of putting, moving, taking off, collecting, packing, voiding, posting back."""
    with tempfile.TemporaryDirectory() as folder:
        base, cases = stocked
        books = open_books(shutil.copytree(base, Path(folder) / "hall"))
        hall = reopened(books)
        lies: dict[str, str] = {}
        packed: dict[str, str] = {}
        left: set[str] = set()
        for _ in range(data.draw(st.integers(3, 14))):
            no = data.draw(st.sampled_from(cases))
            act = data.draw(st.sampled_from(("put", "put", "put", "off", "leave", "back")))
            if act == "put" and no not in left and no not in packed:
                lies[no] = data.draw(st.sampled_from(CODES))
                put(hall, no, lies[no])
            elif act == "off" and no in lies:
                shelve.take_off(hall.desk, no, new_act())
                del lies[no]
            elif act == "leave" and no not in left:
                lies.pop(no, None)
                if no in cases[:3]:
                    steps.collect(hall, no)
                    left.add(no)
                elif no not in packed:
                    packed[no] = steps.packed(hall, no).envelope_no
            elif act == "back" and no in packed:
                envelope.void(hall.desk, packed.pop(no), "装错", new_act())
            assert on_shelf(hall) == lies
        lost = data.draw(st.sets(st.sampled_from(sorted(lies)))) if lies else set()
        wrong = data.draw(st.sets(st.sampled_from(sorted(lies)))) - lost if lies else set()
        hall.later(minutes=1)
        begun = sweep.start(hall.desk, "", new_act())
        for no, place in data.draw(st.permutations(sorted(lies.items()))):
            if no not in lost:
                here = CODES[(CODES.index(place) + 1) % 4] if no in wrong else place
                sweep.see(hall.desk, begun.no, no, here, new_act())
        result = sweep.finish(hall.desk, begun.no, new_act()).result
        assert {item.case_no for item in result.missing} == lost
        assert {item.case_no for item in result.misplaced} == wrong
        assert result.strangers == ()
        assert result.found == len(lies) - len(lost) - len(wrong)
        steps.verified(hall)
        books.close()


# ---------------------------------------------------------------------------- reminders


def test_who_does_not_collect_is_listed_by_age_with_the_place_and_how_often_he_was_asked(
    any_hall: Hall,
) -> None:
    hall = any_hall
    rack(hall)
    first = steps.ready(hall)
    put(hall, first, "A-01-1")
    hall.later(days=16)
    second = steps.ready(hall)
    steps.ready(hall, **BY_POST)  # the post takes it: nobody has to come
    assert [row.case_no for row in collecting.uncollected(hall.desk)] == [first]
    assert [row.level for row in collecting.uncollected(hall.desk, "all")] == [1, 0]
    collecting.remind(hall.desk, (first,), "sms", new_act())
    hall.later(days=15)
    collecting.remind(hall.desk, (first, second), "phone", new_act())
    (old, young) = collecting.uncollected(hall.desk)
    assert (old.days, old.level, old.place, old.reminded) == (31, 2, "A-01-1", 2)
    assert old.last_by == collecting.CHANNELS["phone"]
    assert (young.case_no, young.reminded) == (second, 1)
    assert old.phone_masked == "138****5678"
    assert collecting.counts(hall.desk) == {"due": 2, "1": 1, "2": 1, "3": 0, "all": 2}
    told = [line.what.zh for line in card.card(hall.desk, first).timeline]
    assert told[:2] == ["催领（电话）", "催领（短信）"]


def test_the_text_names_case_and_day_and_whoever_looks_at_the_number_is_on_record(
    hall: Hall,
) -> None:
    no = steps.ready(hall)
    hall.later(days=20)
    told = collecting.message(hall.desk, no, new_act())
    assert told.phone == "13812345678"
    assert "张伟" in told.text.zh
    assert no in told.text.zh
    assert "2026-11-23" in told.text.zh
    assert card.card(hall.desk, no).timeline[0].what.zh == "查看完整信息"


def test_a_letter_is_queued_counted_and_opens_its_case_when_it_is_brought(any_hall: Hall) -> None:
    numbers = [steps.ready(any_hall) for _ in range(2)]
    any_hall.later(days=70)
    jobs = collecting.letters(any_hall.desk, numbers, new_act())
    assert [job.case_no for job in jobs] == numbers
    again = collecting.letters(any_hall.desk, numbers[:1], new_act())[0]
    assert [jobs[0].facts["reminder"], again.facts["reminder"]] == [1, 2]
    assert scan(any_hall.desk, again.facts["tag"]).case_no == numbers[0]
    assert {job.kind for job in outbox.pending(any_hall.desk)} >= {"collection_notice"}


def test_nobody_is_asked_to_collect_what_has_left_or_goes_by_post(hall: Hall) -> None:
    collected, posted, waiting = steps.ready(hall), steps.ready(hall, **BY_POST), steps.ready(hall)
    steps.collect(hall, collected)
    for no in (collected, posted):
        with pytest.raises(collecting.NotWaiting):
            collecting.remind(hall.desk, (waiting, no), "phone", new_act())
    assert [row.reminded for row in collecting.uncollected(hall.desk, "all")] == [0]


def test_what_came_back_by_post_and_is_to_be_collected_counts_from_that_day(hall: Hall) -> None:
    no = steps.posted(hall)
    hall.later(days=30)
    returns.post_back(hall.desk, no, "查无此人", new_act())
    hall.later(days=2)
    seen = card.card(hall.desk, no)
    moves.advance(hall.desk, no, seen.revision, "to_pickup", {}, new_act())
    (row,) = collecting.uncollected(hall.desk, "all")
    assert row.days == 2
    with hall.books.reading():
        assert shelfbook.place_of(get(no)) == ""
