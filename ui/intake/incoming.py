"""Pictures dropped, pasted or opened: found in the window's thread, cleaned in the lane."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from counter.errors import CounterError, Refused
from counter.intake.remote.digits import is_form
from counter.pictures import Picture, codes_in, opened, pages
from counter.text import Text
from ui.kit.workbench import Workbench

KINDS = "图片 PDF (*.jpg *.jpeg *.png *.heic *.heif *.webp *.bmp *.tif *.tiff *.pdf)"
_PASTED = Text("粘贴的图片", "pasted picture")
_SHORTEST_TAG = 24


class NothingThere(Refused):
    """Neither a picture nor a file."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                "剪贴板里没有图片。请先复制图片或文件，再按 Ctrl+V。",
                "The clipboard holds no picture. Copy a picture or a file first, then Ctrl+V.",
            )
        )


@dataclass(frozen=True)
class Came:
    """What came in: clean pictures, what was refused (the rest is taken all the same), and the
    digits of codes that were read in them."""

    pictures: tuple[Picture, ...]
    refused: tuple[CounterError, ...]
    codes: tuple[str, ...]

    @property
    def form(self) -> str:
        """The digits of the first registration form among the codes."""
        return next((code for code in self.codes if code.isdigit() and is_form(code)), "")

    @property
    def tag(self) -> str:
        """The digits of the first code that may be a tag of a hall."""
        return next((code for code in self.codes if _may_be_tag(code)), "")


Take = Callable[[], Came]


def has_pictures(mime: QMimeData) -> bool:
    """Whether files or a picture are held over the window, or lie on the clipboard."""
    return mime.hasImage() or any(url.isLocalFile() for url in mime.urls())


def of_mime(mime: QMimeData) -> Take:
    """What is to be done in the lane with what was dropped or pasted; refuses `NothingThere`.

    Files go before a picture: some programs put a small picture beside the file itself.
    """
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    if paths:
        return of_files(paths)
    if not mime.hasImage():
        raise NothingThere
    image = mime.imageData()
    if not isinstance(image, QImage) or image.isNull():
        raise NothingThere
    data, name = _bytes(image), _PASTED.zh
    return lambda: _came([lambda: pages(data, name)])


def of_clipboard() -> Take:
    """The same for what was copied last."""
    return of_mime(QGuiApplication.clipboard().mimeData())


def of_files(paths: list[Path]) -> Take:
    """The same for named files."""
    return lambda: _came([lambda path=path: opened(path) for path in paths])  # type: ignore[misc]


def choose(bench: Workbench, parent: QWidget) -> Take | None:
    """Ask for a file; None where the clerk thought better of it."""
    path = bench.ask.open_file(parent, Text("打开图片或 PDF", "Open a picture or a PDF"), KINDS)
    return None if path is None else of_files([path])


def _came(sources: list[Callable[[], tuple[Picture, ...]]]) -> Came:
    pictures: list[Picture] = []
    refused: list[CounterError] = []
    for source in sources:
        try:
            pictures.extend(source())
        except CounterError as error:
            refused.append(error)
    codes = dict.fromkeys(code for picture in pictures for code in codes_in(picture))
    return Came(tuple(pictures), tuple(refused), tuple(codes))


def _may_be_tag(code: str) -> bool:
    return code.isascii() and code.isdigit() and len(code) >= _SHORTEST_TAG and not is_form(code)


def _bytes(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())
