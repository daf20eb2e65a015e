"""Pretend pre-reviews: pages drawn like certificates, looked at, answered, brought along."""

from __future__ import annotations

import struct
import zlib
from dataclasses import replace

from counter.desk import Desk, new_act
from counter.intake.application import Application
from counter.intake.prereview import answering, arriving, clearing, collecting, reading
from counter.intake.prereview.collecting import Told
from counter.papers.column import Column
from counter.papers.frame import Sheet
from counter.papers.lines import Span
from counter.papers.page import lay_out
from counter.papers.sizes import SIZES
from counter.pictures import Picture, clean
from counter.practice.visitors import Visitors
from counter.rules.reasons import reasons
from counter.text import Text

_KNOWN_AHEAD = ("applicant_kind", "destination")
_SENDERS = ("山城小李", "南岸王姐", "渝北陈先生", "解放碑阿杰", "沙坪坝小周")


def fill(desk: Desk, visitors: Visitors) -> None:
    """A few in each state, with pictures that one can look at."""
    for no, sender in enumerate(_SENDERS):
        application = visitors.authentication(desk, 1)
        while application.answers["applicant_kind"] == "notary":  # they send batches
            application = visitors.authentication(desk, 1)
        card = collecting.begin(desk, _told(application, sender), new_act())
        shown = tuple(_page(desk, application, part) for part in range(1 + no % 3))
        card = collecting.add_pictures(desk, card.row.no, shown, new_act())
        if no in (1, 3):
            _see_everything(desk, card.row.no)
        if no == 1:
            _answer(desk, card.row.no, "passed", ())
        elif no == 2:
            sentences = reasons(desk.edition, "correction", "authentication", desk.today)
            _answer(desk, card.row.no, "gaps", tuple(reason.text for reason in sentences[:2]))


def ahead(desk: Desk, application: Application) -> Application:
    """An application that came by WeChat: looked at first, then filed from its pre-review."""
    if application.answers.get("channel") != "wechat":
        return application
    card = collecting.begin(desk, _told(application, "微信办事人"), new_act())
    if card.row.no.endswith("-0001"):  # the first of a day
        clearing.clear_due(desk, new_act())
    collecting.add_pictures(desk, card.row.no, (_dot(int(card.row.no[-4:])),), new_act())
    _see_everything(desk, card.row.no)
    _answer(desk, card.row.no, "passed", ())
    arrived = arriving.arrive(desk, card.row.no)
    return replace(
        application, answers={**application.answers, **arrived.answers}, prereview=arrived.no
    )


def _told(application: Application, sender: str) -> Told:
    known = {code: application.answers[code] for code in _KNOWN_AHEAD}
    return Told(application.letters, sender, "wechat", known, application.pieces)


def _see_everything(desk: Desk, no: str) -> None:
    card = reading.card(desk, no)
    codes = frozenset(material.code for material in card.materials if material.is_required)
    collecting.tick(desk, no, card.pictures[0].id, codes, new_act())


def _answer(desk: Desk, no: str, verdict: answering.Verdict, lines: tuple[Text, ...]) -> None:
    revision = reading.card(desk, no).revision
    answering.answer(desk, no, revision, verdict, lines, "", new_act())


def _page(desk: Desk, application: Application, part: int) -> Picture:
    """A page that looks like a certificate and says that it is none."""
    size = SIZES["A5"]
    body = Column(size)
    piece = application.pieces[0]
    body.headline(
        Text("公证书", "Notarial certificate"),
        Text(str(piece.get("title", "公证书")), "sample"),
        Text("练习样张，不是证书", "for practice, not a certificate"),
    )
    holder = piece.get("holder") or application.answers["name"]
    body.paragraph((Span(f"兹证明 {holder} 的{piece.get('title', '文书')}内容属实。"),))
    body.paragraph((Span(f"{piece.get('office', '公证处')}　{piece['certificate_no']}"),))
    body.remark(Text("第 {n} 页", "page {n}").fill(n=part + 1))
    sheet = Sheet(
        desk.office, Text("练习公证书", "Practice certificate"), Text("编号", "No."),
        f"{part + 1}", "0" * 27, "练习", "0", desk.now,
    )  # fmt: skip
    return clean(lay_out(sheet, size, body), f"IMG_{2031 + part}.jpg", longest=1600)


def _dot(no: int) -> Picture:
    """The smallest picture that differs from its neighbours: a year has thousands of them."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    point = chunk(b"IDAT", zlib.compress(bytes((0, no % 256, no // 256 % 256, 0))))
    return clean(b"\x89PNG\r\n\x1a\n" + header + point + chunk(b"IEND", b""), "dot.png")
