"""The door: login and password, and a clear sentence where it stays shut."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from counter.errors import CounterError
from counter.text import Text
from counter.values.clerk import Clerk
from counter.values.office import Office
from ui.kit.arrange import Surface, horizontal, vertical
from ui.kit.background import Lane
from ui.kit.label import FaultLine, Label
from ui.kit.language import say
from ui.kit.press import Key

WIDTH = 380


class LoginPage(QWidget):
    """Asks who stands at the window.

    `sign_in(login, password)` runs in the background; `signed_in` carries the `Clerk`. A refused
    password is taken away, the login stays.
    """

    signed_in = Signal(object)

    def __init__(
        self,
        lane: Lane,
        office: Office,
        window: str,
        sign_in: Callable[[str, str], Clerk],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._lane, self._sign_in = lane, sign_in
        self._login = QLineEdit(self)
        self._login.setObjectName("login")
        self._password = QLineEdit(self)
        self._password.setObjectName("password")
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        # A Chinese input method would swallow the letters of a login.
        for field in (self._login, self._password):
            field.setInputMethodHints(Qt.InputMethodHint.ImhLatinOnly)
        self._login.setMaxLength(60)
        self._password.setMaxLength(200)
        self._fault = FaultLine(self, name="login_fault")
        # No key of its own: Enter belongs to the fields.
        self._enter = Key(Text("登录", "Sign in"), "", self, look="primary", name="enter")

        self._login.returnPressed.connect(self._password.setFocus)
        self._password.returnPressed.connect(self.enter)
        self._enter.clicked.connect(self.enter)

        card = Surface(self)
        card.setFixedWidth(WIDTH)
        vertical(
            card,
            Label(office.name, "title", wraps=True),
            Label(Text("{window}号窗口", "Window {window}").fill(window=window), "muted"),
            16,
            Label(Text("账号", "Login"), "muted"),
            self._login,
            4,
            Label(Text("密码", "Password"), "muted"),
            self._password,
            self._fault,
            12,
            self._enter,
            margin=32,
        )
        parts: list[QWidget] = [card]
        if office.is_practice:
            practice = Label(
                Text("练习大厅：这里的办件都不是真的", "Practice hall: no case here is real"),
                "warning",
            )
            practice.setAlignment(Qt.AlignmentFlag.AlignCenter)
            parts.insert(0, practice)
        vertical(self, None, horizontal(None, None, vertical(None, *parts, spacing=16), None), None)

    def ask_again(self, clerk: Clerk | None, login: str = "") -> None:
        """Stand ready for `clerk`, who locked the window, or for `login`, or for anybody."""
        self._login.setText(clerk.login if clerk else login)
        self._password.clear()
        self._fault.show_text("")
        self._settle_focus()

    def enter(self) -> None:
        """Try the login and the password."""
        login, password = self._login.text().strip(), self._password.text()
        if not login or not password:
            self._fault.show_text(Text("请输入账号和密码。", "Enter your login and password."))
            self._settle_focus()
            return
        if not self._enter.isEnabled():
            return
        self._set_busy(True)
        self._lane.run(self, lambda: self._sign_in(login, password), self._on_in, self._on_refused)

    def showEvent(self, event: QShowEvent) -> None:
        """Put the cursor where something is missing."""
        super().showEvent(event)
        self._settle_focus()

    def _on_in(self, clerk: Clerk) -> None:
        self._set_busy(False)
        self._password.clear()
        self._fault.show_text("")
        self.signed_in.emit(clerk)

    def _on_refused(self, error: CounterError) -> None:
        self._set_busy(False)
        self._fault.show_text(say(error.text))
        self._password.clear()
        self._password.setFocus()

    def _set_busy(self, is_busy: bool) -> None:
        # Argon2 takes its time on purpose; the same press twice would count as two tries.
        self._enter.setEnabled(not is_busy)
        self._password.setReadOnly(is_busy)

    def _settle_focus(self) -> None:
        field = self._password if self._login.text() else self._login
        self.setFocusProxy(field)
        field.setFocus()
