"""What is asked about a whole batch: the office, its letter, where results go, how it is split."""

from __future__ import annotations

from collections.abc import Mapping

from counter.casetypes.conditions import Is
from counter.casetypes.vocabulary import Choice, Question
from counter.intake.notary.letter import Letter
from counter.text import Text

_YES, _NO = Choice("yes", Text("是", "yes")), Choice("no", Text("否", "no"))


def _choices(titles: Mapping[str, Text]) -> tuple[Choice, ...]:
    return tuple(Choice(code, title) for code, title in titles.items())


# In fewer words than on the papers: three keys stand side by side.
_GOES = {
    "collect": Text("来取", "fetched"),
    "post": Text("寄回公证处", "to office"),
    "applicants": Text("寄申请人", "to people"),
}
_CASES = {
    "applicant": Text("每位申请人一件", "by applicant"),
    "batch": Text("整批一件", "one in all"),
}
LETTER: tuple[Question, ...] = (
    Question("office", Text("公证处", "Notary office"), "name"),
    Question("letter_no", Text("公函号", "Letter no."), "text"),
    Question("sealed", Text("信封密封", "Sealed"), "choice", choices=(_NO, _YES), default="no"),
    Question("office_phone", Text("公证处电话", "Its phone"), "phone", required=False,
             hint=Text("没有填手机的行用这个电话", "used for rows without a phone")),
    Question("results", Text("结果", "Results"), "choice", choices=_choices(_GOES),
             default="collect"),
    Question("office_address", Text("公证处地址", "Its address"), "address",
             when=Is("results", "post")),
    Question("complete", Text("材料齐全", "Papers complete"), "choice", choices=(_NO, _YES),
             default="no",
             hint=Text("登记表、证书原件、身份证复印件、公函都已看到",
                       "forms, certificates, copies of ID papers and the letter were seen")),
)  # fmt: skip
SPLIT: tuple[Question, ...] = (
    Question("grouping", Text("立件", "Cases"), "choice", choices=_choices(_CASES),
             default="applicant"),
    Question("receipts", Text("回执", "Receipts"), "choice", choices=(
        Choice("each", Text("每件一张", "one a case")),
        Choice("one", Text("整批一张", "one in all")),
    ), default="each"),
)  # fmt: skip


def letter_of(answers: Mapping[str, object]) -> Letter:
    """The letter that the form states; what is not filled in stays empty."""
    results = str(answers.get("results") or "collect")
    return Letter(
        office=str(answers.get("office") or ""), letter_no=str(answers.get("letter_no") or ""),
        is_sealed=answers.get("sealed") == "yes", phone=str(answers.get("office_phone") or ""),
        address=str(answers.get("office_address") or ""),
        results="post" if results == "post" else (
            "applicants" if results == "applicants" else "collect"),
        is_complete=answers.get("complete") == "yes",
    )  # fmt: skip


def answers_of(letter: Letter) -> dict[str, object]:
    """The form's answers for a letter, as the sheet and the rule book completed it."""
    return {
        "office": letter.office or None, "letter_no": letter.letter_no or None,
        "sealed": "yes" if letter.is_sealed else "no", "office_phone": letter.phone or None,
        "results": letter.results, "office_address": letter.address or None,
        "complete": "yes" if letter.is_complete else "no",
    }  # fmt: skip
