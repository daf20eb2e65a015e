"""Pretend applicants: names, papers and numbers that pass every check and belong to nobody.

>>> guest = Visitors(random.Random(1)).person()
>>> sorted(guest)[:3]
['applicant_kind', 'id_kind', 'id_number']
"""

from __future__ import annotations

import itertools
import random
from datetime import date, timedelta

from stdnum.cn import ric, uscc

from counter.desk import Desk, new_act
from counter.intake.application import Application, look
from counter.practice import specimens

Answers = dict[str, object]

_SURNAMES = (
    "王李张刘陈杨黄赵周吴徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏"
    "魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛"
    "郝龚邵万钱严覃武戚莫孔向汤"
)
_GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红玲芬燕彬辉梅鹏晶丹波宁云健雪倩婷浩"
    "宇晨欣怡佳琪梓涵睿轩博文思远子墨"
)
_RARE = ("𬱖", "𠮷", "㛃", "䶮", "𫖯")
_FIRMS = ("渝新", "巴渝", "两江", "嘉陵", "南山", "缙云", "长滨", "山城")
_TRADES = ("进出口有限公司", "机电制造有限公司", "国际物流有限公司", "生物科技股份有限公司")
_OFFICES = ("重庆市公证处", "重庆市渝中公证处", "重庆市江北公证处", "重庆市两江公证处")
_DEEDS = ("出生公证", "未受刑事处罚公证", "学历公证", "结婚证公证", "委托书公证", "声明书公证")
_TRADE_DEEDS = ("营业执照公证", "授权书公证", "自由销售证明", "合同公证")
_STREETS = ("渝中区中山路", "江北区建新路", "南岸区南坪路", "沙坪坝区小龙坎街", "渝北区龙溪路")
_COUNTRIES = {
    "EG": 14, "KR": 12, "IT": 10, "VN": 10, "DE": 9, "ES": 7, "AR": 5, "FR": 5, "AE": 6,
    "ID": 4, "TH": 4, "MY": 3, "US": 4, "CA": 4, "JP": 3, "AU": 3, "PH": 2, "KH": 2, "MM": 2,
}  # fmt: skip
_PURPOSES = ("友城交流", "经贸洽谈", "学术会议", "参加展会")
_VISAS = ("JP", "DE", "GB", "FR", "KR", "AU", "HU", "IT")


def _drawn_up(office: str) -> Answers:
    """Which office drew the deed up, and which of its notaries."""
    notaries = dict(zip(specimens.OFFICES, specimens.NOTARIES, strict=True))
    return {"office": office, "notary": notaries.get(office, "公证员丁")}


class Visitors:
    """A stream of pretend applications; the same seed gives the same people."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self._certificates = 0
        self._approvals = itertools.count(1)

    def name(self) -> str:
        """Two or three characters; one in two hundred has a rare one."""
        given = "".join(self.chance.choices(_GIVEN, k=self.chance.choice((1, 2, 2))))
        if self.chance.random() < 0.005:
            given = self.chance.choice(_RARE)
        return self.chance.choice(_SURNAMES) + given

    def id_card(self) -> str:
        """A resident ID number of the 500103 district with a right check digit."""
        born = date(1955, 1, 1) + timedelta(days=self.chance.randrange(17_000))
        head = f"500103{born:%Y%m%d}{self.chance.randrange(1, 999):03d}"
        return head + ric.calc_check_digit(head + "0")

    def phone(self) -> str:
        """A mobile number."""
        head = self.chance.choice(("138", "139", "186", "177"))
        return f"{head}{self.chance.randrange(10**8):08d}"

    def person(self) -> Answers:
        """Somebody who comes himself."""
        return {
            "applicant_kind": "person", "name": self.name(), "id_kind": "id_card",
            "id_number": self.id_card(), "phone": self.phone(),
        }  # fmt: skip

    def agent(self) -> Answers:
        """Somebody who sends another."""
        return {
            **self.person(), "applicant_kind": "agent", "agent_name": self.name(),
            "agent_id_number": self.id_card(),
        }  # fmt: skip

    def company(self) -> Answers:
        """A firm with its messenger."""
        body = f"91500103{self.chance.randrange(10**9):09d}"
        return {
            "applicant_kind": "company",
            "name": f"重庆{self.chance.choice(_FIRMS)}{self.chance.choice(_TRADES)}",
            "uscc": body + uscc.calc_check_digit(body), "phone": self.phone(),
            "agent_name": self.name(), "agent_id_number": self.id_card(),
        }  # fmt: skip

    def notary(self) -> Answers:
        """A notary office with a batch."""
        return {
            "applicant_kind": "notary", "name": self.chance.choice(_OFFICES),
            "letter_no": f"渝证函{self.chance.randrange(1000)}号", "phone": self.phone(),
            "channel": "notary",
        }  # fmt: skip

    def delivery(self) -> Answers:
        """Every second result goes by post."""
        if self.chance.random() < 0.5:
            return {"delivery": "pickup"}
        street = self.chance.choice(_STREETS)
        return {
            "delivery": "post", "post_mode": self.chance.choice(("free", "free", "collect")),
            "receiver": self.name(), "receiver_phone": self.phone(),
            "address": f"重庆市{street}{self.chance.randrange(1, 300)}号"
            f"{self.chance.randrange(1, 9)}单元{self.chance.randrange(101, 2905)}室",
        }  # fmt: skip

    def certificates(self, on: date, matters: int) -> list[Answers]:
        """Certificates of one case that come to exactly `matters` 份."""
        pieces: list[Answers] = []
        holder = self.name()
        trade = self.chance.random() < 0.25
        while matters:
            here = min(matters, self.chance.choice((1, 1, 1, 2, 2, 3)))
            self._certificates += 1
            pieces.append(
                {
                    "title": self.chance.choice(_TRADE_DEEDS if trade else _DEEDS),
                    "certificate_no": f"({on.year})渝证字第{self._certificates:05d}号",
                    **_drawn_up(self.chance.choice(_OFFICES)), "holder": holder,
                    "issued_on": (on - timedelta(days=self.chance.randrange(1, 60))).isoformat(),
                    "class": "commercial" if trade else "civil", "matters": here,
                }
            )  # fmt: skip
            matters -= here
        return pieces

    def authentication(self, desk: Desk, matters: int, destination: str = "") -> Application:
        """A case of exactly `matters` 份, for `destination` where one is named."""
        who = self.chance.choices(
            (self.person, self.agent, self.company, self.notary), (45, 20, 15, 20)
        )[0]()
        country = destination or self.chance.choices(
            tuple(_COUNTRIES), tuple(_COUNTRIES.values())
        )[0]
        answers: Answers = {
            "channel": self.chance.choices(("window", "post", "wechat"), (6, 2, 2))[0],
            **who, **self.delivery(), "destination": country,
            "speed": self.chance.choices(("ordinary", "urgent"), (85, 15))[0],
        }  # fmt: skip
        return self._complete(desk, "RZ", answers, self.certificates(desk.today, matters))

    def apec(self, desk: Desk, persons: int) -> Application:
        """A firm that asks for cards for `persons` 人次."""
        order = self.chance.choices(("new", "renew", "lost"), (90, 6, 4))[0]
        pieces: list[Answers] = [
            {"holder": self.name(), "passport_no": self.passport("E")} for _ in range(persons)
        ]
        answers: Answers = {**self.company(), "delivery": "pickup", "order": order}
        return self._complete(desk, "SL", answers, pieces)

    def passports(self, desk: Desk, booklets: int) -> Application:
        """A unit that asks for official passports."""
        pieces: list[Answers] = [
            {"holder": self.name(), "document": "ordinary_service",
             "order": self.chance.choice(("new", "new", "renew"))}
            for _ in range(booklets)
        ]  # fmt: skip
        answers: Answers = {**self.company(), "delivery": "pickup", "speed": "ordinary",
                            "approval_no": self.approval(desk.today)}  # fmt: skip
        return self._complete(desk, "HZ", answers, pieces)

    def visas(self, desk: Desk, persons: int) -> Application:
        """A group that travels."""
        pieces: list[Answers] = [
            {"holder": self.name(), "passport_no": self.passport("PE"),
             "expires_on": desk.today + timedelta(days=self.chance.randrange(400, 1800))}
            for _ in range(persons)
        ]  # fmt: skip
        answers: Answers = {
            **self.company(), "delivery": "pickup", "destination": self.chance.choice(_VISAS),
            "approval_no": self.approval(desk.today), "visa_kind": "official",
            "purpose": self.chance.choice(_PURPOSES), "entries": "single",
            "entry_on": desk.today + timedelta(days=self.chance.randrange(20, 60)),
            "stay_days": self.chance.randrange(3, 11),
        }  # fmt: skip
        return self._complete(desk, "QZ", answers, pieces)

    def passport(self, letters: str) -> str:
        """A passport number."""
        return f"{letters}{self.chance.randrange(10**7, 10**8)}"

    def approval(self, on: date) -> str:
        """An approval's number, which no other group has: its day of departure would be theirs."""
        return f"渝外批〔{on.year}〕{next(self._approvals)}号"

    def _complete(
        self, desk: Desk, letters: str, answers: Answers, pieces: list[Answers]
    ) -> Application:
        """The application with every paper that the rules ask for."""
        answers = {"channel": "window", **answers}
        bare = Application(letters, answers, tuple(pieces), frozenset(), new_act())
        seen = look(desk.edition, desk.calendar, bare, desk.today)
        brought = frozenset(material.code for material in seen.materials)
        return Application(letters, answers, tuple(pieces), brought, bare.act)
