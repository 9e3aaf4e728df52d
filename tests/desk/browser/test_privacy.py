"""Nothing that a caller said is seen by who passes by, is kept, or outlives the call."""

from __future__ import annotations

import re

from playwright.sync_api import BrowserContext, Page, expect
from tests.desk.browser.hands import SAID, WRONG, called, card, cards, heard, key, open_page, opened, paste

DIGITS = re.compile("45O8|4508|123456|112-233-445 96|7707083893")


def test_one_key_hides_every_digit(page: Page) -> None:
    """In the cards they are dots, in the text they are masked; one more press shows them."""
    called(page)
    page.keyboard.press("F8")
    expect(page.locator("#card-0 .value").first).to_have_text(re.compile("•"))
    assert not DIGITS.search(page.locator("#cards").text_content() or "")
    assert page.locator("#text").evaluate("node => getComputedStyle(node).webkitTextSecurity") == "disc"
    assert page.locator("#refusal").evaluate("node => getComputedStyle(node).webkitTextSecurity") == "disc"
    expect(page.get_by_role("button", name="Скрыть цифры")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("F8")
    expect(page.locator("#card-2 .value")).to_have_text("7707083893")


def test_a_fix_can_be_made_while_digits_are_hidden(page: Page) -> None:
    """The card has dots for the fix; the text gets the fix itself, not the dots."""
    page.keyboard.press("F8")
    called(page)
    key(card(page, WRONG[0]), "apply").click()
    expect(page.locator("#text")).to_have_value(SAID.replace("45O8", "4508"))


def test_nothing_is_stored_in_the_browser(page: Page, context: BrowserContext) -> None:
    called(page)
    stored = page.evaluate(
        "async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length, (await caches.keys()).length, document.cookie]"
    )
    assert stored == [0, 0, 0, 0, ""]
    assert not context.cookies()
    assert not DIGITS.search(page.url)
    assert not DIGITS.search(page.title())


def test_fields_for_text_are_closed_to_helpers_of_the_browser(page: Page) -> None:
    """No completion, no spelling service, no suggestions, no translation: each of them may send the text away."""
    for name in ("#text", "#refusal"):
        field = page.locator(name)
        for attribute, value in (
            ("autocomplete", "off"),
            ("spellcheck", "false"),
            ("writingsuggestions", "false"),
            ("autocapitalize", "off"),
        ):
            expect(field).to_have_attribute(attribute, value)
    expect(page.locator("html")).to_have_attribute("translate", "no")


def test_going_back_finds_an_empty_page(page: Page, desk: str) -> None:
    called(page)
    page.goto("about:blank")
    page.go_back()
    expect(page.locator("html[data-ready]")).to_have_count(1)
    expect(page.locator("#text")).to_have_value("")
    expect(cards(page)).to_have_count(0)


def test_a_page_that_is_left_holds_nothing(page: Page) -> None:
    """Also where the browser would keep the page as it was."""
    called(page)
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))")
    expect(page.locator("#text")).to_have_value("")
    expect(cards(page)).to_have_count(0)
    expect(page.get_by_role("button", name="Вернуть")).to_be_disabled()


def idle_page(context: BrowserContext, desk: str) -> Page:
    """A page whose clock the test turns."""
    page = context.new_page()
    page.clock.install()
    open_page(page, desk)
    return page


def test_the_page_clears_itself_when_nobody_is_there(context: BrowserContext, desk: str) -> None:
    """A warning with a countdown comes first; then everything goes, also what undo had."""
    page = idle_page(context, desk)
    expect(page.locator("#idle-line")).to_contain_text("10")
    called(page)
    page.clock.run_for(9 * 60_000)
    expect(page.locator("#idle")).to_be_hidden()
    page.clock.run_for(40_000)
    expect(page.locator("#idle")).to_be_visible()
    expect(page.locator("#idle-said")).to_contain_text("Скоро всё будет стёрто")
    expect(page.locator("#idle-left")).to_have_text(re.compile(r"^(1\d|2\d)$"))
    page.clock.run_for(30_000)
    expect(page.locator("#text")).to_have_value("")
    expect(cards(page)).to_have_count(0)
    expect(page.locator("#idle")).to_be_hidden()
    expect(page.get_by_role("button", name="Вернуть")).to_be_disabled()
    heard(page, "Всё стёрто: давно ничего не происходило.")


def test_any_key_stops_the_countdown(context: BrowserContext, desk: str) -> None:
    """Esc as well: then it keeps, and does not clear."""
    page = idle_page(context, desk)
    called(page)
    for key_pressed in ("Shift", "Escape"):
        page.clock.run_for(9 * 60_000 + 40_000)
        expect(page.locator("#idle")).to_be_visible()
        page.keyboard.press(key_pressed)
        expect(page.locator("#idle")).to_be_hidden()
    page.clock.run_for(5 * 60_000)
    expect(page.locator("#text")).to_have_value(SAID)


def test_the_button_stops_the_countdown(context: BrowserContext, desk: str) -> None:
    page = idle_page(context, desk)
    called(page)
    page.clock.run_for(9 * 60_000 + 40_000)
    page.get_by_role("button", name="Оставить").click()
    expect(page.locator("#idle")).to_be_hidden()
    page.clock.run_for(5 * 60_000)
    expect(page.locator("#text")).to_have_value(SAID)


def test_the_warning_can_be_seen_in_an_open_list(context: BrowserContext, desk: str) -> None:
    """A dialog covers the page; the warning comes into it, and Esc keeps the text and the dialog."""
    page = idle_page(context, desk)
    called(page)
    page.keyboard.press("F6")
    page.clock.run_for(9 * 60_000 + 40_000)
    expect(page.get_by_role("dialog").get_by_role("button", name="Оставить")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#idle")).to_be_hidden()
    expect(page.get_by_role("dialog")).to_be_visible()
    expect(page.locator("#text")).to_have_value(SAID)
    page.clock.run_for(10 * 60_000 + 1_000)
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator("#text")).to_have_value("")


def test_what_was_cleared_by_hand_goes_for_good_when_nobody_is_there(context: BrowserContext, desk: str) -> None:
    page = idle_page(context, desk)
    called(page)
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Вернуть")).to_be_enabled()
    page.clock.run_for(10 * 60_000 + 1_000)
    expect(page.get_by_role("button", name="Вернуть")).to_be_disabled()


def test_an_empty_page_warns_of_nothing(context: BrowserContext, desk: str) -> None:
    page = idle_page(context, desk)
    page.clock.run_for(11 * 60_000)
    expect(page.locator("#idle")).to_be_hidden()
    paste(page, SAID)
    expect(cards(page)).to_have_count(3)


def test_who_opens_the_desk_says_when_it_clears_itself(context: BrowserContext) -> None:
    with opened("--idle-minutes", "3") as address:
        page = idle_page(context, address)
        expect(page.locator("#idle-line")).to_have_text("Всё стирается, если ничего не делать. Минут до этого: 3")
        page.locator("#text").fill(SAID)
        page.clock.run_for(2 * 60_000 + 40_000)
        expect(page.locator("#idle")).to_be_visible()
        page.clock.run_for(30_000)
        expect(page.locator("#text")).to_have_value("")
        page.close()
