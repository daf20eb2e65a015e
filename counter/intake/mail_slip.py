"""What the notice of a return by mail states (回邮告知书)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counter.text import Text
from counter.values.office import Office


@dataclass(frozen=True)
class ReturnMailNotice:
    """What the applicant signs: the address in full, to be looked through, and the hall's words
    on postage, risk and that it is not taken back (`body`)."""

    office: Office
    case_no: str
    tag: str
    kind: Text
    applicant: str
    receiver: str
    phone: str
    address: str
    mode: Text
    body: Text
    clerk: str
    window: str
    made_at: datetime
