"""What happened: a case's time line, and the news by which windows learn of each other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counter.casetypes.register import CASE_TYPES
from counter.desk import Desk
from counter.store import closings, journal
from counter.store.tables.journal import Entry
from counter.text import Text

VERBS: dict[str, Text] = {
    "receive": Text("收件", "received"),
    "accept": Text("受理", "accepted"),
    "pay": Text("收费", "paid"),
    "refund": Text("退费", "refunded"),
    "waive": Text("减免费用", "fee waived"),
    "type_fee": Text("手填费用", "fee typed in"),
    "payment_notice": Text("缴费通知", "asked to pay"),
    "settle": Text("结算代收费用", "prepaid fee settled"),
    "fiscal": Text("登记财政票据", "fiscal receipt noted"),
    "fiscal_mark": Text("财政票据作废、冲红或退付", "fiscal receipt ended"),
    "change_speed": Text("平件改急件", "made urgent"),
    "change_route": Text("单认证改双认证", "single made double"),
    "consign": Text("送外批次", "consignment sent out"),
    "bring_back_batch": Text("送外取回", "consignment brought back"),
    "correct": Text("更正", "corrected"),
    "check_papers": Text("审核要点已核", "papers checked"),
    "send_back": Text("退回公证处", "sent back to the notary office"),
    "readdress": Text("改收件地址", "post address changed"),
    "reprint": Text("补打", "reprinted"),
    "unmask": Text("查看完整信息", "shown in full"),
    "paper_sending": Text("正在打印", "being printed"),
    "paper_queued": Text("未送打印，仍待打印", "not sent, waits to be printed"),
    "paper_settled": Text("确认是否出纸", "said whether it came out"),
    "paper_late": Text("打印结果来迟", "a print's result came late"),
    "paper_handed": Text("已送打印", "sent to the printer"),
    "paper_confirmed": Text("打印已确认", "print confirmed"),
    "paper_failed": Text("打印未成功", "print failed"),
    "hand_over_part": Text("部分发放", "handed over in part"),
    "void_result": Text("认证作废", "result void"),
    "economy_answer": Text("登记经济体答复", "economies answered"),
    "card_arrived": Text("到卡登记", "cards arrived"),
    "end_card": Text("旅行卡终止", "card ended"),
    "new_passport": Text("护照已换", "new passport"),
    "follow_passport": Text("护照信息随附更新", "passport followed"),
    "keep_firm": Text("企业备案", "firm's file kept"),
    "decide_firm": Text("企业门槛裁定", "firm decided on"),
    "keep_rules": Text("规则已改", "rules changed"),
    "renew_rules": Text("规则已补充", "rules supplemented"),
    "recall": Text("调用以往资料", "recalled for another case"),
    "despite_doubts": Text("提示后仍继续", "taken in despite a warning"),
    "late_entry": Text("事后补录", "entered afterwards"),
    "draw_spares": Text("领出停电备用单", "spare receipts drawn"),
    "return_spare": Text("停电备用单交回", "spare receipt returned"),
    "void_spare": Text("停电备用单作废", "spare receipt void"),
    "publish_notice": Text("发布通知", "notice published"),
    "change_notice": Text("更改通知", "notice changed"),
    "withdraw_notice": Text("撤回通知", "notice withdrawn"),
    "archive_notice": Text("通知归档", "notice archived"),
    "take_ticket": Text("取号", "number taken"),
    "keep_notary": Text("公证员档案", "notary's file kept"),
    "erase": Text("到期清除", "persons erased"),
    "certify_erasure": Text("清除证明", "erasure certified"),
    "sign_pending": Text("未打印签认", "unprinted, signed for"),
    "passport_made": Text("证照已登记", "passport on record"),
    "captured": Text("已采集", "captured"),
    "approval": Text("批件已录入", "approval recorded"),
    "custody_in": Text("证照入库", "passport taken in"),
    "custody_shelved": Text("证照移位", "passport moved to another shelf"),
    "custody_lent": Text("证照领用", "passport lent"),
    "custody_trip": Text("行程已变更", "trip changed"),
    "custody_back": Text("证照归还", "passport back"),
    "custody_lost": Text("证照遗失", "passport lost"),
    "custody_cancelled": Text("证照注销", "passport cancelled"),
    "overdue_letter": Text("催缴", "overdue letter"),
    "visa_answer": Text("登记签证结果", "visas noted"),
    "visa_papers": Text("领馆要求补充材料", "consulate asked for papers"),
    "visa_papers_in": Text("补充材料已送", "papers brought to the consulate"),
    "visa_passport_kept": Text("护照入库保管", "passport taken into custody"),
    "seal_envelope": Text("信封已封", "envelope sealed"),
    "wrong_scan": Text("封口扫错", "wrong scan at sealing"),
    "carrier_took": Text("寄递企业已收件", "taken by the carrier"),
    "delivered": Text("收件人已签收", "signed for by the receiver"),
    "stocktaking": Text("盘点开始", "stock-taking begun"),
    "stocktaking_seen": Text("盘点扫描", "seen in stock-taking"),
    "stocktaking_done": Text("盘点结束", "stock-taking finished"),
    "shelf_declared": Text("设置货位", "shelf places declared"),
    "shelf_retired": Text("货位停用", "shelf place out of use"),
    "shelf_labels": Text("货位标签", "shelf labels"),
    "shelved": Text("上架", "put onto the shelf"),
    "unshelved": Text("下架", "taken off the shelf"),
    "sweep": Text("货架盘点开始", "shelf sweep begun"),
    "sweep_seen": Text("货架盘点扫描", "seen in a shelf sweep"),
    "sweep_done": Text("货架盘点结束", "shelf sweep finished"),
    "remind_sms": Text("催领（短信）", "reminded by text message"),
    "remind_wechat": Text("催领（微信）", "reminded by WeChat"),
    "remind_phone": Text("催领（电话）", "reminded by telephone"),
    "remind_letter": Text("催领（书面通知）", "reminded by letter"),
}


@dataclass(frozen=True)
class TimelineLine:
    """One thing that was done to a case."""

    at: datetime
    what: Text
    clerk: str
    window: str


@dataclass(frozen=True)
class News:
    """One journal entry, as other windows learn of it."""

    seq: int
    at: datetime
    verb: str
    case_no: str
    clerk: str


def timeline(subject: str) -> tuple[TimelineLine, ...]:
    """Everything done to a case, the latest first; only inside a read.

    What changes it after its day was closed names that closing.
    """
    rows = list(Entry.select().where(Entry.subject == subject).order_by(Entry.seq.desc()))
    before = closings.earlier(rows)
    return tuple(
        TimelineLine(
            datetime.fromisoformat(row.at),
            closings.named(said(row.verb, subject[:2]), before.get(row.seq)),
            row.clerk, row.window,
        )
        for row in rows
    )  # fmt: skip


def news_since(desk: Desk, seq: int, limit: int = 500) -> tuple[News, ...]:
    """Entries after `seq`, in order. Numbers are taken in the turn, so none comes late."""
    with desk.reading():
        rows = Entry.select().where(Entry.seq > seq).order_by(Entry.seq).limit(limit)
        return tuple(
            News(row.seq, datetime.fromisoformat(row.at), row.verb, row.subject, row.clerk)
            for row in rows
        )


def latest(desk: Desk) -> int:
    """The journal's last number: where a window begins to listen."""
    with desk.reading():
        return journal.head().seq


def said(verb: str, letters: str = "") -> Text:
    """A journal verb in words: the hall's, else the move's own title, first in the kind whose
    numbers begin with `letters`: two kinds may call moves of one code differently."""
    if verb in VERBS:
        return VERBS[verb]
    for kind in sorted(CASE_TYPES, key=lambda kind: kind.letters != letters):
        for move in kind.workflow.moves:
            if move.code == verb:
                return move.title
    return Text.same(verb)
