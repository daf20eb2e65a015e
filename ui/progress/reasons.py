"""Ready-made reasons for the moves that ask why; the clerk may change every word.

Keyed by the move's code. What a notice prints as its reason comes from the rules (`reasons`);
those of `reject` and `refuse` here are for a hall whose rules hold none.
"""

from __future__ import annotations

from counter.text import Text

REASONS: dict[str, tuple[Text, ...]] = {
    "reject": (
        Text("不属于本单位受理范围", "not within this office's competence"),
        Text("申请人不具备申请资格", "the applicant may not apply"),
        Text("文书不得用于所述国家", "the deed cannot be used in that country"),
    ),
    "refuse": (
        Text("印章或签名与备案不符", "seal or signature differs from the specimen"),
        Text("文书内容与事实不符", "the deed does not agree with the facts"),
        Text("逾期未补正", "not completed in time"),
    ),
    "withdraw": (
        Text("申请人要求撤回", "the applicant withdraws"),
        Text("改由他处办理", "done elsewhere"),
    ),
    "remake": (
        Text("打印错位", "misprinted"),
        Text("信息录入有误", "wrong particulars"),
        Text("认证纸破损", "the sticker was damaged"),
    ),
    "denied": (Text("使领馆拒签", "denied by the consulate"),),
    "post_back": (
        Text("地址不详", "address incomplete"),
        Text("收件人拒收", "receiver refused it"),
        Text("逾期无人领取", "not called for in time"),
    ),
}
REPRINT = (
    Text("纸张卡住", "paper jam"),
    Text("字迹不清", "too faint to read"),
    Text("申请人遗失", "lost by the applicant"),
)
PRINT_FAILED = (
    Text("没有出纸", "no paper came out"),
    Text("卡纸", "paper jam"),
    Text("打印不清", "too faint to read"),
)
REFUND = (
    Text("多收", "too much was taken"),
    Text("更正后应退差额", "the difference after a correction"),
    Text("撤回申请", "the application was withdrawn"),
)
WAIVE = (
    Text("经领导批准减免", "waived by decision of the head"),
    Text("按对等原则核定", "set by reciprocity"),
    Text("窗口差错，由本单位承担", "an error of the counter"),
)
CORRECTION = (
    Text("录入有误", "mistyped"),
    Text("申请人提供的信息有误", "the applicant told it wrong"),
    Text("申请人变更领取方式", "the applicant wants another delivery"),
)
