"""What a row of a notary office's sheet may say, and the titles under which it says it.

>>> named("使用国家"), named("公证书编号"), named("Destination"), named("星座")
('destination', 'certificate_no', 'destination', '')
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from counter.text import Text


@dataclass(frozen=True)
class Field:
    """One thing that a row may say. `names` are titles seen on such sheets, folded as `fold` does.

    A title that merely contains one of the names counts too, the longest name first.
    """

    code: str
    title: Text
    names: str


IGNORED = ""  # a column that is not read
_NOT_READ = ("序号", "编号顺序", "备注", "说明", "问题", "no", "remark", "remarks", "note", "#")

FIELDS: tuple[Field, ...] = (
    Field("certificate_no", Text("证书编号", "Certificate no."),
          "证书编号 公证书编号 公证书号 公证编号 证书号 证号 公证书证号 编号 文书编号 字号 "
          "公证书字号 certificateno certificatenumber notarialno certno"),
    Field("applicant", Text("申请人", "Applicant"),
          "申请人 申请人姓名 申请人名称 姓名 名称 申请人全称 申办人 客户姓名 "
          "applicant name fullname"),
    Field("holder", Text("当事人", "Holder"),
          "当事人 当事人姓名 持有人 持证人 证书持有人 公证申请人 文书当事人 holder party"),
    Field("id_number", Text("身份证号", "ID number"),
          "身份证 身份证号 身份证号码 证件号 证件号码 身份证件号码 公民身份号码 护照号 护照号码 "
          "idnumber idno id passportno idcard"),
    Field("phone", Text("手机", "Phone"),
          "手机 手机号 手机号码 电话 联系电话 联系方式 申请人电话 phone mobile tel telephone"),
    Field("destination", Text("使用国", "Country of use"),
          "使用国 使用国家 使用地 使用国地区 使用国家地区 前往国 前往国家 目的国 目的地 "
          "用文国 发往国 国家 国别 国家地区 destination country countryofuse"),
    Field("title", Text("文书名称", "Kind of deed"),
          "文书名称 公证事项 公证书名称 公证事项名称 证书名称 事项 公证类别 公证种类 公证内容 文书 "
          "title deed matter document kind"),
    Field("matters", Text("份数", "Matters"),
          "份数 事项数 公证事项数 份 件数 数量 认证份数 公证份数 matters copies count quantity"),
    Field("issued_on", Text("出证日期", "Issued on"),
          "出证日期 公证日期 出具日期 发证日期 签发日期 日期 公证书日期 出证时间 "
          "issuedon date issuedate"),
    Field("notary", Text("公证员", "Notary"), "公证员 承办公证员 签发人 公证员姓名 notary signer"),
    Field("office", Text("公证处", "Notary office"),
          "公证处 出证机构 公证机构 出证公证处 公证处名称 送办机构 出证单位 notaryoffice office"),
    Field("letter_no", Text("公函号", "Letter no."),
          "公函号 公函编号 介绍信号 介绍信编号 函号 文号 认证函号 letterno letter"),
    Field("class", Text("类别", "Class"), "类别 民商事 民事商业 文书类别 class category"),
    Field("speed", Text("平急", "Speed"),
          "平急 平急件 加急 急件 是否加急 办理时限 speed urgent"),
    Field("receiver", Text("收件人", "Receiver"),
          "收件人 收件人姓名 收信人 收货人 receiver recipient"),
    Field("receiver_phone", Text("收件电话", "Receiver's phone"),
          "收件电话 收件人电话 收件人手机 收件手机 收件人联系电话 receiverphone"),
    Field("address", Text("收件地址", "Address"),
          "收件地址 收件人地址 地址 邮寄地址 通讯地址 联系地址 回寄地址 寄送地址 address"),
)  # fmt: skip

BY_CODE = {field.code: field for field in FIELDS}
REQUIRED = ("certificate_no", "destination")


def fold(title: str) -> str:
    """A title without width, case, blanks, signs and what stands in brackets."""
    plain = unicodedata.normalize("NFKC", title).casefold()
    plain = re.sub(r"[(\[【〔].*?[)\]】〕]", "", plain) or plain
    return re.sub(r"[\W_]", "", plain)


@lru_cache(maxsize=1024)
def named(title: str) -> str:
    """The code of the field that a column with this title holds; empty where it is not known."""
    folded = fold(title)
    if not folded or folded in _NOT_READ:
        return IGNORED
    known = _names()
    if folded in known:
        return known[folded]
    inside = [name for name in known if len(name) > 1 and name in folded]
    if not inside or len(folded) > 16 or any(name in folded for name in ("备注", "说明", "问题")):
        return IGNORED
    return known[max(inside, key=len)]


def is_exact(title: str) -> bool:
    """Whether the title is one of the names itself, not only like one."""
    return fold(title) in _names()


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    return {name: field.code for field in FIELDS for name in field.names.split()}
