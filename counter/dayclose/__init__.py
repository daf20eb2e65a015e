"""The day is counted, closed, printed and exported."""
