"""Questions and steps that several kinds share: who applies, how it leaves, correction, refusal."""

from __future__ import annotations

from dataclasses import replace

from counter.casetypes.conditions import ALWAYS, Is
from counter.casetypes.vocabulary import Choice, Move, Question, Step
from counter.text import Text
from counter.values.clerk import Right

# ---------------------------------------------------------------------------- who applies
APPLICANT_KINDS = (
    Choice("person", Text("本人", "in person")),
    Choice("agent", Text("代理人", "agent")),
    Choice("company", Text("单位", "organisation")),
    Choice("notary", Text("公证处", "notary office")),
)
ID_KINDS = (
    Choice("id_card", Text("居民身份证", "resident ID card")),
    Choice("passport", Text("护照", "passport")),
    Choice("travel_permit", Text("港澳台通行证", "HK/Macao/Taiwan permit")),
    Choice("foreign", Text("外国护照", "foreign passport")),
)
_BY_NATURAL_PERSON = Is("applicant_kind", "person", "agent")
_BY_OTHER = Is("applicant_kind", "agent", "company")


def who(default: str = "person") -> tuple[Question, ...]:
    """Who applies; `default` is the commonest kind of applicant of that business."""
    return (
        Question(
            "applicant_kind", Text("申请人", "Applicant"), "choice", "who",
            choices=APPLICANT_KINDS, default=default, keep="applicant_kind",
        ),
        Question("name", Text("姓名／名称", "Name"), "name", "who", keep="name"),
        Question(
            "id_kind", Text("证件", "Identity paper"), "choice", "who", choices=ID_KINDS,
            default="id_card", when=_BY_NATURAL_PERSON,
        ),
        Question(
            "id_number", Text("证件号码", "ID number"), "identity", "who",
            when=_BY_NATURAL_PERSON, keep="id_number",
        ),
        Question(
            "uscc", Text("统一社会信用代码", "Unified social credit code"), "uscc", "who",
            when=Is("applicant_kind", "company"),
        ),
        Question(
            "letter_no", Text("公函号", "Letter no."), "text", "who",
            when=Is("applicant_kind", "notary"), required=False,
        ),
        Question("phone", Text("手机", "Phone"), "phone", "who", keep="phone"),
        Question(
            "agent_name", Text("经办人", "Agent"), "name", "who", when=_BY_OTHER, keep="agent_name"
        ),
        Question(
            "agent_id_number", Text("经办人身份证", "Agent's ID card"), "identity", "who",
            when=_BY_OTHER,
        ),
    )  # fmt: skip


# ---------------------------------------------------------------------------- the matter
SPEED = Question(
    "speed", Text("平急", "Speed"), "choice",
    choices=(
        Choice("ordinary", Text("平件", "ordinary")),
        Choice("urgent", Text("急件", "urgent")),
    ),
    default="ordinary", keep="speed",
)  # fmt: skip
CHANNEL = Question(
    "channel", Text("来件渠道", "Channel"), "choice",
    choices=(
        Choice("window", Text("窗口", "window")),
        Choice("post", Text("邮寄", "post")),
        Choice("wechat", Text("微信预审", "WeChat pre-review")),
        Choice("notary", Text("公证联办", "with notary")),
    ),
    default="window", keep="channel",
)  # fmt: skip
APPROVAL = Question(
    "approval_no", Text("任务批件号", "Approval no."), "text", keep="approval_no"
)

# ---------------------------------------------------------------------------- how it leaves
_POSTED = Is("delivery", "post")
DELIVERY = (
    Question(
        "delivery", Text("领取方式", "Delivery"), "choice", "delivery",
        choices=(
            Choice("pickup", Text("窗口领取", "pick up")),
            Choice("post", Text("邮寄", "by post")),
        ),
        default="pickup", keep="delivery",
    ),
    Question(
        "post_mode", Text("邮费", "Postage"), "choice", "delivery",
        choices=(
            Choice("free", Text("免费", "free")),
            Choice("prepaid", Text("预付", "prepaid")),
            Choice("collect", Text("到付", "collect")),
        ),
        default="free", when=_POSTED,
    ),
    Question("receiver", Text("收件人", "Receiver"), "name", "delivery", when=_POSTED),
    Question("receiver_phone", Text("收件电话", "Receiver's phone"), "phone", "delivery",
             when=_POSTED),
    Question("address", Text("收件地址", "Address"), "post_address", "delivery", when=_POSTED),
)  # fmt: skip

# ---------------------------------------------------------------------------- steps
RECEIVED = Step("received", Text("已收件", "received"), "received")
CORRECTION = Step("correction", Text("待补正", "to be completed"), "waiting")
ACCEPTED = Step("accepted", Text("已受理", "accepted"), "working")
READY = Step("ready", Text("待取", "ready"), "ready")
COLLECTED = Step("collected", Text("已取", "collected"), "done")
MAILED = Step("mailed", Text("已寄", "posted"), "done")
REJECTED = Step("rejected", Text("不予受理", "not accepted"), "ended")
REFUSED = Step("refused", Text("不予办理", "refused"), "ended")
WITHDRAWN = Step("withdrawn", Text("已撤回", "withdrawn"), "ended")

BEGINNING = (RECEIVED, CORRECTION, ACCEPTED)
ENDING = (READY, COLLECTED, MAILED, REJECTED, REFUSED, WITHDRAWN)

# ---------------------------------------------------------------------------- moves
MISSING = Question(
    "missing", Text("须补材料（每行一项）", "What is missing, one a line"), "address"
)
REASON = Question("reason", Text("原因", "Reason"), "text")
FACTS = Question(
    "facts", Text("查明的事实", "What was found"), "address", required=False,
    hint=Text("印在通知书上：看了什么、问了谁、哪里不符",
              "goes onto the notice: what was looked at, who was asked, what does not agree"),
)  # fmt: skip


def beginning(working: tuple[str, ...]) -> tuple[Move, ...]:
    """Accept, ask for what is missing, reject, withdraw.

    `working` are the steps of this kind from which more papers may still be asked for; the
    clock stops then, and runs on at 补齐 (resumed at `accepted`).
    """
    return (
        Move(("received",), "accept", Text("受理", "Accept"), "accepted", Right.INTAKE,
             figure="accepted", clock="start", paper="receipt", verb="accept"),
        Move(("received",), "ask_more", Text("补正", "Ask for more"), "correction",
             asks=(MISSING,), figure="corrections", paper="correction_notice"),
        Move(("received",), "reject", Text("不予受理", "Do not accept"), "rejected",
             asks=(REASON, FACTS), figure="rejected", paper="refusal_notice"),
        Move(("correction",), "completed", Text("已补齐", "Completed"), "received"),
        Move(working, "suspend", Text("补正", "Ask for more"), "suspended",
             asks=(MISSING,), figure="corrections", clock="pause", paper="correction_notice"),
        Move(("suspended",), "resume", Text("已补齐", "Completed"), "accepted", clock="resume"),
        Move(("received", "correction", "suspended", *working), "withdraw",
             Text("撤回", "Withdraw"), "withdrawn", asks=(REASON,), figure="withdrawn",
             clock="stop"),
    )  # fmt: skip


SUSPENDED = Step("suspended", Text("待补正（已停时）", "clock stopped"), "waiting")


def refusal(working: tuple[str, ...]) -> tuple[Move, ...]:
    """不予办理: after acceptance, with reasons in writing."""
    return (
        Move(working, "refuse", Text("不予办理", "Refuse"), "refused", asks=(REASON, FACTS),
             figure="refused", clock="stop", paper="refusal_notice"),
    )  # fmt: skip


# The move itself answers how it leaves: what is asked with it hangs on nothing.
_HOW_TO_POST = tuple(replace(question, when=ALWAYS) for question in DELIVERY[1:])
HANDOVER = (
    Move(("ready",), "hand_over", Text("发放", "Hand over"), "collected", Right.HAND_OVER,
         when=Is("delivery", "pickup"), figure="handed_over", paper="handover_slip",
         needs_payment=True, verb="hand_over"),
    Move(("ready",), "post", Text("邮寄", "Post"), "mailed", Right.POST,
         when=Is("delivery", "post"), figure="posted", needs_payment=True, verb="post"),
    Move(("ready",), "to_post", Text("改为邮寄", "Post instead"), "ready",
         when=Is("delivery", "pickup"), asks=_HOW_TO_POST),
    Move(("ready",), "to_pickup", Text("改为窗口领取", "Pick up instead"), "ready",
         when=Is("delivery", "post")),
    Move(("mailed",), "post_back", Text("退回", "Came back"), "ready", Right.POST,
         asks=(REASON,), verb="post_back"),
)  # fmt: skip
