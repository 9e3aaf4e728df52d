"""What an operator's hands do, and what his eyes look for."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Locator, Page, expect

SECONDS = 20
"""How long anything may take until a test says that it did not come; nothing waits that long when all is well."""
SAID = "Паспорт 45O8 123456\nСНИЛС 112-233-445 96\nИНН 7707083893"
"""A Latin letter in a passport's series, a digit of a СНИЛС that is wrong, an ИНН that is right."""
WRONG = ("Серия и номер паспорта", "СНИЛС")
LISTEN = """() => {
  const said = document.querySelector("[role=status]");
  window.heard = [];
  new MutationObserver(() => window.heard.push(said.textContent)).observe(said, { childList: true });
}"""
"""Notes everything that the live region says, as a screen reader would."""


@contextmanager
def opened(*options: str) -> Iterator[str]:
    """The address of a desk: the program itself, in a process of its own, on a free port."""
    process = subprocess.Popen(
        [sys.executable, "-m", "gosform", "desk", "--port", "0", "--no-browser", *options], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    try:
        found = re.search(r"http://[^/\s]+/", process.stdout.readline())
        assert found, "the desk prints its address first"
        yield found[0]
    finally:
        process.terminate()
        process.wait(SECONDS)
        process.stdout.close()


def open_page(page: Page, address: str, *, lang: str = "ru") -> None:
    """The page, ready for the first key."""
    page.goto(f"{address}?lang={lang}")
    expect(page.locator("html[data-ready]")).to_have_count(1)
    page.evaluate(LISTEN)


def paste(page: Page, text: str, into: str = "#text") -> None:
    """Through the clipboard and the keyboard, as a person does it."""
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    page.locator(into).focus()
    page.keyboard.press("Control+V")


def copied(page: Page) -> str:
    """What the clipboard holds."""
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text.replace("\r\n", "\n")


def cards(page: Page) -> Locator:
    return page.locator("#cards article")


def card(page: Page, name: str) -> Locator:
    """The card of that label."""
    return page.locator("#cards article").filter(has=page.locator("h3 .label", has_text=name)).first


def called(page: Page, text: str = SAID, many: int = 3) -> None:
    """Pastes a call and sees its cards."""
    paste(page, text)
    expect(cards(page)).to_have_count(many)


def key(where: Locator, action: str) -> Locator:
    """The button that does that."""
    return where.locator(f"[data-do={action}]").first


def heard(page: Page, words: str) -> None:
    """The live region says it, or has said it: the next words may have come already."""
    page.wait_for_function("words => window.heard.some(one => one.includes(words))", arg=words)
