"""Taking persons out of what is no case: custody, approvals, papers, files, day sheets."""

from __future__ import annotations

from datetime import date
from typing import Any

from counter.settings.erasure.cases import parts
from counter.settings.erasure.due import KEPT_PAPERS, end_of
from counter.store.tables.balances import BalanceDifference
from counter.store.tables.base import plain_rows
from counter.store.tables.custody import Approval, Loan, Passport, Stocktaking, StocktakingLine
from counter.store.tables.hall import BusinessDay, Paper
from counter.store.tables.people import Agent, Notary
from counter.store.tables.spares import SpareSlip
from counter.values.erased import ERASED


def empty_passports(ids: list[int]) -> list[str]:
    """Booklets that ended, their loans, their lines in counts; the numbers they go by."""
    subjects: list[str] = []
    for row in [
        one for part in parts(ids) for one in Passport.select().where(Passport.id.in_(part))
    ]:
        subjects.append(row.no)
        gone = f"{ERASED.zh}-{row.id}"
        StocktakingLine.update(passport_no=gone).where(
            StocktakingLine.passport_no == row.passport_no
        ).execute()
        row.passport_no, row.holder, row.pinyin = gone, ERASED.zh, ""
        row.reason = ERASED.zh if row.reason else ""
        row.save()
        for loan in Loan.select().where(Loan.passport == row):
            subjects.append(loan.no)
            loan.taken_by, loan.taken_paper = ERASED.zh, ""
            loan.brought_by = ERASED.zh if loan.brought_by else ""
            loan.save()
    return subjects


def empty_counts(since: date) -> list[str]:
    """Stock-takings that ended: how many were missing stays, who they belonged to does not."""
    rows = Stocktaking.select().where(Stocktaking.finished_at < end_of(since))
    subjects = []
    for row in rows:
        row.result = {code: _emptied(told) for code, told in row.result.items()}
        row.save()
        subjects.append(row.no)
    return subjects


def _emptied(told: Any) -> Any:
    if not isinstance(told, list):
        return told
    return [{**one, "passport_masked": "", "holder": ERASED.zh, "note": ""} for one in told]


def empty_approvals(ids: list[int]) -> list[str]:
    """How many travelled stays, who did not; the numbers under which the journal tells of them."""
    for row in [
        one for part in parts(ids) for one in Approval.select().where(Approval.id.in_(part))
    ]:
        row.persons = [ERASED.zh] * len(row.persons)
        row.save()
    return [f"PJ{number:06d}" for number in ids]


def drop_files(agents: list[int], notaries: list[int]) -> None:
    """Files of agents and notaries are nothing but persons: the rows go."""
    for part in parts(agents):
        Agent.delete().where(Agent.id.in_(part)).execute()
    for part in parts(notaries):
        Notary.delete().where(Notary.id.in_(part)).execute()


def empty_papers(ids: list[int]) -> None:
    """What was printed is told no more; that it was printed, and when, is."""
    for part in parts(ids):
        Paper.update(facts={}, reason="", state="erased").where(Paper.id.in_(part)).execute()


def papers_of(subjects: list[str]) -> list[int]:
    """The papers of cases, envelopes, lists, loans."""
    found: list[int] = []
    for start in range(0, len(subjects), 400):
        rows = Paper.select(Paper.id).where(
            Paper.subject.in_(subjects[start : start + 400]), Paper.kind.not_in(KEPT_PAPERS),
            Paper.state != "erased",
        )  # fmt: skip
        found += [number for (number,) in plain_rows(rows)]
    return sorted(found)


def empty_spares(since: date) -> list[str]:
    """Why spare receipts were void, in words that may name somebody; that they were void stays."""
    rows = SpareSlip.select().where(
        SpareSlip.day <= since, SpareSlip.reason.not_in(("", ERASED.zh))
    )
    subjects = [row.no for row in rows]
    for start in range(0, len(subjects), 400):
        SpareSlip.update(reason=ERASED.zh).where(
            SpareSlip.no.in_(subjects[start : start + 400])
        ).execute()
    return subjects


def empty_sheets(since: date) -> None:
    """Closed days: what was done stays on their sheets; the words in which it was reasoned, which
    may name somebody, do not."""
    for row in BusinessDay.select().where(
        BusinessDay.day <= since, BusinessDay.close_no.is_null(False)
    ):
        BusinessDay.update(sheet=_without_reasons(row.sheet)).where(
            BusinessDay.day == row.day
        ).execute()
    for paper in Paper.select().where(Paper.kind == "day_sheet", Paper.day <= since):
        paper.facts = _without_reasons(paper.facts)
        paper.save()


def _without_reasons(sheet: dict[str, Any]) -> dict[str, Any]:
    lines = [
        {**line, "what": {"zh": line["what"]["zh"].partition("：")[0],
                          "en": line["what"]["en"].partition(": ")[0]}}
        for line in sheet["exceptions"]
    ]  # fmt: skip
    balance = sheet.get("balance")
    if balance is not None:
        balance = {**balance, "signed": [{**one, "reason": ""} for one in balance["signed"]]}
        sheet = {**sheet, "balance": balance}
    return {**sheet, "exceptions": lines}


def empty_differences(since: date) -> None:
    """Why something was missing, in words that may name somebody; what it was stays."""
    BalanceDifference.update(reason=ERASED.zh).where(
        BalanceDifference.day <= since, BalanceDifference.reason.not_in(("", ERASED.zh))
    ).execute()
