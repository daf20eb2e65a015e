"""`find` and `show`."""

from __future__ import annotations

import argparse
import json
from typing import Any

from counter.commands.person import desk, sound, subject
from counter.desk import new_act
from counter.queue import card
from counter.queue.search import find
from counter.values import facts


def add_to(commands: Any) -> None:
    """Say these commands' words."""
    search = commands.add_parser("find", help="查找办件 find cases, JSON lines")
    search.add_argument("text", type=sound)
    search.add_argument("--limit", type=_limit, default=50)
    search.set_defaults(run=_find)
    show = commands.add_parser("show", help="显示办件 one case as JSON, masked")
    show.add_argument("case_no", type=subject)
    show.add_argument("--unmask", action="store_true", help="完整信息，留痕；需 --as")
    show.set_defaults(run=_show)


def _find(asked: argparse.Namespace) -> int:
    with desk(asked) as at:
        for row in find(at, asked.text, asked.limit):
            print(_line(facts.plain(row)))
    return 0


def _show(asked: argparse.Namespace) -> int:
    with desk(asked, needs_person=asked.unmask) as at:
        if asked.unmask:
            shown = card.unmasked(at, asked.case_no, new_act())
        else:
            shown = card.card(at, asked.case_no)
    plain = facts.plain(shown)
    for paper in plain["papers"]:
        del paper["facts"]  # what stands on a paper is not masked
    print(json.dumps(plain, ensure_ascii=False, indent=2))
    return 0


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _limit(written: str) -> int:
    limit = int(written)
    if not 1 <= limit <= 10_000:
        raise argparse.ArgumentTypeError("1 to 10000")
    return limit
