"""The custody of passports: the place, its panels, and the section of a case."""
