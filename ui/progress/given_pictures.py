"""Pictures dropped, pasted or opened at a case or at the register of specimens."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from counter.errors import Refused
from counter.pictures import Picture, opened, pages
from counter.text import Text
from ui.kit.workbench import Workbench

KINDS = "图片 PDF (*.jpg *.jpeg *.png *.heic *.heif *.webp *.bmp *.tif *.tiff *.pdf)"
_PASTED = Text("粘贴的图片", "pasted picture")
Clean = Callable[[], tuple[Picture, ...]]
"""What is to be done in the lane: read the picture, take everything hidden off, refuse."""


class NoPicture(Refused):
    """Neither a picture nor a file."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                "剪贴板里没有图片。请先复制图片或文件，再按 Ctrl+V。",
                "The clipboard holds no picture. Copy a picture or a file first, then Ctrl+V.",
            )
        )


def is_picture(mime: QMimeData) -> bool:
    """Whether a picture or files are held over the window."""
    return mime.hasImage() or any(url.isLocalFile() for url in mime.urls())


def of_mime(mime: QMimeData) -> Clean:
    """What was dropped; a file goes before the small picture that comes with it (`NoPicture`)."""
    for url in mime.urls():
        if url.isLocalFile():
            path = Path(url.toLocalFile())
            return lambda: opened(path)
    image = mime.imageData() if mime.hasImage() else None
    if not isinstance(image, QImage) or image.isNull():
        raise NoPicture
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    data = bytes(buffer.data().data())
    return lambda: pages(data, _PASTED.zh)


def of_clipboard() -> Clean:
    """What was copied last."""
    return of_mime(QGuiApplication.clipboard().mimeData())


def choose(bench: Workbench, parent: QWidget) -> Clean | None:
    """Ask for a file; None where the clerk thought better of it."""
    path = bench.ask.open_file(parent, Text("打开图片或 PDF", "Open a picture or a PDF"), KINDS)
    return None if path is None else lambda: opened(path)
