"""Small words of the hall: money, days, numbers, names, clerks. No store, no Qt."""
