"""The words of a check, and why one cannot be recorded or a case not be passed."""

from __future__ import annotations

from typing import Literal

from counter.errors import Refused
from counter.text import Text

Verdict = Literal["ok", "bad", "na", "left"]

VERDICTS: dict[str, Text] = {
    "ok": Text("符合", "in order"),
    "bad": Text("不符", "not in order"),
    "na": Text("不适用", "not applicable"),
    "left": Text("未核", "left out"),
}
SIGNS = {"ok": "✓", "bad": "✗", "na": "—", "left": "○", "": "·"}
UNFILED = Text("无备案", "none on file")

WHY_BAD = Text("请写明哪里不符。", "Say what is not in order.")
WHY_LEFT = Text("请写明为什么不核。", "Say why it was left out.")


class ChecksOpen(Refused):
    """Checks that must be made were not made."""

    def __init__(self, case_no: str, titles: tuple[Text, ...]) -> None:
        self.case_no, self.titles = case_no, titles
        super().__init__(
            Text("{no} 还有 {n} 项没有核对：{what}。请逐项核对后再审核通过。",
                 "{no}: {n} checks are not made: {what}. Make them, then pass the case.")
            .fill(no=case_no, n=len(titles), what=Text.listing(titles))
        )  # fmt: skip


class ChecksFailed(Refused):
    """Something is not in order: the case is to be completed or refused, not passed."""

    def __init__(self, case_no: str, titles: tuple[Text, ...]) -> None:
        self.case_no, self.titles = case_no, titles
        super().__init__(
            Text("{no} 有不符项：{what}。请办理补正或不予办理。",
                 "{no}: not in order: {what}. Ask for a correction, or refuse the case.")
            .fill(no=case_no, what=Text.listing(titles))
        )  # fmt: skip


class NotToLeaveOut(Refused):
    """The rules do not let this check be left out."""

    def __init__(self, title: Text) -> None:
        super().__init__(
            Text("“{title}”必须核对，不能跳过。请核对原件。",
                 "'{title}' must be made and cannot be left out. Look at the original.")
            .fill(title=title)
        )  # fmt: skip


class NothingFiled(Refused):
    """The hall's rules want a specimen on file, and there is none."""

    def __init__(self, title: Text) -> None:
        super().__init__(
            Text("“{title}”：没有当日有效的备案印鉴，不能记为符合。请先备案，或记为不符。",
                 "'{title}': no specimen held on that day. File one, or mark it not in order.")
            .fill(title=title)
        )  # fmt: skip


class WhichSpecimen(Refused):
    """Several specimens may be meant; the clerk must say with which one he compared."""

    def __init__(self, title: Text) -> None:
        super().__init__(
            Text("“{title}”：有多份有效备案。请翻到所比对的一份再记录。",
                 "'{title}': several specimens hold. Show the one that you compared with.")
            .fill(title=title)
        )  # fmt: skip


class NotChecked(Refused):
    """The case stands where nothing is checked any more."""

    def __init__(self, case_no: str, step: Text) -> None:
        super().__init__(
            Text("{no} 已是“{step}”，不再审核要点。", "{no} is '{step}'; nothing is checked now.")
            .fill(no=case_no, step=step)
        )  # fmt: skip
