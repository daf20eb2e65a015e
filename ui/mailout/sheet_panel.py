"""标签整页: the labels that wait, on A4 sheets of self-adhesive labels.

Which sheet lies in the tray and which place of it is free is remembered on this computer for each
type of sheet: after seven labels from the third place the next run begins at the tenth.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from counter import outbox, sending
from counter.casetypes.vocabulary import Choice, Question
from counter.errors import CounterError, Refused
from counter.mailout.papers import Label
from counter.outbox import PaperJob
from counter.papers.sheet_types import SHEETS, LabelSheet
from counter.sending import Fate
from counter.text import Text
from counter.values import facts
from ui.kit.arrange import horizontal
from ui.kit.label import FaultLine
from ui.kit.language import say
from ui.kit.press import Press
from ui.kit.toast import toast
from ui.kit.workbench import Workbench

_KEY = Text("标签整页…", "Labels on sheets…")
_TITLE = Text("标签整页", "Labels on sheets")
_KIND, _START = "mailout/sheet", "mailout/sheet-start/{}"
_PRINT = Text("打印", "Print")
_PRINTED = Text(
    "{n} 枚标签已送打印；下次从第 {next} 枚开始",
    "{n} {n:label is|labels are} with the printer; the next run begins at place {next}",
)
_SHEET = Question(
    "sheet", Text("标签纸", "Sheet"), "choice",
    choices=tuple(Choice(sheet.code, sheet.title) for sheet in SHEETS.values()),
)  # fmt: skip


class NoLabelWaits(Refused):
    """Every label was printed."""

    def __init__(self) -> None:
        super().__init__(
            Text("没有待打印的标签。补打请用“补打标签”。",
                 "No label waits to be printed. To print one again use 'Reprint label'.")
        )  # fmt: skip


@dataclass(frozen=True)
class SheetRun:
    """Labels that go onto sheets: which papers, which sheet, from which place."""

    jobs: tuple[PaperJob, ...]
    sheet: LabelSheet
    start: int

    def pdf(self) -> bytes:
        """The sheets, read back as a scanner will."""
        from counter.papers import label_sheet  # brings reportlab, 65 ms, in the background

        given = [facts.read(Label, job.facts) for job in self.jobs]
        made = label_sheet.pdf(given, self.sheet, self.start)
        label_sheet.read_back(made, given)
        return made


class SheetPanel(QWidget):
    """One key, which asks for sheet and place."""

    def __init__(self, bench: Workbench, line: FaultLine, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench, self._line = bench, line
        self.print = Press(
            bench, _KEY, "", work=self._looking, then=self._on_waiting, owner=self,
            look="quiet", name="label-sheets", line=line,
        )  # fmt: skip
        horizontal(self, self.print, None)

    def start_of(self, sheet: LabelSheet) -> int:
        """The place that is free, as far as this computer knows."""
        kept = self._bench.memory.word(_START.format(sheet.code), "1")
        return min(int(kept), sheet.holds) if kept.isdigit() and int(kept) else 1

    def _looking(self) -> Callable[[], tuple[PaperJob, ...]]:
        desk = self._bench.desk
        return lambda: tuple(job for job in outbox.pending(desk) if job.kind == "label")

    def _on_waiting(self, jobs: tuple[PaperJob, ...]) -> None:
        if not jobs:
            self._line.show_text(NoLabelWaits().text)
            return
        kept = self._bench.memory.word(_KIND, next(iter(SHEETS)))
        usual = SHEETS.get(kept) or next(iter(SHEETS.values()))
        today = self._bench.desk.today
        told = self._bench.ask.answers(
            self, _TITLE, (_SHEET,), today=today, initial={"sheet": usual.code}
        )
        if told is None:
            return
        sheet = SHEETS[told["sheet"]]
        self._bench.memory.keep(_KIND, sheet.code)
        place = self._bench.ask.answers(
            self, _TITLE, (_place(sheet),), today=today, yes=_PRINT,
            initial={"start": self.start_of(sheet)},
        )  # fmt: skip
        if place is not None:
            self._send(SheetRun(jobs, sheet, int(place["start"])))

    def _send(self, run: SheetRun) -> None:
        """Write down that they are on their way, then print; a label is never sent twice."""
        printer, desk = self._bench.printing.printer_for("manifest"), self._bench.desk  # holds A4
        papers = [job.id for job in run.jobs]
        self._line.show_text("")
        self._bench.background.run(
            self, lambda: sending.begin_many(desk, papers, printer),
            lambda begun: self._print(SheetRun(begun, run.sheet, run.start), printer),
            self._on_trouble,
        )  # fmt: skip

    def _print(self, run: SheetRun, printer: str) -> None:
        def told(state: sending.State, reason: str = "") -> None:
            fates = [Fate(job.id, job.mark, state, printer, reason) for job in run.jobs]
            desk = self._bench.desk
            self._bench.background.run(
                self, lambda: sending.tell(desk, fates),
                lambda _: self._on_sent(run) if state == "handed" else self._bench.bulletin.look(),
                self._on_trouble,
            )  # fmt: skip

        def failed(error: CounterError) -> None:
            self._line.show_text(error.text)
            # What was refused before it left waits on; a printer's trouble may have printed it.
            told("queued" if isinstance(error, Refused) else "failed", error.text.zh)

        if run.jobs:
            self._bench.printing.print_loose(
                printer, run.pdf, say(_TITLE), lambda: told("handed"), failed
            )

    def _on_trouble(self, error: CounterError) -> None:
        self._line.show_text(error.text)

    def _on_sent(self, run: SheetRun) -> None:
        after = run.sheet.next_start(run.start, len(run.jobs))
        self._bench.memory.keep(_START.format(run.sheet.code), str(after))
        toast(self, _PRINTED.fill(n=len(run.jobs), next=after))
        self._bench.bulletin.look()


def _place(sheet: LabelSheet) -> Question:
    title = Text("从第几枚开始（共 {holds} 枚）", "From place (of {holds})").fill(holds=sheet.holds)
    return Question("start", title, "count", most=sheet.holds, default=1)
