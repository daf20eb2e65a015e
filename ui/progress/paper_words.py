"""How a paper's state is said, on the card and in the print tray."""

from __future__ import annotations

from counter.outbox import PaperJob
from counter.text import Text

_STATES = {
    "queued": Text("待打印", "to be printed"),
    "sending": Text("不知来没来", "sent, nothing heard"),
    "handed": Text("已送打印机", "sent to the printer"),
    "confirmed": Text("已打印", "printed"),
    "failed": Text("待补打", "failed, print again"),
    "void": Text("已作废，请收回", "void, take it back"),
}
_COPY = Text("{title}（补打 {n}）", "{title} (reprint {n})")


def title_of(job: PaperJob) -> Text:
    """The paper's name, with the number of the reprint."""
    return _COPY.fill(title=job.title, n=job.copy) if job.copy else job.title


def state_of(job: PaperJob) -> Text:
    """The paper's name and its state."""
    told = Text("{title}　{state}", "{title}: {state}")
    return told.fill(title=title_of(job), state=_STATES[job.state])


def short_state(job: PaperJob) -> Text:
    """The state alone, for a column."""
    return _STATES[job.state]
