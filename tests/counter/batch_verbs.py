"""How each verb and read of batches, the stock of waybills and the carrier's files is done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from counter.desk import Desk
from counter.mailout import batch, carrier_file, orders, ready, waybills, weighing
from counter.sheets import read_pasted
from counter.values.clerk import Right
from tests.conftest import BY_POST, Hall
from tests.counter import mailwork, steps

Do = Callable[[Desk, str], Any]
PAIRS = "信封号\t运单号\n{no}\t1151238971060"


def _envelope(do: Callable[[Desk, str, str], object]) -> Callable[[Hall], Do]:
    """A verb on an envelope without a waybill, beside a roll: desk, number, act."""

    def prepare(hall: Hall) -> Do:
        no = steps.packed(hall, steps.ready(hall, **BY_POST)).envelope_no
        mailwork.roll(hall)
        return lambda desk, act: do(desk, no, act)

    return prepare


def _pack(pack: Callable[..., object]) -> Callable[[Hall], Do]:
    def prepare(hall: Hall) -> Do:
        no = steps.ready(hall, **BY_POST)
        return lambda desk, act: pack(desk, ((no,),), act)

    return prepare


def _read(do: Callable[[Desk], object]) -> Callable[[Hall], Do]:
    return lambda hall: lambda desk, act: do(desk)


def _preview(desk: Desk, no: str) -> carrier_file.FilePreview:
    return carrier_file.look_over(desk, read_pasted(PAIRS.format(no=no)))


def _take_in(desk: Desk, no: str, act: str) -> object:
    seen = _preview_of(no)
    return carrier_file.take_in(desk, seen, "EMS", "", act)


def _preview_of(no: str) -> carrier_file.FilePreview:
    # made by hand, so that taking in is refused by its own right and not by the look before it
    row = carrier_file.FileRow(2, "1151238971060", no)
    return carrier_file.FilePreview(read_pasted(PAIRS.format(no=no)), True, (row,), 1)


POST, READ = Right.POST, Right.READ
ROWS: tuple[tuple[str, Right, Callable[[Hall], Do], bool], ...] = (
    ("mailout.ready.to_post", READ, _read(ready.to_post), False),
    ("mailout.batch.pack_many", POST, _pack(batch.pack_many), True),
    ("mailout.batch.pack_all", POST, _pack(batch.pack_all), True),
    ("mailout.batch.labels", READ, _read(lambda desk: batch.labels(desk, batch.Batch())), False),
    ("mailout.waybills.rolls", READ, _read(waybills.rolls), False),
    ("mailout.waybills.enter", POST, lambda hall: lambda desk, act: waybills.enter(
        desk, "EMS", mailwork.FIRST, mailwork.LAST, "", act), True),
    ("mailout.waybills.spoil", POST,
     _envelope(lambda desk, no, act: waybills.spoil(desk, mailwork.FIRST, "撕坏", act)), True),
    ("mailout.waybills.bind_next", POST,
     _envelope(lambda desk, no, act: waybills.bind_next(desk, no, "EMS", act)), True),
    ("mailout.weighing.weigh", POST,
     _envelope(lambda desk, no, act: weighing.weigh(desk, no, "125", act)), True),
    ("mailout.carrier_file.look_over", READ, _read(lambda desk: _preview(desk, "XF1")), False),
    ("mailout.carrier_file.take_in", POST, _envelope(_take_in), True),
    ("mailout.carrier_file.hand_back", POST,
     _envelope(lambda desk, no, act: len(carrier_file.hand_back(desk, _preview_of(no), act)) > 0),
     True),
    ("mailout.orders.export", Right.UNMASK,
     _envelope(lambda desk, no, act: orders.export(desk, (no,), "寄件", "csv", act)), True),
)  # fmt: skip
