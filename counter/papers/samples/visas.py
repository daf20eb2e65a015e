"""Notes verbales."""

from __future__ import annotations

from datetime import date

from counter.papers.samples.hall import AT, LONG_LATIN, LONG_NAME, OFFICE, TAG, WIDE_OFFICE
from counter.progress.visas.slips import NoteVerbale
from counter.text import Text


def note_verbale(worst: bool) -> NoteVerbale:
    """照会."""
    persons = [("王略", "WANG LUE", "PE1234567"), ("欧阳娜娜", "OUYANG NANA", "PE1234568")]
    if worst:
        persons = [(LONG_NAME, LONG_LATIN, f"PE12345{no:02d}") for no in range(24)]
    zh = "\n".join(f"{no}. {name} {latin}，护照 {number}，有效期至 2030-05-31"
                   for no, (name, latin, number) in enumerate(persons, start=1))  # fmt: skip
    en = "\n".join(f"{no}. {latin}, passport {number}, valid until 2030-05-31"
                   for no, (name, latin, number) in enumerate(persons, start=1))  # fmt: skip
    number = "渝外签〔2026〕12号"
    body = Text(
        f"（{number}）\n重庆市人民政府外事办公室向日本驻华使领馆致意，并谨通知："
        "重庆友好代表团一行拟于 2026-12-20 至 2026-12-24 赴日本，事由：友城交流。"
        f"人员名单：\n{zh}\n"
        "请予发给公务签证为荷。顺致崇高敬意。",
        "(YWQ (2026) No. 12)\nThe Foreign Affairs Office of Chongqing Municipal People's "
        "Government presents its compliments to the diplomatic and consular missions of Japan "
        "and has the honour to state that the Practice Delegation will visit Japan from "
        f"2026-12-20 to 2026-12-24. Members:\n{en}\nThe Office would appreciate the issue of visas "
        "and avails itself of this opportunity to renew the assurances of its highest "
        "consideration.",
    )
    return NoteVerbale(
        office=WIDE_OFFICE if worst else OFFICE, tag=TAG,
        note_no=number, note_no_en="YWQ (2026) No. 12", body=body, drawn_on=date(2026, 11, 23),
        clerk="阿卜杜热合曼" if worst else "王芳", window="11" if worst else "1", made_at=AT,
    )  # fmt: skip
