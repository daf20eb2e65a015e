"""The window: box on top, rail at the left, one place in the middle, the case at the right.

It joins places with each other (a place never knows another one) and owns the keys that work
everywhere. The work itself is done by pages and panels.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from counter.desk import new_act
from counter.intake.prereview import clearing
from counter.outbox import PaperJob
from counter.queue.visit import visit
from counter.text import Text
from counter.values.clerk import Right
from counter.values.office import Office
from ui.foot import Foot
from ui.key_help import KeyHelp
from ui.kit.arrange import horizontal, vertical
from ui.kit.workbench import Workbench
from ui.lasting import Lasting
from ui.pages import (
    BATCHES,
    BLANKS,
    CUSTODY,
    INTAKE,
    MAILOUT,
    OUTSIDE,
    PLACES,
    PREREVIEW,
    QUEUE,
    RULES,
    SETTINGS,
    SHELF,
    SPARES,
    STATISTICS,
    TRAY,
    Place,
)
from ui.places import Places
from ui.progress.case_card import CasePanel
from ui.queue.page import QueuePage
from ui.rail import Rail
from ui.scan_route import ScanRoute
from ui.top import PracticeStrip, Top
from ui.universal_box import Command, UniversalBox

_PEEK_MS = 120
# where the moves are made that the card sends elsewhere
_PLACE_OF = {"post": MAILOUT, "send_out": OUTSIDE, "bring_back": OUTSIDE}
_OF_CARD = ("F7", "F8", "F9", "Shift+F9")


class MainWindow(QWidget):
    """Everything that a signed-in clerk sees. `locked`: back to the door, drafts stay."""

    locked = Signal()

    def __init__(
        self, bench: Workbench, office: Office, parent: QWidget | None = None,
        places: tuple[Place, ...] = PLACES,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._bench, self._came_from = bench, QUEUE
        self._stack = Places(bench, places, self)
        self._drawer: QWidget | None = None
        self._box = UniversalBox(bench, self._commands())
        self._top = Top(office, bench.desk.window, bench.desk.clerk, self._box, self)
        self.banner = Lasting(self)
        in_rail = tuple(place for place in self._stack.allowed.values() if place.in_rail)
        self._rail = Rail(in_rail, self)
        self._card = CasePanel(bench, self)
        self._foot = Foot(bench, self)
        self._help = KeyHelp(self)
        self._route = ScanRoute(bench, self, self._count_scan)
        self._peek = QTimer(self, interval=_PEEK_MS, singleShot=True)
        self._peeked = ""
        self.setFocusProxy(self._stack)
        self._wire()
        body = horizontal(None, self._rail, self._stack, self._card, spacing=0)
        body.setStretch(1, 1)
        strip = (PracticeStrip(self),) if office.is_practice else ()
        vertical(self, *strip, self._top, self.banner, body, self._foot, spacing=0).setStretch(
            len(strip) + 2, 1
        )
        self.go(QUEUE)
        self._clear_what_is_over()

    def sizeHint(self) -> QSize:
        """The screen of the hall."""
        return QSize(1366, 740)

    def _clear_what_is_over(self) -> None:
        """Whoever signs in first removes the pictures whose period is over; then nothing is due."""
        desk = self._bench.desk
        if desk.clerk.may(Right.PREREVIEW):
            self._bench.background.run(self, lambda: clearing.clear_due(desk, new_act()))

    # Going about

    def go(self, code: str) -> QWidget | None:
        """Go to a place (None where this clerk may not)."""
        if code != QUEUE and code in self._stack.allowed:
            self._card.hide()  # before a wide page comes: both together would widen the window
        page = self._stack.go(code)
        if page is not None:
            self._rail.show_place(code)
            self._foot.show_keys(self._stack.place.keys)
            self._card.setVisible(code == QUEUE)
            self.banner.clear("scan")
            self._put_paper_away()
        return page

    def open_case(self, case_no: str) -> None:
        """Show a case with the next step under the finger; Esc goes back where one was."""
        if self._stack.code != QUEUE:
            self._came_from = self._stack.code
        self._peek.stop()
        self._card.open(case_no, focus=True)  # before the list: the eye waits for the card
        queue = self.go(QUEUE)
        if isinstance(queue, QueuePage):
            queue.select(case_no)

    def _pay_for(self, case_no: str) -> None:
        """A case that was taken in a moment ago: show it and ask for its money."""
        self.open_case(case_no)
        self._card.pay_when_shown()

    def take_scan(self, digits: str) -> None:
        """What the scanner read, wherever the cursor is."""
        self._route.take(digits)

    # Put together

    def _wire(self) -> None:
        self._rail.chosen.connect(self.go)
        self._stack.made.connect(self._on_made)
        self._box.case_chosen.connect(self.open_case)
        self._box.tag_typed.connect(self.take_scan)
        self._box.left.connect(self._stack.take_focus)
        self._route.case_found.connect(self._on_case_scanned)
        self._route.envelope_found.connect(self._on_envelope)
        self._route.manifest_found.connect(self._on_manifest)
        self._route.consignment_found.connect(self._on_consignment)
        self._route.prereview_found.connect(partial(self._arrive, by_post=False))
        self._route.loan_found.connect(self._on_loan)
        self._route.batch_found.connect(self._on_batch)
        self._route.shelf_place_found.connect(self._on_shelf_place)
        self._route.visit_found.connect(self._on_visit)
        self._route.overdue_letter_found.connect(lambda _: self._on_loan(""))
        self._route.form_found.connect(self._on_form)
        self._route.spare_found.connect(self._on_spare)
        self._route.notice_found.connect(self._on_notice)
        self._route.ticket_found.connect(self._on_ticket)
        self._route.nowhere.connect(self._box.look_for)
        self._route.refused.connect(partial(self.banner.say_error, "scan"))
        self._card.closed.connect(self._on_card_left)
        self._card.place_wanted.connect(self._on_place_wanted)
        self._card.printed.connect(self._on_paper)
        self._foot.papers_wanted.connect(partial(self.go, TRAY))
        self.banner.papers_wanted.connect(partial(self.go, TRAY))
        self._peek.timeout.connect(lambda: self._card.open(self._peeked))
        bulletin = self._bench.bulletin
        bulletin.lost.connect(partial(self.banner.say_error, "books"))
        bulletin.found.connect(lambda: self.banner.clear("books"))
        for command in self._commands():
            if command.key and command.key not in _OF_CARD:  # those belong to the card
                for key in command.key.split():
                    QShortcut(QKeySequence(key), self).activated.connect(command.act)

    def _commands(self) -> tuple[Command, ...]:
        places = (
            Command(place.code, place.title, place.key, partial(self.go, place.code))
            for place in self._stack.allowed.values()
        )
        return (
            *places,
            Command("find", Text("查找", "Find"), "F3 Ctrl+K", lambda: self._box.start()),
            Command("next", Text("下一步", "Next step"), "F8", lambda: self._card.press_next()),
            Command("pay", Text("收费", "Payment"), "F9", lambda: self._card.take_payment()),
            Command("refund", Text("退费", "Refund"), "Shift+F9", lambda: self._card.give_back()),
            Command("correct", Text("更正", "Correct"), "F7", lambda: self._card.correct()),
            Command("reprint", Text("补打", "Print again"), "F4", self._reprint),
            Command("lookup", Text("核验认证", "Verify a result"), "", self._verify),
            Command("texts", Text("文字模板与预览", "Letters and texts"), "", self._show_texts),
            Command("help", Text("按键帮助", "Keys"), "F1", self._show_keys),
            Command("lock", Text("锁定", "Lock"), "F12", self.locked.emit),
        )

    def _on_made(self, code: str, page: QWidget) -> None:
        if isinstance(page, QueuePage):
            page.opened.connect(self.open_case)
            page.peeked.connect(self._on_peeked)
            page.counted.connect(self._rail.show_counts)
        elif code == INTAKE:
            page.pay_wanted.connect(self._pay_for)  # type: ignore[attr-defined]
            page.place_wanted.connect(self.go)  # type: ignore[attr-defined]
            arrivals = page.arrivals  # type: ignore[attr-defined]
            arrivals.case_wanted.connect(self.open_case)
            arrivals.tag_read.connect(self.take_scan)
        elif code == SPARES:
            page.case_wanted.connect(self.open_case)  # type: ignore[attr-defined]
            page.typing_wanted.connect(self._on_spare)  # type: ignore[attr-defined]
        elif code in (OUTSIDE, STATISTICS):
            page.case_wanted.connect(self.open_case)  # type: ignore[attr-defined]
        elif code == PREREVIEW:
            page.visit_wanted.connect(self._arrive)  # type: ignore[attr-defined]
        elif code == MAILOUT:
            page.elsewhere.connect(self._route.look_up)  # type: ignore[attr-defined]

    # What happens

    def _on_peeked(self, case_no: str) -> None:
        if not self._card.is_asking:  # what is typed there must not go with a key of the list
            self._peeked = case_no
            self._peek.start()

    def _on_card_left(self) -> None:
        came_from, self._came_from = self._came_from, QUEUE
        self._put_paper_away()
        self.go(came_from)

    def _on_place_wanted(self, verb: str, _: str) -> None:
        """A move that is made at a place of its own, or a section that asks for one."""
        self.go(_PLACE_OF.get(verb) or verb)

    def _show_texts(self) -> None:
        """The words of letters, with their papers."""
        page = self.go(RULES)
        if page is not None:
            page.show_texts()  # type: ignore[attr-defined]

    def _on_envelope(self, envelope_no: str) -> None:
        page = self.go(MAILOUT)
        if page is not None:
            page.show_envelope(envelope_no)  # type: ignore[attr-defined]

    def _on_manifest(self, manifest_no: str) -> None:
        page = self.go(MAILOUT)
        if page is not None:
            page.show_manifest(manifest_no)  # type: ignore[attr-defined]

    def _count_scan(self, digits: str) -> bool:
        """The mail room's lock and its receipts take every scan while they are shown."""
        if self._stack.code != MAILOUT:
            return False
        return bool(self._stack.pages[MAILOUT].take_scan(digits))  # type: ignore[attr-defined]

    def _on_consignment(self, consignment_no: str) -> None:
        page = self.go(OUTSIDE)
        if page is not None:
            page.show_consignment(consignment_no)  # type: ignore[attr-defined]

    def _on_case_scanned(self, case_no: str) -> None:
        """A receipt opens its case; at the outside page it says what has come back, at the shelf
        what is put there."""
        if self._stack.code in (OUTSIDE, SHELF):
            self._stack.pages[self._stack.code].take_case(case_no)  # type: ignore[attr-defined]
        else:
            self.open_case(case_no)

    def _arrive(self, prereview_no: str, by_post: bool) -> None:
        """Somebody comes who was pre-reviewed, or their parcel."""
        page = self.go(INTAKE)
        if page is not None:
            page.arrivals.take_prereview(prereview_no, by_post=by_post)  # type: ignore[attr-defined]

    def _on_loan(self, loan_no: str) -> None:
        """A slip of a lent passport, or a letter about late ones (empty), was scanned."""
        page = self.go(CUSTODY)
        if page is not None:
            page.take_slip(loan_no)  # type: ignore[attr-defined]

    def _on_visit(self, number: str) -> None:
        """The receipt of a visit: its first case, with the others beside it."""
        desk = self._bench.desk
        self._bench.background.run(
            self, lambda: visit(desk, number),
            lambda sheet: self._show_visit(sheet.rows[0].case_no),
            partial(self.banner.say_error, "scan"),
        )  # fmt: skip

    def _show_visit(self, case_no: str) -> None:
        self.open_case(case_no)
        self._card.show_visit_when_shown()

    def _on_batch(self, batch_no: str) -> None:
        page = self.go(BATCHES)
        if page is not None:
            page.show_batch(batch_no)  # type: ignore[attr-defined]

    def _on_shelf_place(self, code: str) -> None:
        """A place of the shelf: what is scanned next is put there, or counted there."""
        page = self.go(SHELF)
        if page is not None:
            page.take_place(code)  # type: ignore[attr-defined]

    def _on_form(self, digits: str) -> None:
        page = self.go(INTAKE)
        if page is not None:
            page.arrivals.take_form(digits)  # type: ignore[attr-defined]

    def _on_spare(self, slip_no: str) -> None:
        """A receipt that was written by hand: it is typed in at the intake."""
        page = self.go(INTAKE)
        if page is not None:
            page.arrivals.take_spare(slip_no)  # type: ignore[attr-defined]

    def _on_notice(self, notice_no: str) -> None:
        page = self.go(SETTINGS)
        if page is not None:
            page.show_notice(notice_no)  # type: ignore[attr-defined]

    def _on_ticket(self, ticket_no: str) -> None:
        page = self.go(QUEUE)
        if isinstance(page, QueuePage):
            page.show_ticket(ticket_no)

    def _on_paper(self, job: PaperJob) -> None:
        """Print what an act has made, and show the very page beside the case."""
        # The drawer brings Qt's PDF part, which nobody waits for before the first paper.
        from ui.progress.paper_drawer import PaperDrawer

        if not isinstance(self._drawer, PaperDrawer):
            self._drawer = PaperDrawer(self._bench, self._stack)
        self._drawer.show_job(job, prints=True)

    def _put_paper_away(self) -> None:
        if self._drawer is not None:
            self._drawer.put_away()  # type: ignore[attr-defined]

    def _reprint(self) -> None:
        if self._stack.code == TRAY:
            page = self.go(TRAY)
            if page is not None:
                page.choose_printer()  # type: ignore[attr-defined]
        elif self._card.isVisible() and self._card.case_no:
            self._card.reprint_last()
        else:
            self.go(TRAY)

    def _verify(self) -> None:
        """Somebody holds a result and asks whether it is ours."""
        page = self.go(BLANKS)
        if page is not None:
            page.show_lookup()  # type: ignore[attr-defined]

    def _show_keys(self) -> None:
        self._help.toggle(self._stack.place, self._stack.pages[self._stack.code])
