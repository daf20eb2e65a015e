"""Long trials that no single test can hold: kill loops, by `python -m tests.harness`."""
