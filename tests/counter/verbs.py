"""Every verb and read of the journeys, once: who may do it, and how it is done in a test.

`prepare(hall)` makes what the verb needs and gives a function of the desk and the act. A test
finds journeys' public functions by itself and fails where one is missing here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from counter import outbox
from counter.dayclose import close, export, till, totals
from counter.desk import Desk, new_act
from counter.intake import accept, correction, official, unwritten
from counter.mailout import envelope, manifest, returns
from counter.progress import handover, moves, payment_notice, scan, standing
from counter.queue import card, history, notices, search, worklists
from counter.settings import hall as founding
from counter.settings import people, safekeeping
from counter.values.clerk import Right, Role
from counter.values.money import Money
from tests.conftest import BY_POST, OFFICE, Hall
from tests.counter import (
    address_verbs,
    balance_verbs,
    batch_verbs,
    blank_verbs,
    card_verbs,
    check_verbs,
    custody_verbs,
    figure_verbs,
    notary_verbs,
    outside_verbs,
    people_verbs,
    post_verbs,
    prereview_verbs,
    print_verbs,
    replay_verbs,
    report_verbs,
    rule_verbs,
    shelf_verbs,
    shift_verbs,
    steps,
    telling_verbs,
    visa_verbs,
)

Do = Callable[[Desk, str], Any]


@dataclass(frozen=True)
class Verb:
    """One function of a journey; `repeats` says whether it takes an act's id."""

    name: str
    right: Right
    prepare: Callable[[Hall], Do]
    repeats: bool = True

    def __str__(self) -> str:
        return self.name


def _receive(hall: Hall) -> Do:
    form = hall.application("RZ", materials=[])
    return lambda desk, act: accept.receive(desk, _with(form, act))


def _accept(hall: Hall) -> Do:
    form = hall.application("HZ")
    return lambda desk, act: accept.accept(desk, _with(form, act))


def _with(form: accept.Application, act: str) -> accept.Application:
    return accept.Application(form.letters, form.answers, form.pieces, form.materials, act)


def _accept_received(hall: Hall) -> Do:
    form = hall.application("RZ")
    bare = accept.Application(form.letters, form.answers, form.pieces, frozenset(), new_act())
    no = accept.receive(hall.desk, bare).case_no
    return lambda desk, act: accept.accept_received(desk, no, 1, form.materials, act)


def _correct(hall: Hall) -> Do:
    no = hall.accept().case_no
    return lambda desk, act: correction.correct(desk, no, 1, {"name": "张玮"}, {}, "录错", act)


def _present(hall: Hall) -> Do:
    no = hall.accept().case_no
    return lambda desk, act: correction.present(desk, no, act)


def _draft(hall: Hall) -> Do:
    form = hall.application("RZ")
    return lambda desk, act: unwritten.draft(desk, form)


def _advance(hall: Hall) -> Do:
    no = hall.accept("SL").case_no
    return lambda desk, act: moves.advance(desk, no, 1, "examine", {}, act)


def _suspend(hall: Hall) -> Do:
    no = hall.accept().case_no
    told = {"missing": "公证书原件"}
    return lambda desk, act: moves.advance(desk, no, 1, "suspend", told, act)


def _hand_over(hall: Hall) -> Do:
    no = steps.ready(hall)
    revision = card.card(hall.desk, no).revision
    return lambda desk, act: handover.hand_over(desk, no, revision, steps.HIMSELF, act)


def _ask_to_pay(hall: Hall) -> Do:
    no = hall.accept().case_no
    return lambda desk, act: payment_notice.ask_to_pay(desk, no, act)


def _pay(hall: Hall) -> Do:
    no = hall.accept().case_no
    return lambda desk, act: till.pay(desk, no, Money.yuan(10), "wechat", "0012", act)


def _refund(hall: Hall) -> Do:
    no = hall.accept().case_no
    steps.pay_all(hall, no)
    return lambda desk, act: till.refund(desk, no, Money.yuan(10), "cash", "多收", act)


def _close(hall: Hall) -> Do:
    hall.accept()
    return lambda desk, act: close.close(desk, hall.desk.today, act)


def _pack(hall: Hall) -> Do:
    no = steps.ready(hall, **BY_POST)
    return lambda desk, act: envelope.pack(desk, (no,), act)


def _bind(hall: Hall) -> Do:
    no = steps.packed(hall, steps.ready(hall, **BY_POST)).envelope_no
    return lambda desk, act: envelope.bind(desk, no, steps.WAYBILLS[0], act)


def _void(hall: Hall) -> Do:
    no = steps.packed(hall, steps.ready(hall, **BY_POST)).envelope_no
    return lambda desk, act: envelope.void(desk, no, "装错", act)


def _draw(hall: Hall) -> Do:
    steps.packed(hall, steps.ready(hall, **BY_POST), waybill=steps.WAYBILLS[0])
    return lambda desk, act: manifest.draw(desk, act)


def _post_back(hall: Hall) -> Do:
    no = steps.posted(hall)
    return lambda desk, act: returns.post_back(desk, no, "地址不详", act)


def _reprint(hall: Hall) -> Do:
    paper = hall.accept().paper
    return lambda desk, act: outbox.reprint(desk, paper.id, "卡纸", act)


def _paper(do: Callable[[Desk, int], object]) -> Callable[[Hall], Do]:
    def prepare(hall: Hall) -> Do:
        paper = accept.accept(hall.desk, hall.application()).paper
        return lambda desk, act: do(desk, paper.id)

    return prepare


def _unmask(hall: Hall) -> Do:
    no = hall.accept().case_no
    # The card is drawn before its own line is in the journal, hence without the time line.
    return lambda desk, act: replace(card.unmasked(desk, no, act), timeline=())


def _card(hall: Hall) -> Do:
    no = hall.accept().case_no
    return lambda desk, act: card.card(desk, no)


def _scan(hall: Hall) -> Do:
    tag = card.card(hall.desk, hall.accept().case_no).tag
    return lambda desk, act: scan.scan(desk, tag)


def _standing(hall: Hall) -> Do:
    no = hall.accept().case_no
    return lambda desk, act: standing.standing(desk, no)


def _office(hall: Hall) -> Do:
    return lambda desk, act: founding.change_office(desk, OFFICE, act)


def _add(hall: Hall) -> Do:
    return lambda desk, act: people.add(desk, "lina", "李娜", Role.CLERK, "password-1", act)


def _password(hall: Hall) -> Do:
    return lambda desk, act: people.set_password(desk, "wangfang", "password-2", act)


def _deactivate(hall: Hall) -> Do:
    return lambda desk, act: people.deactivate(desk, "wangfang", act)


def _back_up(hall: Hall) -> Do:
    assert hall.books.folder is not None
    file: Path = hall.books.folder.parent / "copy.db"
    return lambda desk, act: safekeeping.back_up(desk, file)


def _trust(hall: Hall) -> Do:
    return lambda desk, act: safekeeping.trust_clock(desk, "已校准", act)


def _export(hall: Hall) -> Do:
    counted = totals.of(hall.supervisor, "2026")
    return lambda desk, act: export.write(desk, counted, "csv")


def _read(do: Callable[[Desk], object]) -> Callable[[Hall], Do]:
    return lambda hall: lambda desk, act: do(desk)


VERBS = (
    Verb("intake.accept.receive", Right.INTAKE, _receive),
    Verb("intake.accept.accept", Right.INTAKE, _accept),
    Verb("intake.accept.accept_received", Right.INTAKE, _accept_received),
    Verb("intake.correction.correct", Right.CORRECT, _correct),
    Verb("intake.correction.present", Right.CORRECT, _present),
    *(Verb(f"intake.prereview.{name}", Right.PREREVIEW, prepare)
      for name, prepare in prereview_verbs.VERBS),
    *(Verb(f"intake.prereview.{name}", right, prepare, repeats=False)
      for name, right, prepare in prereview_verbs.READS),
    Verb("intake.remote.page.write", Right.PREREVIEW, prereview_verbs.write_page, repeats=False),
    *(Verb(*row) for row in notary_verbs.VERBS),
    *(Verb(*row, repeats=False) for row in notary_verbs.READS),
    Verb("intake.unwritten.draft", Right.INTAKE, _draft, repeats=False),
    Verb("progress.moves.advance", Right.ADVANCE, _advance),
    Verb("progress.moves.advance (suspend)", Right.ADVANCE, _suspend),
    Verb("progress.handover.hand_over", Right.HAND_OVER, _hand_over),
    *(Verb(*row) for row in card_verbs.ROWS),
    *(Verb(*row) for row in check_verbs.ROWS),
    *(Verb(*row) for row in visa_verbs.ROWS),
    *(Verb(*row) for row in telling_verbs.ROWS),
    *(Verb(*row) for row in rule_verbs.ROWS),
    *(Verb(*row) for row in people_verbs.VERBS),
    *(Verb(*row) for row in outside_verbs.ROWS),
    Verb("progress.scan.scan", Right.READ, _scan, repeats=False),
    Verb("intake.official.official", Right.READ,
         _read(lambda desk: official.official(desk, "HZ", {"name": "x"}, ())), repeats=False),
    *(Verb(f"progress.custody.{name}", right, prepare, repeats)
      for name, right, prepare, repeats in custody_verbs.VERBS),
    *(Verb(f"progress.shelving.{name}", right, prepare, repeats)
      for name, right, prepare, repeats in shelf_verbs.VERBS),
    Verb("progress.register.seal.seal", Right.ADVANCE, blank_verbs.seal_),
    Verb("progress.register.remake.remake", Right.ADVANCE, blank_verbs.remake_),
    Verb("progress.register.lookup.lookup", Right.ADVANCE, blank_verbs.lookup_),
    Verb("progress.register.results.results", Right.READ, blank_verbs.results_, repeats=False),
    Verb("progress.register.results.proposal", Right.READ, blank_verbs.proposal_, repeats=False),
    Verb("progress.blanks.receive.receive_blanks", Right.KEEP_BLANKS, blank_verbs.receive_),
    Verb("progress.blanks.receive.issue_blanks", Right.KEEP_BLANKS, blank_verbs.issue_),
    Verb("progress.blanks.spoil.spoil_blank", Right.ADVANCE, blank_verbs.spoil_),
    Verb("progress.blanks.stock.stock", Right.READ, blank_verbs.stock_, repeats=False),
    Verb("progress.blanks.in_hand.next_blanks", Right.READ, blank_verbs.next_blanks_,
         repeats=False),
    Verb("progress.standing.standing", Right.READ, _standing, repeats=False),
    Verb("progress.payment_notice.ask_to_pay", Right.TAKE_MONEY, _ask_to_pay),
    Verb("dayclose.till.pay", Right.TAKE_MONEY, _pay),
    Verb("dayclose.till.refund", Right.REFUND, _refund),
    *(Verb(*row) for row in balance_verbs.ROWS),
    *(Verb(*row) for row in shift_verbs.ROWS),
    *(Verb(*row) for row in replay_verbs.ROWS),
    Verb("dayclose.close.close", Right.CLOSE_DAY, _close),
    Verb("dayclose.close.preview", Right.READ,
         _read(lambda desk: close.preview(desk, desk.today)), repeats=False),
    Verb("dayclose.close.closed_days", Right.READ, _read(close.closed_days), repeats=False),
    Verb("dayclose.totals.of", Right.READ,
         _read(lambda desk: totals.of(desk, "2026")), repeats=False),
    *(Verb(f"dayclose.{name}", right, prepare, repeats)
      for name, right, prepare, repeats in figure_verbs.VERBS),
    *(Verb(f"dayclose.{name}", right, prepare, repeats)
      for name, right, prepare, repeats in report_verbs.VERBS),
    Verb("dayclose.export.write", Right.EXPORT, _export, repeats=False),
    *(Verb(*row) for row in batch_verbs.ROWS),
    *(Verb(*row) for row in address_verbs.ROWS),
    Verb("mailout.envelope.pack", Right.POST, _pack),
    Verb("mailout.envelope.bind", Right.POST, _bind),
    Verb("mailout.envelope.void", Right.POST, _void),
    Verb("mailout.envelope.went_with", Right.READ,
         _read(lambda desk: envelope.went_with(desk, "x")), repeats=False),
    Verb("mailout.envelope.open_envelopes", Right.READ, _read(envelope.open_envelopes),
         repeats=False),
    Verb("mailout.manifest.draw", Right.POST, _draw),
    Verb("mailout.returns.post_back", Right.POST, _post_back),
    *(Verb(*row) for row in post_verbs.ROWS),
    Verb("outbox.reprint", Right.PRINT, _reprint),
    Verb("outbox.handed_over", Right.PRINT,
         _paper(lambda desk, no: outbox.handed_over(desk, no, "练习打印机"))),
    Verb("outbox.confirmed", Right.PRINT, _paper(outbox.confirmed)),
    Verb("outbox.failed", Right.PRINT, _paper(lambda desk, no: outbox.failed(desk, no, "卡纸"))),
    Verb("sending.begin", Right.PRINT, print_verbs.begin, repeats=False),
    Verb("sending.begin_many", Right.PRINT, print_verbs.begin_many, repeats=False),
    Verb("sending.tell", Right.PRINT, print_verbs.tell),
    Verb("sending.settle", Right.PRINT, print_verbs.settle),
    Verb("sending.seen", Right.PRINT, print_verbs.seen, repeats=False),
    Verb("sending.confirm_all", Right.PRINT, print_verbs.confirm_all, repeats=False),
    Verb("sending.on_their_way", Right.READ, print_verbs.on_their_way, repeats=False),
    Verb("outbox.pending", Right.READ, _read(outbox.pending), repeats=False),
    Verb("outbox.unconfirmed", Right.READ, _read(outbox.unconfirmed), repeats=False),
    Verb("outbox.standing", Right.READ, _read(outbox.standing), repeats=False),
    Verb("outbox.of_case", Right.READ, _read(lambda desk: outbox.of_case(desk, "x")),
         repeats=False),
    Verb("queue.worklists.open_cases", Right.READ, _read(worklists.open_cases), repeats=False),
    Verb("queue.worklists.counts", Right.READ, _read(worklists.counts), repeats=False),
    Verb("queue.search.find", Right.READ, _read(lambda desk: search.find(desk, "zw")),
         repeats=False),
    Verb("queue.history.news_since", Right.READ, _read(lambda desk: history.news_since(desk, 0)),
         repeats=False),
    Verb("queue.notices.notices", Right.READ, _read(notices.notices), repeats=False),
    Verb("queue.history.latest", Right.READ, _read(history.latest), repeats=False),
    Verb("queue.card.card", Right.READ, _card, repeats=False),
    Verb("queue.card.unmasked", Right.UNMASK, _unmask),
    Verb("settings.hall.change_office", Right.KEEP_HALL, _office),
    Verb("settings.people.people", Right.READ, _read(people.people), repeats=False),
    Verb("settings.people.add", Right.KEEP_PEOPLE, _add),
    Verb("settings.people.set_password", Right.KEEP_PEOPLE, _password),
    Verb("settings.people.deactivate", Right.KEEP_PEOPLE, _deactivate),
    Verb("settings.safekeeping.back_up", Right.BACK_UP, _back_up, repeats=False),
    Verb("settings.safekeeping.clock_standing", Right.READ,
         _read(safekeeping.clock_standing), repeats=False),
    Verb("settings.safekeeping.clock_standing", Right.READ, _read(safekeeping.clock_standing),
         repeats=False),
    Verb("settings.safekeeping.trust_clock", Right.TRUST_CLOCK, _trust),
)  # fmt: skip
