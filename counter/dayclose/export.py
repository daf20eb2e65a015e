"""The figures as files: JSON, CSV and XLSX that open in a spreadsheet with nothing ruined.

IDs and codes are text, days are days, money has two places; a value that a spreadsheet would
take for a formula is quoted. CSV is UTF-8 with a byte order mark, so that Excel shows Chinese.
"""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from counter.dayclose.figures import KindFigures, Totals
from counter.dayclose.totals import FIGURES
from counter.desk import Desk
from counter.errors import Refused
from counter.text import Text
from counter.values.clerk import Right

FORMATS = ("json", "csv", "xlsx", "pdf")
SCHEMA = 1
_EXACT_DIGITS = 11  # Excel shows longer numbers as 5.00103E+17
TITLES: dict[str, Text] = {
    "received": Text("收件", "received"),
    "accepted": Text("受理", "accepted"),
    "finished": Text("办结", "finished"),
    "handed_over": Text("窗口发放", "handed over"),
    "posted": Text("邮寄", "posted"),
    "corrections": Text("补正", "corrections"),
    "rejected": Text("不予受理", "not accepted"),
    "refused": Text("不予办理", "refused"),
    "withdrawn": Text("撤回", "withdrawn"),
}
VIEW_TITLES: dict[str, Text] = {
    "route": Text("办理方式", "route"),
    "channel": Text("渠道", "channel"),
    "clerk": Text("经办人", "clerk"),
    "speed": Text("平急", "speed"),
    "destination": Text("使用国", "destination"),
    "window": Text("窗口", "window"),
}


class UnknownFormat(Refused):
    """A format that is not exported."""

    def __init__(self, fmt: str) -> None:
        super().__init__(
            Text("没有 {fmt} 格式，可用 json、csv、xlsx、pdf。",
                 "There is no format {fmt}; use json, csv, xlsx or pdf.").fill(fmt=fmt)
        )  # fmt: skip


def write(desk: Desk, totals: Totals, fmt: str) -> bytes:
    """The figures as the bytes of one file (`UnknownFormat` for anything but json, csv, xlsx).

    PDF is a paper and is drawn by `papers`.
    """
    desk.clerk.must(Right.EXPORT)
    if fmt == "json":
        return (json.dumps(as_json(totals), ensure_ascii=False, indent=2) + "\n").encode()
    if fmt == "csv":
        return _csv(totals)
    if fmt == "xlsx":
        return _xlsx(totals)
    raise UnknownFormat(fmt)


def as_json(totals: Totals) -> dict[str, Any]:
    """The figures with English keys; money in yuan as text, so that no reader makes it a float."""
    return {
        "schema": SCHEMA,
        "period": totals.period,
        "since": totals.since.isoformat(),
        "until": totals.until.isoformat(),
        "days_with_work": totals.days_with_work,
        "days_closed": totals.days_closed,
        "kinds": {kind.code: _kind(kind) for kind in totals.kinds},
        "by": _views(totals),
        "money": {
            "due": totals.money.due.plain,
            "paid": totals.money.paid.plain,
            "refunded": totals.money.refunded.plain,
            "by_method": [
                {"method": method.en, "title": method.zh, "paid": paid.plain,
                 "refunded": refunded.plain}
                for method, paid, refunded in totals.money.by_method
            ],
            "by_payee": [
                {"payee": payee.en, "title": payee.zh, "due": due.plain, "paid": paid.plain,
                 "refunded": refunded.plain}
                for payee, due, paid, refunded in totals.money.by_payee
            ],
        },
    }  # fmt: skip


def _kind(kind: KindFigures) -> dict[str, Any]:
    return {
        "title": kind.title.zh,
        "unit": kind.unit.zh,
        **{figure: getattr(kind, figure) for figure in FIGURES},
        "cases": {figure: getattr(kind, f"{figure}_cases") for figure in FIGURES},
        "case_unit": kind.case_unit.zh,
        **({} if kind.made_unit is None else {"made": kind.made, "made_unit": kind.made_unit.zh}),
    }


def _views(totals: Totals) -> dict[str, list[dict[str, Any]]]:
    views: dict[str, list[dict[str, Any]]] = {view: [] for view in VIEW_TITLES}
    for split in totals.splits:
        views[split.view].append(
            {"kind": split.kind, "code": split.code, "title": split.title.zh,
             "unit": split.unit.zh, "accepted": split.accepted, "cases": split.accepted_cases}
        )  # fmt: skip
    return views


def safe(value: str) -> str:
    """Text for a CSV that no spreadsheet runs as a formula (OWASP ASVS 5.0, 1.2.10) or takes for
    a number: a tab before digits keeps leading zeros and the 18 digits of an ID."""
    if value.isdigit() and (value[0] == "0" or len(value) > _EXACT_DIGITS):
        return f"\t{value}"
    return f"'{value}" if value[:1] in ("=", "+", "-", "@", "\t", "\r", "\0") else value


def kind_rows(totals: Totals) -> list[list[str | int]]:
    """One row a kind: title, unit, each figure in units, each figure in cases; then what was made
    besides, in its own unit."""
    return [
        [kind.title.zh, kind.unit.zh, *(getattr(kind, figure) for figure in FIGURES),
         *(getattr(kind, f"{figure}_cases") for figure in FIGURES),
         *(("", "") if kind.made_unit is None else (kind.made, kind.made_unit.zh))]
        for kind in totals.kinds
    ]  # fmt: skip


def _head() -> list[str]:
    units = [TITLES[figure].zh for figure in FIGURES]
    return ["业务", "单位", *units, *(f"{title}（件）" for title in units), "制成", "制成单位"]


def _csv(totals: Totals) -> bytes:
    out = io.StringIO(newline="")
    sheet = csv.writer(out)
    sheet.writerow(["统计期间", totals.period, totals.since, totals.until])
    sheet.writerow(_head())
    sheet.writerows([safe(str(cell)) if isinstance(cell, str) else cell for cell in row]
                    for row in kind_rows(totals))  # fmt: skip
    sheet.writerow([])
    sheet.writerow(["分类", "业务", "代码", "名称", "单位", "受理", "受理（件）"])
    for split in totals.splits:
        sheet.writerow(
            [VIEW_TITLES[split.view].zh, split.kind, safe(split.code), safe(split.title.zh),
             split.unit.zh, split.accepted, split.accepted_cases]
        )  # fmt: skip
    sheet.writerow([])
    sheet.writerow(["金额（元）", "应收", "实收", "退费"])
    money = totals.money
    sheet.writerow(["合计", money.due.plain, money.paid.plain, money.refunded.plain])
    for method, paid, refunded in money.by_method:
        sheet.writerow([method.zh, "", paid.plain, refunded.plain])
    for payee, due, paid, refunded in money.by_payee:
        sheet.writerow([payee.zh, due.plain, paid.plain, refunded.plain])
    return out.getvalue().encode("utf-8-sig")


def _xlsx(totals: Totals) -> bytes:
    # 48 ms and a few megabytes that only an export needs
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False,
                                   "strings_to_urls": False, "strings_to_numbers": False,
                                   "default_date_format": "yyyy-mm-dd"}) as book:  # fmt: skip
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        money = book.add_format({"num_format": "#,##0.00"})
        text = book.add_format({"num_format": "@"})
        first = book.add_worksheet("业务")
        first.write_row(0, 0, ["统计期间", totals.period])
        first.write_datetime(0, 2, totals.since)
        first.write_datetime(0, 3, totals.until)
        first.write_row(1, 0, _head(), head)
        for no, row in enumerate(kind_rows(totals), start=2):
            first.write_row(no, 0, row)
        first.freeze_panes(2, 2)
        first.set_column(0, 0, 26)
        first.set_column(1, 1, 8)
        first.set_column(2, 2 * len(FIGURES) + 3, 11)
        second = book.add_worksheet("分类")
        second.write_row(0, 0, ["分类", "业务", "代码", "名称", "单位", "受理", "受理（件）"], head)
        for no, split in enumerate(totals.splits, start=1):
            second.write_row(no, 0, [VIEW_TITLES[split.view].zh, split.kind])
            second.write_string(no, 2, split.code, text)
            second.write_string(no, 3, split.title.zh, text)
            second.write_row(no, 4, [split.unit.zh, split.accepted, split.accepted_cases])
        second.freeze_panes(1, 0)
        second.set_column(0, 6, 16)
        third = book.add_worksheet("金额")
        third.write_row(0, 0, ["金额（元）", "应收", "实收", "退费"], head)
        sums = totals.money
        _money_row(third, 1, "合计", (sums.due, sums.paid, sums.refunded), money)
        for no, (method, paid, refunded) in enumerate(sums.by_method, start=2):
            _money_row(third, no, method.zh, (None, paid, refunded), money)
        for no, (payee, *amounts) in enumerate(sums.by_payee, start=2 + len(sums.by_method)):
            _money_row(third, no, payee.zh, tuple(amounts), money)
        third.set_column(0, 3, 16)
        for sheet in (first, second, third):
            sheet.set_paper(9)
            sheet.set_landscape()
            sheet.fit_to_pages(1, 0)
    return out.getvalue()


def _money_row(sheet: Any, no: int, title: str, amounts: tuple[Any, ...], form: Any) -> None:
    sheet.write_string(no, 0, title)
    for column, amount in enumerate(amounts, start=1):
        if amount is not None:
            sheet.write_number(no, column, amount.fen / 100, form)
