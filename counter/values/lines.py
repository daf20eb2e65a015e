"""The lines that papers and the case's panel share: pieces, charges, materials."""

from __future__ import annotations

from dataclasses import dataclass

from counter.text import Text
from counter.values.money import Money


@dataclass(frozen=True)
class PieceLine:
    """One certificate, traveller or card holder of the case: 公证书 (2026)渝证字第1号 张三 2份.

    `sticker` is the number of the sheet that its result stands on, once it has one; `office` is
    who issued it (出证机构).
    """

    title: str
    detail: str
    count: int
    unit: Text
    sticker: str = ""
    office: str = ""


@dataclass(frozen=True)
class ChargeLine:
    """One line of the bill. `is_collected` is False where the payer pays elsewhere (MFA)."""

    title: Text
    unit_price: Money
    quantity: int
    amount: Money
    is_collected: bool = True


@dataclass(frozen=True)
class PaperLine:
    """One paper on the list of materials: handed over, or still missing.

    `originals` and `copies` are how many there are (原件、复印件); both 0: nobody has said.
    """

    title: Text
    is_handed_over: bool
    originals: int = 0
    copies: int = 0


@dataclass(frozen=True)
class StandingLine:
    """What a line of the bill comes to by now, with everything that was added about it.

    `charged` is what it was charged at, corrections and upgrades in it; `now` what is to be paid
    for it. `is_open`: the fee must still be typed in; `is_settled`: the real fee is known.
    """

    code: str
    title: Text
    payee: str
    charged: Money
    now: Money
    is_open: bool
    is_settled: bool
