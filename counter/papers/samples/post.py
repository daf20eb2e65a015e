"""The mail room's papers."""

from __future__ import annotations

from datetime import date

from counter.mailout.papers import AddressSlip, Label, ManifestLine, ManifestSheet
from counter.papers.samples.hall import AT, LONG_NAME, OFFICE, RARE, TAGS, WIDE_OFFICE
from counter.text import Text
from counter.values.money import Money


def label(worst: bool) -> Label:
    """邮寄标签."""
    return Label(
        office=WIDE_OFFICE if worst else OFFICE,
        tag=TAGS["envelope"],
        envelope_no="YJ20261127-0003",
        receiver_masked=("阿卜杜热合曼·" + RARE + "*" * 29) if worst else "李*",
        phone_masked="138******78",
        address_masked=(
            "内蒙古自治区鄂尔多斯市康巴什区哈巴格希街道乌仁都西路与永宁街交叉口东南角"
            "鄂尔多斯市国际会展中心西侧文化艺术创意产业园区\n丙座三号楼**"
            if worst
            else "北京市朝阳区建国门外大街1号国贸公寓**"
        ),
        contents=Text("文件", "Documents"),
        pieces=12 if worst else 2,
        post_mode=Text("免费", "Free of charge"),
        waybill="A1B2C3D4E5F6G7H8I9J0" if worst else "EA123456785CN",
        made_at=AT,
    )


def address_slip(worst: bool) -> AddressSlip:
    """地址单."""
    return AddressSlip(
        office=WIDE_OFFICE if worst else OFFICE,
        tag=TAGS["envelope"],
        envelope_no="XF20261127-0003",
        receiver=LONG_NAME if worst else "李𬱖",
        phone="02363001234-8023" if worst else "13812345678",
        address=(
            "内蒙古自治区鄂尔多斯市康巴什区哈巴格希街道乌仁都西路与永宁街交叉口东南角"
            "鄂尔多斯市国际会展中心西侧文化艺术创意产业园区\n丙座三号楼十二单元四千五百零一室" * 3
            if worst
            else "北京市朝阳区建国门外大街1号国贸公寓2座1501室"
        ),
        contents=Text("文件", "documents"),
        waybill="" if worst else "EA123456785CN",
        clerk="王芳",
        window="1号窗",
        made_at=AT,
    )


def manifest(worst: bool) -> ManifestSheet:
    """交寄清单, short or of three pages."""
    lines = tuple(
        ManifestLine(
            no=n,
            case_nos=tuple(
                f"RZ20261123-{n * 10 + k:04d}-K" for k in range(3 if worst and n % 4 == 0 else 1)
            ),
            waybill=f"EA{123456000 + n}CN",
            receiver_masked=("阿卜杜热合曼·" + RARE + "*" * 29) if worst and n % 5 == 0 else "李*",
            city="内蒙古自治区鄂尔多斯市" if worst and n % 3 == 0 else "北京市",
            pieces=n,
            post_mode=Text("免费", "Free") if n % 2 else Text("到付", "Collect"),
            postage=Money.read("25.00") if n % 2 else Money(0),
            grams=20 * n if worst else None,
        )
        for n in range(1, 61 if worst else 6)
    )
    return ManifestSheet(
        office=WIDE_OFFICE if worst else OFFICE,
        manifest_no="QD20261127-0002",
        tag=TAGS["manifest"],
        on=date(2026, 11, 27),
        lines=lines,
        total_pieces=sum(line.pieces for line in lines),
        total_postage=Money.total(line.postage for line in lines),
        carrier="中国邮政速递物流（EMS）重庆渝中揽投部" if worst else "",
        total_grams=sum(20 * n for n in range(1, 61)) if worst else None,
        clerk="王芳",
        window="3号窗",
        made_at=AT,
    )
