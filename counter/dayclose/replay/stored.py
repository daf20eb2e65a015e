"""A stored day sheet's figures by the names that the replay gives them.

It reads the sheet as it lies in the books, of whatever version: what an older one does not state
is not there, and what a newer one adds under other names is not compared.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from counter.values.methods import METHODS
from counter.values.shares import PAYEES

Figures = dict[str, int | str]
_METHOD = {title.zh: code for code, title in METHODS.items()}
_PAYEE = {title.zh: code for code, title in PAYEES.items()}
_PLAIN = (
    "close_no", "open_cases", "opened_with", "first_case_no", "last_case_no", "papers_printed",
    "reprints", "journal_last",
)  # fmt: skip
_BLANKS = ("received", "used", "spoiled", "revoked", "left")
_VIEWS = ("route", "channel", "speed", "destination", "clerk", "window")
_RUNNING = ("accepted", "accepted_cases", "finished", "finished_cases")


def figures(sheet: Mapping[str, Any]) -> Figures:
    """All figures of a sheet; those that it does not state are left out."""
    found: Figures = {name: sheet[name] for name in _PLAIN if sheet.get(name) is not None}
    found["journal_head"] = sheet["journal_head"]
    for name in ("last", "head") if sheet.get("anchor") else ():
        found[f"anchor.{name}"] = sheet["anchor"][name]
    found.update(totals(sheet["totals"]))
    blanks = sheet.get("blanks") or {}
    found.update((f"blanks.{name}", blanks[name]) for name in _BLANKS if blanks.get(name))
    fiscal = sheet.get("fiscal")
    if fiscal is not None:
        found["fiscal.count"], found["fiscal.amount"] = fiscal["count"], fiscal["amount"]
        found["fiscal.ended"] = len(fiscal["ended"])
    found.update(_till(sheet.get("till") or {}))
    for name, running in (sheet.get("periods") or {}).items():
        if isinstance(running, dict):
            found.update(_running(name, running))
    return found


def totals(told: Mapping[str, Any]) -> Figures:
    """Kinds, views and money of a day's totals, as the sheet and the closing entry state them."""
    found: Figures = {"days_with_work": told["days_with_work"]}
    for kind in told["kinds"]:
        for name, value in kind.items():
            if isinstance(value, int):
                found[f"{kind['code']}.{name}"] = value
    for split in told["splits"]:
        if split["view"] in _VIEWS:
            name = f"{split['view']}.{split['kind']}.{split['code']}"
            found[name], found[f"{name}_cases"] = split["accepted"], split["accepted_cases"]
    money = told["money"]
    for figure in ("due", "paid", "refunded"):
        found[f"money.{figure}"] = money[figure]
    for title, paid, refunded in money["by_method"]:
        method = _METHOD.get(title["zh"], title["zh"])
        found[f"money.paid.{method}"], found[f"money.refunded.{method}"] = paid, refunded
    for title, *sums in money.get("by_payee", ()):
        payee = _PAYEE.get(title["zh"])
        if payee is not None:  # the rest of books that did not keep it apart is nobody's
            names = (f"payee.{figure}.{payee}" for figure in ("due", "paid", "refunded"))
            found.update(zip(names, sums, strict=True))
    return found


def _till(told: Mapping[str, Any]) -> Figures:
    found: Figures = {}
    for line in told.get("lines", ()):
        method = _METHOD.get(line["title"]["zh"], line["title"]["zh"])
        for name in ("opening", "taken", "refunded", "expected", "counted"):
            if line[name] is not None:
                found[f"till.{name}.{method}"] = line[name]
    return found


def _running(name: str, told: Mapping[str, Any]) -> Figures:
    found: Figures = {
        f"{name}.days": told["days"], f"{name}.money.paid": told["paid"],
        f"{name}.money.refunded": told["refunded"],
    }  # fmt: skip
    for kind in told["kinds"]:
        found.update((f"{name}.{kind['code']}.{figure}", kind[figure]) for figure in _RUNNING)
    return found
