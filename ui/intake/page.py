"""A walk-in: which kind, then people, matter and pieces; at the right the live bill.

Nothing is written before 受理并打印 or 收件暂存; until then everything typed is in the draft.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QScrollArea, QStackedWidget, QWidget

from counter.casetypes.register import by_letters
from counter.casetypes.vocabulary import CaseType
from counter.desk import Desk
from counter.errors import BadAnswers, CounterError
from counter.intake import accept
from counter.intake.accept import Filed
from counter.intake.application import Application, look
from counter.intake.continuity.reading import SlipLine
from counter.outbox import PaperJob
from counter.queue.notices import Notice, notices
from counter.rules.calendar import Calendar
from counter.rules.edition import Edition
from counter.text import Text
from ui.intake import incoming, page_words
from ui.intake.arrivals import Arrivals
from ui.intake.draft_preview import DraftPreview
from ui.intake.drafts import Draft, DraftFile, DraftKeeper, OnPaper
from ui.intake.from_afar import FromAfar
from ui.intake.kinds import KindChooser
from ui.intake.late_strip import LateStrip
from ui.intake.official import OfficialAid
from ui.intake.proposal_aid import ProposalAid
from ui.intake.recall import RecallAid
from ui.intake.same_visit import SameVisit
from ui.intake.sheet import IntakeSheet
from ui.intake.side import Side
from ui.intake.ways import way
from ui.kit.address_box import hall_province
from ui.kit.arrange import Surface, horizontal, vertical
from ui.kit.banner import Banner
from ui.kit.country_rows import Way
from ui.kit.label import FaultLine
from ui.kit.paperwork import print_out
from ui.kit.press import Key, Press
from ui.kit.toast import toast
from ui.kit.workbench import Workbench

_DRAFT, _DISK = "draft", "disk"  # causes of banners
_SPARES = "spares"  # the place of the spare receipts


class IntakePage(QWidget):
    """The window's commonest page."""

    place_wanted = Signal(str)
    pay_wanted = Signal(str)
    """F9 just after a case was taken in: its applicant stands here with the money;
    `place_wanted`: another place, by its code."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._rules: tuple[Edition, Calendar] | None = None
        self._sheet: IntakeSheet | None = None
        self._kept: Draft | None = None
        self._faults_told = 0
        self._pressed = ""  # the act that was sent to the books last
        self._filed_last = ""
        self._is_parcel = False

        # Parts
        self._banner = Banner(self)
        self._chooser = KindChooser(self)
        self._same_visit = SameVisit(bench, self)
        self._left = QStackedWidget(self)
        self._line = FaultLine(self, name="intake-fault")
        self._accept = Press(
            bench, Text("受理并打印", "Accept and print"), "Ctrl+Enter",
            work=lambda: self._filing(accept.accept), then=self._on_filed,
            failed=self._on_refused, owner=self, look="primary", line=self._line, name="accept",
        )  # fmt: skip
        self._receive = Press(
            bench, Text("收件暂存", "Receive only"), "Ctrl+S",
            work=lambda: self._filing(accept.receive), then=self._on_filed,
            failed=self._on_refused, owner=self, line=self._line, name="receive",
        )  # fmt: skip
        self._side = Side(self._line, self._accept, self._receive, bench.printing, self)
        self._shown_draft = DraftPreview(
            bench, self._side, self._typed, lambda error: self._line.show_text(error.text), self
        )
        self._late = LateStrip(bench.desk.today, self)
        self._spares = Key(
            Text("停电备用单", "Spare receipts"), "Ctrl+U", self, look="quiet", name="go-spares"
        )
        self._drafts = DraftKeeper(bench, DraftFile.of(bench.desk), self._draft, self)
        self.arrivals = Arrivals(bench, self._banner, self)
        self._afar = FromAfar(bench, self)
        self._official = OfficialAid(bench, self)
        self._recall = RecallAid(bench, self)
        self._proposing = ProposalAid(bench, self)

        # Wiring
        self._chooser.chosen.connect(self._on_kind)
        self._same_visit.wanted.connect(self._chooser.setFocus)
        self._same_visit.drawn.connect(self._on_one_receipt)
        self.arrivals.filled.connect(self._on_arrived)
        self.arrivals.spare_found.connect(self._on_spare)
        self._late.changed.connect(self._on_late_changed)
        self._late.entered.connect(self._on_late_entered)
        self._late.given_up.connect(self._on_late_given_up)
        self._spares.clicked.connect(lambda: self.place_wanted.emit(_SPARES))
        self._official.told.connect(self._on_stops)
        self._recall.doubted.connect(self._side.show_doubts)
        self._afar.came.connect(self.arrivals.take_pictures)
        self._drafts.lost.connect(lambda error: self._banner.say(_DISK, error.text, "grave"))
        self._drafts.kept.connect(lambda: self._banner.clear(_DISK))
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)
        pay = QShortcut(QKeySequence(Qt.Key.Key_F9), self)
        pay.activated.connect(self._on_pay)
        back = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self._on_back)

        bench.bulletin.on(("keep_rules", "renew_rules"), self._ask_rules, self)

        # Put together
        self.setAcceptDrops(True)
        self._lay_out()
        self._show_chooser()

    def refresh(self) -> None:
        """Take the newest rules, and what was left unfinished when the program ended."""
        self._ask_rules()
        if self._sheet is None:
            self._drafts.restore(self._on_restored, self._on_unreadable)

    # Beginning

    def _ask_rules(self) -> None:
        """The rules by which the books will take this case: also when they change meanwhile."""
        desk = self._bench.desk
        self._bench.background.run(self, lambda: desk.edition, self._on_rules)
        # This also reads the library of holidays, so that the first promised day need not.
        self._bench.background.run(
            self, lambda: notices(desk), self._on_notices,
            lambda error: self._line.show_text(error.text),
        )  # fmt: skip

    def _on_rules(self, edition: Edition) -> None:
        self._rules = (edition, Calendar(edition))
        self._on_changed()

    def _on_notices(self, told: tuple[Notice, ...]) -> None:
        self._side.know(told)
        self._on_changed()

    def _on_restored(self, draft: Draft) -> None:
        if self._sheet is None and self._kept is None:
            self._open(draft.letters, draft)
            restored = page_words.RESTORED.fill(at=draft.saved_at)
            self._banner.say(_DRAFT, restored, remedy=(page_words.CLEAR, self._on_clear))

    def _on_arrived(self, draft: Draft, told: Text) -> None:
        """Somebody comes whose form is filled already; what is being typed is put aside."""
        if not self._put_aside(told):
            return
        self._open(draft.letters, replace(draft, on_paper=self._late.paper()))
        self._drafts.touch()
        self._banner.say(_DRAFT, told, remedy=(page_words.CLEAR, self._on_clear))

    def _put_aside(self, told: Text) -> bool:
        """Make room for somebody else; False where the clerk would rather go on."""
        if self._sheet is not None and self._sheet.is_touched:
            if self._kept is not None:
                self._banner.say(_DRAFT, page_words.TWO_OPEN)
                return False
            if not self._bench.ask.confirm(self, page_words.PUT_ASIDE, told):
                return False
            self._kept = self._draft()
            self._late.show_paper(OnPaper())
        return True

    def _on_spare(self, line: SlipLine) -> None:
        """A spare receipt was scanned: its hour first, then the kind, then as usual."""
        if self._late.slip_no == line.no:
            self._late.setFocus()
            return
        told = page_words.LATE.fill(no=line.no)
        if not self._put_aside(told):
            return
        self._show_chooser()
        self._late.show_paper(OnPaper(line.no, line.day.isoformat()))
        self._late.setFocus()

    def _on_late_changed(self) -> None:
        self._on_changed()
        self._drafts.touch()

    def _on_late_entered(self) -> None:
        """The hour is there: on to the kind, or into the form where it is open."""
        if self._sheet is None:
            self._chooser.setFocus()
        else:
            self._sheet.go_on()

    def _on_late_given_up(self) -> None:
        self._late.show_paper(OnPaper())
        self._on_late_changed()
        self._on_late_entered()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Pictures may be dropped anywhere on this page."""
        if incoming.has_pictures(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A picture of a phone's code."""
        event.acceptProposedAction()
        take = incoming.of_mime(event.mimeData())
        self._bench.background.run(self, take, self.arrivals.take_pictures)

    def _on_unreadable(self, error: CounterError) -> None:
        self._banner.say(_DRAFT, error.text)

    def _on_kind(self, letters: str) -> None:
        draft = self._kept
        if draft is not None and self._late.is_open and draft.on_paper != self._late.paper():
            draft = None  # another applicant's form, put aside while this paper is typed in
        else:
            self._kept = None
            self._banner.clear(_DRAFT)
        beside, carried = self._same_visit.begin()
        self._open(letters, draft)
        if beside and self._sheet is not None:
            self._sheet.carry_on(beside, carried)
            self._banner.say(_DRAFT, page_words.SAME_VISIT.fill(no=beside))
            self._sheet.go_on()
            self._on_changed()

    def _open(self, letters: str, draft: Draft | None) -> None:
        """A sheet of this kind, filled from `draft` as far as it fits."""
        self._close_sheet()
        self.arrivals.begin()
        sheet = IntakeSheet(by_letters(letters), self._bench.desk.today, self)
        sheet.tell_ways(partial(self._way_of, sheet.kind))
        desk = self._bench.desk
        self._bench.background.run(sheet, lambda: hall_province(desk), sheet.know_hall)
        if draft is not None:
            sheet.fill(draft)
            self._late.show_paper(draft.on_paper)
        sheet.changed.connect(self._on_changed)
        sheet.typed.connect(self._drafts.touch)
        sheet.back.connect(self._on_back)
        sheet.completed.connect(self._accept.setFocus)
        self._sheet = sheet
        self._official.begin(sheet)
        self._recall.begin(sheet)
        self._proposing.begin(sheet)
        self._scroll.setWidget(sheet)
        self._left.setCurrentWidget(self._scroll)
        self._late.make_room(is_typing=True)
        self._side.begin()
        self._tell_faults(0)
        self._on_changed()
        sheet.go_on()

    def _on_back(self) -> None:
        """To the kinds, with everything typed kept."""
        if self._sheet is None:
            return
        if self._sheet.is_touched:
            if self._kept is not None:  # of somebody else: it must not be written over
                self._banner.say(_DRAFT, page_words.TWO_OPEN)
                return
            self._kept = self._draft()
            self._drafts.flush()
            self._banner.say(_DRAFT, page_words.KEPT, remedy=(page_words.CLEAR, self._on_clear))
        self._show_chooser()

    def _on_clear(self) -> None:
        """The clerk gives up what was typed."""
        self._kept = None
        self._drafts.drop()
        self._banner.clear(_DRAFT)
        self._late.show_paper(OnPaper())
        self._show_chooser()

    def _show_chooser(self) -> None:
        self._close_sheet()
        self._left.setCurrentWidget(self._start)
        self._late.make_room(is_typing=False)
        self._side.rest()
        self._chooser.setFocus()

    def _close_sheet(self) -> None:
        sheet, self._sheet = self._sheet, None
        self._shown_draft.end()
        self._recall.end()
        if sheet is not None:
            sheet.hide()
            self._scroll.takeWidget()
            sheet.deleteLater()

    # While one types

    def _application(self, sheet: IntakeSheet) -> Application:
        return Application(
            sheet.kind.letters, sheet.answers(), sheet.pieces(), sheet.ticked(), sheet.act,
            sheet.prereview, sheet.beside,
        )  # fmt: skip

    def _typed(self) -> Application | None:
        return None if self._sheet is None else self._application(self._sheet)

    def _draft(self) -> Draft | None:
        sheet = self._sheet
        if sheet is None:
            return self._kept
        if not sheet.is_touched:
            return None
        return Draft(
            sheet.kind.letters, sheet.answers(), sheet.pieces(), sheet.ticked(), sheet.act,
            self._bench.desk.now, sheet.prereview, sheet.in_copy, sheet.beside,
            self._late.paper(),
        )  # fmt: skip

    def _way_of(self, kind: CaseType, iso2: str) -> Way | None:
        if self._rules is None:
            return None
        return way(self._rules[0], kind, iso2, self._bench.desk.today)

    def _on_changed(self) -> None:
        if self._sheet is None or self._rules is None:
            return
        edition, calendar = self._rules
        # What was taken in on paper is promised as of the day that stands on it.
        on = self._late.day() or self._bench.desk.today
        seen = look(edition, calendar, self._application(self._sheet), on)
        self._side.show_look(seen, self._sheet.kind)
        self._sheet.show_materials(seen.materials)
        self._sheet.show_faults(seen.faults)
        self._accept.allow(not seen.is_stopped and not self._official.stops)
        self._official.follow(self._sheet)
        self._recall.follow(self._application(self._sheet))
        self._shown_draft.follow()
        if self._faults_told:
            self._tell_faults(len(seen.faults))

    def _on_stops(self, stops: tuple[Text, ...]) -> None:
        self._side.bill.official.show_texts(stops)
        self._on_changed()

    def _on_focus(self, _: QWidget | None, now: QWidget | None) -> None:
        """Enter moves by itself, so the sheet follows the hand, once it is laid out."""
        sheet = self._sheet
        if now is not None and sheet is not None and sheet.isAncestorOf(now):
            QTimer.singleShot(0, now, lambda: self._follow(now))

    def _follow(self, now: QWidget) -> None:
        if self._sheet is not None and self._sheet.isAncestorOf(now):
            self._scroll.ensureWidgetVisible(now, 0, 64)

    # Filing

    def _filing(self, verb: Callable[[Desk, Application], Filed]) -> Callable[[], Filed] | None:
        if self._sheet is None:
            return None
        # The draft first: if the answer gets lost, the restored form repeats the same act.
        self._drafts.flush()
        application = replace(self._application(self._sheet), late=self._late.late())
        self._pressed = application.act
        self._same_visit.hold(application)
        self._is_parcel = application.answers.get("channel") == "post"
        return lambda: verb(self._bench.desk, application)

    def _on_filed(self, filed: Filed) -> None:
        self._filed_last = filed.case_no
        self._same_visit.filed(self._pressed, filed.case_no)
        self._toast_filed(filed)
        for job in (filed.paper, *filed.more):
            print_out(self._bench, job, self, self._line)
        if self._kept is not None and self._kept.act == self._pressed:
            self._kept = None
        if self._sheet is not None and self._sheet.act != self._pressed:
            return  # the clerk went on to another applicant while the books were slow
        self._drafts.drop()
        self._banner.clear(_DRAFT)
        self._late.show_paper(OnPaper())
        self._show_chooser()
        if self._kept is not None:
            self._drafts.touch()
            self._banner.say(_DRAFT, page_words.KEPT, remedy=(page_words.CLEAR, self._on_clear))
        if self._is_parcel:
            self.arrivals.tell_sender(filed.case_no)
        self._show_paper(filed)

    def _on_one_receipt(self, job: PaperJob) -> None:
        """The total receipt is drawn: those of the cases are void now."""
        toast(self, page_words.ONE_RECEIPT)
        print_out(self._bench, job, self, self._line)
        self._show_job(job)

    def _toast_filed(self, filed: Filed) -> None:
        toast(self, page_words.filed(filed))

    def _on_pay(self) -> None:
        if self._filed_last:
            self.pay_wanted.emit(self._filed_last)

    def _on_refused(self, error: CounterError) -> None:
        if isinstance(error, BadAnswers) and self._sheet is not None:
            self._tell_faults(len(error.faults))
            self._sheet.show_faults(error.faults, everywhere=True)

    def _tell_faults(self, count: int) -> None:
        """How many answers still need mending: it counts down under the hand."""
        self._faults_told = count
        self._line.show_text(page_words.FAULTS.fill(n=count) if count else "")

    def _show_paper(self, filed: Filed) -> None:
        self._show_job(filed.paper)

    def _show_job(self, job: PaperJob) -> None:
        printing = self._bench.printing
        title = Text("{no} · {title}", "{no} · {title}").fill(no=job.case_no, title=job.title)

        def show(pdf: bytes) -> None:
            # Where the next applicant is being served, nothing of the last one is shown.
            if self._sheet is None:
                self._side.show_paper(title, pdf)

        self._bench.background.run(self, lambda: printing.pages_of(job), show)

    def hideEvent(self, event: QHideEvent) -> None:
        """Going to another place keeps the draft at once."""
        self._drafts.flush()
        super().hideEvent(event)

    # Layout

    def _lay_out(self) -> None:
        self._start = QWidget(self)
        aside = vertical(None, self._afar, horizontal(None, self._spares, None), spacing=4)
        choice = vertical(None, self._chooser, self._same_visit, aside, None, spacing=24)
        middle = horizontal(self._start, None, choice, None)
        middle.setContentsMargins(0, 48, 0, 0)
        self._chooser.setFixedWidth(460)
        self._afar.setFixedWidth(460)
        self._same_visit.setFixedWidth(460)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._left.addWidget(self._start)
        self._left.addWidget(self._scroll)
        left = Surface(self)
        vertical(left, self._left, margin=1)

        body = horizontal(None, left, self._side, spacing=16, margin=16)
        body.setStretch(0, 1)
        late = horizontal(None, self._late)
        late.setContentsMargins(16, 8, 16, 0)
        page = vertical(self, self._banner, late, body, spacing=0)
        page.setStretch(2, 1)
