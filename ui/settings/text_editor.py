"""文字模板: the words of a letter in Chinese and English, with the paper itself beside them.

The preview is the real PDF, drawn beside the window from a sample's facts shortly after the last
key; it is a draft, so it bears neither number nor code. A wrong place is marked below its words.
Nothing is saved here: what is typed becomes edits of the rules, as from the row's own form.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from counter.casetypes.vocabulary import Question
from counter.errors import BadAnswers, CounterError, Fault
from counter.papers import register
from counter.papers.samples import texts
from counter.rules import countries, templates
from counter.rules.changes import Edit, from_day
from counter.rules.edition import Edition
from counter.rules.rule import Rule
from counter.rules.tables.rows import RuleFault
from counter.text import Text
from ui.kit.arrange import Surface, horizontal, vertical
from ui.kit.form import Form
from ui.kit.label import FaultLine, Label
from ui.kit.press import Key
from ui.kit.printing.preview import PreviewPane
from ui.kit.workbench import Workbench
from ui.settings.text_words import Words

PAUSE_MS = 300  # after the last key; faster would draw what nobody looks at
_LEFT_WIDTH = 560
_PLACES_BESIDE = 5
_NOTE = "note_verbale"
_TITLE = Text("文字：{name}", "Text: {name}")
_PREVIEW = Text("预览（样例数据）：{paper}", "Preview with a sample's facts: {paper}")
_MESSAGE = Text("短信或答复", "a message")
_OPEN = Text("● 有未保存的改动", "● changes not saved")
_EMPTY = Text("请填写正文。", "Fill in the words.")
_NO_DAY = Text("请填写从哪天起用。", "Enter the first day of the new words.")
_UNUSED = Text("未用到的填空：{names}", "places not used: {names}")
_FROM = Question("from_day", Text("自", "From"), "day_ahead")
_SOURCE = Question(
    "source", Text("依据", "Source"), "text",
    hint=Text("谁定的：文件、来函及日期", "who says so: paper or letter, with its date"),
)  # fmt: skip
_VARIANT = Question(
    "variant", Text("只用于国家", "Only for"), "country", required=False,
    hint=Text("空：改这一条；填国家：另立该国照会", "empty: this row; a country: its own note"),
)  # fmt: skip


class TextEditor(QWidget):
    """`review_wanted` carries the edits that the words amount to; `left`: back to the rows."""

    review_wanted = Signal(object)
    left = Signal()

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._rule: Rule | None = None
        self._edition: Edition | None = None
        self._typed: dict[str, tuple[str, str]] = {}  # what was typed for a row, until it is saved
        self._asked = 0
        self.drawn = b""
        """The paper that is shown."""

        # Parts
        self._name = Label("", "title", self, wraps=True, name="text-name")
        self._unsaved = Label(_OPEN, "warning", self, name="text-unsaved")
        self._holder = QWidget(self)
        self._form: Form | None = None
        self.zh = Words(Text("中文正文", "Chinese words"), "text-zh", self)
        self.en = Words(Text("英文正文", "English words"), "text-en", self)
        self._unused = Label("", "caption", self, wraps=True, name="text-unused")
        self._keys = QWidget(self)
        self._line = FaultLine(self, name="text-fault")
        self._review = Key(
            Text("查看影响", "What it touches"), "Ctrl+Enter", self, look="primary",
            name="text-review",
        )  # fmt: skip
        undo = Key(Text("撤回输入", "Undo"), "", self, look="quiet", name="text-undo")
        leave = Key(Text("返回", "Back"), "Esc", self, name="text-back")
        self._caption = Label("", "emphasis", self, wraps=True, name="text-paper")
        self._torn = FaultLine(self, name="text-not-drawn")
        self.pane = PreviewPane(self)
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self.setFocusProxy(self.zh.box)

        # Wiring
        for words in (self.zh, self.en):
            words.changed.connect(self._on_typed)
        self._pause.timeout.connect(self._draw)
        self._review.clicked.connect(self._offer)
        undo.clicked.connect(self._on_undo)
        leave.clicked.connect(self.left)

        # Put together
        side = Surface(self)
        side.setFixedWidth(_LEFT_WIDTH)
        head = horizontal(None, self._name, self._unsaved)
        head.setStretch(0, 1)
        self._column = column = vertical(
            side, head, self._holder, self.zh, self.en, self._unused, self._keys, self._line,
            horizontal(None, self._review, undo, None, leave), spacing=8, margin=16,
        )  # fmt: skip
        column.setStretch(2, 1)
        column.setStretch(3, 1)
        paper = Surface(self)
        vertical(paper, self._caption, self._torn, self.pane, margin=16).setStretch(2, 1)
        horizontal(self, side, paper, spacing=12).setStretch(1, 1)
        vertical(self._holder)

    @property
    def has_typed(self) -> bool:
        """Whether there are words that were not saved."""
        return bool(self._typed)

    def open(self, rule: Rule, edition: Edition) -> None:
        """Edit the words of one row, with what was typed for it before."""
        is_other = self._rule is None or self._rule.key != rule.key
        self._rule, self._edition = rule, edition
        self._line.show_text("")
        if is_other or self._form is None:
            self._make_form(rule)
            self._show_places(rule)
        kind = texts.kind_of(rule.key)
        self._caption.show_text(
            _PREVIEW.fill(paper=register.TITLES[kind] if kind else _MESSAGE)
        )
        self._name.show_text(_TITLE.fill(name=rule.text("title")))
        zh, en = self._typed.get(rule.key, self._kept)
        self.zh.set_words(zh)
        self.en.set_words(en)
        self._settle()
        self._draw()

    def forget(self) -> None:
        """What was typed is saved."""
        self._typed.clear()

    def show_faults(self, faults: tuple[RuleFault, ...]) -> None:
        """Say what the rules have against it: below its words, else above the key."""
        beside = {"body_zh": self.zh, "body_en": self.en}
        others = [fault.text for fault in faults if fault.cell not in beside]
        for fault in faults:
            if fault.cell in beside:
                beside[fault.cell].mark(fault.text)
        self._line.show_text(Text.listing(others) if others else "")

    # What is shown

    @property
    def _kept(self) -> tuple[str, str]:
        values = {} if self._rule is None else self._rule.values
        return values.get("body_zh", ""), values.get("body_en", "")

    def _make_form(self, rule: Rule) -> None:
        old, layout = self._form, self._holder.layout()
        questions = (_FROM, _SOURCE, *((_VARIANT,) if rule.key == _NOTE else ()))
        form = Form(
            questions, self._holder, today=self._bench.desk.today, labels="top",
            columns=len(questions),
        )  # fmt: skip
        form.set_answers({"from_day": self._bench.desk.today.isoformat(), "source": ""})
        form.completed.connect(self.zh.box.setFocus)
        if layout is not None:
            layout.addWidget(form)
        self._form = form
        if old is not None:
            old.hide()
            old.deleteLater()

    def _show_places(self, rule: Rule) -> None:
        """A key for each place that these words may have; it goes where the cursor is."""
        keys = QWidget(self)
        grid = QGridLayout(keys)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        grid.setColumnStretch(_PLACES_BESIDE, 1)
        for at, name in enumerate(templates.offered(rule)):
            title = templates.PLACES.get(name, Text.same(name))
            key = Key(title, "", keys, look="quiet", name=f"place.{name}")
            key.setToolTip(f"{{{name}}}")
            key.setProperty("is_low", True)
            key.clicked.connect(lambda _=False, name=name: self._insert(name))
            grid.addWidget(key, *divmod(at, _PLACES_BESIDE))
        self._column.replaceWidget(self._keys, keys)
        self._keys.hide()
        self._keys.deleteLater()
        self._keys = keys
        keys.show()

    def _insert(self, name: str) -> None:
        words = self.en if self.en.was_last else self.zh
        words.box.insertPlainText(f"{{{name}}}")
        words.box.setFocus()

    # While one types

    def _on_typed(self) -> None:
        if self._rule is None:
            return
        for words in (self.zh, self.en):
            words.was_last = words is self.sender()
        typed = self.zh.words, self.en.words
        if typed == self._kept:
            self._typed.pop(self._rule.key, None)
        else:
            self._typed[self._rule.key] = typed
        self._settle()
        self._pause.start()

    def _settle(self) -> None:
        """Mark what is wrong; only whole words may go on."""
        if self._rule is None:
            return
        offered = templates.offered(self._rule)
        wrong = [words.mark(templates.amiss(words.words, offered)) for words in (self.zh, self.en)]
        if not self.zh.words.strip() and not self.en.words.strip():
            wrong.append(self.zh.mark(_EMPTY))
        is_right = not any(wrong)
        unused = [name for name in offered if is_right and name not in self._used()]
        self._unused.show_text(
            _UNUSED.fill(names=" ".join(f"{{{name}}}" for name in unused)) if unused else ""
        )
        self._unused.setVisible(bool(unused))
        is_typed = self._rule.key in self._typed
        self._unsaved.setVisible(is_typed)
        self._review.setEnabled(is_right and is_typed)

    def _used(self) -> frozenset[str]:
        return templates.places_in(self.zh.words) | templates.places_in(self.en.words)

    def _on_undo(self) -> None:
        zh, en = self._kept
        self.zh.set_words(zh)
        self.en.set_words(en)

    def _draw(self) -> None:
        """Draw the paper beside the window; of several answers only the last is shown."""
        rule = self._rule
        if rule is None or self.zh.is_wrong or self.en.is_wrong:
            return  # the last whole paper stays while a place is half typed
        body = Text(self.zh.words, self.en.words)
        title = rule.text("title")
        self._asked += 1
        asked = self._asked

        def show(pdf: bytes) -> None:
            if asked == self._asked:
                self._show(pdf)

        def failed(error: CounterError) -> None:
            if asked == self._asked:
                self._torn.show_text(error.text)

        self._bench.background.run(self, lambda: texts.pdf(rule.key, title, body), show, failed)

    def _show(self, pdf: bytes) -> None:
        self._torn.show_text("")
        if pdf == self.drawn:
            return
        page, self.drawn = self.pane.page, pdf
        self.pane.show_pdf(pdf)
        for _ in range(page - 1):  # who mends the second page goes on seeing it
            self.pane.next_page()

    # What it comes to

    def edits(self) -> tuple[Edit, ...]:
        """The edits that the typed words amount to (`BadAnswers`: no day, no source)."""
        if self._rule is None or self._edition is None or self._form is None:
            return ()
        faults = self._form.faults()
        if faults:
            raise BadAnswers(faults)
        told = self._form.answers()
        if not told.get("from_day"):
            raise BadAnswers((Fault("from_day", _NO_DAY),))
        rule = _for_country(self._rule, str(told.get("variant") or ""))
        places = [name for name in templates.offered(rule) if name in self._used()]
        values = {
            **rule.values, "body_zh": self.zh.words, "body_en": self.en.words,
            "places": " ".join(places),
        }  # fmt: skip
        return from_day(
            self._edition, rule.table, rule.key, date.fromisoformat(str(told["from_day"])), values,
            str(told.get("source") or ""), False,
        )  # fmt: skip

    def _offer(self) -> None:
        self._line.show_text("")
        try:
            edits = self.edits()
        except BadAnswers as error:
            self._line.show_text(error.text)
            if self._form is not None:
                self._form.show_faults(error.faults, everywhere=True)
            return
        self.review_wanted.emit(edits)


def _for_country(rule: Rule, iso2: str) -> Rule:
    """The row itself, or the one of a country, which goes before it."""
    country = countries.by_code(iso2) if iso2 else None
    if country is None:
        return rule
    titles = {
        "title_zh": f"{rule.values.get('title_zh', '')}（{country.name.zh}）",
        "title_en": f"{rule.values.get('title_en', '')} ({country.name.en})",
    }
    return replace(rule, key=f"{rule.key}-{iso2}", values={**rule.values, **titles})


