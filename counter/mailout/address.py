"""改地址: where a finished case goes, put right before it is packed; and the address slip.

Whoever works at envelopes sees receivers masked. To put an address right it must be read in full,
which is on record like every look at personal data; so is what was changed, old and new.

The slip is the one paper of the mail room with the whole address. It lies inside the envelope, or
is copied by hand into the carrier's form; nothing of it stands outside.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from counter import outbox
from counter.desk import Desk, Pen, read_office
from counter.errors import BadAnswers, Fault, NotFound, Overtaken, Refused
from counter.mailout.envelope import CONTENTS, STATES, NotToPost, find
from counter.mailout.papers import AddressSlip
from counter.mailout.returns import CORRECTED
from counter.outbox import PaperJob
from counter.rules.answering import checked_answer, missing
from counter.store.casebook import get, kind_of, must_not_be_packed
from counter.store.tables.cases import Case
from counter.store.tables.mail import OPEN
from counter.text import Text
from counter.values.clerk import Right

_CASES = Text("要邮寄的办件", "cases to post")


@dataclass(frozen=True)
class PostAddress:
    """Where cases of one receiver go, in full, and the revision of each as it was read."""

    case_nos: tuple[str, ...]
    revisions: tuple[int, ...]
    receiver: str
    receiver_phone: str
    address: str

    @property
    def answers(self) -> dict[str, object]:
        """By the codes of the questions that ask for them."""
        return {question.code: getattr(self, question.code) for question in CORRECTED}


def address_of(desk: Desk, case_nos: tuple[str, ...], act: str) -> PostAddress:
    """The address of cases that go together, in full; who looked is in the journal.

    Refuses (`NotToPost`) a case that is not ready for the post, and (`InEnvelope`) a packed one.
    """
    with desk.signed(Right.UNMASK, act, dated=False) as pen:
        cases = [_must_be_open(no) for no in dict.fromkeys(case_nos)]
        if not cases:
            raise NotFound(_CASES)
        if pen.answer is None:
            for case in cases:
                pen.write("unmask", case.no, {"reason": "address"})
        told = cases[0].answers
        return PostAddress(
            tuple(case.no for case in cases), tuple(case.revision for case in cases),
            *(str(told.get(question.code) or "") for question in CORRECTED),
        )  # fmt: skip


def readdress(
    desk: Desk, seen: PostAddress, told: Mapping[str, object], act: str
) -> tuple[str, ...]:
    """Post the cases that were `seen` to another receiver, telephone or address.

    All or none. Refuses `Overtaken`, `BadAnswers`, `NotToPost` and `InEnvelope`. Gives the cases
    that changed; none where everything is as it was.
    """
    with desk.signed(Right.POST, act) as pen:
        if pen.answer is not None:
            return tuple(pen.answer.get("cases", ()))
        answers = _checked(told, pen.day)
        changed = []
        for no, revision in zip(seen.case_nos, seen.revisions, strict=True):
            case = get(no)
            if case.revision != revision:
                raise Overtaken(case.no, case.changed_by, case.changed_at)
            _must_be_open(no)
            if _write(desk, pen, case, answers):
                changed.append(no)
        if not changed:
            pen.lay_down()
            return ()
        pen.result = {"cases": changed}
        return tuple(changed)


def address_slip(desk: Desk, envelope_no: str, act: str) -> PaperJob:
    """Queue the slip with the whole address of an envelope that has not left; on record.

    Only on demand: no verb of the mail room prints it by itself. Refuses `NotToPost`.
    """
    with desk.signed(Right.UNMASK, act) as pen:
        if pen.answer is not None:
            return outbox.job(pen.answer["paper"])
        envelope = find(envelope_no)
        if envelope.state not in OPEN:
            raise NotToPost(envelope.no, STATES[envelope.state])
        slip = AddressSlip(
            read_office(), envelope.tag, envelope.no, envelope.receiver, envelope.phone,
            envelope.address, CONTENTS, envelope.waybill or "", desk.clerk.name, desk.window,
            pen.now,
        )  # fmt: skip
        paper = outbox.queue(pen, "address_slip", envelope.no, slip)
        pen.write("unmask", envelope.no, {"reason": "address_slip", "paper": paper})
        pen.result = {"paper": paper}
        return outbox.job(paper)


def _must_be_open(case_no: str) -> Case:
    case = get(case_no)
    if case.step != "ready" or case.delivery != "post":
        raise NotToPost(case_no, kind_of(case).workflow.step(case.step).title)
    must_not_be_packed(case)
    return case


def _write(desk: Desk, pen: Pen, case: Case, answers: Mapping[str, str]) -> bool:
    before = {code: str(case.answers.get(code) or "") for code in answers}
    if before == answers:
        return False
    case.answers = {**case.answers, **answers}
    case.revision += 1
    case.changed_at, case.changed_by = pen.now, desk.clerk.name
    case.save()
    pen.write("readdress", case.no, {"before": before, "after": dict(answers)})
    return True


def _checked(told: Mapping[str, object], today: date) -> dict[str, str]:
    answers, faults = {}, []
    for question in CORRECTED:
        given = str(told.get(question.code) or "").strip()
        try:
            if not given:
                raise Refused(missing(question))
            answers[question.code] = str(checked_answer(question, given, told, today))
        except Refused as refusal:
            faults.append(Fault(question.code, refusal.text))
    if faults:
        raise BadAnswers(tuple(faults))
    return answers
