"""`lookup`: is this result ours?"""

from __future__ import annotations

import argparse
import json
from datetime import date
from typing import Any

from counter.commands.person import KEEPER, desk, sound
from counter.desk import new_act
from counter.progress.register.lookup import lookup
from counter.values import facts


def add_to(commands: Any) -> None:
    """Say this command's words."""
    look = commands.add_parser("lookup", help="核验认证 verify a result, JSON; 留痕")
    look.add_argument("number", type=sound, help="认证号-小号，或认证纸号 result or sticker no.")
    look.add_argument("--on", type=_day, required=True, metavar="DATE", help="签署日期 signed on")
    look.set_defaults(run=_lookup)


def _lookup(asked: argparse.Namespace) -> int:
    with desk(asked, otherwise=KEEPER) as at:
        found = lookup(at, asked.number, asked.on, new_act())
    print(json.dumps(facts.plain(found), ensure_ascii=False, indent=2))
    return 0


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise argparse.ArgumentTypeError("YYYY-MM-DD") from None
