"""改急件 / 改双认证: what it would cost more and what would be promised, then done at one key."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from counter.casetypes.vocabulary import Choice, Question
from counter.desk import new_act
from counter.intake import upgrade
from counter.intake.upgrade import Offer
from counter.queue.card import CaseCard
from counter.text import Text
from ui.kit.arrange import vertical
from ui.kit.label import Label
from ui.kit.workbench import Workbench
from ui.progress.fetched import Fetched
from ui.progress.panel import Panel

_TITLE = Text("改急件／改双认证", "Make urgent, make double")
_NOTHING = Text(
    "这个办件已经不能改急件或改双认证：已是急件、双认证，或者已经制证。",
    "Nothing can be changed any more: it is urgent or double already, or made.",
)
_COSTS = Text("补收 {money}，预计 {day}", "{money} more, ready {day}")
_ESTIMATE = Text("补收 {money}，预计 {day}（估计）", "{money} more, ready about {day}")


def upgrade_section(bench: Workbench, card: CaseCard, parent: QWidget | None = None) -> Fetched:
    """The section of a case that could still go another way."""
    desk, case_no, act = bench.desk, card.row.case_no, new_act()

    def make(offers: tuple[Offer, ...], section: Fetched) -> Panel | Text:
        if not offers:
            return _NOTHING

        def work(answers: dict[str, Any]) -> Any:
            code, revision = str(answers["change"]), section.revision
            change = upgrade.change_speed if code == upgrade.URGENT else upgrade.change_route
            return lambda: change(desk, case_no, revision, code, act)

        choices = tuple(Choice(offer.code, offer.title) for offer in offers)
        asked = Question("change", Text("改为", "Change"), "choice", choices=choices,
                         default=offers[0].code)  # fmt: skip
        panel = Panel(bench, _TITLE, (asked,), work, Text("确认更改", "Change it"), section)
        panel.done_words = Text("已更改，请打印新回执并收差额", "Changed: print the new receipt")
        panel.insert(_told(offers))
        return panel

    section = Fetched(bench, lambda: upgrade.offers(desk, case_no), make, parent)
    section.revision = card.revision
    section.done_words = Text("已更改，请打印新回执并收差额", "Changed: print the new receipt")
    return section


def _told(offers: tuple[Offer, ...]) -> QWidget:
    """A block for each offer: what it costs more, what would be promised, what nobody knows."""
    place = QWidget()
    parts: list[QWidget] = []
    for offer in offers:
        parts.append(Label(offer.title, "body"))
        parts.append(Label(_promise(offer), "caption", wraps=True, name=f"offer.{offer.code}"))
        parts += [Label(Text("▲ {w}", "▲ {w}").fill(w=w), "warning", wraps=True)
                  for w in offer.warnings]  # fmt: skip
    vertical(place, *parts, spacing=2)
    return place


def _promise(offer: Offer) -> Text:
    if offer.due is None:
        return Text("补收 {money}", "{money} more").fill(money=offer.difference)
    told = _ESTIMATE if offer.due.is_estimate else _COSTS
    return told.fill(money=offer.difference, day=offer.due.on.isoformat())
