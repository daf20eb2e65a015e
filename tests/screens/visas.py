"""Visas: the note read over, answers half set, papers asked for, a group that is done in part."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from counter.dayclose import till
from counter.desk import Desk, new_act
from counter.intake.accept import accept
from counter.intake.application import Application, look
from counter.progress.consignment.contents import carrying
from counter.progress.consignment.office import To
from counter.progress.consignment.returning import Outcome, bring_back
from counter.progress.consignment.sending import send_out
from counter.progress.standing import standing
from counter.progress.visas import answers, note, papers
from counter.progress.visas.answers import Told
from counter.progress.visas.draft import draft
from counter.progress.visas.group import group
from tests.conftest import COMPANY, matter
from tests.screens.camera import LONG, Camera
from ui.progress.case_card import CasePanel
from ui.progress.visas.people import People

_JAPAN = To("consulate", "JP", "日本驻渝总领事馆")
_PEOPLE = (
    {"holder": "欧阳娜娜", "passport_no": "PE0000001", "expires_on": "2031-01-31"},
    {"holder": "吕强", "passport_no": "PE0000002", "expires_on": "2027-01-31"},
    {"holder": LONG, "passport_no": "PE0000003", "expires_on": "2031-01-31"},
    {"holder": "单雄", "passport_no": "SE0000004", "expires_on": "2031-01-31"},
    {"holder": "查练", "passport_no": "PE0000005", "expires_on": "2031-01-31"},
)


def make_groups(desk: Desk) -> dict[str, str]:
    """A group whose note is to be drawn, one with the consulate, one that is back in part."""
    made = {}
    for name in ("note", "outside", "back"):
        told = {**COMPANY, **matter("QZ"), "channel": "window", "delivery": "pickup"}
        bare = Application("QZ", told, _PEOPLE, frozenset(), new_act())
        asked = look(desk.edition, desk.calendar, bare, desk.today).materials
        codes = frozenset(material.code for material in asked)
        no = accept(desk, Application("QZ", told, _PEOPLE, codes, bare.act)).case_no
        till.pay(desk, no, standing(desk, no).owes, "cash", "", new_act())
        made[name] = no
        if name == "note":
            continue
        words = draft(desk, no)
        note.note(desk, no, words.revision, words.body, new_act())
        send_out(desk, _JAPAN, (no,), new_act())
        until = desk.today + timedelta(days=3)
        papers.add_papers(desk, no, standing(desk, no).revision, "在职证明（英文，盖章）",
                          desk.today, until, new_act())  # fmt: skip
        on = desk.today
        known = (
            Told(1, "issued", on, "J1234567", on, on + timedelta(days=90), "single", 15),
            Told(2, "denied", on, reason="护照有效期不足"),
        )
        answers.answer_many(desk, no, group(desk, no).revision, known, new_act())
        if name == "back":
            back = tuple(Outcome(no, number, "back") for number in range(1, 6))
            bring_back(desk, carrying(desk, no), back, new_act())
            until = on + timedelta(days=90)
            rest = tuple(
                Told(number, "issued", on, f"J000000{number}", on, until, "single", 15)
                for number in (3, 4, 5)
            )
            answers.answer_many(desk, no, group(desk, no).revision, rest, new_act())
    return made


def visas(camera: Camera) -> None:
    """Each section and panel of a group, with data; the list also with something set."""
    made = make_groups(camera.desk)
    window: Any = camera.frame.window_page
    window.go("queue")
    for name, key in (
        ("note", "next"), ("note", "section_visa_papers"), ("outside", "section_visas"),
        ("outside", "section_visa_papers"), ("back", "section_visas"),
    ):  # fmt: skip
        window.open_case(made[name])
        camera.settle()
        panel = camera.part(CasePanel)
        camera.part(QPushButton, key, parent=panel).click()
        camera.settle()
        title = f"visas-{name}-{key.removeprefix('section_')}"
        camera.take(title)
        camera.take_below(title, panel)
        if (name, key) == ("outside", "section_visas"):
            people = camera.part(People, parent=panel)
            QTest.keyClick(people, Qt.Key.Key_1)
            QTest.keyClick(people, Qt.Key.Key_Down)
            QTest.keyClick(people, Qt.Key.Key_3)
            camera.take(f"{title}-set")
            camera.take_below(f"{title}-set", panel)
        for back in panel.findChildren(QPushButton, "panel_back"):
            if back.isVisible():
                back.click()
        camera.settle()
