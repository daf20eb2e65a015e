"""盘点: scan booklet after booklet; at the end what is missing, too many, or on the wrong shelf."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from counter.desk import new_act
from counter.errors import CounterError
from counter.progress.custody import stocktaking
from counter.progress.custody.stocktaking import VERDICTS, Count, Item, Seen
from counter.text import Text
from ui.kit import zone
from ui.kit.arrange import horizontal, vertical
from ui.kit.label import FaultLine, Label
from ui.kit.language import say
from ui.kit.press import Key, Press
from ui.kit.table import Column, Table
from ui.kit.workbench import Workbench

_NEVER = Text("还没有盘点过。", "Never counted yet.")
_LAST = Text(
    "上次盘点 {on}：在位 {found}，缺 {missing}，账外 {more}，错位 {wrong}。",
    "Last count {on}: {found} found, {missing} missing, {more} unexpected, {wrong} misplaced.",
)
_FIGURE = Text("{n} / {of}", "{n} / {of}")
_LEFT = Text(
    "还缺 {missing}　账外 {more}　错位 {wrong}",
    "{missing} to go, {more} unexpected, {wrong} misplaced",
)
_SEEN = Text("{verdict}：{holder}　{unit}　{place}", "{verdict}: {holder}, {unit}, {place}")
_WHAT = {
    "missing": Text("缺", "missing"),
    "unexpected": Text("账外", "unexpected"),
    "misplaced": Text("错位", "misplaced"),
}
_COLUMNS = (
    Column(
        Text("结果", "Result"), lambda line: say(_WHAT[line[0]]), 84, role="state",
        state=lambda line: "today" if line[0] == "misplaced" else "overdue",
    ),
    Column(Text("持照人", "Holder"), lambda line: line[1].holder or "—", 88, role="strong"),
    Column(Text("证照号", "Number"), lambda line: line[1].passport_masked, 96),
    Column(Text("位置", "Shelf"), lambda line: line[1].note or "—", role="muted"),
)  # fmt: skip
_BEGIN = Text("开始盘点", "Begin the count")
_FINISH = Text("结束盘点", "Finish the count")


class CountView(QWidget):
    """A count: not begun, under way with its counters, or finished with its result."""

    left = Signal()

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._count: Count | None = None

        # Parts
        self._told = Label("", "muted", self, wraps=True, name="count_told")
        self._figure = Label("", "figure", self, name="count_figure")
        self._rest = Label("", "muted", self, wraps=True, name="count_rest")
        self._verdict = Label("", "emphasis", self, wraps=True, name="count_verdict")
        self.place = QLineEdit(self)
        self.scan = QLineEdit(self)
        self._line = FaultLine(self, name="count_fault")
        self._room = QWidget(self)  # below a short view, where no table takes it
        self.act = Press(
            bench, _BEGIN, "Ctrl+Enter", work=self._working, then=self._on_count, owner=self,
            look="primary", line=self._line, name="count_act",
        )  # fmt: skip
        self.result = Table(
            _COLUMNS, lambda line: (line[0], line[1].passport_masked, line[1].note), self,
            name="count_result", is_compact=True, title=Text("盘点结果", "Result of the count"),
            empty=Text("全部在位。", "All in place."),
        )  # fmt: skip
        back = Key(Text("返回", "Back"), "Esc", self, look="quiet", name="count_back")

        # Wiring
        self.scan.returnPressed.connect(self._on_typed)
        self.place.returnPressed.connect(self._on_place)
        zone.hear_typed(self.scan, self.take_zone)
        back.clicked.connect(self.left)

        # Put together
        for field, name, title in (
            (self.place, "count_place", Text("柜位（空：全部）", "Shelf (none: all)")),
            (self.scan, "count_scan", Text("扫描机读码，或输入证照号", "Scan a zone, or a number")),
        ):
            field.setObjectName(name)
            field.setAccessibleName(say(title))
            field.setPlaceholderText(say(title))
        column = vertical(
            self, Label(Text("盘点", "Stock-taking"), "title", self), self._told, self._figure,
            self._rest, self.place, self.scan, self._verdict, self._line,
            horizontal(None, self.act, back), self.result, self._room, spacing=8,
        )  # fmt: skip
        column.setStretch(column.count() - 1, 1)
        column.setStretch(column.count() - 2, 1)
        self.setFocusProxy(self.place)

    def start(self) -> None:
        """Ask how the shelves stand: a count under way goes on."""
        desk = self._bench.desk
        self._bench.background.run(
            self, lambda: (stocktaking.running(desk), stocktaking.last(desk),
                           stocktaking.next_on(desk)), self._on_found, self._on_failed,
        )  # fmt: skip

    def take_zone(self, text: str) -> None:
        """A booklet was held under the scanner."""
        self._see(text)

    def _on_found(self, found: tuple[Count | None, Count | None, object]) -> None:
        running, last, next_on = found
        self._tell(last, next_on)
        self._show(running)

    def _tell(self, last: Count | None, next_on: object = None) -> None:
        told = _NEVER
        if last is not None and last.finished_at is not None:
            told = _LAST.fill(
                on=last.finished_at.date().isoformat(), found=last.result.found,
                missing=len(last.result.missing), more=len(last.result.unexpected),
                wrong=len(last.result.misplaced),
            )  # fmt: skip
        if next_on is not None:
            coming = Text("下次最迟 {on}。", " The next by {on}.").fill(on=next_on)
            told = Text(told.zh + coming.zh, told.en + coming.en)
        self._told.show_text(told)

    def _show(self, count: Count | None) -> None:
        self._count = count
        runs = count is not None and count.finished_at is None
        self.scan.setVisible(runs)
        for part in (self._figure, self._rest, self._verdict):
            part.setVisible(count is not None)
        self.act.set_title(_FINISH if runs else _BEGIN)
        has_ended = count is not None and not runs
        self.result.setVisible(has_ended)
        self._room.setVisible(not has_ended)
        if count is None:
            self.place.setFocus()
            return
        self._figure.show_text(_FIGURE.fill(n=count.result.found, of=count.expected))
        result = count.result
        self._rest.show_text(_LEFT.fill(missing=len(result.missing), more=len(result.unexpected),
                                        wrong=len(result.misplaced)))  # fmt: skip
        if runs:
            self.scan.setFocus()
            return
        self._verdict.show_text("")
        lines: list[tuple[str, Item]] = [("missing", item) for item in result.missing]
        lines += [("unexpected", item) for item in result.unexpected]
        lines += [("misplaced", item) for item in result.misplaced]
        self.result.show_rows(lines)

    def _working(self) -> Callable[[], Count]:
        desk, act, count = self._bench.desk, new_act(), self._count
        if count is not None and count.finished_at is None:
            return lambda: stocktaking.finish(desk, count.no, act)
        place = self.place.text().strip()
        return lambda: stocktaking.start(desk, place, act)

    def _on_count(self, count: Count) -> None:
        self._show(count)
        if count.finished_at is not None:
            self._tell(count)

    def _on_typed(self) -> None:
        typed = self.scan.text().strip()
        if typed:
            self.scan.clear()
            self._see(typed)

    def _on_place(self) -> None:
        """Enter in the shelf: a count that runs goes on at that shelf, another one begins."""
        if self.scan.isVisible():
            self.scan.setFocus()
        else:
            self.act.press()

    def _see(self, text: str) -> None:
        count, here = self._count, self.place.text().strip()
        if count is None or count.finished_at is not None:
            return
        desk, act = self._bench.desk, new_act()
        self._line.show_text("")
        self._bench.background.run(
            self, lambda: stocktaking.see(desk, count.no, text, here, act), self._on_seen,
            self._on_failed,
        )  # fmt: skip

    def _on_seen(self, seen: Seen) -> None:
        if seen.verdict != "found":
            QApplication.beep()
        told = _SEEN.fill(verdict=VERDICTS[seen.verdict], holder=seen.holder, unit=seen.unit,
                          place=seen.place)  # fmt: skip
        self._verdict.show_text(Text(told.zh.rstrip("　："), told.en.rstrip(", :")))
        self._verdict.set_role("good" if seen.verdict == "found" else "warning")
        self._show(seen.count)

    def _on_failed(self, error: CounterError) -> None:
        QApplication.beep()
        self._line.show_text(error.text)
