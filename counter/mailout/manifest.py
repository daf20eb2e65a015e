"""交寄清单: what is handed to the carrier. Drawing it *is* the posting of every case on it."""

from __future__ import annotations

from collections import Counter

from counter import outbox
from counter.desk import Desk, Pen, read_office, tag_key
from counter.errors import Refused
from counter.mailout.envelope import STATES
from counter.mailout.papers import ManifestLine, ManifestSheet
from counter.mailout.ready import POST_MODES
from counter.outbox import PaperJob
from counter.progress import moves
from counter.store import serials
from counter.store.casebook import kind_of
from counter.store.tables.base import plain_rows
from counter.store.tables.cases import Case, Piece
from counter.store.tables.mail import OPEN, Envelope, EnvelopeCase, Manifest
from counter.store.tables.waybills import WaybillNumber, WaybillRoll
from counter.text import Text
from counter.values import tag
from counter.values.clerk import Right
from counter.values.money import Money
from counter.values.postal import city_of, mask_receiver

SUBJECT = "91"
_PART = 500  # waybills in one question to the engine
_NAMED = 8  # envelopes that are named; with more the sentence would fill the screen
_STANDS = Text("{no}（{state}）", "{no} ({state})")


class NotAllSealed(Refused):
    """Envelopes that are not sealed: scanned and expected differ. `envelope_nos` names them."""

    def __init__(self, open_ones: tuple[tuple[str, str], ...]) -> None:
        self.envelope_nos = tuple(no for no, _ in open_ones)
        named = [_STANDS.fill(no=no, state=STATES[state]) for no, state in open_ones[:_NAMED]]
        named += [Text("……", "…")] if len(open_ones) > _NAMED else []
        super().__init__(
            Text("还有 {n} 个信封没有封好：{what}。请在“封口核对”中扫描，或作废信封。",
                 "{n} {n:envelope is|envelopes are} not sealed yet: {what}. Scan them under Seal, "
                 "or void them.")
            .fill(n=len(open_ones), what=Text("、".join(said.zh for said in named),
                                              ", ".join(said.en for said in named)))
        )  # fmt: skip


class NothingToPost(Refused):
    """No sealed envelope."""

    def __init__(self) -> None:
        super().__init__(
            Text("没有已封的信封，不能打印交寄清单。", "There is no sealed envelope to list.")
        )


def carriers(desk: Desk) -> tuple[tuple[str, int], ...]:
    """Whose waybills are on the sealed envelopes, and on how many; empty: in no roll of ours."""
    with desk.reading():
        here = list(Envelope.select().where(Envelope.state == "sealed"))
        whose = _carriers(here)
        return tuple(sorted(Counter(whose.get(row.waybill or "", "") for row in here).items()))


def draw(desk: Desk, act: str, carrier: str | None = None) -> PaperJob:
    """List every sealed envelope (of one `carrier`: of his only), post every case in them, and
    queue the manifest.

    An envelope that is void is no longer expected. Refuses `NotAllSealed` and `NothingToPost`.
    The moves stand or fall with the manifest.
    """
    with desk.signed(Right.POST, act) as pen:
        if pen.answer is not None:
            return outbox.job(pen.answer["paper"])
        here = list(Envelope.select().where(Envelope.state.in_(OPEN)).order_by(Envelope.id))
        open_ones = tuple((row.no, row.state) for row in here if row.state != "sealed")
        if open_ones:
            raise NotAllSealed(open_ones)
        whose = _carriers(here)
        envelopes = [
            row for row in here if carrier is None or whose.get(row.waybill or "", "") == carrier
        ]
        if not envelopes:
            raise NothingToPost
        manifest = _write(desk, pen)
        for envelope in envelopes:
            _post(desk, pen, envelope, manifest)
        sheet = _state(desk, pen, manifest, envelopes, carrier or "")
        paper = outbox.queue(pen, "manifest", manifest.no, sheet)
        pen.write("manifest", manifest.no, {"envelopes": [row.no for row in envelopes]})
        pen.result = {"paper": paper, "manifest": manifest.no}
        return outbox.job(paper)


def _write(desk: Desk, pen: Pen) -> Manifest:
    serial = serials.take(f"manifest:{pen.day.isoformat()}")
    its_tag = tag.Tag(SUBJECT, read_office().hall_code, pen.day, serial)
    return Manifest.create(
        no=f"JJ{pen.day:%Y%m%d}-{serial:02d}", tag=tag.mint(tag_key(), its_tag), day=pen.day,
        drawn_at=pen.now, clerk=desk.clerk.name,
    )  # fmt: skip


def _post(desk: Desk, pen: Pen, envelope: Envelope, manifest: Manifest) -> None:
    envelope.state, envelope.manifest = "posted", manifest
    envelope.save()
    for case in _cases(envelope):
        move = kind_of(case).workflow.move(case.step, "post")
        if move is None or not move.when.holds(moves.facts_of(case)):
            raise moves.wrong_step(case, Text("邮寄", "post"))
        Piece.update(taken_by=envelope.receiver, taken_at=pen.now,
                     taken_paper=f"waybill:{envelope.waybill}").where(
            Piece.case == case, Piece.taken_at.is_null()
        ).execute()  # fmt: skip
        moves.step_to(desk, pen, case, move, {}, {"envelope": envelope.no,
                                                  "waybill": envelope.waybill})  # fmt: skip


def _cases(envelope: Envelope) -> list[Case]:
    rows = Case.select().join(EnvelopeCase).where(EnvelopeCase.envelope == envelope)
    return list(rows.order_by(Case.id))


def _carriers(envelopes: list[Envelope]) -> dict[str, str]:
    """By waybill, the carrier whose roll it is from."""
    numbers = [row.waybill for row in envelopes if row.waybill]
    found: dict[str, str] = {}
    for start in range(0, len(numbers), _PART):
        rows = (
            WaybillNumber.select(WaybillNumber.number, WaybillRoll.carrier)
            .join(WaybillRoll)
            .where(WaybillNumber.number.in_(numbers[start : start + _PART]))
        )
        found |= {str(number): str(carrier) for number, carrier in plain_rows(rows)}
    return found


def _state(
    desk: Desk, pen: Pen, manifest: Manifest, envelopes: list[Envelope], carrier: str
) -> ManifestSheet:
    lines = tuple(
        ManifestLine(
            no, tuple(case.no for case in _cases(row)), row.waybill or "",
            mask_receiver(row.receiver), city_of(row.address), row.pieces,
            POST_MODES[row.post_mode], row.postage, row.grams,
        )
        for no, row in enumerate(envelopes, start=1)
    )  # fmt: skip
    weighed = [line.grams for line in lines if line.grams is not None]
    return ManifestSheet(
        office=read_office(), manifest_no=manifest.no, tag=manifest.tag, on=pen.day, lines=lines,
        total_pieces=sum(line.pieces for line in lines),
        total_postage=Money.total(line.postage for line in lines),
        clerk=desk.clerk.name, window=desk.window, made_at=pen.now, carrier=carrier,
        total_grams=sum(weighed) if weighed else None,
    )  # fmt: skip
