"""回邮告知书: to whom the result is posted, at whose cost and risk; signed with the receipt.

A hall that does not want it ends the rule row `return_mail` (texts); while that row is in force
the notice is drawn for every case whose result goes by post.
"""

from __future__ import annotations

from counter import outbox
from counter.desk import Desk, Pen, read_office
from counter.intake.mail_slip import ReturnMailNotice
from counter.rules import templates, wording
from counter.store import shelf
from counter.store.casebook import kind_of
from counter.store.tables.cases import Case
from counter.text import Text

KIND, TEMPLATE = "return_mail_notice", "return_mail"
ABOUT = frozenset({"delivery", "post_mode", "receiver", "receiver_phone", "address"})
"""The answers that stand on it: where one of them is corrected, it is drawn anew."""
_NOTHING = Text.same("—")


def queue(desk: Desk, pen: Pen, case: Case) -> int | None:
    """Queue the notice of a case that goes by post; None where it does not, or the hall wants
    none. Only inside an act."""
    row = templates.find(shelf.newest(), TEMPLATE, pen.day)
    if case.delivery != "post" or row is None:
        return None
    told, kind = case.answers, kind_of(case)
    given = str(told.get("post_mode") or "")
    mode = wording.answer(kind.question("post_mode"), given) if given else _NOTHING
    receiver = str(told.get("receiver") or case.name)
    return outbox.queue(pen, KIND, case.no, ReturnMailNotice(
        office=read_office(), case_no=case.no, tag=case.tag, kind=kind.title, applicant=case.name,
        receiver=receiver, phone=str(told.get("receiver_phone") or case.phone),
        address=str(told.get("address") or ""), mode=mode,
        body=row.text("body").fill(receiver=receiver, mode=mode),
        clerk=desk.clerk.name, window=desk.window, made_at=pen.now,
    ))  # fmt: skip
