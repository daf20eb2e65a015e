"""The live bill: what the receipt will say, in the receipt's order, while one types.

Route with its reason, fees with theirs, the sum, the promised day with its reason, and what is
still missing. It shows a `Look` and works nothing out itself.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from counter.casetypes.vocabulary import CaseType
from counter.intake.application import Look
from counter.rules.counts import Counts, said
from counter.rules.due import DueDay
from counter.rules.fees import Bill as Charges
from counter.rules.fees import Charge
from counter.text import Text
from counter.values import days
from ui.kit.arrange import Surface, hairline, horizontal, vertical
from ui.kit.label import Label, LabelRole
from ui.kit.language import say

_STOP = Text("不能受理", "Do not accept")
_HINT = Text(
    "随录入随算：办理方式、费用和办结日期都会显示在这里。",
    "Route, fees and the promised day appear here while you type.",
)
_MORE = Text("…共 {n} 项", "… {n} in all")
_MOST_PAPERS = 3
_OPEN = Text("须手填", "to be typed in")
_FREE = Text("免", "free")
_AT_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
_ELSEWHERE = {
    "embassy": Text("付给使馆", "to the embassy"),
    "mfa": Text("付给外交部", "to the MFA"),
    "post": Text("付给邮政", "to the post"),
}


@dataclass(frozen=True)
class Line:
    """One line of the bill: words at the left, a figure at the right."""

    words: str
    figure: str = ""
    role: LabelRole = "body"
    figure_role: LabelRole = "body"


class Section(QWidget):
    """A quiet heading with lines below; takes no room while it has none."""

    def __init__(self, title: Text, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._shown: tuple[Line, ...] | None = None
        self._place = QWidget(self)
        self._column = vertical(self, Label(title, "caption", self), self._place, spacing=4)
        self.show_lines(())

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Show `lines`; the same lines again change nothing on the screen."""
        if lines == self._shown:
            return
        self._shown = lines
        place = QWidget(self)
        grid = QGridLayout(place)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(2)
        grid.setHorizontalSpacing(12)
        grid.setColumnStretch(0, 1)
        for row, line in enumerate(lines):
            words = Label(line.words, line.role, place, wraps=True)
            if line.figure:
                grid.addWidget(words, row, 0)
                grid.addWidget(Label(line.figure, line.figure_role, place), row, 1, _AT_RIGHT)
            else:
                grid.addWidget(words, row, 0, 1, 2)
        self._column.replaceWidget(self._place, place)
        self._place.hide()
        self._place.deleteLater()
        self._place = place
        self.setVisible(bool(lines))

    def words(self) -> str:
        """Everything that stands in the section, for a test and a screen reader."""
        return "\n".join(f"{line.words} {line.figure}".strip() for line in self._shown or ())


class Stop(Surface):
    """The red block of a route that must not be accepted here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, "grave")
        self.setObjectName("bill-stop")
        self._title = Label("", "emphasis", self)
        self._why = Label("", "body", self, wraps=True)
        vertical(self, self._title, self._why, spacing=4, margin=12)

    def show_look(self, look: Look) -> None:
        """Show why this stops; nothing where it does not."""
        if look.is_stopped and look.route is not None:
            self._title.show_text(f"✕ {say(_STOP)}")
            self._why.show_text(look.route.reason)
        self.setVisible(look.is_stopped)

    def show_texts(self, why: tuple[Text, ...]) -> None:
        """Show each of these reasons; nothing where there is none."""
        self._title.show_text(f"✕ {say(_STOP)}")
        self._why.show_text("\n".join(map(say, why)))
        self.setVisible(bool(why))


class Bill(QWidget):
    """The right-hand panel of the intake: sum and day stay in sight, the rest scrolls."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bill")
        canvas = QWidget()
        canvas.setObjectName("canvas")
        self._stop = Stop(canvas)
        self._route = Section(Text("办理方式", "Route"), "bill-route", canvas)
        self._fees = Section(Text("费用", "Fees"), "bill-fees", canvas)
        self.official = Stop(canvas)
        self.official.setObjectName("official-stop")
        self.official.hide()
        self._hint = Label(_HINT, "muted", canvas, wraps=True)
        self._total = Label("", "figure", self, name="bill-total")
        self._due = Section(Text("应办结", "Ready on"), "bill-due", self)
        self._missing = Section(Text("还缺", "Still missing"), "bill-missing", self)

        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        vertical(
            canvas, self._hint, self._stop, self.official, self._route, self._fees, None,
            spacing=16,
        )  # fmt: skip
        scroll.setWidget(canvas)
        to_pay = Label(Text("本窗口收取", "To pay here"), "body", self)
        total = horizontal(None, to_pay, None, self._total)
        column = vertical(self, scroll, hairline(self), total, self._due, self._missing, spacing=12)
        column.setStretch(0, 1)

    def show_look(self, look: Look, kind: CaseType) -> None:
        """Show what the answers given so far come to."""
        self._hint.setVisible(look.route is None and not look.bill.lines)
        self._stop.show_look(look)
        self._route.show_lines(route_lines(look))
        self._fees.show_lines((*count_lines(look, kind), *fee_lines(look.bill)))
        self._total.show_text(str(look.bill.total))
        self._due.show_lines(due_lines(look.due))
        self._missing.show_lines(missing_lines(look, kind))


def route_lines(look: Look) -> tuple[Line, ...]:
    """The route, why, and what to know about it; a stopped one says why in its red block."""
    route = look.route
    if route is None:
        return ()
    head = Line(say(route.title), "", "emphasis")
    if look.is_stopped:
        return (head, *warning_lines(route.warnings))
    return (head, Line(say(route.reason), "", "caption"), *warning_lines(route.warnings))


def count_lines(look: Look, kind: CaseType) -> tuple[Line, ...]:
    """Certificates, matters and charged units, where a kind tells them apart."""
    if kind.measure.counts is None or not look.bill.lines:
        return ()
    charged = [line.quantity for line in look.bill.lines if line.counts]
    told = Counts(len(look.pieces), look.units, sum(charged) if charged else None)
    return (Line(say(said(told)), "", "emphasis"),)


def fee_lines(bill: Charges) -> tuple[Line, ...]:
    """Every fee with its reason, and what no table knows."""
    lines: list[Line] = []
    for charge in bill.lines:
        lines += (_fee(charge), Line(say(charge.reason), "", "caption"))
    return (*lines, *warning_lines(bill.warnings))


def due_lines(due: DueDay | None) -> tuple[Line, ...]:
    """The promised day and how it was counted; an estimate is called one."""
    if due is None:
        return ()
    day = say(days.said(due.on))
    if due.is_estimate:
        day = say(Text("{day}（预计）", "{day} (estimate)").fill(day=day))
    return (Line(day, "", "title"), Line(say(due.reason), "", "caption"))


def missing_lines(look: Look, kind: CaseType) -> tuple[Line, ...]:
    """Answers still to give (the form marks them itself), and papers still to come."""
    lines: list[Line] = []
    if look.faults:
        codes = dict.fromkeys(fault.question for fault in look.faults)
        titles = (kind.piece if code == "pieces" else kind.question(code).title for code in codes)
        told = Text("待填：{what}", "To fill in: {what}").fill(what=Text.listing(titles))
        lines.append(Line(say(told), "", "muted"))
    if look.missing_materials:
        # The checklist at the left has them all; here they must not push the fees away. A
        # no-break space keeps each box with its paper.
        papers = [f"□\u00a0{say(paper)}" for paper in look.missing_materials[:_MOST_PAPERS]]
        if len(look.missing_materials) > _MOST_PAPERS:
            papers.append(say(_MORE.fill(n=len(look.missing_materials))))
        lines.append(Line("   ".join(papers)))
    return tuple(lines)


def warning_lines(warnings: tuple[Text, ...]) -> tuple[Line, ...]:
    """What the clerk should know before going on, each with its shape."""
    return tuple(Line(f"▲ {say(warning)}", "", "warning") for warning in warnings)


def _fee(charge: Charge) -> Line:
    words = say(charge.title)
    if not charge.is_collected:
        payee = _ELSEWHERE.get(charge.payee, Text("另付", "paid elsewhere"))
        return Line(f"{words}（{say(payee)}）", str(charge.amount), "muted", "muted")
    if charge.is_open:
        return Line(words, say(_OPEN), "body", "warning")
    return Line(words, str(charge.amount) if charge.amount else say(_FREE))
