"""What the country box says of a candidate: its route by the rules of the day, and why."""

from __future__ import annotations

from datetime import date

from counter.casetypes.vocabulary import CaseType
from counter.intake.application import STOPPED_ROUTES
from counter.rules import routes
from counter.rules.edition import Edition
from counter.rules.routes import Route
from counter.text import Text
from ui.kit.country_rows import Way


def way(edition: Edition, kind: CaseType, iso2: str, on: date) -> Way | None:
    """The way of papers for that country if they are accepted on that day.

    None for a kind of business whose papers go no way (a card, a passport).
    """
    if kind.code != "authentication":
        return None
    found = routes.route(edition, iso2, on)
    misleads = edition.one("routes", iso2, on) is not None
    return Way(found.title, _why(found), misleads, found.code in STOPPED_ROUTES)


def _why(found: Route) -> Text:
    """The reason without the route's own name, which stands beside it."""
    return Text(
        found.reason.zh.removeprefix(f"{found.title.zh}："),
        found.reason.en.removeprefix(f"{found.title.en}: "),
    )
