"""A clerk's own words: a reason, a mandate, a remark, as one line that can be kept and printed.

>>> remark("reason", "  收件人已搬迁 ")
'收件人已搬迁'
>>> remark("reason", " ", Text("请填写原因。", "Enter the reason."))
Traceback (most recent call last):
...
counter.errors.BadAnswers: 请更正：请填写原因。
"""

from __future__ import annotations

from counter.errors import BadAnswers, Fault
from counter.text import Text
from counter.values.names import BadName, check_line


def remark(question: str, written: str, missing: Text | None = None, longest: int = 200) -> str:
    """What was written, tidied; several lines become one, parted by ；.

    Refuses (`BadAnswers`, the field `question`) characters that no paper can print, more than
    `longest` of them, and nothing at all where `missing` says what is wanted.
    """
    line = "；".join(part.strip() for part in written.splitlines() if part.strip())
    if not line:
        if missing is not None:
            raise BadAnswers((Fault(question, missing),))
        return ""
    try:
        return check_line(line, longest)
    except BadName as bad:
        raise BadAnswers((Fault(question, bad.text),)) from bad
