"""The certificate of erasure."""

from __future__ import annotations

from datetime import date

from counter.papers.samples.hall import AT, LONG_LATIN, LONG_NAME, OFFICE
from counter.settings.erasure.slip import ErasureCertificate, ErasureLine
from counter.text import Text


def erasure(worst: bool) -> ErasureCertificate:
    """清除证明."""
    kinds = (("办结办件中的个人信息", "Personal data of closed cases", 3761),
             ("已打印纸张的留存内容", "Contents of printed papers", 12480),
             ("代理人档案", "Files of agents", 96))  # fmt: skip
    lines = tuple(
        ErasureLine(Text(zh, en), count, Text("5 年", "5 years"), date(2021, 11, 23), True)
        for zh, en, count in kinds * (9 if worst else 1)
    )
    return ErasureCertificate(
        OFFICE, "erasure-48210", date(2026, 11, 23), lines, 25310, "3f" * 32, "a9" * 32, 48210,
        LONG_NAME if worst else "刘颖", LONG_LATIN if worst else "王芳", "1", AT, AT,
    )  # fmt: skip
