"""Staff: who may sign in, as what."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from counter.casetypes.vocabulary import Choice, Question
from counter.errors import Refused
from counter.settings import people
from counter.settings.people import Member
from counter.text import Text
from counter.values.clerk import Role
from ui.kit.arrange import horizontal, vertical
from ui.kit.attempts import Attempts
from ui.kit.colours import Urgency
from ui.kit.label import FaultLine, Label
from ui.kit.language import say
from ui.kit.press import Press
from ui.kit.table import Column, Table
from ui.kit.toast import toast
from ui.kit.workbench import Workbench

_IN_USE = Text("在用", "active")
_CLOSED = Text("已停用", "closed")


def _state(member: Member) -> Urgency:
    return "done" if member.is_active else "none"


_COLUMNS = (
    Column(Text("姓名", "Name"), lambda member: member.name, 160, role="strong"),
    Column(Text("登录名", "Login"), lambda member: member.login, 160),
    Column(Text("角色", "Role"), lambda member: say(member.role.value), 140),
    Column(Text("状态", "State"), lambda member: say(_IN_USE if member.is_active else _CLOSED),
           role="state", state=_state),
)  # fmt: skip
QUESTIONS = (
    Question("name", Text("姓名", "Name"), "name"),
    Question("login", Text("登录名", "Login"), "text",
             hint=Text("小写字母或数字，如 wangfang", "small letters or digits")),
    Question("role", Text("角色", "Role"), "choice",
             choices=tuple(Choice(role.name, role.value) for role in Role), default="CLERK"),
)  # fmt: skip
_PASSWORD = Text(
    "至少 {n} 位，请本人输入。", "At least {n} characters; let the person type it."
).fill(n=people.SHORTEST)


class PeoplePanel(QWidget):
    """The staff list; an account is closed, never deleted."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench, self._attempts = bench, Attempts()
        self._list = Table(
            _COLUMNS, lambda member: member.login, self, name="people",
            title=Text("人员", "People"),
        )  # fmt: skip
        self._line = FaultLine(self, name="people-fault")
        self._add = Press(
            bench, Text("新增人员", "Add"), "Ctrl+N", work=self._adding, then=self._on_added,
            owner=self, line=self._line, name="add-person",
        )  # fmt: skip
        self._reset = Press(
            bench, Text("重设密码", "New password"), work=self._resetting, then=self._on_reset,
            owner=self, line=self._line, name="reset-password",
        )  # fmt: skip
        self._close = Press(
            bench, Text("停用", "Close the account"), work=self._closing, then=self._on_closed,
            owner=self, look="danger", line=self._line, name="deactivate",
        )  # fmt: skip
        column = vertical(
            self, Label(Text("人员", "People"), "title", self), self._list,
            horizontal(None, self._add, self._reset, None, self._close), self._line, spacing=12,
        )  # fmt: skip
        column.setStretch(1, 1)

    def refresh(self) -> None:
        """Ask for the list anew."""
        desk = self._bench.desk
        self._bench.background.run(self, lambda: people.people(desk), self._list.show_rows)

    def _chosen(self) -> Member:
        member = self._list.current()
        if not isinstance(member, Member):
            raise Refused(Text("请先选择一个人。", "Choose a person first."))
        return member

    def _adding(self) -> Callable[[], Member] | None:
        ask, desk = self._bench.ask, self._bench.desk
        title = Text("新增人员", "Add a person")
        told = ask.answers(self, title, QUESTIONS, today=desk.today)
        if told is None:
            return None
        password = ask.text(self, Text("初始密码", "First password"), _PASSWORD, is_secret=True)
        if password is None:
            return None
        login, name, role = str(told["login"]), str(told["name"]), Role[told["role"]]
        act = self._attempts.act("add", login)
        return lambda: people.add(desk, login, name, role, password, act)

    def _on_added(self, member: Member) -> None:
        self._attempts.done("add", member.login)
        toast(self, Text("已新增{name}", "{name} added").fill(name=member.name))
        self.refresh()

    def _resetting(self) -> Callable[[], Member] | None:
        member, desk = self._chosen(), self._bench.desk
        title = Text("{name} 的新密码", "New password for {name}").fill(name=member.name)
        password = self._bench.ask.text(self, title, _PASSWORD, is_secret=True)
        if password is None:
            return None
        act = self._attempts.act("password", member.login)

        def work() -> Member:
            people.set_password(desk, member.login, password, act)
            return member

        return work

    def _on_reset(self, member: Member) -> None:
        self._attempts.done("password", member.login)
        toast(self, Text("已重设{name}的密码", "{name} has a new password").fill(name=member.name))

    def _closing(self) -> Callable[[], Member] | None:
        member, desk = self._chosen(), self._bench.desk
        if not self._bench.ask.confirm(
            self, Text("停用{name}的账号？", "Close the account of {name}?").fill(name=member.name),
            Text("不能再登录；办过的事都留在记录里。",
                 "No more signing in; everything done stays on record."),
            Text("停用", "Close"), is_grave=True,
        ):  # fmt: skip
            return None
        act = self._attempts.act("close", member.login)

        def work() -> Member:
            people.deactivate(desk, member.login, act)
            return member

        return work

    def _on_closed(self, member: Member) -> None:
        self._attempts.done("close", member.login)
        toast(self, Text("{name}的账号已停用", "{name}'s account is closed").fill(name=member.name))
        self.refresh()
