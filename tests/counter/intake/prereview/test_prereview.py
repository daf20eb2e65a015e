"""微信预审 from the first picture to the case, and to the day on which it is removed."""

from __future__ import annotations

import json
from datetime import date

import pytest

from counter.desk import new_act
from counter.errors import Forbidden, Incomplete, NotFound, Overtaken
from counter.intake import accept
from counter.intake.application import Application
from counter.intake.prereview import answering, arriving, clearing, collecting, reading
from counter.intake.prereview.reading import PrereviewCard
from counter.intake.prereview.words import Became, Cleared, NothingSaid, TooManyPictures
from counter.papers import register
from counter.pictures import drawn_paper
from counter.progress import scan
from counter.store.tables.prereviews import Prereview, PrereviewPicture
from counter.text import Text
from counter.values.clerk import Role
from counter.values.facts import plain
from tests.conftest import PERSON, Hall
from tests.counter import steps
from tests.counter.intake.prereview import bits
from tests.papers import reading as paper_reading


def answer(hall: Hall, no: str, verdict: answering.Verdict = "passed", *lines: Text) -> Text:
    """One answer to it as it stands; its text."""
    revision = bits.look(hall, no).revision
    return answering.answer(hall.desk, no, revision, verdict, lines, "", new_act()).text


def visit(hall: Hall, arrival: arriving.Arrival, originals: bool = True) -> Application:
    """The form that the arrival fills, with what the pre-review did not know."""
    answers = {**PERSON, "delivery": "pickup", "speed": "ordinary", **arrival.answers}
    here = arrival.in_copy if originals else frozenset[str]()
    return Application(arrival.letters, answers, arrival.pieces, here, new_act(), arrival.no)


def test_one_scan_and_a_look_at_the_originals_make_the_case(any_hall: Hall) -> None:
    hall = any_hall
    card = bits.all_seen(hall)
    answer(hall, card.row.no)
    found = scan.scan(hall.desk, card.tag)
    assert (found.kind, found.number) == ("prereview", card.row.no)
    arrival = arriving.arrive(hall.desk, found.number)
    assert arrival.answers["destination"] == "DE"
    assert arrival.answers["channel"] == "wechat"
    with pytest.raises(Incomplete):
        accept.accept(hall.desk, visit(hall, arrival, originals=False))
    filed = accept.accept(hall.desk, visit(hall, arrival))
    assert bits.look(hall, card.row.no).row.case_no == filed.case_no
    assert [row.no for row in reading.on_hand(hall.desk)] == []
    with hall.books.reading():
        assert Prereview.get().case.channel == "wechat"


def test_a_second_use_of_the_tag_names_the_case_that_it_became(hall: Hall) -> None:
    card = bits.all_seen(hall)
    arrival = arriving.arrive(hall.desk, card.row.no)
    filed = accept.accept(hall.desk, visit(hall, arrival))
    before = steps.snapshot(hall)
    with pytest.raises(Became) as refused:
        arriving.arrive(hall.desk, card.row.no)
    assert refused.value.case_no == filed.case_no
    with pytest.raises(Became):  # two windows with the same form open: the second adds nothing
        accept.accept(hall.window("2"), visit(hall, arrival))
    assert steps.snapshot(hall) == before


def test_originals_by_post_are_received_and_their_sender_is_told(hall: Hall) -> None:
    card = bits.all_seen(hall)
    arrival = arriving.arrive(hall.desk, card.row.no, by_post=True)
    assert arrival.answers["channel"] == "post"
    filed = accept.receive(hall.desk, visit(hall, arrival))
    told = arriving.parcel_text(hall.desk, filed.case_no)
    assert filed.case_no in told.zh
    assert "张伟" in told.zh
    assert "收件不等于受理" in told.zh


def test_what_was_not_seen_is_missing_until_it_is_ticked_on_a_picture(any_hall: Hall) -> None:
    card = bits.begun(any_hall)
    missing = [text.zh for text in card.missing]
    assert "公证书等文书原件" in missing
    tick = collecting.tick(
        any_hall.desk, card.row.no, card.pictures[0].id, frozenset({"rz-deed", "nonsense"}),
        new_act(),
    )  # fmt: skip
    assert tick.seen == {"rz-deed"}
    assert [text.zh for text in tick.missing] == [m for m in missing if m != "公证书等文书原件"]


def test_all_gaps_are_told_at_once_in_a_text_ready_to_paste(hall: Hall) -> None:
    card = bits.begun(hall)
    with pytest.raises(NothingSaid):
        answer(hall, card.row.no, "gaps")
    text = answer(hall, card.row.no, "gaps", *card.missing, Text("签名不清楚", "blurred signature"))
    assert text.zh.startswith("山城小李，您好。")
    for gap in (*card.missing, Text("签名不清楚", "")):
        assert gap.zh in text.zh
    assert "{" not in text.zh + text.en
    assert bits.look(hall, card.row.no).row.state == "gaps"


def test_new_pictures_ask_for_a_new_look_and_the_same_one_adds_nothing(hall: Hall) -> None:
    card = bits.begun(hall)
    answer(hall, card.row.no, "unfit", Text("境外文书", "a foreign deed"))
    same = collecting.add_pictures(hall.desk, card.row.no, (bits.picture(),), new_act())
    assert (same.row.state, len(same.pictures)) == ("unfit", 1)
    more = collecting.add_pictures(hall.desk, card.row.no, (bits.picture("blue"),), new_act())
    assert (more.row.state, len(more.pictures)) == ("waiting", 2)


def test_the_answers_picture_carries_the_tag_and_what_to_bring(hall: Hall) -> None:
    card = bits.all_seen(hall)
    answer(hall, card.row.no)
    slip = answering.last_answer(hall.desk, card.row.no).slip
    assert slip.until == date(2026, 12, 23)
    assert "公证书等文书原件" in [line.zh for line in slip.lines]
    pdf = register.pdf("prereview_answer", plain(slip))
    assert drawn_paper(pdf).startswith(b"\x89PNG")
    [codes] = paper_reading.symbols(pdf)
    assert codes == [("QRCode", card.tag)]


def test_pictures_go_first_then_what_is_personal_and_counts_and_hashes_stay(any_hall: Hall) -> None:
    hall = any_hall
    card = bits.all_seen(hall)
    answer(hall, card.row.no)
    assert clearing.clear_due(hall.desk, new_act()) == clearing.Removed(0, 0)
    hall.later(days=31)
    assert clearing.clear_due(hall.desk, new_act()) == clearing.Removed(1, 0)
    emptied = bits.look(hall, card.row.no)
    assert emptied.pictures[0].thumb is None
    assert emptied.pictures[0].sha256 == card.pictures[0].sha256
    assert emptied.row.is_expired
    hall.later(days=335)
    assert clearing.clear_due(hall.desk, new_act()) == clearing.Removed(0, 1)
    with hall.books.reading():
        row = Prereview.get()
        assert (row.sender, row.answers, row.pieces, row.told) == ("", {}, [], {})
        assert (row.state, row.destination, row.purged_on) == ("passed", "DE", hall.desk.today)
        assert PrereviewPicture.select().where(PrereviewPicture.body.is_null()).count() == 1
    with pytest.raises(Cleared):
        arriving.arrive(hall.desk, card.row.no)
    assert steps.verified(hall).entries == steps.length(hall)


def test_what_is_removed_leaves_the_books_and_the_log_beside_them(hall: Hall) -> None:
    def traces(mark: bytes) -> int:
        folder = hall.books.folder
        assert folder is not None
        return sum(file.read_bytes().count(mark) for file in folder.glob("counter.db*"))

    def mark_of(card: PrereviewCard) -> bytes:
        body = reading.picture(hall.desk, card.pictures[-1].id).body
        assert body is not None
        return body[-60:-20]  # inside the packed points of this one picture

    first = bits.begun(hall, name="欧阳娜娜")
    taken_out, kept_till_cleared = bits.picture("teal"), mark_of(first)
    card = collecting.add_pictures(hall.desk, first.row.no, (taken_out,), new_act())
    mistake = mark_of(card)
    assert all(traces(mark) for mark in (mistake, kept_till_cleared, "欧阳娜娜".encode()))
    collecting.remove_picture(hall.desk, first.row.no, card.pictures[-1].id, new_act())
    assert traces(mistake) == 0
    clearing.clear(hall.desk, first.row.no, "本人要求", new_act())
    assert traces(kept_till_cleared) == traces("欧阳娜娜".encode()) == 0


def test_nothing_personal_of_a_pre_review_gets_into_the_journal(hall: Hall) -> None:
    card = bits.all_seen(hall, name="欧阳娜娜", phone="13812345678")
    answer(hall, card.row.no, "gaps", Text("欧阳娜娜的签名", "signature"))
    clearing.clear(hall.desk, card.row.no, "本人要求", new_act())
    written = hall.books.database.execute_sql("SELECT * FROM entry").fetchall()
    acts = hall.books.database.execute_sql("SELECT * FROM act").fetchall()
    everything = json.dumps([written, acts], ensure_ascii=False, default=str)
    for personal in ("欧阳", "山城小李", "13812345678"):
        assert personal not in everything


def test_two_windows_on_one_pre_review_do_not_overwrite_each_other(hall: Hall) -> None:
    card = bits.begun(hall)
    answer(hall, card.row.no, "unfit", Text("境外文书", "a foreign deed"))
    with pytest.raises(Overtaken):
        answering.answer(
            hall.window("2"), card.row.no, card.revision, "passed", (), "", new_act()
        )  # fmt: skip


def test_there_is_an_end_to_pictures(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collecting, "MOST_PICTURES", 2)
    card = bits.begun(hall)
    with pytest.raises(TooManyPictures):
        collecting.add_pictures(
            hall.desk, card.row.no, (bits.picture("blue"), bits.picture("green")), new_act()
        )
    assert len(bits.look(hall, card.row.no).pictures) == 1


def test_a_removed_picture_is_gone_and_its_hash_is_on_record(hall: Hall) -> None:
    card = bits.begun(hall)
    left = collecting.remove_picture(hall.desk, card.row.no, card.pictures[0].id, new_act())
    assert left.pictures == ()
    with pytest.raises(NotFound):
        reading.picture(hall.desk, card.pictures[0].id)


@pytest.mark.parametrize("role", [Role.READER, Role.ADMINISTRATOR])
def test_who_does_no_pre_review_sees_none(hall: Hall, role: Role) -> None:
    card = bits.begun(hall)
    desk = hall.window("9", role)
    for read in (
        lambda: reading.on_hand(desk),
        lambda: reading.card(desk, card.row.no),
        lambda: reading.picture(desk, card.pictures[0].id),
        lambda: arriving.arrive(desk, card.row.no),
        lambda: answering.last_answer(desk, card.row.no),
    ):
        with pytest.raises(Forbidden):
            read()
