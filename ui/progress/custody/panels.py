"""What the custody asks: a booklet's particulars, an approval, a loan, a return, a trip."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QWidget

from counter.casetypes.vocabulary import Choice, Question
from counter.desk import new_act
from counter.errors import BadAnswers
from counter.progress.custody import approvals, loans, stock
from counter.progress.custody.approvals import Approved
from counter.progress.custody.card import PassportCard
from counter.progress.custody.loans import Prospect, Taker
from counter.progress.custody.stock import Booklet
from counter.progress.custody.trips import Trip
from counter.text import Text
from counter.values import days, mrz
from ui.kit import zone
from ui.kit.label import Label
from ui.kit.workbench import Workbench
from ui.progress.custody.answers import day, line, number
from ui.progress.panel import Panel

_KIND_OF = {"S": "service", "P": "ordinary_service"}  # SE…, PE…: only proposed, the clerk sees it
_PLACE = Question(
    "place", Text("存放位置", "Shelf"), "text", required=False,
    hint=Text("如 甲柜 3 层", "e.g. A3"),
)  # fmt: skip
_UNIT = Question("unit", Text("单位", "Organisation"), "name")
# The panel is narrow; papers and lists have the full names.
_SHORT_KINDS = (
    Choice("service", Text("公务", "service")),
    Choice("ordinary_service", Text("公务普通", "ordinary")),
    Choice("hkmo_permit", Text("港澳证", "HK/Macao")),
)
_SHORT_APPROVALS = (
    Choice("mission", Text("任务批件", "mission")),
    Choice("hkmo", Text("赴港澳", "HK/Macao")),
    Choice("notice", Text("通知书", "notice")),
)
BOOKLET = (
    Question("passport_no", Text("证照号", "Number"), "text",
             hint=Text("扫描机读码，或输入", "scan its zone, or type")),
    Question("kind", Text("证件种类", "Document"), "choice", choices=_SHORT_KINDS,
             default="ordinary_service"),
    Question("holder", Text("持照人", "Holder"), "name"),
    Question("pinyin", Text("拼音", "Pinyin"), "pinyin", required=False),
    _UNIT,
    Question("issued_on", Text("签发日期", "Issued on"), "date", required=False),
    Question("expires_on", Text("有效期至", "Valid until"), "day_ahead", required=False),
    _PLACE,
)  # fmt: skip
_APPROVAL_NO = Question("approval_no", Text("任务批件号", "Approval no."), "text", required=False)
TRIP = (
    _APPROVAL_NO,
    Question("departs_on", Text("出境日期", "Departure"), "day_ahead", required=False),
    Question("days", Text("批准天数", "Approved days"), "text", required=False),
)  # fmt: skip
LEND = (
    *TRIP,
    Question("taker", Text("领用人", "Taken by"), "name"),
    Question("paper_number", Text("证件后四位", "Paper, last four"), "text", required=False),
)  # fmt: skip
CHANGE = (
    *TRIP,
    Question("called_off_on", Text("取消出访日期", "Called off on"), "date", required=False),
)  # fmt: skip
RETURN = (
    Question("brought_by", Text("归还人", "Brought by"), "name"),
    Question(
        "stamps", Text("出入境章", "Stamps"), "choice", default="checked",
        choices=(
            Choice("checked", Text("已核对", "looked through")),
            Choice("unchecked", Text("未核对", "not yet")),
        ),
    ),
    _PLACE,
)  # fmt: skip
APPROVAL = (
    Question("approval_no", Text("批件号", "Number"), "text"),
    Question("kind", Text("种类", "Kind"), "choice", choices=_SHORT_APPROVALS, default="mission"),
    _UNIT,
    Question("country", Text("前往国家", "Country"), "country", required=False),
    Question("persons", Text("人员", "Persons"), "address", required=False,
             hint=Text("每行一人", "one a line")),
    Question("departs_on", Text("出境日期", "Departure"), "day_ahead", required=False),
    Question("days", Text("批准天数", "Approved days"), "text", required=False),
    Question("valid_until", Text("批件有效期", "Valid until"), "day_ahead", required=False),
    Question("called_off_on", Text("取消出访日期", "Called off on"), "date", required=False),
)  # fmt: skip


class BookletPanel(Panel):
    """A booklet's particulars; `keep` puts them on record. Its zone fills most of them."""

    def __init__(
        self, bench: Workbench, title: Text, keep: Callable[[Booklet], Callable[[], Any]],
        parent: QWidget | None = None, *, given: Mapping[str, object] | None = None,
        hidden: frozenset[str] = frozenset(),
    ) -> None:  # fmt: skip
        self._hidden = {code: (given or {}).get(code) for code in hidden}
        asked = tuple(question for question in BOOKLET if question.code not in hidden)
        super().__init__(
            bench, title, asked, lambda told: keep(self._read(told)), Text("入库", "Take in"),
            parent, first="passport_no", labels="left", stops_at_all=True,
        )  # fmt: skip
        self._bench, self._today = bench, bench.desk.today
        self.fill(**{code: told for code, told in (given or {}).items() if code not in hidden})
        editor = self.form.field("passport_no").editor
        if isinstance(editor, QLineEdit):
            zone.hear_typed(editor, self.take_zone)

    def take_zone(self, text: str) -> None:
        """Fill number, pinyin, kind and expiry from a machine-readable zone, or say what is wrong
        with it."""
        try:
            seen = mrz.read(text, self._today)
        except mrz.BadMrz as bad:
            self.say(self._bench.say(bad.text))
            return
        self.say("")
        told: dict[str, object] = {
            "passport_no": seen.document_no, "pinyin": seen.pinyin,
            "expires_on": seen.expires_on.isoformat(),
        }  # fmt: skip
        kind = _KIND_OF.get(seen.document_no[:1])
        if kind is not None:
            told["kind"] = kind
        self.fill(**told)
        self.form.go_on()

    def _read(self, told: Mapping[str, Any]) -> Booklet:
        told = {**told, **self._hidden}
        return Booklet(
            line(told, "passport_no"), line(told, "kind"), line(told, "holder"),
            line(told, "unit"), line(told, "pinyin"), day(told, "issued_on"),
            day(told, "expires_on"), line(told, "place"),
        )  # fmt: skip


class LendPanel(Panel):
    """领用: the trip and who signs; the day of return and what to mind appear while one types."""

    def __init__(self, bench: Workbench, card: PassportCard, parent: QWidget | None = None) -> None:
        act = new_act()
        self._bench, self._no = bench, card.row.no
        self.revision = card.revision

        def work(told: dict[str, Any]) -> Callable[[], Any]:
            trip = _trip(told)
            taker = Taker(line(told, "taker"), line(told, "paper_number"))
            desk, revision = bench.desk, self.revision
            return lambda: loans.lend(desk, card.row.no, revision, trip, taker, act)

        title = Text("领用：{holder}", "Lend: {holder}").fill(holder=card.row.holder)
        super().__init__(
            bench, title, LEND, work, Text("领用并打印", "Lend and print"), parent,
            first="approval_no", labels="left",
        )  # fmt: skip
        self._told = Label("", "emphasis", self, wraps=True, name="lend_due")
        self._warned = Label("", "warning", self, wraps=True, name="lend_warned")
        self.insert(self._told)
        self.insert(self._warned)
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._look)
        self.form.changed.connect(self._soon.start)
        self._look()

    def _look(self) -> None:
        """Ask what this trip would come to; a half-typed one shows nothing."""
        try:
            trip = _trip(self.form.answers())
        except BadAnswers:
            return
        desk, no = self._bench.desk, self._no
        self._bench.background.run(
            self, lambda: loans.prospect(desk, no, trip), self._on_prospect, lambda _: None
        )

    def _on_prospect(self, seen: Prospect) -> None:
        due = Text.same("")
        if seen.due is not None:
            due = Text("应还 {on}（{why}）", "due {on} ({why})").fill(
                on=days.said(seen.due.on), why=seen.due.reason
            )
        self._told.show_text(due)
        told = (*seen.stops, *seen.warnings)
        self._warned.show_text(Text("\n".join(t.zh for t in told), "\n".join(t.en for t in told)))
        self._warned.setVisible(bool(told))


def return_panel(bench: Workbench, card: PassportCard, parent: QWidget | None = None) -> Panel:
    """归还: who brought it, whether the stamps were looked through, where it lies."""
    act = new_act()

    def work(told: dict[str, Any]) -> Callable[[], Any]:
        name, place = line(told, "brought_by"), line(told, "place")
        are_checked, revision = told.get("stamps") == "checked", panel.revision
        return lambda: loans.give_back(
            bench.desk, card.row.no, revision, name, are_checked, act, place
        )

    title = Text("归还：{holder}", "Return: {holder}").fill(holder=card.row.holder)
    panel = Panel(bench, title, RETURN, work, Text("归还入库", "Take back"), parent,
                  first="brought_by", labels="left")  # fmt: skip
    panel.revision = card.revision
    taken_by = card.loans[0].taken_by if card.loans else ""
    panel.fill(brought_by=taken_by, place=card.row.place)
    return panel


def trip_panel(bench: Workbench, card: PassportCard, parent: QWidget | None = None) -> Panel:
    """行程变更: another departure, other days, or the trip called off."""
    act = new_act()

    def work(told: dict[str, Any]) -> Callable[[], Any]:
        trip, off, revision = _trip(told), day(told, "called_off_on"), panel.revision
        return lambda: loans.set_trip(bench.desk, card.row.no, revision, trip, off, act)

    title = Text("行程：{holder}", "Trip: {holder}").fill(holder=card.row.holder)
    panel = Panel(bench, title, CHANGE, work, Text("保存行程", "Keep the trip"), parent,
                  first="departs_on", labels="left")  # fmt: skip
    panel.revision = card.revision
    departs_on = card.departs_on
    panel.fill(
        approval_no=card.approval_no, days="" if card.days is None else str(card.days),
        departs_on="" if departs_on is None else departs_on.isoformat(),
    )  # fmt: skip
    return panel


def take_in_panel(bench: Workbench, parent: QWidget | None = None) -> BookletPanel:
    """入库: a booklet that comes from outside."""
    act = new_act()
    return BookletPanel(
        bench, Text("证照入库", "Take a passport in"),
        lambda booklet: lambda: stock.take_in(bench.desk, booklet, act), parent,
    )  # fmt: skip


def approval_panel(
    bench: Workbench, parent: QWidget | None = None, *, known: Approved | None = None
) -> Panel:
    """批件: a new one (with what is known of it), or one on record to be put right."""
    act = new_act()
    others = () if known is None else known.countries[1:]

    def work(told: dict[str, Any]) -> Callable[[], Any]:
        country = line(told, "country")
        approved = Approved(
            line(told, "approval_no"), line(told, "kind"), line(told, "unit"),
            (*((country,) if country else ()), *others), tuple(line(told, "persons").splitlines()),
            number(told, "days"), day(told, "departs_on"), day(told, "valid_until"),
            day(told, "called_off_on"), 0 if known is None else known.revision,
        )  # fmt: skip
        return lambda: approvals.record(bench.desk, approved, act)

    panel = Panel(
        bench, Text("任务批件", "Approval of a mission"), APPROVAL, work,
        Text("保存批件", "Keep the approval"), parent, labels="left", stops_at_all=True,
    )  # fmt: skip
    if known is not None:
        panel.fill(
            approval_no=known.approval_no, kind=known.kind, unit=known.unit,
            country=known.countries[0] if known.countries else "",
            persons="\n".join(known.persons), days="" if known.days is None else str(known.days),
            departs_on=_iso(known.departs_on), valid_until=_iso(known.valid_until),
            called_off_on=_iso(known.called_off_on),
        )  # fmt: skip
    return panel


def _iso(on: Any) -> str:
    return "" if on is None else str(on.isoformat())


def _trip(told: Mapping[str, Any]) -> Trip:
    return Trip(line(told, "approval_no"), day(told, "departs_on"), number(told, "days"))
