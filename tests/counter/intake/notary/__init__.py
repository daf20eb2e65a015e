"""Batches from notary offices."""
