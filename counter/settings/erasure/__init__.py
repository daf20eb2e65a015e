"""到期清除: what has outlived its period loses its persons; counts, money and the chain stay."""

from counter.settings.erasure.due import Due, TooEarly, due_for_erasure
from counter.settings.erasure.erase import ErasedNow, NothingDue, erase

__all__ = ["Due", "ErasedNow", "NothingDue", "TooEarly", "due_for_erasure", "erase"]
