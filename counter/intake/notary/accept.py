"""业务联办受理: every ticked row of a batch is taken in by one act, or none is."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from counter.desk import Desk, Pen, read_office, tag_key
from counter.errors import Incomplete, Refused
from counter.intake.notary.bundles import bundles
from counter.intake.notary.columns import Layout
from counter.intake.notary.letter import Grouping, Letter
from counter.intake.notary.preview import Known, Preview, beside, look_at
from counter.intake.notary.stating import Receipts, queue_papers
from counter.intake.notary.track import Track
from counter.intake.notary.writing import Written, write_cases
from counter.sheets import Sheet
from counter.store import bulk, serials, shelf
from counter.store.tables.base import plain_rows
from counter.store.tables.batches import BatchRow, NotaryBatch
from counter.text import Text
from counter.values import tag
from counter.values.clerk import Right

_AT_ONCE = 500


class RowsUnfit(Refused):
    """Rows that were ticked although something is wrong with them."""

    def __init__(self, rows: tuple[int, ...]) -> None:
        self.rows = rows
        super().__init__(
            Text("第 {rows} 行有错，不能受理。请取消勾选，或退回修改。",
                 "Rows {rows} have faults. Untick them, or hand them back to be mended.")
            .fill(rows="、".join(map(str, rows[:20])))
        )  # fmt: skip


class NothingTicked(Refused):
    """No row to take in."""

    def __init__(self) -> None:
        super().__init__(
            Text("没有勾选可受理的行。请先勾选。", "No row is ticked. Tick what is to be taken in.")
        )


@dataclass(frozen=True)
class Accepted:
    """What became of a batch: its number (empty: nothing was new), rows, cases."""

    batch_no: str
    rows: tuple[int, ...]
    already: tuple[int, ...]
    case_nos: tuple[str, ...]


def look_over(
    desk: Desk, sheet: Sheet, letter: Letter, layout: Layout | None = None,
    track: Track | None = None,
) -> Preview:  # fmt: skip
    """The sheet checked, and what of it is in the books already. Writes nothing.

    Refuses a sheet that cannot be read as a batch, each time with one sentence.
    """
    with desk.reading():
        seen = look_at(sheet, letter, shelf.newest(), desk.today, layout, track)
        return beside(seen, known(seen))


def accept(
    desk: Desk, preview: Preview, ticked: Collection[int], grouping: Grouping,
    receipts: Receipts, act: str, track: Track | None = None,
) -> Accepted:  # fmt: skip
    """Take in every ticked row: cases, batch, papers; all of them or none.

    What is in the books already (the same certificate, office, destination and letter) is counted
    as `already` and added to nothing. Refuses `NothingTicked`, `RowsUnfit`, `Incomplete` where
    the papers of the batch were not seen, and whatever the cases themselves refuse.
    """
    with desk.signed(Right.INTAKE, act) as pen:
        if pen.answer is not None:
            return _recall(pen.answer)
        edition = shelf.newest()
        # The rules, the day and the books of this moment, not those of the preview.
        seen = look_at(
            preview.sheet, preview.letter, edition, pen.day, preview.layout, track
        )
        seen = beside(seen, known(seen))
        chosen = frozenset(ticked)
        already = tuple(sorted(chosen & seen.already))
        fresh = chosen - seen.already
        if not chosen:
            raise NothingTicked
        unfit = tuple(sorted(fresh - frozenset(seen.ok)))
        if unfit:
            raise RowsUnfit(unfit)
        if not seen.letter.is_complete:
            raise Incomplete((Text("随批材料（登记表、证书、身份证复印件、公函）",
                                   "the papers of the batch"),))  # fmt: skip
        if not fresh:
            pen.lay_down()
            return Accepted("", (), already, ())
        asked = bundles(seen, fresh, grouping, edition, pen.day, act)
        written = write_cases(desk, pen, asked, edition, track)
        batch = _write(desk, pen, seen, written, grouping, len(seen.lines) - len(chosen))
        queue_papers(desk, pen, seen, batch, written, receipts)
        rows = tuple(sorted(fresh))
        numbers = tuple(each.case.no for each in written)
        pen.write(
            "notary_batch", batch.no,
            {"office": batch.office, "letter_no": batch.letter_no, "is_sealed": batch.is_sealed,
             "taken_in": batch.taken_in, "handed_back": batch.handed_back,
             "first_case": numbers[0], "cases": len(numbers)},
        )  # fmt: skip
        pen.result = {"batch": batch.no, "rows": rows, "already": already, "cases": numbers}
        return Accepted(batch.no, rows, already, numbers)


def known(preview: Preview) -> Known:
    """What the books have of these certificates; only inside a read or an act.

    The same letter, or one of the two without a number: in already. Another letter: elsewhere.
    What was sent back to the notary office may come again.
    """
    marks = sorted({line.fingerprint for line in preview.lines if line.fingerprint})
    already: set[str] = set()
    elsewhere: dict[str, str] = {}
    for start in range(0, len(marks), _AT_ONCE):
        some = marks[start : start + _AT_ONCE]
        found = (
            BatchRow.select(BatchRow.fingerprint, NotaryBatch.no, NotaryBatch.letter_no)
            .join(NotaryBatch)
            .where(BatchRow.fingerprint.in_(some), BatchRow.state == "accepted")
        )
        for mark, batch_no, letter_no in plain_rows(found):
            if letter_no == preview.letter.letter_no:
                already.add(mark)
            else:
                elsewhere[mark] = batch_no
    return Known(frozenset(already), elsewhere)


def _recall(answer: dict[str, object]) -> Accepted:
    def told(name: str) -> Iterable[object]:
        found = answer.get(name, ())
        return found if isinstance(found, list) else ()

    rows, already = (tuple(int(str(no)) for no in told(name)) for name in ("rows", "already"))
    return Accepted(str(answer.get("batch", "")), rows, already, tuple(map(str, told("cases"))))


def _write(
    desk: Desk, pen: Pen, seen: Preview, written: tuple[Written, ...], grouping: Grouping,
    handed_back: int,
) -> NotaryBatch:  # fmt: skip
    serial = serials.take(f"notary:{pen.day.isoformat()}")
    its_tag = tag.Tag(tag.NOTARY_BATCH, read_office().hall_code, pen.day, serial)
    batch = NotaryBatch.create(
        no=f"GZ{pen.day:%Y%m%d}-{serial:02d}", tag=tag.mint(tag_key(), its_tag),
        office=seen.letter.office, letter_no=seen.letter.letter_no,
        is_sealed=seen.letter.is_sealed, grouping=grouping,
        taken_in=sum(len(each.bundle.lines) for each in written), handed_back=handed_back,
        day=pen.day, received_at=pen.now, clerk=desk.clerk.name, window=desk.window,
    )  # fmt: skip
    bulk.insert(BatchRow, [
        {"batch": batch.id, "row_no": line.no, "fingerprint": line.fingerprint,
         "state": "accepted", "case": each.case.id, "piece_no": piece_no,
         "changed_at": pen.now, "changed_by": desk.clerk.name}
        for each in written
        for piece_no, line in enumerate(each.bundle.lines, start=1)
    ])  # fmt: skip
    return batch
