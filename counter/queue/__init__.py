"""What waits, and how to find it. Reads only."""
