"""校准: where a printer puts a page on its paper, measured with a ruler and typed in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from counter.errors import Refused
from counter.papers.offset import Offset
from counter.papers.register import SIZES
from counter.papers.sizes import SIZES as SHEETS
from counter.text import Text
from ui.kit.arrange import horizontal, vertical
from ui.kit.label import FaultLine, Label
from ui.kit.language import say
from ui.kit.pickers import Picker
from ui.kit.press import Key
from ui.kit.toast import toast
from ui.kit.workbench import Workbench

_OFFSET = {
    "dx": Text("右移 mm", "Right, mm"),
    "dy": Text("下移 mm", "Down, mm"),
    "scale": Text("比例 %", "Scale, %"),
}
_MEASURED = {
    "left": Text("量得 A", "A measured"),
    "top": Text("量得 B", "B measured"),
    "bar": Text("量得 C", "C measured"),
}
_TOLD = Text(
    "先打印校准页，用尺量出 A、B、C 填入，再保存。预览、核对和打印用的是同一份移动后的页面。",
    "Print the calibration sheet, measure A, B and C, type them in and save. Preview, check and "
    "printer all have the same moved page.",
)


class NoNumber(Refused):
    """Something typed that is no number of millimetres or per cent."""

    def __init__(self, title: Text, typed: str) -> None:
        super().__init__(
            Text("“{title}”要填数字，现在是“{typed}”。", "'{title}' takes a number, not '{typed}'.")
            .fill(title=title, typed=typed)
        )  # fmt: skip


class OffsetBox(QWidget):
    """One printer and one paper at a time; what is typed is checked when it is saved."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._line = FaultLine(self, name="offset-fault")
        self._printer, self._size = Picker(self), Picker(self)
        self._printer.setObjectName("offset-printer")
        self._printer.setAccessibleName(say(Text("打印机", "Printer")))
        self._printer.setMinimumWidth(320)
        self._size.setObjectName("offset-size")
        self._size.setAccessibleName(say(Text("纸张", "Paper")))
        self._size.addItems(list(dict.fromkeys(size for its in SIZES.values() for size in its)))
        self._fields = {code: QLineEdit(self) for code in (*_OFFSET, *_MEASURED)}
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for row, titles in enumerate((_MEASURED, _OFFSET)):
            for column, (code, title) in enumerate(titles.items()):
                field = self._fields[code]
                field.setObjectName(f"offset-{code}")
                field.setAccessibleName(say(title))
                field.setFixedWidth(88)
                field.setAlignment(Qt.AlignmentFlag.AlignRight)
                grid.addWidget(Label(title, "body", self), row, 2 * column)
                grid.addWidget(field, row, 2 * column + 1)
        sheet = Key(
            Text("打印校准页", "Print the sheet"), "Ctrl+Shift+P", self, name="print-calibration"
        )
        work_out = Key(
            Text("由量得值算出", "Work out"), "Ctrl+Shift+M", self, look="quiet", name="work-out"
        )
        keep = Key(Text("保存校准", "Save"), "Ctrl+Shift+S", self, name="keep-offset")

        self._printer.currentIndexChanged.connect(lambda _: self._show())
        self._size.currentIndexChanged.connect(lambda _: self._show())
        sheet.clicked.connect(self._print)
        work_out.clicked.connect(self._work_out)
        keep.clicked.connect(self._keep)

        below = vertical(
            self, Label(Text("校准", "Calibration"), "emphasis", self),
            Label(_TOLD, "muted", self, wraps=True),
            horizontal(None, self._printer, self._size, sheet, None), self._line, spacing=8,
        )  # fmt: skip
        below.addLayout(grid)
        grid.addWidget(work_out, 0, 6)
        grid.addWidget(keep, 1, 6)
        grid.setColumnStretch(7, 1)
        self._show()

    def show_printers(self, names: tuple[str, ...]) -> None:
        """Offer these printers; the one chosen stays where it is among them."""
        now = self._printer.currentText()
        self._printer.blockSignals(True)
        self._printer.clear()
        self._printer.addItems(list(names))
        self._printer.setCurrentIndex(max(self._printer.findText(now), 0) if names else -1)
        self._printer.blockSignals(False)
        self._show()

    def _show(self) -> None:
        offset = self._bench.printing.looks.offset_for(*self._place())
        for code in _OFFSET:
            self._fields[code].setText(f"{getattr(offset, code):g}")
        for code in _MEASURED:
            self._fields[code].clear()
        self._line.show_text("")

    def _place(self) -> tuple[str, str]:
        return self._printer.currentText(), self._size.currentText()

    def _typed(self, titles: dict[str, Text]) -> list[float]:
        """What stands in these fields (`NoNumber`); a Chinese full stop is one too."""
        numbers = []
        for code, title in titles.items():
            typed = self._fields[code].text().strip()
            try:
                numbers.append(float(typed.replace("，", ".").replace("。", ".")))
            except ValueError as error:
                raise NoNumber(title, typed) from error
        return numbers

    def _work_out(self) -> None:
        # reportlab is read for whoever measures
        from counter.papers.calibration import marks_on

        printer, size = self._place()
        before = self._bench.printing.looks.offset_for(printer, size)
        try:
            offset = before.measured(marks_on(SHEETS[size]), *self._typed(_MEASURED))
        except Refused as refusal:
            self._line.show_text(refusal.text)
            return
        self._line.show_text("")
        for code in _OFFSET:
            self._fields[code].setText(f"{getattr(offset, code):g}")

    def _keep(self) -> None:
        try:
            self._bench.printing.looks.keep_offset(*self._place(), Offset(*self._typed(_OFFSET)))
        except Refused as refusal:
            self._line.show_text(refusal.text)
            return
        self._show()
        toast(self, Text("已保存校准", "Calibration saved"))

    def _print(self) -> None:
        printer, size = self._place()
        if not printer:
            self._line.show_text(Text("请先选打印机。", "Choose a printer first."))
            return
        offset = self._bench.printing.looks.offset_for(printer, size)

        def draw() -> bytes:
            from counter.papers import calibration

            return calibration.pdf(SHEETS[size], printer, offset)

        self._bench.printing.print_loose(
            printer, draw, f"calibration {size}",
            lambda: toast(self, Text("校准页已送打印机", "Calibration sheet sent")),
            lambda error: self._line.show_text(error.text),
        )  # fmt: skip
