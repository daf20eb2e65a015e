"""Which period is shown, beside which other, and of what: all of it chosen by keys.

← and → step, Ctrl+1 to Ctrl+4 choose day, month, quarter or year, Ctrl+G types a period.
"""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QComboBox, QLineEdit, QPushButton, QWidget

from counter.dayclose import definitions
from counter.dayclose.report.looking import AGAINST, Against
from counter.dayclose.views.vocabulary import View
from counter.text import Text
from counter.values import spans
from counter.values.days import NotAPeriod, Period, parse_period
from ui.kit.arrange import horizontal, vertical
from ui.kit.label import FaultLine, Label
from ui.kit.language import say
from ui.kit.press import Key


class Head(QWidget):
    """The period and what is counted; `changed` when any of it is chosen anew."""

    changed = Signal()

    def __init__(self, period: Period, parent: QWidget) -> None:
        super().__init__(parent)
        self.period = period
        self.against: Against = "year"

        # Parts
        self.field = QLineEdit(period.text, self)
        self.field.setObjectName("period")
        self.field.setFixedWidth(116)
        self.field.setAccessibleName(say(Text("期间，例如 2020-06", "Period, such as 2020-06")))
        self.field.setToolTip("2020 · 2020-Q2 · 2020-06 · 2020-06-15　Ctrl+G")
        self.fault = FaultLine(self, name="period-fault")
        self.said = Label("", "emphasis", self, name="said")
        self.figure = QComboBox(self)
        self.figure.setObjectName("figure")
        self.figure.setAccessibleName(say(Text("统计项", "Figure")))
        self.figure.setToolTip("Ctrl+F")
        self.figure.setFixedWidth(124)
        self._spans = QButtonGroup(self)
        back = Key("‹", "", self, look="quiet", name="before")
        back.setAccessibleName(say(Text("上一期", "The period before")))
        back.setToolTip("←")
        on = Key("›", "", self, look="quiet", name="after")
        on.setAccessibleName(say(Text("下一期", "The period after")))
        on.setToolTip("→")
        self._against = Key(AGAINST["year"], "Ctrl+B", self, look="quiet", name="against")

        # Wiring
        self.field.returnPressed.connect(self._on_typed)
        back.clicked.connect(lambda: self.step(-1))
        on.clicked.connect(lambda: self.step(1))
        self._against.clicked.connect(self._on_against)
        self.figure.activated.connect(lambda _: self.changed.emit())
        QShortcut(QKeySequence("Ctrl+G"), self).activated.connect(self._to_field)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self.figure.setFocus)

        # Put together
        title = Label(Text("统计", "Figures"), "title", self)
        row = horizontal(
            None, title, 8, self._span_keys(), 4, back, self.field, on, 8, self.said, None,
            self.figure, self._against,
        )  # fmt: skip
        vertical(self, row, self.fault, spacing=4)
        self.show_period(period)

    def show_period(self, period: Period) -> None:
        """Show a period without telling anybody."""
        self.period = period
        self.field.setText(period.text)
        self.said.show_text(spans.said(period))
        self._spans.button(list(spans.SPANS).index(spans.span_of(period))).setChecked(True)
        self.fault.show_text("")

    def show_figures(self, view: View) -> None:
        """Offer what this view can count."""
        chosen = self.chosen_figure()
        offered = view.figures or (view.figure,)
        self.figure.clear()
        for code in offered:
            self.figure.addItem(say(definitions.of(code).title), code)
        self.figure.setCurrentIndex(max(0, offered.index(chosen) if chosen in offered else
                                        offered.index(view.figure)))  # fmt: skip
        self.figure.setVisible(len(offered) > 1)

    def chosen_figure(self) -> str:
        """The code of what is counted; empty before a view was shown."""
        return str(self.figure.currentData() or "")

    def step(self, by: int) -> None:
        """To the period before (-1) or after (1)."""
        self._go(spans.before(self.period) if by < 0 else spans.after(self.period))

    def _go(self, period: Period) -> None:
        self.show_period(period)
        self.changed.emit()

    def _on_typed(self) -> None:
        try:
            # a Chinese input method writes wide digits, and whoever types q2 means Q2
            typed = unicodedata.normalize("NFKC", self.field.text())
            period = parse_period(typed.strip().upper())
        except NotAPeriod as bad:
            self.fault.show_text(bad.text)
            return
        self._go(period)

    def _on_against(self) -> None:
        codes = tuple(AGAINST)
        self.against = codes[(codes.index(self.against) + 1) % len(codes)]
        self._against.set_title(AGAINST[self.against])
        self.changed.emit()

    def _to_field(self) -> None:
        self.field.setFocus()
        self.field.selectAll()

    def _span_keys(self) -> QWidget:
        keys = QWidget(self)
        row = horizontal(keys, spacing=0)
        last = len(spans.SPANS) - 1
        for number, (span, title) in enumerate(spans.SPANS.items()):
            key = QPushButton(say(title), keys)
            key.setObjectName(f"span-{span}")
            key.setCheckable(True)
            key.setAutoDefault(False)
            # A button's own shortcut clicks 100 ms late; this one clicks at once.
            QShortcut(QKeySequence(f"Ctrl+{number + 1}"), self).activated.connect(key.click)
            key.setToolTip(f"Ctrl+{number + 1}")
            key.setProperty("segment", {0: "first", last: "last"}.get(number, "middle"))
            key.clicked.connect(lambda _=False, span=span: self._go(
                spans.widened(self.period, span)))  # fmt: skip
            self._spans.addButton(key, number)
            row.addWidget(key)
        return keys
