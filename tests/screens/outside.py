"""What is photographed of the outside page and of the money that changes midway."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from counter.desk import Desk, new_act
from counter.intake.accept import accept
from counter.intake.application import Application, look
from counter.progress.consignment.contents import consignment, outside
from tests.conftest import PERSON, matter
from tests.screens.camera import PIECE, Camera
from ui.progress.case_card import CasePanel


def batches_outside(camera: Camera) -> None:
    """The page as it opens, and with pieces ticked."""
    page = camera.frame.window_page.go("outside")  # type: ignore[union-attr]
    camera.take("outside")
    if page is not None and page._returns._card is not None:  # type: ignore[attr-defined]
        page._returns._all_back()  # type: ignore[attr-defined]
        camera.take("outside-ticked")


def money_midway(camera: Camera) -> None:
    """The sections of a foreigner's case, an ordinary one and one that came back."""
    window, desk = camera.frame.window_page, camera.desk
    foreigner = {**PERSON, "id_kind": "foreign", "id_number": "L898902C3"}
    for name, who in (("foreigner", foreigner), ("ordinary", PERSON)):
        answers = {**who, **matter("RZ"), "channel": "window", "delivery": "pickup"}
        bare = Application("RZ", answers, (PIECE["RZ"],), frozenset(), new_act())
        lists = look(desk.edition, desk.calendar, bare, desk.today).materials
        codes = frozenset(material.code for material in lists)
        filed = accept(desk, Application("RZ", answers, bare.pieces, codes, bare.act))
        window.open_case(filed.case_no)  # type: ignore[union-attr]
        for code in ("upgrade", "fees", "fiscal"):
            _section(camera, f"{name}-{code}", code)
    for row in outside(desk)[:1]:
        case_no = _case_of(desk, row.no)
        window.open_case(case_no)  # type: ignore[union-attr]
        _section(camera, "outside-fees", "fees")


def _section(camera: Camera, name: str, code: str) -> None:
    camera.settle()
    panel = camera.part(CasePanel)
    panel.open_section(code)
    camera.take(f"section-{name}")
    for back in panel.findChildren(QPushButton, "panel_back"):
        if back.isVisible():
            back.click()
    camera.settle()


def _case_of(desk: Desk, consignment_no: str) -> str:
    return consignment(desk, consignment_no).pieces[0].case_no
