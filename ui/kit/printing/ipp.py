"""Asking a print spooler by IPP (RFC 8010): one request, one answer, nothing kept.

`lp` says "accepted" for a stopped, jammed and aborting printer alike, and its lists are worded
for people; the job's number of state is only in the protocol. Only what we ask is written here:
no documents are sent, and of the answer whole numbers, booleans and words are read.

>>> body = encode(0x000B, [(KEYWORD, "requested-attributes", "printer-state")])
>>> decode(bytes([2, 0, 4, 6, 0, 0, 0, 1, 3])).status == NOT_FOUND
True
"""

from __future__ import annotations

import socket
import struct
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from typing import Mapping, Sequence

GET_JOB_ATTRIBUTES, GET_PRINTER_ATTRIBUTES = 0x0009, 0x000B
NOT_FOUND = 0x0406
KEYWORD, URI, NAME, CHARSET, LANGUAGE = 0x44, 0x45, 0x42, 0x47, 0x48
_INTEGER, _BOOLEAN, _ENUM = 0x21, 0x22, 0x23
_OPERATION, _END, _LAST_DELIMITER = 0x01, 0x03, 0x0F

Asked = tuple[int, str, str]
Value = int | bool | str


class NoAnswer(Exception):  # caught in this package, never shown
    """The spooler cannot be reached, or does not speak IPP."""


@dataclass(frozen=True)
class Answer:
    """Status of RFC 8011 (below 0x0100 is success) and the attributes by name."""

    status: int
    attributes: Mapping[str, tuple[Value, ...]]

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


def ask(address: str, path: str, operation: int, asked: Sequence[Asked], patience: float) -> Answer:
    """Post one request to the spooler at `address` ("host:port" or a socket's path).

    `patience` is in seconds for each wait on the line. Raises `NoAnswer`.
    """
    line = _line(address, patience)
    try:
        line.request("POST", path, encode(operation, asked), {"Content-Type": "application/ipp"})
        answer = line.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise NoAnswer(f"HTTP {answer.status}")
        return decode(body)
    except (OSError, HTTPException) as error:
        raise NoAnswer(str(error)) from error
    finally:
        line.close()


def encode(operation: int, asked: Sequence[Asked]) -> bytes:
    """One request; an empty name adds another value to the attribute before it."""
    spoken = [
        (CHARSET, "attributes-charset", "utf-8"),
        (LANGUAGE, "attributes-natural-language", "en"),
    ]
    body = struct.pack(">BBHIB", 2, 0, operation, 1, _OPERATION)
    for tag, name, value in [*spoken, *asked]:
        for_name, for_value = name.encode("ascii"), value.encode()
        body += struct.pack(">BH", tag, len(for_name)) + for_name
        body += struct.pack(">H", len(for_value)) + for_value
    return body + bytes([_END])


def decode(body: bytes) -> Answer:
    """The answer in `body`; raises `NoAnswer` when it is cut short."""
    attributes: dict[str, tuple[Value, ...]] = {}
    try:
        _, _, status, _ = struct.unpack_from(">BBHI", body)
        at, name = 8, ""
        while body[at] != _END:
            tag = body[at]
            at += 1
            if tag <= _LAST_DELIMITER:
                continue
            called, at = _text(body, at)
            name = called or name
            length = struct.unpack_from(">H", body, at)[0]
            raw, at = body[at + 2 : at + 2 + length], at + 2 + length
            attributes[name] = (*attributes.get(name, ()), *_value(tag, raw))
    except (IndexError, struct.error, UnicodeDecodeError) as error:
        raise NoAnswer("answer cut short") from error
    return Answer(status, attributes)


def _text(body: bytes, at: int) -> tuple[str, int]:
    length = struct.unpack_from(">H", body, at)[0]
    return body[at + 2 : at + 2 + length].decode(), at + 2 + length


def _value(tag: int, raw: bytes) -> tuple[Value, ...]:
    if tag in (_INTEGER, _ENUM):
        return (struct.unpack(">i", raw)[0],)
    if tag == _BOOLEAN:
        return (raw != b"\0",)
    if 0x41 <= tag <= 0x49:
        return (raw.decode(),)
    return ()


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
