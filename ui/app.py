"""Where the parts are joined: books → desk → background → bulletin → printing → workbench → window.

The one frame shows one thing at a time: the first page of a new folder, the door, the window, or
why the books cannot be opened. The only place in `ui` that reads the wall clock.
"""

from __future__ import annotations

import gc
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock
from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from counter.desk import Clock, Desk, read_office
from counter.errors import CounterError
from counter.papers import register
from counter.practice.hall import open_practice
from counter.queue.history import latest, news_since
from counter.settings import hall, people, safekeeping
from counter.settings.rulekeeping.renewal import renew
from counter.store.database import Books, claim, open_books
from counter.text import Language
from counter.values.clerk import Clerk, Role
from counter.values.days import SHANGHAI
from counter.values.office import Office
from ui.kit import language, theme
from ui.kit.background import Background
from ui.kit.bulletin import Bulletin
from ui.kit.dialogs import Dialogs
from ui.kit.memory import Memory
from ui.kit.printing.drawer import DRAWER, Drawer
from ui.kit.printing.here import SpoolerHere
from ui.kit.printing.ledger import Ledger
from ui.kit.printing.printing import Printing
from ui.kit.scanner import Scanner
from ui.kit.workbench import Workbench
from ui.login import LoginPage
from ui.stop_page import StopPage

if TYPE_CHECKING:
    from ui.first_start import Founding
    from ui.main_window import MainWindow

SETTINGS = "window.ini"
DRAWER_FOLDER = "papers"
_DOOR_STANDS = 50  # ms after which the door is painted and somebody reaches for the keyboard
_WINDOW_STANDS = 300  # ms: the queue is painted and nobody has pressed anything yet


def wall_clock() -> datetime:
    """The moment, with its zone."""
    return datetime.now(SHANGHAI)


class Frame(QStackedWidget):
    """One desk on one screen."""

    def __init__(
        self, data: Path | str, *, practice: bool = False, login: str | None = None,
        clock: Clock = wall_clock, scanner: Scanner | None = None,
    ) -> None:  # fmt: skip
        super().__init__()
        self._data, self._practice, self._login, self._clock = data, practice, login, clock
        self._books: Books | None = None
        self._office: Office | None = None
        self._clerk: Clerk | None = None
        self._claim: FileLock | None = None
        self.window_page: MainWindow | None = None
        self._bulletin: Bulletin | None = None
        folder = Path(data) if "://" not in str(data) else Path.cwd()
        self._folder = folder
        self.settings = QSettings(str(folder / SETTINGS), QSettings.Format.IniFormat)
        self.background = Background(self)
        self._printer_lane = Background(self)
        self._batch_lane = Background(self)  # a receipt must not wait for 5,000 labels
        self._under_way: set[int] = set()  # outlives a window: another clerk finds the same papers
        self._printing: Printing | None = None
        self._scanner = scanner
        self.setWindowTitle("外事窗口")
        self.resize(1366, 740)

    @property
    def window_no(self) -> str:
        """This computer's window."""
        return str(self.settings.value("window", "1"))

    def start(self) -> None:
        """Open the books, then show what comes next."""

        def work() -> tuple[Books, Office | None, Clerk | None]:
            books = open_books(self._data)
            if self._claim is None and books.is_file:
                self._claim = claim(self._folder)
            if self._practice:
                open_practice(books, self._clock)
            if not hall.is_founded(books):
                return books, None, None
            renew(books, self._clock())
            with books.reading():
                office = read_office()
            return books, office, self._practising(books) if self._practice else None

        self.background.run(self, work, self._on_open, self._on_shut)

    def lock(self) -> None:
        """Back to the door; the window and what is typed in it stay."""
        self._show_login(self._clerk)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Finish what was begun, then let the books go."""
        if self._bulletin is not None:
            self._bulletin.stop()
        if self._printing is not None:
            self._printing.stop()
        self._printer_lane.stop()
        self._batch_lane.stop()
        self.background.stop(self._books.close if self._books is not None else None)
        if self._claim is not None:
            self._claim.release()
        super().closeEvent(event)

    def _practising(self, books: Books) -> Clerk | None:
        """Whom a practice hall lets in without a password: the one named, else a supervisor."""
        reader = Desk(books, Clerk("", "", Role.READER), self.window_no, self._clock)
        members = [member for member in people.people(reader) if member.is_active]
        for member in members:
            named = member.login == self._login
            if named or (self._login is None and member.role is Role.SUPERVISOR):
                return Clerk(member.login, member.name, member.role)
        return None

    def _on_open(self, found: tuple[Books, Office | None, Clerk | None]) -> None:
        self._books, self._office, clerk = found
        if self._office is None:
            self._show_first_start(self._books)
        elif clerk is not None and self._office.is_practice:
            self._on_signed_in(clerk)
        else:
            self._show_login(None)

    def _on_shut(self, error: CounterError) -> None:
        page = StopPage(error.text, self)
        page.again.connect(self.start)
        page.away.connect(self.close)
        self._show(page)

    def _show_first_start(self, books: Books) -> None:
        # only a new folder has a first page
        from ui.first_start import FirstStart

        def found(told: Founding) -> None:
            hall.found(books, told.office, told.window, told.login, told.name, told.password,
                       self._clock())  # fmt: skip

        page = FirstStart(
            self.background, self._clock().date(), found, self, is_practice=self._practice
        )
        page.founded.connect(self._on_founded)
        self._show(page)

    def _on_founded(self, window: str) -> None:
        self.settings.setValue("window", window)
        self.settings.sync()
        self.start()

    def _show_login(self, clerk: Clerk | None) -> None:
        books, window, clock = self._books, self.window_no, self._clock
        if books is None or self._office is None:
            return
        page = LoginPage(
            self.background, self._office, window,
            lambda login, password: people.sign_in(books, login, password, window, clock), self,
        )  # fmt: skip
        page.ask_again(clerk, self._login or "")
        page.signed_in.connect(self._on_signed_in)
        self._show(page)
        QTimer.singleShot(_DOOR_STANDS, _read_window)

    def _on_signed_in(self, clerk: Clerk) -> None:
        """The same clerk finds the window as it was left; another one gets a new window."""
        if self.window_page is not None:
            if clerk == self._clerk:
                self._show(self.window_page)
                return
            self._let_go()
        if self._books is None:
            return
        self._clerk = clerk
        desk = Desk(self._books, clerk, self.window_no, self._clock)
        self.background.run(
            self, lambda: latest(desk), lambda seen: self._join(desk, seen), self._on_shut
        )

    def _join(self, desk: Desk, seen: int) -> None:
        if self._office is None:
            return
        from ui.main_window import MainWindow

        self._bulletin = Bulletin(self.background, lambda seq: news_since(desk, seq), seen, self)
        printing = self._printing = Printing(
            Ledger.of(desk), register.pdf, register.read_back, register.SIZES, SpoolerHere(),
            Drawer(self._folder / DRAWER_FOLDER), self._printer_lane, self.background,
            self.settings, self, batch_lane=self._batch_lane, under_way=self._under_way,
        )  # fmt: skip
        if self._office.is_practice:
            for kind in register.SIZES:
                if not printing.printer_for(kind):
                    printing.choose(kind, DRAWER)
        bench = Workbench(
            desk, self.background, self._bulletin, printing, Dialogs(), language.spoken(),
            memory=Memory(self.settings),
        )  # fmt: skip
        window = self.window_page = MainWindow(bench, self._office, self)
        window.locked.connect(self.lock)
        bench.wishes.theme.connect(self._on_theme)
        # Later: who wishes is a page of the very window that goes.
        queued = Qt.ConnectionType.QueuedConnection
        bench.wishes.language.connect(self._on_language, queued)
        bench.wishes.restore.connect(self._on_restore, queued)
        if self._scanner is not None:
            self._scanner.scanned.connect(window.take_scan)
        self.background.unheard.connect(lambda error: window.banner.say_error("work", error))
        printing.keeps_waiting.connect(window.banner.say_printer_waits)
        printing.changed.connect(window.banner.clear_printer)
        printing.unsettled.connect(window.banner.say_unsettled)
        self._show(window)
        self._bulletin.start()
        QTimer.singleShot(_WINDOW_STANDS, self._warm_up)
        # What a crash cut short is asked for before anybody prints it again.
        printing.settle_all(self._look)

    def _warm_up(self) -> None:
        """Read the papers' faces where papers are printed, so that the first receipt waits not."""
        self._printer_lane.run(self, register.warm, _leave_alone, self._on_no_faces)

    def _on_no_faces(self, error: CounterError) -> None:
        if self.window_page is not None:
            self.window_page.banner.say_error("faces", error)

    def _look(self) -> None:
        if self._bulletin is not None:
            self._bulletin.look()

    def _on_theme(self, name: str) -> None:
        """Another look, from now on."""
        self._keep("theme", name)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.dress(app, is_dark=name == "dark")

    def _on_language(self, chosen: Language) -> None:
        """The window is built anew in another language; what is typed is in the draft."""
        self._keep("language", chosen.name)
        language.speak(chosen)
        self._let_go()
        if self._clerk is not None:
            self._on_signed_in(self._clerk)

    def _on_restore(self, copy: Path) -> None:
        """A proven backup takes the books' place; then everything begins at the door."""
        books, folder, stamp = self._books, self._folder, f"{self._clock():%Y%m%d-%H%M%S}"
        if books is None or not books.is_file:
            return
        self._let_go()
        self._clerk = None
        if self._claim is not None:
            self._claim.release()
            self._claim = None
        # This computer's own settings lie in the folder that is put aside.
        own = {key: self.settings.value(key) for key in self.settings.allKeys()}

        def work() -> None:
            books.close()
            safekeeping.restore(copy, folder, force=True, stamp=stamp)

        def restored(_: None) -> None:
            for key, value in own.items():
                self.settings.setValue(key, value)
            self.settings.sync()
            self.start()

        self.background.run(self, work, restored, self._on_shut)

    def _keep(self, key: str, value: str) -> None:
        self.settings.setValue(key, value)
        self.settings.sync()

    def _let_go(self) -> None:
        """Another clerk: the last one's window and its news end."""
        if self._bulletin is not None:
            self._bulletin.stop()
            self._bulletin = None
        if self.window_page is not None:
            self.removeWidget(self.window_page)
            self.window_page.deleteLater()
            self.window_page = None

    def _show(self, page: QWidget) -> None:
        """Show `page`; doors and first pages are made anew each time and do not pile up."""
        old = self.currentWidget()
        if self.indexOf(page) < 0:
            self.addWidget(page)
        self.setCurrentWidget(page)
        # Where the hand was in it, or where the page has put it; the page itself takes no keys.
        (page.focusWidget() or page).setFocus(Qt.FocusReason.OtherFocusReason)
        if old is not None and old is not page and old is not self.window_page:
            self.removeWidget(old)
            old.deleteLater()


def _leave_alone(_: object) -> None:
    """Libraries, faces and the window stay until the end: no later look for garbage need go
    through them. Over half a million objects such a look stops the window by 100 to 280 ms.

    Once: what a clerk who has left leaves behind is garbage and must be found."""
    if not gc.get_freeze_count():
        gc.freeze()


def _read_window() -> None:
    """The code of the window is read while a password is typed: the door need not wait for it,
    and whoever signs in need not either."""
    import ui.main_window  # noqa: F401


def run(data: Path | str, practice: bool, login: str | None) -> int:
    """The desk on `data` (a folder or a `postgresql://` address) until its window is closed.

    `practice` lets `login`, or the first supervisor, into a practice hall without a password.
    """
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)  # noqa: S101 -- nobody makes a console application first
    theme.load_faces()
    frame = Frame(data, practice=practice, login=login, scanner=Scanner(app))
    language.speak(Language[str(frame.settings.value("language", Language.ZH.name))])
    theme.dress(app, is_dark=str(frame.settings.value("theme", "light")) == "dark")
    frame.start()
    frame.show()
    return app.exec()
