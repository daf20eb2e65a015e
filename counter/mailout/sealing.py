"""封口核对: what was scanned, looked up; an envelope sealed by three scans that agree.

A paper is the case's receipt (its tag), the case number, or the number of the result itself: the
sheet's or the authentication's number, a travel card, a passport. A void result is no paper.
"""

from __future__ import annotations

import re
import unicodedata

from counter.desk import Desk, read_office, tag_key
from counter.errors import Refused, TagRefused
from counter.mailout.envelope import EnvelopeCard, card_of, find
from counter.mailout.lock import KINDS, Lock, Scan, Waiting
from counter.store import blankbook
from counter.store.tables.apec import TravelCard
from counter.store.tables.blanks import Result
from counter.store.tables.cases import Case
from counter.store.tables.custody import Passport
from counter.store.tables.mail import OPEN, Envelope, EnvelopeCase
from counter.store.tables.post import Sealing
from counter.text import Text
from counter.values import tag
from counter.values.clerk import Right
from counter.values.postal import BadWaybill, check_waybill, mask_receiver

_TAG = re.compile(r"[0-9]{24,}")
_SHOWN = 40  # characters of an unknown code that are named


class NotAgreed(Refused):
    """Not everything that belongs to the envelope was scanned."""

    def __init__(self, envelope_no: str, missing: Text) -> None:
        self.envelope_no, self.missing = envelope_no, missing
        super().__init__(
            Text("{no} 不能封口，还缺：{missing}。", "{no} cannot be sealed; missing: {missing}.")
            .fill(no=envelope_no, missing=missing)
        )  # fmt: skip


def look_up(desk: Desk, text: str) -> Scan:
    """What a scanned or typed code stands for; never refuses, an unknown one is told as such."""
    with desk.reading():
        return look_up_here(text)


def seal(desk: Desk, envelope_no: str, scans: tuple[str, ...], act: str) -> EnvelopeCard:
    """Seal an envelope: label, waybill and a paper of every case, scanned in any order.

    All of it is looked up anew inside the act. Refuses `WrongScan`, `NotToSeal` (another window
    sealed or voided it meanwhile) and `NotAgreed`; then nothing is written.
    """
    with desk.signed(Right.POST, act) as pen:
        envelope = find(envelope_no)
        if pen.answer is None:
            # Sealed or void meanwhile: said of the envelope, not of the first thing scanned.
            Lock().take(Scan("label", envelope.no, _waiting(envelope)))
            lock = Lock(_waiting(envelope))
            for text in scans:
                lock = lock.take(look_up_here(text))
            if not lock.is_complete:
                raise NotAgreed(envelope_no, missing(lock))
            envelope.state = "sealed"
            envelope.save()
            Sealing.create(envelope=envelope, sealed_at=pen.now, clerk=desk.clerk.name,
                           window=desk.window)  # fmt: skip
            pen.write("seal_envelope", envelope.no,
                      {"waybill": envelope.waybill, "cases": sorted(lock.cases)})  # fmt: skip
        return card_of(envelope)


def note_wrong(desk: Desk, envelope_no: str, text: str, act: str) -> None:
    """Put on record that something else was scanned while this envelope was being sealed."""
    with desk.signed(Right.POST, act) as pen:
        envelope = find(envelope_no)
        if pen.answer is None:
            scan = look_up_here(text)
            other = scan.envelope.envelope_no if scan.envelope else ""
            # What an unknown code says may be somebody's number: only its kind is kept.
            pen.write("wrong_scan", envelope.no,
                      {"kind": scan.kind, "case": scan.case_no, "envelope": other})  # fmt: skip


def missing(lock: Lock) -> Text:
    """What the envelope in hand still waits for, as a list of words."""
    parts = [Text.same(no) for no in lock.missing_cases]
    parts += [] if lock.has_label else [KINDS["label"]]
    parts += [] if lock.has_waybill else [KINDS["waybill"]]
    return Text("、".join(part.zh for part in parts), ", ".join(part.en for part in parts))


def look_up_here(text: str) -> Scan:
    """As `look_up`, inside a read or an act that is under way."""
    plain = unicodedata.normalize("NFKC", text).strip()
    compact = re.sub(r"[\s-]", "", plain)
    if _TAG.fullmatch(compact):
        return _tagged(compact)
    envelope = Envelope.get_or_none(Envelope.no == plain.upper())
    if envelope is not None:
        return Scan("label", envelope.no, _waiting(envelope))
    return _paper(plain) or _waybill(plain)


def _tagged(digits: str) -> Scan:
    try:
        its = tag.read(tag_key(), digits, read_office().hall_code)
    except TagRefused as refused:
        return Scan("unknown", _brief(digits), why=refused.text)
    true = tag.mint(tag_key(), its)
    envelope = Envelope.get_or_none(Envelope.tag == true)
    if envelope is not None:
        return Scan("label", envelope.no, _waiting(envelope))
    case = Case.get_or_none(Case.tag == true)
    if case is not None:
        return _of_case(case)
    why = _MANY if its.digits == tag.VISIT else _OTHER
    return Scan("unknown", _brief(digits), why=why)


_MANY = Text(
    "这是一次来访几件的总回执。请扫描每件的结果编号或办件编号。",
    "this receipt is for several cases. Scan the number of each result or case.",
)
_OTHER = Text(
    "这不是信封、运单或结果上的编码。", "this code is not on an envelope, a waybill or a result."
)
_VOID = Text("这张认证纸已作废，不能寄出。请找出有效的一份。",
             "this sheet is void and must not go out. Find the one that stands.")  # fmt: skip


def _paper(plain: str) -> Scan | None:
    """A case number, or the number on a result; None where nobody has it."""
    number = plain.upper()
    case = Case.get_or_none(Case.no == number)
    if case is not None:
        return _of_case(case)
    rows = list(
        Result.select().where((Result.sticker_no == plain) | (Result.authentication_no == plain))
    )
    if rows:
        cases = {row.case.id: row.case for row in rows}
        valid = [row for case in cases.values() for row in blankbook.valid_results(case)]
        standing = {row.id for row in valid}
        cases = {row.case.id: row.case for row in rows if row.id in standing}
        if len(cases) == 1:
            return _of_case(next(iter(cases.values())), plain)
        return Scan("unknown", plain, why=_MANY if cases else _VOID)
    card = TravelCard.get_or_none(TravelCard.card_no == number)
    if card is not None and card.case is not None:
        return _of_case(card.case, number)
    booklet = Passport.get_or_none(Passport.passport_no == number)
    if booklet is not None and booklet.case_no:
        case = Case.get_or_none(Case.no == booklet.case_no)
        return None if case is None else _of_case(case)
    return None


def _of_case(case: Case, number: str = "") -> Scan:
    """A paper of this case: the envelope that holds it now, else the last one that did."""
    rows = list(
        Envelope.select().join(EnvelopeCase).where(EnvelopeCase.case == case).order_by(Envelope.id)
    )
    here = [row for row in rows if row.state in OPEN]
    left = [row for row in rows if row.state != "void"]
    shown = f"{number}（{case.no}）" if number else case.no
    found = here or left
    return Scan("paper", shown, _waiting(found[-1]) if found else None, case.no)


def _waybill(plain: str) -> Scan:
    try:
        number = check_waybill(plain)
    except BadWaybill:
        return Scan("unknown", _brief(plain), why=_OTHER)
    envelope = Envelope.get_or_none(Envelope.waybill == number)
    if envelope is None:
        return Scan("waybill", number, why=_UNBOUND)
    return Scan("waybill", number, _waiting(envelope))


_UNBOUND = Text("这个运单号没有绑定信封。请先在“装封”中绑定。",
                "no envelope has this waybill. Bind it under Pack first.")  # fmt: skip


def _waiting(envelope: Envelope) -> Waiting:
    nos = tuple(row.case.no for row in envelope.contents.order_by(EnvelopeCase.id))
    return Waiting(
        envelope.no, envelope.state, nos, envelope.waybill or "",
        mask_receiver(envelope.receiver), envelope.pieces,
    )  # fmt: skip


def _brief(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
