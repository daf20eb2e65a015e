"""One line on the checks of a case: how many are in order, and how many are not."""

from __future__ import annotations

from counter.store.tables.cases import Case
from counter.store.tables.checks import CheckResult
from counter.text import Text

_SIGNS = {"ok": "✓", "bad": "✗", "na": "—", "left": "○"}


def checks(case: Case) -> Text | None:
    """✓ 6　✗ 1; nothing before anything was looked at."""
    rows = case.check_results.order_by(CheckResult.id)
    latest = {(row.code, row.piece_no): row.verdict for row in rows}
    counts = {sign: list(latest.values()).count(code) for code, sign in _SIGNS.items()}
    told = "　".join(f"{sign} {count}" for sign, count in counts.items() if count)
    return Text.same(told) if told else None
