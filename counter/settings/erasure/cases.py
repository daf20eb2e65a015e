"""Taking the persons out of cases and of everything that hangs on them.

Numbers, days, units, routes, countries and money stay, and so do organisations: they are not
persons. Closed questions (country, kind, count, day) stay as well; whatever was typed goes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from counter.casetypes.vocabulary import CaseType
from counter.store import search
from counter.store.casebook import kind_of
from counter.store.tables.apec import EconomyAnswer, TravelCard
from counter.store.tables.base import plain_rows
from counter.store.tables.batches import BatchRow, NotaryBatch
from counter.store.tables.blanks import Result
from counter.store.tables.cases import Case, Search
from counter.store.tables.checks import CheckResult
from counter.store.tables.mail import Envelope, EnvelopeCase, Manifest
from counter.store.tables.money import Payment
from counter.store.tables.outside import Consignment, ConsignmentPiece
from counter.store.tables.post import CarrierHandover, PostOutcome
from counter.store.tables.prereviews import Prereview, PrereviewPicture
from counter.store.tables.takings import FiscalReceipt
from counter.store.tables.visas import VisaPapers, VisaResult
from counter.values.erased import ERASED
from counter.values.identity import is_firm

_OPEN = ("choice", "country", "count", "date", "day_ahead")
_ORGANISATIONS = ("company", "notary")
_PART = 400


def parts(ids: list[int]) -> Iterator[list[int]]:
    """The ids in lots that one question to an engine holds."""
    return (ids[start : start + _PART] for start in range(0, len(ids), _PART))


def empty(ids: list[int], day: date) -> list[str]:
    """Take the persons out of these cases; the numbers under which the journal tells of them."""
    subjects: list[str] = []
    prereviews: list[int] = []
    for part in parts(ids):
        for case in Case.select().where(Case.id.in_(part)):
            _empty_case(case, day)
            subjects.append(case.no)
        _empty_beside(part)
        its = Prereview.select(Prereview.id).where(Prereview.case.in_(part))
        prereviews += [number for (number,) in plain_rows(its)]
    return subjects + _empty_carriers(ids) + empty_prereviews(prereviews, day)


def _empty_case(case: Case, day: date) -> None:
    kind = kind_of(case)
    is_organisation = case.applicant_kind in _ORGANISATIONS
    case.name = case.name if is_organisation else ERASED.zh
    case.id_number = case.phone = ""
    case.agent_name = ERASED.zh if case.agent_name else ""
    case.answers = _stated(kind, case.answers) | (
        {"name": case.name, "uscc": case.answers["uscc"]}
        if is_organisation and "uscc" in case.answers else {"name": case.name}
    )  # fmt: skip
    case.erased_on = day
    case.save()
    for piece in case.pieces:
        piece.number = ""
        piece.holder = ERASED.zh if piece.holder else ""
        piece.taken_by = ERASED.zh if piece.taken_by else ""
        piece.taken_paper = ""
        piece.answers = _stated(kind, piece.answers)
        piece.save()
    Search.delete().where(Search.case == case).execute()
    search.note(case.id, [case.no] + ([case.name] if is_organisation else []))


def _stated(kind: CaseType, answers: Mapping[str, object]) -> dict[str, object]:
    """The answers to closed questions."""
    closed = {question.code for question in kind.questions if question.kind in _OPEN}
    return {code: answer for code, answer in answers.items() if code in closed}


def _empty_beside(ids: list[int]) -> None:
    """The rows that belong to one case each."""
    for table in (Payment, FiscalReceipt, ConsignmentPiece, BatchRow, VisaResult):
        _clear(table, "reason", table.case.in_(ids))
    _clear(EconomyAnswer, "note", EconomyAnswer.case.in_(ids))
    _clear(VisaPapers, "what", VisaPapers.case.in_(ids))
    _clear(CheckResult, "remark", CheckResult.case.in_(ids))
    VisaResult.update(visa_no="").where(VisaResult.case.in_(ids)).execute()
    BatchRow.update(fingerprint="").where(BatchRow.case.in_(ids)).execute()
    for result in Result.select().where(Result.case.in_(ids)):
        Result.update(
            sender=result.sender if is_firm(result.sender) else _gone(result.sender),
            deed_signer=_gone(result.deed_signer),
        ).where(Result.id == result.id).execute()


def _clear(table: Any, column: str, which: Any) -> None:
    table.update({getattr(table, column): ERASED.zh}).where(
        which, getattr(table, column) != ""
    ).execute()


def _gone(text: str) -> str:
    return ERASED.zh if text else ""


def _empty_carriers(ids: list[int]) -> list[str]:
    """Envelopes, manifests, consignments and batches with nothing in them that is still kept."""
    subjects: list[str] = []
    envelopes = _all_erased(EnvelopeCase, EnvelopeCase.envelope, ids)
    for part in parts(sorted(envelopes)):
        Envelope.update(receiver=ERASED.zh, phone="", address=ERASED.zh).where(
            Envelope.id.in_(part)
        ).execute()
        _clear(Envelope, "reason", Envelope.id.in_(part))
        for column in ("signer", "reason"):
            _clear(PostOutcome, column, PostOutcome.envelope.in_(part))
        subjects += _numbers(Envelope, part)
    subjects += _manifests(sorted(envelopes))
    for table, link in ((Consignment, ConsignmentPiece.consignment), (NotaryBatch, BatchRow.batch)):
        for part in parts(sorted(_all_erased(link.model, link, ids))):
            subjects += _numbers(table, part)
    return subjects


def _manifests(envelopes: list[int]) -> list[str]:
    touched: set[int] = set()
    for part in parts(envelopes):
        rows = Envelope.select(Envelope.manifest).where(Envelope.id.in_(part)).distinct()
        touched |= {number for (number,) in plain_rows(rows) if number is not None}
    left: set[int] = set()
    for part in parts(sorted(touched)):
        rows = Envelope.select(Envelope.manifest).where(
            Envelope.manifest.in_(part), Envelope.receiver != ERASED.zh
        )
        left |= {number for (number,) in plain_rows(rows)}
    for part in parts(sorted(touched - left)):
        for column in ("carrier_person", "carrier_no"):
            _clear(CarrierHandover, column, CarrierHandover.manifest.in_(part))
    return [no for part in parts(sorted(touched - left)) for no in _numbers(Manifest, part)]


def _all_erased(table: Any, link: Any, ids: list[int]) -> set[int]:
    """What the cases `ids` lie in, where every other case in it is erased too."""
    touched: set[int] = set()
    for part in parts(ids):
        rows = table.select(link).where(table.case.in_(part)).distinct()
        touched |= {number for (number,) in plain_rows(rows)}
    left: set[int] = set()
    for part in parts(sorted(touched)):
        rows = table.select(link).join(Case).where(link.in_(part), Case.erased_on.is_null())
        left |= {number for (number,) in plain_rows(rows)}
    return touched - left


def _numbers(table: Any, ids: Iterable[int]) -> list[str]:
    return [no for (no,) in plain_rows(table.select(table.no).where(table.id.in_(list(ids))))]


def empty_prereviews(ids: list[int], day: date) -> list[str]:
    """Take picture, sender, answers and verdict's words out of pre-reviews; their numbers."""
    subjects: list[str] = []
    for part in parts(ids):
        PrereviewPicture.update(body=None, thumb=None, name="").where(
            PrereviewPicture.prereview.in_(part)
        ).execute()
        Prereview.update(sender="", answers={}, pieces=[], told={}, purged_on=day).where(
            Prereview.id.in_(part), Prereview.purged_on.is_null()
        ).execute()
        subjects += _numbers(Prereview, part)
    return subjects


def _is_kept(card: TravelCard) -> bool:
    return card.case is not None and card.case.erased_on is None


def empty_cards(day: date) -> None:
    """Travel cards of erased cases, once they have run out or ended."""
    rows = TravelCard.select().where(TravelCard.holder != ERASED.zh)
    for card in rows:
        ended = card.ended_on or card.expires_on
        if ended is None or ended > day or _is_kept(card):
            continue
        card.holder, card.card_no, card.passport_no = ERASED.zh, f"{ERASED.zh}-{card.id}", ""
        card.new_passport_no = card.reason = ""
        card.save()
