"""What the hall does, declared as data: questions, steps, moves; one file for each kind."""
