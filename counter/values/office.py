"""The hall's own particulars, as they stand on every paper. Nothing here has a default."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Office:
    """Head and foot of the papers, frozen with each paper when it is made.

    `hall_code` is three digits and stands in every tag; `is_practice` marks every paper 练习.
    """

    name: str
    address: str
    phone: str
    hall_code: str
    name_en: str = ""
    complaint_phone: str = ""
    hours: str = ""
    is_practice: bool = False
