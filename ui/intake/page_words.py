"""What the intake says: about forms that are not done, and of a case that is in the books."""

from __future__ import annotations

from counter.intake.accept import Filed
from counter.intake.receipt import Receipt
from counter.text import Text
from counter.values.facts import read

RESTORED = Text(
    "{at:%H:%M} 的录入还没有办完，已恢复。", "What was typed at {at:%H:%M} has been restored."
)
KEPT = Text(
    "有一份没有办完的录入：选同一事项继续，选别的事项只带走人员信息。",
    "An unfinished form is kept: the same kind goes on with it, another takes over the people.",
)
PUT_ASIDE = Text("把没有办完的录入先收起来？", "Put the unfinished form aside?")
LATE = Text("现在补录停电备用单 {no}。", "Spare receipt {no} is typed in now.")
TWO_OPEN = Text(
    "已有一份收起的录入。请先办完现在这份，再扫一次。",
    "One form is put aside already. Finish this one first, then scan again.",
)
SAME_VISIT = Text(
    "同一来访（与 {no} 一起）：人员和领取方式照上一件，请核对。",
    "The same visit (with {no}): people and delivery as before; check them.",
)
ONE_RECEIPT = Text("总回执已出，单独的回执已作废，请收回",
                   "One receipt for all; take back the cases' own")  # fmt: skip
CLEAR = Text("清空重来", "Clear and begin anew")
FAULTS = Text(
    "有 {n} 处要更正，已在表中标出。",
    "{n} {n:answer needs|answers need} mending, marked in the form.",
)


def filed(done: Filed) -> Text:
    """What became of an application, and whether there is money to take."""
    if done.paper.kind == "visit_receipt":
        return Text("{no} 已办好，总回执已更新", "{no} is filed; the visit's receipt is new").fill(
            no=done.case_no
        )
    stated = read(Receipt, done.paper.facts)
    if stated.accepted_on is None:
        said = Text("{no} 已收件，尚未受理", "{no} received, not accepted yet")
    elif stated.total > stated.paid:
        said = Text("{no} 已受理，待缴 {owes}（F9 收费）", "{no} accepted, {owes} to pay (F9)")
    else:
        said = Text("{no} 已受理", "{no} accepted")
    return said.fill(no=done.case_no, owes=stated.total - stated.paid)
