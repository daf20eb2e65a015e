"""The SQL of plain SELECTs, kept by their shape: same table, fields, conditions and order.

Only values differ between two looks for a case by its number. A shape is peewee's own SQL the
first time it is met; it is kept only where the values found here are the very ones that peewee
put in. Whatever is not plain (joins, functions, groups, subqueries) has no shape and is peewee's.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from peewee import OP, Expression, Field, ForeignKeyField, Model, Ordering

from counter.values.money import Money

Values = list[Any]
_VALUES = (str, int, bool, date, datetime, Money)
_LOGIC = (OP.AND, OP.OR)
_COMPARED = (OP.EQ, OP.NE, OP.LT, OP.LTE, OP.GT, OP.GTE)
_FEW = 8  # values in a list; longer lists would make a shape for every length
_MOST = 2_000  # shapes kept
# what makes a SELECT more than plain
_MORE = (
    "_cte_list", "_group_by", "_having", "_windows", "_for_update", "_lateral", "_distinct",
    "_simple_distinct", "_joins", "_load_tree", "_alias",
)  # fmt: skip

_KEPT: dict[tuple[Any, ...], str | None] = {}


def sql_of(query: Any, database: Any) -> tuple[str, Values]:
    """The query's SQL and its values, as peewee would give them."""
    values: Values = []
    try:
        shape = (database.param, query.model, *_parts(query, values))
    except _NotPlain:
        return _by_peewee(query, database)
    known = _KEPT.get(shape, "")
    if known:
        return known, values
    sql, asked = _by_peewee(query, database)
    if known == "" and len(_KEPT) < _MOST:
        _KEPT[shape] = sql if asked == values else None
    return sql, asked


class _NotPlain(Exception):
    """The query has no shape."""


def _by_peewee(query: Any, database: Any) -> tuple[str, Values]:
    sql, values = database.get_sql_context().sql(query).query()
    return sql, values


def _parts(query: Any, values: Values) -> Iterator[Any]:
    told, table = query.__dict__, query.model
    if any(told.get(name) for name in _MORE):
        raise _NotPlain
    if len(query._from_list) != 1 or query._from_list[0] is not table:
        raise _NotPlain
    yield None if query._is_default else tuple(_own(table, one).name for one in query._returning)
    yield None if query._where is None else _condition(table, query._where, values)
    yield tuple(_order(table, one) for one in query._order_by or ())
    for part in (query._limit, query._offset):
        yield part is None
        if part is not None:
            if type(part) is not int:
                raise _NotPlain
            values.append(part)


def _condition(table: type[Model], node: Any, values: Values) -> tuple[Any, ...]:
    if type(node) is not Expression:
        raise _NotPlain
    if node.op in _LOGIC:
        left = _condition(table, node.lhs, values)
        return node.op, node.flat, left, _condition(table, node.rhs, values)
    field, right = _own(table, node.lhs), node.rhs
    if right is None and node.op in (OP.IS, OP.IS_NOT):
        return node.op, node.flat, field.name
    if node.op in _COMPARED:
        values.append(_stored(field, right))
        return node.op, node.flat, field.name, type(right)
    if node.op in (OP.IN, OP.NOT_IN) and type(right) in (list, tuple) and 0 < len(right) <= _FEW:
        values += [_stored(field, one) for one in right]
        return node.op, node.flat, field.name, *map(type, right)
    raise _NotPlain


def _stored(field: Any, value: Any) -> Any:
    if isinstance(value, Model) and isinstance(field, ForeignKeyField):
        value = getattr(value, field.rel_field.name)
    if type(value) not in _VALUES:
        raise _NotPlain
    return field.db_value(value)


def _own(table: type[Model], node: Any) -> Any:
    """The node, where it is a field of the table itself. Fields compare by making conditions,
    so a shape holds their names."""
    if isinstance(node, Field) and getattr(node, "model", None) is table and node._coerce:  # type: ignore[attr-defined]
        return node
    raise _NotPlain


def _order(table: type[Model], node: Any) -> tuple[str, str]:
    if type(node) is Ordering and not node.collation and not node.nulls:
        return _own(table, node.node).name, node.direction
    return _own(table, node).name, ""
