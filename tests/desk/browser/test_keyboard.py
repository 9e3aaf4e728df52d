"""A whole call without a mouse."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from tests.desk.browser.hands import SAID, WRONG, called, card, cards, copied, heard


def focused(page: Page, css: str) -> None:
    expect(page.locator(css)).to_be_focused()


def test_a_whole_call_by_keys_alone(page: Page) -> None:
    """Paste, go through the cards, copy, mend, undo, name another field, count a failure, hide, clear, bring back."""
    press = page.keyboard.press
    focused(page, "#text")  # the page opens with the focus where the work begins
    page.evaluate("text => navigator.clipboard.writeText(text)", SAID)
    press("Control+V")
    expect(cards(page)).to_have_count(3)

    press("F2")  # the first card is the current one
    heard(page, "Фраза скопирована")
    assert copied(page) == card(page, WRONG[0]).locator(".script").first.text_content()

    press("Alt+2")
    focused(page, "#card-1")
    press("F4")
    heard(page, "СМС скопировано")
    assert copied(page) == card(page, WRONG[1]).locator(".script").last.text_content()
    press("Shift+F2")
    expect(card(page, WRONG[1]).locator(".attempts")).to_have_text("Не получилось раз: 1")

    press("Alt+ArrowUp")
    focused(page, "#card-0")
    press("F9")
    expect(page.locator("#text")).to_have_value(SAID.replace("45O8", "4508"))
    focused(page, "#card-0")  # drawn anew, and the focus is where it was
    press("Control+Z")
    expect(page.locator("#text")).to_have_value(SAID)

    press("Alt+3")
    press("F6")
    expect(page.get_by_role("dialog")).to_be_visible()
    press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator("#text")).to_have_value(SAID)  # Esc closed the list and cleared nothing
    press("F6")
    page.get_by_label("Найти по названию").press_sequentially("огрнип")
    expect(page.get_by_role("option", name=re.compile("ОГРНИП"))).to_have_count(1)
    press("Enter")
    expect(page.locator("#card-2 .label")).to_have_text(re.compile("ОГРНИП"))

    press("F8")
    expect(page.locator("#card-0 .value").first).to_have_text(re.compile("•"))
    press("F8")
    press("Escape")
    expect(cards(page)).to_have_count(0)
    focused(page, "#text")
    press("Control+Z")
    expect(page.locator("#text")).to_have_value(SAID)
    expect(cards(page)).to_have_count(3)


def test_the_focus_goes_through_the_page_in_its_order(page: Page) -> None:
    """Skip links, tools, the text, its keys, cards, then the form, the file, the refusal."""
    called(page)
    page.locator(".skips a").first.focus()
    order = []
    for _ in range(60):
        order.append(page.evaluate("(node => node.id || node.dataset.do || node.hash || node.tagName)(document.activeElement)"))
        page.keyboard.press("Tab")
    seen = list(dict.fromkeys(order))
    wanted = [
        "#text",
        "#refusal-title",
        "lang",
        "hide",
        "help",
        "text",
        "clear",
        "#card-0",
        "apply",
        "copy-say",
        "copy-sms",
        "other",
        "again",
        "form",
        "file-as",
        "file",
        "refusal",
    ]
    assert [one for one in seen if one in wanted] == wanted


def test_form_and_refusal_by_keys_alone(page: Page) -> None:
    """Skip links lead there; the rest is Tab, arrows and Enter."""
    press = page.keyboard.press
    page.get_by_role("link", name="К форме").focus()
    press("Enter")
    focused(page, "#form-title")
    press("Tab")
    focused(page, "#form")
    press("ArrowDown")
    expect(page.locator("#missing-list")).to_be_visible()
    page.get_by_role("link", name="К отказу").focus()
    press("Enter")
    press("Tab")
    focused(page, "#refusal")
    page.keyboard.type("0400500003")
    press("Tab")
    press("Enter")
    expect(page.locator("#refusal-found .verdict")).to_be_visible()


def test_a_name_that_no_field_has_is_said_to_be_none(page: Page) -> None:
    called(page)
    page.keyboard.press("F6")
    page.get_by_label("Найти по названию").fill("абракадабра")
    expect(page.locator("#other-none")).to_have_text("Поля с таким названием нет.")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()


def test_skip_links_are_seen_when_they_have_the_focus(page: Page) -> None:
    link = page.get_by_role("link", name="К карточкам")
    assert not link.evaluate("node => node.getBoundingClientRect().right > 0")
    link.focus()
    assert link.evaluate("node => node.getBoundingClientRect().left >= 0")
    page.keyboard.press("Enter")
    focused(page, "#cards-title")


def test_the_list_of_keys_opens_with_a_key(page: Page) -> None:
    """A question mark in the text is a question mark; elsewhere it opens the list, until the operator takes that key away."""
    page.keyboard.type("?")
    expect(page.locator("#text")).to_have_value("?")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.locator("#help").focus()
    page.keyboard.press("?")
    listed = page.get_by_role("dialog")
    expect(listed.locator("kbd")).to_contain_text(["F2", "Shift+F2", "F4", "F6", "F8", "F9", "Esc", "Ctrl+Z", "Alt+0"])
    listed.get_by_label("Открывать этот список").uncheck()
    page.keyboard.press("Escape")
    focused(page, "#help")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_what_was_typed_is_undone_by_the_browser(page: Page) -> None:
    """Ctrl+Z belongs to the text while the operator types."""
    called(page)
    page.locator("#text").press("Control+End")
    page.keyboard.type(" x")
    page.keyboard.press("Control+Z")
    expect(page.locator("#text")).not_to_have_value(f"{SAID} x")
    expect(page.locator("#text")).to_have_value(re.compile(r"^Паспорт"))


@pytest.mark.parametrize("key", ["F2", "F4", "F9", "Shift+F2"])
def test_a_key_without_a_card_says_so(page: Page, key: str) -> None:
    page.keyboard.press(key)
    heard(page, "Карточек нет.")


def test_every_key_is_a_button_too(page: Page) -> None:
    """Whatever a key of the keyboard does to a card, or to the page, a button does."""
    called(page)
    shortcuts = page.locator("button[aria-keyshortcuts]").evaluate_all("nodes => nodes.map(node => node.getAttribute('aria-keyshortcuts'))")
    assert {"F2", "Shift+F2", "F4", "F6", "F8", "F9", "Escape", "Control+Z"} <= set(shortcuts)
