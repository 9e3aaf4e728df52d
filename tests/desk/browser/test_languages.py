"""Russian first, English at a key: the page's own words and the program's."""

from __future__ import annotations

import json
import re
from pathlib import Path

from playwright.sync_api import Page, expect
from tests.desk.browser.hands import SAID, called, card, cards, heard

import gosform.desk

PAGE = Path(gosform.desk.__file__).parent / "page"
CYRILLIC = re.compile("[А-Яа-яЁё]")


def test_the_page_begins_in_russian(page: Page) -> None:
    expect(page.locator("html")).to_have_attribute("lang", "ru")
    expect(page.get_by_role("heading", level=1)).to_have_text("Рабочее место оператора")


def test_everything_turns_english(page: Page) -> None:
    """Words of the page, cards, forms, questions; and the address remembers it, which is no secret."""
    called(page)
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(card(page, "Series and number")).to_be_visible()
    expect(cards(page).first.locator("h3 .state")).to_contain_text("to mend")
    left = page.locator("#cards .what, #cards .todo, #cards .script, #cards h3, #cards button, #count").all_inner_texts()
    assert not [text for text in left if CYRILLIC.search(text.replace("О", ""))]
    assert not CYRILLIC.search(page.locator("#questions").inner_text())
    assert page.url.endswith("?lang=en")
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Operator’s desk")
    page.get_by_role("button", name="Русский").click()
    expect(page.locator("html")).to_have_attribute("lang", "ru")


def test_what_is_said_aloud_is_english_too(page: Page) -> None:
    page.get_by_role("button", name="English").click()
    called(page, SAID)
    heard(page, "To mend: 2")


def test_both_languages_have_every_word(page: Page) -> None:
    """The same words with the same slots, and none of them empty."""
    words = json.loads(page.evaluate("async () => JSON.stringify((await import('/static/words.js')).WORDS)"))
    slots = {lang: {name: sorted(re.findall(r"\{\w+\}", text)) for name, text in said.items()} for lang, said in words.items()}
    assert slots["ru"] == slots["en"]
    assert all(text for said in words.values() for text in said.values())
    assert not [name for name, text in words["en"].items() if CYRILLIC.search(text)]


def test_the_words_keep_the_manner_of_the_house(page: Page) -> None:
    """No blame, no apology, no word of machines, no exclamation mark."""
    from gosform.messages_check import BANNED

    words = json.loads(page.evaluate("async () => JSON.stringify((await import('/static/words.js')).WORDS)"))
    for lang, said in words.items():
        plain = [re.sub(r"\{\w+\}", "", text) for text in said.values()]
        assert not [text for text in plain if (bad := BANNED[lang].search(text)) and bad[0].lower() not in ("вы", "вам", "ваш")]


def test_every_word_that_the_page_asks_for_exists_and_is_used() -> None:
    """Names in the markup and in the modules are those of the word file, and no word is left over."""
    known = set(re.findall(r'^    "([\w-]+)":', (PAGE / "words.js").read_text("utf-8"), re.MULTILINE))
    page = (PAGE / "index.html").read_text("utf-8")
    code = "\n".join(path.read_text("utf-8") for path in PAGE.glob("*.js") if path.name != "words.js")
    asked = set(re.findall(r'data-(?:word|label)="([\w-]+)"', page))
    assert asked <= known
    begun = ("state-", "trust-", "copied-", "verdict-")
    used = asked | {name for name in known if f'"{name}"' in code} | {name for name in known if name.startswith(begun)}
    assert used == known
