"""装封: pack what goes to one receiver, print the label, bind the waybill.

At the left what is to be posted, at the right the envelopes. Packing prints the label and leaves
the hand at the waybill field: scan, Enter, next envelope.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QScrollArea, QWidget

from counter.mailout import envelope, ready
from counter.mailout.envelope import EnvelopeCard
from counter.mailout.ready import PostGroup, PostRow, grouped
from counter.text import Text
from ui.kit.arrange import Surface, horizontal, vertical
from ui.kit.attempts import Attempts
from ui.kit.label import Label
from ui.kit.press import Press
from ui.kit.table import Table
from ui.kit.tick import Tick
from ui.kit.workbench import Workbench
from ui.mailout.columns import GROUP_COLUMNS
from ui.mailout.shelf import Nothing, Shelf

_BOX, _MOST_BOXES = 28, 5


class PackView(QWidget):
    """The first view of the mail room: from ready cases to envelopes with their waybills."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench, self._attempts = bench, Attempts()
        self._boxes: dict[str, Tick] = {}
        self._listed: tuple[PostRow, ...] | None = None
        self._packed: tuple[str, ...] = ()

        # Parts
        self._waiting = Label("", "emphasis", self, name="waiting")
        self._groups = Table(
            GROUP_COLUMNS, lambda group: group.key, self, name="to-post",
            title=Text("待寄", "To post"), empty=Text("没有待寄的办件。", "Nothing to post."),
        )  # fmt: skip
        self._contents = QScrollArea(self)
        self._pack = Press(
            bench, Text("装封并打印标签", "Pack and print the label"), "Ctrl+Enter",
            work=self._packing, then=self._on_packed, owner=self, look="primary", name="pack",
        )  # fmt: skip
        self._shelf = Shelf(bench, self)

        # Wiring
        self._groups.moved.connect(self._on_group)
        self._groups.opened.connect(lambda _: self._pack.press())
        self._shelf.changed.connect(self.refresh)
        self._shelf.bound.connect(self._groups.setFocus)
        self.setFocusProxy(self._groups)
        bench.bulletin.on("*", self._on_news, self)

        # Put together
        self._contents.setWidgetResizable(True)
        self._contents.setFrameShape(QScrollArea.Shape.NoFrame)
        left = Surface(self)
        column = vertical(
            left, self._waiting, self._groups, self._contents, self._pack, spacing=12, margin=16
        )
        column.setStretch(1, 1)
        row = horizontal(self, left, self._shelf, spacing=16)
        row.setStretch(0, 1)
        row.setStretch(1, 1)
        self._on_group(None)

    def refresh(self) -> None:
        """Ask anew what is to be posted and which envelopes stand here."""
        if not self._groups.rows.rows:
            self._groups.show_loading()
        desk = self._bench.desk
        self._bench.background.run(
            self,
            lambda: (ready.to_post(desk), envelope.open_envelopes(desk)),
            self._on_looked,
        )

    def show_envelope(self, envelope_no: str) -> None:
        """Choose an envelope (its label was scanned) and wait for its waybill."""
        self._shelf.wait_for(envelope_no)

    def _on_news(self) -> None:
        """Something happened in the hall; a page that nobody sees need not ask."""
        if self.isVisible():
            self.refresh()

    def _on_looked(self, seen: tuple[tuple[PostRow, ...], tuple[EnvelopeCard, ...]]) -> None:
        rows, cards = seen
        groups = grouped(rows)
        self._groups.show_rows(groups)
        if groups and self._groups.current() is None:
            self._groups.choose(groups[0].key)
        self._on_group(self._groups.current())
        told = Text("待寄 {n} 件", "To post: {n} {n:case|cases}")
        self._waiting.show_text(told.fill(n=len(rows)))
        self._shelf.show_cards(cards)

    def _on_group(self, group: PostGroup | None) -> None:
        """List the cases of a receiver; the same list again leaves the boxes alone."""
        rows = group.rows if group else ()
        if rows == self._listed:
            return
        self._listed = rows
        place = QWidget()
        place.setObjectName("canvas")
        unticked = {no for no, box in self._boxes.items() if not box.isChecked()}
        self._boxes = {}
        for row in rows:
            box = Tick(_told(row), place, name=f"case-{row.case_no}")
            box.setChecked(row.case_no not in unticked)
            self._boxes[row.case_no] = box
        vertical(place, *self._boxes.values(), None, spacing=0)
        self._contents.setWidget(place)
        self._contents.setFixedHeight(_BOX * min(len(self._boxes), _MOST_BOXES))
        self._pack.allow(group is not None)

    def _packing(self) -> Callable[[], EnvelopeCard]:
        chosen = tuple(no for no, box in self._boxes.items() if box.isChecked())
        if not chosen:
            raise Nothing(Text("要装封的办件", "the cases to pack"))
        act = self._attempts.act("pack", chosen)
        self._packed = chosen
        return lambda: envelope.pack(self._bench.desk, chosen, act)

    def _on_packed(self, card: EnvelopeCard) -> None:
        self._attempts.done("pack", self._packed)
        self._shelf.wait_for(card.envelope_no)
        self._shelf.print_label(card.envelope_no)


def _told(row: PostRow) -> Text:
    owes = Text("，欠 {owes}", ", owes {owes}").fill(owes=row.owes) if row.owes else Text("", "")
    told = Text("{no} · {pieces} 件{owes}", "{no} · {pieces} {pieces:piece|pieces}{owes}")
    return told.fill(no=row.case_no, pieces=row.pieces, owes=owes)
