"""What asks for a colleague's confirmation inside a panel: login and password, nothing else.

It is not there for a clerk who may do the act alone. The password is taken out of its field with
every try and lives no longer than the try.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from counter import second_person
from counter.desk import Desk
from counter.errors import BadAnswers, Fault
from counter.second_person import SecondPerson
from counter.text import Text
from counter.values.clerk import Right
from ui.kit.arrange import horizontal, vertical
from ui.kit.label import Label
from ui.kit.language import say
from ui.kit.workbench import Workbench

Vouch = Callable[[], SecondPerson | None]

_LOGIN, _PASSWORD = Text("账号", "Login"), Text("密码", "Password")
_ANYBODY = Text("须另一位同事在场确认", "Another colleague must confirm")
_SOMEBODY = Text("须有“{right}”权限的同事确认", "A colleague who may ({right}) must confirm")
_MISSING = Text("请由同事输入账号和密码确认。", "A colleague must enter login and password.")


class SecondPersonAsk(QWidget):
    """Two fields for a second person: who holds `right`, or, without one, any colleague."""

    entered = Signal()
    """Enter in the password: the act may be done."""

    def __init__(
        self, bench: Workbench, right: Right | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk: Desk = bench.desk
        self._known: SecondPerson | None = None
        self.is_needed = right is None or not bench.desk.clerk.may(right)
        told = _ANYBODY if right is None else _SOMEBODY.fill(right=right.value)
        self.login = self._field("second_login", _LOGIN)
        self.password = self._field("second_password", _PASSWORD)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)

        self.login.returnPressed.connect(self.password.setFocus)
        self.password.returnPressed.connect(self.entered)
        self.login.textEdited.connect(self._forget)

        row = horizontal(None, self.login, self.password, spacing=8)
        vertical(self, Label(told, "muted", wraps=True), row, spacing=4)
        if not self.is_needed:
            self.hide()

    def vouching(self) -> Vouch:
        """Read the fields now; what comes back proves them, in the background.

        Refuses (`BadAnswers`) where nobody has entered anything. A colleague who was right once is
        not asked again while the panel stands: a repeated act needs the same confirmation.
        """
        login, password = self.login.text().strip(), self.password.text()
        if not self.is_needed:
            return lambda: None
        known = self._known
        if known is not None and not password:
            return lambda: known
        if not login or not password:
            (self.password if login else self.login).setFocus()
            raise BadAnswers((Fault("second", _MISSING),))
        self.password.clear()

        def prove() -> SecondPerson:
            self._known = second_person.vouch(self._desk, login, password)
            return self._known

        return prove

    def _forget(self) -> None:
        self._known = None

    def _field(self, name: str, title: Text) -> QLineEdit:
        field = QLineEdit(self)
        field.setObjectName(name)
        field.setAccessibleName(say(title))
        field.setPlaceholderText(say(title))
        field.setMaxLength(200)
        # A Chinese input method would swallow the letters of a login.
        field.setInputMethodHints(Qt.InputMethodHint.ImhLatinOnly)
        return field
