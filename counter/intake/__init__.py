"""A case begins: what is asked, what is missing, what it costs, and the receipt."""
