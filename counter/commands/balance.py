"""`check --balance DAY`: papers, money and numbers of a day, as JSON."""

from __future__ import annotations

import argparse
import json

from counter.commands.person import KEEPER, desk
from counter.dayclose.balance import settling
from counter.values import facts


def told(asked: argparse.Namespace) -> int:
    """Print the balance of `asked.balance`; 1 while a difference is not signed for."""
    with desk(asked, otherwise=KEEPER) as at:
        seen = settling.of_day(at, asked.balance)
    lines = [{**facts.plain(line), "missing": line.missing} for line in seen.figures.lines]
    print(
        json.dumps(
            {
                "day": seen.day.isoformat(), "is_closed": seen.is_closed,
                "holds": seen.figures.holds, "lines": lines,
                "signed": facts.plain(seen.figures.signed), "open": facts.plain(seen.open),
            },
            ensure_ascii=False, indent=2,
        )
    )  # fmt: skip
    return 1 if seen.open else 0
