"""`journal verify`, `backup` and `restore`."""

from __future__ import annotations

import argparse
import dataclasses
import json
from pathlib import Path
from typing import Any

from counter.commands.person import KEEPER, clock, desk, place, sound
from counter.settings import safekeeping
from counter.store import journal


def add_to(commands: Any) -> None:
    """Say these commands' words."""
    told = commands.add_parser("journal", help="流水 the journal")
    told.add_argument("what", choices=("verify",))
    told.add_argument(
        "--z", metavar="FILE", type=sound,
        help="日结单的 PDF、照片或编号 a day sheet's PDF or photograph, its number or day",
    )
    told.set_defaults(run=_verify)
    backup = commands.add_parser("backup", help="备份 copy the books while work goes on")
    backup.add_argument("file", type=Path)
    backup.set_defaults(run=_backup)
    restore = commands.add_parser("restore", help="恢复 put a backup in place")
    restore.add_argument("file", type=Path)
    restore.add_argument("--force", action="store_true", help="覆盖已有办件 replace a hall's books")
    restore.set_defaults(run=_restore)


def _verify(asked: argparse.Namespace) -> int:
    if asked.z is not None:
        # papers are only read for a paper
        from counter.commands import proving

        return proving.verify_z(asked)
    with desk(asked) as at, at.reading():
        proof = journal.verify()
    print(json.dumps({"entries": proof.entries, "head": proof.head.digest}))
    return 0


def _backup(asked: argparse.Namespace) -> int:
    with desk(asked, otherwise=KEEPER) as at:
        proof = safekeeping.back_up(at, asked.file)
    print(json.dumps(dataclasses.asdict(proof), ensure_ascii=False))
    return 0


def _restore(asked: argparse.Namespace) -> int:
    folder = place(asked)
    if "://" in folder:
        raise safekeeping.ServerBooks
    proof = safekeeping.restore(
        asked.file, Path(folder), force=asked.force, stamp=f"{clock():%Y%m%d-%H%M%S}"
    )
    print(json.dumps(dataclasses.asdict(proof), ensure_ascii=False))
    return 0
