"""Pretend visitors and pretend days, all through the verbs that the window uses."""
