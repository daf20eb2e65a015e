"""The files of agents (经办人), written with each case that one of them brings."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from counter.store.tables.people import Agent

MOST_ORGANISATIONS = 20
_ORGANISATIONS = ("company", "notary")


def note(answers: Mapping[str, object], day: date) -> None:
    """Keep who brought a case, with his number, phone and whom he came for; only inside an act.

    Nothing where there is no agent, or no number to tell him by.
    """
    name, number = str(answers.get("agent_name", "")), str(answers.get("agent_id_number", ""))
    if not name or not number:
        return
    row = Agent.get_or_none(Agent.id_number == number)
    first = [str(answers["name"])] if answers.get("applicant_kind") in _ORGANISATIONS else []
    before = [] if row is None else [one for one in row.organisations if one not in first]
    row = row or Agent(id_number=number)
    row.name, row.phone = name, str(answers.get("phone", ""))
    row.organisations = (first + before)[:MOST_ORGANISATIONS]
    row.changed_on = day
    row.save()
