"""`python -m tests.harness outbox [--points N] [--seed S] [--break intent|asking]`.

Progress goes to the error stream, the verdict as one JSON line to the output; 1 where something
was lost or doubled. `--break` takes a safeguard away: the trial must then end with 1.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

from tests.harness import outbox


def main() -> int:
    """Run one trial."""
    asked = argparse.ArgumentParser(prog="python -m tests.harness")
    asked.add_argument("trial", choices=("outbox",))
    asked.add_argument("--points", type=int, default=1000, help="how many times to kill")
    asked.add_argument("--seed", type=int, default=20261123)
    asked.add_argument("--break", dest="broken", choices=("", *outbox.SAFEGUARDS), default="")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="harness") as folder:
        report = outbox.trial(Path(folder), given.points, given.seed, given.broken, sys.stderr)
    print(json.dumps(report, ensure_ascii=False))
    return 1 if report["faults"] else 0


if __name__ == "__main__":
    sys.exit(main())
