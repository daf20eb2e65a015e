"""What a printer may answer instead of printing, each with what the clerk can do about it.

    Trouble
      └ PrinterTrouble        which printer; `is_certain`: nothing of this job will still come out
          ├ PrinterMissing    no printer of that name here (or the name now means another one)
          ├ PrinterStopped    paused, out of paper, jammed, cover open, not reachable
          ├ WrongMedia        the sheet that is needed is not loaded
          ├ NeverArrived      what was being sent when the program died did not get there
          ├ JobRefused        the spooler or the printer turned this job away
          └ PrinterUnclear    nobody can say yet whether it printed: stays unknown, never "done"

>>> PrinterStopped("窗口1", (word("media-empty-error"),)).text.zh
'打印机“窗口1”没有响应（缺纸）。请检查纸和电源，或换一台打印机打印。'
>>> word("moon-phase") is None
True
"""

from __future__ import annotations

from counter.errors import Trouble
from counter.text import Text

# The reasons of RFC 8011 5.4.12 that keep paper from coming out; the others only inform.
_WORDS = {
    "cover-open": Text("盖子没关", "cover open"),
    "door-open": Text("盖子没关", "cover open"),
    "interlock-open": Text("盖子没关", "cover open"),
    "input-tray-missing": Text("纸盒没装好", "paper tray missing"),
    "marker-supply-empty": Text("墨粉或色带用完", "out of ink or ribbon"),
    "media-empty": Text("缺纸", "out of paper"),
    "media-jam": Text("卡纸", "paper jam"),
    "media-needed": Text("请装入所需的纸", "load the paper that is needed"),
    "moving-to-paused": Text("已暂停", "paused"),
    "output-area-full": Text("出纸口已满", "output tray full"),
    "paused": Text("已暂停", "paused"),
    "shutdown": Text("已关机", "switched off"),
    "stopped": Text("已停止", "stopped"),
    "stopping": Text("已停止", "stopped"),
    "toner-empty": Text("墨粉用完", "out of toner"),
}
STOPPED = _WORDS["stopped"]
_MOST_SHEETS = 4  # named in a sentence
CONSEQUENCES = (STOPPED, _WORDS["paused"])
UNREACHABLE = Text("连接不上", "cannot be reached")
BUSY = Text("前面还有别的任务", "other jobs are before this one")


def word(reason: str) -> Text | None:
    """A `printer-state-reasons` keyword as the clerk's word; None where it stops nothing."""
    bare, _, severity = reason.rpartition("-")
    if severity in ("report", "warning"):
        return None
    return _WORDS.get(bare if severity == "error" else reason)


class PrinterTrouble(Trouble):
    """A paper that did not come out, or of which nobody can say."""

    is_certain = True

    def __init__(self, printer: str, text: Text) -> None:
        self.printer = printer
        super().__init__(text.fill(printer=printer))


class PrinterMissing(PrinterTrouble):
    """No printer of that name; printing on another one would show papers to strangers."""

    def __init__(self, printer: str) -> None:
        super().__init__(
            printer,
            Text(
                "找不到打印机“{printer}”。请接好打印机，或换一台打印机打印。",
                "There is no printer '{printer}' here. Connect it, or print on another one.",
            ),
        )


class PrinterStopped(PrinterTrouble):
    """It exists, but gives no paper; `why` holds what it says about itself."""

    def __init__(self, printer: str, why: tuple[Text, ...] = ()) -> None:
        self.why = why
        reasons = Text.listing(why)
        super().__init__(
            printer,
            Text(
                "打印机“{printer}”没有响应" + (f"（{reasons.zh}）" if why else "") + "。"
                "请检查纸和电源，或换一台打印机打印。",
                "The printer '{printer}' does not respond"
                + (f" ({reasons.en})" if why else "")
                + ". Check paper and power, or print on another one.",
            ),
        )


class JobRefused(PrinterTrouble):
    """The job was turned away; `said` is the machine's own sentence, shown as it is."""

    def __init__(self, printer: str, said: str = "") -> None:
        self.said = said
        # The sentence is the machine's, so its braces must not be taken for places to fill.
        quoted = said.replace("{", "{{").replace("}", "}}")
        super().__init__(
            printer,
            Text(
                "打印机“{printer}”没有接受这份文件" + (f"（{quoted}）" if said else "") + "。"
                "请检查纸张大小，或换一台打印机打印。",
                "The printer '{printer}' did not accept this paper"
                + (f" ({quoted})" if said else "")
                + ". Check the paper size, or print on another one.",
            ),
        )


class NeverArrived(PrinterTrouble):
    """The program died while it was sending, and the spooler has no such job."""

    def __init__(self, printer: str) -> None:
        super().__init__(
            printer,
            Text(
                "上次打印中断，打印机“{printer}”没有收到这份文件。请再打印一次。",
                "Printing was cut short and '{printer}' did not receive this paper. "
                "Print it again.",
            ),
        )


class WrongMedia(PrinterTrouble):
    """Another sheet is loaded than this paper needs; `loaded` and `needed` as people say them."""

    def __init__(
        self, printer: str, needed: str, sheets: tuple[str, ...], *, is_loaded: bool = True
    ) -> None:
        self.needed, self.sheets, self.is_loaded = needed, sheets, is_loaded
        zh, en = "、".join(sheets[:_MOST_SHEETS]), ", ".join(sheets[:_MOST_SHEETS])
        holds = ("装的是", "holds") if is_loaded else ("只能用", "takes only")
        super().__init__(
            printer,
            Text(
                f"打印机“{{printer}}”{holds[0]} {zh}，这张纸要用 {needed}。"
                "请换纸，或另选纸张尺寸或打印机。",
                f"'{{printer}}' {holds[1]} {en}, and this paper needs {needed}. "
                "Load that, or choose another size or printer.",
            ),
        )


class PrinterUnclear(PrinterTrouble):
    """Sent, and no answer: it may still come out, so the paper stays on its way in the outbox."""

    is_certain = False

    def __init__(self, printer: str) -> None:
        super().__init__(
            printer,
            Text(
                "还不知道“{printer}”打印了没有。请看打印机，再在“打印”页按“来了”或“没来”。",
                "It is not known whether '{printer}' printed. Look at it, then say in the print "
                "tray whether the paper came out.",
            ),
        )
