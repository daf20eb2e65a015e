"""作废: a blank that is torn, misprinted or lost before it became a result. Four eyes."""

from __future__ import annotations

from dataclasses import dataclass

from counter.desk import Desk
from counter.second_person import SecondPerson, witnessed
from counter.store import blankbook
from counter.store.tables.blanks import BlankSpoiled
from counter.text import Text
from counter.values.clerk import Right
from counter.values.remarks import remark
from counter.values.serial import read_serial

WHY = Text("请填写作废原因。", "Enter why it is void.")


@dataclass(frozen=True)
class Spoiled:
    """A blank that is void now, and before whom."""

    sticker_no: str
    reason: str
    clerk: str
    second: str


def spoil_blank(
    desk: Desk, sticker_no: str, reason: str, second: SecondPerson | None, act: str
) -> Spoiled:
    """Take a blank off the stock for good; a second person sees it.

    Refuses `BadSerial`, `NeedsSecond`, `ConfirmAgain`; `NumberUsed` (make the result void
    instead), `NumberSpoiled`; `NotInStock` and `IssuedToAnother` once the hall keeps stock.
    """
    paper = read_serial(sticker_no)
    why = remark("reason", reason, WHY)
    with desk.signed(Right.ADVANCE, act) as pen:
        if pen.answer is not None:
            return Spoiled(**pen.answer)
        witness = witnessed(desk, second, Right.ADVANCE)
        blankbook.must_be_unused(paper)
        # A supervisor, who keeps the stock, may put away what anybody held.
        if not desk.clerk.may(Right.KEEP_BLANKS) or not blankbook.is_received(paper):
            blankbook.must_be_in_hand(paper, desk.clerk.login)
        BlankSpoiled.create(
            sticker_no=str(paper), prefix=paper.prefix, number=paper.number, width=paper.width,
            reason=why, day=pen.day, spoiled_at=pen.now, clerk=desk.clerk.name, second=witness,
        )  # fmt: skip
        told = {"reason": why, "second": witness}
        pen.write("spoil_blank", str(paper), told)
        pen.result = {"sticker_no": str(paper), "clerk": desk.clerk.name, **told}
        return Spoiled(str(paper), why, desk.clerk.name, witness)
