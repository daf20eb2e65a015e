"""Which way a document goes: apostille, legalisation, confirmation, or a stop.

The day of acceptance and the country of use decide, nothing else: what was right on that day
stays right for that case.

>>> from counter.rules.edition import seed_edition
>>> route(seed_edition(), "DE", date(2026, 11, 23)).reason.zh
'附加证明书：德国是公约缔约国，2023-11-07 起'
>>> route(seed_edition(), "DE", date(2020, 6, 15)).code
'legalisation-double'
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from counter.errors import Refused
from counter.rules import countries
from counter.rules.edition import Edition
from counter.rules.rule import UNCERTAIN, Rule
from counter.text import Text

RouteCode = Literal[
    "apostille",
    "legalisation-single",
    "legalisation-double",
    "confirmation",  # MFA confirms what goes to Hong Kong and Macao
    "none",  # nothing to be done here
    "ask-supervisor",
]
TITLES: dict[str, Text] = {
    "apostille": Text("附加证明书", "Apostille"),
    "legalisation-single": Text("领事认证（单认证）", "Legalisation (single)"),
    "legalisation-double": Text("领事认证（双认证）", "Legalisation (double)"),
    "confirmation": Text("外交部确认", "MFA confirmation"),
    "none": Text("不办理", "Not done here"),
    "ask-supervisor": Text("请示主管", "Ask the supervisor"),
}
_SCOPE = Text(
    "商业文书：公约不适用于直接涉及商业或海关的行政文件，外交部又受理公司商业文书的附加证明书，"
    "请先向用文单位核实{doubt}",
    "Commercial paper: the Convention leaves out administrative papers that deal directly with "
    "commerce or customs, yet the MFA takes companies' papers for an apostille; ask the user of "
    "the document first{doubt}",
).fill(doubt=UNCERTAIN)
NOTICE = timedelta(days=30)  # how long before a country joins the clerk is told


@dataclass(frozen=True)
class Route:
    """The way, with the one line that says why; `warnings` are read before accepting."""

    code: str
    title: Text
    reason: Text
    source: str
    warnings: tuple[Text, ...] = ()


class UnknownCountry(Refused):
    """A code that stands for no country."""

    def __init__(self, iso2: str) -> None:
        self.iso2 = iso2
        super().__init__(
            Text(
                "没有代码为“{code}”的国家或地区。请重新选择使用国。",
                "No country or region has the code '{code}'. Choose the country again.",
            ).fill(code=iso2)
        )


def route(edition: Edition, destination: str, on: date, deed_class: str = "civil") -> Route:
    """The way of a document for `destination` (alpha-2) accepted on that day.

    `deed_class` changes no route: an apostille for a commercial paper carries a warning, as the
    Convention leaves out papers that deal directly with commerce or customs (art. 1) while the
    MFA takes companies' commercial papers (domain notes 1.7: sources differ, do not block).
    Exceptions go first (India, Kosovo, Hong Kong, Macao, Taiwan, territories), then the
    Convention, then legalisation: double where the table of embassies says so, single otherwise.
    Refuses (`UnknownCountry`) a code that is none. Source: domain notes 1.7, MFA 2023-10-25.
    """
    country = countries.by_code(destination)
    if country is None:
        raise UnknownCountry(destination)
    exception = edition.one("routes", destination, on)
    if exception is not None:
        return _by_exception(edition, exception, on)
    party, begins = _party(edition, destination, on), apostille_from(edition, destination, on)
    if party is not None and begins is not None and begins <= on:
        way = _apostille(party, country.name, begins)
        is_commercial = deed_class == "commercial"
        return replace(way, warnings=(*way.warnings, _SCOPE)) if is_commercial else way
    return _legalisation(
        edition,
        destination,
        on,
        Text("{name}不是公约缔约国", "{name} is not a party to the Convention").fill(
            name=country.name
        )
        if begins is None
        else Text(
            "{name} {day} 起才适用公约", "for {name} the Convention applies only from {day}"
        ).fill(name=country.name, day=begins),
        _joining_soon(country.name, begins, on),
    )


def apostille_from(edition: Edition, destination: str, on: date) -> date | None:
    """From when documents for this country get an apostille, seen from `on`; None: never.

    The later of two days: the Convention's for that country, and its day for China (2023-11-07).
    Exceptions, such as India, are not looked at here.
    """
    china, party = _party(edition, "CN", on), _party(edition, destination, on)
    return max(china.since, party.since) if china is not None and party is not None else None


def _party(edition: Edition, iso2: str, on: date) -> Rule | None:
    """The country's row as a party: the one that holds, else the next one to begin."""
    rows = [
        rule for rule in edition.about("parties", iso2) if rule.until is None or on <= rule.until
    ]
    return min(rows, key=lambda rule: rule.since, default=None)


def _apostille(party: Rule, name: Text, begins: date) -> Route:
    doubt = Text(
        "{name}是否与中国互相适用公约待核实，请先查外交部名单",
        "Whether the Convention applies between China and {name} is to be verified: "
        "look at the MFA list first",
    ).fill(name=name)
    return Route(
        code="apostille",
        title=TITLES["apostille"],
        reason=Text(
            "附加证明书：{name}是公约缔约国，{day} 起{doubt}",
            "Apostille: {name} is a party to the Convention, since {day}{doubt}",
        ).fill(name=name, day=begins, doubt=party.doubt()),
        source=party.source,
        warnings=(doubt,) if party.is_uncertain else (),
    )


def _legalisation(
    edition: Edition, destination: str, on: date, why: Text, warnings: tuple[Text, ...]
) -> Route:
    """Single or double by the row of the embassy; without a row single, and to be verified."""
    embassy = edition.one("embassies", destination, on)
    is_double = embassy is not None and embassy.values["step"] == "double"
    code = "legalisation-double" if is_double else "legalisation-single"
    if embassy is None or embassy.is_uncertain:
        warnings += (
            Text(
                "单认证还是双认证请向用文单位核实{doubt}",
                "Single or double: ask the user of the document{doubt}",
            ).fill(doubt=UNCERTAIN),
        )
    return Route(
        code=code,
        title=TITLES[code],
        reason=Text("{title}：{why}", "{title}: {why}").fill(title=TITLES[code], why=why),
        source=embassy.source if embassy is not None else "",
        warnings=warnings,
    )


def _by_exception(edition: Edition, exception: Rule, on: date) -> Route:
    warnings = (exception.text("warning"),)
    code = exception.values["code"]
    if code == "legalisation":
        return _legalisation(edition, exception.key, on, exception.text("reason"), warnings)
    return Route(
        code=code,
        title=TITLES[code],
        reason=Text("{title}：{why}{doubt}", "{title}: {why}{doubt}").fill(
            title=TITLES[code], why=exception.text("reason"), doubt=exception.doubt()
        ),
        source=exception.source,
        warnings=warnings,
    )


def _joining_soon(name: Text, begins: date | None, on: date) -> tuple[Text, ...]:
    if begins is None or begins - on > NOTICE:
        return ()
    return (
        Text(
            "{name}将于 {day} 起改办附加证明书，请告知申请人可以等到那天",
            "From {day} documents for {name} get an apostille: tell the applicant that he may wait",
        ).fill(name=name, day=begins),
    )
