"""A walk-in begins: kinds, form, live bill, draft."""
