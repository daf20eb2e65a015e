"""Printing by CUPS' own program, for what a plain request cannot do: a printer that was found on
the network becomes a queue only so, and a spooler that asks who we are is answered by it."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import replace

from ui.kit.printing import trouble
from ui.kit.printing.queues import said_by
from ui.kit.printing.spooler import Sent

_PATIENCE = 15.0
_REQUEST = re.compile(r"request id is .+-(?P<number>[0-9]+) \(")


def give(address: str, sent: Sent, pdf: bytes, media: str) -> Sent:
    """Send by `lp`; raises a `PrinterTrouble`. The bytes go through a pipe, not through a file."""
    command = ["lp", "-h", address, "-d", sent.printer, "-t", sent.title, "-o", f"media={media}"]
    try:
        done = subprocess.run(  # noqa: S603  # a list, no shell; the queue's name was checked
            [*command, "-o", "print-scaling=none", "-"],
            input=pdf,
            capture_output=True,
            timeout=_PATIENCE,
            env={**os.environ, "LC_ALL": "C"},
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise trouble.PrinterUnclear(sent.printer) from error
    except OSError as error:
        raise trouble.PrinterStopped(sent.printer, (trouble.UNREACHABLE,)) from error
    if done.returncode != 0:
        raise trouble.JobRefused(sent.printer, done.stderr.decode(errors="replace").strip())
    request = _REQUEST.search(done.stdout.decode(errors="replace"))
    if request is None:
        raise trouble.PrinterUnclear(sent.printer)
    return replace(sent, number=int(request["number"]))


def cancel(address: str, sent: Sent) -> None:
    """Take a job back: the program knows how this computer lets an owner cancel."""
    said_by(["cancel", "-h", address, f"{sent.printer}-{sent.number}"])
