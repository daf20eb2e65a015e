"""统计: a period's figures, one view at a time, down to the cases behind each of them.

Up and down choose a view, Enter goes into its rows, Enter on a row lists exactly its cases, Enter
on a case opens it; Esc goes back each time. What a figure counts stands in words below the rows.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from counter.dayclose import behind
from counter.dayclose.behind import CaseBehind
from counter.dayclose.report import looking
from counter.dayclose.report.looking import Line, Seen
from counter.dayclose.report.pictures import kind_title
from counter.dayclose.views.vocabulary import View
from counter.errors import CounterError
from counter.text import Text
from counter.values import spans
from ui.dayclose.statistics.cards import Cards
from ui.dayclose.statistics.head import Head
from ui.dayclose.statistics.pictures import Pictures
from ui.dayclose.statistics.sentence import Sentence
from ui.dayclose.statistics.tables import case_list, fit_columns, line_list, named, view_list
from ui.kit.arrange import Surface, horizontal, vertical
from ui.kit.label import FaultLine, Label
from ui.kit.language import say
from ui.kit.workbench import Workbench

_VIEWS_WIDTH, _MOST_VIEWS_WIDTH = 164, 204
_PICTURES_WIDTH, _WIDE_PICTURES = 344, 540  # the overview's rows are few, its pictures many
_SAYS = Text("{title}（口径第 {version} 版）：{says}", "{title} (definition {version}): {says}")
_BEHIND = Text(
    "{kind}{title}：{value}，{cases} 件　Esc 返回", "{kind}{title}: {value}, {cases} cases · Esc"
)
_VALUE = Text("{n} {unit}", "{n} {unit}")
_NONE_BEHIND = Text(
    "这个数字是比例或合计，不能展开。请选下面的分项。",
    "This is a rate or a sum of several; choose one of its parts.",
)


class StatisticsPage(QWidget):
    """The figures of the hall. `case_wanted`: open this case."""

    case_wanted = Signal(str)

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._seen: Seen | None = None
        self._view: View | None = None

        # Parts
        self.head = Head(spans.period_of("month", bench.desk.today), self)
        self.views = view_list(self)
        self._cards = Cards(self)
        self.lines, self.cases = line_list(self), case_list(self)
        self._says = Label("", "caption", self, name="definition", wraps=True)
        self._note = Label("", "caption", self, name="note", wraps=True)
        self._what = Label("", "emphasis", self, name="behind-what", wraps=True)
        self._fault = FaultLine(self, name="statistics-fault")
        self._pictures = Pictures(self)
        self._sentence = Sentence(bench, self)
        self._middle = QStackedWidget(self)
        self.setFocusProxy(self.views)

        # Wiring
        self.head.changed.connect(self._on_period)
        self.views.moved.connect(self._on_view)
        self.views.opened.connect(lambda _: self._into_lines())
        self.lines.moved.connect(self._on_line)
        self.lines.opened.connect(self._open_behind)
        self._pictures.opened.connect(self._on_bar)
        self.cases.opened.connect(lambda case: self.case_wanted.emit(case.case_no))
        bench.bulletin.on("*", self._on_news, self)

        # Put together
        offered = looking.views_for(bench.desk)
        words = max(self.fontMetrics().horizontalAdvance(say(named(view))) for view in offered)
        self.views.setFixedWidth(min(max(_VIEWS_WIDTH, words + 40), _MOST_VIEWS_WIDTH))
        self._middle.addWidget(self._figures())
        self._middle.addWidget(self._behind())
        right = vertical(None, self._cards, self._fault, self._middle, self._sentence, spacing=12)
        right.setStretch(2, 1)
        body = horizontal(None, self.views, right, spacing=12)
        body.setStretch(1, 1)
        column = vertical(self, self.head, body, spacing=12, margin=16)
        column.setStretch(1, 1)
        self.views.show_rows(offered)
        self.views.choose("kind")

    def refresh(self) -> None:
        """Count anew what is shown."""
        if self._view is None:
            return
        self.lines.show_loading()
        self._pictures.show_loading()
        desk, view, period = self._bench.desk, self._view, self.head.period
        figure, against = self.head.chosen_figure(), self.head.against
        self._bench.background.run(
            self,
            partial(looking.look, desk, period.text, view.code, figure, against),
            self._on_seen,
            self._on_lost,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """← and → step through time; Esc goes back to where one came from."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier
        ):
            self.head.step(-1 if event.key() == Qt.Key.Key_Left else 1)
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Backspace):
            self._back()
        else:
            super().keyPressEvent(event)

    # Showing

    def _on_seen(self, seen: Seen) -> None:
        if self._view is None or seen.view.code != self._view.code:
            return  # another view has been chosen since
        self._seen = seen
        self._fault.show_text("")
        self._cards.show_seen(seen)
        fit_columns(self.lines, seen)
        self.lines.show_rows(seen.lines)
        if self.lines.current() is None and seen.lines:
            self.lines.choose(seen.lines[0].key)
        self._on_line(self.lines.current())
        self._note.show_text(seen.note or "")
        self._note.setVisible(seen.note is not None)
        self._pictures.show_plots(seen.plots)
        self._sentence.show_sentence(seen.period, seen.sentence)

    def _on_lost(self, error: CounterError) -> None:
        self._fault.show_text(error.text)

    def _on_line(self, line: Line | None) -> None:
        if line is None:
            self._says.show_text("")
            return
        told = line.row.definition
        self._says.show_text(_SAYS.fill(title=told.title, version=told.version, says=told.says))

    # Choosing

    def _on_view(self, view: View | None) -> None:
        if view is None or view is self._view:
            return
        self._view = view
        self.head.show_figures(view)
        is_overview = view.code == looking.KIND
        self._pictures.setFixedWidth(_WIDE_PICTURES if is_overview else _PICTURES_WIDTH)
        self._middle.setCurrentIndex(0)
        self.refresh()

    def _on_period(self) -> None:
        self._middle.setCurrentIndex(0)
        if self.head.field.hasFocus():
            self.views.setFocus()
        self.refresh()

    def _on_news(self) -> None:
        """Something happened in the hall; a page that nobody sees need not count."""
        if self.isVisible():
            self.refresh()

    def _into_lines(self) -> None:
        if self._middle.currentIndex() == 0 and self.lines.rows.rows:
            self.lines.setFocus()

    def _back(self) -> None:
        if self._middle.currentIndex() == 1:
            self._middle.setCurrentIndex(0)
            self.lines.setFocus()
        else:
            self.views.setFocus()

    # Down to the cases

    def _on_bar(self, code: str) -> None:
        """A bar was clicked: a period of the overview, or a row of the view."""
        if self._seen is None:
            return
        if self._seen.view.code == looking.KIND:
            self.head.field.setText(code)
            self.head.field.returnPressed.emit()
            return
        for line in self._seen.lines:
            if line.row.code == code:
                self.lines.choose(line.key)
                self._open_behind(line)
                return

    def _open_behind(self, line: Line) -> None:
        row = line.row
        if row.behind is None or not row.behind_figure:
            self._fault.show_text(_NONE_BEHIND)
            return
        self._fault.show_text("")
        desk, period = self._bench.desk, self.head.period.text
        self.cases.show_rows(())
        self.cases.show_loading()
        self._middle.setCurrentIndex(1)
        self.cases.setFocus()
        self._bench.background.run(
            self,
            partial(behind.cases, desk, period, row.behind_figure, **dict(row.behind)),
            partial(self._on_cases, line),
            self._on_lost,
        )

    def _on_cases(self, line: Line, found: tuple[CaseBehind, ...]) -> None:
        self._what.show_text(_behind_title(line))
        self.cases.show_rows(found)
        if found:
            self.cases.choose(found[0].case_no)

    # Layout

    def _figures(self) -> QWidget:
        page, frame = QWidget(self), Surface(self)
        vertical(frame, self._pictures, margin=1)
        table = vertical(None, self.lines, self._says, self._note, spacing=6)
        table.setStretch(0, 1)
        horizontal(page, table, frame, spacing=12).setStretch(0, 1)
        return page

    def _behind(self) -> QWidget:
        page = QWidget(self)
        vertical(page, self._what, self.cases, spacing=8).setStretch(1, 1)
        return page


def _behind_title(line: Line) -> Text:
    """Which figure the cases are behind of."""
    kind = kind_title(line.row.kind)
    title = line.title if line.title != kind else Text("", "")
    dot = Text(" · ", ", ") if title.zh and kind.zh else Text("", "")
    value = _VALUE.fill(n=f"{line.row.value:,}", unit=line.row.unit)
    return _BEHIND.fill(
        kind=Text(kind.zh + dot.zh, kind.en + dot.en), title=title, value=value,
        cases=f"{line.row.cases:,}",
    )  # fmt: skip
