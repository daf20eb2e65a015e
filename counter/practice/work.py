"""What pretend clerks do with a case, verb by verb, as a real one would from the window."""

from __future__ import annotations

import random
from collections.abc import Callable

from counter import outbox
from counter.dayclose import till
from counter.desk import Desk, new_act
from counter.mailout import batch, envelope, manifest, ready
from counter.mailout import sealing as post_sealing
from counter.outbox import PaperJob
from counter.practice import apec, checking, custody, outside, sealing, visas
from counter.progress import moves
from counter.progress.handover import Receiver, hand_over
from counter.progress.standing import Standing, standing
from counter.values.money import Money

PRINTER = "练习打印机"


Printer = Callable[[Desk, PaperJob], object]


def printed(desk: Desk, job: PaperJob) -> None:
    """A pretend printer takes the paper."""
    outbox.handed_over(desk, job.id, PRINTER)


def pay(desk: Desk, chance: random.Random, stands: Standing) -> None:
    """Pay whatever is owed."""
    if stands.owes > Money(0):
        method = chance.choice(("cash", "wechat", "wechat", "alipay", "card", "transfer"))
        receipt = outside.fiscal_number(desk, stands.case_no)
        till.pay(desk, stands.case_no, stands.owes, method, "", new_act(), receipt)


BY_VERB: dict[str, Callable[[Desk, random.Random, Standing, Printer], bool]] = {
    "examine": checking.examine_case,
    "seal": sealing.seal_case,
    **apec.VERBS,
    **visas.VERBS,
}
"""Moves with a journey of their own, and how pretend clerks make them; False: it waits."""


def step(
    desk: Desk, chance: random.Random, case_no: str, printer: Printer = printed
) -> bool:
    """Make the usual next move; False where the case waits for its applicant or the post."""
    stands = standing(desk, case_no)
    pay(desk, chance, stands)
    if stands.usual is None or stands.stage == "ready":
        return False
    if stands.usual.verb is not None:
        own = BY_VERB.get(stands.usual.verb)
        return own is not None and own(desk, chance, stands, printer)
    told = {question.code: f"CQ{chance.randrange(10**8):08d}" for question in stands.usual.asks}
    moved = moves.advance(desk, case_no, stands.revision, stands.usual.code, told, new_act())
    if moved.paper is not None:
        printer(desk, moved.paper)
    if stands.letters == "HZ" and stands.usual.code == "make":
        custody.register(desk, case_no)
    return True


def give_out(
    desk: Desk, chance: random.Random, case_no: str, printer: Printer = printed
) -> None:
    """Hand the result over to the applicant or a proxy."""
    stands = standing(desk, case_no)
    is_proxy = chance.random() < 0.2
    receiver = Receiver(
        "代领人李明" if is_proxy else "申请人本人", is_proxy, "id_card",
        f"{chance.randrange(10**4):04d}", "委托书原件" if is_proxy else "",
    )  # fmt: skip
    moved = hand_over(desk, case_no, stands.revision, receiver, new_act())
    if moved.paper is not None:
        printer(desk, moved.paper)


def post_all(
    desk: Desk, chance: random.Random, printer: Printer = printed
) -> PaperJob | None:
    """Pack, label, bind, seal and list everything that is to be posted; the manifest or None."""
    waiting = ready.grouped(ready.to_post(desk))
    groups = [group.case_nos for group in waiting if group.case_nos]
    made = batch.pack_all(desk, groups, new_act()) if groups else batch.Batch()
    for job in batch.labels(desk, made):
        printer(desk, job)
    for packed in made.packed:
        waybill = f"11{chance.randrange(10**11):011d}"
        bound = envelope.bind(desk, packed.envelope_no, waybill, new_act())
        scans = (*bound.case_nos, bound.tag, waybill)
        post_sealing.seal(desk, packed.envelope_no, scans, new_act())
    if not groups:
        return None
    job = manifest.draw(desk, new_act())
    printer(desk, job)
    return job
