"""The three-scan lock: paper, label and waybill must belong to one envelope before it is sealed.

Pure. Scans come in any order. The first one says which envelope it is; from then on a scan either
belongs to that envelope or is refused, and a refused one changes nothing. An envelope with
several cases wants a paper of each: each piece has no code of its own (only some bear a numbered
sticker), so one paper of a case stands for the case, and the clerk counts the pieces by the
number on the screen.

>>> its = Waiting("XF1", "bound", ("RZ1", "RZ2"), "EA1", "张*", 2)
>>> lock = Lock().take(Scan("waybill", "EA1", its)).take(Scan("paper", "RZ2", its, "RZ2"))
>>> lock.has_waybill, lock.has_label, lock.missing_cases
(True, False, ('RZ1',))
>>> lock.take(Scan("label", "XF1", its)).take(Scan("paper", "RZ1", its, "RZ1")).is_complete
True
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from counter.errors import Refused
from counter.text import Text

Kind = Literal["paper", "label", "waybill", "unknown"]
KINDS: dict[Kind, Text] = {
    "paper": Text("结果或回执", "result or receipt"),
    "label": Text("标签", "label"),
    "waybill": Text("运单", "waybill"),
    "unknown": Text("不认识的编码", "unknown code"),
}


@dataclass(frozen=True)
class Waiting:
    """An envelope as the lock sees it; `state` as in the books, `pieces` of all its cases."""

    envelope_no: str
    state: str
    case_nos: tuple[str, ...]
    waybill: str
    receiver_masked: str
    pieces: int


@dataclass(frozen=True)
class Scan:
    """What was scanned, as the books know it.

    `shown` is how it is named to people; `envelope` is where it belongs (None: nowhere);
    `case_no` only of a paper. `why` says what is wrong with a code that belongs nowhere.
    """

    kind: Kind
    shown: str
    envelope: Waiting | None = None
    case_no: str = ""
    why: Text | None = None


class WrongScan(Refused):
    """A scan that does not belong to the envelope in hand: both are named."""

    def __init__(self, scanned: Scan, expected: Waiting) -> None:
        self.scanned, self.expected = scanned, expected
        super().__init__(
            Text("不属于同一信封：扫到 {what}，正在封 {no}（{receiver}）。请取出放错的，再扫描。",
                 "This does not belong together: {what} was scanned, {no} ({receiver}) is being "
                 "sealed. Take the wrong one out and scan again.")
            .fill(what=scanned.shown, no=expected.envelope_no, receiver=expected.receiver_masked)
        )  # fmt: skip


class NotToSeal(Refused):
    """What was scanned first belongs to no envelope that waits to be sealed."""

    def __init__(self, scanned: Scan, why: Text) -> None:
        self.scanned = scanned
        super().__init__(Text("{what}：{why}", "{what}: {why}").fill(what=scanned.shown, why=why))


_NOWHERE = Text("不在任何信封中。请先装封。", "it lies in no envelope. Pack it first.")
_WHY: dict[str, Text] = {
    "labelled": Text("信封 {no} 还没有运单。请先在“装封”中绑定运单。",
                     "envelope {no} has no waybill yet. Bind it under Pack first."),
    "sealed": Text("信封 {no} 已封，不用再核对。", "envelope {no} is sealed; no need to check it."),
    "posted": Text("信封 {no} 已交寄。", "envelope {no} has been posted."),
    "delivered": Text("信封 {no} 已签收。", "envelope {no} has been delivered."),
    "came_back": Text("信封 {no} 已退回。请重新装封。",
                      "envelope {no} came back. Pack its cases anew."),
    "void": Text("信封 {no} 已作废。请撕掉这张标签，取出里面的材料。",
                 "envelope {no} is void. Tear the label off and take the contents out."),
}  # fmt: skip


@dataclass(frozen=True)
class Lock:
    """What has been scanned of one envelope; nothing to begin with."""

    waiting: Waiting | None = None
    cases: frozenset[str] = frozenset()
    has_label: bool = False
    has_waybill: bool = False

    @property
    def missing_cases(self) -> tuple[str, ...]:
        """Cases of which no paper has been scanned, in the envelope's order."""
        its = self.waiting.case_nos if self.waiting else ()
        return tuple(no for no in its if no not in self.cases)

    @property
    def is_complete(self) -> bool:
        """Whether all three agree and nothing is missing."""
        begun = self.waiting is not None
        return begun and self.has_label and self.has_waybill and not self.missing_cases

    def take(self, scan: Scan) -> Lock:
        """The lock after this scan; the same again changes nothing.

        Refuses `WrongScan` once an envelope is in hand, and `NotToSeal` before.
        """
        its = scan.envelope
        if self.waiting is not None and (
            its is None or its.envelope_no != self.waiting.envelope_no
        ):
            raise WrongScan(scan, self.waiting)
        if its is None:
            raise NotToSeal(scan, scan.why or _NOWHERE)
        if its.state != "bound":
            raise NotToSeal(scan, _WHY[its.state].fill(no=its.envelope_no))
        if scan.kind == "paper":
            return replace(self, waiting=its, cases=self.cases | {scan.case_no})
        return replace(
            self, waiting=its, has_label=self.has_label or scan.kind == "label",
            has_waybill=self.has_waybill or scan.kind == "waybill",
        )  # fmt: skip
