"""财政票据: the receipts of a case, noting one, and saying that one was voided or paid back."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from counter.casetypes.conditions import Is
from counter.casetypes.vocabulary import Choice, Question
from counter.dayclose import fiscal
from counter.dayclose.fiscal import STATES, FiscalLine
from counter.desk import new_act
from counter.errors import BadAnswers, Fault
from counter.queue.card import CaseCard
from counter.text import Text
from ui.kit.arrange import vertical
from ui.kit.label import Label
from ui.kit.workbench import Workbench
from ui.progress.fetched import Fetched
from ui.progress.panel import Panel
from ui.progress.till_asks import FISCAL, amount_of, receipt_of

_TITLE = Text("财政票据", "Fiscal receipts")
_NONE = Text("还没有登记票据。", "No receipt is on record yet.")
_NOTE, _MARK = Is("what", "note"), Is("what", "mark")
_MISSING = Text("请填写票据代码和号码。", "Enter code and number.")


def fiscal_section(bench: Workbench, card: CaseCard, parent: QWidget | None = None) -> Fetched:
    """The fiscal receipts of a case."""
    desk, case_no, act = bench.desk, card.row.case_no, new_act()

    def make(lines: tuple[FiscalLine, ...], section: Fetched) -> Panel:
        still_open = tuple(line for line in lines if line.state in ("issued", "paid"))

        def work(answers: dict[str, Any]) -> Any:
            if answers["what"] == "note":
                receipt = receipt_of(answers)
                if receipt is None:
                    raise BadAnswers((Fault("fiscal_code", _MISSING),))
                amount, state = amount_of(answers.get("amount")), str(answers["state"])
                return lambda: fiscal.note(desk, case_no, receipt, amount, state, act)
            code, number = str(answers["receipt"]).split()
            state, reason = str(answers["onward"]), str(answers.get("reason") or "")
            return lambda: fiscal.mark(desk, case_no, code, number, state, reason, act)

        panel = Panel(bench, _TITLE, _questions(still_open), work, Text("确认", "Confirm"), section)
        panel.insert(_told(lines))
        return panel

    section = Fetched(bench, lambda: fiscal.of_case(desk, case_no), make, parent)
    section.done_words = Text("票据已登记", "The receipt is on record")
    return section


def _questions(still_open: tuple[FiscalLine, ...]) -> tuple[Question, ...]:
    ways: tuple[Choice, ...] = (Choice("note", Text("登记", "note")),)
    if not still_open:
        return (_what(ways), *_asks())
    ways += (Choice("mark", Text("作废／冲红／退付", "end")),)
    receipts = tuple(Choice(_written(line), Text.same(_written(line))) for line in still_open)
    onward = tuple(Choice(code, STATES[code]) for code in ("void", "reversed", "returned", "paid"))
    return (
        _what(ways), *_asks(),
        Question("receipt", Text("哪一张", "Which one"), "choice", choices=receipts,
                 default=receipts[0].code, when=_MARK),
        Question("onward", Text("改为", "Is now"), "choice", choices=onward, default="void",
                 when=_MARK),
        Question("reason", Text("原因", "Why"), "text", when=_MARK, required=False),
    )  # fmt: skip


def _what(ways: tuple[Choice, ...]) -> Question:
    return Question("what", Text("做什么", "What"), "choice", choices=ways, default="note")


def _asks() -> tuple[Question, ...]:
    states = tuple(Choice(code, STATES[code]) for code in ("paid", "issued"))
    return (
        *(Question(q.code, q.title, q.kind, required=q.code != "pay_code", when=_NOTE)
          for q in FISCAL),
        Question("amount", Text("金额（元）", "Amount (yuan)"), "text", when=_NOTE),
        Question("state", Text("状态", "State"), "choice", choices=states, default="paid",
                 when=_NOTE),
    )  # fmt: skip


def _told(lines: tuple[FiscalLine, ...]) -> QWidget:
    place = QWidget()
    parts: list[QWidget] = []
    for line in lines:
        told = Text("{number}　{state}　{amount}", "{number}, {state}, {amount}").fill(
            number=_written(line), state=line.title, amount=line.amount
        )
        is_over = line.state not in ("issued", "paid")
        parts.append(Label(told, "muted" if is_over else "body", wraps=True, selectable=True))
        if line.reason:
            parts.append(Label(line.reason, "caption", wraps=True))
    vertical(place, *(parts or [Label(_NONE, "muted")]), spacing=2)
    return place


def _written(line: FiscalLine) -> str:
    return f"{line.code} {line.number}"
