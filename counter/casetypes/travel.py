"""Questions about a traveller's document that several kinds share: passports, cards, visas.

A machine-readable zone fills `pinyin`, `passport_no` and `expires_on` of a line (ui/kit/pieces.py).
"""

from __future__ import annotations

from counter.casetypes.vocabulary import Question
from counter.text import Text

PINYIN = Question(
    "pinyin", Text("拼音", "Pinyin"), "pinyin", "piece", required=False,
    hint=Text("照证件填写", "as in the document"),
)  # fmt: skip
EXPIRES_ON = Question(
    "expires_on", Text("有效期至", "Valid until"), "day_ahead", "piece", required=False
)
