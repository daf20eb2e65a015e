"""Who stands at the desk and what his role lets him do.

>>> Clerk("wangfang", "王芳", Role.CLERK).may(Right.CLOSE_DAY)
False
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from counter.errors import Forbidden
from counter.text import Text


class Right(Enum):
    """Something that one may or may not do; each verb of a journey names one."""

    READ = Text("查看办件", "see cases")
    INTAKE = Text("收件受理", "take in cases")
    ADVANCE = Text("办理环节", "move cases on")
    TAKE_MONEY = Text("收费", "take payments")
    REFUND = Text("退费", "refund")
    HAND_OVER = Text("发放", "hand over results")
    POST = Text("邮寄", "post results")
    PRINT = Text("打印", "print papers")
    EXPORT = Text("导出统计", "export figures")
    UNMASK = Text("查看完整个人信息", "see personal data in full")
    CLOSE_DAY = Text("日结", "close the day")
    CORRECT = Text("更正", "correct what was recorded")
    KEEP_RULES = Text("维护规则", "keep the rules")
    KEEP_PEOPLE = Text("维护人员", "keep the staff list")
    KEEP_HALL = Text("维护大厅资料", "keep the hall's particulars")
    BACK_UP = Text("备份", "back up")
    RESTORE = Text("恢复", "restore")
    TRUST_CLOCK = Text("确认时钟", "confirm the clock")
    WAIVE = Text("减免或手填费用", "waive or type in a fee")
    KEEP_BLANKS = Text("管理空白证库存", "keep the stock of numbered blanks")
    KEEP_SPECIMENS = Text("维护备案印鉴", "keep the filed specimens")
    KEEP_CUSTODY = Text("保管证照", "keep passports and cards in custody")
    PREREVIEW = Text("预审", "review papers ahead of the visit")
    DECIDE = Text("对例外作出决定", "decide on exceptions")
    ERASE = Text("到期清除个人信息", "erase personal data whose period is over")


class Role(Enum):
    """The four kinds of account."""

    READER = Text("只读", "reader")
    CLERK = Text("窗口人员", "clerk")
    SUPERVISOR = Text("主管", "supervisor")
    ADMINISTRATOR = Text("管理员", "administrator")


_READER = frozenset({Right.READ})
_CLERK = _READER | {
    Right.INTAKE, Right.ADVANCE, Right.TAKE_MONEY, Right.HAND_OVER, Right.POST, Right.PRINT,
    Right.UNMASK, Right.CORRECT, Right.BACK_UP, Right.KEEP_CUSTODY, Right.PREREVIEW,
}  # fmt: skip
_SUPERVISOR = _CLERK | {
    Right.REFUND, Right.EXPORT, Right.CLOSE_DAY, Right.KEEP_RULES, Right.KEEP_PEOPLE,
    Right.KEEP_HALL, Right.RESTORE, Right.TRUST_CLOCK, Right.WAIVE, Right.KEEP_BLANKS,
    Right.KEEP_SPECIMENS, Right.DECIDE, Right.ERASE,
}  # fmt: skip
_ADMINISTRATOR = _READER | {
    Right.KEEP_PEOPLE, Right.KEEP_HALL, Right.BACK_UP, Right.RESTORE, Right.TRUST_CLOCK,
}  # fmt: skip

RIGHTS: dict[Role, frozenset[Right]] = {
    Role.READER: _READER,
    Role.CLERK: _CLERK,
    Role.SUPERVISOR: _SUPERVISOR,
    Role.ADMINISTRATOR: _ADMINISTRATOR,
}


@dataclass(frozen=True)
class Clerk:
    """A signed-in member of staff: login, name as it prints, role."""

    login: str
    name: str
    role: Role

    def may(self, right: Right) -> bool:
        """Whether this clerk's role holds `right`."""
        return right in RIGHTS[self.role]

    def must(self, right: Right) -> None:
        """Refuse (`Forbidden`) where the role does not hold `right`."""
        if not self.may(right):
            raise Forbidden(self.name, right.value)
