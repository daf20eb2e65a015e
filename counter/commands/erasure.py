"""`erase`: what has outlived its period, and the act that takes its persons away."""

from __future__ import annotations

import argparse
import getpass
import json
import os
import sys
from datetime import date
from typing import Any

from counter.commands.person import NeedsPassword, desk
from counter.desk import new_act
from counter.second_person import vouch
from counter.settings import erasure


def add_to(commands: Any) -> None:
    """Say this command's words."""
    told = commands.add_parser("erase", help="到期清除 erase persons whose period is over")
    told.add_argument(
        "--up-to", required=True, type=date.fromisoformat, metavar="DATE",
        help="截至日期 periods that were over by this day",
    )  # fmt: skip
    told.add_argument(
        "--second", metavar="NAME", default="",
        help="在场同事 the second person; the password is asked for or taken from "
        "COUNTER_SECOND_PASSWORD",
    )  # fmt: skip
    told.add_argument("--dry-run", action="store_true", help="只统计 count only, change nothing")
    told.set_defaults(run=_erase)


def _erase(asked: argparse.Namespace) -> int:
    with desk(asked, needs_person=True) as at:
        due = erasure.due_for_erasure(at, asked.up_to)
        told: dict[str, object] = {
            "up_to": asked.up_to.isoformat(), "dry_run": asked.dry_run,
            "due": {one.code: one.count for one in due},
        }  # fmt: skip
        if not asked.dry_run:
            second = vouch(at, asked.second, _password()) if asked.second else None
            done = erasure.erase(at, asked.up_to, new_act(), second)
            told |= {"erased": dict(done.counts), "entries": done.entries, "paper": done.paper.id}
    print(json.dumps(told, ensure_ascii=False))
    return 0


def _password() -> str:
    given = os.environ.get("COUNTER_SECOND_PASSWORD", "")
    if not given and sys.stdin.isatty():
        given = getpass.getpass("在场同事的密码 Second person's password: ")
    if not given:
        raise NeedsPassword
    return given
