"""审核要点 on the screen: the list, and specimen beside page."""
