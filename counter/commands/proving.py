"""`replay`, and `journal verify --z`: closed days against the journal, and against their paper."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from counter import pictures
from counter.commands.person import desk
from counter.dayclose import proving
from counter.dayclose.anchor import Anchor, NotAnAnchor, read
from counter.dayclose.proving import ProvenDay
from counter.dayclose.replay.replay import replay
from counter.desk import Desk
from counter.errors import Refused
from counter.text import Text


class NoAnchor(Refused):
    """A file on which no day sheet's anchor can be read."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(
            Text(
                "“{name}”上没有读到日结单的存证码。请对正、拍清楚“存证”一栏，或改用日结编号。",
                "No day sheet's anchor was read on '{name}'. Photograph the part Evidence straight "
                "and sharp, or give the closing number.",
            ).fill(name=path.name)
        )


class TwoAnchors(Refused):
    """Several day sheets on one picture; each is proven by itself."""

    def __init__(self, path: Path, numbers: list[int]) -> None:
        super().__init__(
            Text(
                "“{name}”上有几张日结单（{nos}）。请一次只核对一张。",
                "'{name}' shows several day sheets ({nos}). Prove one at a time.",
            ).fill(name=path.name, nos="、".join(map(str, numbers)))
        )


def add_to(commands: Any) -> None:
    """Say this command's words."""
    again = commands.add_parser(
        "replay", help="由流水重算日结 rebuild closed days from the journal alone"
    )
    again.add_argument("period", metavar="DAY", help="2020-06-15 | 2020-06 | 2020")
    again.set_defaults(run=_replay)


def verify_z(asked: argparse.Namespace) -> int:
    """`journal verify --z FILE-or-number`: exit 1 and one sentence where paper and books differ."""
    path = Path(asked.z)
    with desk(asked) as at:
        if path.is_file():
            proven, read_as = _of_file(at, path)
        else:
            proven, read_as = proving.prove_stored(at, asked.z), "books"
    told = {**asdict(proven), "day": proven.day.isoformat(), "read": read_as}
    print(json.dumps(told, ensure_ascii=False))
    return 0


def _of_file(at: Desk, path: Path) -> tuple[ProvenDay, str]:
    """The day of a paper: its anchor, and of a PDF that has text each line of it, too."""
    anchor = _anchor_on(path)
    proven = proving.prove(at, anchor)
    data = path.read_bytes()
    if not data[:1024].lstrip().startswith(b"%PDF-"):
        return proven, "picture"
    # reportlab is only needed for a paper with text
    from counter.papers import sheet_text

    if not sheet_text.lines(data):
        return proven, "picture"  # a scan in a PDF
    sheet, words_may_differ = proving.sheet_of(at, anchor)
    found = sheet_text.difference(data, sheet, words_may_differ)
    if found is not None:
        raise proving.other_words(anchor, *found)
    return proven, "text"


def _anchor_on(path: Path) -> Anchor:
    found: dict[str, Anchor] = {}
    for picture in pictures.opened(path):
        for code in pictures.codes_in(picture):
            try:
                found[code] = read(code)
            except NotAnAnchor:
                continue  # the paper's tag, or whatever else lay on the table
    if not found:
        raise NoAnchor(path)
    if len(found) > 1:
        raise TwoAnchors(path, [anchor.close_no for anchor in found.values()])
    return next(iter(found.values()))


def _replay(asked: argparse.Namespace) -> int:
    with desk(asked) as at:
        done = replay(at, asked.period)
    told = {
        "period": done.period, "days": len(done.days),
        "figures": sum(day.figures for day in done.days), "equal": done.is_equal,
        "differences": [
            {"day": day.day, "close_no": day.close_no, "figure": one.name, "sheet": one.sheet,
             "journal": one.journal, "entry": one.seq}
            for day in done.days for one in day.differences
        ],
    }  # fmt: skip
    for day in done.days:
        for one in day.differences:
            print(one.said.zh)
    print(json.dumps(told, ensure_ascii=False))
    return 0 if done.is_equal else 1
