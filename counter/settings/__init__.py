"""The hall's people, particulars and safety copies."""
