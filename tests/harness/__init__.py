"""Long trials that no single test can hold: kill loops and long runs, by `python -m tests.harness`."""
