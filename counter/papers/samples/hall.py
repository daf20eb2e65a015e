"""The hall, the numbers and the awkward names that all samples share."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from counter.text import Text
from counter.values.office import Office

RARE = "𬱖𠮷㛃䶮"
LONG_NAME = "阿卜杜热合曼·买买提依明·" + RARE + "一二三四五六七八九十一二三四五六七八九十甲乙丙丁"
LONG_LATIN = "Wolfgang Amadeus Theophilus Gottlieb-Sigismund von Hohenstein-Weissenburg"
CASE_NO = "RZ20261123-0007-K"
TAG = "150011261123000071234567890"
TAGS = {
    "envelope": "150090261127000031234567890",
    "manifest": "150091261127000029876543210",
    "loan": "150096261123000071234567890",
    "overdue": "150097261123000021234567890",
}

BATCH_TAG = "150095261123000011234567890"

SHANGHAI = ZoneInfo("Asia/Shanghai")
AT = datetime(2026, 11, 23, 9, 15, tzinfo=SHANGHAI)
COPY = Text("份", "copy")

OFFICE = Office(
    name="重庆市人民政府外事办公室出国（境）服务大厅",
    address="重庆市渝中区人民路252号一楼",
    phone="023-6300 0000",
    hall_code="500",
    name_en="Foreign Affairs Office of Chongqing · Service Hall",
    complaint_phone="023-12345",
    hours="工作日 9:00–17:30",
)
WIDE_OFFICE = replace(
    OFFICE,
    address="重庆市两江新区人和街道星光大道九十八号土星商务中心丙区二十三栋四十五层四千五百零一室至四千五百一十二室（轻轨三号线动步公园站二号出口向东步行约六百米，临近市民广场西侧辅路）",
)
