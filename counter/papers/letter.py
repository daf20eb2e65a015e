"""Words of the hall as a plain letter: how a text reads that is sent and not printed by itself."""

from __future__ import annotations

from datetime import datetime

from counter.papers import words
from counter.papers.column import Column
from counter.papers.frame import Sheet
from counter.papers.page import lay_out
from counter.papers.sentences import sentences
from counter.papers.sizes import A4
from counter.text import Text
from counter.values.office import Office

_SENT = Text("此文字用于答复或短信，不单独成纸。", "Sent as a message; not a paper of its own.")


def pdf(
    office: Office, title: Text, body: Text, clerk: str, window: str, made_at: datetime
) -> bytes:
    """The words under their title, without number and tag."""
    column = Column(A4)
    column.space(3)
    sentences(column, body)
    column.space(4)
    column.remark(_SENT)
    sheet = Sheet(office, title, words.CASE_NO, "", "", clerk, window, made_at)
    return lay_out(sheet, A4, column)
