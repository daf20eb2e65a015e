"""A text as decimal digits, which a scanner types unharmed through any input method.

    8 1 | 10 CRC-32 of the text's UTF-8 | the UTF-8, six bytes as fifteen digits

The first digit tells it from a hall's tag (1…); it is always longer than one, too. The check
finds misreadings; it proves nothing about who made the code.

>>> pack("RZ")
'81112267001921082'
>>> unpack("81112267001921082")
'RZ'
"""

from __future__ import annotations

import re
import zlib

from counter.errors import TagRefused
from counter.text import Text

HEAD = "81"
MOST_DIGITS = 1852  # a version 19 symbol at level L: 93 modules, readable from a phone's screen
FEWEST_DIGITS = 28
_SUM = 10
_WIDTHS = (0, 3, 5, 8, 10, 13, 15)  # digits for so many bytes


class NotAForm(TagRefused):
    """Not the code of a registration form, or misread."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                "登记表二维码没有读全或不是本系统的。请把屏幕调亮、让二维码完整显示后重新扫描。",
                "The form's code was not read whole, or is another system's. Let the phone show "
                "it bright and whole, and scan it again.",
            )
        )


class OtherVersion(TagRefused):
    """A form of a page that this program does not know."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                "登记表的版本不同。请用大厅最新的网上登记表重新填写，或在窗口录入。",
                "The form is of another version. Fill in the hall's newest page, or enter it here.",
            )
        )


def is_form(scanned: str) -> bool:
    """Whether these digits are meant to be a form rather than a tag, a waybill or a payment."""
    return scanned.startswith("8") and len(scanned) >= FEWEST_DIGITS


def pack(text: str) -> str:
    """The digits of `text`."""
    data = text.encode("utf-8")
    parts = [data[start : start + 6] for start in range(0, len(data), 6)]
    body = "".join(f"{int.from_bytes(part):0{_WIDTHS[len(part)]}d}" for part in parts)
    return f"{HEAD}{zlib.crc32(data):0{_SUM}d}{body}"


def unpack(scanned: str) -> str:
    """The text behind digits that somebody else made.

    Refuses (`NotAForm`) what is no such code, too long, misread or no text; `OtherVersion`.
    """
    if not (re.fullmatch(r"[0-9]+", scanned) and scanned.startswith(HEAD[0])):
        raise NotAForm
    if not scanned.startswith(HEAD):
        raise OtherVersion
    if len(scanned) > MOST_DIGITS:
        raise NotAForm
    checked, body = scanned[len(HEAD) : len(HEAD) + _SUM], scanned[len(HEAD) + _SUM :]
    data = b"".join(_bytes(body[start : start + 15]) for start in range(0, len(body), 15))
    if len(checked) != _SUM or int(checked) != zlib.crc32(data):
        raise NotAForm
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise NotAForm from error


def _bytes(part: str) -> bytes:
    if len(part) not in _WIDTHS:
        raise NotAForm
    size = _WIDTHS.index(len(part))
    number = int(part)
    if number >= 256**size:
        raise NotAForm
    return number.to_bytes(size)
