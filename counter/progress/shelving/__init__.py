"""货架: where finished papers lie, what is missing there, and who is asked to collect."""
