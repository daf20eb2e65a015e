"""Applications that come without typing: a pre-review's tag, a form from a phone, a parcel.

Each ends in a draft that the page opens like one that was kept; the clerk sees every answer and
files it himself.
"""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from counter.desk import new_act
from counter.errors import CounterError
from counter.intake.continuity import reading
from counter.intake.continuity.reading import SlipLine
from counter.intake.continuity.words import SlipEnded
from counter.intake.prereview import arriving
from counter.intake.prereview.arriving import Arrival
from counter.intake.prereview.words import Became
from counter.intake.remote import form
from counter.intake.remote.form import RemoteForm
from counter.text import Text
from ui.intake.drafts import Draft
from ui.intake.incoming import Came
from ui.kit.banner import Banner
from ui.kit.toast import toast
from ui.kit.workbench import Workbench

_AFAR, _PARCEL = "afar", "parcel"  # causes of banners
_FROM_PREREVIEW = Text(
    "预审 {no}（{state}）已填好。核对原件后勾选“原件已核”即可受理。",
    "Filled from pre-review {no} ({state}). Look at the originals, tick that, and accept.",
)
_EXPIRED = Text("预审答复已过期，以现在的规定为准。", "The answer has expired; today's rules hold.")
_FROM_FORM = Text("已按手机登记表填好，请与证件核对。", "Filled from the phone's form; check it.")
_LEFT_OUT = Text(
    "未通过检查、需补录：{what}。", "To be entered here, as it cannot be right: {what}."
)
_NO_CODE = Text(
    "图片里没有读到登记表或预审的二维码。请让二维码完整、清楚、占满画面。",
    "No form's or pre-review's code was found in the picture. It must be whole, sharp and large.",
)
_OPEN_CASE = Text("打开办件", "Open the case")
_TELL_SENDER = Text("来件已收到，可告知寄件人：{text}", "The parcel is in; for its sender: {text}")
_COPY = Text("复制文字", "Copy the text")


class Arrivals(QObject):
    """Reads what came in the lane and hands a draft to the page.

    `filled`: a draft, and what is said about it; `case_wanted`: what a tag became long ago;
    `tag_read`: a hall's tag was found in a picture; `spare_found`: a spare receipt to type in.
    """

    filled = Signal(object, object)
    case_wanted = Signal(str)
    tag_read = Signal(str)
    spare_found = Signal(object)

    def __init__(self, bench: Workbench, banner: Banner, page: QWidget) -> None:
        super().__init__(page)
        self._bench, self._banner, self._page = bench, banner, page

    def take_prereview(self, no: str, *, by_post: bool = False) -> None:
        """The visitor, or the parcel, of a pre-review."""
        desk = self._bench.desk
        self._bench.background.run(
            self, lambda: arriving.arrive(desk, no, by_post), self._on_arrival, self._on_refused
        )

    def take_spare(self, no: str) -> None:
        """A spare receipt was scanned: it is typed in now, or it stands for its case."""
        desk = self._bench.desk
        self._bench.background.run(
            self, lambda: reading.slip(desk, no), self._on_spare, self._on_refused
        )

    def take_form(self, digits: str) -> None:
        """What a scanner read off a phone."""
        today = self._bench.desk.today
        self._bench.background.run(
            self, lambda: form.read(digits, today), self._on_form, self._on_refused
        )

    def take_pictures(self, came: Came) -> None:
        """Pictures that were dropped, pasted or opened: only their codes matter here."""
        if came.form:
            self.take_form(came.form)
        elif came.tag:
            self.tag_read.emit(came.tag)
        else:
            self._say(came.refused[0].text if came.refused else _NO_CODE)

    def tell_sender(self, case_no: str) -> None:
        """A parcel was taken in: the words for whoever sent it, ready to paste."""
        desk = self._bench.desk
        self._bench.background.run(
            self, lambda: arriving.parcel_text(desk, case_no), self._on_parcel, self._on_refused
        )

    def begin(self) -> None:
        """Another applicant: what was said about the last one goes."""
        self._banner.clear(_AFAR)
        self._banner.clear(_PARCEL)

    def _on_arrival(self, arrival: Arrival) -> None:
        told = _FROM_PREREVIEW.fill(no=arrival.no, state=arrival.title)
        self.filled.emit(
            Draft(
                arrival.letters, dict(arrival.answers), tuple(dict(p) for p in arrival.pieces),
                frozenset(), new_act(), self._now(), arrival.no, arrival.in_copy,
            ),
            _joined(told, _EXPIRED) if arrival.is_expired else told,
        )  # fmt: skip

    def _on_spare(self, line: SlipLine) -> None:
        if line.case_no:
            self.case_wanted.emit(line.case_no)
        elif line.is_out:
            self.spare_found.emit(line)
        else:
            self._on_refused(SlipEnded(line.no, line.state))

    def _on_form(self, filled: RemoteForm) -> None:
        told = _FROM_FORM
        if filled.left_out:
            told = _joined(told, _LEFT_OUT.fill(what=Text.listing(filled.left_out)))
        self.filled.emit(
            Draft(
                filled.letters, dict(filled.answers), tuple(dict(p) for p in filled.pieces),
                frozenset(), new_act(), self._now(),
            ),
            told,
        )  # fmt: skip

    def _on_parcel(self, text: Text) -> None:
        def copy() -> None:
            QGuiApplication.clipboard().setText(text.zh)
            toast(self._page, Text("已复制，可粘贴发送", "Copied"))

        self._banner.say(_PARCEL, _TELL_SENDER.fill(text=text), remedy=(_COPY, copy))

    def _on_refused(self, error: CounterError) -> None:
        case_no = error.case_no if isinstance(error, Became) else ""
        remedy = (_OPEN_CASE, lambda: self.case_wanted.emit(case_no)) if case_no else None
        self._banner.say(_AFAR, error.text, "grave", remedy)

    def _say(self, text: Text) -> None:
        self._banner.say(_AFAR, text)

    def _now(self) -> datetime:
        return self._bench.desk.now


def _joined(first: Text, second: Text) -> Text:
    return Text(first.zh + second.zh, f"{first.en} {second.en}")
