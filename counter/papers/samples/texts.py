"""How a text of the rules looks on its paper, filled with a sample's facts; always a draft.

>>> told = filled("note_number", Text("外签〔{year}〕{serial}号", ""))
>>> told.zh
'外签〔2026〕12号'
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from counter.papers import register
from counter.papers.samples import custody, shelf, slips, visas
from counter.papers.samples.hall import AT, OFFICE
from counter.papers.style import DRAFT, using
from counter.text import Text
from counter.values.facts import plain

Draws = Callable[[Text, Text], object]

_MISSING = Text(
    "1. 公证书骑缝章不清\n2. 缺少授权委托书", "1. The seam seal is unclear\n2. No mandate"
)
PLACES: dict[str, Text | str] = {
    "name": "张伟", "materials": Text("公证书原件、身份证原件和复印件", "deed, identity card"),
    "until": Text("2026年11月30日", "2026-11-30"), "gaps": _MISSING,
    "why": Text("使用国不接受该文书", "the country does not take this document"),
    "receiver": "李娜", "mode": Text("到付", "collect"), "unit": "重庆两江集团",
    "holders": Text("王略、欧阳娜娜", "王略, 欧阳娜娜"), "days": "40",
    "case_no": "RZ20261123-0007-K", "ready_on": "2026-11-20",
    "number": Text("渝外签〔2026〕12号", "YWQ (2026) No. 12"), "country": Text("日本", "Japan"),
    "group": Text("重庆友好代表团", "the Chongqing friendship delegation"),
    "persons": Text(
        "1. 王略 WANG LUE，护照 PE1234567，有效期至 2030-05-31\n"
        "2. 欧阳娜娜 OUYANG NANA，护照 PE1234568，有效期至 2031-02-28",
        "1. WANG LUE, passport PE1234567, valid until 2030-05-31\n"
        "2. OUYANG NANA, passport PE1234568, valid until 2031-02-28",
    ),
    "purpose": Text("友城交流", "exchange between twin cities"), "from_day": "2026-12-20",
    "to_day": "2026-12-24", "kind": Text("公务", "official"), "entries": Text("一次", "single"),
    "approval": "渝外批〔2026〕18号", "year": "2026", "serial": "12",
}  # fmt: skip
"""What stands in each place of a text while it is only looked at."""

_ON: dict[str, tuple[str, Draws]] = {
    "note_verbale": ("note_verbale", lambda title, body: replace(
        visas.note_verbale(False), body=body)),
    "note_number": ("note_verbale", lambda title, body: replace(
        visas.note_verbale(False), note_no=body.zh, note_no_en=body.en)),
    "overdue_letter": ("overdue_letter", lambda title, body: replace(
        custody.overdue(False), title=title, body=body)),
    "correction_closing": ("correction_notice", lambda title, body: replace(
        slips.correction(False), closing=body)),
    "refusal_remedies": ("refusal_notice", lambda title, body: replace(
        slips.refusal(False), remedies=body)),
    "payment_notice": ("payment_notice", lambda title, body: replace(
        slips.payment(False), body=body)),
    "return_mail": ("return_mail_notice", lambda title, body: replace(
        slips.mail_notice(False), body=body)),
    "collect_reminder": ("collection_notice", lambda title, body: replace(
        shelf.notice(False), title=title, body=body)),
}  # fmt: skip


def kind_of(code: str) -> str:
    """The kind of paper that bears the text; empty for one that is only sent."""
    return _ON.get(code.partition("-")[0], ("", None))[0]


def filled(code: str, body: Text) -> Text:
    """The words with a sample's facts in their places; a place that no sample knows stays."""
    facts: dict[str, Any] = {**PLACES}
    return Text(_fill(body.zh, facts, "zh"), _fill(body.en, facts, "en"))


def pdf(code: str, title: Text, body: Text) -> bytes:
    """The paper of a text, marked as a draft. Refuses `NoGlyph`; `ValueError` for its braces."""
    told = filled(code, body)
    base = code.partition("-")[0]
    if base not in _ON:
        with using(DRAFT):
            return register.letter_pdf(OFFICE, title, told, "王芳", "1号窗", AT)
    kind, draws = _ON[base]
    return register.pdf(kind, dict(plain(draws(title, told))), style=DRAFT)


class _Places(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return f"{{{name}}}"


def _fill(words: str, facts: dict[str, Any], language: str) -> str:
    said = {
        name: getattr(fact, language) if isinstance(fact, Text) else str(fact)
        for name, fact in facts.items()
    }
    return words.format_map(_Places(said))
