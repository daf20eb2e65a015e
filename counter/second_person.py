"""A second person beside the clerk: a supervisor who approves on the spot, or four eyes on an act.

He proves himself with his own password at the clerk's window, without the clerk signing out; wrong
passwords count and lock as at the door. What he is then named for stands in the journal beside the
acting clerk.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from counter.credentials import prove
from counter.desk import Desk
from counter.errors import Refused
from counter.text import Text
from counter.values.clerk import Clerk, Right

GOOD_FOR = timedelta(minutes=10)  # long enough to repeat an act whose outcome is unknown
_PROVEN = object()


class SamePerson(Refused):
    """The second person is the clerk himself."""

    def __init__(self) -> None:
        super().__init__(
            Text("须由另一位同事确认，不能是本人。请另一位同事输入账号和密码。",
                 "This needs another colleague, not yourself. Let him enter login and password.")
        )  # fmt: skip


class NeedsSecond(Refused):
    """Nobody else has confirmed."""

    def __init__(self) -> None:
        super().__init__(
            Text("这一步须两人在场。请另一位同事输入账号和密码确认。",
                 "This step takes two people. Let a colleague confirm with login and password.")
        )  # fmt: skip


class ConfirmAgain(Refused):
    """The confirmation is too old, or was given to somebody else."""

    def __init__(self) -> None:
        super().__init__(
            Text("同事的确认已过时效。请他重新输入密码。",
                 "The colleague's confirmation is too old. Let him enter his password again.")
        )  # fmt: skip


@dataclass(frozen=True)
class SecondPerson:
    """Somebody whose password was right a moment ago, beside the clerk `beside` (a login).

    Only `vouch` makes one that is believed.
    """

    clerk: Clerk
    beside: str
    at: datetime
    proof: object = field(default=None, repr=False, compare=False)


def vouch(desk: Desk, login: str, password: str) -> SecondPerson:
    """The colleague of this login and password, as second person beside the desk's clerk.

    Refuses `SamePerson`, and `SignInRefused` and `Resting` like the door.
    """
    if login.strip() == desk.clerk.login:
        raise SamePerson
    clerk = prove(desk.books, login, password, desk.now, desk.window, "vouch")
    return SecondPerson(clerk, desk.clerk.login, desk.now, _PROVEN)


def approved(desk: Desk, right: Right, second: SecondPerson | None = None) -> str:
    """Who besides the acting clerk stands for an act that needs `right`: his name, or nothing
    where the clerk holds the right and is alone.

    Refuses (`Forbidden`) where neither of them holds it, and `ConfirmAgain`.
    """
    if second is not None:
        _believe(desk, second)
    if not desk.clerk.may(right):
        (second.clerk if second is not None else desk.clerk).must(right)
    return "" if second is None else second.clerk.name


def witnessed(desk: Desk, second: SecondPerson | None, right: Right | None = None) -> str:
    """The name of the second person of an act that always takes two.

    Refuses `NeedsSecond`, `ConfirmAgain`, and `Forbidden` where he lacks `right`.
    """
    if second is None:
        raise NeedsSecond
    _believe(desk, second)
    if right is not None:
        second.clerk.must(right)
    return second.clerk.name


def _believe(desk: Desk, second: SecondPerson) -> None:
    is_old = not timedelta(0) <= desk.now - second.at <= GOOD_FOR
    if second.proof is not _PROVEN or second.beside != desk.clerk.login or is_old:
        raise ConfirmAgain
    if second.clerk.login == desk.clerk.login:
        raise SamePerson
