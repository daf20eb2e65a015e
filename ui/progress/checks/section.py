"""审核要点: every check of a case, told by digits, and with one key the case passed.

✗ leads on to a correction or a refusal, with the sentences filled in.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from counter.desk import new_act
from counter.errors import CounterError, Refused
from counter.progress.checks import asked
from counter.progress.checks.asked import CheckLine, CheckSheet
from counter.progress.checks.record import Told, examine, record
from counter.queue.card import CaseCard, MoveOffer
from counter.text import Text
from ui.kit.arrange import horizontal, vertical
from ui.kit.label import FaultLine, Label
from ui.kit.language import say
from ui.kit.press import Key, Press
from ui.kit.workbench import Workbench
from ui.progress.checks.check_list import CheckList
from ui.progress.checks.compare import Compare
from ui.progress.move_panel import move_panel
from ui.progress.panel import Inset
from ui.progress.panel_slot import PanelSlot

_WIDTH, _WIDE = 420, 600
_TITLE = Text("审核要点", "Checks")
_NONE = Text("这件办件没有要核对的要点。", "No check is asked of this case.")
_KEYS = Text("1 符合　2 不符　3 不适用　4 不核　↑↓ 换项",
             "1 in order, 2 not, 3 not applicable, 4 leave out, ↑↓")
_PASS = Text("全部符合，审核通过", "All in order: pass")
_ALL = Text("全部符合", "All in order")
_RECORD = Text("记录", "Record")
_REMARK = Text("原因", "Why")
_TO = {"suspend": "missing", "ask_more": "missing", "refuse": "reason", "reject": "reason"}


class StillFetching(Refused):
    """The list has not come yet."""

    def __init__(self) -> None:
        super().__init__(Text("正在取审核要点，请再按一次。", "Still looking; press again."))


class ChecksSection(Inset):
    """The list, the pictures under it, one primary key."""

    def __init__(self, bench: Workbench, card: CaseCard, parent: QWidget | None = None) -> None:
        super().__init__(parent, "accent")
        self.revision = card.revision
        self._bench, self._card, self._act = bench, card, new_act()
        self._sheet: CheckSheet | None = None
        self._own: dict[tuple[str, int], Told] = {}
        self._compare: Compare | None = None
        self._shown: dict[tuple[str, int], int] = {}

        # Parts
        self.list = CheckList(self)
        self._keys = Label(_KEYS, "caption", self, wraps=True)
        self._remark = QLineEdit(self)
        self._remark.setObjectName("check-remark")
        self._remark.setAccessibleName(say(_REMARK))
        self._remark.setPlaceholderText(say(_REMARK))
        self._remark.setMaxLength(200)
        self._fault = FaultLine(self, name="checks_fault")
        self._press = Press(
            bench, _PASS, "Ctrl+Enter", work=self._pressed, then=self._on_done,
            failed=self._on_refused, owner=self, look="primary", line=self._fault,
            name="panel_act",
        )  # fmt: skip
        self._back = Key(Text("返回", "Back"), "Esc", self, look="quiet", name="panel_back")
        register = Key(
            Text("印鉴备案", "Specimens"), "Ctrl+I", self, look="quiet", name="to-specimens"
        )
        self._onward: QHBoxLayout = horizontal(None, spacing=8)
        self._slot = PanelSlot()

        # Wiring
        self.list.told.connect(self._on_told)
        self.list.entered.connect(lambda: self._press.press())
        self.list.currentRowChanged.connect(lambda _: self._on_line())
        self._remark.editingFinished.connect(self._on_remark)
        self._remark.returnPressed.connect(self._on_remark_done)
        self._back.clicked.connect(self.closed)
        register.clicked.connect(lambda: self.place_wanted.emit("specimens"))
        self._slot.acted.connect(self.acted)
        self._slot.refused.connect(self.refused)
        self._slot.left.connect(self._slot.close)
        self._slot.changed.connect(self._on_line)  # what asks takes the pictures' room

        # Put together
        self._remark.hide()
        self.column = vertical(
            self, Label(_TITLE, "emphasis", self), self.list, self._keys, self._remark,
            self._fault, horizontal(None, self._press, self._back, None, register), self._onward,
            self._slot, margin=12,
        )  # fmt: skip
        self.setFocusProxy(self.list)
        self._look()

    def width_wanted(self) -> int:
        """Wide where there are pictures to compare."""
        return _WIDE if self._compare is not None else _WIDTH

    def start(self) -> None:
        """The hand is on the list: a digit tells, Enter passes the case."""
        self.list.setFocus()

    def say(self, text: str) -> None:
        """Say why it opened by itself."""
        self._fault.show_text(text)

    # What is shown

    def _look(self) -> None:
        desk, case_no = self._bench.desk, self._card.row.case_no
        self._bench.background.run(
            self, lambda: asked.sheet(desk, case_no), self._on_sheet, self._on_lost
        )

    def _on_sheet(self, sheet: CheckSheet) -> None:
        self._sheet, self.revision = sheet, sheet.revision
        self._own = {}
        if not sheet.lines:
            self._keys.show_text(_NONE)
        self.list.setVisible(bool(sheet.lines))
        if self._compare is None and (sheet.pages or any(ln.specimen_kind for ln in sheet.lines)):
            self._compare = Compare(self._bench, sheet.pages, self)
            self._compare.seen.connect(self._on_seen)
            self.list.flipped.connect(self._compare.flip)
            self.column.insertWidget(4, self._compare)
        self.list.show_lines(sheet.lines)
        self._press.setVisible(sheet.may_check and (sheet.may_examine or bool(sheet.lines)))
        self._settle()
        self._offer_onward()
        self._on_line()
        self.grew.emit()
        self.list.setFocus()

    def _on_line(self) -> None:
        line = self.list.line
        if self._compare is not None:
            wants = line is not None and bool(line.specimen_kind) and self._slot.panel is None
            self._compare.setVisible(wants)
            self._compare.show_line(line if wants else None)
        is_told = line is not None and line.verdict in ("bad", "left")
        self._remark.setVisible(is_told)
        self._remark.setText(line.remark if line is not None and is_told else "")

    def _on_seen(self, key: tuple[str, int], specimen_id: int) -> None:
        self._shown[key] = specimen_id

    def _settle(self) -> None:
        """Name what the primary key will do."""
        if self._sheet is None:
            return
        is_bad = any(line.verdict == "bad" for line in self._lines())
        passes = self._sheet.may_examine and not is_bad
        self._press.key.set_title(_PASS if passes else _RECORD if is_bad else _ALL)

    def _lines(self) -> tuple[CheckLine, ...]:
        """The checks with what was told here and is not in the books yet."""
        if self._sheet is None:
            return ()
        return tuple(self._now(line) for line in self._sheet.lines)

    def _now(self, line: CheckLine) -> CheckLine:
        told = self._own.get(line.key)
        return line if told is None else replace(line, verdict=told.verdict, remark=told.remark)

    # What is told

    def _on_told(self, verdict: str) -> None:
        line = self.list.line
        if line is None or self._sheet is None or not self._sheet.may_check:
            return
        remark = line.remark if verdict == line.verdict else ""
        if verdict == "bad" and not remark and line.correction is not None:
            remark = line.correction.zh
        self._tell(line, verdict, remark)
        if verdict in ("bad", "left"):
            self._on_line()
            self._remark.setFocus()
            self._remark.selectAll()
        else:
            self.list.go_on()

    def _on_remark(self) -> None:
        line = self.list.line
        if line is not None and self._remark.isVisible() and self._remark.text() != line.remark:
            self._tell(line, line.verdict, self._remark.text().strip())

    def _on_remark_done(self) -> None:
        self._on_remark()
        self.list.setFocus()
        self.list.go_on()

    def _tell(self, line: CheckLine, verdict: str, remark: str) -> None:
        self._own[line.key] = Told(line.code, line.piece_no, verdict, remark)
        self.list.change(replace(line, verdict=verdict, remark=remark))
        self._act = new_act()
        self._settle()

    def _told(self, sheet: CheckSheet) -> tuple[Told, ...]:
        """What was told, and ✓ for the rest unless something is not in order."""
        is_bad = any(line.verdict == "bad" for line in self._lines())
        found = []
        for line in sheet.lines:
            told = self._own.get(line.key)
            if told is None and not line.verdict and not is_bad:
                told = Told(line.code, line.piece_no, "ok")
            if told is not None:
                found.append(self._with_pictures(line, told))
        return tuple(found)

    def _with_pictures(self, line: CheckLine, told: Told) -> Told:
        if not line.specimen_kind or told.verdict not in ("ok", "bad"):
            return told
        only = line.specimens[0].id if len(line.specimens) == 1 else None
        page_sha = "" if self._compare is None else self._compare.page_sha
        return replace(told, specimen_id=self._shown.get(line.key, only), page_sha=page_sha)

    def _pressed(self) -> Callable[[], Any] | None:
        if self._sheet is None:
            raise StillFetching
        if not self._sheet.may_check:
            return None
        self._on_remark()
        is_bad = any(line.verdict == "bad" for line in self._lines())
        told, desk, act = self._told(self._sheet), self._bench.desk, self._act
        case_no, revision = self._card.row.case_no, self.revision
        if self._sheet.may_examine and not is_bad:
            return lambda: examine(desk, case_no, revision, told, act)
        return lambda: record(desk, case_no, revision, told, act)

    def _on_done(self, result: object) -> None:
        if not isinstance(result, CheckSheet):
            self.acted.emit(result)
            return
        self._act = new_act()
        self._card = replace(self._card, revision=result.revision)
        self._on_sheet(result)
        if not result.bad:
            self.acted.emit(result)

    def _on_refused(self, error: CounterError) -> None:
        self.refused.emit(error)

    def _on_lost(self, error: CounterError) -> None:
        self._fault.show_text(error.text)

    # What is not in order

    def _offer_onward(self) -> None:
        """The moves that a recorded ✗ leads to, their panel filled with the sentences."""
        while self._onward.count():
            item = self._onward.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        if self._sheet is None or not self._sheet.bad:
            return
        for offer in self._card.moves:
            if offer.code in _TO:
                key = Key(offer.title, "", self, name=f"check_{offer.code}")
                key.clicked.connect(lambda _=False, offer=offer: self._open(offer))
                self._onward.addWidget(key)
        self._onward.addStretch(1)

    def _open(self, offer: MoveOffer) -> None:
        if self._sheet is None:
            return
        panel = move_panel(self._bench, self._card, offer, self)
        question = _TO[offer.code]
        lines = [_sentence(line, question) for line in self._sheet.bad]
        panel.fill(**{question: "\n".join(lines) if question == "missing" else "；".join(lines)})
        self._slot.open(panel)


def _sentence(line: CheckLine, question: str) -> str:
    """What the notice says of it: the ready sentence, and the clerk's own words behind it."""
    ready = line.correction if question == "missing" else line.refusal
    if ready is None or line.remark.startswith(ready.zh):
        return line.remark or line.title.zh
    own = line.remark if line.correction is None or line.remark != line.correction.zh else ""
    return f"{ready.zh}（{own}）" if own else ready.zh
