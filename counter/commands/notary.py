"""`import notary`: a notary office's batch from a file."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from counter.commands.person import KEEPER, desk, sound
from counter.desk import new_act
from counter.intake.notary import source
from counter.intake.notary.accept import accept, look_over
from counter.intake.notary.letter import Letter
from counter.intake.notary.preview import Preview
from counter.intake.notary.stating import Receipts

_SAYS: tuple[tuple[str, str], ...] = (
    ("--office", "公证处 where the file does not say"),
    ("--letter", "公函号 where the file does not say"),
    ("--phone", "公证处电话 the notary office's"),
    ("--address", "公证处地址 where results are posted to"),
)


def add_to(commands: Any) -> None:
    """Say this command's words."""
    imports = commands.add_parser("import", help="导入 take in a file")
    notary = imports.add_subparsers(dest="what", required=True).add_parser(
        "notary", help="公证处批次 a notary office's batch; JSON of what was taken in"
    )
    notary.add_argument("file", type=Path)
    notary.add_argument("--dry-run", action="store_true", help="只检查，不写入 write nothing")
    for option, told in _SAYS:
        notary.add_argument(option, type=sound, default="", help=told)
    notary.add_argument(
        "--results", choices=("collect", "post", "applicants"), default="collect",
        help="结果去向 collected, posted to the office, posted to the applicants",
    )  # fmt: skip
    notary.add_argument("--grouping", choices=("applicant", "batch"), help="一人一件或整批一件")
    notary.add_argument("--sealed", action="store_true", help="信封密封 the envelope was sealed")
    notary.add_argument("--as", dest="login", type=sound, default=argparse.SUPPRESS,
                        metavar="NAME", help="以谁的身份 whose account")  # fmt: skip
    notary.set_defaults(run=_import)


def _import(asked: argparse.Namespace) -> int:
    sheet = source.from_file(asked.file)
    letter = Letter(
        asked.office, asked.letter, asked.sealed, asked.phone, "", asked.address, asked.results
    )
    with desk(asked, otherwise=KEEPER) as at:
        seen = look_over(at, sheet, letter)
        accepted, already = len(seen.proposed), len(seen.already)
        if not asked.dry_run and seen.proposed:
            grouping = asked.grouping or seen.grouping
            receipts: Receipts = "one" if grouping == "batch" else "each"
            done = accept(at, seen, seen.proposed, grouping, receipts, new_act())
            # another window may have taken the same batch in since it was looked over
            accepted, already = len(done.rows), already + len(done.already)
    print(json.dumps({"accepted": accepted, "already": already,
                      "rejected": _rejected(seen)}, ensure_ascii=False))  # fmt: skip
    return 0


def _rejected(seen: Preview) -> list[dict[str, object]]:
    """Rows that are not taken in, with all that is wrong with each."""
    left = set(seen.faulty) | seen.elsewhere
    return [
        {"row": line.no, "reason": seen.reason(line).zh} for line in seen.lines if line.no in left
    ]
