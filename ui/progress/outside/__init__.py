"""外送: batches to the MFA, embassies and consulates."""
