"""Kept totals: what the journal's counts come to, by day and by month, in each view.

They are written with the counts, in the same transaction, by adding; a recount from the journal
must come to the same (`recounted`). A view is one way to divide a figure: its rows add up to the
whole, apart from what has no value in it (an official passport has no destination).

>>> one = Tally("accepted", "authentication", "single", "window", units=2, cases=1)
>>> [(view, value) for view, value in values(one, clerk="王芳", window="1", hour="09") if view]
... # doctest: +NORMALIZE_WHITESPACE
[('route', 'single'), ('channel', 'window'), ('clerk', '王芳'), ('window', '1'), ('hour', '09')]
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from counter.store.tables.base import PROXY
from counter.store.tallies import Tally

WHOLE = ""
VIEWS = (
    "route", "channel", "clerk", "speed", "destination", "window", "method", "hour",
    "route_destination",
)  # fmt: skip
"""Every way in which a figure is kept divided, besides the whole."""
BETWEEN = "/"  # in a value of `route_destination`

Key = tuple[str, str, str, str, str]  # view, figure, day or month, kind, value
Sums = tuple[int, int, int]  # units, cases, fen

_UPSERT = (
    'INSERT INTO "{table}" ("view", "figure", "{span}", "kind", "value", "units", "cases", "fen") '
    "VALUES ({signs}) "
    'ON CONFLICT ("view", "figure", "{span}", "kind", "value") DO UPDATE SET '
    'units = "{table}".units + excluded.units, cases = "{table}".cases + excluded.cases, '
    'fen = "{table}".fen + excluded.fen'
)
_TABLES = (("day_total", "day", 10), ("month_total", "month", 7))  # a day's text begins its month's

# The same division in SQL, for a recount: view, its value in a row `c` of "count" with its `e`.
_IN_SQL = {
    WHOLE: "''",
    **{view: f'c."{view}"' for view in VIEWS[:7]},
    "hour": "substr(e.at, 12, 2)",
    "route_destination": (
        "CASE WHEN c.route <> '' AND c.destination <> '' "
        "THEN c.route || '/' || c.destination ELSE '' END"
    ),
}


def values(tally: Tally, *, clerk: str, window: str, hour: str) -> Iterator[tuple[str, str]]:
    """Where a tally stands: the whole, and each view in which it has a value."""
    yield WHOLE, ""
    if tally.route:
        yield "route", tally.route
    if tally.channel:
        yield "channel", tally.channel
    yield "clerk", clerk
    if tally.speed:
        yield "speed", tally.speed
    if tally.destination:
        yield "destination", tally.destination
        if tally.route:
            yield "route_destination", f"{tally.route}{BETWEEN}{tally.destination}"
    yield "window", window
    if tally.method:
        yield "method", tally.method
    yield "hour", hour


def keep(
    tallies: Iterable[Tally], *, day: date, at: str, window: str, clerk: str
) -> None:  # fmt: skip
    """Add what an act counts to the kept totals; only inside the turn.

    A batch of thousands of cases is a few dozen rows: its tallies are added up first.
    """
    added: dict[tuple[str, str, str, str], list[int]] = {}
    for tally in tallies:
        for view, value in values(tally, clerk=clerk, window=window, hour=at[11:13]):
            if view != WHOLE and not value:
                continue  # a window without a number
            sums = added.setdefault((view, tally.figure, tally.kind, value), [0, 0, 0])
            sums[0] += tally.units
            sums[1] += tally.cases
            sums[2] += tally.fen
    if not added:
        return
    for table, span, length in _TABLES:
        when = day.isoformat()[:length]
        signs = ", ".join([str(PROXY.param)] * 8)
        PROXY.cursor().executemany(
            _UPSERT.format(table=table, span=span, signs=signs),
            [(view, figure, when, kind, value, *sums)
             for (view, figure, kind, value), sums in added.items()],
        )  # fmt: skip


def recounted(span: str, since: date, until: date) -> dict[Key, Sums]:
    """What the journal's counts of these days come to, counted anew; `span` is day or month."""
    when = "c.day" if span == "day" else "substr(c.day, 1, 7)"
    found: dict[Key, Sums] = {}
    for view, value in _IN_SQL.items():
        joined = "JOIN entry e ON e.seq = c.seq" if view == "hour" else ""
        rows = PROXY.execute_sql(
            f"SELECT c.figure, {when}, c.kind, {value}, SUM(c.units), SUM(c.cases), SUM(c.fen) "
            f'FROM "count" c {joined} WHERE c.day BETWEEN {PROXY.param} AND {PROXY.param} '
            f"GROUP BY 1, 2, 3, 4",
            (since.isoformat(), until.isoformat()),
        )
        found.update(_by_key(view, rows))
    return found


def kept(span: str, since: date, until: date) -> dict[Key, Sums]:
    """The same as it is kept: days from `since` to `until`, or the months in which they lie."""
    table, length = ("day_total", 10) if span == "day" else ("month_total", 7)
    rows = PROXY.execute_sql(
        f'SELECT view, figure, "{span}", kind, value, units, cases, fen FROM {table} '
        f'WHERE "{span}" BETWEEN {PROXY.param} AND {PROXY.param}',
        (since.isoformat()[:length], until.isoformat()[:length]),
    )
    return {tuple(row[:5]): tuple(row[5:]) for row in rows}


def _by_key(view: str, rows: Iterable[tuple[str, ...]]) -> Mapping[Key, Sums]:
    return {
        # PostgreSQL answers SUM with Decimal, hence int
        (view, figure, when, kind, value): (int(units), int(cases), int(fen))
        for figure, when, kind, value, units, cases, fen in rows
        if view == WHOLE or value
    }


def renew() -> None:
    """Throw the kept totals away and count them anew from the journal; only inside the turn."""
    for table, span, length in _TABLES:
        PROXY.execute_sql(f"DELETE FROM {table}")
        when = "c.day" if length == len("2020-01-02") else "substr(c.day, 1, 7)"
        for view, value in _IN_SQL.items():
            PROXY.execute_sql(
                f'INSERT INTO {table} (view, figure, "{span}", kind, value, units, cases, fen) '
                f"SELECT '{view}', c.figure, {when}, c.kind, {value}, "
                'SUM(c.units), SUM(c.cases), SUM(c.fen) FROM "count" c '
                f"JOIN entry e ON e.seq = c.seq WHERE '{view}' = '' OR ({value}) <> '' "
                "GROUP BY 2, 3, 4, 5"
            )
