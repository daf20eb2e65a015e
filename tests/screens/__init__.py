"""Pictures of every screen, for eyes: `python -m tests.screens DIR`."""
