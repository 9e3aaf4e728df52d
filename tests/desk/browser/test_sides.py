"""Beside the cards: the form, a file, a refusal, the questions."""

from __future__ import annotations

import io
import re

from PIL import Image
from playwright.sync_api import FilePayload, Page, expect
from tests.desk.browser.hands import SAID, called, heard, paste


def picture(name: str = "photo.png", size: tuple[int, int] = (600, 800)) -> FilePayload:
    """A small picture, made here."""
    out = io.BytesIO()
    Image.new("RGB", size, "#cde").save(out, "PNG")
    return {"name": name, "mimeType": "image/png", "buffer": out.getvalue()}


def test_a_form_says_what_is_still_missing(page: Page) -> None:
    """What was named leaves the list while the caller speaks."""
    page.get_by_label("Форма", exact=True).select_option("passport-rf")
    missing = page.locator("#missing-list li")
    birth = missing.filter(has_text="Дата рождения")
    expect(birth).to_have_count(1)
    called(page, "дата рождения 25.03.1990", many=1)
    expect(birth).to_have_count(0)
    expect(page.locator("#filled-list li").filter(has_text="Дата рождения")).to_have_count(1)


def test_no_form_no_list(page: Page) -> None:
    page.get_by_label("Форма", exact=True).select_option("passport-rf")
    expect(page.locator("#missing-list")).to_be_visible()
    page.get_by_label("Форма", exact=True).select_option("")
    expect(page.locator("#missing-list")).to_have_count(0)


def test_a_file_is_looked_into(page: Page) -> None:
    """A whole picture is fine; half of it is not, and the page says what to do."""
    whole = picture()
    page.get_by_label("Файл", exact=True).set_input_files(whole)
    expect(page.locator("#file-found")).to_contain_text("photo.png")
    expect(page.locator("#file-found")).not_to_contain_text("Смотрим файл")
    half: FilePayload = {**whole, "name": "half.png", "buffer": whole["buffer"][: len(whole["buffer"]) // 2]}
    page.get_by_label("Файл", exact=True).set_input_files(half)
    expect(page.locator("#file-found .problem.error").first).to_be_visible()
    expect(page.locator("#file-found code").first).to_have_text(re.compile(r"^upload\."))
    heard(page, "Замечаний к файлу")


def test_a_file_is_judged_by_the_rules_that_are_chosen(page: Page) -> None:
    """The same file again when the rules change: as the field of a form it is too small."""
    page.get_by_label("Форма", exact=True).select_option("passport-rf")
    page.get_by_label("Файл", exact=True).set_input_files(picture(size=(40, 50)))
    expect(page.locator("#file-found")).to_contain_text("photo.png")
    page.get_by_label("По каким правилам").select_option(index=1)
    expect(page.locator("#file-found .problem.error").first).to_be_visible()


def test_a_file_can_be_dropped_anywhere(page: Page) -> None:
    transfer = page.evaluate_handle(
        "() => { const all = new DataTransfer(); all.items.add(new File(['%PDF-1.4 no more'], 'note.pdf', {type: 'application/pdf'})); return all; }"
    )
    page.dispatch_event("h1", "dragover", {"dataTransfer": transfer})
    expect(page.locator("#file-region")).to_have_class(re.compile("over"))
    page.dispatch_event("h1", "drop", {"dataTransfer": transfer})
    expect(page.locator("#file-region")).not_to_have_class(re.compile("over"))
    expect(page.locator("#file-found")).to_contain_text("note.pdf")
    expect(page.locator("#file-found .problem").first).to_be_visible()


def test_text_that_is_dropped_is_no_file(page: Page) -> None:
    """It goes where it is dropped, as in any field."""
    transfer = page.evaluate_handle("() => { const all = new DataTransfer(); all.setData('text/plain', 'x'); return all; }")
    page.dispatch_event("#text", "dragover", {"dataTransfer": transfer})
    expect(page.locator("#file-region")).not_to_have_class(re.compile("over"))


def test_a_refusal_is_explained(page: Page) -> None:
    """What it means, who refused, what to say; the questions are those of this refusal."""
    called(page, SAID)
    page.get_by_label("Форма", exact=True).select_option("passport-rf")
    before = page.locator("#questions li").all_text_contents()
    assert before
    paste(page, "0400500003", into="#refusal")
    page.get_by_role("button", name="Что это значит").click()
    found = page.locator("#refusal-found")
    expect(found.locator("code")).to_have_text("0400500003")
    expect(found.locator(".verdict")).to_be_visible()
    expect(found.locator(".script").first).to_be_visible()
    heard(page, "Отказ разобран.")


def test_an_unknown_refusal_is_said_to_be_unknown(page: Page) -> None:
    page.locator("#refusal").fill("Солнце взошло.")
    page.get_by_role("button", name="Что это значит").click()
    expect(page.locator("#refusal-found")).to_contain_text("Такого отказа в справочнике нет.")


def test_an_empty_refusal_is_asked_for(page: Page) -> None:
    page.get_by_role("button", name="Что это значит").click()
    heard(page, "Вставьте текст или код отказа.")
    expect(page.locator("#refusal")).to_be_focused()
