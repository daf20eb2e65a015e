"""The hall, its people, its printers, its copies."""
