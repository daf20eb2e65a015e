"""A hall for each test: new books in a folder of their own, a clerk, a supervisor, a clock."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from argon2 import PasswordHasher

from counter import credentials, outbox
from counter.desk import Desk, new_act
from counter.intake import accept
from counter.intake.accept import Filed
from counter.intake.application import Application, look
from counter.outbox import PaperJob
from counter.settings import hall as founding
from counter.settings import people
from counter.store.database import Books, open_books
from counter.values.clerk import Clerk, Role
from counter.values.days import SHANGHAI
from counter.values.office import Office

OFFICE = Office(
    name="练习外事服务大厅", address="练习市练习路1号", phone="023-12345678", hall_code="001",
    name_en="Practice Hall", complaint_phone="023-87654321", hours="9:00–17:00",
)  # fmt: skip
MORNING = datetime(2026, 11, 23, 9, 0, tzinfo=SHANGHAI)  # a Monday

PERSON = {
    "applicant_kind": "person", "name": "张伟", "id_kind": "id_card",
    "id_number": "50010319850307233X", "phone": "13812345678",
}  # fmt: skip
COMPANY = {
    "applicant_kind": "company", "name": "重庆练习进出口有限公司", "uscc": "91350100M000100Y43",
    "phone": "13912345678", "agent_name": "李娜", "agent_id_number": "50010319850307233X",
}  # fmt: skip
BY_POST = {
    "delivery": "post", "post_mode": "free", "receiver": "张伟", "receiver_phone": "13812345678",
    "address": "重庆市渝中区练习路12号3单元502室",
}  # fmt: skip


class Hall:
    """A hall in a test: its books, its people, a clock that a test may turn."""

    def __init__(self, books: Books, supervisor: Clerk, is_new: bool = True) -> None:
        self.books = books
        self.now = MORNING
        self.supervisor = self._desk(supervisor)
        if is_new:
            people.add(self.supervisor, "wangfang", "王芳", Role.CLERK, "counter-1", new_act())
        self.desk = self._desk(Clerk("wangfang", "王芳", Role.CLERK))

    def _desk(self, clerk: Clerk, window: str = "1") -> Desk:
        return Desk(self.books, clerk, window, lambda: self.now)

    def window(self, number: str, role: Role = Role.CLERK) -> Desk:
        """Another window of the hall."""
        return self._desk(Clerk(f"clerk{number}", f"窗口{number}", role), number)

    def later(self, **time: int) -> None:
        """Turn the clock on."""
        self.now += timedelta(**time)

    def application(self, letters: str = "RZ", **changes: object) -> Application:
        """A complete application of a kind; `changes` to its answers, `pieces`, `materials`."""
        act = str(changes.pop("act", new_act()))
        pieces = changes.pop("pieces", None) or default_pieces(letters)
        base = PERSON if letters == "RZ" else COMPANY
        answers = {**base, "delivery": "pickup", "channel": "window", **matter(letters), **changes}
        materials = changes.pop("materials", None)
        answers.pop("materials", None)
        whole = Application(letters, answers, tuple(pieces), frozenset(), act)
        if materials is None:
            seen = look(self.desk.edition, self.desk.calendar, whole, self.desk.today)
            materials = [material.code for material in seen.materials]
        return Application(letters, answers, tuple(pieces), frozenset(materials), act)

    def accept(self, letters: str = "RZ", **changes: object) -> Filed:
        """Take in and accept a case; its receipt, and what goes with it, is printed."""
        filed = accept.accept(self.desk, self.application(letters, **changes))
        for job in (filed.paper, *filed.more):
            self.print(job)
        return filed

    def print(self, job: PaperJob) -> None:
        """The spooler takes a paper."""
        outbox.handed_over(self.desk, job.id, "练习打印机")


def matter(letters: str) -> dict[str, object]:
    """The answers about the matter that each kind needs."""
    return {
        "RZ": {"destination": "DE", "speed": "ordinary"},
        "SL": {"order": "new"},
        "HZ": {"approval_no": "渝外批〔2026〕1号", "speed": "ordinary"},
        "QZ": {
            "destination": "JP",
            "approval_no": "渝外批〔2026〕2号",
            "visa_kind": "official",
            "purpose": "友城交流",
            "entry_on": "2026-12-20",
            "stay_days": 5,
        },
    }[letters]


def default_pieces(letters: str) -> list[dict[str, object]]:
    """One piece of each kind."""
    return [
        {
            "RZ": {"title": "出生公证", "certificate_no": f"(2026)渝证字第{new_act()[:8]}号",
                   "office": "重庆市公证处", "holder": "张伟", "issued_on": "2026-11-01",
                   "class": "civil", "matters": 2},
            "SL": {"holder": "吕强", "passport_no": "E12345678"},
            "HZ": {"holder": "王略", "document": "ordinary_service", "order": "new"},
            "QZ": {"holder": "欧阳娜娜", "passport_no": "PE1234567"},
        }[letters]
    ]  # fmt: skip


@pytest.fixture(autouse=True)
def quick_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """Passwords at argon2's least cost; one test measures the real one."""
    monkeypatch.setattr(credentials, "hasher", lambda: PasswordHasher(1, 8, 1))


def found(books: Books) -> Hall:
    """A new hall in empty books."""
    return Hall(
        books, founding.found(books, OFFICE, "1", "liuying", "刘颖", "supervisor-1", MORNING)
    )


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hall's folder as it is on its first morning, to be copied: founding takes ten times it."""
    folder = tmp_path_factory.mktemp("founded") / "hall"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(credentials, "hasher", lambda: PasswordHasher(1, 8, 1))
        books = open_books(folder)
        found(books)
        books.close()
    return folder


@pytest.fixture
def hall(founded: Path, tmp_path: Path) -> Iterator[Hall]:
    """A founded hall on SQLite."""
    books = open_books(shutil.copytree(founded, tmp_path / "hall"))
    yield reopened(books)
    books.close()


def reopened(books: Books) -> Hall:
    """The hall in books that `found` has filled."""
    return Hall(books, Clerk("liuying", "刘颖", Role.SUPERVISOR), is_new=False)
