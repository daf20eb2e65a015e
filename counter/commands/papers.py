"""`paper`: a paper on record as a PDF; `paper check`: what the desk reads on any PDF; `paper
samples`: every paper there is, with invented content."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from counter import outbox
from counter.commands.person import desk, subject
from counter.desk import Desk
from counter.errors import NotFound, Refused
from counter.mailout.envelope import went_with
from counter.outbox import PaperJob
from counter.papers import register
from counter.safe_write import safe_write
from counter.text import Text

_PAPERS: dict[str, tuple[str, ...]] = {
    "receipt": ("receipt", "received_slip"),
    "label": ("label",),
    "manifest": ("manifest",),
    "day-sheet": ("day_sheet",),
    "correction": ("correction_notice",),
    "refusal": ("refusal_notice",),
    "handover": ("handover_slip",),
}
_COARSEST = 72


class NoSuchFile(Refused):
    """A file that is not there or may not be read."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path = path
        super().__init__(
            Text(
                "读不到 {path}（{reason}）。请检查文件名。",
                "{path} cannot be read ({reason}). Check its name.",
            ).fill(path=path, reason=reason)
        )


def add_to(commands: Any) -> None:
    """Say this command's words."""
    paper = commands.add_parser(
        "paper",
        help="已有纸张存为 PDF；检查 PDF；全部样张 a paper as PDF; check a PDF; samples of all",
        description="paper KIND NUMBER --out FILE.pdf | paper check FILE.pdf [--dpi 203] | "
        "paper samples DIR",
    )
    paper.add_argument("kind", choices=(*_PAPERS, *_TOOLS))
    paper.add_argument("subject", type=subject, help="办件号、信封号、清单号、日期、文件或文件夹")
    paper.add_argument("--size", default="", help="A5 | 80mm …")
    paper.add_argument("--out", type=Path, metavar="FILE.pdf")
    paper.add_argument("--dpi", type=_dpi, default=203.2, help="打印头分辨率 dots per inch")
    paper.set_defaults(run=lambda asked: _run(paper, asked))


def _run(parser: argparse.ArgumentParser, asked: argparse.Namespace) -> int:
    tool = _TOOLS.get(asked.kind)
    if tool is not None:
        return tool(asked)
    if asked.out is None:
        parser.error("--out FILE.pdf is required")
    with desk(asked) as at:
        job = _latest(at, asked.kind, asked.subject)
        page = register.pdf(job.kind, job.facts, asked.size, job.copy)
    safe_write(asked.out, page)
    return 0


def _check(asked: argparse.Namespace) -> int:
    """Exit 1 where the desk would refuse to print: nothing to scan, a glyph or a font missing.

    A page is judged at no more than 300 dots an inch, as before printing: what reads there reads
    on a finer head. The answer tells at how many it was.
    """
    from counter.papers import glyphs, proof

    path = Path(asked.subject)
    try:
        page = path.read_bytes()
    except OSError as trouble:
        raise NoSuchFile(path, trouble.strerror or str(trouble)) from trouble
    dpi = proof.judged_at(asked.dpi)
    codes = proof.codes(page, dpi)
    used = glyphs.fonts(page)
    missing = sorted({character for use in used for character in use.missing})
    told = {
        "pages": [
            {"codes": [{"kind": code.kind, "text": code.text} for code in found]} for found in codes
        ],
        "fonts": [{"name": use.name, "embedded": use.is_embedded} for use in used],
        "missing_glyphs": missing,
        "dpi": dpi,
    }
    bare = [number for number, found in enumerate(codes, start=1) if not found]
    refused = [
        *(f"no code is read on page {number}" for number in bare),
        *(f"{use.name} is not embedded" for use in used if not use.is_embedded),
        *(f"no glyph for {character}" for character in missing),
    ]
    print(json.dumps({**told, "prints": not refused, "why": refused}, ensure_ascii=False, indent=2))
    return 1 if refused else 0


def _samples(asked: argparse.Namespace) -> int:
    """All papers with invented content, into a folder that is made where it is missing."""
    from counter.commands import paper_samples

    papers, pages = paper_samples.write_all(
        Path(asked.subject), lambda line: print(line, file=sys.stderr, flush=True)
    )
    print(json.dumps({"papers": papers, "pages": pages, "folder": asked.subject}))
    return 0


_TOOLS: dict[str, Callable[[argparse.Namespace], int]] = {"check": _check, "samples": _samples}


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


def _dpi(written: str) -> float:
    refused = argparse.ArgumentTypeError("72 至 1200 之间的数 a number from 72 to 1200")
    try:
        dpi = float(written)
    except ValueError:
        raise refused from None
    if not _COARSEST <= dpi <= 1200:
        raise refused
    return dpi
