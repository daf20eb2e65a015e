"""A frozen dataclass as plain JSON facts and back.

Papers in the outbox, results of acts and rule rows are stored as JSON and must come back as the
very same value. Handled: str, int, bool, None, float-free; `Money`, `date`, `datetime`, `Enum`
(by name), nested dataclasses, tuples and dicts of these, and unions with None.

>>> from counter.text import Text
>>> plain(Text("份", "copy"))
{'zh': '份', 'en': 'copy'}
>>> read(Text, {'zh': '份', 'en': 'copy'})
Text(zh='份', en='copy')
"""

from __future__ import annotations

import dataclasses
import json
import types
from collections.abc import Mapping
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from counter.values.money import Money

T = TypeVar("T")


def plain(value: object) -> Any:
    """`value` in words that JSON knows; `TypeError` for anything not listed above."""
    if value is None or (isinstance(value, (str, bool, int)) and not isinstance(value, Enum)):
        return value
    if isinstance(value, Money):
        return value.fen
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.name
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {name: plain(getattr(value, name)) for name in _names(type(value))}
    if isinstance(value, (tuple, list)):
        return [plain(part) for part in value]
    if isinstance(value, Mapping):
        return {str(key): plain(part) for key, part in value.items()}
    raise TypeError(f"no plain form for {type(value).__name__}")


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))


def read(kind: type[T], written: Any) -> T:
    """The value of type `kind` that `plain` wrote."""
    value: T = _read(kind, written)
    return value


def write(value: object) -> str:
    """Canonical JSON of `plain(value)`: sorted keys, no spaces, UTF-8 kept as it is."""
    return json.dumps(plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _read(kind: Any, written: Any) -> Any:
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        if written is None:
            return None
        (inner,) = (part for part in get_args(kind) if part is not type(None))
        return _read(inner, written)
    if origin is tuple:
        args = get_args(kind)
        if len(args) == 2 and args[1] is Ellipsis:
            return tuple(_read(args[0], part) for part in written)
        return tuple(_read(part_kind, part) for part_kind, part in zip(args, written, strict=True))
    if origin in (dict, Mapping):
        _, value_kind = get_args(kind)
        return {key: _read(value_kind, part) for key, part in written.items()}
    if kind is Money:
        return Money(written)
    if kind in (date, datetime):
        return kind.fromisoformat(written)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind[written]
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        hints = _hints(kind)
        return kind(**{name: _read(hints[name], part) for name, part in written.items()})
    return written


@cache
def _hints(kind: type) -> dict[str, Any]:
    # resolving written annotations costs more than all the rest of reading
    return get_type_hints(kind)
