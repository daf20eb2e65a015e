"""The APEC card: grid of answers, cards that come, cards in use, the firm's file."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QScrollArea

from counter.desk import Desk, new_act
from counter.intake.accept import accept
from counter.intake.application import Application, look
from counter.progress import moves
from counter.progress.economies import answers, carding, firms
from counter.progress.economies.answers import Told
from counter.progress.economies.arrival import Arrived
from counter.progress.standing import standing
from counter.values.months import months_on
from tests.conftest import COMPANY, matter
from tests.screens.camera import LONG, Camera
from ui.progress.case_card import CasePanel
from ui.progress.economies.answer_grid import AnswerGrid

_PEOPLE = (
    {"holder": "吕强", "passport_no": "E12345678"},
    {"holder": "欧阳娜娜", "passport_no": "E00000002"},
    {"holder": LONG, "passport_no": "E00000003"},
)


def make_cards(desk: Desk) -> dict[str, str]:
    """A case with the economies, one whose cards are on their way, one whose card is here."""
    made = {}
    for name, people in (("grid", _PEOPLE), ("arriving", _PEOPLE[:2]), ("here", _PEOPLE[:1])):
        answers_ = {**COMPANY, **matter("SL"), "channel": "window", "delivery": "pickup"}
        bare = Application("SL", answers_, people, frozenset(), new_act())
        asked = look(desk.edition, desk.calendar, bare, desk.today).materials
        codes = frozenset(material.code for material in asked)
        no = accept(desk, Application("SL", answers_, people, codes, bare.act)).case_no
        for code in ("examine", "review", "report", "proof_seen"):
            moves.advance(desk, no, standing(desk, no).revision, code, {}, new_act())
        made[name] = no
        seen = answers.grid(desk, no)
        told = [
            Told(row.piece_no, cell.economy, _status(place + row.piece_no), desk.today)
            for row in seen.rows
            for place, cell in enumerate(row.answers)
            if name != "grid" or (place + row.piece_no) % 4
        ]
        answers.answer_many(desk, no, seen.revision, tuple(told), new_act())
        if name != "grid":
            carding.card(desk, no, standing(desk, no).revision, new_act())
    no = made["here"]
    back = tuple(a.economy for a in answers.grid(desk, no).rows[0].answers
                 if a.status == "approved")  # fmt: skip
    card = Arrived(1, "CN00000001", months_on(desk.today, 5), back, desk.today)
    carding.card_arrived(desk, no, standing(desk, no).revision, (card,), new_act())
    file = firms.firm(desk, made["grid"])
    shown = {"trade_yuan": "820000", "tax_grade": "C", "staff": "4", "insurance_months": "12"}
    firms.keep_firm(desk, file.uscc, file.revision, file.name, "重庆两江新区",
                    months_on(desk.today, 24), shown, new_act())  # fmt: skip
    return made


def _status(number: int) -> str:
    return "refused" if number % 9 == 3 else "approved"


def cards(camera: Camera) -> None:
    """Each section and panel of the card, with data; the grid also with something set."""
    made = make_cards(camera.desk)
    window = camera.frame.window_page
    window.go("queue")  # type: ignore[union-attr]
    for name, key in (
        ("grid", "section_economies"), ("grid", "section_firm"), ("grid", "section_cards"),
        ("grid", "move_early_card"), ("arriving", "next"), ("here", "section_cards"),
        ("here", "section_economies"),
    ):  # fmt: skip
        window.open_case(made[name])  # type: ignore[union-attr]
        camera.settle()
        panel = camera.part(CasePanel)
        camera.part(QPushButton, key, parent=panel).click()
        camera.settle()
        camera.take(f"card-{name}-{key}")
        if key == "section_economies" and name == "grid":
            grid = camera.part(AnswerGrid, parent=panel)
            for press in (Qt.Key.Key_Down, Qt.Key.Key_Down):
                QTest.keyClick(grid, press, Qt.KeyboardModifier.ShiftModifier)
            QTest.keyClick(grid, Qt.Key.Key_3)
            camera.take("card-grid-set")
        bar = camera.part(QScrollArea, parent=panel).verticalScrollBar()
        if bar.maximum() > bar.value():
            bar.setValue(bar.maximum())
            camera.take(f"card-{name}-{key}-below")
        for back in panel.findChildren(QPushButton, "panel_back"):
            back.click()
        camera.settle()
