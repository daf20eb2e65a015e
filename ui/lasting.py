"""What lasts, said above the places in the words of the hall."""

from __future__ import annotations

from PySide6.QtCore import Signal

from counter.errors import CounterError
from counter.text import Text
from ui.kit.banner import Banner

_WAITS = Text(
    "打印机“{name}”没有响应。请检查纸和电源，或在“打印”中换一台。",
    "The printer '{name}' does not answer. Check paper and power, or choose another in Papers.",
)

_UNSETTLED = Text(
    "上次中断时有 {n} 张纸正在打印，不知来没来。请到“打印”页逐张确认，不会自动重打。",
    "{n} {n:paper was|papers were} being printed when the program was cut short. Say in Papers "
    "whether each came out; none is printed again by itself.",
)


class Lasting(Banner):
    """The banner of the window; `papers_wanted` when the clerk goes to see about a printer."""

    papers_wanted = Signal()

    def say_error(self, cause: str, error: CounterError) -> None:
        """Something that stays until its cause is gone, or the clerk has read it."""
        read = (Text("知道了", "I see"), lambda: self.clear(cause))
        self.say(cause, error.text, "grave", read)

    def say_printer_waits(self, printer: str) -> None:
        """The printer has not answered for three seconds."""
        look = (Text("去打印", "Papers"), self.papers_wanted.emit)
        self.say("printer", _WAITS.fill(name=printer), remedy=look)

    def say_unsettled(self, papers: int) -> None:
        """Papers that were being sent when the program ended; 0: none any more."""
        if not papers:
            self.clear("unsettled")
            return
        look = (Text("去看", "Look"), self.papers_wanted.emit)
        self.say("unsettled", _UNSETTLED.fill(n=papers), remedy=look)

    def clear_printer(self) -> None:
        """A paper's fate is known again."""
        self.clear("printer")
