"""`paper samples`: every paper in each size and language, ordinary and at its worst.

Nothing is read from any books: what stands on the papers is invented. A hall lays them before
whoever must agree to its forms; we look at them after each change.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any, Callable

from counter import pdfium
from counter.papers import register, samples
from counter.papers.style import DRAFT, LANGUAGES, PLAIN, Style
from counter.safe_write import CannotWrite, safe_write

DPI = 150


@dataclass(frozen=True)
class Sample:
    """One paper to be drawn; `name` is its file's name without the ending."""

    name: str
    kind: str
    facts: dict[str, Any]
    size: str
    style: Style = PLAIN
    copy: int = 0


def write_all(folder: Path, tell: Callable[[str], object]) -> tuple[int, int]:
    """Write each sample as a PDF and its pages as PNG; how many papers and pages there are.

    `tell` hears a line for each kind. `CannotWrite` where the disk takes no more.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite(folder, error.errno, error.strerror or str(error)) from error
    papers = pages = 0
    for number, kind in enumerate(register.SIZES, start=1):
        for sample in of_kind(kind):
            papers += 1
            pages += _write(folder, sample)
        tell(f"{number}/{len(register.SIZES)} {kind}: {papers} PDF, {pages} PNG")
    return papers, pages


def of_kind(kind: str) -> Iterator[Sample]:
    """All samples of one kind: by size and style, then a reprint, a practice one and a draft."""
    ordinary, worst = samples.facts(kind), samples.facts(kind, worst=True)
    for size in register.SIZES[kind]:
        for style in _styles(kind):
            for word, facts in (("ordinary", ordinary), ("worst", worst)):
                yield Sample(f"{kind}-{size}-{style.code}-{word}", kind, facts, size, style)
    usual = register.SIZES[kind][0]
    yield Sample(f"{kind}-{usual}-reprint", kind, ordinary, usual, copy=2)
    yield Sample(f"{kind}-{usual}-practice", kind, samples.practice(kind), usual)
    if register.KINDS[kind].is_styled:
        yield Sample(f"{kind}-{usual}-draft", kind, ordinary, usual, DRAFT)


def _styles(kind: str) -> tuple[Style, ...]:
    if not register.KINDS[kind].is_styled:
        return (PLAIN,)
    return tuple(Style(language, is_large) for is_large in (False, True) for language in LANGUAGES)


def _write(folder: Path, sample: Sample) -> int:
    """One sample's files; how many pages it has."""
    paper = register.pdf(sample.kind, sample.facts, sample.size, sample.copy, sample.style)
    safe_write(folder / f"{sample.name}.pdf", paper)
    with pdfium.document(paper) as document:
        for number, page in enumerate(document, start=1):
            bitmap = page.render(scale=DPI / 72)
            written = BytesIO()
            bitmap.to_pil().save(written, "PNG")
            bitmap.close()
            safe_write(folder / f"{sample.name}-{number}.png", written.getvalue())
        return len(document)
