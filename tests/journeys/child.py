"""A desk in a process of its own: `python -m tests.journeys.child FOLDER COMMAND`.

The real frame and loop, with hands inside the process, a clock that stands and passwords at
argon2's least cost. What the screen says is printed as soon as a command's end is reached:

- `look`: `main.py` itself; whatever page comes first, then end.
- `type`: sign in, half a form of a walk-in; then wait to be killed.
- `resume`: sign in, go to the intake; then end.
- `print-nowhere`: take in a case while its printer does not exist; then end.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from argon2 import PasswordHasher
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit

import main as program
from counter import credentials
from tests.conftest import MORNING
from tests.journeys.hands import Hands, on_screen, where
from ui.app import Frame
from ui.kit import theme
from ui.kit.scanner import Scanner

PATIENCE_S = 20
MISSING_PRINTER = "没有这台打印机"
Steps = Iterator[Callable[[], object]]


class OwnHands(Hands):
    """Hands in a process without a test."""

    def __init__(self) -> None:
        self.moment, self.keys = 0, []


def has_focus(name: str) -> Callable[[], bool]:
    """Whether the focus is on the part of this name."""

    def holds() -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and focus.objectName() == name

    return holds


def says(words: str) -> Callable[[], bool]:
    """Whether these words stand on the screen."""
    return lambda: words in on_screen()


def signed_in(hands: Hands) -> Steps:
    """From the door to the queue."""
    yield has_focus("login")
    hands.write("wangfang")
    hands.press("Enter")
    yield has_focus("password")
    hands.write("counter-1")
    hands.press("Enter")
    yield has_focus("queue")


def filled(hands: Hands, *fields: tuple[str, str]) -> Steps:
    """Field by field, as Enter leads."""
    for name, words in fields:
        yield has_focus(name)
        hands.write(words)
        hands.press("Enter")


def look() -> Steps:
    """Whatever comes first."""
    yield on_screen


def half_typed(hands: Hands, frame: Frame) -> Steps:
    """Sign in and begin a form."""
    yield from signed_in(hands)
    hands.press("F2", "1")
    yield from filled(hands, ("name", "王𬱖"), ("id_number", "50010319850307233X"))
    yield has_focus("phone")
    hands.write("1381")
    folder = frame._folder
    yield lambda: any("1381" in file.read_text() for file in folder.glob("draft-*.json"))


def resume(hands: Hands, frame: Frame) -> Steps:
    """Sign in again and go to the intake; print what stands in the fields."""
    yield from signed_in(hands)
    hands.press("F2")
    yield says("已恢复")
    for line in frame.findChildren(QLineEdit):
        if line.isVisible() and line.text():
            print(f"{line.objectName()}={line.text()}")


def print_nowhere(hands: Hands, frame: Frame) -> Steps:
    """A whole walk-in, its receipt for a printer that is not there."""
    yield from signed_in(hands)
    frame.settings.setValue("printing/receipt/printer", MISSING_PRINTER)
    hands.press("F2", "1")
    yield from filled(
        hands, ("name", "张伟"), ("id_number", "50010319850307233X"), ("phone", "13812345678"),
        ("destination", "DE"), ("certificate_no", "(2026)渝证字第1号"),
    )  # fmt: skip
    yield has_focus("material-rz-form")
    hands.press("Ctrl+M", "Ctrl+Enter")
    yield says("没有打印")
    yield says("待打印 1")


COMMANDS = {"type": half_typed, "resume": resume, "print-nowhere": print_nowhere}


def main(folder: Path, command: str) -> int:
    """Run the desk until the command's last step, or 2 with a message where one never comes."""
    credentials.hasher = lambda: PasswordHasher(1, 8, 1)
    app = QApplication(sys.argv[:1])
    if command == "look":
        watched(app, look())
        sys.argv[1:] = ["--data", str(folder)]
        program.main()
    hands = OwnHands()
    frame = Frame(folder, clock=lambda: MORNING, scanner=Scanner(app, lambda: hands.moment))
    theme.load_faces()
    theme.dress(app)
    frame.start()
    frame.show()
    frame.activateWindow()
    watched(app, COMMANDS[command](hands, frame), ends=command != "type")
    return app.exec()


def watched(app: QApplication, steps: Steps, *, ends: bool = True) -> QTimer:
    """A timer that goes from step to step; at the end it prints the screen and closes it."""
    awaited: list[Callable[[], object]] = [next(steps)]
    left = iter(range(PATIENCE_S * 50))

    def go_on() -> None:
        while awaited[0]():
            try:
                awaited[0] = next(steps)
            except StopIteration:
                timer.stop()
                print(on_screen())
                print("READY", flush=True)
                if ends:
                    app.closeAllWindows()
                return
        if next(left, None) is None:
            print(f"the focus is on {where()}; the screen:\n{on_screen()}", file=sys.stderr)
            app.exit(2)

    timer = QTimer(app, interval=20)
    timer.timeout.connect(go_on)
    timer.start()
    return timer


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
