"""Pretend notary offices: their lists, good rows and bad ones, through the verbs of the window."""

from __future__ import annotations

from collections.abc import Callable

from counter import outbox
from counter.desk import Desk, new_act
from counter.intake.notary import source
from counter.intake.notary.accept import Accepted, accept, look_over
from counter.intake.notary.hand_back import hand_back
from counter.intake.notary.letter import Letter
from counter.intake.notary.send_back import send_back
from counter.outbox import PaperJob
from counter.practice.visitors import Visitors

OFFICES = ("重庆市渝中公证处", "重庆市江北公证处", "重庆市两江公证处")
COUNTRIES = ("德国", "法国", "韩国", "埃及", "意大利")
SMALLEST = 8  # matters that make a batch worth a list
_HEAD = ("序号", "当事人", "身份证号码", "联系电话", "公证书编号", "公证事项", "份数", "使用国家",
         "出证日期", "类别")  # fmt: skip
Printer = Callable[[Desk, PaperJob], object]


def bring(desk: Desk, visitors: Visitors, matters: int, printer: Printer) -> Accepted:
    """A batch of exactly `matters` 份 is taken in; one more row is faulty and handed back."""
    chance = visitors.chance
    office = chance.choice(OFFICES)
    rows = _rows(desk, visitors, matters)
    bad = [*rows[-1][:4], f"{rows[-1][4]}-1", *rows[-1][5:7], "不知何国", *rows[-1][8:]]
    lines = [(f"{office}业务联办清单",), (f"公函号：{_letter_no(desk, visitors)}",), _HEAD,
             *rows, bad]  # fmt: skip
    sheet = source.from_text("\n".join("\t".join(line) for line in lines))
    letter = Letter("", "", chance.random() < 0.7, visitors.phone())
    seen = look_over(desk, sheet, letter)
    hand_back(desk, seen, seen.faulty, new_act())
    grouping = chance.choice((seen.grouping, "batch"))
    done = accept(
        desk, seen, seen.proposed, "batch" if grouping == "batch" else "applicant",
        "one" if grouping == "batch" else "each", new_act(),
    )  # fmt: skip
    for subject in (*done.case_nos, done.batch_no):
        for job in outbox.of_case(desk, subject):
            if job.is_pending:
                printer(desk, job)
    return done


def fill(desk: Desk, visitors: Visitors, printer: Printer) -> None:
    """Two batches for a newcomer to look at; a certificate of the first has gone back."""
    first = bring(desk, visitors, 12, printer)
    bring(desk, visitors, SMALLEST, printer)
    back = send_back(desk, first.batch_no, first.rows[:1], "公证员签名章不清楚", new_act())
    printer(desk, back.paper)


def _letter_no(desk: Desk, visitors: Visitors) -> str:
    return f"渝证函〔{desk.today.year}〕{visitors.chance.randrange(10**6)}号"


def _rows(desk: Desk, visitors: Visitors, matters: int) -> list[list[str]]:
    """The certificates of some applicants, in all exactly `matters` 份."""
    chance = visitors.chance
    rows: list[list[str]] = []
    while matters:
        here = min(matters, chance.choice((1, 2, 3)))
        who, country = visitors.person(), chance.choice(COUNTRIES)
        for piece in visitors.certificates(desk.today, here):
            trade = piece["class"] == "commercial"
            rows.append([
                str(len(rows) + 1), str(who["name"]), str(who["id_number"]), str(who["phone"]),
                str(piece["certificate_no"]), str(piece["title"]), str(piece["matters"]), country,
                str(piece["issued_on"]), "商业" if trade else "民事",
            ])  # fmt: skip
        matters -= here
    return rows
