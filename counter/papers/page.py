"""A paper of the office, on as many numbered pages as it takes.

Head and tag come again on each page, so that a page that got lost is put back by a scan.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from counter.papers.column import Column
from counter.papers.document import bind
from counter.papers.frame import Frame, Sheet
from counter.papers.pen import Pen
from counter.papers.sizes import Size
from counter.papers.strips import Strip
from counter.papers.style import current

Placed = list[tuple[Strip, float]]  # strips and how far below the page's top they begin
_AIR = 1.2  # between the content and what stands at the page's end


def lay_out(
    sheet: Sheet, size: Size, body: Column, closing: Column | None = None, seal: bool = False
) -> bytes:
    """The PDF of a paper: `body` from the top, `closing` beside the tag on the last page.

    `seal` keeps room for the office's seal between the two.
    """
    frame = Frame(sheet, size)
    end = closing or Column(size)
    clear = frame.clear_below(end.room)
    last = max(end.height + clear, frame.tag_height)
    if size.height is None:
        tall = frame.top + body.height + _AIR + last + frame.foot_height + size.margin
        pages = [_stacked(body.strips, frame.top)]
    else:
        tall = size.height
        bottom = tall - size.margin - frame.foot_height
        pages = _closed(
            list(_together(body.strips)),
            frame.top,
            bottom - frame.tag_height - _AIR,
            bottom - last - _AIR,
        )
    bottom = tall - size.margin - frame.foot_height

    def print_it(number: int, pen: Pen) -> None:
        frame.draw_head(pen)
        for strip, top in pages[number]:
            strip.draw(pen, top)
        if number == len(pages) - 1:
            for strip, top in _stacked(end.strips, bottom - clear - end.height):
                strip.draw(pen, top)
            if seal:
                frame.draw_seal(pen, bottom, last)
        frame.draw_tag(pen, bottom)
        frame.draw_foot(pen, bottom, number + 1, len(pages))

    return bind(
        size,
        tall,
        [partial(print_it, number) for number in range(len(pages))],
        f"{sheet.title.en} {'draft' if current().is_draft else sheet.number}",
        sheet.office.is_practice,
    )


def beside_tag(size: Size, seal: bool = False) -> Column:
    """A column at the lower left, narrow enough for the tag (and the seal) at its right."""
    return Column(size, room=size.inner - size.qr - 4 - (size.seal if seal else 0))


def _stacked(strips: Iterable[Strip], top: float) -> Placed:
    placed: Placed = []
    for strip in strips:
        placed.append((strip, top))
        top += strip.height
    return placed


def _lowest(placed: Placed) -> float:
    return placed[-1][1] + placed[-1][0].height if placed else 0


def _closed(groups: Sequence[list[Strip]], top: float, bottom: float, end: float) -> list[Placed]:
    """The groups on pages, the last of which must leave room for the closing below `end`.

    Signatures and a seal do not stand on a page by themselves: where they have no room below what
    they close, its last lines move on with them.
    """
    pages = _paged(groups, top, bottom)
    if _lowest(pages[-1]) <= end:
        return pages
    # White space at the end is a group too, and closes nothing.
    moved = 2 if all(strip.stays_with_next for strip in groups[-1]) else 1
    before = _paged(groups[:-moved], top, bottom)
    after = [strip for group in groups[-moved:] for strip in group]
    if after[0].head is not None:
        after.insert(0, after[0].head)
    alone = _stacked(after, top)
    if before[-1] and len(before) == len(pages) and _lowest(alone) <= end:
        return [*before, alone]
    return [*pages, []]


def _paged(groups: Iterable[list[Strip]], top: float, bottom: float) -> list[Placed]:
    """The groups on pages, none of them parted by a page's end."""
    pages: list[Placed] = [[]]
    here = top
    for group in groups:
        tall = sum(strip.height for strip in group)
        if pages[-1] and here + tall > bottom:
            pages.append([])
            here = top
            head = group[0].head
            if head is not None:
                pages[-1].append((head, here))
                here += head.height
        for strip in group:
            pages[-1].append((strip, here))
            here += strip.height
    return pages


def _together(strips: Sequence[Strip]) -> Iterable[list[Strip]]:
    """Strips in groups that a page end must not part: headings with what they head."""
    group: list[Strip] = []
    for strip in strips:
        group.append(strip)
        if not strip.stays_with_next:
            yield group
            group = []
    if group:
        yield group
