"""The colours of the house, light and dark, named for what they are for.

Every pair used has a contrast of 4.5 : 1 or more (`tests/ui/kit/test_feedback.py`).

>>> LIGHT.state("overdue") == LIGHT.overdue
True
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Urgency = Literal["overdue", "today", "soon", "later", "none", "done"]


@dataclass(frozen=True)
class Tokens:
    """The colours of one theme, as #RRGGBB."""

    page: str
    surface: str
    line: str
    text: str
    muted: str
    accent: str
    accent_surface: str
    on_accent: str
    overdue: str
    today: str
    done: str
    fault_surface: str
    warning_surface: str
    field_line: str

    def state(self, urgency: Urgency) -> str:
        """The colour of a state."""
        return {"overdue": self.overdue, "today": self.today, "done": self.done}.get(
            urgency, self.muted
        )


LIGHT = Tokens(
    page="#F5F6F8", surface="#FFFFFF", line="#E1E4E8", text="#1F2328", muted="#57606A",
    accent="#1F5FAD", accent_surface="#EAF1FB", on_accent="#FFFFFF", overdue="#B42318",
    today="#8F5300", done="#187A34", fault_surface="#FDECEA", warning_surface="#FDF3DC",
    field_line="#8C959F",
)  # fmt: skip
DARK = Tokens(
    page="#14171C", surface="#1C2128", line="#30363D", text="#E6EDF3", muted="#9BA5B0",
    accent="#6CA8F0", accent_surface="#1B2A41", on_accent="#0E1420", overdue="#FF8A7A",
    today="#E9B44C", done="#5FC27E", fault_surface="#3A1F1E", warning_surface="#332A16",
    field_line="#6E7681",
)  # fmt: skip
