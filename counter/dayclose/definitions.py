"""What each figure counts, in one sentence, with a version: shown wherever the figure is shown.

A definition is never changed in place. One that must change gets the next version, and figures
that were published keep the versions they were published with (`counter.dayclose.freezing`).

>>> of("accepted").title.zh, of("accepted").version
('受理', 1)
>>> of("accepted").unit is None  # in the unit of its kind of business
True
"""

from __future__ import annotations

from dataclasses import dataclass

from counter.text import Text

_YUAN = Text("元", "yuan")
_DAYS = Text("个工作日", "working days")
_CASES = Text("件", "cases")
_PER_CENT = Text("%", "%")


@dataclass(frozen=True)
class Definition:
    """A figure's name and meaning. `unit` None: counted in the unit of its kind of business."""

    code: str
    title: Text
    says: Text
    unit: Text | None = None
    version: int = 1


DEFINITIONS: tuple[Definition, ...] = (
    # What is counted
    Definition("matters", Text("份", "matters"), Text(
        "领事认证的计量单位：证书内每一公证事项计一份；一本证书含几个事项计几份。",
        "The unit of authentication: each notarised matter; several in one certificate count each.",
    )),
    Definition("persons", Text("人次", "person-times"), Text(
        "APEC 商务旅行卡和签证代办的计量单位：一人申办一次计一人次，同一人再次申办另计。",
        "The unit of travel cards and visas: one person applying once; who applies again counts "
        "again.",
    )),
    Definition("booklets", Text("本", "booklets"), Text(
        "因公证件的计量单位：申办一本证件计一本。",
        "The unit of official travel documents: one booklet applied for.",
    )),
    Definition("cards", Text("张", "cards"), Text(
        "制成到馆的 APEC 商务旅行卡，一张卡计一张，不与人次相加。",
        "Travel cards that were made and have arrived, one by one; never added to person-times.",
    ), Text("张", "cards")),
    Definition("batches", Text("批", "batches"), Text(
        "APEC 商务旅行卡的办件数：一家企业一次申报计一批。",
        "Cases of travel cards: one firm's one submission is a batch.",
    ), Text("批", "batches")),
    Definition("cases", Text("件", "cases"), Text(
        "办件数：一个办件编号计一件，不论其中有几份、几人或几本。",
        "Cases: one case number, however many certificates, persons or booklets are in it.",
    ), _CASES),
    # The figures of a period
    Definition("received", Text("收件", "Received"), Text(
        "期内窗口、邮寄或联办渠道收到申请材料并编号的数量；收件不等于受理。",
        "Taken in and numbered in the period, by whichever channel; not yet accepted.",
    )),
    Definition("accepted", Text("受理", "Accepted"), Text(
        "期内材料齐全、符合要求而正式受理的数量；受理后的更正计入更正当日。",
        "Formally accepted in the period, papers complete; a later correction counts on its own "
        "day.",
    )),
    Definition("finished", Text("办结", "Finished"), Text(
        "期内结果制作完成、可以发放的数量；作废重制的在作废当日减去，重新制成当日再计。",
        "Whose result was made ready in the period; a voided one is taken off on that day and "
        "counted again when remade.",
    )),
    Definition("handed_over", Text("窗口发放", "Handed over"), Text(
        "期内在窗口由申请人或代领人签收的数量。",
        "Signed for at the window in the period by the applicant or who collects for him.",
    )),
    Definition("posted", Text("邮寄", "Posted"), Text(
        "期内列入交寄清单寄出的数量；退回的在退回当日减去。",
        "Sent in the period on a posting list; what comes back is taken off on that day.",
    )),
    Definition("corrections", Text("补正", "Correction notices"), Text(
        "期内发出一次性告知、要求补正材料的数量；同一办件告知两次计两次。",
        "Notices of missing papers given in the period; a case told twice counts twice.",
    )),
    Definition("rejected", Text("不予受理", "Not accepted"), Text(
        "期内作出不予受理决定的数量。",
        "Which the hall decided in the period not to accept.",
    )),
    Definition("refused", Text("不予办理", "Refused"), Text(
        "期内受理后决定不予办理的数量，含使领馆或外交部退回不办的。",
        "Refused in the period after acceptance, by the hall, an embassy or the ministry.",
    )),
    Definition("withdrawn", Text("撤回", "Withdrawn"), Text(
        "期内申请人主动撤回的数量，不论是否已受理。",
        "Taken back in the period by the applicant, accepted or not.",
    )),
    # Money
    Definition("due", Text("应收", "Due"), Text(
        "期内形成的应由本窗口收取的费用，减免和更正计入当日；代收费用另列。",
        "What became due at this counter in the period; waivers and corrections on their own day.",
    ), _YUAN),
    Definition("paid", Text("实收", "Paid"), Text(
        "期内实际收到的费用，不减退费。",
        "What was taken in the period; refunds are not taken off.",
    ), _YUAN),
    Definition("refunded", Text("退费", "Refunded"), Text(
        "期内退还申请人的费用。", "What was paid back in the period.",
    ), _YUAN),
    # Time
    Definition("on_time", Text("按期办结", "On time"), Text(
        "期内办结、办结日不晚于承诺日期的件数。",
        "Finished in the period no later than the day promised.",
    ), _CASES),
    Definition("overdue", Text("超期", "Late"), Text(
        "期内办结、办结日晚于承诺日期的件数；承诺日期按补正停时顺延后计算。",
        "Finished in the period after the day promised, which pauses for missing papers put off.",
    ), _CASES),
    Definition("average_days", Text("平均办结工作日", "Average handling time"), Text(
        "期内办结的办件从受理次日到办结日的工作日数，扣除停时，按件平均。",
        "Working days from the day after acceptance to the day finished, pauses left out, averaged "
        "over the cases finished in the period.",
    ), _DAYS),
    Definition("handling_days", Text("办理时长", "Handling time"), Text(
        "期内办结的办件从受理次日到办结日的工作日数，扣除停时；给出中位数和 90% 分位数。",
        "Working days from the day after acceptance to the day finished, pauses left out, of the "
        "cases finished in the period: the median and the 90th percentile.",
    ), _DAYS),
    Definition("waiting_days", Text("等候受理时长", "Waiting time"), Text(
        "期内受理的办件从收件次日到受理日的工作日数；给出中位数和 90% 分位数，当日受理为 0。",
        "Working days from the day after the papers came to acceptance, of the cases accepted in "
        "the period: the median and the 90th percentile; 0 where accepted on the same day.",
    ), _DAYS),
    # The state now
    Definition("open", Text("在办", "Open"), Text(
        "现在尚未发放、寄出或终结的件数。",
        "Cases that have not been handed over, posted or ended now.",
    ), _CASES),
    Definition("uncollected", Text("待领取", "Uncollected"), Text(
        "现在已办结而尚未领取或寄出的件数，按办结后的日历天数分段。",
        "Cases finished and neither collected nor posted now, by calendar days since.",
    ), _CASES),
    # Quality
    Definition("correction_rate", Text("补正率", "Correction rate"), Text(
        "期内补正告知件次与期内收件件数之比；按告知的原因分列，一次告知有几项原因各计一次。",
        "Correction notices of the period over the cases received in it; a notice with several "
        "reasons counts once for each.",
    ), _PER_CENT),
    Definition("rated", Text("评价", "Ratings"), Text(
        "期内作出的好差评件数，一件一评。",
        "Ratings given in the period, one a case.",
    ), _CASES),
    Definition("rated_rate", Text("评议率", "Share rated"), Text(
        "期内评价件数与期内窗口发放和邮寄件数之比。",
        "Ratings of the period over the cases handed over and posted in it.",
    ), _PER_CENT),
    Definition("satisfied_rate", Text("满意率", "Share satisfied"), Text(
        "期内评价中非常满意、满意和基本满意所占的比例。",
        "The share of very satisfied, satisfied and fairly satisfied among the period's ratings.",
    ), _PER_CENT),
)  # fmt: skip

_BY_CODE = {definition.code: definition for definition in DEFINITIONS}


def of(code: str) -> Definition:
    """The definition of a figure (`KeyError`: there is no such figure)."""
    return _BY_CODE[code]


def versions() -> dict[str, int]:
    """Each figure's version, as published figures keep it."""
    return {definition.code: definition.version for definition in DEFINITIONS}
