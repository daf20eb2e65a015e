"""What one act adds to the figures of its day."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Tally:
    """What an act adds to the figures of its day: units and cases of a kind, or money in fen."""

    figure: str
    kind: str = ""
    route: str = ""
    channel: str = ""
    speed: str = ""
    destination: str = ""
    method: str = ""
    units: int = 0
    cases: int = 0
    fen: int = 0
