"""货架: finished papers are put onto the shelf, swept over, asked to be collected."""
