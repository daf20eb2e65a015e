"""规则: the rule book as a supervisor keeps it, and as everybody may read it.

Tables at the left, rows in the middle, one row at the right. Nothing is saved before the review
has shown what changes and which open cases that touches. What is typed stays while others save.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from counter.desk import Desk
from counter.errors import CounterError
from counter.rules import holiday_notice
from counter.rules.calendar import Calendar
from counter.rules.changes import Edit, applied
from counter.rules.edition import Edition
from counter.rules.holiday_notice import NoticeDay
from counter.rules.rule import Rule
from counter.rules.tables import TABLES, table
from counter.settings import rulekeeping
from counter.settings.rulekeeping import Entered, Kept, Proposal, RulesOvertaken
from counter.text import Text
from counter.values.clerk import Right
from ui.kit.arrange import Surface, horizontal, vertical
from ui.kit.banner import Banner
from ui.kit.label import FaultLine
from ui.kit.press import Key
from ui.kit.toast import toast
from ui.kit.workbench import Workbench
from ui.settings.rule_basket import RuleBasket
from ui.settings.rule_editor import RuleEditor
from ui.settings.rule_files import RuleFiles
from ui.settings.rule_questions import verifying
from ui.settings.rule_review import RuleReview
from ui.settings.rule_rows import RuleRows
from ui.settings.rule_tables import RuleTables
from ui.settings.year_notice import YearNotice

if TYPE_CHECKING:
    from ui.settings.text_editor import TextEditor

_LOOK_MS = 150  # how long the bar rests on a row before its history is fetched
_TABLES_WIDTH, _EDITOR_WIDTH = 204, 420
_NARROWEST = 800
_NEWER = "newer"
TEXTS = "templates"  # the table whose rows are letters
_NEWER_SAID = Text(
    "规则已由{by}更新为第 {no} 版。您录入的内容还在，会按新版重新核对。",
    "{by} has saved edition {no} of the rules. What you typed is kept and will be checked anew.",
)


class RulesPage(QWidget):
    """The place 规则."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        may_edit = bench.desk.clerk.may(Right.KEEP_RULES)
        self._edition: Edition | None = None  # the newest saved
        self._draft: Edition | None = None  # with the list of changes
        self._code = TABLES[0].code
        self._banner = Banner(self)
        self._tables = RuleTables(self)
        self._rows = RuleRows(self)
        self._editor = RuleEditor(bench.desk.today, may_edit, self)
        self._basket = RuleBasket(self)
        self._line = FaultLine(self, name="rules-fault")
        self._review = RuleReview(bench, self)
        self._came_from: QWidget | None = None  # where the change under review was made
        self._files = RuleFiles(bench, self._line, may_edit, self)
        self._add = Key(Text("新增一行", "Add a row"), "Ctrl+N", self, name="rules-add")
        self._add.setVisible(may_edit)
        self._notice = YearNotice(bench, self._line, self)
        self._letter = Key(
            Text("编辑文字与预览", "Edit with preview"), "Ctrl+E", self, name="rules-text"
        )
        self._text: TextEditor | None = None  # made when one first writes
        self._texts_wanted = False
        self._may_edit = may_edit
        self._asked = QTimer(self, interval=_LOOK_MS, singleShot=True)
        self.setFocusProxy(self._tables)
        self._wire()
        self._lay_out()

    def refresh(self) -> None:
        """Take the newest rules; what is typed and set aside stays."""
        desk = self._bench.desk
        self._bench.background.run(self, lambda: _newest(desk), self._on_newest, self._on_failed)

    @property
    def basket(self) -> tuple[Edit, ...]:
        """The changes set aside for one saving."""
        return self._basket.edits

    def show_rule(self, code: str, key: str) -> None:
        """Go to the rows about one thing: what a notice speaks of."""
        self._code = code
        self._tables.choose(code)
        self._show_table()
        if self._edition is not None:
            about = self._edition.about(code, key)
            if about:
                self._rows.choose(key, max(rule.since for rule in about))

    def show_texts(self) -> None:
        """Go to the words of letters, the first of them open with its paper."""
        self._texts_wanted = True
        self._code = TEXTS
        self._tables.choose(TEXTS)
        self._show_table()

    def minimumSizeHint(self) -> QSize:
        """Less than its parts want: the window asks while the card still stands beside it."""
        return QSize(_NARROWEST, 400)

    # Put together

    def _wire(self) -> None:
        self._tables.chosen.connect(self._on_table)
        self._tables.opened.connect(self._rows.list.setFocus)
        self._rows.chosen.connect(self._on_row)
        self._rows.opened.connect(self._editor.take_focus)
        self._add.clicked.connect(self._editor.begin_new)
        self._letter.clicked.connect(self._on_letter)
        self._editor.review_wanted.connect(self._propose)
        self._editor.set_aside.connect(self._on_set_aside)
        self._editor.verify_wanted.connect(self._on_verify)
        self._basket.review_wanted.connect(lambda: self._propose(()))
        self._basket.emptied.connect(self._on_emptied)
        self._files.read.connect(self._on_file)
        self._notice.read.connect(self._on_notice)
        self._review.back.connect(self._on_back)
        self._review.saved.connect(self._on_saved)
        self._review.refused.connect(self._on_refused)
        self._asked.timeout.connect(self._ask_history)
        find = QShortcut(QKeySequence("Ctrl+F"), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self._rows.box.setFocus)
        self._bench.bulletin.on(("keep_rules", "renew_rules"), self.refresh, self)

    def _lay_out(self) -> None:
        self._tables.setFixedWidth(_TABLES_WIDTH)
        self._editor.setFixedWidth(_EDITOR_WIDTH)
        middle = Surface(self)
        foot = horizontal(None, self._add, self._letter, self._notice, None, self._files)
        column = vertical(middle, self._rows, self._basket, self._line, foot, spacing=8, margin=16)
        column.setStretch(0, 1)
        self._browse = QWidget(self)
        body = horizontal(self._browse, middle, self._editor, spacing=12)
        body.setStretch(0, 1)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._browse)
        self._stack.addWidget(self._review)
        row = horizontal(None, self._tables, self._stack, spacing=12, margin=16)
        row.setStretch(1, 1)
        page = vertical(self, self._banner, row, spacing=0)
        page.setStretch(1, 1)

    # What is shown

    def _on_newest(self, found: tuple[Edition, str]) -> None:
        edition, by = found
        before, self._edition = self._edition, edition
        if before is not None and edition.number != before.number and self._has_work:
            self._banner.say(_NEWER, _NEWER_SAID.fill(by=by, no=edition.number))
        self._line.show_text("")
        self._settle_draft()
        wanted = self._code  # may have been asked for before there were any rows
        self._tables.show_edition(edition, self._bench.desk.today)
        if self._code != wanted:
            self._code = wanted
            self._tables.choose(wanted)
        self._show_table()

    @property
    def _has_work(self) -> bool:
        is_writing = self._text is not None and self._text.has_typed
        return bool(self._basket.edits) or self._editor.has_typed or is_writing

    def _settle_draft(self) -> None:
        """The newest rules with what is set aside; what cannot be made any more is said."""
        if self._edition is None:
            return
        try:
            self._draft = applied(self._edition, self._basket.edits)
        except CounterError as error:
            self._draft = self._edition
            self._line.show_text(self._bench.say(error.text))

    def _show_table(self) -> None:
        if self._draft is None or self._edition is None:
            return
        its = table(self._code)
        self._editor.show_table(its, self._draft)
        self._notice.calendar = Calendar(self._edition)
        self._notice.setVisible(self._may_edit and self._code == YearNotice.TABLE)
        self._letter.setVisible(self._may_edit and self._code == TEXTS)
        self._rows.show_table(its, self._draft, self._edition, self._bench.desk.today)
        self._on_row(self._rows.list.current())
        if self._texts_wanted and self._code == TEXTS:
            self._texts_wanted = False
            self._on_letter()

    def _on_table(self, code: str) -> None:
        self._code = code
        self._stack.setCurrentWidget(self._browse)
        self._show_table()

    def _on_row(self, rule: Rule | None) -> None:
        self._editor.show_row(rule)
        self._editor.history.show_lines(())
        self._asked.start()

    def _ask_history(self) -> None:
        rule, desk = self._rows.list.current(), self._bench.desk
        if not isinstance(rule, Rule):
            return

        def show(entered: tuple[Entered, ...]) -> None:
            if self._rows.list.current() == rule:
                self._editor.history.show_lines(entered)

        self._bench.background.run(
            self, lambda: rulekeeping.history(desk, rule.table, rule.key), show, self._on_failed
        )

    def _on_failed(self, error: CounterError) -> None:
        self._line.show_text(self._bench.say(error.text))

    # Changing

    def _on_letter(self) -> None:
        """Write the words of the row that the bar stands on, with their paper beside them."""
        rule = self._rows.list.current()
        if not isinstance(rule, Rule) or rule.table != TEXTS:
            return
        if self._draft is None or not self._may_edit:
            return
        if self._text is None:
            # Samples of all papers are read with it, and nobody but a supervisor writes letters.
            from ui.settings.text_editor import TextEditor

            self._text = TextEditor(self._bench, self)
            self._text.review_wanted.connect(self._propose)
            self._text.left.connect(lambda: self._stack.setCurrentWidget(self._browse))
            self._stack.addWidget(self._text)
            self._stack.currentChanged.connect(self._on_turned)
        self._text.open(rule, self._draft)
        self._stack.setCurrentWidget(self._text)
        self._text.setFocus()

    def _on_turned(self) -> None:
        """Words and paper take the room of the tables."""
        self._tables.setHidden(self._stack.currentWidget() is self._text)

    def _on_back(self) -> None:
        """From the review back to where the change was made."""
        self._stack.setCurrentWidget(self._came_from or self._browse)

    def _on_set_aside(self, edits: tuple[Edit, ...]) -> None:
        self._basket.add(edits)
        self._editor.forget_this()
        self._settle_draft()
        self._show_table()

    def _on_emptied(self) -> None:
        self._settle_draft()
        self._show_table()

    def _on_verify(self, rule: Rule) -> None:
        """A row is confirmed: no longer uncertain, by a source that is named."""
        source = self._bench.ask.text(
            self, Text("已核实", "Verified"),
            Text("依据什么核实的？写明文件、来电或网页，和日期。",
                 "Verified by what? Name the paper, call or page, with its date."),
            rule.source,
        )  # fmt: skip
        if source is not None:
            self._propose((verifying(rule, source),))

    def _on_file(self, edits: tuple[Edit, ...], name: str) -> None:
        self._propose(edits, Text("导入 {name}", "from {name}").fill(name=name))

    def _on_notice(self, days: tuple[NoticeDay, ...], year: int, source: str) -> None:
        if self._draft is not None:
            note = Text("录入 {year} 年放假安排", "the holidays of {year}").fill(year=year)
            self._propose(holiday_notice.edits(self._draft, year, days, source), note)

    def _propose(self, edits: tuple[Edit, ...], note: Text | None = None) -> None:
        self._look_at((*self._basket.edits, *edits), note)

    def _look_at(self, edits: tuple[Edit, ...], note: Text | None = None) -> None:
        desk = self._bench.desk
        self._bench.background.run(
            self, lambda: rulekeeping.propose(desk, edits),
            lambda proposal: self._on_proposal(proposal, note), self._on_failed,
        )  # fmt: skip

    def _on_proposal(self, proposal: Proposal, note: Text | None) -> None:
        self._line.show_text("")
        if proposal.faults and self._text is not None and self._stack.currentWidget() is self._text:
            self._text.show_faults(proposal.faults)
            return
        if proposal.faults:
            self._editor.show_faults(proposal.faults)
            if not self._editor.has_typed:
                self._line.show_text(self._bench.say(_faults_said(proposal)))
            return
        if not proposal.changes:
            self._line.show_text(self._bench.say(Text("没有改动。", "Nothing would change.")))
            return
        if self._edition is None:
            return
        said = "" if note is None else self._bench.say(note)
        if self._stack.currentWidget() is not self._review:
            self._came_from = self._stack.currentWidget()
        self._stack.setCurrentWidget(self._review)
        self._review.show_proposal(proposal, self._edition, said)

    def _on_saved(self, kept: Kept) -> None:
        self._basket.clear()
        self._editor.forget()
        if self._text is not None:
            self._text.forget()
        self._banner.clear(_NEWER)
        self._came_from = None
        self._stack.setCurrentWidget(self._browse)
        toast(self, Text("规则第 {no} 版已保存", "Edition {no} of the rules is saved")
              .fill(no=kept.number))  # fmt: skip
        self.refresh()

    def _on_refused(self, error: CounterError) -> None:
        """Overtaken: the same changes are looked at anew, upon what somebody else has saved."""
        if isinstance(error, RulesOvertaken):
            self.refresh()
            self._look_at(self._review.edits)


def _newest(desk: Desk) -> tuple[Edition, str]:
    """The newest rules and who saved them."""
    lines = rulekeeping.editions(desk)
    edition = desk.edition
    by = next((line.by for line in lines if line.number == edition.number), "")
    return edition, by


def _faults_said(proposal: Proposal) -> Text:
    return Text.listing(
        Text("{table} {key}：{what}", "{table} {key}: {what}").fill(
            table=table(fault.table).title, key=fault.key, what=fault.text
        )
        for fault in proposal.faults[:5]
    )
