"""Charges are never changed: what a case is to pay becomes another sum by contrary rows."""

from __future__ import annotations

from dataclasses import replace

from counter.desk import Pen
from counter.rules.fees import Bill
from counter.store import charging
from counter.store.charging import NewLine
from counter.store.journal import Tally
from counter.store.tables.cases import Case
from counter.store.tables.money import Charge
from counter.text import Text
from counter.values.money import Money


def recharge(case: Case, bill: Bill, pen: Pen, why: Text) -> tuple[Tally, ...]:
    """Bring a case's charges to `bill`: the difference of each item is one more line.

    `why` stands behind the item's title. An item that is not asked for any more is taken back.
    What was waived, settled or typed in stands under codes of its own and stays: a settled fee is
    the real one and follows no price list, and a line is never taken below nothing, so that what
    was waived does not come back as money.
    """
    stands = {line.code: line for line in charging.lines(case)}
    charged: dict[str, NewLine] = {}
    for row in case.charges.order_by(Charge.id):
        if charging.base_code(row.code) == row.code:
            title = Text(row.title_zh, row.title_en)
            line = charged.get(row.code) or NewLine(
                row.code, title, Money(0), row.payee, is_collected=row.is_collected
            )
            charged[row.code] = replace(line, amount=line.amount + row.amount)
    wanted = {line.code: line for line in bill.lines}
    found = []
    for code in dict.fromkeys((*wanted, *charged)):
        told = wanted.get(code) or charged[code]
        amount = wanted[code].amount if code in wanted else Money(0)
        difference = amount - (charged[code].amount if code in charged else Money(0))
        standing = stands.get(code)
        if standing is not None:
            difference = Money(0) if standing.is_settled else max(difference, -standing.now)
        if difference:
            title = Text("{title}（{why}）", "{title} ({why})").fill(title=told.title, why=why)
            found.append(
                NewLine(code, title, difference, told.payee, is_collected=told.is_collected)
            )
    return charging.add(case, pen.day, found) if found else ()
