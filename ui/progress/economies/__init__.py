"""The APEC card on the case's card: the grid of answers, cards that come and end, the firm."""
