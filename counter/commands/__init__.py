"""The commands of the command line, by what they are about. Each file adds its own words."""
