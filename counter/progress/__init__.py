"""A case moves: scanned, advanced, corrected, handed over."""
