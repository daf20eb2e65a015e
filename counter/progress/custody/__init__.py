"""The custody of official passports: in, out, due, back, lost, counted."""
