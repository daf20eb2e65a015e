"""Forms and lines as a clerk fills them."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from counter.casetypes.conditions import Is
from counter.casetypes.register import CASE_TYPES, by_letters
from counter.casetypes.vocabulary import CaseType, Choice, Question
from counter.errors import Fault
from counter.text import Text
from ui.kit.asking import EDITORS
from ui.kit.colours import LIGHT
from ui.kit.form import Form
from ui.kit.pieces import Pieces
from ui.kit.sheet import sheet

TODAY = date(2026, 11, 23)
POST = Choice("post", Text("邮寄", "post"))
PICKUP = Choice("pickup", Text("窗口领取", "pick up"))
QUESTIONS = (
    Question("name", Text("姓名", "Name"), "name", "who"),
    Question("id_number", Text("证件号码", "ID number"), "identity", "who"),
    Question("letter_no", Text("公函号", "Letter"), "text", "who", required=False),
    Question(
        "delivery", Text("领取", "Delivery"), "choice", "delivery",
        choices=(PICKUP, POST), default="pickup",
    ),
    Question("receiver", Text("收件人", "Receiver"), "name", "delivery",
             when=Is("delivery", "post")),
    Question("phone", Text("手机", "Phone"), "phone", "delivery"),
)  # fmt: skip
WRONG = Text("校验位不对。", "Wrong check digit.")


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = Form(QUESTIONS, today=TODAY, headings={"who": Text("人", "Who")}, columns=2)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def line(place: QWidget, code: str) -> QLineEdit:
    found = place.findChild(QLineEdit, code)
    assert isinstance(found, QLineEdit)
    return found


def test_editors_bear_the_code_of_their_question_a_name_and_a_buddy(form: Form) -> None:
    for question in QUESTIONS:
        field = form.field(question.code)
        assert field.editor.objectName() == question.code
        assert field.editor.accessibleName() == question.title.zh
        assert field.label.buddy() is field.editor


def test_answers_are_cleaned_and_empty_ones_left_out(form: Form) -> None:
    line(form, "name").setText("  李䶮 ")
    line(form, "id_number").setText("１１０１０１ 19900307 123x")
    line(form, "phone").setText("138-0013 8000")
    assert form.answers() == {
        "name": "李䶮",
        "id_number": "11010119900307123X",
        "delivery": "pickup",
        "phone": "13800138000",
    }


def test_answers_come_back_as_they_were_set(form: Form) -> None:
    answers = {
        "name": "张三", "id_number": "110101199003071233", "letter_no": "12", "delivery": "post",
        "receiver": "李四", "phone": "13800138000",
    }  # fmt: skip
    form.set_answers(answers)
    assert form.answers() == answers


def test_clearing_brings_the_defaults_back(form: Form) -> None:
    form.set_answers({"name": "张三", "delivery": "post"})
    form.clear()
    assert form.answers() == {"delivery": "pickup"}


def test_a_question_comes_and_goes_with_its_condition(qtbot: QtBot, form: Form) -> None:
    receiver = form.field("receiver")
    assert not receiver.isVisible()
    key = form.findChild(QPushButton, "delivery.post")
    assert isinstance(key, QPushButton)
    with qtbot.waitSignal(form.changed):
        qtbot.mouseClick(key, Qt.MouseButton.LeftButton)
    assert receiver.isVisible()
    line(form, "receiver").setText("李四")
    form.field("delivery").editor.set_answer("pickup")
    assert not receiver.isVisible()
    assert "receiver" not in form.answers()


def test_enter_goes_on_to_what_is_empty_or_wrong_and_passes_what_is_right(
    qtbot: QtBot, form: Form
) -> None:
    line(form, "id_number").setText("110101199003071233")
    line(form, "name").setText("张三")
    line(form, "name").setFocus()
    qtbot.keyClick(line(form, "name"), Qt.Key.Key_Return)
    assert line(form, "phone").hasFocus()
    form.show_faults((Fault("id_number", WRONG),))
    line(form, "name").setFocus()
    qtbot.keyClick(line(form, "name"), Qt.Key.Key_Return)
    assert line(form, "id_number").hasFocus()


def test_enter_in_the_last_open_field_completes_the_form(qtbot: QtBot, form: Form) -> None:
    form.set_answers({"name": "张三", "id_number": "1", "phone": "13800138000"})
    with qtbot.waitSignal(form.completed):
        qtbot.keyClick(line(form, "phone"), Qt.Key.Key_Return)


def test_a_wrong_field_says_so_when_it_is_left_and_not_while_one_types(
    qtbot: QtBot, form: Form
) -> None:
    field = form.field("id_number")
    form.changed.connect(lambda: form.show_faults((Fault("id_number", WRONG),)))
    line(form, "id_number").setFocus()
    qtbot.keyClicks(line(form, "id_number"), "123")
    assert field.line.isHidden()
    qtbot.keyClick(line(form, "id_number"), Qt.Key.Key_Tab)
    assert field.line.text() == "校验位不对。"
    assert field.line.isVisible()
    assert field.editor.accessibleDescription() == "校验位不对。"
    form.show_faults(())
    assert field.line.isHidden()


def test_after_a_press_all_faults_show_and_the_first_has_the_focus(form: Form) -> None:
    faults = (Fault("id_number", WRONG), Fault("phone", WRONG), Fault("title", WRONG, 0))
    line(form, "name").setText("张三")
    assert form.show_faults(faults, everywhere=True) == (Fault("title", WRONG, 0),)
    shown = [code for code in ("name", "id_number", "phone") if form.field(code).line.isVisible()]
    assert shown == ["id_number", "phone"]
    assert line(form, "id_number").hasFocus()


def test_the_form_itself_knows_what_is_missing(form: Form) -> None:
    form.set_answers({"name": "张三", "delivery": "post"})
    assert [fault.question for fault in form.faults()] == ["id_number", "receiver", "phone"]
    assert form.faults()[0].text.zh == "请填写证件号码。"


def test_a_digit_chooses(qtbot: QtBot, form: Form) -> None:
    choice = form.field("delivery").editor
    qtbot.keyClick(choice, Qt.Key.Key_2)
    assert choice.answer() == "post"
    qtbot.keyClick(choice, Qt.Key.Key_Left)
    assert choice.answer() == "pickup"


@pytest.mark.parametrize("code", ["name", "address"])
@pytest.mark.parametrize("key", [Qt.Key.Key_D, Qt.Key.Key_K])
def test_a_field_gives_up_the_keys_that_linux_would_use_for_deleting(
    qtbot: QtBot, code: str, key: Qt.Key
) -> None:
    questions = (
        Question("name", Text("姓名", "Name"), "name"),
        Question("address", Text("地址", "Address"), "address"),
    )
    form = Form(questions, today=TODAY)
    qtbot.addWidget(form)
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.ControlModifier)
    event.accept()
    assert not form.field(code).editor.event(event)
    assert not event.isAccepted()


@pytest.mark.parametrize("key", ["D", "K"])
def test_keys_of_the_page_reach_it_from_inside_a_field(qtbot: QtBot, form: Form, key: str) -> None:
    pressed: list[str] = []
    shortcut = QShortcut(QKeySequence(f"Ctrl+{key}"), form)
    shortcut.activated.connect(lambda: pressed.append(key))
    line(form, "name").setText("张三")
    line(form, "name").setFocus()
    line(form, "name").setCursorPosition(0)
    handle = form.windowHandle()
    qtbot.keyClick(handle, getattr(Qt.Key, f"Key_{key}"), Qt.KeyboardModifier.ControlModifier)
    assert pressed == [key]
    assert line(form, "name").text() == "张三"


def test_markup_in_a_title_is_shown_as_it_is(qtbot: QtBot) -> None:
    form = Form((Question("a", Text("<b>粗</b>", "x"), "text"),), today=TODAY)
    qtbot.addWidget(form)
    assert form.field("a").label.textFormat() == Qt.TextFormat.PlainText


@pytest.mark.parametrize("kind", CASE_TYPES, ids=lambda kind: kind.code)
def test_every_question_of_every_kind_of_business_has_its_editor(
    qtbot: QtBot, kind: CaseType
) -> None:
    form = Form(tuple(q for q in kind.questions if q.group != "piece"), today=TODAY)
    pieces = Pieces(kind.asked("piece"), title=kind.piece, today=TODAY)
    qtbot.addWidget(form)
    qtbot.addWidget(pieces)
    for question in kind.questions:
        assert question.kind in EDITORS
        place = pieces if question.group == "piece" else form
        assert place.findChild(QWidget, question.code) is not None
    for question in kind.questions:
        if question.default is not None and question.group != "piece":
            assert form.field(question.code).editor.answer() == question.default


@pytest.fixture
def pieces(qtbot: QtBot) -> Pieces:
    kind = CASE_TYPES[0]
    made = Pieces(kind.asked("piece"), title=kind.piece, today=TODAY)
    qtbot.addWidget(made)
    made.resize(900, 300)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_there_is_always_a_line_with_its_defaults(pieces: Pieces) -> None:
    only = {"title": "公证书", "class": "civil", "matters": 1}
    assert pieces.answers() == (only,)
    pieces.remove_line(0)
    assert pieces.answers() == (only,)


def test_a_line_asks_only_what_applies(qtbot: QtBot) -> None:
    kind = by_letters("SL")
    made = Pieces(kind.asked("piece"), title=kind.piece, today=TODAY)
    qtbot.addWidget(made)
    made.show()
    made.set_around({"order": "new"})
    (line,) = made.lines
    assert line.editors["new_passport_no"].isHidden()
    made.set_answers([{"holder": "吕强", "passport_no": "E12345678", "new_passport_no": "E2"}])
    assert made.answers() == ({"holder": "吕强", "passport_no": "E12345678"},)
    assert not made.go_on(), "Enter leads to nothing that is not asked"
    made.set_around({"order": "passport"})
    assert not made.lines[0].editors["new_passport_no"].isHidden()
    assert made.answers()[0]["new_passport_no"] == "E2", "what was typed is kept"


def test_a_line_that_is_not_asked_what_another_is_takes_no_answer_there(qtbot: QtBot) -> None:
    kind = by_letters("HZ")
    made = Pieces(kind.asked("piece"), title=kind.piece, today=TODAY)
    qtbot.addWidget(made)
    made.show()
    made.set_answers([{"holder": "吕强", "order": "renew"}, {"holder": "王略", "order": "new"}])
    first, second = (line.editors["passport_no"] for line in made.lines)
    assert (first.isEnabled(), second.isEnabled(), second.isHidden()) == (True, False, False)
    made.remove_line(0)
    assert made.lines[0].editors["passport_no"].isHidden()


def test_ctrl_d_repeats_the_last_line_without_its_number(qtbot: QtBot, pieces: Pieces) -> None:
    first = {
        "title": "声明书", "certificate_no": "（2026）1号", "holder": "张三", "class": "commercial",
        "issued_on": "2026-06-15", "matters": 3,
    }  # fmt: skip
    pieces.set_answers((first,))
    pieces.lines[0].editors["holder"].setFocus()
    handle = pieces.windowHandle()
    qtbot.keyClick(handle, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    repeated = {code: answer for code, answer in first.items() if code != "certificate_no"}
    assert pieces.answers() == (first, repeated)
    assert pieces.lines[1].editors["certificate_no"].hasFocus()


def test_a_line_is_removed_where_the_focus_is(qtbot: QtBot, pieces: Pieces) -> None:
    pieces.set_answers(({"holder": "甲"}, {"holder": "乙"}, {"holder": "丙"}))
    pieces.lines[1].editors["holder"].setFocus()
    handle = pieces.windowHandle()
    qtbot.keyClick(handle, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert [piece["holder"] for piece in pieces.answers()] == ["甲", "丙"]
    assert pieces.lines[1].objectName() == "piece.2"


def test_faults_of_a_piece_stand_under_its_line(pieces: Pieces) -> None:
    pieces.set_answers(({}, {}))
    mine, other = Fault("certificate_no", WRONG, 1), Fault("phone", WRONG)
    assert pieces.show_faults((mine, other)) == (other,)
    assert pieces.lines[1].faults.isHidden()
    pieces.show_faults((mine, other), everywhere=True)
    assert [each.faults.text() for each in pieces.lines] == ["", "校验位不对。"]


def test_cells_say_to_a_screen_reader_where_they_are(pieces: Pieces) -> None:
    pieces.add_line()
    cell = pieces.lines[1].findChild(QComboBox, "class")
    assert isinstance(cell, QComboBox)
    assert cell.accessibleName() == "第2行 类别"


def test_a_long_fault_has_room_for_all_its_lines(qtbot: QtBot, form: Form) -> None:
    form.resize(640, 300)
    form.show_faults((Fault("id_number", Text("校验位不对，" * 12, "x")),), everywhere=True)
    field = form.field("id_number")
    shown = field.line
    qtbot.waitUntil(lambda: shown.height() >= shown.heightForWidth(shown.width()) > 40)
    qtbot.waitUntil(lambda: shown.geometry().bottom() < field.height())


def test_a_cell_keeps_its_height_when_it_is_wrong_or_has_the_focus(
    qtbot: QtBot, pieces: Pieces
) -> None:
    pieces.setStyleSheet(sheet(LIGHT))
    cell = pieces.lines[0].editors["certificate_no"]
    heights = [cell.sizeHint().height()]
    cell.setFocus()
    heights.append(cell.sizeHint().height())
    pieces.show_faults((Fault("certificate_no", WRONG, 0),), everywhere=True)
    heights += [cell.sizeHint().height(), cell.minimumHeight(), cell.maximumHeight()]
    assert heights == [30] * 5
