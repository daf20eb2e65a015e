"""`remote form`: the page that applicants fill on a phone, as one file."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from counter.commands.person import KEEPER, desk


def add_to(commands: Any) -> None:
    """Say this command's words."""
    remote = commands.add_parser("remote", help="不到场办理 cases from afar")
    parts = remote.add_subparsers(dest="part", metavar="PART", required=True)
    form = parts.add_parser("form", help="导出手机填写的登记表 write the form for phones")
    form.add_argument("file", type=Path, metavar="FILE.html")
    form.set_defaults(run=_form)


def _form(asked: argparse.Namespace) -> int:
    # the page's parts are only read here
    from counter.intake.remote import page

    with desk(asked, otherwise=KEEPER) as at:
        print(page.write(at, asked.file))
    return 0
