"""Every table of the rule book, declared; in the order in which a supervisor reads them."""

from __future__ import annotations

from counter.rules.tables import authentication, checks, common, travel
from counter.rules.tables.vocabulary import OWN, Column, Table

__all__ = ["OWN", "TABLES", "Column", "Table", "table"]

TABLES = (
    authentication.PARTIES,
    authentication.ROUTES,
    authentication.EMBASSIES,
    authentication.EMBASSY_CLOSURES,
    common.FEES,
    common.DAY_COUNTS,
    common.CALENDAR,
    common.MATERIALS,
    common.REASONS,
    common.TEMPLATES,
    authentication.NOTARY_OFFICES,
    authentication.NUMBER_SHAPES,
    checks.CHECKS,
    common.POST_MODES,
    travel.ECONOMIES,
    travel.THRESHOLDS,
    travel.RETURN_PERIODS,
    common.RETENTION,
)
_BY_CODE = {table.code: table for table in TABLES}


def table(code: str) -> Table:
    """The table with this code (`KeyError`: no such table)."""
    return _BY_CODE[code]
