"""How long a notary office's batch of 2,000 takes: `python -m tests.bench.notary [ROWS]`.

Reading the workbook, the preview, and taking it in, as one case for each applicant and as one for
the batch; beside it the same rows of the same tables by bare `executemany` into a fresh file.
Prints seconds and ratios as JSON; judges nothing.
"""

from __future__ import annotations

import io
import json
import random
import sys
import tempfile
import time
from pathlib import Path

import xlsxwriter
from sqlcipher3 import dbapi2 as driver

from counter.desk import new_act
from counter.intake.notary import source
from counter.intake.notary.accept import accept, look_over
from counter.intake.notary.letter import Grouping, Letter
from counter.practice.visitors import Visitors
from counter.settings import hall as founding
from counter.store.database import FILE, open_books
from tests.conftest import MORNING, OFFICE, Hall

HEAD = ("申请人", "身份证号", "手机", "证书编号", "公证事项", "份数", "使用国", "出证日期")
LETTER = Letter("重庆市渝中公证处", "渝中证函〔2026〕1号", phone="02363001234")


def workbook(rows: int) -> bytes:
    """A notary office's list."""
    chance = random.Random(1)
    people = Visitors(chance)
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, HEAD)
        for no in range(1, rows + 1):
            page.write_row(no, 0, (
                people.name(), people.id_card(), people.phone(), f"(2026)渝证字第{no:05d}号",
                "出生公证", chance.randint(1, 3), chance.choice(("德国", "法国", "越南", "埃及")),
                "2026-06-01",
            ))  # fmt: skip
    return buffer.getvalue()


def bare(file: Path, scratch: Path) -> float:
    """Seconds for the rows that the batch wrote, by nothing but `executemany`, synced once."""
    here = driver.connect(str(file))
    tables = ("case", "piece", "material", "charge", "search", "entry", "count", "paper",
              "batch_row")  # fmt: skip
    rows = {table: here.execute(f'SELECT * FROM "{table}"').fetchall() for table in tables}
    shapes = [sql for (sql,) in here.execute(
        "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND tbl_name IN "
        f"({','.join('?' * len(tables))}) AND type IN ('table', 'index')", tables)]  # fmt: skip
    here.close()
    there = driver.connect(str(scratch), isolation_level=None)
    there.execute("PRAGMA journal_mode=wal")
    there.execute("PRAGMA synchronous=FULL")
    for sql in shapes:
        there.execute(sql)
    began = time.perf_counter()
    there.execute("BEGIN IMMEDIATE")
    for table, kept in rows.items():
        if kept:
            signs = ",".join("?" * len(kept[0]))
            there.executemany(f'INSERT INTO "{table}" VALUES ({signs})', kept)
    there.execute("COMMIT")
    taken = time.perf_counter() - began
    there.close()
    return taken


def timed(rows: int, grouping: Grouping, folder: Path) -> dict[str, float | int]:
    """One batch into a fresh hall."""
    file = folder / "batch.xlsx"
    file.write_bytes(workbook(rows))
    books = open_books(folder / "hall")
    hall = Hall(books, founding.found(
        books, OFFICE, "1", "liuying", "刘颖", "supervisor-1", MORNING))  # fmt: skip
    began = time.perf_counter()
    sheet = source.from_file(file)
    read = time.perf_counter()
    seen = look_over(hall.desk, sheet, LETTER)
    looked = time.perf_counter()
    done = accept(hall.desk, seen, seen.proposed, grouping,
                  "each" if grouping == "applicant" else "one", new_act())  # fmt: skip
    taken = time.perf_counter()
    again = look_over(hall.desk, sheet, LETTER)
    books.database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    books.close()
    least = bare(folder / "hall" / FILE, folder / "bare.db")
    return {
        "rows": len(done.rows), "cases": len(done.case_nos), "already": len(again.already),
        "read_s": round(read - began, 2), "preview_s": round(looked - read, 2),
        "import_s": round(taken - looked, 2), "executemany_s": round(least, 2),
        "ratio": round((taken - looked) / least, 1),
    }  # fmt: skip


def main() -> None:
    """Measure and print."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    told = {}
    groupings: tuple[Grouping, ...] = ("applicant", "batch")
    for grouping in groupings:
        with tempfile.TemporaryDirectory() as folder:
            told[grouping] = timed(rows, grouping, Path(folder))
    print(json.dumps(told))


if __name__ == "__main__":
    main()
