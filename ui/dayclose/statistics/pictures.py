"""The plots of a view below each other, each under its title and unit."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from counter.text import Text
from counter.values.plot import Plot
from ui.kit.arrange import vertical
from ui.kit.label import Label
from ui.kit.plot_view import PlotView

_TITLE = Text("{title}（{unit}）", "{title} ({unit})")
_NOTHING = Text("没有可画的数字。", "Nothing to draw.")


class Pictures(QScrollArea):
    """As many plots as a view has; those that are there are kept and drawn anew."""

    opened = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        page = QWidget()
        page.setObjectName("canvas")
        self._parts: list[tuple[Label, PlotView]] = []
        self._nothing = Label(_NOTHING, "muted", page, name="no-plot")
        self._nothing.hide()
        self._column = vertical(page, self._nothing, None, spacing=6, margin=12)
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setObjectName("pictures")

    def show_plots(self, plots: tuple[Plot, ...]) -> None:
        """Draw these and no others."""
        while len(self._parts) < len(plots):
            self._add()
        for number, (title, view) in enumerate(self._parts):
            is_shown = number < len(plots)
            title.setVisible(is_shown)
            view.setVisible(is_shown)
            if is_shown:
                plot = plots[number]
                title.show_text(_TITLE.fill(title=plot.title, unit=plot.unit))
                view.show_plot(plot)
        self._nothing.setVisible(not plots)
        self.verticalScrollBar().setValue(0)

    def show_loading(self) -> None:
        """Grey bars where the first plot will stand."""
        if not self._parts:
            self._add()
        self._parts[0][1].show_loading()

    def _add(self) -> None:
        page = self.widget()
        title = Label("", "caption", page, wraps=True)
        view = PlotView(page, name=f"plot-{len(self._parts)}")
        view.opened.connect(self.opened)
        self._column.insertWidget(self._column.count() - 1, title)
        self._column.insertWidget(self._column.count() - 1, view)
        self._parts.append((title, view))
