"""Where waybill numbers come from: scanned one by one, from the stock, or by the carrier's file.

Chosen once and remembered on this computer. Of the stock it says how many numbers are left.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counter.casetypes.vocabulary import Choice, Question
from counter.desk import new_act
from counter.mailout import carrier_file, orders, waybills
from counter.mailout.carrier_file import FilePreview, TakenIn
from counter.mailout.waybills import Roll
from counter.safe_write import safe_write
from counter.text import Text
from ui.kit.arrange import horizontal, vertical
from ui.kit.attempts import Attempts
from ui.kit.label import FaultLine, Label
from ui.kit.press import Press
from ui.kit.segments import Segments
from ui.kit.toast import toast
from ui.kit.workbench import Workbench

SCAN, STOCK, FILE = "scan", "stock", "file"
_SOURCE = Question(
    "waybill-source", Text("运单号", "Waybills"), "choice",
    choices=(
        Choice(SCAN, Text("扫描面单", "scan")),
        Choice(STOCK, Text("号段", "from a roll")),
        Choice(FILE, Text("运单文件", "by file")),
    ),
    default=SCAN,
)  # fmt: skip
_ROLL = (
    Question("carrier", Text("承运单位", "Carrier"), "text", default="EMS"),
    Question("first", Text("起始号", "First number"), "text"),
    Question("last", Text("终止号", "Last number"), "text"),
    Question("source", Text("交接单号", "Delivery note"), "text", required=False),
)
_SPOILED = (
    Question("number", Text("运单号", "Number"), "text"),
    Question("reason", Text("作废原因", "Why"), "text"),
)
_KEPT, _CARRIER = "mailout/source", "EMS"
_TABLES = "表格 Tables (*.xlsx *.xls *.csv *.tsv *.txt)"


class Sources(QWidget):
    """The choice, what it says, and what can be done about the stock."""

    changed = Signal()
    """Numbers came in or were bound; the page asks for its lists anew."""

    def __init__(self, bench: Workbench, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench, self._attempts = bench, Attempts()
        self._rolls: tuple[Roll, ...] = ()

        # Parts
        self.choice = Segments(_SOURCE, self)
        self.told = Label("", "muted", self, name="stock-told")
        self.line = FaultLine(self, name="source-fault")
        self.enter = self._press(
            Text("登记号段", "Enter a roll"), "Ctrl+L", self._entering, self._on_entered,
            "enter-roll",
        )  # fmt: skip
        self.spoil = self._press(
            Text("号码作废", "Spoil a number"), "", self._spoiling, self._on_spoiled, "spoil-number"
        )
        self.take = self._press(
            Text("读入运单文件", "Read the file"), "Ctrl+O", self._opening, self._on_opened,
            "read-waybills",
        )  # fmt: skip
        self.export = self._press(
            Text("导出寄件订单", "Export orders"), "Ctrl+Shift+E", self._exporting,
            self._on_exported, "export-orders",
        )  # fmt: skip

        # Wiring
        self.choice.changed.connect(self._on_choice)

        # Put together
        row = horizontal(None, self.choice, self.told, None)
        keys = horizontal(None, self.enter, self.spoil, self.export, self.take, None)
        vertical(self, row, keys, self.line, spacing=8)
        self.choice.set_answer(bench.memory.word(_KEPT, SCAN))
        self._settle()

    @property
    def carrier(self) -> str:
        """Whose stock the next envelopes take their numbers from; empty: they take none."""
        if self.choice.answer() != STOCK:
            return ""
        return self._usual_carrier

    @property
    def _usual_carrier(self) -> str:
        return next((roll.carrier for roll in self._rolls if roll.left), _CARRIER)

    def show_rolls(self, rolls: tuple[Roll, ...]) -> None:
        """What the stock holds now."""
        self._rolls = rolls
        self._settle()

    def _press(
        self, title: Text, key: str, work: Callable[[], Callable[[], object] | None],
        then: Callable[..., object], name: str,
    ) -> Press:  # fmt: skip
        return Press(
            self._bench, title, key, work=work, then=then, owner=self, line=self.line, name=name
        )

    def _on_choice(self) -> None:
        self._bench.memory.keep(_KEPT, str(self.choice.answer()))
        self._settle()

    def _settle(self) -> None:
        source = self.choice.answer()
        self.enter.setVisible(source == STOCK)
        self.spoil.setVisible(source == STOCK)
        self.take.setVisible(source != SCAN)
        self.export.setVisible(source == FILE)
        said = {
            SCAN: Text("打印标签后逐个扫描面单", "scan each carrier's label after packing"),
            FILE: Text("先装封，再导出订单、读入承运单位的回传文件",
                       "pack, export the orders, read the carrier's answer"),
        }  # fmt: skip
        told = said.get(str(source)) or _left(self._rolls)
        self.told.show_text(told)
        is_short = source == STOCK and not any(r.left and not r.is_low for r in self._rolls)
        self.told.set_role("warning" if is_short else "muted")

    # A roll

    def _entering(self) -> Callable[[], Roll] | None:
        told = self._bench.ask.answers(
            self, Text("登记运单号段", "Enter a roll of waybills"), _ROLL,
            today=self._bench.desk.today,
        )  # fmt: skip
        if told is None:
            return None
        given = [str(told.get(question.code) or "") for question in _ROLL]
        act = self._attempts.act("enter", *given)
        desk, (carrier, first, last, source) = self._bench.desk, given

        def work() -> Roll:
            roll = waybills.enter(desk, carrier, first, last, source, act)
            self._attempts.done("enter", *given)
            return roll

        return work

    def _on_entered(self, roll: Roll) -> None:
        told = Text("已登记 {n} 个运单号：{first} 至 {last}", "{n} numbers: {first} to {last}")
        toast(self, told.fill(n=roll.count, first=roll.first, last=roll.last))
        self.changed.emit()

    def _spoiling(self) -> Callable[[], Roll] | None:
        told = self._bench.ask.answers(
            self, Text("运单号作废", "Spoil a number"), _SPOILED, today=self._bench.desk.today
        )
        if told is None:
            return None
        number, reason = str(told.get("number") or ""), str(told.get("reason") or "")
        act = self._attempts.act("spoil", number, reason)
        desk = self._bench.desk
        return lambda: waybills.spoil(desk, number, reason, act)

    def _on_spoiled(self, roll: Roll) -> None:
        toast(self, Text("已作废，号段还剩 {n} 个", "Spoiled; {n} are left").fill(n=roll.left))
        self.changed.emit()

    # The carrier's file

    def _opening(self) -> Callable[[], tuple[Path, FilePreview]] | None:
        path = self._bench.ask.open_file(self, Text("读入运单文件", "Read waybills"), _TABLES)
        if path is None:
            return None
        desk = self._bench.desk
        return lambda: (path, carrier_file.look_over(desk, carrier_file.from_file(path)))

    def _on_opened(self, seen: tuple[Path, FilePreview]) -> None:
        path, preview = seen
        if not preview.new:
            self.line.show_text(_summary(preview))
            self._hand_back(path, preview)
            return
        go_on = self._bench.ask.confirm(
            self, Text("读入 {name}", "Read {name}").fill(name=path.name), _summary(preview),
            Text("读入", "Read in"),
        )  # fmt: skip
        if not go_on:
            return
        act = self._attempts.act("take-in", path, preview.rows)
        desk, carrier = self._bench.desk, self._usual_carrier

        def taken(done: TakenIn) -> None:
            self._attempts.done("take-in", path, preview.rows)
            self._on_taken(done)
            self._hand_back(path, preview)

        self._bench.background.run(
            self, lambda: carrier_file.take_in(desk, preview, carrier, path.name, act), taken,
            lambda error: self.line.show_text(error.text),
        )  # fmt: skip

    def _on_taken(self, done: TakenIn) -> None:
        told = Text("读入 {n} 行，已有 {already} 行", "{n} rows read, {already} were known")
        toast(self, told.fill(n=done.written, already=done.already))
        self.changed.emit()

    def _hand_back(self, path: Path, preview: FilePreview) -> None:
        """The rows with faults, as a file for the carrier."""
        if not preview.faulty:
            return
        to = self._bench.ask.save_as(
            self, Text("保存有错的行", "Save the faulty rows"), f"{path.stem}-退回.xlsx",
            "Excel (*.xlsx)",
        )  # fmt: skip
        if to is None:
            return
        desk, act = self._bench.desk, self._attempts.act("hand-back", path, preview.rows)
        self._bench.background.run(
            self, lambda: safe_write(to, carrier_file.hand_back(desk, preview, act)),
            lambda _: toast(self, Text("已保存 {name}", "Saved {name}").fill(name=to.name)),
            lambda error: self.line.show_text(error.text),
        )  # fmt: skip

    # The orders

    def _exporting(self) -> Callable[[], Path] | None:
        reason = self._bench.ask.text(
            self, Text("导出寄件订单", "Export the orders"),
            Text("文件含完整的收件人、电话和地址，导出会记入流水。为什么导出？",
                 "The file tells receivers in full; the export is journalled. Why?"),
            "通知承运单位揽收",
        )  # fmt: skip
        if not reason:
            return None
        day = self._bench.desk.today
        to = self._bench.ask.save_as(
            self, Text("保存寄件订单", "Save the orders"), f"寄件订单-{day:%Y%m%d}.xlsx",
            "Excel (*.xlsx);;CSV (*.csv)",
        )  # fmt: skip
        if to is None:
            return None
        fmt: orders.Format = "csv" if to.suffix.lower() == ".csv" else "xlsx"
        desk, act = self._bench.desk, new_act()

        def work() -> Path:
            safe_write(to, orders.export(desk, (), reason, fmt, act))
            return to

        return work

    def _on_exported(self, to: Path) -> None:
        toast(self, Text("已保存 {name}", "Saved {name}").fill(name=to.name))


def _left(rolls: tuple[Roll, ...]) -> Text:
    left = sum(roll.left for roll in rolls)
    if not rolls:
        return Text("还没有登记号段", "no roll is entered yet")
    if not left:
        return Text("号段已用完，请登记新的号段", "the rolls are used up: enter a new one")
    first = next(roll for roll in rolls if roll.left)
    if all(roll.is_low or not roll.left for roll in rolls):
        told = Text("{carrier} 只剩 {n} 个，请领新号段", "only {n} of {carrier} left: fetch a roll")
    else:
        told = Text("{carrier} 还剩 {n} 个", "{n} of {carrier} left")
    return told.fill(carrier=first.carrier, n=left)


def _summary(preview: FilePreview) -> Text:
    told = (
        Text("信封与运单号：可绑定 {new} 行，已有 {already} 行，有错 {bad} 行。",
             "Envelopes with numbers: {new} to bind, {already} known, {bad} with faults.")
        if preview.has_orders else
        Text("运单号：可登记 {new} 个，已有 {already} 个，有错 {bad} 行。",
             "Numbers: {new} to enter, {already} known, {bad} with faults.")
    ).fill(new=preview.new, already=preview.already, bad=len(preview.faulty))  # fmt: skip
    if not preview.faulty:
        return told
    row = preview.faulty[0]
    return Text("{told}第 {no} 行：{why}", "{told} Row {no}: {why}").fill(
        told=told, no=row.no, why=row.fault or ""
    )
