"""Speaking IPP (RFC 8010) with a print spooler or a printer: one request, one answer, nothing kept.

A job goes in with its pages in one message, so it is there whole or not at all: a program that
dies halfway leaves no half job behind (`lp`, fed by a pipe, would send what it had got). Of an
answer whole numbers, booleans, words, ranges, resolutions and collections are read.

>>> body = encode(0x000B, [(KEYWORD, "requested-attributes", "printer-state")])
>>> decode(bytes([2, 0, 4, 6, 0, 0, 0, 1, 3])).status == NOT_FOUND
True
>>> is_address("ipp://10.0.0.7/ipp/print"), is_address("窗口1")
(True, False)
"""

from __future__ import annotations

import socket
import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from typing import Union

PRINT_JOB, CANCEL_JOB, GET_JOB_ATTRIBUTES = 0x0002, 0x0008, 0x0009
GET_JOBS, GET_PRINTER_ATTRIBUTES = 0x000A, 0x000B
NOT_FOUND, BUSY = 0x0406, 0x0507
INTEGER, BOOLEAN, ENUM = 0x21, 0x22, 0x23
KEYWORD, URI, NAME, CHARSET, LANGUAGE, MIME = 0x44, 0x45, 0x42, 0x47, 0x48, 0x49
_RESOLUTION, _RANGE, _COLLECTION, _END_COLLECTION, _MEMBER = 0x32, 0x33, 0x34, 0x37, 0x4A
_OPERATION, _JOB, _END, _LAST_DELIMITER = 0x01, 0x02, 0x03, 0x0F
_A_CENTIMETRE, _INCH = 4, 2.54

Asked = tuple[int, str, str | int]
Value = Union[int, bool, str, float, "Range", "Members"]
Members = Mapping[str, tuple["Value", ...]]


class NoAnswer(Exception):  # caught in this package, never shown
    """The spooler cannot be reached, or does not speak IPP. `was_sent`: it may have heard all."""

    def __init__(self, said: str, *, was_sent: bool = True) -> None:
        self.was_sent = was_sent
        super().__init__(said)


@dataclass(frozen=True)
class Range:
    """Whole numbers from–to, both included."""

    low: int
    high: int


@dataclass(frozen=True)
class Answer:
    """Status of RFC 8011 (below 0x0100 is success) and the attributes by name; `jobs` are those of
    each job told of, in the order of the answer."""

    status: int
    attributes: Members
    jobs: tuple[Answer, ...] = ()

    @property
    def is_success(self) -> bool:
        """Whether the request was carried out."""
        return self.status < 0x0100

    def number(self, name: str) -> int | None:
        """The first whole number under `name`, None where it was not told."""
        for value in self.attributes.get(name, ()):
            if isinstance(value, int):
                return int(value)
        return None

    def words(self, name: str) -> tuple[str, ...]:
        """All words under `name`; empty where it was not told."""
        return tuple(value for value in self.attributes.get(name, ()) if isinstance(value, str))

    def dots(self, name: str) -> float | None:
        """The first resolution under `name`, in dots an inch."""
        told = [value for value in self.attributes.get(name, ()) if isinstance(value, float)]
        return told[0] if told else None

    def collections(self, name: str) -> tuple[Members, ...]:
        """All collections under `name`, each with its members."""
        told = self.attributes.get(name, ())
        return tuple(value for value in told if isinstance(value, dict))


def is_address(printer: str) -> bool:
    """Whether a printer is named by its address, and not by the name of a queue."""
    return printer.startswith("ipp://")


def ask(
    address: str, path: str, operation: int, asked: Sequence[Asked], patience: float,
    job: Sequence[Asked] = (), pages: bytes = b"",
) -> Answer:  # fmt: skip
    """Post one request to the spooler at `address` ("host:port" or a socket's path).

    `job` are attributes of the job that `pages` make. `patience` is in seconds for each wait on
    the line. Raises `NoAnswer`.
    """
    line = _line(address, patience)
    try:
        try:
            line.connect()
        except OSError as error:
            raise NoAnswer(str(error), was_sent=False) from error
        body = encode(operation, asked, job) + pages
        line.request("POST", path, body, {"Content-Type": "application/ipp"})
        answer = line.getresponse()
        told = answer.read()
        if answer.status != 200:
            raise NoAnswer(f"HTTP {answer.status}", was_sent=False)
        return decode(told)
    except (OSError, HTTPException) as error:
        raise NoAnswer(str(error)) from error
    finally:
        line.close()


def encode(operation: int, asked: Sequence[Asked], job: Sequence[Asked] = ()) -> bytes:
    """One request; an empty name adds another value to the attribute before it."""
    spoken: list[Asked] = [
        (CHARSET, "attributes-charset", "utf-8"),
        (LANGUAGE, "attributes-natural-language", "en"),
    ]
    body = struct.pack(">BBHIB", 2, 0, operation, 1, _OPERATION)
    body += b"".join(_written(*one) for one in [*spoken, *asked])
    if job:
        body += bytes([_JOB]) + b"".join(_written(*one) for one in job)
    return body + bytes([_END])


def _written(tag: int, name: str, value: str | int) -> bytes:
    for_name = name.encode("ascii")
    if isinstance(value, str):
        for_value = value.encode()
    else:
        for_value = struct.pack(">b" if tag == BOOLEAN else ">i", value)
    return (
        struct.pack(">BH", tag, len(for_name)) + for_name
        + struct.pack(">H", len(for_value)) + for_value
    )  # fmt: skip


def decode(body: bytes) -> Answer:
    """The answer in `body`; raises `NoAnswer` when it is cut short."""
    try:
        _, _, status, _ = struct.unpack_from(">BBHI", body)
        first: dict[str, tuple[Value, ...]] = {}
        jobs: list[dict[str, tuple[Value, ...]]] = []
        group, name = first, ""
        tokens = _tokens(body, 8)
        for tag, called, raw in tokens:
            if tag <= _LAST_DELIMITER:
                if tag == _JOB:
                    jobs.append({})
                group = jobs[-1] if tag == _JOB else first
                continue
            name = called or name
            group[name] = (*group.get(name, ()), *_value(tag, raw, tokens))
    except (IndexError, struct.error, UnicodeDecodeError) as error:
        raise NoAnswer("answer cut short") from error
    # Who asked about one job finds its attributes among the rest.
    whole = {**first, **(jobs[0] if len(jobs) == 1 else {})}
    return Answer(status, whole, tuple(Answer(status, job) for job in jobs))


def _tokens(body: bytes, at: int) -> Iterator[tuple[int, str, bytes]]:
    """Tag, name and value of each field; a delimiter has neither."""
    while body[at] != _END:
        tag = body[at]
        at += 1
        if tag <= _LAST_DELIMITER:
            yield tag, "", b""
            continue
        name, at = _part(body, at)
        raw, at = _part(body, at)
        yield tag, name.decode(), raw


def _part(body: bytes, at: int) -> tuple[bytes, int]:
    end = at + 2 + struct.unpack_from(">H", body, at)[0]
    if end > len(body):
        raise IndexError
    return body[at + 2 : end], end


def _value(tag: int, raw: bytes, rest: Iterator[tuple[int, str, bytes]]) -> tuple[Value, ...]:
    if tag in (INTEGER, ENUM):
        return (struct.unpack(">i", raw)[0],)
    if tag == BOOLEAN:
        return (raw != b"\0",)
    if tag == _RANGE:
        return (Range(*struct.unpack(">ii", raw)),)
    if tag == _RESOLUTION:
        across, _, unit = struct.unpack(">iib", raw)
        return (float(across) * (_INCH if unit == _A_CENTIMETRE else 1),)
    if tag == _COLLECTION:
        return (_members(rest),)
    if 0x41 <= tag <= 0x49:
        return (raw.decode(),)
    return ()


def _members(rest: Iterator[tuple[int, str, bytes]]) -> Members:
    found: dict[str, tuple[Value, ...]] = {}
    name = ""
    for tag, _, raw in rest:
        if tag == _END_COLLECTION:
            return found
        if tag == _MEMBER:
            name = raw.decode()
        else:
            found[name] = (*found.get(name, ()), *_value(tag, raw, rest))
    raise IndexError  # the collection has no end


class _SocketLine(HTTPConnection):
    """HTTP over the socket file on which CUPS listens by default."""

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self._path)

    def __init__(self, path: str, patience: float) -> None:
        super().__init__("localhost", timeout=patience)
        self._path = path


def _line(address: str, patience: float) -> HTTPConnection:
    if address.startswith("/"):
        return _SocketLine(address, patience)
    host, _, port = address.rpartition(":")
    if not port.isdigit():
        host, port = address, "631"
    return HTTPConnection(host, int(port), timeout=patience)
