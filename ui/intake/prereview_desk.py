"""One pre-review on the desk: its pictures, what is seen on them, the verdict."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counter.casetypes.register import by_letters
from counter.desk import new_act
from counter.intake.prereview import answering, clearing, collecting, reading
from counter.intake.prereview.answering import Answered, Verdict
from counter.intake.prereview.clearing import Removed
from counter.intake.prereview.collecting import Told
from counter.intake.prereview.reading import PrereviewCard
from counter.rules.edition import Edition
from counter.rules.reasons import reasons
from counter.text import Text
from ui.intake import prereview_facts
from ui.intake.prereview_answer import Gaps, SeenList
from ui.intake.prereview_pictures import Pictures
from ui.intake.prereview_told import ToldAnswer
from ui.kit.arrange import Surface, horizontal, vertical
from ui.kit.attempts import Attempts
from ui.kit.label import FaultLine, Label
from ui.kit.press import Key, Press
from ui.kit.toast import toast
from ui.kit.workbench import Workbench

_RIGHT = 416
_VERDICTS: tuple[tuple[Verdict, Text, str, str], ...] = (
    ("passed", Text("通过", "Pass"), "Ctrl+1", "primary"),
    ("gaps", Text("需补正", "Ask more"), "Ctrl+2", "plain"),
    ("unfit", Text("不宜办理", "Unfit"), "Ctrl+3", "danger"),
)


class PrereviewDesk(QWidget):
    """`changed`: the books have another state of it; `visit`: go on at the window (or by post)."""

    changed = Signal()
    visit = Signal(str, bool)

    def __init__(self, bench: Workbench, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench, self._attempts = bench, Attempts()
        self._card: PrereviewCard | None = None
        self._edition: Edition | None = None
        self._typed: dict[str, dict[str, object]] = {}  # what was refused, to be mended
        self._tried: tuple[str, dict[str, object]] = ("", {})

        # Parts
        self.pictures = Pictures(bench, self)
        self._head = Label("", "emphasis", self, name="prereview-no")
        self._about = Label("", "muted", self, name="prereview-about", wraps=True)
        self._edit = Press(
            bench, Text("资料", "Details"), "Ctrl+E", work=self._changing, then=self._on_card,
            failed=self._keep_typed, owner=self, look="quiet", name="prereview-edit",
        )  # fmt: skip
        self._people = Press(
            bench, Text("申请人", "Applicant"), "Ctrl+I", work=self._naming, then=self._on_card,
            failed=self._keep_typed, owner=self, look="quiet", name="prereview-people",
        )  # fmt: skip
        self.seen, self.gaps, self.told = SeenList(self), Gaps(self), ToldAnswer(bench, self)
        self._said = FaultLine(self, name="answer-fault")
        self._verdicts = [self._verdict(*each) for each in _VERDICTS]
        self._window = Key(Text("到窗口办理", "Visit"), "Ctrl+Enter", self, name="visit")
        self._post = Key(Text("邮寄来件", "By post"), "Ctrl+M", self, name="visit-post")

        self._clear = Press(
            bench, Text("清除", "Clear"), "", work=self._clearing, then=self._on_cleared,
            owner=self, look="quiet", line=self._said, name="prereview-clear",
        )  # fmt: skip

        # Wiring
        self.pictures.looked_at.connect(self._on_looked_at)
        self.pictures.kept.connect(self._on_card)
        self.pictures.digit.connect(self.seen.toggle)
        self.seen.changed.connect(self._on_ticked)
        self.gaps.changed.connect(self._stress)
        self._window.clicked.connect(lambda: self._go(by_post=False))
        self._post.clicked.connect(lambda: self._go(by_post=True))

        # Put together
        self._lay_out()
        self.show_nothing()

    @property
    def card(self) -> PrereviewCard | None:
        """What lies here."""
        return self._card

    def use_rules(self, edition: Edition) -> None:
        """The rule book from which sentences are offered."""
        self._edition = edition
        self._show_gaps(self._bench.desk.today)

    def show_nothing(self) -> None:
        """No pre-review is chosen."""
        self._card = None
        self.hide()
        self._head.show_text("")
        self._about.show_text("")
        self.pictures.show_card(None)
        self.told.show_answer("", None)

    def open(self, no: str) -> None:
        """Look at a pre-review; the same one again shows what has changed."""
        desk = self._bench.desk
        self._bench.background.run(
            self, lambda: reading.card(desk, no), self._on_looked, self.pictures.say
        )

    # What is shown

    def _on_looked(self, card: PrereviewCard) -> None:
        is_other = self._card is None or self._card.row.no != card.row.no
        self._card = card
        self.show()
        if is_other:
            self._said.show_text("")
        self._head.show_text(card.row.no)
        self._about.show_text(_about(card))
        self.pictures.show_card(card)
        self.seen.show_card(card, self.pictures.strip.current_id)
        self._show_gaps(self._bench.desk.today)
        self.told.show_answer(card.row.no, card.told)

    def _show_gaps(self, today: date) -> None:
        card = self._card
        if card is None or self._edition is None:
            return
        code = by_letters(card.letters).code
        gaps = reasons(self._edition, "correction", code, today)
        whys = reasons(self._edition, "rejection", code, today)
        self.gaps.offer(card, gaps, whys)
        self._stress()

    def _on_card(self, card: PrereviewCard) -> None:
        self._on_looked(card)
        self.changed.emit()

    def _on_looked_at(self, picture_id: int) -> None:
        if self._card is not None:
            self.seen.show_card(self._card, picture_id)

    # What is done

    def _changing(self) -> Callable[[], PrereviewCard] | None:
        card = self._card
        if card is None:
            return None
        filled = self._bench.ask.answers(
            self, Text("预审资料", "Details"), prereview_facts.questions(),
            today=self._bench.desk.today,
            initial=self._typed.pop(f"{card.row.no} matter", prereview_facts.shown(card)),
        )  # fmt: skip
        if filled is None:
            return None
        self._tried = (f"{card.row.no} matter", filled)
        return self._keeping(card, prereview_facts.told(filled, card))

    def _naming(self) -> Callable[[], PrereviewCard] | None:
        card = self._card
        if card is None:
            return None
        filled = self._bench.ask.answers(
            self, Text("申请人与领取", "Applicant and delivery"),
            prereview_facts.people(card.letters), today=self._bench.desk.today,
            initial=self._typed.pop(f"{card.row.no} people", dict(card.answers)),
        )  # fmt: skip
        if filled is None:
            return None
        self._tried = (f"{card.row.no} people", filled)
        return self._keeping(card, prereview_facts.with_people(filled, card))

    def _keeping(self, card: PrereviewCard, told: Told) -> Callable[[], PrereviewCard]:
        desk, act = self._bench.desk, new_act()
        return lambda: collecting.change(desk, card.row.no, card.revision, told, act)

    def _keep_typed(self, _: object) -> None:
        """What was refused stands in the form when it is opened again."""
        name, filled = self._tried
        self._typed[name] = filled

    def _on_ticked(self) -> None:
        card, picture_id = self._card, self.pictures.strip.current_id
        if card is None or not picture_id:
            return
        desk, ticked = self._bench.desk, self.seen.ticked()
        act = self._attempts.act("tick", picture_id, ticked, card.revision)
        self._bench.background.run(
            self, lambda: collecting.tick(desk, card.row.no, picture_id, ticked, act),
            self._on_card, self.pictures.say,
        )  # fmt: skip

    def _answering(self, verdict: Verdict) -> Callable[[], Answered] | None:
        card = self._card
        if card is None:
            return None
        desk, lines = self._bench.desk, self.gaps.told(verdict)
        note = self.gaps.note.text()
        act = self._attempts.act("answer", card.row.no, card.revision, verdict, lines, note)
        return lambda: answering.answer(desk, card.row.no, card.revision, verdict, lines, note, act)

    def _on_answered(self, answered: Answered) -> None:
        self.open(answered.no)
        self.changed.emit()

    def _clearing(self) -> Callable[[], Removed] | None:
        """The applicant asks that nothing is kept: pictures and answers go now, not in due time."""
        card = self._card
        if card is None:
            return None
        reason = self._bench.ask.text(
            self, Text("清除 {no} 的图片和资料", "Clear {no}").fill(no=card.row.no),
            Text("清除后不能恢复。为什么现在清除？", "It cannot be undone. Why now?"),
        )  # fmt: skip
        if not reason:
            return None
        desk, act = self._bench.desk, self._attempts.act("clear", card.row.no)
        return lambda: clearing.clear(desk, card.row.no, reason, act)

    def _on_cleared(self, removed: Removed) -> None:
        told = Text(
            "已清除 {n} 张图片和个人信息", "{n} {n:picture|pictures} and all answers are gone"
        )
        toast(self, told.fill(n=removed.pictures))
        self.changed.emit()

    def _go(self, *, by_post: bool) -> None:
        if self._card is not None:
            self.visit.emit(self._card.row.no, by_post)

    # Put together

    def _stress(self) -> None:
        """What fits stands out: the answer to what is ticked; once passed, the visit itself."""
        is_passed = self._card is not None and self._card.row.state == "passed"
        lacks = self.gaps.has_any
        passed, gaps, _ = self._verdicts
        passed.key.set_look("plain" if lacks or is_passed else "primary")
        gaps.key.set_look("primary" if lacks and not is_passed else "plain")
        self._window.set_look("primary" if is_passed else "plain")

    def _verdict(self, verdict: Verdict, title: Text, key: str, look: Any) -> Press:
        return Press(
            self._bench, title, key, work=lambda: self._answering(verdict),
            then=self._on_answered, owner=self, look=look, line=self._said,
            name=f"verdict-{verdict}",
        )  # fmt: skip

    def _lay_out(self) -> None:
        right = Surface(self)
        right.setFixedWidth(_RIGHT)
        head = horizontal(None, self._head, None, self._edit, self._people, spacing=0)
        verdicts = horizontal(None, *self._verdicts, spacing=8)
        onwards = horizontal(None, self._window, self._post, None, self._clear, spacing=8)
        column = vertical(
            right, head, self._about, self.seen, self.gaps, verdicts, self._said, self.told,
            onwards, spacing=8, margin=12,
        )  # fmt: skip
        column.setStretch(3, 1)
        row = horizontal(self, self.pictures, right, spacing=12)
        row.setStretch(0, 1)


def _about(card: PrereviewCard) -> Text:
    """State, kind and country, until when, in one line or two."""
    parts = [card.row.title, card.row.kind]
    if card.row.destination is not None:
        parts.append(card.row.destination)
    if card.row.alias:
        parts.append(Text.same(card.row.alias))
    if card.row.expires_on is not None:
        told = (
            Text("{day} 已过期", "expired {day}")
            if card.row.is_expired
            else Text("{day} 前有效", "until {day}")
        )
        parts.append(told.fill(day=card.row.expires_on.isoformat()))
    return Text(" · ".join(p.zh for p in parts), " · ".join(p.en for p in parts))
