"""A clerk's shift: opened with a float, counted blind by method, closed with its differences."""
