"""Many envelopes in one run: each stands or falls by itself, and a run that stops leaves no half.

A run is a row of signed acts of about a hundred envelopes (`turns`): every act is whole or not at
all, so whoever cancels between two of them, or loses the power in one, keeps whole envelopes only,
each with its cases, its label in the outbox and, from the stock, its waybill number. A turn takes
a fraction of a second, which is as long as another window waits for its own act. Repeating a run
with the same act answers what was done and goes on where it stopped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from counter import outbox
from counter.desk import Desk, Pen, read_office, tag_key
from counter.errors import NotFound, Refused
from counter.mailout.envelope import SUBJECT, NotToPost, OtherReceiver, refusal, state_label
from counter.mailout.ready import Standing, receiver_key, standings
from counter.mailout.waybills import StockEmpty
from counter.outbox import PaperJob
from counter.store import bulk, search, serials, shelfbook, waybillbook
from counter.store.tables.base import plain_rows
from counter.store.tables.cases import Case
from counter.store.tables.mail import Envelope, EnvelopeCase
from counter.store.tables.waybills import WaybillNumber
from counter.text import Text
from counter.values import facts, tag
from counter.values.clerk import Right
from counter.values.money import Money

AT_ONCE = 100  # envelopes in one act: how long another window may have to wait for its turn
Group = tuple[str, ...]  # the numbers of the cases of one receiver


class EmptyBatch(Refused):
    """Nothing was chosen that can be packed."""

    def __init__(self) -> None:
        super().__init__(
            Text("没有选中可以装封的办件。请先在列表中选择。",
                 "Nothing that can be packed is chosen. Choose it in the list first.")
        )  # fmt: skip


@dataclass(frozen=True)
class Packed:
    """One envelope that was made: its label is queued as `paper`; `waybill` may be empty."""

    envelope_no: str
    case_nos: Group
    paper: int
    waybill: str


@dataclass(frozen=True)
class Fallen:
    """Cases that were not packed, and why; nothing of them was changed."""

    case_nos: Group
    why: Text


@dataclass(frozen=True)
class Batch:
    """What became of the groups of a run, or of a part of it."""

    packed: tuple[Packed, ...] = ()
    fallen: tuple[Fallen, ...] = ()

    @property
    def done(self) -> int:
        """How many groups were looked at."""
        return len(self.packed) + len(self.fallen)

    def __add__(self, other: Batch) -> Batch:
        return Batch(self.packed + other.packed, self.fallen + other.fallen)


Told = Callable[[Batch, int], bool]  # what is done, of how many; False stops the run


@dataclass
class _Made:
    """An envelope that is about to be written."""

    cases: list[Case]
    number: WaybillNumber | None = None
    row: Envelope = field(default_factory=Envelope)


def turns(groups: Sequence[Group], at_once: int = AT_ONCE) -> Iterator[tuple[Group, ...]]:
    """The groups of a run in parts, each small enough for one act."""
    for start in range(0, len(groups), at_once):
        yield tuple(groups[start : start + at_once])


def pack_all(
    desk: Desk, groups: Sequence[Group], act: str, carrier: str = "", told: Told | None = None
) -> Batch:
    """Pack every group, turn by turn, as `pack_many` does; `told` hears of each turn.

    Refuses `EmptyBatch`. Stops, with what is done by then, as soon as `told` says False.
    """
    whole = Batch()
    if not any(groups):
        raise EmptyBatch
    for no, part in enumerate(turns(groups)):
        whole += pack_many(desk, part, f"{act}:{no}", carrier)
        if told is not None and not told(whole, len(groups)):
            break
    return whole


def labels(desk: Desk, made: Batch) -> tuple[PaperJob, ...]:
    """The labels of a run that have still to be printed, in the order of their envelopes."""
    with desk.reading():
        jobs = (outbox.job(each.paper) for each in made.packed)
        return tuple(job for job in jobs if job.is_pending)


def pack_many(desk: Desk, groups: Sequence[Group], act: str, carrier: str = "") -> Batch:
    """Put each group into an envelope of its own and queue its label, all by one act.

    With a `carrier` each gets the next number of its stock and is bound to it at once. A group
    that cannot be packed, or for which no number is left, falls alone. Refuses `EmptyBatch`.
    """
    with desk.signed(Right.POST, act) as pen:
        if pen.answer is not None:
            return facts.read(Batch, pen.answer["batch"])
        if not any(groups):
            raise EmptyBatch
        made, stand, fallen = _sorted_out(groups)
        if carrier:
            numbers = waybillbook.next_left(carrier, len(made))
            for each, number in zip(made, numbers, strict=False):
                each.number = number
            for each in made[len(numbers) :]:
                fallen.append(Fallen(_nos(each.cases), StockEmpty(carrier).text))
            del made[len(numbers) :]
        batch = Batch(_write(desk, pen, made, stand), tuple(fallen))
        pen.result = {"batch": facts.plain(batch)}
        return batch


def _sorted_out(
    groups: Sequence[Group],
) -> tuple[list[_Made], dict[int, Standing], list[Fallen]]:
    """What can be packed, how its cases stand, and what cannot be."""
    wanted = {no for group in groups for no in group}
    by_no = {case.no: case for case in Case.select().where(Case.no.in_(sorted(wanted)))}
    stand = standings(by_no.values())
    seen: set[str] = set()
    made: list[_Made] = []
    fallen: list[Fallen] = []
    for group in groups:
        nos = tuple(dict.fromkeys(group))
        if not nos:
            continue
        why = _why(nos, by_no, stand, seen)
        if why is None:
            made.append(_Made([by_no[no] for no in nos]))
            seen.update(nos)
        else:
            fallen.append(Fallen(nos, why))
    return made, stand, fallen


def _why(
    nos: Group, by_no: dict[str, Case], stand: dict[int, Standing], seen: set[str]
) -> Text | None:
    for no in nos:
        case = by_no.get(no)
        if case is None:
            return NotFound(Text("办件 {no}", "case {no}").fill(no=no)).text
        refused = refusal(case, stand[case.id])
        if refused is not None:
            return refused.text
        if no in seen:
            return NotToPost(no, Text("本次已选过一次", "it was chosen twice")).text
        if receiver_key(case) != receiver_key(by_no[nos[0]]):
            return OtherReceiver(no).text
    return None


def _write(
    desk: Desk, pen: Pen, made: list[_Made], stand: dict[int, Standing]
) -> tuple[Packed, ...]:
    """Write the envelopes, their contents, labels, numbers and lines of the journal."""
    if not made:
        return ()
    office, key = read_office(), tag_key()
    run = serials.take_run(f"envelope:{pen.day.isoformat()}", len(made))
    for each, serial in zip(made, run, strict=True):
        told = each.cases[0].answers
        each.row = Envelope(
            no=f"XF{pen.day:%Y%m%d}-{serial:04d}",
            tag=tag.mint(key, tag.Tag(SUBJECT, office.hall_code, pen.day, serial)),
            state="bound" if each.number else "labelled", receiver=told["receiver"],
            phone=told["receiver_phone"], address=told["address"], post_mode=told["post_mode"],
            postage=Money.total(stand[case.id].postage for case in each.cases),
            pieces=sum(stand[case.id].pieces for case in each.cases),
            waybill=each.number.number if each.number else None, day=pen.day,
        )  # fmt: skip
    bulk.insert(Envelope, [each.row.__data__ for each in made])
    ids = dict(plain_rows(
        Envelope.select(Envelope.no, Envelope.id).where(Envelope.no.in_([e.row.no for e in made]))
    ))  # fmt: skip
    bulk.insert(EnvelopeCase, [
        {"envelope": ids[each.row.no], "case": case.id} for each in made for case in each.cases
    ])  # fmt: skip
    shelfbook.free(case.id for each in made for case in each.cases)
    waybillbook.take(
        [(each.number, ids[each.row.no]) for each in made if each.number], pen.now, desk.clerk.name
    )
    packed: list[Packed] = []
    for each in made:
        row, nos = each.row, _nos(each.cases)
        paper = outbox.queue(pen, "label", row.no, state_label(pen, row, office))
        pen.write("pack", row.no, {"cases": list(nos)})
        if each.number:
            pen.write("bind", row.no, {"waybill": each.number.number})
            for case in each.cases:
                search.note(case.id, [each.number.number])
        packed.append(Packed(row.no, nos, paper, row.waybill or ""))
    return tuple(packed)


def _nos(cases: Sequence[Case]) -> Group:
    return tuple(case.no for case in cases)
