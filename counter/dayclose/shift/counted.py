"""What somebody counted: notes and coins by their value, and a slip total for each other method.

>>> found = Counted.read({"cash": {"100": 3, "0.5": 1}, "card": "1250.00"})
>>> str(found.of("cash")), str(found.of("card")), str(found.of("wechat"))
('¥300.50', '¥1,250.00', '¥0.00')
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from counter.errors import BadAnswers, Fault
from counter.text import Text
from counter.values.methods import METHODS
from counter.values.money import Money

CASH = "cash"
DENOMINATIONS: dict[str, Money] = {
    value: Money.read(value) for value in ("100", "50", "20", "10", "5", "1", "0.5", "0.1")
}
"""Renminbi notes and coins that go over a counter, the largest first."""
MOST_PIECES = 99_999
_MOST = Money.yuan(100_000_000)
_PIECES = Text("{value} 元应填张数（0 至 99999）。", "{value} yuan: how many, from 0 to 99999.")
_NO_SUCH_PIECE = Text("没有面值 {value} 元的钱。", "There is no note or coin of {value} yuan.")
_NO_SUCH_METHOD = Text("没有收款方式“{method}”。", "There is no method of payment '{method}'.")
_AMOUNT = Text("{method}应填金额，如 1250.00。", "{method}: an amount such as 1250.00.")
_SHAPE = Text("清点的内容不是表格。", "What was counted is not a table of values.")


@dataclass(frozen=True)
class Counted:
    """Pieces of cash by value, amounts by method; what is left out is nothing."""

    pieces: Mapping[str, int] = field(default_factory=dict)
    others: Mapping[str, Money] = field(default_factory=dict)

    def __post_init__(self) -> None:
        faults = [*_piece_faults(self.pieces), *_other_faults(self.others)]
        if faults:
            raise BadAnswers(tuple(faults))

    @classmethod
    def read(cls, told: object) -> Counted:
        """From JSON: `{"cash": {"100": 3}, "card": "1250.00"}`; refuses (`BadAnswers`) else."""
        if not isinstance(told, Mapping):
            raise BadAnswers((Fault("methods", _SHAPE),))
        pieces = told.get(CASH, {})
        if not isinstance(pieces, Mapping):
            raise BadAnswers((Fault(CASH, _SHAPE),))
        others: dict[str, Money] = {}
        faults = []
        for method, written in told.items():
            if method == CASH:
                continue
            title = METHODS.get(method, Text.same(str(method)))
            try:
                # a JSON number may have been rounded on its way here
                others[method] = Money.read(written if isinstance(written, str) else "?")
            except ValueError:
                faults.append(Fault(str(method), _AMOUNT.fill(method=title)))
        if faults:
            raise BadAnswers(tuple(faults))
        return cls({str(value): many for value, many in pieces.items()}, others)

    def of(self, method: str) -> Money:
        """What was found by one method."""
        if method != CASH:
            return self.others.get(method, Money(0))
        return Money.total(DENOMINATIONS[value] * many for value, many in self.pieces.items())

    @property
    def whole(self) -> Money:
        """All methods together."""
        return Money.total(self.of(method) for method in METHODS)


def _piece_faults(pieces: Mapping[str, int]) -> list[Fault]:
    faults = []
    for value, many in pieces.items():
        if value not in DENOMINATIONS:
            faults.append(Fault(CASH, _NO_SUCH_PIECE.fill(value=value)))
        elif type(many) is not int or not 0 <= many <= MOST_PIECES:
            faults.append(Fault(f"{CASH}.{value}", _PIECES.fill(value=value)))
    return faults


def _other_faults(others: Mapping[str, Money]) -> list[Fault]:
    faults = []
    for method, amount in others.items():
        if method not in METHODS or method == CASH:
            faults.append(Fault(method, _NO_SUCH_METHOD.fill(method=method)))
        elif not -_MOST <= amount <= _MOST:  # more went back by card than came: below nothing
            faults.append(Fault(method, _AMOUNT.fill(method=METHODS[method])))
    return faults
