"""A figure against the same figure of another period, as Chinese reports say it.

Percentages have one place, rounded half up; what is not equal and rounds to 0.0 is 基本持平.

>>> said(3761, 3350).zh, said(27, 30).en
('增长12.3%', 'down 10.0%')
>>> said(5, 0).zh, said(10000, 9999).zh, said(7, 7).zh
('0', '基本持平', '持平')
>>> said(5, None) is None
True
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from counter.text import Text

_UP = Text("增长{share}%", "up {share}%")
_DOWN = Text("下降{share}%", "down {share}%")
_SAME = Text("持平", "the same")
_ALIKE = Text("基本持平", "almost the same")
_TENTH = Decimal("0.1")


def share(part: int, whole: int) -> Decimal:
    """`part` of `whole` in percent with one place; `ZeroDivisionError` where there is no whole.

    >>> share(1, 3), share(1, 2000)
    (Decimal('33.3'), Decimal('0.1'))
    """
    if whole == 0:
        raise ZeroDivisionError("a share of nothing")
    return (Decimal(100 * part) / whole).quantize(_TENTH, ROUND_HALF_UP)


def said(now: int, before: int | None) -> Text | None:
    """How `now` stands to `before`; None where there is nothing to compare with.

    From nought there is no percentage: then it is nought itself that is told.
    """
    if before is None:
        return None
    if now == before:
        return _SAME
    if before == 0:
        return Text.same("0")
    change = share(abs(now - before), before)
    if change == 0:
        return _ALIKE
    return (_UP if now > before else _DOWN).fill(share=change)


def sign(now: int, before: int | None) -> str:
    """The same for a narrow place: `+12.3%`, `−10.0%`, `0.0%`, `—` where nothing compares.

    >>> sign(3761, 3350), sign(27, 30), sign(5, 0), sign(0, 0), sign(5, None)
    ('+12.3%', '−10.0%', '—', '0.0%', '—')
    """
    if before is None or (before == 0 and now):
        return "—"
    if now == before:
        return "0.0%"
    change = share(abs(now - before), before)
    return f"{'+' if now > before else '−'}{change}%"
