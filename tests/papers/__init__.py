"""Papers are rendered and read back: every symbol decoded, every character compared."""
