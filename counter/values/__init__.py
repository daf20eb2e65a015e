"""Small words of the hall: money, days, numbers, names, clerks. Standard library and stdnum."""
