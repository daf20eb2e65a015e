"""`close`: count the drawers of a day from a file and close the day."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from counter.commands.person import desk
from counter.desk import Desk, new_act
from counter.errors import Refused
from counter.text import Text

HELP = """\
the count as JSON: {"counts": [{"clerk": "王芳", "window": "1",
"methods": {"cash": {"100": 3, "0.5": 1}, "card": "1250.00"}, "reason": ""}]};
cash is pieces by value (100 50 20 10 5 1 0.5 0.1), the others sums in yuan as text
(card wechat alipay transfer); "reason" is used where the count differs; "window" may be
left out where the clerk has one shift. One clerk alone: {"methods": {...}}
"""


class BadCountFile(Refused):
    """The file is not a count of this day."""

    def __init__(self, file: str, why: Text) -> None:
        self.file = file
        super().__init__(
            Text("清点文件 {file} 不能用：{why}。什么都没有写入。",
                 "The count in {file} cannot be used: {why}. Nothing was written.")
            .fill(file=file, why=why)
        )  # fmt: skip


def add_to(commands: Any) -> None:
    """Say this command's words."""
    close = commands.add_parser("close", help="日结 count the drawers and close a day")
    close.add_argument("day", type=_day, metavar="DAY", help="2026-11-23")
    close.add_argument("--count", type=Path, metavar="FILE.json", help=HELP)
    close.add_argument(
        "--sign-pending", default="", metavar="REASON",
        help="未打印的纸张以此签认 sign for papers that were never printed",
    )  # fmt: skip
    close.set_defaults(run=_close)


def _close(asked: argparse.Namespace) -> int:
    # what closing needs is only read where a day is closed
    from counter.dayclose import close

    with desk(asked, needs_person=True) as at:
        if asked.count is not None:
            _count(at, asked.day, asked.count)
        sheet = close.close(at, asked.day, new_act(), asked.sign_pending)
    told = {
        "day": sheet.facts["day"], "close_no": sheet.facts["close_no"],
        "closed_by": sheet.facts["closed_by"], "open_cases": sheet.facts["open_cases"],
        "exceptions": len(sheet.facts["exceptions"]), "till": sheet.facts["till"],
        "journal_last": sheet.facts["journal_last"], "journal_head": sheet.facts["journal_head"],
        "paper": sheet.id,
    }  # fmt: skip
    print(json.dumps(told, ensure_ascii=False))
    return 0


def _count(at: Desk, day: date, file: Path) -> None:
    """Save the counts of the file; all of it is understood before any is saved."""
    from counter.dayclose.shift import counting, reading
    from counter.dayclose.shift.counted import Counted

    cards = [card for card in reading.shifts(at, day) if card.state != "closed"]
    ready = []
    for told in _told(file):
        methods, reason = told.get("methods"), told.get("reason", "")
        if not isinstance(reason, str):
            raise BadCountFile(file.name, Text("reason 应为文字", "reason is not text"))
        found = [
            card for card in cards
            if told.get("clerk", card.clerk) == card.clerk
            and str(told.get("window", card.window)) == card.window
        ]  # fmt: skip
        if len(found) != 1:
            raise BadCountFile(file.name, _whose(told, len(found)))
        cards.remove(found[0])
        ready.append((found[0], Counted.read(methods), reason))
    for card, counted, reason in ready:
        counting.count_shift(at, card.id, counted, new_act(), len(card.counts), reason)


def _whose(told: Mapping[str, Any], many: int) -> Text:
    whose = str(told.get("clerk", "")) or "-"
    if many:
        return Text("{whose} 有 {n} 个班次，请写明 clerk 和 window",
                    "{whose} has {n} shifts: name clerk and window")\
            .fill(whose=whose, n=many)  # fmt: skip
    return Text("{whose} 这一天没有待清点的班次", "{whose} has no shift to count that day").fill(
        whose=whose
    )


def _told(file: Path) -> list[Mapping[str, Any]]:
    try:
        told = json.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise BadCountFile(str(file), Text("读不出来", "it cannot be read")) from error
    except (ValueError, RecursionError) as error:
        raise BadCountFile(file.name, Text("不是 JSON", "it is not JSON")) from error
    lines = told.get("counts", [told]) if isinstance(told, dict) else None
    if not isinstance(lines, list) or not all(isinstance(line, dict) for line in lines):
        raise BadCountFile(file.name, Text("缺少 counts 列表", "it has no list of counts"))
    return lines


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise argparse.ArgumentTypeError("a day such as 2026-11-23") from error
