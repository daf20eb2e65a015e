"""The states of a pre-review, and what it refuses."""

from __future__ import annotations

from datetime import date

from counter.errors import Refused
from counter.text import Text

WAITING, PASSED, GAPS, UNFIT = "waiting", "passed", "gaps", "unfit"
VERDICTS = (PASSED, GAPS, UNFIT)
STATES: dict[str, Text] = {
    WAITING: Text("待预审", "waiting"),
    PASSED: Text("通过", "passed"),
    GAPS: Text("需补正", "incomplete"),
    UNFIT: Text("不宜办理", "unfit"),
}


class Became(Refused):
    """The pre-review became a case; it is not used a second time, nor changed."""

    def __init__(self, no: str, case_no: str) -> None:
        self.no, self.case_no = no, case_no
        super().__init__(
            Text(
                "预审 {no} 已转为办件 {case_no}，不能再次使用。请打开该办件。",
                "Pre-review {no} has become case {case_no} and is not used again. Open the case.",
            ).fill(no=no, case_no=case_no)
        )


class Cleared(Refused):
    """Its period is over: pictures and answers are gone."""

    def __init__(self, no: str, on: date) -> None:
        self.no, self.on = no, on
        super().__init__(
            Text(
                "预审 {no} 的图片和个人信息已于 {on} 到期清除。请按新来件录入。",
                "The pictures and answers of pre-review {no} were removed on {on}, as their "
                "period was over. Enter it anew.",
            ).fill(no=no, on=on.isoformat())
        )


class NothingSaid(Refused):
    """An answer that asks for more, or says no, without saying what or why."""

    def __init__(self, verdict: str) -> None:
        self.verdict = verdict
        super().__init__(
            Text("请写明缺什么，一次告知全部。", "Say everything that is missing, all at once.")
            if verdict == GAPS
            else Text("请写明不宜办理的原因。", "Say why it cannot be done.")
        )


class TooManyPictures(Refused):
    """More pictures than one looks through for one applicant."""

    def __init__(self, most: int) -> None:
        self.most = most
        super().__init__(
            Text(
                "一份预审最多 {most} 张图片。请删去重复的，或另开一份。",
                "A pre-review holds {most} pictures at most. Remove doubles, or begin another.",
            ).fill(most=most)
        )
