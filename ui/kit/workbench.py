"""What a page is given to work with."""

from __future__ import annotations

from dataclasses import dataclass, field

from counter.desk import Desk
from counter.text import Language, Text
from ui.kit.ask import Ask
from ui.kit.background import Lane
from ui.kit.bulletin import Bulletin
from ui.kit.memory import Memory
from ui.kit.printing import Printing
from ui.kit.wishes import Wishes


@dataclass(frozen=True)
class Workbench:
    """Eight narrow things; every page gets the same and takes nothing from anywhere else."""

    desk: Desk
    background: Lane
    bulletin: Bulletin
    printing: Printing
    ask: Ask
    language: Language = Language.ZH
    wishes: Wishes = field(default_factory=Wishes)
    memory: Memory = field(default_factory=Memory)

    def say(self, text: Text) -> str:
        """`text` in the language of this window."""
        return self.language.say(text)
