"""装封: pack what goes to one receiver, or to many at once, print the labels, bind the waybills.

At the left what is to be posted, at the right the envelopes. Nothing ticked, the line under the
hand is packed alone: its label is printed and the hand stands at the waybill field. Ticked lines
are packed in one run. Where numbers are scanned, one scan follows the other without a key between.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QScrollArea, QWidget

from counter.casetypes.vocabulary import Choice, Question
from counter.mailout import envelope, ready, waybills
from counter.mailout.batch import Batch, Group
from counter.mailout.envelope import EnvelopeCard
from counter.mailout.ready import ORDERS, POST_MODES, PostGroup, PostRow, grouped
from counter.mailout.waybills import Roll
from counter.text import Text
from ui.kit.arrange import Surface, horizontal, vertical
from ui.kit.label import FaultLine, Label
from ui.kit.pickers import Combo
from ui.kit.press import Key, Press
from ui.kit.table import Table
from ui.kit.tick import Tick
from ui.kit.workbench import Workbench
from ui.mailout.address_panel import AddressPanel
from ui.mailout.batch_run import RunStrip
from ui.mailout.columns import group_columns
from ui.mailout.sheet_panel import SheetPanel
from ui.mailout.shelf import Nothing, Shelf
from ui.mailout.sources import Sources

_BOX, _MOST_BOXES = 28, 5
_KEPT = "mailout/order"
_ALL = "all"
_ORDER = Question(
    "order", Text("排序", "Order"), "choice",
    choices=tuple(Choice(code, title) for code, (title, _) in ORDERS.items()), default="since",
)  # fmt: skip
_MODE = Question(
    "mode", Text("邮费方式", "Postage"), "choice",
    choices=(Choice(_ALL, Text("全部邮费方式", "any postage")),
             *(Choice(title.en, title) for title in POST_MODES.values())),
    default=_ALL,
)  # fmt: skip
_KIND = Question(
    "kind", Text("业务", "Kind"), "choice",
    choices=(Choice(_ALL, Text("全部业务", "any kind")),), default=_ALL,
)  # fmt: skip

Seen = tuple[tuple[PostRow, ...], tuple[EnvelopeCard, ...], tuple[Roll, ...]]


class PackView(QWidget):
    """The first view of the mail room: from ready cases to envelopes with their waybills."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._boxes: dict[str, Tick] = {}
        self._rows: tuple[PostRow, ...] = ()
        self._listed: tuple[PostRow, ...] | None = None
        self._ticked: set[str] = set()
        self._left_out: set[str] = set()

        # Parts
        self._waiting = Label("", "emphasis", self, name="waiting")
        self._order, self._mode, self._kind = Combo(_ORDER, self), Combo(_MODE, self), Combo(
            _KIND, self
        )  # fmt: skip
        self._groups = Table(
            group_columns(lambda key: key in self._ticked), lambda group: group.key, self,
            name="to-post", title=Text("待寄", "To post"),
            empty=Text("没有待寄的办件。", "Nothing to post."),
        )  # fmt: skip
        self._contents = QScrollArea(self)
        self._all = Key(Text("全选／全不选", "All or none"), "Ctrl+A", self, name="tick-all")
        self._line = FaultLine(self, name="pack-fault")
        self._pack = Press(
            bench, Text("装封并打印标签", "Pack and print the label"), "Ctrl+Enter",
            work=self._packing, owner=self, look="primary", name="pack", line=self._line,
        )  # fmt: skip
        self.sources = Sources(bench, self)
        self._run = RunStrip(bench, self._line, self)
        self._shelf = Shelf(bench, self)
        self.addresses = AddressPanel(
            bench, self._under_hand, self._shelf.chosen_envelope, self._line, self
        )
        self.label_sheets = SheetPanel(bench, self._line, self)

        # Wiring
        self.addresses.changed.connect(self.refresh)
        self._groups.moved.connect(self._on_group)
        self._groups.opened.connect(lambda _: self._pack.press())
        self._groups.peeked.connect(self._on_tick)
        self._groups.clicked.connect(self._on_clicked)
        self._all.clicked.connect(self._on_all)
        for picker in (self._order, self._mode, self._kind):
            picker.changed.connect(self._on_picked)
        self.sources.changed.connect(self.refresh)
        self._run.packed.connect(self._on_packed)
        self._run.ended.connect(self._on_ended)
        self._shelf.changed.connect(self.refresh)
        self._shelf.bound.connect(self._groups.setFocus)
        self.setFocusProxy(self._groups)
        bench.bulletin.on("*", self._on_news, self)

        # Put together
        for picker, name in ((self._order, "order"), (self._mode, "mode"), (self._kind, "kind")):
            picker.setObjectName(f"post-{name}")
            picker.setAccessibleName(bench.say(picker.question.title))
        self._order.set_answer(bench.memory.word(_KEPT, "since"))
        self._contents.setWidgetResizable(True)
        self._contents.setFrameShape(QScrollArea.Shape.NoFrame)
        left = Surface(self)
        head = horizontal(None, self._waiting, None, self._kind, self._mode, self._order)
        keys = horizontal(None, self._all, None, self._pack)
        others = horizontal(None, self.addresses, None, self.label_sheets)
        column = vertical(
            left, head, self._groups, self._contents, self.sources, keys, others, self._run,
            self._line,
            spacing=12, margin=16,
        )  # fmt: skip
        column.setStretch(1, 1)
        row = horizontal(self, left, self._shelf, spacing=16)
        row.setStretch(0, 20)
        row.setStretch(1, 19)
        self._on_group(None)

    def refresh(self) -> None:
        """Ask anew what is to be posted, which envelopes stand here and what the stock holds."""
        if not self._groups.rows.rows:
            self._groups.show_loading()
        desk = self._bench.desk
        self._bench.background.run(
            self,
            lambda: (ready.to_post(desk), envelope.open_envelopes(desk), waybills.rolls(desk)),
            self._on_looked,
        )

    def show_envelope(self, envelope_no: str) -> None:
        """Choose an envelope (its label was scanned) and wait for its waybill."""
        self._shelf.wait_for(envelope_no)

    def _on_news(self) -> None:
        """Something happened in the hall; a page that nobody sees need not ask, nor one at work."""
        if self.isVisible() and not self._run.is_running:
            self.refresh()

    def _on_looked(self, seen: Seen) -> None:
        rows, cards, rolls = seen
        self._rows = rows
        self._offer_kinds()
        self._show_groups()
        self._shelf.show_cards(cards)
        self.sources.show_rolls(rolls)

    def _offer_kinds(self) -> None:
        """The kinds that wait here; the one that was chosen stays chosen."""
        chosen = self._kind.answer()
        kinds = {row.kind.en: row.kind for row in self._rows}
        self._kind.blockSignals(True)
        while self._kind.count() > 1:
            self._kind.removeItem(1)
        for code, title in sorted(kinds.items()):
            self._kind.addItem(self._bench.say(title), code)
        self._kind.set_answer(chosen if chosen in kinds else _ALL)
        self._kind.blockSignals(False)

    def _show_groups(self) -> None:
        mode, kind = self._mode.answer(), self._kind.answer()
        groups = [
            group for group in grouped(self._rows, str(self._order.answer()))
            if mode in (_ALL, group.post_mode.en)
            and (kind == _ALL or any(row.kind.en == kind for row in group.rows))
        ]  # fmt: skip
        self._ticked &= {group.key for group in groups if group.case_nos}
        self._groups.show_rows(groups)
        if groups and self._groups.current() is None:
            self._groups.choose(groups[0].key)
        self._on_group(self._groups.current())
        self._tell()

    def _tell(self) -> None:
        chosen = len(self._ticked)
        told = Text("待寄 {n} 件", "To post: {n} {n:case|cases}").fill(n=len(self._rows))
        if chosen:
            told = Text("{told}，已选 {chosen} 封", "{told}, {chosen} chosen").fill(
                told=told, chosen=chosen
            )
        self._waiting.show_text(told)
        self._pack.set_title(
            Text("装封并打印 {n} 张标签", "Pack and print {n} {n:label|labels}").fill(n=chosen)
            if chosen else Text("装封并打印标签", "Pack and print the label")
        )  # fmt: skip
        self._groups.viewport().update()

    def _on_picked(self) -> None:
        self._bench.memory.keep(_KEPT, str(self._order.answer()))
        self._show_groups()

    def _on_tick(self, group: PostGroup) -> None:
        if group.case_nos:
            self._ticked ^= {group.key}
            self._tell()

    def _on_clicked(self, index: object) -> None:
        """A click into the first column ticks; elsewhere it only moves."""
        column = getattr(index, "column", lambda: -1)()
        if column == 0 and self._groups.current() is not None:
            self._on_tick(self._groups.current())

    def _on_all(self) -> None:
        may = {group.key for group in self._groups.rows.rows if group.case_nos}
        self._ticked = set() if self._ticked == may else may
        self._tell()

    def _on_group(self, group: PostGroup | None) -> None:
        """List the cases of a receiver; the same list again leaves the boxes alone."""
        rows = group.rows if group else ()
        if rows == self._listed:
            return
        self._listed = rows
        place = QWidget()
        place.setObjectName("canvas")
        self._boxes = {}
        for row in rows:
            box = Tick(_told(row), place, name=f"case-{row.case_no}")
            box.setChecked(row.case_no not in self._left_out)
            box.toggled.connect(lambda on, no=row.case_no: self._on_box(no, on))
            self._boxes[row.case_no] = box
        vertical(place, *self._boxes.values(), None, spacing=0)
        self._contents.setWidget(place)
        self._contents.setFixedHeight(_BOX * min(len(self._boxes), _MOST_BOXES))
        self._pack.allow(group is not None and not self._run.is_running)

    def _on_box(self, case_no: str, is_in: bool) -> None:
        if is_in:
            self._left_out.discard(case_no)
        else:
            self._left_out.add(case_no)

    def _under_hand(self) -> tuple[str, ...]:
        """The cases of the receiver under the hand."""
        group = self._groups.current()
        if group is None:
            raise Nothing(Text("一位收件人", "a receiver"))
        return tuple(row.case_no for row in group.rows)

    def _chosen(self) -> tuple[Group, ...]:
        """The ticked receivers, in the order of the list; else the one under the hand."""
        groups = [group for group in self._groups.rows.rows if group.key in self._ticked]
        current = self._groups.current()
        if groups or current is None:
            nos = [group.case_nos for group in groups]
        else:  # whole: what cannot be packed is refused with its reason
            nos = [tuple(row.case_no for row in current.rows)]
        left = [tuple(no for no in group if no not in self._left_out) for group in nos]
        return tuple(group for group in left if group)

    def _packing(self) -> Callable[[], object] | None:
        chosen = self._chosen()
        if not chosen:
            raise Nothing(Text("要装封的办件", "the cases to pack"))
        self._pack.allow(False)
        self._run.start(chosen, self.sources.carrier)
        return None

    def _on_packed(self, made: Batch) -> None:
        self._ticked.clear()
        if made.fallen:
            first = made.fallen[0].why
            told = Text("{n} 封没有装：{why}", "{n} not packed: {why}")
            self._line.show_text(first if len(made.fallen) == 1 and not made.packed else told.fill(
                n=len(made.fallen), why=first
            ))  # fmt: skip
        if len(made.packed) == 1:
            self._shelf.print_label(made.packed[0].envelope_no)
        if made.packed and not made.packed[0].waybill:
            self._shelf.wait_for(made.packed[0].envelope_no)

    def _on_ended(self) -> None:
        self._pack.allow(self._groups.current() is not None)
        self._bench.bulletin.look()
        self.refresh()


def _told(row: PostRow) -> Text:
    owes = Text("，欠 {owes}", ", owes {owes}").fill(owes=row.owes) if row.owes else Text("", "")
    told = Text("{no} · {kind} · {pieces} 件{owes}",
                "{no} · {kind} · {pieces} {pieces:piece|pieces}{owes}")  # fmt: skip
    return told.fill(no=row.case_no, kind=row.kind, pieces=row.pieces, owes=owes)
