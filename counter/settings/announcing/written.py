"""What a supervisor writes in a notice, and whether it can be published."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from counter.errors import BadAnswers, Fault
from counter.text import Text
from counter.values.names import BadName, check_line
from counter.values.remarks import remark

LONGEST_TITLE, LONGEST_TEXT = 60, 6000
_NO_TITLE = Text("请填写标题。", "Enter the title.")
_NO_BODY = Text("请填写通知内容。", "Enter what the notice says.")
_TOO_LONG = Text(
    "内容超过 {most} 字，请分成两份通知。", "More than {most} characters: write two notices."
)
_BACKWARDS = Text("截止日期早于起始日期。请核对。", "The last day lies before the first one.")
_OVER = Text("截止日期已经过去。请核对。", "The last day is past already.")
_NOWHERE = Text(
    "请至少选一处：张贴、窗口提示、回执。", "Choose at least one: wall, windows, receipts."
)


@dataclass(frozen=True)
class WrittenNotice:
    """A notice as it is written: both languages (English may be left out), its days, and who
    gets it: a paper for the wall, the clerks' windows, the receipts."""

    title: str
    body: str
    since: date
    until: date
    on_wall: bool = True
    for_clerks: bool = True
    on_receipts: bool = False
    title_en: str = ""
    body_en: str = ""

    def checked(self, today: date) -> WrittenNotice:
        """Tidied; refuses (`BadAnswers`) what cannot be published, every fault at once."""
        faults: list[Fault] = []
        titles = {
            "title": (self.title, _NO_TITLE, LONGEST_TITLE),
            "title_en": (self.title_en, None, 2 * LONGEST_TITLE),
        }
        tidy: dict[str, str] = {}
        for name, (told, missing, longest) in titles.items():
            try:
                tidy[name] = remark(name, told, missing, longest)
            except BadAnswers as bad:
                faults += bad.faults
        for name, told in (("body", self.body), ("body_en", self.body_en)):
            tidy[name] = "\n".join(line.strip() for line in told.strip().splitlines())
            faults += _unfit(name, tidy[name])
        if not tidy["body"]:
            faults.append(Fault("body", _NO_BODY))
        if self.until < self.since:
            faults.append(Fault("until", _BACKWARDS))
        elif self.until < today:
            faults.append(Fault("until", _OVER))
        if not (self.on_wall or self.for_clerks or self.on_receipts):
            faults.append(Fault("on_wall", _NOWHERE))
        if faults:
            raise BadAnswers(tuple(faults))
        return replace(
            self, title=tidy["title"], title_en=tidy["title_en"], body=tidy["body"],
            body_en=tidy["body_en"],
        )  # fmt: skip


def _unfit(name: str, told: str) -> Iterator[Fault]:
    """Characters that no paper can print, and too many of them."""
    if len(told) > LONGEST_TEXT:
        yield Fault(name, _TOO_LONG.fill(most=LONGEST_TEXT))
    for line in told.splitlines():
        try:
            if line:
                check_line(line, LONGEST_TEXT)
        except BadName as bad:
            yield Fault(name, bad.text)
            return
