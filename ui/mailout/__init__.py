"""The mail room: envelopes, waybills, manifest."""
