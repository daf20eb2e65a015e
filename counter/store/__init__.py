"""The hall's books: tables, migrations, numbers, journal, search, backup."""
