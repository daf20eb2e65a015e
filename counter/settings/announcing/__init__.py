"""一次性通知: what the hall tells everybody for a while, kept in versions."""
