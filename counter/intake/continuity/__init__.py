"""停电备用: numbered blank receipts for hours without power, and typing them in afterwards."""
