"""交寄: the manifest of everything sealed, and who of the carrier took the envelopes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from counter.casetypes.vocabulary import Choice, Question
from counter.mailout import carrier, envelope, manifest
from counter.mailout.carrier import ManifestRow
from counter.mailout.envelope import EnvelopeCard
from counter.outbox import PaperJob
from counter.text import Text
from ui.kit.arrange import Surface, horizontal, vertical
from ui.kit.attempts import Attempts
from ui.kit.colours import Urgency
from ui.kit.label import FaultLine, Label
from ui.kit.language import say
from ui.kit.paperwork import print_out
from ui.kit.press import Press
from ui.kit.table import Column, Table
from ui.kit.toast import toast
from ui.kit.workbench import Workbench
from ui.mailout.shelf import Nothing

_STANDING = Text("已封 {sealed} 个，未封 {left} 个", "Sealed {sealed}, not yet {left}")
_PACK = Text("没有待交寄的信封。请先装封（Ctrl+1）。",
             "Nothing waits to be handed over. Pack some first (Ctrl+1).")  # fmt: skip
_SEAL = Text("全部封好才能打印：请到“2 封口核对”逐个扫描（Ctrl+2）。",
             "It is printed once all are sealed: scan them under 2 Seal (Ctrl+2).")  # fmt: skip
_PRINT = Text("全部封好，请打印交寄清单，连同信封交给快递员。",
              "All are sealed. Print the manifest and give it with the envelopes to the "
              "courier.")  # fmt: skip
_TAKE = Text("快递员清点取走后，请登记交接（Ctrl+Enter）。",
             "Once the courier has counted and taken them, record who took them "
             "(Ctrl+Enter).")  # fmt: skip
_ALL = Text("全部（{n} 件）", "All of them ({n})")
_OF = Text("{carrier}（{n} 件）", "{carrier} ({n})")
_NO_ROLL = Text("未登记号段的运单", "waybills of no roll")
_COUNTED = Question("counted", Text("快递员清点件数", "Envelopes counted"), "count")
_PERSON = Question("person", Text("快递员姓名", "Carrier's name"), "text")
_BADGE = Question("badge", Text("工号", "Badge no."), "text", required=False)


def _stands(row: ManifestRow) -> str:
    if row.taken_at is None:
        return say(Text("待交接", "not taken"))
    return say(Text("已交接", "taken"))


def _urgency(row: ManifestRow) -> Urgency:
    return "today" if row.taken_at is None else "done"


def _taken(row: ManifestRow) -> str:
    if row.taken_at is None:
        return "—"
    return f"{row.taken_at:%m-%d %H:%M}  {row.carrier_person}"


def _arrived(row: ManifestRow) -> str:
    back = say(Text("，退 {n}", ", {n} back").fill(n=row.came_back)) if row.came_back else ""
    return f"{row.delivered}／{row.envelopes}{back}"


MANIFEST_COLUMNS = (
    Column(Text("交接", "State"), _stands, 92, role="state", state=_urgency),
    Column(Text("清单", "Manifest"), lambda row: row.manifest_no, 136, role="strong"),
    Column(Text("件", "Env."), lambda row: str(row.envelopes), 44, role="number"),
    Column(Text("已签收", "Arrived"), _arrived, 96),
    Column(Text("取件人", "Taken by"), _taken, 0, role="muted"),
)


class ManifestSide(Surface):
    """Draw the list, print it, record who took it."""

    def __init__(self, bench: Workbench, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench, self._attempts = bench, Attempts()
        self._carriers: tuple[tuple[str, int], ...] = ()
        self._chosen = ""

        # Parts
        self._standing = Label("", "emphasis", self, name="sealed")
        self._next = Label("", "muted", self, name="handover-next", wraps=True)
        self.draw = Press(
            bench, Text("打印交寄清单", "Print the manifest"), "Ctrl+P", work=self._drawing,
            then=self._on_drawn, owner=self, look="primary", name="draw",
        )  # fmt: skip
        self._paper_line = FaultLine(self, name="manifest-fault")
        self.manifests = Table(
            MANIFEST_COLUMNS, lambda row: row.manifest_no, self, name="manifests",
            title=Text("交寄清单", "Manifests"),
            empty=Text("还没有交寄清单。", "No manifest has been drawn yet."), is_compact=True,
        )  # fmt: skip
        self._took_line = FaultLine(self, name="took-fault")
        self.took = Press(
            bench, Text("登记交接", "Record who took it"), "Ctrl+Enter", work=self._taking,
            then=self._on_took, owner=self, name="took", line=self._took_line,
        )  # fmt: skip

        # Wiring
        self.manifests.moved.connect(self._on_manifest)
        self.manifests.opened.connect(lambda _: self.took.press())

        # Put together
        column = vertical(
            self, self._standing, self._next, self.draw, self._paper_line, self.manifests,
            self._took_line, horizontal(None, self.took, None), spacing=12, margin=16,
        )  # fmt: skip
        column.setStretch(4, 1)
        self._on_manifest(None)

    def look(self) -> Callable[[], object]:
        """What is to be asked for, in the lane."""
        desk = self._bench.desk
        return lambda: (
            envelope.open_envelopes(desk), manifest.carriers(desk), carrier.manifests(desk)
        )  # fmt: skip

    def show_looked(
        self, cards: tuple[EnvelopeCard, ...], carriers: tuple[tuple[str, int], ...],
        rows: tuple[ManifestRow, ...],
    ) -> None:  # fmt: skip
        """Show what was asked for."""
        sealed = sum(card.state == "sealed" for card in cards)
        self._standing.show_text(_STANDING.fill(sealed=sealed, left=len(cards) - sealed))
        waits = any(row.taken_at is None for row in rows)
        left = len(cards) - sealed
        told = _SEAL if left else _PRINT if sealed else _TAKE if waits else _PACK
        self._next.show_text(told)
        self.draw.key.set_look("primary" if sealed and not left else "plain")
        self._carriers = carriers
        self.draw.allow(bool(cards))
        self.manifests.show_rows(rows)
        if self._chosen and self.manifests.choose(self._chosen):
            self._chosen = ""
        elif rows and self.manifests.current() is None:
            self.manifests.choose(rows[0].manifest_no)
        self._on_manifest(self.manifests.current())

    def choose(self, manifest_no: str) -> None:
        """Choose this manifest now, or as soon as it is listed."""
        if not self.manifests.choose(manifest_no):
            self._chosen = manifest_no

    def _on_manifest(self, row: ManifestRow | None) -> None:
        self._took_line.show_text("")
        self.took.allow(row is not None and row.taken_at is None)

    def _drawing(self) -> Callable[[], PaperJob] | None:
        """One list for everything, or, where several carriers come, for the one chosen."""
        whose: str | None = None
        if len(self._carriers) > 1:
            total = sum(count for _, count in self._carriers)
            choices = [Choice("all", _ALL.fill(n=total))] + [
                Choice(f"of {name}", _OF.fill(carrier=name or _NO_ROLL, n=count))
                for name, count in self._carriers
            ]
            told = self._bench.ask.choose(
                self, Text("交寄清单", "Manifest"),
                Text("为哪家寄递企业打印？", "For which carrier?"), choices,
            )  # fmt: skip
            if told is None:
                return None
            whose = None if told == "all" else told.removeprefix("of ")
        act = self._attempts.act("draw", whose)
        return lambda: manifest.draw(self._bench.desk, act, whose)

    def _on_drawn(self, job: PaperJob) -> None:
        for whose in (None, *(name for name, _ in self._carriers)):
            self._attempts.done("draw", whose)
        self.choose(job.case_no)
        print_out(self._bench, job, self, self._paper_line)

    def _taking(self) -> Callable[[], ManifestRow] | None:
        row = self.manifests.current()
        if not isinstance(row, ManifestRow):
            raise Nothing(Text("一张清单", "a manifest"))
        told = self._bench.ask.answers(
            self, Text("登记交接 {no}", "Who took {no}").fill(no=row.manifest_no),
            (_COUNTED, _PERSON, _BADGE), today=self._bench.desk.today,
            yes=Text("登记", "Record"),
        )  # fmt: skip
        if told is None:
            return None
        person, badge = str(told["person"] or ""), str(told["badge"] or "")
        counted = int(str(told["counted"] or 0))
        act = self._attempts.act("took", row.manifest_no, person, badge, counted)
        desk, number = self._bench.desk, row.manifest_no
        return lambda: carrier.took(desk, number, person, badge, counted, act)

    def _on_took(self, row: ManifestRow) -> None:
        told = Text("{no} 已交给 {person}", "{no} was given to {person}")
        toast(self, told.fill(no=row.manifest_no, person=row.carrier_person))
