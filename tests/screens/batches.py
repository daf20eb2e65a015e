"""Notary batches: an empty place, a list being checked, an unknown column, a batch taken in."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from tests.screens.camera import LONG, Camera
from ui.intake.batches_page import BatchesPage

_HEAD = "序号\t申请人\t身份证号\t手机\t证书编号\t公证事项\t份数\t使用国\t出证日期\t收件地址"
_ROWS = (
    "张伟\t50010319850307233X\t13812345678\t(2026)渝证字第{no}号\t出生公证\t2\t德国\t2026-11-01\t",
    f"{LONG}\t\t13912345678\t(2026)渝证字第{{no}}号\t学历公证\t1\t埃及\t46327\t",
    "李娜\t500103198503072000\t13712345678\t(2026)渝证字第{no}号\t委托书公证\t3\t法国\t\t",
    "王略\t\t1371234\t(2026)渝证字第{no}号\t声明书公证\t1\t亚特兰蒂斯\t六月\t",
    "欧阳娜娜\t\t13712345678\t(2026)渝证字第{no}号\t声明书公证\t1\t越南\t\t",
)


def _list(title: str) -> str:
    rows = [f"{no}\t{_ROWS[no % 5]}".format(no=2000 + no) for no in range(24)]
    heading = ("重庆市渝中公证处业务联办清单", "公函号：渝中证函〔2026〕12号")
    return "\n".join((*heading, title, *rows))


def batches(camera: Camera) -> None:
    """The place in each of its states."""
    window = camera.frame.window_page
    page: BatchesPage = window.go("batches")  # type: ignore[union-attr]
    camera.take("batches")
    for name, title in (("unknown", _HEAD.replace("证书编号", "我方流水")), ("checked", _HEAD)):
        QGuiApplication.clipboard().setText(_list(title))
        page._paste.press()
        camera.take(f"batches-{name}")
        if name == "unknown":
            page.sheet._leave.click()
    page.sheet._form.field("complete").editor.set_answer("yes")
    page.sheet._pause.stop()
    page.sheet._look()
    camera.settle()
    page.sheet._accept.press()
    camera.take("batches-taken")
