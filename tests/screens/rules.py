"""The rule book as it is photographed: reading, changing, what a change touches."""

from __future__ import annotations

from datetime import date

from counter.queue import worklists
from tests.screens.camera import Camera
from ui.settings.rules_page import RulesPage

LONG_AGO = date(2000, 1, 1)


def rule_book(camera: Camera) -> None:
    """Tables with many, few and no rows; a new row; changes set aside; the review of them."""
    window = camera.frame.window_page
    page: RulesPage = window.go("rules")  # type: ignore[union-attr]
    for table in ("parties", "routes", "embassies", "templates", "calendar"):
        page._tables.choose(table)
        page._ask_history()
        camera.take(f"rules-{table}")
    page._editor.begin_new()
    camera.take("rules-new-row")
    page._tables.choose("day_counts")
    _type(page, "ordinary", working_days="四天")
    page._editor._review.click()
    camera.take("rules-fault")
    _type(page, "ordinary", working_days="3")
    camera.take("rules-typed")
    page._editor._aside.click()
    _type(page, "double-ordinary", working_days="6")
    camera.take("rules-set-aside")
    page._editor._review.click()
    camera.take("rules-review")
    page._review.back.emit()
    page._basket._on_empty()
    page._editor.forget()
    camera.settle()


def letters(camera: Camera) -> None:
    """The words of a note with its paper; a place that there is not."""
    page: RulesPage = camera.frame.window_page.go("rules")  # type: ignore[union-attr]
    page.show_texts()
    camera.settle()
    page._stack.setCurrentWidget(page._browse)
    for key in ("note_verbale", "payment_notice"):
        page._rows.choose(key, LONG_AGO)
        page._on_letter()
        camera.settle()
        camera.take(f"rules-text-{key}")
    assert page._text is not None
    page._text.zh.box.insertPlainText("{day} ")
    camera.take("rules-text-fault")
    page._text._on_undo()
    page._stack.setCurrentWidget(page._browse)
    camera.settle()


def due_days(camera: Camera) -> None:
    """A promised day explained day by day, in the card."""
    window = camera.frame.window_page
    rows = worklists.open_cases(camera.desk)
    running = next((row for row in rows if row.stage == "working" and row.due_on), None)
    if running is not None:
        window.open_case(running.case_no)  # type: ignore[union-attr]
        camera.settle()
        window._card.explain_due()  # type: ignore[union-attr]
        camera.take("case-due-days")


def _type(page: RulesPage, key: str, **answers: str) -> None:
    page._rows.choose(key, LONG_AGO)
    form = page._editor._form
    if form is not None:
        for code, answer in answers.items():
            form.field(code).editor.set_answer(answer)
