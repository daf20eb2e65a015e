"""The places of the window, in the order of the rail. A new page is one line here.

A page is made when one first goes there; its file, and what that file needs, is read then.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from counter.text import Text
from counter.values.clerk import Right
from ui.kit.workbench import Workbench

Make = Callable[[Workbench, QWidget], QWidget]
Hint = tuple[str, Text]


@dataclass(frozen=True)
class Place:
    """One place: its title, its own key besides Alt+number, who may go there, how it is made.

    `count` names the filter of the queue whose cases wait at this place; `keys` are told in the
    foot of the window.
    """

    code: str
    title: Text
    key: str
    right: Right
    make: Make
    count: str = ""
    keys: tuple[Hint, ...] = ()
    in_rail: bool = True


def _queue(bench: Workbench, parent: QWidget) -> QWidget:
    from ui.queue.page import QueuePage

    return QueuePage(bench, parent)


def _intake(bench: Workbench, parent: QWidget) -> QWidget:
    from ui.intake.page import IntakePage

    return IntakePage(bench, parent)


def _prereview(bench: Workbench, parent: QWidget) -> QWidget:
    from ui.intake.prereview_page import PrereviewPage

    return PrereviewPage(bench, parent)


def _batches(bench: Workbench, parent: QWidget) -> QWidget:
    from ui.intake.batches_page import BatchesPage

    return BatchesPage(bench, parent)


def _outside(bench: Workbench, parent: QWidget) -> QWidget:
    from ui.progress.outside.page import OutsidePage

    return OutsidePage(bench, parent)


def _mailout(bench: Workbench, parent: QWidget) -> QWidget:
    from ui.mailout.page import MailoutPage

    return MailoutPage(bench, parent)


def _custody(bench: Workbench, parent: QWidget) -> QWidget:
    from ui.progress.custody.page import CustodyPage

    return CustodyPage(bench, parent)


def _dayclose(bench: Workbench, parent: QWidget) -> QWidget:
    from ui.dayclose.page import DayclosePage

    return DayclosePage(bench, parent)


def _statistics(bench: Workbench, parent: QWidget) -> QWidget:
    from ui.dayclose.statistics.page import StatisticsPage

    return StatisticsPage(bench, parent)


def _settings(bench: Workbench, parent: QWidget) -> QWidget:
    from ui.settings.page import SettingsPage

    return SettingsPage(bench, parent)


def _rules(bench: Workbench, parent: QWidget) -> QWidget:
    from ui.settings.rules_page import RulesPage

    return RulesPage(bench, parent)


def _tray(bench: Workbench, parent: QWidget) -> QWidget:
    from ui.progress.print_tray import PrintTray

    return PrintTray(bench, parent)


def _blanks(bench: Workbench, parent: QWidget) -> QWidget:
    from ui.progress.blanks_page import BlanksPage

    return BlanksPage(bench, parent)


def _shelf(bench: Workbench, parent: QWidget) -> QWidget:
    from ui.progress.shelf.page import ShelfPage

    return ShelfPage(bench, parent)


def _spares(bench: Workbench, parent: QWidget) -> QWidget:
    from ui.intake.spares_page import SparesPage

    return SparesPage(bench, parent)


def _specimens(bench: Workbench, parent: QWidget) -> QWidget:
    from ui.progress.specimens_page import SpecimensPage

    return SpecimensPage(bench, parent)


PREREVIEW, BATCHES = "prereview", "batches"
QUEUE, INTAKE, MAILOUT, TRAY, RULES = "queue", "intake", "mailout", "tray", "rules"

BLANKS, OUTSIDE, CUSTODY = "blanks", "outside", "custody"
SPECIMENS, SHELF = "specimens", "shelf"
SPARES, SETTINGS = "spares", "settings"
STATISTICS = "statistics"

PLACES: tuple[Place, ...] = (
    Place(
        QUEUE, Text("队列", "Queue"), "", Right.READ, _queue, "all",
        (
            ("1–8", Text("筛选", "filter")),
            ("Enter", Text("打开", "open")),
            ("F8", Text("下一步", "next step")),
            ("F9", Text("收费", "payment")),
            ("F7", Text("更正", "correct")),
            ("F4", Text("补打", "reprint")),
            ("Shift+F9", Text("退费", "refund")),
            ("Space", Text("看一眼", "peek")),
            ("F11", Text("货架", "shelf")),
            ("Ctrl+N", Text("取号", "ticket")),
        ),
    ),
    Place(
        INTAKE, Text("受理", "Intake"), "F2", Right.INTAKE, _intake, "",
        (
            ("Enter", Text("下一格", "next field")),
            ("Ctrl+D", Text("重复上一件", "repeat the line")),
            ("Ctrl+S", Text("收件", "receive")),
            ("Ctrl+Shift+V", Text("草稿预览", "draft")),
            ("Ctrl+Enter", Text("受理并打印", "accept and print")),
        ),
    ),
    Place(
        PREREVIEW, Text("预审", "Review"), "Shift+F2", Right.PREREVIEW, _prereview,
        "prereviews",
        (
            ("Ctrl+N", Text("新预审", "new")),
            ("Ctrl+V", Text("贴图", "paste")),
            ("PgDn", Text("下一张", "next picture")),
            ("1–9", Text("看到", "seen")),
            ("Ctrl+1–3", Text("答复", "answer")),
            ("Ctrl+Enter", Text("到窗口办理", "at the window")),
            ("Ctrl+M", Text("邮寄来件", "by post")),
            ("Ctrl+O", Text("打开图片", "open pictures")),
            ("Ctrl+E", Text("资料", "details")),
            ("Ctrl+I", Text("申请人", "applicant")),
            ("Ctrl+T", Text("复制答复", "copy the answer")),
            ("Ctrl+P", Text("复制答复图片", "copy its picture")),
            ("Ctrl+R", Text("转图", "turn the picture")),
        ),
    ),
    Place(
        BATCHES, Text("公证批次", "Notary"), "", Right.INTAKE, _batches, "",
        (
            ("Ctrl+O", Text("打开清单", "open a list")),
            ("Ctrl+V", Text("粘贴表格", "paste rows")),
            ("Space", Text("勾选", "tick")),
            ("Ctrl+Enter", Text("受理所选", "take in")),
            ("Ctrl+B", Text("退回", "hand back")),
            ("Ctrl+A", Text("全选", "tick all")),
            ("Ctrl+P", Text("交接清单", "hand-over list")),
        ),
    ),
    Place(
        OUTSIDE, Text("外送", "Outside"), "", Right.ADVANCE, _outside, "",
        (
            ("Ctrl+Enter", Text("送外", "send out")),
            ("Space", Text("勾选取回", "tick as back")),
            ("Ctrl+A", Text("全部取回", "all back")),
            ("Ctrl+R", Text("外方退件", "refused")),
            ("Ctrl+B", Text("登记取回", "note what is back")),
        ),
    ),
    Place(
        MAILOUT, Text("邮寄", "Mail"), "F6", Right.POST, _mailout, "to_post",
        (
            ("Ctrl+1–3", Text("装封、封口核对、交寄", "pack, seal, hand over")),
            ("Ctrl+Enter", Text("装封；登记交接", "pack; record who took it")),
            ("Space", Text("勾选", "tick")),
            ("Ctrl+A", Text("全选", "tick all")),
            ("Enter", Text("绑定运单", "bind the waybill")),
            ("Ctrl+P", Text("交寄清单", "manifest")),
            ("Ctrl+D", Text("已签收", "delivered")),
            ("Ctrl+B", Text("退回", "came back")),
            ("Ctrl+E", Text("改地址", "change the address")),
            ("Ctrl+O", Text("运单或寄递结果文件", "waybill or results file")),
            ("Ctrl+L", Text("登记号段", "enter a roll")),
            ("Ctrl+Shift+E", Text("导出订单", "export orders")),
            ("Ctrl+R", Text("补打标签", "reprint label")),
            ("Ctrl+Shift+Del", Text("作废信封", "void the envelope")),
        ),
    ),
    Place(
        CUSTODY, Text("证照保管", "Custody"), "", Right.KEEP_CUSTODY, _custody, "custody",
        (
            ("1–8", Text("筛选", "filter")),
            ("Enter", Text("领用／归还", "lend or take back")),
            ("Ctrl+F", Text("查找", "find")),
            ("Ctrl+N", Text("入库", "take in")),
            ("Ctrl+T", Text("盘点", "count")),
            ("Ctrl+U", Text("催缴", "letters")),
            ("Ctrl+B", Text("批件", "approval")),
            ("Ctrl+J", Text("行程变更", "another trip")),
        ),
    ),
    Place(
        TRAY, Text("打印", "Papers"), "", Right.PRINT, _tray, "papers",
        (
            ("Enter", Text("打印", "print")),
            ("F4", Text("换打印机", "another printer")),
            ("Ctrl+1", Text("来了", "it came out")),
            ("Ctrl+2", Text("没来", "it did not")),
            ("Ctrl+3", Text("全部确认", "confirm all")),
            ("Ctrl+Shift+L", Text("大字", "large type")),
            ("Ctrl+Shift+B", Text("中文、英文、中英", "languages")),
        ),
    ),
    Place(
        BLANKS, Text("空白证", "Blanks"), "F10", Right.READ, _blanks, "",
        (
            ("Ctrl+1…4", Text("作废、核验、入库、领用", "void, verify, receive, issue")),
            ("Ctrl+Enter", Text("办理", "do it")),
        ),
        in_rail=False,
    ),
    Place(
        SHELF, Text("货架", "Shelf"), "F11", Right.READ, _shelf, "",
        (
            ("Ctrl+1–4", Text("上架、盘点、催领、货位", "shelve, sweep, remind, places")),
            ("Esc", Text("换货位", "another place")),
            ("Ctrl+D", Text("下架", "take off")),
            ("Ctrl+Enter", Text("开始／结束盘点", "begin or finish")),
            ("Ctrl+J", Text("按现场更正", "correct the record")),
            ("Ctrl+M", Text("取话术", "the words")),
            ("Ctrl+D / W / T", Text("登记短信、微信、电话", "told by SMS, WeChat, phone")),
            ("Ctrl+P", Text("打印", "print")),
        ),
        in_rail=False,
    ),
    Place(
        SPARES, Text("停电备用单", "Spare receipts"), "", Right.INTAKE, _spares, "",
        (
            ("Ctrl+Enter", Text("领出并打印", "draw and print")),
            ("Enter", Text("补录、打开办件", "type in, open")),
            ("Ctrl+B", Text("收回所选", "take one back")),
            ("Ctrl+R", Text("未用的全部收回", "take all back")),
        ),
        in_rail=False,
    ),
    Place(
        SPECIMENS, Text("印鉴备案", "Specimens"), "", Right.READ, _specimens, "",
        (
            ("Ctrl+V", Text("贴图", "paste")),
            ("Ctrl+N", Text("新备案", "add")),
            ("Ctrl+E", Text("换新版", "newer version")),
            ("Ctrl+B", Text("停用", "end")),
        ),
        in_rail=False,
    ),
    Place(
        "dayclose", Text("日结", "Day-end"), "", Right.READ, _dayclose, "",
        (("Ctrl+Enter", Text("日结并打印", "close the day")),),
    ),
    Place(
        STATISTICS, Text("统计", "Figures"), "", Right.READ, _statistics, "",
        (
            ("←/→", Text("上一期、下一期", "before, after")),
            ("Ctrl+1–4", Text("日、月、季、年", "day to year")),
            ("Ctrl+G", Text("输入期间", "type a period")),
            ("Ctrl+B", Text("对比", "compare")),
            ("Enter", Text("展开到办件", "its cases")),
            ("Esc", Text("返回", "back")),
            ("Ctrl+T", Text("复制文字", "copy the sentence")),
            ("Ctrl+F", Text("统计项", "figure")),
            ("Ctrl+P", Text("打印一页", "print a page")),
            ("Ctrl+J", Text("核对单", "proof")),
            ("Ctrl+S", Text("存为 PDF", "save as PDF")),
        ),
    ),
    Place(
        RULES, Text("规则", "Rules"), "", Right.READ, _rules, "",
        (
            ("Ctrl+F", Text("查找", "find")),
            ("Ctrl+N", Text("新增", "add")),
            ("Ctrl+Enter", Text("查看影响", "what it touches")),
            ("Ctrl+J", Text("已核实", "verified")),
            ("Ctrl+S", Text("放进改动单", "set aside")),
            ("Ctrl+R", Text("改动单的影响", "what they touch")),
            ("Ctrl+Y", Text("录入放假通知", "holiday notice")),
        ),
    ),
    Place(
        SETTINGS, Text("设置", "Settings"), "", Right.READ, _settings, "",
        (
            ("Ctrl+1–9", Text("分页", "pages")),
            ("Ctrl+S", Text("保存", "save")),
            ("Ctrl+N", Text("新增人员", "add a person")),
            ("Ctrl+B", Text("备份", "back up")),
            ("Ctrl+D", Text("都用这台打印机", "this printer for all")),
            ("Ctrl+Shift+P", Text("打印校准页", "calibration sheet")),
        ),
    ),
)  # fmt: skip
EVERYWHERE: tuple[Hint, ...] = (
    ("F1", Text("帮助", "help")),
    ("F2", Text("受理", "intake")),
    ("F3", Text("查找", "find")),
    ("F6", Text("邮寄", "mail")),
    ("F10", Text("空白证", "blanks")),
    ("F12", Text("锁定", "lock")),
)
