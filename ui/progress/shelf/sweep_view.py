"""盘点: scan place and papers; what lacks, lies wrong, is not due there or waits too long."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from counter.desk import new_act
from counter.errors import CounterError
from counter.progress.shelving import shelve, sweep
from counter.progress.shelving.shelve import Met
from counter.progress.shelving.sweep import VERDICTS, Item, Seen, Swept
from counter.text import Text
from counter.values import shelf_code
from ui.kit.arrange import Surface, horizontal, vertical
from ui.kit.colours import Urgency
from ui.kit.label import FaultLine, Label
from ui.kit.language import say
from ui.kit.press import Press
from ui.kit.table import Column, Table
from ui.kit.toast import toast
from ui.kit.workbench import Workbench

_SIDE = 380
_NEVER = Text("还没有盘点过货架。输入架号（空：全部），按 Ctrl+Enter 开始。",
              "Never swept yet. Type a rack (none: all) and press Ctrl+Enter.")
_LAST = Text("上次盘点 {on}（{part}）：在位 {found}，缺 {missing}，错位 {wrong}，不应在架 {more}。",
             "Last sweep {on} ({part}): {found} in place, {missing} missing, {wrong} misplaced, "
             "{more} not due.")
_RUNS = Text("{no} 进行中，{by} 于 {at} 开始。各窗口可以一起扫。",
             "{no} is under way; {by} began at {at}. Every window may scan.")
_ALL = Text("全部", "all")
_FIGURE = Text("{n} / {of}", "{n} / {of}")
_FIRST = Text("请先扫货位。", "Scan a place first.")
_AT = Text("正在扫 {place}：逐件扫描，再扫下一个货位。",
           "At {place}: scan paper after paper, then the next place.")
_SEEN = Text("{verdict}：{no}　{note}", "{verdict}: {no}, {note}")
_WRONG = Text("{verdict}：{no}　账上 {record}，现在 {here}　Ctrl+J 按现场更正",
              "{verdict}: {no}, on record {record}, now {here}. Ctrl+J corrects the record")
_MENDED = Text("账上货位已按现场更正", "the record follows what was found")
_NOWHERE = Text("无", "nowhere")
_WHAT = {
    "open": Text("待扫", "to scan"),
    "missing": Text("缺", "missing"),
    "misplaced": Text("错位", "misplaced"),
    "stranger": Text("不应在架", "not due"),
    "overdue": Text("久未取", "overdue"),
}
_URGENCY: dict[str, Urgency] = {
    "open": "later", "missing": "overdue", "misplaced": "today", "stranger": "overdue",
    "overdue": "soon",
}  # fmt: skip
_COLUMNS = (
    Column(
        Text("结果", "Result"), lambda line: say(_WHAT[line[0]]), 104, role="state",
        state=lambda line: _URGENCY[line[0]],
    ),
    Column(Text("办件号", "Case"), lambda line: line[1].case_no, 156, role="strong"),
    Column(Text("账上", "On record"), lambda line: line[1].on_record or "—", 88),
    Column(Text("现场", "Found at"), lambda line: line[1].found_at or "—", 88),
    Column(Text("说明", "Note"), lambda line: say(line[1].note), role="muted"),
)  # fmt: skip
_BEGIN = Text("开始盘点", "Begin the sweep")
_FINISH = Text("结束盘点", "Finish the sweep")


class SweepView(QWidget):
    """A sweep: not begun, under way, or finished; its four lists at the right."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._sweep: Swept | None = None
        self._here = ""

        # Parts
        side = Surface(self)
        self._told = Label(_NEVER, "muted", side, wraps=True, name="sweep_told")
        self._figure = Label("", "figure", side, name="sweep_figure")
        self._place = Label(_FIRST, "emphasis", side, wraps=True, name="sweep_place")
        self.part = QLineEdit(side)
        self.scan = QLineEdit(side)
        self._verdict = Label("", "emphasis", side, wraps=True, name="sweep_verdict")
        self._line = FaultLine(side, name="sweep_fault")
        self.act = Press(
            bench, _BEGIN, "Ctrl+Enter", work=self._working, then=self._on_swept, owner=self,
            look="primary", line=self._line, name="sweep_act",
        )  # fmt: skip
        self.mend = Press(
            bench, Text("按现场更正", "Correct the record"), "Ctrl+J", work=self._mending,
            then=self._on_mended, owner=self, line=self._line, name="sweep_mend",
        )  # fmt: skip
        self.result = Table(
            _COLUMNS, lambda line: (line[0], line[1].case_no), self, name="sweep_result",
            title=Text("盘点结果", "Result of the sweep"), is_compact=True,
            empty=Text("这里列出缺的、错位的、不应在架的和久未取的。",
                       "What is missing, misplaced, not due or overdue stands here."),
        )  # fmt: skip

        # Wiring
        self.scan.returnPressed.connect(self._on_typed)
        self.part.returnPressed.connect(self.act.press)
        self.result.moved.connect(self._on_line)

        # Put together
        for field, name, title in (
            (self.part, "sweep_part", Text("架、层或格，如 A、A-03（空：全部）",
                                           "Rack, row or place: A, A-03 (none: all)")),
            (self.scan, "sweep_scan", Text("扫货位或办件，也可输入", "Scan or type place or case")),
        ):  # fmt: skip
            field.setObjectName(name)
            field.setAccessibleName(say(title))
            field.setPlaceholderText(say(title))
        side.setFixedWidth(_SIDE)
        vertical(
            side, Label(Text("货架盘点", "Shelf sweep"), "title", side), self._told, self._figure,
            self.part, self._place, self.scan, self._verdict, self._line,
            horizontal(None, self.act, None), horizontal(None, self.mend, None), None,
            spacing=8, margin=16,
        )  # fmt: skip
        horizontal(self, side, self.result, spacing=16).setStretch(1, 1)
        self.setFocusProxy(self.part)
        self._show(None)

    def refresh(self) -> None:
        """Ask how the sweep stands: one under way goes on, whoever began it."""
        desk = self._bench.desk
        self._bench.background.run(
            self, lambda: (sweep.running(desk), sweep.last(desk)), self._on_found, self._failed
        )

    def take(self, met: Met) -> None:
        """A place or a case was scanned."""
        self._line.show_text("")
        running = self._sweep
        if running is None or running.finished_at is not None:
            if met.kind == "place":
                self.part.setText(met.number)
            else:
                self._line.show_text(Text("请先开始盘点。", "Begin the sweep first."))
            return
        if met.kind == "place":
            self._here = met.number
            self._tell_place()
        elif not self._here:
            QApplication.beep()
            self._line.show_text(_FIRST)
        else:
            desk, act, no, here = self._bench.desk, new_act(), running.no, self._here
            self._bench.background.run(
                self, lambda: sweep.see(desk, no, met.number, here, act), self._on_seen,
                self._failed,
            )  # fmt: skip

    def _on_found(self, found: tuple[Swept | None, Swept | None]) -> None:
        running, last = found
        if running is not None:
            self._told.show_text(
                _RUNS.fill(no=running.no, by=running.started_by,
                           at=f"{running.started_at:%m-%d %H:%M}")
            )  # fmt: skip
        elif last is not None and last.finished_at is not None:
            self._told.show_text(
                _LAST.fill(
                    on=last.finished_at.date().isoformat(), part=last.part or _ALL,
                    found=last.result.found, missing=len(last.result.missing),
                    wrong=len(last.result.misplaced), more=len(last.result.strangers),
                )
            )  # fmt: skip
        else:
            self._told.show_text(_NEVER)
        self._show(running or last)

    def _on_swept(self, swept: Swept) -> None:
        if swept.finished_at is not None:
            self._here = ""
            self._verdict.show_text("")
        self._show(swept)
        self.refresh()

    def _on_mended(self, swept: Swept) -> None:
        toast(self, _MENDED)
        self._on_swept(swept)

    def _on_seen(self, seen: Seen) -> None:
        is_good = seen.verdict in ("found", "twice")
        if not is_good:
            QApplication.beep()
        self._verdict.set_role("good" if is_good else "fault")
        told = _WRONG if seen.verdict == "misplaced" else _SEEN
        self._verdict.show_text(
            told.fill(verdict=VERDICTS[seen.verdict], no=seen.case_no, note=seen.note,
                      record=seen.on_record or _NOWHERE, here=seen.here)
        )  # fmt: skip
        self._show(seen.sweep)
        if seen.verdict == "misplaced":
            self.result.choose(("misplaced", seen.case_no))

    def _show(self, swept: Swept | None) -> None:
        self._sweep = swept
        runs = swept is not None and swept.finished_at is None
        self.scan.setVisible(runs)
        self._place.setVisible(runs)
        self._verdict.setVisible(runs)
        self._figure.setVisible(swept is not None)
        self.part.setVisible(not runs)
        self.act.set_title(_FINISH if runs else _BEGIN)
        self.result.show_rows([] if swept is None else _lines(swept))
        self._on_line(self.result.current())
        self.setFocusProxy(self.scan if runs else self.part)
        if swept is not None:
            self._figure.show_text(_FIGURE.fill(n=swept.result.found, of=swept.expected))
        if runs:
            self._tell_place()
            if self.part.hasFocus() or self.act.key.hasFocus():
                self.scan.setFocus()

    def _tell_place(self) -> None:
        self._place.show_text(_AT.fill(place=self._here) if self._here else _FIRST)

    def _on_line(self, line: tuple[str, Item] | None) -> None:
        self.mend.allow(line is not None and line[0] == "misplaced")

    def _working(self) -> Callable[[], Swept]:
        desk, act, running = self._bench.desk, new_act(), self._sweep
        if running is not None and running.finished_at is None:
            return lambda: sweep.finish(desk, running.no, act)
        part = self.part.text().strip()
        if part:
            shelf_code.read(part)
        return lambda: sweep.start(desk, part, act)

    def _mending(self) -> Callable[[], Any] | None:
        line, swept = self.result.current(), self._sweep
        if line is None or swept is None:
            return None
        desk, act = self._bench.desk, new_act()
        return lambda: sweep.correct(desk, swept.no, line[1].case_no, act)

    def _on_typed(self) -> None:
        typed = self.scan.text().strip()
        if typed:
            self.scan.clear()
            desk = self._bench.desk
            self._bench.background.run(
                self, lambda: shelve.meet(desk, typed), self.take, self._failed
            )

    def _failed(self, error: CounterError) -> None:
        QApplication.beep()
        self._verdict.show_text("")
        self._line.show_text(error.text)


def _lines(swept: Swept) -> list[tuple[str, Item]]:
    """What is wrong first; while it runs, what was not scanned yet is not missing."""
    result = swept.result
    wrong = [("misplaced", item) for item in result.misplaced]
    wrong += [("stranger", item) for item in result.strangers]
    wrong += [("overdue", item) for item in result.overdue]
    if swept.finished_at is None:
        return wrong + [("open", item) for item in result.missing]
    return [("missing", item) for item in result.missing] + wrong
