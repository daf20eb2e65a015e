"""What a case costs, line by line, each with its reason.

A price list is data (`resources/seed/fees.csv`): price, unit, who is paid, and the answers it
depends on. Prices that nobody could find are rows too, without a price: they warn instead of
adding up to a sum that looks complete.

>>> from counter.casetypes.register import by_letters
>>> from counter.rules.edition import seed_edition
>>> deed = {"class": "civil", "matters": 2}
>>> told = bill(
...     seed_edition(), by_letters("RZ"), {}, (deed,), "legalisation-single", date(2020, 6, 15)
... )
>>> told.lines[0].reason, str(told.total)
(Text(zh='民事 50 元/份 × 2', en='Civil: 50 yuan a matter × 2'), '¥100.00')
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from counter.casetypes.conditions import Answers, Is
from counter.casetypes.vocabulary import CaseType
from counter.rules.edition import Edition
from counter.rules.materials import how_many
from counter.rules.rule import Rule
from counter.text import Text
from counter.values.money import Money

Payee = Literal["office", "embassy", "mfa", "post"]

UNITS: dict[str, Text] = {
    "matter": Text("份", "matter"),  # a notarised matter, not a certificate: domain notes 0.3
    "certificate": Text("本证书", "certificate"),  # as other offices price: 元/本
    "card": Text("张", "card"),
    "passport": Text("本", "booklet"),
    "person": Text("人次", "person"),
    "group": Text("团组", "group"),
    "case": Text("件", "case"),
}
_ONCE = ("group", "case")
RECIPROCITY = "reciprocity"  # the row by which a foreign applicant pays: no fixed price
BY_HAND = Text("外国人按对等，须手填", "by reciprocity, to be typed in by hand")


@dataclass(frozen=True)
class Charge:
    """One line of a bill. `is_collected` is False where the payer pays elsewhere (MFA).

    `is_open`: nobody knows the fee before a supervisor types it in; the case can be accepted.
    """

    code: str
    title: Text
    unit_price: Money
    quantity: int
    amount: Money
    payee: str
    is_collected: bool
    reason: Text
    source: str
    is_open: bool = False
    counts: bool = False
    """Whether its quantity is the charged units of the certificates (计费份数)."""


@dataclass(frozen=True)
class Bill:
    """The lines, and what the clerk should say about money that no line holds."""

    lines: tuple[Charge, ...]
    warnings: tuple[Text, ...] = ()

    @property
    def total(self) -> Money:
        """What the counter collects; lines paid elsewhere are not in it."""
        return Money.total(line.amount for line in self.lines if line.is_collected)


def bill(
    edition: Edition,
    case_type: CaseType,
    answers: Answers,
    pieces: Sequence[Answers],
    route_code: str | None,
    on: date,
) -> Bill:
    """The bill by the prices of the day of acceptance.

    `pieces` are the certificates or travellers; a piece without `matters` counts as one. An
    answer that is not given yet leaves out what depends on it: the form asks at every key.
    """
    asked: dict[str, object] = {**answers, "route": route_code, "pieces": how_many(pieces)}
    lines: list[Charge] = []
    warnings: list[Text] = []
    for price in edition.in_force("fees", on):
        if price.values["case_type"] not in (case_type.code, "*"):
            continue
        quantity = _quantity(price, asked, pieces)
        if quantity == 0:
            continue
        if price.values["yuan"]:
            lines.append(_charge(price, quantity))
        elif price.key == RECIPROCITY:
            lines.append(_open(price))
            warnings.append(_by_hand(price))
        else:
            warnings.append(pending(price.text("title")))
    if route_code == "legalisation-double":
        _add_embassy(edition, answers, pieces, on, lines, warnings)
    if any(line.is_open for line in lines):
        # The hall's own fees are for citizens; what it passes on to others stays as it is.
        lines = [line for line in lines if line.payee != "office" or line.is_open]
    return Bill(tuple(lines), tuple(warnings))


def _open(price: Rule) -> Charge:
    return Charge(
        code=price.key, title=price.text("title"), unit_price=Money(0), quantity=1,
        amount=Money(0), payee=price.values["payee"], is_collected=True, reason=BY_HAND,
        source=price.source, is_open=True,
    )  # fmt: skip


def _by_hand(price: Rule) -> Text:
    return Text("{title}：{how}", "{title}: {how}").fill(title=price.text("title"), how=BY_HAND)


def pending(title: Text) -> Text:
    """What is said of a price that is not in the tables."""
    return Text("{title}待定，请人工核定", "{title}: not in the tables, to be set by hand").fill(
        title=title
    )


def _quantity(price: Rule, asked: Mapping[str, object], pieces: Sequence[Answers]) -> int:
    holds = price.condition().holds
    per = price.values["per"]
    if per in _ONCE:
        return 1 if holds(asked) else 0
    charged = [piece for piece in pieces if holds({**asked, **piece})]
    return sum(map(_matters, charged)) if per == "matter" else len(charged)


def _matters(piece: Answers) -> int:
    """The matters of a certificate; 0 for a half-typed answer, which the form marks itself."""
    matters = piece.get("matters", 1)
    return matters if isinstance(matters, int) and matters > 0 else 0


def _charge(price: Rule, quantity: int) -> Charge:
    unit_price = Money.read(price.values["yuan"])
    return Charge(
        code=price.key,
        title=price.text("title"),
        unit_price=unit_price,
        quantity=quantity,
        amount=unit_price * quantity,
        payee=price.values["payee"],
        is_collected=price.values["is_collected"] == "yes",
        reason=_reason(price, price.text("label"), unit_price, price.values["per"], quantity),
        source=price.source,
        counts=counts_units(price),
    )


def counts_units(price: Rule) -> bool:
    """Whether the quantity of this fee is the charged units: the hall's own fee for each matter or
    certificate, and none that only the speed adds."""
    asked = {part.question for part in price.condition().parts if isinstance(part, Is)}
    return (
        price.values["payee"] == "office"
        and price.values["per"] in ("matter", "certificate")
        and "speed" not in asked
    )


def _reason(rule: Rule, label: Text, unit_price: Money, per: str, quantity: int) -> Text:
    return Text(
        "{label} {yuan} 元/{unit} × {quantity}{doubt}",
        "{label}: {yuan} yuan a {unit} × {quantity}{doubt}",
    ).fill(
        label=label,
        yuan=unit_price.plain.removesuffix(".00"),
        unit=UNITS[per],
        quantity=quantity,
        doubt=rule.doubt(),
    )


_CLASSES = {"civil": Text("民事", "civil"), "commercial": Text("商业", "commercial")}


ONE_MATTER_EACH = Text(
    "该使领馆不收一证多事，请分别公证{doubt}",
    "The embassy refuses several matters in one deed: have them separated{doubt}",
)


def _add_embassy(
    edition: Edition,
    answers: Answers,
    pieces: Sequence[Answers],
    on: date,
    lines: list[Charge],
    warnings: list[Text],
) -> None:
    """The embassy's own fee, prepaid and settled at pick-up (domain notes 0.4 and 1.9)."""
    embassy = edition.one("embassies", str(answers.get("destination", "")), on)
    refuses_several = embassy is not None and embassy.values.get("no_multi_matter") == "yes"
    if embassy is not None and refuses_several and any(_matters(piece) > 1 for piece in pieces):
        warnings.append(ONE_MATTER_EACH.fill(doubt=embassy.doubt()))
    for deed_class, name in _CLASSES.items():
        quantity = sum(_matters(piece) for piece in pieces if piece.get("class") == deed_class)
        if quantity == 0:
            continue
        title = Text("使馆费（{name}）", "Embassy fee ({name})").fill(name=name)
        yuan = embassy.values[f"{deed_class}_yuan"] if embassy is not None else ""
        if embassy is None or not yuan:
            warnings.append(pending(title))
            continue
        unit_price = Money.read(yuan)
        label = Text("{name}使馆费预收，多退少补", "Embassy, {name}, prepaid, settled later")
        lines.append(
            Charge(
                code=f"embassy-{deed_class}",
                title=title,
                unit_price=unit_price,
                quantity=quantity,
                amount=unit_price * quantity,
                payee="embassy",
                is_collected=True,
                reason=_reason(embassy, label.fill(name=name), unit_price, "matter", quantity),
                source=embassy.source,
            )
        )
