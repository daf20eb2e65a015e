"""How long a paper is read before it prints: `python -m tests.bench.proof`. Judges nothing.

Each kind of paper on its usual size, ordinary and at its worst, in one process: the page drawn at
the printer's resolution one bit deep and its codes read, and the glyphs of what it draws looked
at. Milliseconds of work a page, the median of several; the limit of the issue is 60.
"""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable
from functools import partial

from counter.papers import glyphs, proof, register, samples

TIMES = 3
_DOTS = (203.2, 300.0, 600.0)


def milliseconds(work: Callable[[], object]) -> float:
    """The median of a few runs, after one that reads what is read once."""
    work()
    took = []
    for _ in range(TIMES):
        began = time.process_time()
        work()
        took.append((time.process_time() - began) * 1000)
    return statistics.median(took)


def main() -> None:
    """One line for each kind, then the slowest of all."""
    slowest = {**{f"{dots:g} dpi": 0.0 for dots in _DOTS}, "glyphs": 0.0}
    for kind in register.KINDS:
        told = samples.facts(kind, True)
        pdf = register.pdf(kind, told)
        codes = register.codes_on(kind, told)
        pages = len(proof.codes(pdf))
        line = {
            f"{dots:g} dpi": milliseconds(partial(proof.legible, pdf, codes, dots)) / pages
            for dots in _DOTS
        }
        line["glyphs"] = milliseconds(partial(glyphs.fonts, pdf)) / pages
        for name, took in line.items():
            slowest[name] = max(slowest[name], took)
        print(f"{kind:20} {pages} pages", {name: round(took, 1) for name, took in line.items()})
    print(json.dumps({name: round(took, 1) for name, took in slowest.items()}))


if __name__ == "__main__":
    main()
