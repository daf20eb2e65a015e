"""A run of many envelopes under the eye: how many, how fast, how long yet, and a key that stops it.

First every envelope is packed, turn by turn, then their labels are printed. Stopping takes effect
between two turns or two papers: what was packed stays packed, whole, and labels that were not
printed wait in the print tray.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from counter.errors import CounterError
from counter.mailout import batch
from counter.mailout.batch import Batch, Group
from counter.outbox import PaperJob
from counter.text import Text
from ui.kit.arrange import horizontal
from ui.kit.attempts import Attempts
from ui.kit.label import FaultLine, Label
from ui.kit.press import Key
from ui.kit.printing.batch import BatchRun, Progress
from ui.kit.workbench import Workbench

_STEP = 1000  # parts of the bar


class RunStrip(QWidget):
    """The strip that is there while a run is under way. `line` says why labels did not print."""

    packed = Signal(object)
    """All that was packed, a `Batch`; their labels are on their way."""
    ended = Signal()
    """Nothing is under way any more."""

    def __init__(self, bench: Workbench, line: FaultLine, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench, self._line, self._attempts = bench, line, Attempts()
        self._groups: tuple[Group, ...] = ()
        self._turns: list[tuple[Group, ...]] = []
        self._carrier, self._no, self._done = "", 0, Batch()
        self._printing: BatchRun | None = None
        self._is_stopped = False

        # Parts
        self._told = Label("", "body", self, name="run-told")
        self._bar = QProgressBar(self)
        self.stop = Key(Text("停止", "Stop"), "Esc", self, name="stop-run")

        # Wiring
        self.stop.clicked.connect(self._on_stop)

        # Put together
        self._bar.setObjectName("run-bar")
        self._bar.setRange(0, _STEP)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(6)
        row = horizontal(self, self._told, self._bar, self.stop, spacing=12)
        row.setStretch(1, 1)
        self.hide()

    @property
    def is_running(self) -> bool:
        """Whether a run is under way."""
        return not self.isHidden()

    def start(self, groups: Sequence[Group], carrier: str) -> None:
        """Pack these groups, then print their labels."""
        self._groups, self._carrier = tuple(groups), carrier
        self._turns = list(batch.turns(self._groups))
        self._no, self._done, self._is_stopped = 0, Batch(), False
        self.stop.setEnabled(True)
        self._show_packing()
        self.show()
        self._next()

    def _next(self) -> None:
        if self._is_stopped or self._no == len(self._turns):
            self._on_packed()
            return
        part, desk, carrier = self._turns[self._no], self._bench.desk, self._carrier
        act = f"{self._attempts.act('pack', self._groups, carrier)}:{self._no}"
        self._bench.background.run(
            self, lambda: batch.pack_many(desk, part, act, carrier), self._on_turn, self._on_failed
        )

    def _on_turn(self, made: Batch) -> None:
        self._no += 1
        self._done += made
        self._show_packing()
        self._next()

    def _on_packed(self) -> None:
        if self._no == len(self._turns):
            self._attempts.done("pack", self._groups, self._carrier)
        done, desk = self._done, self._bench.desk
        self.packed.emit(done)
        if self._is_stopped:
            told = Text("已停止：装了 {n} 封，标签留在待打印中。",
                        "Stopped: {n} packed; their labels wait in the tray.")  # fmt: skip
            self._line.show_text(told.fill(n=len(done.packed)))
        if len(done.packed) < 2 or self._is_stopped:
            self._end()
            return
        self._bench.background.run(
            self, lambda: batch.labels(desk, done), self._on_labels, self._on_failed
        )

    def _on_labels(self, jobs: tuple[PaperJob, ...]) -> None:
        if self._is_stopped:
            self._end()
            return
        self._on_progress(Progress(len(jobs)))
        self._printing = self._bench.printing.print_many(
            jobs, self._on_progress, self._on_printed, self._on_print_failed, self
        )

    def _on_progress(self, now: Progress) -> None:
        self._bar.setValue(_STEP * now.done // max(now.total, 1))
        told = Text("打印标签 {done}／{all}", "Labels {done}/{all}")
        if now.remaining is not None:
            told = Text("打印标签 {done}／{all} · 每分钟 {rate} 张 · 还需 {left}",
                        "Labels {done}/{all} · {rate} a minute · {left} left")  # fmt: skip
        self._told.show_text(told.fill(
            done=f"{now.done:,}", all=f"{now.total:,}", rate=f"{now.a_minute:,}",
            left=_minutes(now.remaining or 0),
        ))  # fmt: skip

    def _on_printed(self, run: BatchRun) -> None:
        now = run.standing
        waiting = now.total - now.handed
        if waiting:
            told = Text("{n} 张标签没有打印，留在待打印中。{why}",
                        "{n} {n:label|labels} not printed; they wait in the tray. {why}")
            why = next((error.text for error in run.errors.values()), Text("", ""))
            self._line.show_text(told.fill(n=waiting, why=why))
        self._end()

    def _on_print_failed(self, run: BatchRun, error: CounterError) -> None:
        self._on_printed(run)
        self._line.show_text(error.text)

    def _on_failed(self, error: CounterError) -> None:
        self._line.show_text(error.text)
        if self._done.packed:
            self.packed.emit(self._done)
        self._end()

    def _on_stop(self) -> None:
        self._is_stopped = True
        self.stop.setEnabled(False)
        if self._printing is not None:
            self._printing.cancel()

    def _end(self) -> None:
        self._printing = None
        self.hide()
        self.ended.emit()

    def _show_packing(self) -> None:
        done, whole = self._done.done, len(self._groups)
        self._bar.setValue(_STEP * done // max(whole, 1))
        self._told.show_text(
            Text("装封 {done}／{all}", "Packed {done}/{all}").fill(
                done=f"{done:,}", all=f"{whole:,}"
            )
        )


def _minutes(seconds: int) -> Text:
    if seconds < 60:
        return Text("{n} 秒", "{n} s").fill(n=seconds)
    return Text("{n} 分钟", "{n} min").fill(n=round(seconds / 60))
