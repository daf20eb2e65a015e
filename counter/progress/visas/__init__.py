"""签证: the note to the consulate, what each person of a group got, papers asked for later."""
