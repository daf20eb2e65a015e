"""送外: cases go to the MFA, an embassy or a consulate in batches, and come back, some in part."""
