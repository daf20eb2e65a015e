"""The remote form's own program, run for real: its codes are read by another reader and by us."""

from __future__ import annotations

import base64
import io
import json
import re
from datetime import date
from pathlib import Path

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from PySide6.QtQml import QJSEngine

from counter.casetypes.register import CASE_TYPES
from counter.intake.application import look
from counter.intake.remote import form
from counter.intake.remote.digits import pack, unpack
from counter.intake.remote.page import page
from resources import data
from tests.conftest import OFFICE, Hall

TODAY = date(2026, 11, 23)
PAGE = page(OFFICE, TODAY).decode("utf-8")


class Engine:
    """A JavaScript engine; a raised error fails the test."""

    def __init__(self) -> None:
        self.engine = QJSEngine()

    def run(self, program: str) -> object:
        """The value of `program`."""
        value = self.engine.evaluate(program)
        assert not value.isError(), (
            f"line {value.property('lineNumber').toInt()}: " + value.toString()
        )
        return value.toVariant()


@pytest.fixture(scope="module")
def encoder(qapp: object) -> Engine:
    """The form's encoder and the code's library."""
    engine = Engine()
    engine.run(data("remote_form/qrcode.js").decode())
    engine.run(data("remote_form/encode.js").decode())
    return engine


@pytest.fixture
def phone(qapp: object) -> Engine:
    """The whole page, opened on a phone."""
    engine = Engine()
    engine.run((Path(__file__).parent / "fake_page.js").read_text("utf-8"))
    for script in re.findall(r"<script>(.*?)</script>", PAGE, re.S):
        engine.run(script)
    return engine


def fill_in(engine: Engine, **answers: str) -> None:
    """Type into the fields, one by one."""
    for code, answer in answers.items():
        engine.run(f"type({json.dumps(code.replace('__', '.'))}, {json.dumps(answer)})")


FILLED = {
    "name": "欧阳𬱖", "id_number": "50010319850307233X", "phone": "13812345678",
    "destination": "DE", "0__certificate_no": "(2026)渝证字第12号", "0__issued_on": "2026-11-01",
    "0__holder": "欧阳𬱖", "0__matters": "2", "0__title": "出生公证",
}  # fmt: skip


def shown_code(phone: Engine) -> str:
    """What a scanner reads off the phone's screen."""
    source = str(phone.run("picture()"))
    assert source.startswith("data:image/gif;base64,")
    image = Image.open(io.BytesIO(base64.b64decode(source.partition(",")[2]))).convert("L")
    [read] = zxingcpp.read_barcodes(image)
    return str(read.text)


def test_a_form_filled_on_the_phone_fills_the_intake_without_a_fault(
    phone: Engine, hall: Hall
) -> None:
    fill_in(phone, **FILLED)
    phone.run('press("生成二维码")')
    digits = shown_code(phone)
    assert digits.isdigit()
    read = form.read(digits, TODAY)
    assert (read.letters, read.left_out) == ("RZ", ())
    assert read.answers["name"] == "欧阳𬱖"
    assert read.answers["applicant_kind"] == "person"
    assert read.pieces[0]["matters"] == 2
    whole = form_application(hall, read)
    assert look(hall.desk.edition, hall.desk.calendar, whole, TODAY).faults == ()


def form_application(hall: Hall, read: form.RemoteForm):  # type: ignore[no-untyped-def]
    from counter.intake.application import Application

    answers = {"channel": "window", **read.answers}
    return Application(read.letters, answers, read.pieces, frozenset(), "act")


def test_what_is_required_and_empty_is_marked_and_no_code_is_shown(phone: Engine) -> None:
    fill_in(phone, name="张伟")
    phone.run('press("生成二维码")')
    assert phone.run("picture()") == ""
    assert int(str(phone.run("faults()"))) >= 4


def test_an_answer_may_ask_for_more_and_the_page_speaks_english(phone: Engine) -> None:
    assert phone.run("byId('address') === undefined")
    phone.run('press("邮寄")')
    assert phone.run("byId('address') !== undefined")
    phone.run('press("English")')
    assert "Country of use" in str(phone.run("PAGE.textContent"))


def test_too_much_for_one_code_is_said_before_anything_is_shown(phone: Engine) -> None:
    fill_in(phone, **{**FILLED, "0__title": "公证" * 140, "0__office": "处" * 100})
    phone.run('press("再加一件")')
    fill_in(phone, **{"1__title": "公证" * 70, "1__certificate_no": "2" * 100})
    phone.run('press("生成二维码")')
    assert phone.run("picture()") == ""
    assert "一个二维码放不下" in str(phone.run("PAGE.textContent"))


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=60))
def test_the_phone_and_the_desk_write_the_same_digits(encoder: Engine, text: str) -> None:
    written = str(encoder.run(f"digits({json.dumps(text)})"))
    assert written == pack(text)
    assert unpack(written) == text


def test_half_a_character_on_the_phone_becomes_a_sign_that_can_be_read(encoder: Engine) -> None:
    assert unpack(str(encoder.run('digits("a\\ud800b")'))) == "a\ufffdb"


@pytest.mark.parametrize("length", [40, 600, 1852])
def test_an_independent_reader_reads_codes_of_every_length(encoder: Engine, length: int) -> None:
    digits = ("8" + "1234567890" * 200)[:length]
    source = str(
        encoder.run(
            f'var q = qrcode(0, "L"); q.addData("{digits}", "Numeric"); q.make();'
            "q.createDataURL(4, 16)"
        )
    )
    image = Image.open(io.BytesIO(base64.b64decode(source.partition(",")[2]))).convert("L")
    [read] = zxingcpp.read_barcodes(image)
    assert read.text == digits


def test_the_page_loads_nothing_and_forbids_it() -> None:
    assert "default-src 'none'" in PAGE
    outside = re.sub(r"<script>.*?</script>", "", PAGE, flags=re.S)
    assert not re.search(r"<(link|img|iframe|object|embed|audio|video|base|form|script)\b", outside)
    assert not re.search(r"<script[^>]+src|@import|url\(|XMLHttpRequest|fetch\(|localStorage", PAGE)


def test_the_page_asks_every_question_of_every_kind_except_the_halls_own() -> None:
    told = json.loads(re.search(r"var TOLD = (.*?);\n", PAGE, re.S)[1])  # type: ignore[index]
    for kind, written in zip(CASE_TYPES, told["kinds"], strict=True):
        codes = {question["code"] for question in written["questions"]}
        assert codes == {question.code for question in kind.questions} - form.NOT_ASKED
    assert len(told["countries"]) > 240
