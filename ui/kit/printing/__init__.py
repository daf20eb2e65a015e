"""From the bytes of a paper to a page in the clerk's hand: queues, spoolers, preview, printing."""

from ui.kit.printing.printing import Printing

__all__ = ["Printing"]
