"""The stock of numbered blanks: received, issued, spoiled; what is left follows."""
