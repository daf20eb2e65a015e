"""Where a scan goes: a tag opens what it belongs to, other digits go where the hand is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget

from counter import sending
from counter.errors import CounterError
from counter.intake.remote.digits import is_form
from counter.progress import scan
from counter.progress.scan import Scanned
from counter.values.clerk import Right
from ui.kit.workbench import Workbench
from ui.universal_box import SHORTEST_TAG


class ScanRoute(QObject):
    """Asks the books what was scanned. A true tag closes an open dialog; a wrong one does not."""

    case_found = Signal(str)
    envelope_found = Signal(str)
    manifest_found = Signal(str)
    consignment_found = Signal(str)
    prereview_found = Signal(str)
    loan_found = Signal(str)
    overdue_letter_found = Signal(str)
    batch_found = Signal(str)
    shelf_place_found = Signal(str)
    form_found = Signal(str)
    """The digits of a form from a phone."""
    visit_found = Signal(str)
    spare_found = Signal(str)
    notice_found = Signal(str)
    ticket_found = Signal(str)
    refused = Signal(object)
    nowhere = Signal(str)
    """Digits that are no tag, while no field has the cursor."""

    def __init__(
        self, bench: Workbench, parent: QWidget, first: Callable[[str], bool] = lambda _: False
    ) -> None:
        super().__init__(parent)
        self._bench = bench
        self._window = parent
        self._first = first
        self._found = {
            "case": self.case_found, "envelope": self.envelope_found,
            "manifest": self.manifest_found, "consignment": self.consignment_found,
            "prereview": self.prereview_found, "loan": self.loan_found,
            "overdue_letter": self.overdue_letter_found, "batch": self.batch_found,
            "shelf_place": self.shelf_place_found, "visit": self.visit_found,
            "spare": self.spare_found, "notice": self.notice_found,
            "ticket": self.ticket_found,
        }  # fmt: skip

    def take(self, digits: str) -> None:
        """One scan. While the window is locked or hidden nothing is looked up.

        A place that counts scans (`first`) takes it before anybody, unless a dialog is open.
        """
        if not self._window.isVisible():
            return
        if QApplication.activeModalWidget() is None and self._first(digits):
            return
        self.look_up(digits)

    def look_up(self, digits: str) -> None:
        """Go to what was scanned, wherever one is."""
        if len(digits) < SHORTEST_TAG:
            self._type(digits)
            return
        if is_form(digits):
            _close_dialogs()
            self._window.activateWindow()
            self.form_found.emit(digits)
            return
        desk = self._bench.desk
        self._bench.background.run(
            self, lambda: scan.scan(desk, digits), lambda it: self._on_known(it, digits),
            self._on_refused,
        )  # fmt: skip

    def _on_known(self, scanned: Scanned, digits: str) -> None:
        self._confirm(scanned, "".join(filter(str.isdigit, digits)))
        _close_dialogs()
        self._window.activateWindow()  # a closed dialog leaves the keyboard to nobody
        self._found[scanned.kind].emit(scanned.number)

    def _confirm(self, scanned: Scanned, tag: str) -> None:
        """A paper that was printed a moment ago and is scanned has come out."""
        desk, bulletin = self._bench.desk, self._bench.bulletin
        if desk.clerk.may(Right.PRINT):
            self._bench.background.run(
                self, lambda: sending.seen(desk, scanned.number, tag),
                lambda paper: bulletin.look() if paper is not None else None,
            )  # fmt: skip

    def _on_refused(self, error: CounterError) -> None:
        QApplication.beep()
        self.refused.emit(error)

    def _type(self, digits: str) -> None:
        """A waybill: into the field that has the cursor, with its Enter."""
        field = QApplication.focusWidget()
        if not isinstance(field, QLineEdit) or field.isReadOnly():
            self.nowhere.emit(digits)
            return
        field.selectAll()
        field.insert(digits)
        enter = QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r"
        )
        QApplication.sendEvent(field, enter)


def _close_dialogs() -> None:
    """Let go of what is being asked: the person at the glass has come for something else."""
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, QDialog):
        dialog.reject()
