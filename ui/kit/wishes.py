"""What a page may wish for and only the frame of the window can do."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Wishes(QObject):
    """Signals that the frame hears; a page emits them and waits for nothing."""

    theme = Signal(str)
    """`light` or `dark`, from now on."""
    language = Signal(object)
    """The `Language` in which the window is to be built anew."""
    restore = Signal(object)
    """The `Path` of a proven backup that is to take the place of the books."""
