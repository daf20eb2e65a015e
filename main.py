"""Start the service counter: words on the line go to the command line, none open the desk."""

from __future__ import annotations

import io
import sys
from pathlib import Path

from counter.commandline import run


def main() -> None:
    """The program's one entry."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a program without a console has none
            stream.reconfigure(encoding="utf-8")  # whatever the PC's own code page is
    sys.exit(run(sys.argv[1:], open_window=_open_window))


def _open_window(
    data: str, *, practice: bool, login: str | None, pictures: Path | None = None
) -> int:
    # Qt is loaded only for a window: commands start in a fraction of the time.
    if pictures is not None:
        from ui.pictures import run as run_pictures

        return run_pictures(data, pictures)
    from ui.app import run as run_window

    return run_window(data, practice=practice, login=login)


if __name__ == "__main__":
    main()
