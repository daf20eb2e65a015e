"""A case goes by post: envelopes, labels, waybills, manifests."""
