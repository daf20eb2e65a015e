"""The views that a supervisor asks for: one small file each, listed in `register`."""
