"""One case moves on: its card, the panels that ask, the papers that wait for a printer."""
