"""The day is counted, looked at and closed."""
