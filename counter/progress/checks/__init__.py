"""审核要点: what is looked at on a case's certificates, by whom, and against which specimen."""
