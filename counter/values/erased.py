"""What stands where a person stood, once the period of keeping is over."""

from counter.text import Text

ERASED = Text("已清除", "erased")
