"""A call with the mouse: what was pasted becomes cards, and cards help to mend it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from tests.desk.browser.hands import SAID, WRONG, called, card, cards, copied, heard, key, open_page, paste


def test_cards_stand_in_the_order_of_the_text(page: Page) -> None:
    """Each with its label, and its state in a word."""
    called(page)
    expect(page.locator("#cards .label")).to_have_text([*WRONG, "ИНН"])
    expect(page.locator("#cards h3 .state")).to_contain_text(["исправить", "исправить", "в порядке"])


def test_what_is_wrong_is_marked_in_the_value(page: Page) -> None:
    """The letter stands out to the eye, and words around it say so to the ear."""
    called(page)
    mark = card(page, WRONG[0]).locator(".value mark").first
    expect(mark).to_have_text("отмечено: O, конец отметки")
    expect(mark.locator(".unseen").first).to_have_text("отмечено: ")
    assert "underline" in mark.evaluate("node => getComputedStyle(node).textDecorationLine")


def test_typing_makes_cards_too(page: Page) -> None:
    page.locator("#text").press_sequentially("ИНН 77О7083893")
    expect(card(page, "ИНН").locator("mark").first).to_be_visible()


def test_markup_in_the_text_is_text(page: Page) -> None:
    """Nothing that was pasted is ever read as HTML."""
    paste(page, "<img src=x onerror=alert(1)> ИНН 77О7083893 <b>45</b>")
    expect(card(page, "ИНН")).to_be_visible()
    assert page.locator("#cards img, #cards b").count() == 0


def test_a_fix_changes_the_text_and_can_be_undone(page: Page) -> None:
    called(page)
    key(card(page, WRONG[0]), "apply").click()
    expect(page.locator("#text")).to_have_value(SAID.replace("45O8", "4508"))
    expect(card(page, WRONG[0])).not_to_have_class(re.compile(r"\berror\b"))
    heard(page, "Исправлено в тексте")
    page.get_by_role("button", name="Вернуть").click()
    expect(page.locator("#text")).to_have_value(SAID)
    expect(card(page, WRONG[0])).to_have_class(re.compile(r"\berror\b"))


def test_two_fixes_are_undone_one_after_the_other(page: Page) -> None:
    said = "ИНН 77О7083893\nпаспорт 45O8 123456"
    called(page, said, many=2)
    key(card(page, "ИНН"), "apply").click()
    expect(card(page, "ИНН")).not_to_have_class(re.compile(r"\berror\b"))
    key(card(page, WRONG[0]), "apply").click()
    expect(page.locator("#text")).to_have_value("ИНН 7707083893\nпаспорт 4508 123456")
    page.get_by_role("button", name="Вернуть").click()
    expect(page.locator("#text")).to_have_value("ИНН 7707083893\nпаспорт 45O8 123456")
    page.get_by_role("button", name="Вернуть").click()
    expect(page.locator("#text")).to_have_value(said)


def test_a_fix_after_signs_of_two_units_lands_in_its_place(page: Page) -> None:
    """The program counts characters, the browser counts units of UTF-16."""
    called(page, "😀😀 ИНН 77О7083893", many=1)
    key(card(page, "ИНН"), "apply").click()
    expect(page.locator("#text")).to_have_value("😀😀 ИНН 7707083893")


@pytest.mark.parametrize(("action", "part"), [("copy-say", 0), ("copy-sms", 1)])
def test_phrase_and_sms_go_to_the_clipboard(page: Page, action: str, part: int) -> None:
    """What is copied is what stands there; the key says that it is done, and so does the live region."""
    called(page)
    one = card(page, WRONG[1])
    key(one, action).click()
    expect(key(one, action)).to_have_attribute("data-done", "Скопировано")
    heard(page, "скопирован")
    assert copied(page) == one.locator(".script").nth(part).text_content()


def test_the_sms_says_how_many_parts_it_costs(page: Page) -> None:
    called(page)
    expect(card(page, WRONG[0]).locator(".scripts .soft")).to_have_text(re.compile(r"Частей: [12]\. Знаков: \d+\. UCS-2"))


def test_the_code_and_its_source_can_be_looked_up(page: Page) -> None:
    called(page)
    one = card(page, WRONG[1])
    one.get_by_text("Почему так").click()
    expect(one.locator("dd code").first).to_have_text("snils.checksum")
    key(one, "copy-code").click()
    heard(page, "Код скопирован")
    assert copied(page) == "snils.checksum"


def test_another_field_is_chosen_from_all_of_them(page: Page) -> None:
    """The choice stays with its value while the text around it changes."""
    called(page, "СНИЛС 112-233-445 95", many=1)
    key(cards(page).first, "other").click()
    page.get_by_label("Найти по названию").fill("огрнип")
    expect(page.get_by_role("option", name=re.compile("ОГРНИП"))).to_have_count(1)
    page.get_by_role("button", name="Выбрать").click()
    expect(page.locator("#cards .label").first).to_have_text(re.compile("ОГРНИП"))
    heard(page, "Теперь это поле")
    page.locator("#text").press("Control+Home")
    page.keyboard.type("ИНН 7707083893, ")
    expect(cards(page)).to_have_count(2)
    expect(page.locator("#cards .label").last).to_have_text(re.compile("ОГРНИП"))


def test_a_second_guess_is_one_click_away(page: Page) -> None:
    said = "7707083893"
    called(page, said, many=1)
    key(cards(page).first, "other").click()
    guess = page.locator("#other-guesses button").first
    name = (guess.text_content() or "").partition(" вероятность")[0].strip()
    guess.click()
    expect(page.locator("#cards .label").first).to_have_text(name)


def test_what_failed_again_is_counted_and_leads_on(page: Page) -> None:
    """After the third time the card names the next step."""
    called(page, "СНИЛС 112-233-445 96", many=1)
    for number in (1, 2, 3):
        key(cards(page).first, "again").click()
        expect(cards(page).first.locator(".attempts")).to_have_text(f"Не получилось раз: {number}")
    expect(cards(page).first.get_by_text("Что дальше")).to_be_visible()


def test_a_value_that_is_in_order_may_be_refused_all_the_same(page: Page) -> None:
    """Then there is nothing to mend here, and the card says whose record may differ."""
    called(page, "СНИЛС 112-233-445 95", many=1)
    for number in (1, 2, 3):
        key(cards(page).first, "again").click()
        expect(cards(page).first.locator(".attempts")).to_have_text(f"Не получилось раз: {number}")
    expect(cards(page).first.locator(".next li")).not_to_have_count(0)


def test_clearing_takes_everything_and_can_be_undone(page: Page) -> None:
    called(page)
    page.locator("#refusal").fill("0400500003")
    page.get_by_role("button", name="Очистить").click()
    expect(cards(page)).to_have_count(0)
    expect(page.locator("#text")).to_have_value("")
    expect(page.locator("#refusal")).to_have_value("")
    heard(page, "Всё стёрто")
    page.get_by_role("button", name="Вернуть").click()
    expect(page.locator("#text")).to_have_value(SAID)
    expect(cards(page)).to_have_count(3)


def test_the_counts_are_said_once_the_cards_are_there(page: Page) -> None:
    called(page)
    expect(page.locator("#count")).to_have_text("Карточек: 3. Исправить: 2. Не распознано: 0.")
    heard(page, "Исправить: 2")
    expect(page).to_have_title(re.compile("Исправить: 2"))
    page.get_by_role("link", name="2. СНИЛС").click()
    expect(card(page, "СНИЛС")).to_have_attribute("aria-current", "true")


def test_a_text_that_is_too_long_is_said_to_be(context: BrowserContext, desk: str) -> None:
    """One sentence on the page, and the text stays as it is. (The browser notes the refusal in its console: no page of the fixture.)"""
    page = context.new_page()
    open_page(page, desk)
    page.locator("#text").fill("1" * 30_000)
    expect(page.locator("#trouble")).to_have_text("Текст слишком большой. Вставьте его по частям.")
    assert page.locator("#text").input_value() == "1" * 30_000


def test_a_desk_that_is_gone_is_said_to_be_gone(context: BrowserContext, desk: str) -> None:
    """No card of an earlier text stays beside the new one; the next key finds the desk again."""
    page = context.new_page()
    open_page(page, desk)
    called(page)
    context.set_offline(True)
    page.locator("#text").press("Control+End")
    page.keyboard.type(" 5")
    expect(page.locator("#trouble")).to_contain_text("Программа не отвечает.")
    expect(cards(page)).to_have_count(0)
    context.set_offline(False)
    page.keyboard.press("Backspace")
    expect(cards(page)).to_have_count(3)
    expect(page.locator("#trouble")).to_be_empty()


def test_a_fix_never_lands_in_a_text_that_has_changed(page: Page) -> None:
    """Between a key in the text and the new cards, the old ones are of another text."""
    called(page)
    page.evaluate(
        "() => { const text = document.getElementById('text'); text.value = 'начало ' + text.value; text.dispatchEvent(new InputEvent('input'));"
        " document.querySelector('#card-0 [data-do=apply]').click(); }"
    )
    expect(page.locator("#text")).to_have_value(f"начало {SAID}")
    expect(cards(page)).to_have_count(3)
    key(card(page, WRONG[0]), "apply").click()
    expect(page.locator("#text")).to_have_value(f"начало {SAID.replace('45O8', '4508')}")


def test_several_people_are_told_apart(page: Page) -> None:
    """Each card says whose it is once there is more than one."""
    called(page, "ИНН 7707083893", many=1)
    expect(page.locator("#cards .person")).to_have_count(0)
    page.locator("#text").fill("Заявитель: паспорт 4508 123456\nмуж: паспорт 4510 654321")
    expect(page.locator("#cards .person")).to_have_text(["человек 1", "человек 2"])
