"""A printer that writes down each paper it gets: a process of its own, so that a kill of the
program leaves it alone; what it has written down has come out.

A job is one line of JSON and then its pages. Pages that break off halfway are no job.
"""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ui.kit.printing.spooler import Sent
from ui.kit.printing.trouble import NeverArrived, PrinterStopped, PrinterUnclear

FORGETFUL = "forgetful"  # a printer of this name tells nothing about earlier jobs, as Qt's do
STOPPING = 23  # so manieth job finds the printer stopped
_PART = 1 << 16


def serve(address: Path, log: Path) -> None:
    """Take jobs for ever."""
    with socket.socket(socket.AF_UNIX) as door, log.open("ab", buffering=0) as kept:
        door.bind(str(address))
        door.listen()
        printed: set[str] = set()
        asked = 0
        while True:
            line, _ = door.accept()
            with line, line.makefile("rb") as heard:
                try:
                    told = json.loads(heard.readline() or b"null")
                except ValueError:
                    continue
                if told is None:
                    continue
                if "size" not in told:
                    line.sendall(b"1" if told["title"] in printed else b"0")
                    continue
                asked += 1
                if len(heard.read(told["size"])) < told["size"]:
                    continue
                if asked % STOPPING == 0:
                    line.sendall(b"0")
                    continue
                kept.write(json.dumps(told).encode() + b"\n")
                os.fsync(kept.fileno())
                printed.add(told["title"])
                try:
                    line.sendall(b"1")
                except OSError:  # it was killed while it waited
                    continue


class Recorder:
    """The program's side of it."""

    def __init__(self, address: Path, passing: Callable[[str], None]) -> None:
        self._address, self._passing = address, passing

    def send(self, printer: str, pdf: bytes, name: str, mark: str = "") -> Sent:
        """Give the pages in two halves: one may be killed between them."""
        sent = Sent(printer, name, mark)
        told = {"title": sent.title, "name": name, "size": len(pdf)}
        with self._line() as line:
            half = len(pdf) // 2
            line.sendall(json.dumps(told).encode() + b"\n" + pdf[:half])
            self._passing("half sent")
            line.sendall(pdf[half:])
            self._passing("all sent")
            if line.recv(1) != b"1":
                raise PrinterStopped(printer)
        self._passing("taken")
        return sent

    def follow(self, sent: Sent) -> None:
        """What it took has come out."""
        self._passing("heard")

    def look_up(self, sent: Sent) -> None:
        """By its title; a forgetful printer does not know."""
        self._passing("looking up")
        if sent.printer == FORGETFUL:
            raise PrinterUnclear(sent.printer)
        if not self.has_come_out(sent):
            raise NeverArrived(sent.printer)

    def withdraw(self, sent: Sent) -> bool:
        """What is not out yet never was a job."""
        return not self.has_come_out(sent)

    def dots(self, printer: str) -> float | None:
        """It does not say."""
        return None

    def has_come_out(self, sent: Sent) -> bool:
        """What a clerk sees who looks at the printer."""
        with self._line() as line:
            line.sendall(json.dumps({"title": sent.title}).encode() + b"\n")
            return line.recv(1) == b"1"

    def _line(self) -> socket.socket:
        line = socket.socket(socket.AF_UNIX)
        line.connect(str(self._address))
        return line


def come_out(log: Path) -> list[dict[str, Any]]:
    """Every paper that came out, in order."""
    if not log.exists():
        return []
    return [json.loads(line) for line in log.read_text().splitlines() if line]
