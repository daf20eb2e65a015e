"""A run of address labels, 100 × 150 mm, against others: `python -m tests.bench.labels [N]`.

In one process and in turn: ours, a bare writer that does nothing but these labels, pylabels and
fpdf2. The last two are no part of the project (pylabels is GPL): `pip install pylabels fpdf2` into
a folder of its own and name it in PYTHONPATH; without them their lines are left out. Then the
symbol alone against zxing-cpp's writer and the library, and the memory of 5,000 labels in a process
of their own. Prints JSON; judges nothing.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from counter.mailout.papers import Label
from counter.papers import faces, labels, qr
from tests.bench import label_makers
from tests.bench.label_makers import run

_ROUNDS = 3
_MOST = 5000


def rate(make: Callable[[list[Label]], bytes], given: list[Label]) -> tuple[float, int]:
    """Labels a second, and bytes a label."""
    began = time.perf_counter()
    made = make(given)
    return len(given) / (time.perf_counter() - began), len(made) // len(given)


def symbols() -> dict[str, float]:
    """Microseconds for a symbol nobody asked for before: ours, zxing-cpp's, the library's."""
    import qrcode
    import zxingcpp

    def library(digits: str) -> None:
        drawn = qrcode.QRCode(version=1, error_correction=3, border=0, mask_pattern=2)
        drawn.add_data(digits, optimize=0)
        drawn.make(fit=False)

    def zxing(digits: str) -> None:
        made = zxingcpp.create_barcode(digits, zxingcpp.BarcodeFormat.QRCode, ec_level="Q")
        made.to_image()

    qr.warm()
    taken: dict[str, list[float]] = {"ours": [], "zxing": [], "library": []}
    for number in range(300):
        digits = f"{number * 104729:027d}"
        for name, draw in (("ours", qr.path), ("zxing", zxing), ("library", library)):
            began = time.perf_counter()
            draw(digits)
            taken[name].append((time.perf_counter() - began) * 1e6)
    return {name: round(statistics.median(times), 1) for name, times in taken.items()}


def memory() -> None:
    """The whole process's peak, MB, after one label and after 5,000."""
    labels.pages(run(1), "100x150mm")
    before = peak()
    labels.pages(run(_MOST), "100x150mm")
    print(json.dumps({"one": before, "five_thousand": peak()}))


def peak() -> int:
    """MB at the most, by the kernel's own count (rusage would tell the parent's)."""
    told = Path("/proc/self/status").read_text()
    return int(told.split("VmHWM:")[1].split()[0]) // 1024


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    faces.warm()
    makers: dict[str, Callable[[list[Label]], bytes]] = {
        "ours": lambda all_: labels.pages(all_, "100x150mm"), **label_makers.present(),
    }  # fmt: skip
    rates: dict[str, list[float]] = {name: [] for name in makers}
    told: dict[str, object] = {}
    for turn in range(_ROUNDS):
        given = list(run(count, turn * count + 1))  # nobody has these in a cache
        for name, make in makers.items():
            speed, size = rate(make, given)
            rates[name].append(speed)
            told[f"{name}_bytes"] = size
    best = {name: max(speeds) for name, speeds in rates.items()}
    told |= {f"{name}_a_second": round(speed) for name, speed in best.items()}
    told |= {
        f"ours_to_{name}": round(best["ours"] / speed, 2)
        for name, speed in best.items() if name != "ours"
    }  # fmt: skip
    told["symbol_us"] = seen = symbols()
    told["symbol_to_zxing"] = round(seen["ours"] / seen["zxing"], 2)
    child = subprocess.run(
        [sys.executable, "-c", "from tests.bench.labels import memory; memory()"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    told["peak_mb"] = json.loads(child.stdout)
    print(json.dumps(told, indent=1))


if __name__ == "__main__":
    main()
