"""A closed day is proven against its paper: the print, a photograph of it, or its number."""

from __future__ import annotations

import json
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from counter.commands import proving as command
from counter.dayclose import anchoring, proving, totals
from counter.dayclose.anchor import Anchor, NotAnAnchor
from counter.dayclose.anchor import read as read_code
from counter.dayclose.figures import DaySheet
from counter.dayclose.proving import NotProven
from counter.desk import tag_key
from counter.errors import NotFound
from counter.outbox import PaperJob
from counter.papers import proof, register, sheet_text
from counter.papers.proof import Illegible
from counter.papers.style import Style
from counter.pictures import Broken
from counter.store import journal, keeping
from counter.store.journal import JournalAltered
from counter.store.tables.hall import BusinessDay
from counter.store.tables.journal import Count, Entry
from counter.values import facts
from counter.values.days import parse_period
from tests.conftest import MORNING, Hall
from tests.counter import steps

DAY = MORNING.date()


@pytest.fixture
def z(any_hall: Hall) -> PaperJob:
    """The sheet of a day on which something was paid."""
    steps.pay_all(any_hall, any_hall.accept().case_no)
    steps.collect(any_hall, steps.ready(any_hall))
    return steps.close_today(any_hall)


def anchor_of(job: PaperJob) -> Anchor:
    return facts.read(Anchor, job.facts["anchor"])


def printed(job: PaperJob, folder: Path, copy: int = 0, style: Style | None = None) -> Path:
    file = folder / "z.pdf"
    file.write_bytes(register.pdf("day_sheet", job.facts, copy=copy, style=style or Style()))
    return file


def photographed(job: PaperJob, folder: Path, name: str = "z.jpg") -> Path:
    """The page with the anchor, laid down a little askew."""
    import pypdfium2

    document = pypdfium2.PdfDocument(register.pdf("day_sheet", job.facts))
    pages = [page.render(scale=2.4).to_pil() for page in document]
    whole = Image.new("RGB", (pages[0].width, sum(p.height for p in pages)), "white")
    for number, page in enumerate(pages):
        whole.paste(page, (0, number * page.height))
    whole.rotate(4, expand=True, fillcolor="grey").save(folder / name)
    return folder / name


def test_the_sheet_bears_the_whole_head_and_a_scanner_reads_it(any_hall: Hall) -> None:
    any_hall.accept()
    steps.print_all(any_hall)
    with any_hall.books.reading():
        head = journal.head()
    job = steps.close_today(any_hall)
    anchor = anchor_of(job)
    assert (anchor.last, anchor.head) == (head.seq, head.digest)
    assert (anchor.day, anchor.close_no, anchor.hall) == (DAY, 1, "001")
    pdf = register.pdf("day_sheet", job.facts)
    register.read_back("day_sheet", job.facts, pdf)
    read = [code.text for page in proof.codes(pdf) for code in page]
    assert read.count(anchor.code) == 1
    assert read_code(anchor.code) == anchor
    assert head.digest in "".join(sheet_text.lines(pdf)).replace(" ", "")


def test_a_sheet_whose_anchor_does_not_read_back_is_not_printed(z: PaperJob) -> None:
    without = register.pdf("day_sheet", {**z.facts, "anchor": None})
    with pytest.raises(Illegible):
        register.read_back("day_sheet", z.facts, without)
    draft = register.pdf("day_sheet", z.facts, style=Style(is_draft=True))
    assert proof.codes(draft) == ((),) * len(proof.codes(draft))


def test_a_paper_proves_its_day_by_print_photograph_number_and_day(
    any_hall: Hall, z: PaperJob, tmp_path: Path
) -> None:
    anchor = anchor_of(z)
    by_print, read_as = command._of_file(any_hall.desk, printed(z, tmp_path))
    assert (by_print.head, by_print.entries, read_as) == (anchor.head, anchor.last, "text")
    assert by_print.figures > 60
    for copy, style in ((2, Style()), (0, Style("zh", is_large=True))):
        assert command._of_file(any_hall.desk, printed(z, tmp_path, copy, style))[1] == "text"
    photo = photographed(z, tmp_path)
    assert command._of_file(any_hall.desk, photo) == (by_print, "picture")
    assert proving.prove_stored(any_hall.desk, "1") == by_print
    assert proving.prove_stored(any_hall.desk, DAY.isoformat()) == by_print


def test_it_still_does_when_work_goes_on(any_hall: Hall, z: PaperJob) -> None:
    any_hall.later(days=1)
    any_hall.accept()
    assert proving.prove(any_hall.desk, anchor_of(z)).entries == anchor_of(z).last


@pytest.mark.parametrize("written", ["2", "2026-11-22", "0", "z.pdf"])
def test_a_closing_that_is_not_there_is_said_so(any_hall: Hall, z: PaperJob, written: str) -> None:
    with pytest.raises(NotFound):
        proving.prove_stored(any_hall.desk, written)


def test_a_figure_that_was_changed_on_the_paper_is_named(
    any_hall: Hall, z: PaperJob, tmp_path: Path
) -> None:
    told = json.loads(json.dumps(z.facts))
    told["totals"]["kinds"][0]["accepted"] += 7
    file = printed(facts_in(z, told), tmp_path)
    with pytest.raises(NotProven) as refused:
        command._of_file(any_hall.desk, file)
    assert f"{told['totals']['kinds'][0]['accepted']} 份" in refused.value.text.zh


def facts_in(job: PaperJob, told: dict[str, Any]) -> PaperJob:
    return replace(job, facts=told)


def test_an_anchor_that_was_drawn_elsewhere_fails_its_check(any_hall: Hall, z: PaperJob) -> None:
    anchor = anchor_of(z)
    with pytest.raises(NotProven) as refused:
        proving.prove(any_hall.desk, replace(anchor, check="0" * 16))
    assert "校验" in refused.value.text.zh
    with pytest.raises(NotProven) as refused:
        proving.prove(any_hall.desk, replace(anchor, hall="002"))
    assert "002" in refused.value.text.zh


def test_books_that_are_older_than_the_paper_say_so(any_hall: Hall, z: PaperJob) -> None:
    later = replace(anchor_of(z), close_no=2, last=anchor_of(z).last + 500)
    with pytest.raises(NotProven) as refused:
        proving.prove(any_hall.desk, later)
    assert "账比纸旧" in refused.value.text.zh
    assert refused.value.seq == steps.length(any_hall) + 1


def test_a_picture_without_an_anchor_and_no_picture(hall: Hall, tmp_path: Path) -> None:
    Image.new("L", (300, 300), "white").save(tmp_path / "white.png")
    with pytest.raises(command.NoAnchor):
        command._anchor_on(tmp_path / "white.png")
    (tmp_path / "cut.pdf").write_bytes(b"%PDF-1.4 cut")
    with pytest.raises(Broken):
        command._anchor_on(tmp_path / "cut.pdf")


@pytest.mark.parametrize(
    "code", ["", "Z1", "Z2/001/20201123/1/2/" + "A" * 64 + "/" + "0" * 16,
             "Z1/001/20201332/1/2/" + "A" * 64 + "/" + "0" * 16],
)  # fmt: skip
def test_other_codes_are_no_anchor(code: str) -> None:
    with pytest.raises(NotAnAnchor):
        read_code(code)


# What an insider does who has the key of the books.


def unguarded(hall: Hall) -> None:
    rows = hall.books.database.execute_sql("SELECT name FROM sqlite_master WHERE type='trigger'")
    for (name,) in rows.fetchall():
        hall.books.database.execute_sql(f"DROP TRIGGER {name}")


def chain_again() -> None:
    """All digests worked out anew, so that the chain holds."""
    previous = journal.BEGINNING
    columns = (*journal._HASHED, "digest")
    for row in list(Entry.select().order_by(Entry.seq)):
        stored = {name: getattr(row, name) for name in columns}
        stored["previous"] = previous
        previous = journal.digest(stored)
        Entry.update(previous=stored["previous"], digest=previous).where(
            Entry.seq == row.seq
        ).execute()


def rewrite(hall: Hall) -> None:
    """Take 10 yuan out of the day, everywhere: entry, counts, kept totals, chain and sheet."""
    unguarded(hall)
    entry = Entry.select().where(Entry.verb == "pay").order_by(Entry.seq).get()
    told, counts = json.loads(entry.facts), json.loads(entry.counts)
    told["amount"] -= 1000
    for row in counts:
        row["fen"] -= 1000
    Entry.update(facts=facts.write(told), counts=facts.write(counts)).where(
        Entry.seq == entry.seq
    ).execute()
    Count.update(fen=Count.fen - 1000).where(Count.seq == entry.seq).execute()
    keeping.renew()
    row = BusinessDay.get_by_id(DAY)
    sheet = facts.read(DaySheet, row.sheet)
    new = totals.count(parse_period(DAY.isoformat()))
    close = Entry.get(Entry.verb == "close_day")
    said = json.loads(close.facts)
    said["totals"] = {**facts.plain(new), "days_closed": 0}
    Entry.update(facts=facts.write(said)).where(Entry.seq == close.seq).execute()
    chain_again()
    head = Entry.get_by_id(sheet.anchor.last)
    plain = {**row.sheet, "totals": said["totals"], "journal_head": head.digest[:16],
             "periods": None, "till": None, "balance": None}  # fmt: skip
    sheet = facts.read(DaySheet, plain)
    again = anchoring.anchored(tag_key(), sheet, journal.Head(head.seq, head.digest))
    BusinessDay.update(sheet=facts.plain(again)).where(BusinessDay.day == DAY).execute()


def test_books_rewritten_with_their_key_hold_by_themselves_and_not_against_the_paper(
    hall: Hall, tmp_path: Path
) -> None:
    steps.pay_all(hall, hall.accept().case_no)
    job = steps.close_today(hall)
    file, photo = printed(job, tmp_path), photographed(job, tmp_path)
    rewrite(hall)
    steps.verified(hall)  # the chain holds, and agrees with the stored sheet
    assert proving.prove_stored(hall.desk, "1").close_no == 1
    for paper in (file, photo):
        with pytest.raises(NotProven) as refused:
            command._of_file(hall.desk, paper)
        anchor = anchor_of(job)
        assert anchor.head[:16] in refused.value.text.zh
        assert refused.value.seq == anchor.last


def test_an_altered_entry_is_named_before_anything_else(hall: Hall, tmp_path: Path) -> None:
    steps.pay_all(hall, hall.accept().case_no)
    job = steps.close_today(hall)
    unguarded(hall)
    seq = Entry.select(Entry.seq).where(Entry.verb == "accept").get().seq
    Entry.update(clerk="别人").where(Entry.seq == seq).execute()
    with pytest.raises(JournalAltered) as altered:
        proving.prove(hall.desk, anchor_of(job))
    assert altered.value.seq == seq


def test_a_scan_inside_a_pdf_is_read_like_a_photograph(
    any_hall: Hall, z: PaperJob, tmp_path: Path
) -> None:
    out = BytesIO()
    Image.open(photographed(z, tmp_path)).save(out, "PDF", resolution=170)
    (tmp_path / "scan.pdf").write_bytes(out.getvalue())
    assert command._of_file(any_hall.desk, tmp_path / "scan.pdf")[1] == "picture"
