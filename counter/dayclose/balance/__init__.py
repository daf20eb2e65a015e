"""The balance of a day: every paper, every fen and every numbered blank has its place."""
