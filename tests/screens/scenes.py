"""What is photographed: every place, the intake of each kind, cases at each step."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QPushButton

from counter.errors import Trouble
from counter.queue import card as cards
from counter.queue import worklists
from counter.text import Text
from tests.conftest import BY_POST, COMPANY, PERSON, matter
from tests.screens.camera import LONG, OPENERS, PIECE, Camera
from ui.intake.page import IntakePage
from ui.kit.toast import Toast, toast
from ui.progress.case_card import CasePanel
from ui.settings.page import PANELS
from ui.universal_box import UniversalBox


def door(camera: Camera) -> None:
    """The door, and a wrong password."""
    camera.take("login")
    camera.part(QPushButton, "enter").click()
    camera.take("login-fault")


def round_trip(camera: Camera) -> None:
    """Every place of whoever is signed in with its keys, and what lies over places."""
    window: Any = camera.frame.window_page
    for place in window._stack.allowed:
        window.go(place)
        camera.take(place)
        window._show_keys()
        camera.take(f"help-{place}")
        window._show_keys()
    window.go("settings")
    for code, _, _ in PANELS:
        camera.part(QPushButton, f"panel-{code}").click()
        camera.take(f"settings-{code}")
    window.go("queue")
    box = camera.part(UniversalBox)
    box.start()
    camera.take("box-commands")
    box.look_for("RZ")
    camera.take("box-hits")
    box.look_for("查无此人")
    camera.take("box-nothing")
    box.finish()
    window.banner.say_printer_waits("HP LaserJet M104a 二楼")
    window.banner.say_error(
        "books",
        Trouble(
            Text(
                "连不上办件库。请检查网线，或稍后再试。",
                "The books cannot be reached. Check the cable.",
            )
        ),
    )
    toast(window, Text("RZ20261123-0007-K 已受理", "RZ20261123-0007-K accepted"))
    camera.take("banner-toast")
    camera.frame.findChild(Toast).hide()
    for cause in window.banner.causes():
        window.banner.clear(cause)


def intake(camera: Camera) -> None:
    """The four kinds: blank, half filled with faults, full with many pieces."""
    window = camera.frame.window_page
    page: IntakePage = window.go("intake")  # type: ignore[union-attr]
    camera.take("intake")
    for letters, piece in PIECE.items():
        who = dict(PERSON if letters == "RZ" else COMPANY, name=LONG)
        page._on_kind(letters)
        camera.take(f"intake-{letters}-blank")
        page._sheet._form.set_answers({"name": "张", "id_number": "5001", "phone": "138"})
        page._accept.press()
        camera.take(f"intake-{letters}-faults")
        page._sheet._form.set_answers({**who, **BY_POST, **matter(letters), "receiver": LONG})
        page._sheet._pieces.set_answers([piece] * 5)
        page._sheet._checklist.tick_required()
        camera.take(f"intake-{letters}-full")
        page._on_clear()
    camera.settle()


def cases(camera: Camera) -> None:
    """A case of each kind at each step, from top and bottom, and each panel that its keys open."""
    window, desk, seen = camera.frame.window_page, camera.desk, set[str]()
    for row in worklists.open_cases(desk):
        step = f"{row.letters}-{row.step.en}".replace(" ", "_").replace("/", "_")
        if step in seen:
            continue
        seen.add(step)
        window.open_case(row.case_no)  # type: ignore[union-attr]
        camera.take(f"case-{step}")
        panel = camera.part(CasePanel)
        camera.take_below(f"case-{step}", panel)
        offers = cards.card(desk, row.case_no).moves
        keys = {
            "next" if offer.is_usual else f"move_{offer.code}": offer.code
            for offer in offers
            if offer.asks or offer.verb in ("hand_over", "accept", "seal", "remake")
        }
        for key in (*keys, *OPENERS):
            name = keys.get(key, key)
            found = [k for k in panel.findChildren(QPushButton, key) if k.isVisible()]
            if found and name not in seen:
                seen.add(name)
                found[0].click()
                camera.take(f"panel-{name}")
                camera.take_below(f"panel-{name}", panel)
                for back in panel.findChildren(QPushButton, "panel_back"):
                    back.click()
                camera.settle()
