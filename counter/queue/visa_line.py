"""One line on a group's visas: who got one, who did not, what the consulate still wants."""

from __future__ import annotations

from counter.casetypes.visa_agency import OUTCOMES
from counter.store import visabook
from counter.store.tables.cases import Case
from counter.text import Text
from counter.values.visa import PENDING

_ASKED = Text("待补 {n}", "{n} awaited")
_UNTIL = Text("待补 {n}（限 {on}）", "{n} awaited (until {on})")
_NOTE = Text("照会 {no}", "note {no}")
_TITLES = {choice.code: choice.title for choice in OUTCOMES}


def visas(case: Case) -> Text | None:
    """签出 3/5，拒签 1，待签 1; before anything is known the number of the note, if it has one."""
    people = visabook.travellers(case)
    counts = visabook.counts(people)
    parts = []
    if counts[PENDING] < len(people):
        parts = [
            Text.same(f"{{title}} {counts[code]}{f'/{len(people)}' if code == 'issued' else ''}")
            .fill(title=title)
            for code, title in _TITLES.items() if counts[code] or code == "issued"
        ]  # fmt: skip
    else:
        note = visabook.last_note(case)
        if note is not None:
            parts.append(_NOTE.fill(no=note.no))
    if not parts:
        return None
    return Text("，".join(part.zh for part in parts), ", ".join(part.en for part in parts))


def papers(case: Case) -> Text | None:
    """待补 2（限 2026-12-01）, the earliest day; nothing where nothing is awaited."""
    waiting = [row for row in visabook.papers_asked(case) if not row.is_in]
    if not waiting:
        return None
    days = [row.due_on for row in waiting if row.due_on is not None]
    return (_UNTIL if days else _ASKED).fill(n=len(waiting), on=min(days, default=""))
