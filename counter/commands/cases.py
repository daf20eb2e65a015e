"""`find`, `show` and `paper`."""

from __future__ import annotations

import argparse
import contextlib
import json
from pathlib import Path
from typing import Any

from counter import outbox
from counter.commands.person import desk, sound
from counter.desk import Desk, new_act
from counter.errors import NotFound, Refused
from counter.mailout.envelope import went_with
from counter.outbox import PaperJob
from counter.papers import register
from counter.queue import card
from counter.queue.search import find
from counter.safe_write import safe_write
from counter.text import Text
from counter.values import facts
from counter.values.numbers import case_number, parse_case_number

_PAPERS: dict[str, tuple[str, ...]] = {
    "receipt": ("receipt", "received_slip"),
    "label": ("label",),
    "manifest": ("manifest",),
    "day-sheet": ("day_sheet",),
    "correction": ("correction_notice",),
    "refusal": ("refusal_notice",),
    "handover": ("handover_slip",),
}


def add_to(commands: Any) -> None:
    """Say these commands' words."""
    search = commands.add_parser("find", help="查找办件 find cases, JSON lines")
    search.add_argument("text", type=sound)
    search.add_argument("--limit", type=_limit, default=50)
    search.set_defaults(run=_find)
    show = commands.add_parser("show", help="显示办件 one case as JSON, masked")
    show.add_argument("case_no", type=_subject)
    show.add_argument("--unmask", action="store_true", help="完整信息，留痕；需 --as")
    show.set_defaults(run=_show)
    paper = commands.add_parser("paper", help="已有纸张存为 PDF a paper on record as PDF")
    paper.add_argument("kind", choices=tuple(_PAPERS))
    paper.add_argument("subject", type=_subject, help="办件号、信封号、清单号或日期 number or day")
    paper.add_argument("--size", default="", help="A5 | 80mm …")
    paper.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
    paper.set_defaults(run=_paper)


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


def _paper(asked: argparse.Namespace) -> int:
    with desk(asked) as at:
        job = _latest(at, asked.kind, asked.subject)
        page = register.pdf(job.kind, job.facts, asked.size, job.copy)
    safe_write(asked.out, page)
    return 0


def _latest(at: Desk, kind: str, subject: str) -> PaperJob:
    """The latest paper of that kind; a case's label is that of its envelope."""
    found = [job for job in outbox.of_case(at, subject) if job.kind in _PAPERS[kind]]
    if not found and kind in ("label", "manifest"):
        found = _by_mail(at, kind, subject)
    if not found:
        raise NotFound(
            Text("{no} 的{kind}", "{kind} of {no}").fill(
                no=subject, kind=outbox.TITLES[_PAPERS[kind][0]]
            )
        )
    return found[-1]


def _by_mail(at: Desk, kind: str, case_no: str) -> list[PaperJob]:
    """The label of the envelope, or the manifest, that the case went with."""
    numbers = went_with(at, case_no)
    return [job for no in numbers for job in outbox.of_case(at, no) if job.kind == kind]


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _subject(written: str) -> str:
    """A case number as the books write it; any other number or day as it is."""
    with contextlib.suppress(Refused):
        no = parse_case_number(sound(written))
        return case_number(no.letters, no.day, no.serial)
    return written


def _limit(written: str) -> int:
    limit = int(written)
    if not 1 <= limit <= 10_000:
        raise argparse.ArgumentTypeError("1 to 10000")
    return limit
