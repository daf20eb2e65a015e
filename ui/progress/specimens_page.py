"""印鉴备案: the filed signatures and seals, by office; at the right one is added or ended."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from counter.casetypes.conditions import Is
from counter.casetypes.vocabulary import Choice, Question
from counter.desk import new_act
from counter.errors import BadAnswers, CounterError, Fault
from counter.pictures import Picture
from counter.progress.specimens import filed, keeping
from counter.progress.specimens.filed import SpecimenLine, WholeSpecimen
from counter.progress.specimens.keeping import NewSpecimen
from counter.rules.checks import SPECIMEN_KINDS
from counter.text import Text
from counter.values.clerk import Right
from ui.kit.arrange import Surface, horizontal, vertical
from ui.kit.label import FaultLine, Label
from ui.kit.language import say
from ui.kit.picture_view import PictureView
from ui.kit.press import Key, Press
from ui.kit.table import Column, Table
from ui.kit.workbench import Workbench
from ui.progress import given_pictures
from ui.progress.panel import Panel
from ui.progress.panel_slot import PanelSlot

_SIDE, _PICTURE = 420, 210
_TITLE = Text("印鉴备案", "Filed specimens")
_EMPTY = Text("还没有备案印鉴。在右边贴入图片后添加。",
              "Nothing is on file. Paste a picture at the right and add it.")
_HELP = Text("把签名或印章的图片拖到这里，或按 Ctrl+V 粘贴、Ctrl+O 打开。",
             "Drop a picture of the signature or seal, paste (Ctrl+V) or open (Ctrl+O) it.")
_PENDING = Text("新图片：{name}", "new picture: {name}")
_NO_PICTURE = Text("请先贴入或打开图片。", "Paste or open the picture first.")
_KINDS = tuple(Choice(code, title) for code, title in SPECIMEN_KINDS.items())
_NEW = (
    Question("office", Text("公证处", "Notary office"), "name"),
    Question("kind", Text("种类", "Kind"), "choice", choices=_KINDS, default="signature"),
    Question("person", Text("公证员", "Notary"), "name",
             when=Is("kind", "signature", "signature_seal")),
    Question("valid_from", Text("生效日期", "Valid from"), "date"),
    Question("valid_until", Text("失效日期", "Valid until"), "day_ahead", required=False),
    Question("source", Text("备案函号／来源", "Letter or source"), "text"),
)
_END = (
    Question("until", Text("最后有效日", "Last day"), "day_ahead"),
    Question("reason", Text("停用原因", "Why"), "text"),
)
COLUMNS = (
    Column(Text("号", "No."), lambda line: str(line.id), 44, role="number"),
    Column(Text("公证处", "Office"), lambda line: line.office, 0, role="strong"),
    Column(Text("公证员", "Notary"), lambda line: line.person or "—", 92),
    Column(Text("种类", "Kind"), lambda line: say(line.title), 92),
    Column(Text("有效", "Valid"), lambda line: _period(line), 190),
    Column(Text("来源", "Source"), lambda line: line.source, 130, role="muted"),
)  # fmt: skip


class SpecimensPage(QWidget):
    """The list, and beside it the picture with what may be done."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._new: Picture | None = None
        self._may_keep = bench.desk.clerk.may(Right.KEEP_SPECIMENS)

        # Parts
        self._count = Label("", "muted", self, name="specimen-count")
        self.table = Table(COLUMNS, lambda line: line.id, self, title=_TITLE, empty=_EMPTY,
                           name="specimens", is_compact=True)  # fmt: skip
        side = Surface(self)
        self.view = PictureView(side)
        self._told = Label(_HELP, "caption", side, name="specimen-told", wraps=True)
        self._fault = FaultLine(side, name="specimens-fault")
        self._slot = PanelSlot()
        self._open = Press(
            bench, Text("打开", "Open"), "Ctrl+O",
            work=lambda: given_pictures.choose(bench, self), then=self._on_picture, owner=self,
            look="quiet", line=self._fault, name="open-specimen",
        )  # fmt: skip
        self._paste = Press(
            bench, Text("粘贴", "Paste"), "Ctrl+V", work=given_pictures.of_clipboard,
            then=self._on_picture, owner=self, look="quiet", line=self._fault,
            name="paste-specimen",
        )  # fmt: skip
        add = Key(Text("新备案", "Add"), "Ctrl+N", side, name="add-specimen")
        renew = Key(Text("换新版", "Newer version"), "Ctrl+E", side, name="renew-specimen")
        end = Key(Text("停用", "End"), "Ctrl+B", side, name="end-specimen")

        # Wiring
        self.table.moved.connect(self._on_moved)
        add.clicked.connect(lambda: self._ask_new(None))
        renew.clicked.connect(lambda: self._ask_new(self.table.current()))
        end.clicked.connect(self._ask_end)
        self._slot.acted.connect(lambda _: self._on_done())
        self._slot.left.connect(self._on_left)
        bench.bulletin.on(("file_specimen", "end_specimen"), self._on_news, self)

        # Put together
        self.view.setFixedHeight(_PICTURE)
        side.setFixedWidth(_SIDE)
        keys = horizontal(None, add, renew, end, None)
        pictures = horizontal(None, self._open, self._paste, None, spacing=0)
        column = vertical(side, self.view, self._told, pictures, self._fault, keys, self._slot,
                          None, spacing=8, margin=16)  # fmt: skip
        column.setStretch(6, 1)
        for part in (add, renew, end, self._open, self._paste):
            part.setVisible(self._may_keep)
        left = vertical(None, Label(_TITLE, "title", self), self._count, self.table, spacing=8)
        left.setStretch(2, 1)
        horizontal(self, left, side, spacing=16, margin=16).setStretch(0, 1)
        self.setAcceptDrops(self._may_keep)
        self.setFocusProxy(self.table)

    def refresh(self) -> None:
        """Look at the register anew."""
        desk = self._bench.desk
        self._bench.background.run(
            self, lambda: filed.specimens(desk), self._on_found, self._failed
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A picture may be dropped anywhere on the page."""
        if given_pictures.is_picture(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """It is cleaned in the lane and shown."""
        event.acceptProposedAction()
        clean = given_pictures.of_mime(event.mimeData())
        self._bench.background.run(self, clean, self._on_picture, self._failed)

    # What is shown

    def _on_found(self, found: tuple[SpecimenLine, ...]) -> None:
        today = self._bench.desk.today
        holding = sum(line.holds_on(today) for line in found)
        told = Text("共 {n} 份，今天有效 {m} 份", "{n} on file, {m} hold today")
        self._count.show_text(told.fill(n=len(found), m=holding))
        self.table.show_rows(found)
        if found and self.table.current() is None:
            self.table.choose(found[0].id)

    def _on_moved(self, line: SpecimenLine | None) -> None:
        if self._new is not None or line is None:
            return
        desk = self._bench.desk

        def shown(whole: WholeSpecimen) -> None:
            if self._new is None and self.table.current_key() == whole.id:
                self.view.show_bytes(whole.body)
                self._told.show_text(_said(line))

        self._bench.background.run(self, lambda: filed.specimen(desk, line.id), shown, self._failed)

    def _on_picture(self, came: tuple[Picture, ...]) -> None:
        self._new = came[0]
        self.view.show_bytes(self._new.body)
        self._told.show_text(_PENDING.fill(name=self._new.name))
        self._fault.show_text("")
        if self._slot.panel is None:
            self._ask_new(None)

    def _on_news(self) -> None:
        if self.isVisible():
            self.refresh()

    def _on_done(self) -> None:
        self._on_left()
        self._bench.bulletin.look()
        self.refresh()

    def _on_left(self) -> None:
        self._slot.close()
        self._new = None
        self._on_moved(self.table.current())
        if self.table.current() is None:
            self.view.show_bytes(None)
            self._told.show_text(_HELP)
        self.table.setFocus()

    def _failed(self, error: CounterError) -> None:
        self._fault.show_text(error.text)

    # What is done

    def _ask_new(self, old: SpecimenLine | None) -> None:
        if not self._may_keep:
            return
        act, replaces = new_act(), None if old is None else old.id

        def work(told: dict[str, Any]) -> Callable[[], Any]:
            picture = self._new
            if picture is None:
                raise BadAnswers((Fault("source", _NO_PICTURE),))
            until = told.get("valid_until")
            new = NewSpecimen(
                str(told["office"]), str(told["kind"]), date.fromisoformat(str(told["valid_from"])),
                str(told["source"]), str(told.get("person") or ""),
                date.fromisoformat(str(until)) if until else None, replaces,
            )  # fmt: skip
            return lambda: keeping.file_specimen(self._bench.desk, new, picture, act)

        title = Text("新备案", "A new specimen")
        if old is not None:
            title = Text("第 {no} 号换新版，旧版到前一天为止", "A newer version of no. {no}").fill(
                no=old.id
            )
        panel = Panel(self._bench, title, _NEW, work, Text("备案", "File it"), self)
        if old is not None:
            panel.fill(office=old.office, kind=old.kind, person=old.person)
        self._slot.open(panel)

    def _ask_end(self) -> None:
        line, act = self.table.current(), new_act()
        if line is None or not self._may_keep:
            return

        def work(told: dict[str, Any]) -> Callable[[], Any]:
            until, why = date.fromisoformat(str(told["until"])), str(told["reason"])
            return lambda: keeping.end_specimen(self._bench.desk, line.id, until, why, act)

        title = Text("停用第 {no} 号", "End no. {no}").fill(no=line.id)
        panel = Panel(self._bench, title, _END, work, Text("停用", "End it"), self)
        panel.fill(until=self._bench.desk.today.isoformat())
        self._slot.open(panel)


def _period(line: SpecimenLine) -> str:
    until = "" if line.valid_until is None else line.valid_until.isoformat()
    return f"{line.valid_from.isoformat()} – {until}"


def _said(line: SpecimenLine) -> Text:
    told = Text("第 {no} 号　{office} {person}　{title}　{by} 备案",
                "No. {no}, {office} {person}, {title}, filed by {by}")  # fmt: skip
    return told.fill(
        no=line.id, office=line.office, person=line.person, title=line.title, by=line.added_by
    )
