"""To whom a consignment goes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from counter.errors import BadAnswers, Fault
from counter.rules import wording
from counter.rules.edition import Edition
from counter.store.tables.cases import Case
from counter.text import Text
from counter.values.remarks import remark

KINDS: dict[str, Text] = {
    "mfa": Text("外交部", "Ministry of Foreign Affairs"),
    "embassy": Text("使馆", "embassy"),
    "consulate": Text("领馆", "consulate"),
}
_MFA = "外交部领事司"
_ENDS = {"embassy": "驻华大使馆", "consulate": "驻渝总领事馆"}


@dataclass(frozen=True)
class To:
    """One office: its kind (mfa, embassy, consulate), whose it is (empty for the MFA), its name
    as the list prints it."""

    kind: str
    country: str
    name: str

    def checked(self) -> To:
        """The same, tidied. Refuses (`BadAnswers`) a kind that is none, and no name."""
        if self.kind not in KINDS:
            told = Text("请选择送外机构。", "Choose the office.")
            raise BadAnswers((Fault("office_kind", told),))
        missing = Text("请填写送外机构名称。", "Name the office.")
        name = remark("office", self.name, missing, longest=120)
        return To(self.kind, "" if self.kind == "mfa" else self.country, name)


def usual_office(edition: Edition, case: Case, on: date) -> To:
    """Where a case usually goes: the office that a group named (送签点), that of its country's
    row, else the embassy; what is only confirmed (Hong Kong, Macao) goes to the MFA."""
    if case.route == "confirmation" or not case.destination:
        return To("mfa", "", _MFA)
    chosen = str(case.answers.get("submit_to") or "")
    if chosen == "elsewhere" and case.answers.get("submit_at"):
        return To("consulate", case.destination, str(case.answers["submit_at"]))
    if chosen in _ENDS:
        return named(chosen, case.destination)
    row = edition.one("embassies", case.destination, on)
    kind = "" if row is None else row.values.get("office", "")
    return named(kind if kind in KINDS else "embassy", case.destination)


def named(kind: str, country: str) -> To:
    """The office of this kind under its usual name."""
    if kind == "mfa" or not country:
        return To("mfa", "", _MFA)
    return To(kind, country, wording.country(country).zh + _ENDS[kind])
