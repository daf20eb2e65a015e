"""The visas of a group on the case's card: the note, each person's visa, papers asked for."""
