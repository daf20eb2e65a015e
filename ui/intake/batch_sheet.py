"""A new batch: the letter at the left, at the right what each column holds and every row.

Parsing and checking run in the lane; while they do, the count runs and Esc stops them. Space
ticks a row, Ctrl+Enter takes in what is ticked, Ctrl+B hands the faulty rows back as a file.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from counter.desk import new_act
from counter.errors import CounterError
from counter.intake.notary import accept as taking
from counter.intake.notary.accept import Accepted
from counter.intake.notary.columns import Layout
from counter.intake.notary.hand_back import hand_back
from counter.intake.notary.letter import LetterUnfit
from counter.intake.notary.preview import ColumnsMissing, Preview, must_be_readable
from counter.intake.notary.rows import BatchLine
from counter.intake.notary.source import Sheet
from counter.intake.notary.track import Track
from counter.safe_write import safe_write
from counter.text import Text
from ui.intake.batch_columns import ColumnBoxes, PreviewWords
from ui.intake.batch_letter import LETTER, SPLIT, answers_of, letter_of
from ui.kit.arrange import Surface, horizontal, vertical
from ui.kit.attempts import Attempts
from ui.kit.form import Form
from ui.kit.label import FaultLine, Label
from ui.kit.press import Key, Press
from ui.kit.table import Table
from ui.kit.toast import toast
from ui.kit.workbench import Workbench

_LEFT = 400
_TOLD_MS = 100
_TWO_LINES = 40
_PAUSE_MS = 300  # after the last key, before the rows are checked anew


class BatchSheet(QWidget):
    """One sheet on its way to become a batch. `taken`: it is in the books; `left`: it is not."""

    taken = Signal(object)
    left = Signal()

    def __init__(self, bench: Workbench, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench, self._attempts = bench, Attempts()
        self._sheet: Sheet | None = None
        self._layout_now: Layout | None = None
        self._track: Track | None = None
        self._words = PreviewWords()
        self._is_filling = False
        self._takes_next = False  # 受理所选 was pressed before what was typed had been checked

        # Parts
        self._form = Form((*LETTER, *SPLIT), self, today=bench.desk.today)
        self._notes = Label("", "warning", self, name="batch-warnings", wraps=True)
        self._sum = Label("", "emphasis", self, name="batch-sum")
        self._boxes = ColumnBoxes(self)
        self._rows = Table(
            self._words.columns(), lambda line: line.no, self, name="batch-rows",
            title=Text("逐行检查", "Rows"), is_compact=True,
            empty=Text("先填公证处和公函号，再逐行检查。",
                       "Enter the office and its letter; then the rows are checked."),
        )  # fmt: skip
        self._told = Label("", "body", self, name="batch-told", wraps=True)
        self._told.setMinimumHeight(_TWO_LINES)
        self._told.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._line = FaultLine(self, name="batch-fault")
        self._accept = Press(
            bench, Text("受理所选", "Take in"), "Ctrl+Enter", work=self._accepting,
            then=self._on_accepted, failed=self._on_refused, owner=self, look="primary",
            line=self._line, name="batch-accept",
        )  # fmt: skip
        self._back = Press(
            bench, Text("退回有错的行", "Hand back the faulty rows"), "Ctrl+B",
            work=self._handing_back, then=self._on_handed_back, owner=self, line=self._line,
            name="batch-hand-back",
        )  # fmt: skip
        self._all = Key(Text("全选／全不选", "All or none"), "Ctrl+A", self, name="batch-all")
        self._leave = Key(Text("放弃", "Leave"), "Esc", self, look="quiet", name="batch-leave")
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._ticking = QTimer(self, interval=_TOLD_MS)

        # Wiring
        self._form.changed.connect(self._on_form)
        self._boxes.changed.connect(self._on_layout)
        self._rows.peeked.connect(self._on_tick)
        self._rows.opened.connect(self._on_tick)
        self._rows.moved.connect(self._on_row)
        self._all.clicked.connect(self._on_all)
        self._leave.clicked.connect(self._on_leave)
        self._pause.timeout.connect(self._look)
        self._ticking.timeout.connect(self._tell_progress)

        # Put together
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        inside.setObjectName("canvas")
        vertical(inside, Label(Text("公函与去向", "Letter and results"), "title", inside),
                 self._form, self._notes, None, spacing=12, margin=16)  # fmt: skip
        scroll.setWidget(inside)
        left = Surface(self)
        left.setFixedWidth(_LEFT)
        vertical(left, scroll, margin=1)
        right = Surface(self)
        keys = horizontal(None, self._leave, self._all, None, self._back, self._accept, spacing=8)
        column = vertical(
            right, self._sum, self._boxes, self._rows, self._told, self._line, keys, spacing=12,
            margin=16,
        )
        column.setStretch(2, 1)
        row = horizontal(self, left, right, spacing=16)
        row.setStretch(1, 1)

    def begin(self, sheet: Sheet) -> None:
        """Show this sheet; what its heading states is filled in."""
        self._sheet, self._layout_now = sheet, None
        self._words.preview, self._words.ticked = None, set()
        self._rows.show_rows(())
        self._line.show_text("")
        self._form.clear()
        self._look()
        self._form.go_on()

    def _on_form(self) -> None:
        if not self._is_filling and self._sheet is not None:
            self._pause.start()

    def _on_layout(self, layout: Layout) -> None:
        self._layout_now = layout
        self._look()

    def _look(self) -> None:
        """Check every row in the lane; an older look that still runs is stopped."""
        sheet, layout, desk = self._sheet, self._layout_now, self._bench.desk
        if sheet is None:
            return
        if self._track is not None:
            self._track.cancel()
        track = self._track = Track()
        self._takes_next = False
        letter = letter_of(self._form.answers())
        self._accept.allow(self._words.preview is not None)
        self._back.allow(False)
        self._ticking.start()

        def work() -> tuple[Layout, Preview | CounterError]:
            asked = must_be_readable(sheet, layout)
            try:
                return asked, taking.look_over(desk, sheet, letter, asked, track)
            except (ColumnsMissing, LetterUnfit) as refusal:
                return asked, refusal

        def then(seen: tuple[Layout, Preview | CounterError]) -> None:
            if track is self._track:
                self._on_looked(*seen)

        def failed(error: CounterError) -> None:
            if track is self._track:
                self._end_track()
                self._line.show_text(error.text)

        self._bench.background.run(self, work, then, failed)

    def _on_looked(self, layout: Layout, seen: Preview | CounterError) -> None:
        self._end_track()
        self._layout_now = layout
        self._boxes.show_layout(layout)
        if not isinstance(seen, Preview):
            self._words.preview = None
            self._accept.allow(False)
            self._rows.show_rows(())
            self._sum.show_text("")
            self._line.show_text(seen.text)
            self._fill({"office": layout.office, "letter_no": layout.letter_no})
            return
        self._line.show_text("")
        before, self._words.preview = self._words.preview, seen
        if before is None or before.proposed != seen.proposed:
            self._words.ticked = set(seen.proposed)
        if before is None:
            self._fill({**answers_of(seen.letter), "grouping": seen.grouping,
                        "receipts": "one" if seen.grouping == "batch" else "each"})  # fmt: skip
        # Faulty rows first: they are what one looks at.
        order = {no: at for at, no in enumerate((*seen.faulty, *sorted(seen.elsewhere)))}
        lines = sorted(seen.lines, key=lambda line: (order.get(line.no, len(order)), line.no))
        self._rows.show_rows(lines)
        self._notes.show_text(Text.listing(seen.warnings) if seen.warnings else "")
        self._back.allow(bool(seen.faulty))
        self._tell()
        if before is None and not self._form.go_on():
            self._rows.choose(lines[0].no)
            self._rows.setFocus()
        if self._takes_next:
            self._takes_next = False
            self._accept.press()

    def _fill(self, told: dict[str, object]) -> None:
        """Fill in what the clerk has left empty; nothing that was typed is changed."""
        typed = {code: said for code, said in self._form.answers().items() if said}
        kept = {**{code: said for code, said in told.items() if said}, **typed}
        if self._words.preview is not None and "grouping" in told:
            kept |= {"grouping": told["grouping"], "receipts": told["receipts"]}
        self._is_filling = True
        focus = self.focusWidget()
        self._form.set_answers(kept)
        if focus is not None:
            focus.setFocus()
        self._is_filling = False

    def _tell(self) -> None:
        seen = self._words.preview
        if seen is None:
            return
        chosen = len(self._words.ticked)
        self._sum.show_text(
            Text("{rows} 行：可受理 {ok}，有错 {bad}，已受理 {already}",
                 "{rows} {rows:row|rows}: {ok} fit, {bad} faulty, {already} in already").fill(
                rows=len(seen.lines), ok=len(seen.ok), bad=len(seen.faulty),
                already=len(seen.already))
        )  # fmt: skip
        self._accept.set_title(Text("受理所选 {n} 行", "Take in {n} {n:row|rows}").fill(n=chosen))
        self._accept.allow(bool(chosen))

    def _tell_progress(self) -> None:
        track = self._track
        if track is not None and track.total:
            told = Text("正在处理 {done}／{total}，Esc 取消", "{done} of {total}, Esc stops")
            self._sum.show_text(told.fill(done=track.done, total=track.total))

    def _end_track(self) -> None:
        self._track = None
        self._ticking.stop()

    def _on_row(self, line: BatchLine | None) -> None:
        """All that is wrong with the chosen row, in full."""
        seen = self._words.preview
        if line is None or seen is None:
            self._told.show_text("")
            return
        told = seen.reason(line)
        row = Text("第 {no} 行：{told}", "Row {no}: {told}")
        fit = Text("可受理", "may be taken in")
        self._told.show_text(row.fill(no=line.no, told=told if told.zh else fit))

    def _on_tick(self, line: BatchLine) -> None:
        if self._words.may_tick(line):
            self._words.ticked ^= {line.no}
            self._rows.viewport().update()
            self._tell()

    def _on_all(self) -> None:
        seen = self._words.preview
        if seen is not None:
            some = set(seen.proposed)
            self._words.ticked = set() if self._words.ticked >= some else some
            self._rows.viewport().update()
            self._tell()

    def _on_leave(self) -> None:
        """Stop what runs; where nothing runs, go back to the list."""
        if self._track is not None:
            self._track.cancel()
            if self._accept.is_busy:
                return
        self._end_track()
        self._sheet = None
        self.left.emit()

    def _accepting(self) -> Callable[[], Accepted] | None:
        seen, desk = self._words.preview, self._bench.desk
        if seen is None:
            return None
        if self._pause.isActive():
            self._pause.stop()
            self._look()
        if self._track is not None:  # taken in as soon as what was typed has been checked
            self._takes_next = True
            return None
        ticked, asked = frozenset(self._words.ticked), self._form.answers()
        grouping = "batch" if asked.get("grouping") == "batch" else "applicant"
        receipts = "one" if asked.get("receipts") == "one" else "each"
        act = self._attempts.act("accept", seen.letter, ticked, grouping, receipts)
        track = self._track = Track()
        self._ticking.start()
        return lambda: taking.accept(
            desk, seen, ticked, "batch" if grouping == "batch" else "applicant",
            "one" if receipts == "one" else "each", act, track,
        )  # fmt: skip

    def _on_accepted(self, done: Accepted) -> None:
        self._end_track()
        self._attempts = Attempts()
        self._sheet = None
        told = Text(
            "{no} 已受理 {rows} 行，{cases} 件",
            "{no}: {rows} {rows:row|rows}, {cases} {cases:case|cases}",
        )
        if not done.batch_no:
            told = Text("这些行都已受理过，没有重复登记。", "All of these rows were in already.")
        toast(self, told.fill(no=done.batch_no, rows=len(done.rows), cases=len(done.case_nos)))
        self.taken.emit(done)

    def _on_refused(self, _: CounterError) -> None:
        self._end_track()
        self._tell()

    def _handing_back(self) -> Callable[[], str] | None:
        seen, desk = self._words.preview, self._bench.desk
        if seen is None:
            return None
        path = self._bench.ask.save_as(
            self, Text("退回有错的行", "Hand back the faulty rows"),
            f"退回修改-{seen.letter.office}.xlsx", "XLSX (*.xlsx)",
        )  # fmt: skip
        if path is None:
            return None

        def work() -> str:
            safe_write(path, hand_back(desk, seen, seen.faulty, new_act()))
            return path.name

        return work

    def _on_handed_back(self, name: str) -> None:
        toast(self, Text("已存 {name}", "{name} written").fill(name=name))
