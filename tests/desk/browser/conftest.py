"""A desk and a browser for the tests of the page; of each page, that it asked nothing of anybody else and that its policy held.

A browser lives as long as a module of tests: while its driver runs, no other test of the same process can wait for anything.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from tests.desk.browser.hands import SECONDS, open_page, opened


@pytest.fixture(scope="module")
def desk() -> Iterator[str]:
    """The address of a desk that all tests of a module share."""
    with opened() as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, as the system has it."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert path, "these tests need Chromium: the package is called chromium in Debian"
    expect.set_options(timeout=SECONDS * 1000)
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture
def context(browser: Browser, desk: str) -> Iterator[BrowserContext]:
    found = browser.new_context(locale="ru-RU", viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    found.grant_permissions(["clipboard-read", "clipboard-write"], origin=desk.rstrip("/"))
    found.set_default_timeout(SECONDS * 1000)
    yield found
    found.close()


@pytest.fixture
def page(context: BrowserContext, desk: str) -> Iterator[Page]:
    """The page as it opens. Whatever the test does with it, the browser must have nothing to complain of and nobody else to talk to."""
    found = context.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    found.on("request", lambda request: asked.append(request.url))
    found.on("console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None)
    found.on("pageerror", lambda error: complaints.append(str(error)))
    open_page(found, desk)
    yield found
    own = urlsplit(desk).netloc
    assert {urlsplit(url).netloc for url in asked if not url.startswith(("data:", "blob:"))} == {own}
    assert not complaints
