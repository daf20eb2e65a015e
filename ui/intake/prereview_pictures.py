"""The middle of a pre-review: its pictures, and the ways in which they come and go."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from counter.errors import CounterError
from counter.intake.prereview import collecting, reading
from counter.intake.prereview.collecting import Told
from counter.intake.prereview.reading import PrereviewCard, WholePicture
from counter.intake.remote import form
from counter.text import Text
from ui.intake import incoming
from ui.intake.incoming import Came, Take
from ui.intake.prereview_picture import Strip
from ui.kit.arrange import Surface, horizontal, vertical
from ui.kit.attempts import Attempts
from ui.kit.label import FaultLine, Label
from ui.kit.language import say
from ui.kit.picture_view import PictureView
from ui.kit.press import Key, Press
from ui.kit.workbench import Workbench

_HELP = Text(
    "把图片或 PDF 拖到这里，或按 Ctrl+V 粘贴、Ctrl+O 打开。\n位置等附带信息会先去掉。",
    "Drop pictures or PDFs here, paste (Ctrl+V) or open (Ctrl+O) them.\n"
    "Place and other hidden data are taken off first.",
)
_FORM = Text("图片里有手机登记表，已一并读入。", "A phone's form was among them and was read.")


class Pictures(Surface):
    """`looked_at`: another picture is shown (its id, 0 for none); `kept`: the card after a change;
    `digit`: typed over the picture."""

    looked_at = Signal(int)
    kept = Signal(object)
    digit = Signal(int)

    def __init__(self, bench: Workbench, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench, self._attempts = bench, Attempts()
        self._card: PrereviewCard | None = None
        self._early: Came | None = None  # came while the pre-review was still being fetched

        # Parts
        self.view, self.strip = PictureView(self), Strip(self)
        self._help = Label(_HELP, "muted", self, name="no-pictures", wraps=True)
        self._line = FaultLine(self, name="pictures-fault")
        self._add = Press(
            bench, Text("打开", "Open"), "Ctrl+O", work=lambda: incoming.choose(bench, self),
            then=self._on_came, owner=self, look="quiet", line=self._line, name="open-pictures",
        )  # fmt: skip
        self._paste = Press(
            bench, Text("粘贴", "Paste"), "Ctrl+V", work=incoming.of_clipboard,
            then=self._on_came, owner=self, look="quiet", line=self._line, name="paste-pictures",
        )  # fmt: skip
        self._remove = Press(
            bench, Text("移除", "Remove"), "Ctrl+Del", work=self._removing, then=self.kept.emit,
            owner=self, look="quiet", line=self._line, name="remove-picture",
        )  # fmt: skip

        # Wiring
        self.strip.chosen.connect(self._on_chosen)
        for part in (self.view, self.strip):
            part.digit.connect(self.digit)
        for keys, act in (
            ("PgDown", lambda: self.strip.go(1)),
            ("PgUp", lambda: self.strip.go(-1)),
            ("Ctrl+=", self.view.nearer),
            ("Ctrl++", self.view.nearer),
            ("Ctrl+-", self.view.further),
            ("Ctrl+0", self.view.fit),
            ("Ctrl+R", self.view.turn),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

        # Put together
        self._help.setAlignment(Qt.AlignmentFlag.AlignCenter)
        tools = horizontal(
            None, self._add, self._paste, self._remove, None,
            self._tool("−", Text("缩小 Ctrl+-", "Further Ctrl+-"), self.view.further, "further"),
            self._tool("+", Text("放大 Ctrl++", "Nearer Ctrl++"), self.view.nearer, "nearer"),
            self._tool("⟳", Text("旋转 Ctrl+R", "Turn Ctrl+R"), lambda: self.view.turn(), "turn"),
            spacing=0,
        )  # fmt: skip
        column = vertical(
            self, tools, self._line, self._help, self.view, self.strip, spacing=8, margin=12
        )
        column.setStretch(3, 1)

    def show_card(self, card: PrereviewCard | None) -> None:
        """The pictures of this pre-review, or none."""
        if card is None or self._card is None or card.row.no != self._card.row.no:
            self._line.show_text("")
        self._card = card
        early, self._early = self._early, None
        if card is not None and early is not None:
            self._on_came(early)
        lines = card.pictures if card is not None else ()
        self.strip.show_lines(lines)
        self._help.setVisible(not lines)
        self.view.setVisible(bool(lines))
        if not lines:
            self.view.show_bytes(None)

    def take(self, take: Take) -> None:
        """Pictures that were dropped."""
        self._bench.background.run(self, take, self._on_came, self.say)

    def say(self, error: CounterError) -> None:
        """What went wrong, above the picture."""
        self._line.show_text(error.text)

    def _on_chosen(self, picture_id: int) -> None:
        self.looked_at.emit(picture_id)
        if not picture_id:
            self.view.show_bytes(None)
            return
        desk = self._bench.desk
        self._bench.background.run(
            self, lambda: reading.picture(desk, picture_id), self._on_picture, self.say
        )

    def _on_picture(self, whole: WholePicture) -> None:
        if whole.id == self.strip.current_id:  # the eye may have gone on
            self.view.show_bytes(whole.body)

    def _on_came(self, came: Came) -> None:
        """Keep what is a picture; say of each other file why not."""
        if self._card is None:
            self._early = came
            return
        self._line.show_text(Text.listing(error.text for error in came.refused))
        if not came.pictures:
            return
        what = ("add", self._card.row.no, *(p.sha256 for p in came.pictures))
        work = self._adding(self._card, came, self._attempts.act(*what))

        def then(card: PrereviewCard) -> None:
            self._attempts.done(*what)
            self.kept.emit(card)
            if came.form:
                self._line.show_text(_FORM)

        self._bench.background.run(self, work, then, self.say)

    def _adding(self, known: PrereviewCard, came: Came, act: str) -> Callable[[], PrereviewCard]:
        desk, no = self._bench.desk, known.row.no

        def work() -> PrereviewCard:
            card = collecting.add_pictures(desk, no, came.pictures, act)
            if not came.form:
                return card
            read = form.read(came.form, desk.today)
            told = Told(read.letters, known.row.alias, known.channel, read.answers, read.pieces)
            return collecting.change(desk, no, card.revision, told, f"{act}-form")

        return work

    def _removing(self) -> Callable[[], PrereviewCard] | None:
        card, picture_id = self._card, self.strip.current_id
        if card is None or not picture_id:
            return None
        sure = self._bench.ask.confirm(
            self, Text("移除这张图片？", "Remove this picture?"),
            Text("图片会被清除，只留下编号记录。", "The picture is gone then; its hash is kept."),
            Text("移除", "Remove"), is_grave=True,
        )  # fmt: skip
        if not sure:
            return None
        desk, act = self._bench.desk, self._attempts.act("remove", picture_id)
        return lambda: collecting.remove_picture(desk, card.row.no, picture_id, act)

    def _tool(self, sign: str, words: Text, act: Callable[[], object], name: str) -> Key:
        key = Key(sign, "", self, look="quiet", name=name)
        key.setToolTip(say(words))
        key.setAccessibleName(say(words))
        key.clicked.connect(lambda: act())
        return key
