"""Where each kind of paper is printed, on which size, how moved; kept for this computer."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from counter.errors import CounterError
from counter.papers.register import SIZES, TITLES
from counter.text import Text
from ui.kit.arrange import horizontal, vertical
from ui.kit.label import FaultLine, Label
from ui.kit.language import say
from ui.kit.pickers import Picker
from ui.kit.press import Key
from ui.kit.printing.choices import NotAnAddress
from ui.kit.printing.queues import Printer, printers
from ui.kit.tick import Tick
from ui.kit.workbench import Workbench
from ui.settings.offset_box import OffsetBox

_NOT_CHOSEN = Text("（未选）", "(not chosen)")
_BY_ADDRESS = Text("按地址添加打印机…", "Add a printer by its address…")
_HOW = Text(
    "打印机的网络地址（IPP），如 10.0.0.7", "The printer's address on the network, such as 10.0.0.7"
)
_THE_REST = Text("未选的都用刚选的这台", "The same for all not chosen")
_SIZE_OF = Text("{title}：纸张", "{title}: size")
_GONE = Text("{name}（现在找不到）", "{name} (not found now)")


class PrintersPanel(QWidget):
    """One line for each kind of paper: printer and size."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._printers: dict[str, Picker] = {}
        self._last = ""  # the printer that was chosen last
        self._state = Label("", "muted", self, name="printers-state", wraps=True)
        self._line = FaultLine(self, name="printers-fault")
        again = Key(Text("重新查找", "Look again"), "", self, look="quiet", name="look-again")
        again.clicked.connect(self.refresh)
        self._rest = Key(_THE_REST, "Ctrl+D", self, look="quiet", name="printer-for-the-rest")
        self._rest.clicked.connect(self._choose_rest)
        other = Key(_BY_ADDRESS, "", self, look="quiet", name="printer-by-address")
        other.clicked.connect(self._add_address)
        self._offset = OffsetBox(bench, self)
        kinds = QWidget()
        kinds.setObjectName("canvas")
        grid = QGridLayout(kinds)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnMinimumWidth(0, 180)
        grid.setColumnMinimumWidth(1, 320)
        for row, kind in enumerate(SIZES):
            grid.addWidget(Label(TITLES[kind], "body", self), row, 0)
            grid.addWidget(self._printer_of(kind), row, 1)
            grid.addWidget(self._size_of(kind), row, 2)
            grid.addWidget(self._promptness_of(kind), row, 3)
        grid.setColumnStretch(4, 1)
        grid.setRowStretch(len(SIZES), 1)
        # There are more kinds of paper than a hall's screen has lines.
        scroll = QScrollArea(self)
        scroll.setWidget(kinds)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        vertical(
            self, Label(Text("打印机", "Printers"), "title", self),
            horizontal(None, self._state, again, self._rest, other, None), self._line, scroll,
            self._offset, spacing=12,
        ).setStretch(3, 1)  # fmt: skip
        self._show(())

    def refresh(self) -> None:
        """Look which printers there are; that may take seconds and holds nothing up."""
        self._state.show_text(Text("正在查找打印机…", "Looking for printers…"))
        self._bench.printing.look_for_printers(printers, self._on_found, self._on_lost)

    def _on_found(self, found: tuple[Printer, ...]) -> None:
        self._line.show_text("")
        told = Text("找到 {n} 台（含存为文件）", "{n} found (with saving as a file)")
        self._state.show_text(told.fill(n=len(found)))
        names = tuple(printer.name for printer in found)
        self._show(names)
        self._offset.show_printers(names)

    def _on_lost(self, error: CounterError) -> None:
        self._state.show_text("")
        self._line.show_text(error.text)

    def _show(self, names: tuple[str, ...]) -> None:
        for kind, box in self._printers.items():
            chosen = self._bench.printing.printer_for(kind)
            box.blockSignals(True)
            box.clear()
            box.addItem(say(_NOT_CHOSEN), "")
            for name in names:
                box.addItem(name, name)
            if chosen and chosen not in names:
                box.addItem(say(_GONE.fill(name=chosen)) if names else chosen, chosen)
            box.setCurrentIndex(box.findData(chosen))
            box.blockSignals(False)

    def _printer_of(self, kind: str) -> Picker:
        box = Picker(self)
        box.setObjectName(f"printer-{kind}")
        box.setAccessibleName(say(TITLES[kind]))
        box.currentIndexChanged.connect(lambda _: self._choose(kind, box))
        self._printers[kind] = box
        return box

    def _choose(self, kind: str, box: Picker) -> None:
        name = str(box.currentData() or "")
        self._bench.printing.choose(kind, name)
        self._last = name or self._last

    def _choose_rest(self) -> None:
        """Most papers come out of one printer: nobody should choose it twenty times."""
        for box in self._printers.values():
            if self._last and not box.currentData():
                box.setCurrentIndex(box.findData(self._last))

    def _promptness_of(self, kind: str) -> Tick:
        """Whether a new paper prints by itself, or waits to be looked at."""
        choices = self._bench.printing.choices
        tick = Tick(Text("直接打印", "At once"), self, name=f"at-once-{kind}")
        told = Text("{title}：直接打印", "{title}: print at once").fill(title=TITLES[kind])
        tick.setAccessibleName(say(told))
        tick.setChecked(choices.prints_at_once(kind))
        tick.toggled.connect(lambda wanted: choices.print_at_once(kind, wanted=wanted))
        return tick

    def _add_address(self) -> None:
        """A printer on the network that no spooler of this computer knows."""
        told = self._bench.ask.text(self, _BY_ADDRESS, _HOW)
        if told is None:
            return
        try:
            self._last = self._bench.printing.choices.add_address(told)
        except NotAnAddress as error:
            self._line.show_text(error.text)
            return
        self.refresh()

    def _size_of(self, kind: str) -> Picker:
        box = Picker(self)
        box.setObjectName(f"size-{kind}")
        box.setAccessibleName(say(_SIZE_OF.fill(title=TITLES[kind])))
        box.addItems(list(SIZES[kind]))
        box.setCurrentText(self._bench.printing.size_for(kind))
        box.setEnabled(len(SIZES[kind]) > 1)
        printing = self._bench.printing
        box.currentTextChanged.connect(
            lambda size: printing.choose(kind, printing.printer_for(kind), size)
        )
        return box
