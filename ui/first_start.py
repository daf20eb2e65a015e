"""The first page of a new folder: what has no default, and the first supervisor."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QScrollArea, QWidget

from counter.casetypes.vocabulary import Question
from counter.errors import BadAnswers, CounterError, Fault
from counter.text import Text
from counter.values.office import Office
from ui.kit.arrange import Surface, horizontal, vertical
from ui.kit.asking import mark_wrong
from ui.kit.background import Lane
from ui.kit.form import LABEL_WIDTH, Form
from ui.kit.label import FaultLine, Label
from ui.kit.language import say
from ui.kit.press import Key

WIDTH = 920

HALL = (
    Question("name", Text("单位名称", "Office"), "text"),
    Question("address", Text("地址", "Address"), "text"),
    Question("phone", Text("电话", "Phone"), "text"),
    Question(
        "hall_code", Text("大厅代码", "Hall code"), "text",
        hint=Text("三位数字，写入每个二维码，以后不能改", "three digits, in every tag, for ever"),
    ),
    Question("window", Text("本机窗口号", "Window no."), "text", default="1"),
)  # fmt: skip
SUPERVISOR = (
    Question("login", Text("登录名", "Login"), "text",
             hint=Text("字母或数字，如 wangfang", "letters or digits, such as wangfang")),
    Question("person", Text("姓名", "Name"), "name"),
)  # fmt: skip


@dataclass(frozen=True)
class Founding:
    """What the first page asked: the arguments of `settings.hall.found`."""

    office: Office
    window: str
    login: str
    name: str
    password: str


class FirstStart(QWidget):
    """`found` runs in the background; `founded` carries the window's number."""

    founded = Signal(str)

    def __init__(
        self, lane: Lane, today: date, found: Callable[[Founding], object],
        parent: QWidget | None = None, *, is_practice: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._lane, self._found, self._is_practice = lane, found, is_practice
        self._hall = Form(HALL, today=today)
        self._supervisor = Form(SUPERVISOR, today=today)
        self._passwords = [_secret("password"), _secret("password_again")]
        self._password_fault = FaultLine(self, name="password.fault")
        self._fault = FaultLine(self, name="first_start_fault")
        self._start = Key(
            Text("开始使用", "Begin"), "Ctrl+Enter", self, look="primary", name="begin"
        )

        self._hall.completed.connect(self._supervisor.go_on)
        self._supervisor.completed.connect(self._passwords[0].setFocus)
        self._passwords[0].returnPressed.connect(self._passwords[1].setFocus)
        self._passwords[1].returnPressed.connect(self.begin)
        self._start.clicked.connect(self.begin)

        self._lay_out()
        self.setFocusProxy(self._hall.field("name").editor)
        self._hall.go_on()

    def begin(self) -> None:
        """Check what can be checked here, then found the hall."""
        if not self._start.isEnabled():
            return
        told = {**self._hall.answers(), **self._supervisor.answers()}
        faults = (*self._hall.faults(), *self._supervisor.faults(), *self._password_faults())
        if faults:
            self._show(faults)
            return
        given = {code: str(answer).strip() for code, answer in told.items()}
        founding = Founding(
            Office(given["name"], given["address"], given["phone"], given["hall_code"],
                   is_practice=self._is_practice),
            given["window"], given["login"], given["person"], self._passwords[0].text(),
        )  # fmt: skip
        self._start.setEnabled(False)
        self._show(())
        self._lane.run(
            self,
            lambda: self._found(founding),
            lambda _: self.founded.emit(founding.window),
            self._on_refused,
        )

    def _password_faults(self) -> tuple[Fault, ...]:
        first, again = (field.text() for field in self._passwords)
        if not first:
            return (Fault("password", Text("请设置密码。", "Choose a password.")),)
        if first != again:
            told = Text("两次输入的密码不一样，请重新输入。", "The two passwords differ.")
            return (Fault("password", told),)
        return ()

    def _on_refused(self, error: CounterError) -> None:
        self._start.setEnabled(True)
        if isinstance(error, BadAnswers):
            self._show(error.faults)
        else:
            self._fault.show_text(say(error.text))

    def _show(self, faults: tuple[Fault, ...]) -> None:
        """Each fault under its field; what has no field stands above the button."""
        # The journey calls the person's name `person_name` where the office has a `name`.
        people = {"person_name": "person", "clerk_name": "person"}
        faults = tuple(Fault(people.get(f.question, f.question), f.text) for f in faults)
        self._fault.show_text("")
        password = [fault.text for fault in faults if fault.question == "password"]
        self._password_fault.show_text(password[0] if password else "")
        for field in self._passwords:
            mark_wrong(field, bool(password))
        rest = self._supervisor.show_faults(
            [fault for fault in faults if fault.question != "password"], everywhere=True
        )
        rest = self._hall.show_faults(rest, everywhere=True)
        if rest:
            self._fault.show_text(Text.listing(fault.text for fault in rest))
        elif password and len(faults) == 1:
            self._passwords[0].setFocus()

    def _lay_out(self) -> None:
        card = Surface(self)
        card.setFixedWidth(WIDTH)
        left = vertical(None, Label(Text("大厅", "The hall"), "emphasis"), self._hall, None)
        right = vertical(
            None,
            Label(Text("第一位主管", "The first supervisor"), "emphasis"),
            self._supervisor,
            _beside(Text("密码", "Password"), self._passwords[0]),
            _beside(Text("再输一次", "Once more"), self._passwords[1]),
            self._password_fault,
            None,
        )
        self._passwords[0].setPlaceholderText(say(Text("至少 8 位", "8 characters or more")))
        sides = horizontal(None, left, right, spacing=32)
        sides.setStretch(0, 1)
        sides.setStretch(1, 1)
        vertical(
            card,
            Label(Text("首次使用", "First start"), "title"),
            Label(
                Text("这些内容印在每张单据上，没有默认值。以后可在“设置”中修改（大厅代码除外）。",
                     "This stands on every paper and has no default. All but the hall code can be "
                     "changed later in Settings."),
                "muted", wraps=True,
            ),
            8, sides, 8, self._fault, self._start, margin=32,
        )  # fmt: skip
        canvas = QWidget(self)
        canvas.setObjectName("canvas")
        vertical(canvas, None, horizontal(None, None, card, None), None, margin=16)
        scroll = QScrollArea(self)
        scroll.setWidget(canvas)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        vertical(self, scroll)


def _secret(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setObjectName(name)
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setMaxLength(200)
    return field


def _beside(title: Text, field: QLineEdit) -> QWidget:
    place = QWidget()
    label = Label(title, "muted", wraps=True)
    label.setFixedWidth(LABEL_WIDTH)
    field.setAccessibleName(say(title))
    horizontal(place, label, field)
    return place
