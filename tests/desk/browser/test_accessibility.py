"""Who cannot see well, cannot use a mouse, or has a small screen can work with the page."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.desk.browser.hands import called, cards, key, open_page

AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
WHOLE = "() => { const sheet = new CSSStyleSheet(); sheet.replaceSync('#cards > li { content-visibility: visible }'); document.adoptedStyleSheets = [sheet]; }"
"""Lays out every card, also those off the screen: all of them are to be looked at."""
SIZES = {"desktop": (1280, 900), "phone": (320, 640)}
EXPECTED = "Паспорт 45O8 123456\nСНИЛС 112-233-445 96\nИНН 7707083893\nкод 99999999999999999999999"


@pytest.fixture(scope="module", params=[(scheme, size) for scheme in ("light", "dark") for size in SIZES], ids="-".join)
def worked(request: pytest.FixtureRequest, browser: Browser, desk: str) -> Iterator[Page]:
    """A page in the middle of a call, in one scheme at one size. 320 pixels are also 1280 at 400 % zoom."""
    scheme, size = request.param
    width, height = SIZES[size]
    context = browser.new_context(
        color_scheme=scheme, viewport={"width": width, "height": height}, reduced_motion="reduce", bypass_csp=True
    )  # bypass: for the auditor's script alone; that the policy holds is tested with the policy
    page = context.new_page()
    open_page(page, desk)
    page.evaluate(WHOLE)
    page.get_by_label("Форма", exact=True).select_option("passport-rf")
    page.locator("#text").fill(EXPECTED)
    expect(cards(page)).not_to_have_count(0)
    page.locator("#refusal").fill("0400500003")
    page.get_by_role("button", name="Что это значит").click()
    expect(page.locator("#refusal-found .verdict")).to_be_visible()
    page.locator("details summary").evaluate_all("nodes => nodes.forEach(node => { node.parentElement.open = true; })")
    yield page
    context.close()


def found(page: Page, where: str) -> list[tuple[str, str, Any]]:
    """What the audit of a part of the page calls serious or critical: which rule, how bad, where."""
    result = page.evaluate("where => axe.run(where, {resultTypes: ['violations']})", where)
    return [
        (one["id"], one["impact"], [node["target"] for node in one["nodes"]])
        for one in result["violations"]
        if one["impact"] in ("serious", "critical")
    ]


def test_an_audit_finds_nothing_serious(worked: Page) -> None:
    """In the page, in the list of fields, in the list of keys, in the warning before clearing."""
    worked.evaluate(AXE)
    assert found(worked, "html") == []
    key(cards(worked).first, "other").click()
    assert found(worked, "#other") == []
    worked.keyboard.press("Escape")
    worked.locator("#help").click()
    assert found(worked, "#keys") == []
    worked.keyboard.press("Escape")
    worked.locator("#idle").evaluate("node => { node.hidden = false; }")
    assert found(worked, "#idle") == []
    worked.locator("#idle").evaluate("node => { node.hidden = true; }")


def test_nothing_has_to_be_scrolled_sideways(worked: Page) -> None:
    """WCAG 1.4.10: the page and its dialogs are as wide as the window, and nothing sticks out."""
    for opened in (None, "#other", "#keys"):
        if opened:
            worked.locator(opened).evaluate("node => { node.showModal(); }")
        wide, window = worked.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        assert wide <= window
        out = worked.evaluate(
            "() => [...document.querySelectorAll('main *, dialog[open] *')].filter(node => { const box = node.getBoundingClientRect();"
            " return box.width > 1 && box.height > 1 && box.right > innerWidth + 1 && !node.closest('select'); }).map(node => node.outerHTML.slice(0, 80))"
        )
        assert out == []
        if opened:
            worked.keyboard.press("Escape")


def test_state_is_told_by_word_and_sign(worked: Page) -> None:
    """Never by colour alone; the sign is for the eye only."""
    for state in cards(worked).locator("h3 .state").all():
        assert state.locator(".sign[aria-hidden=true]").inner_text().strip()
        assert len(state.inner_text().split()) > 1


def test_keys_can_be_hit_with_a_finger(worked: Page) -> None:
    """WCAG 2.5.8: 24 pixels at least."""
    sizes = worked.locator("button:visible").evaluate_all("nodes => nodes.map(node => Math.min(node.offsetWidth, node.offsetHeight))")
    assert min(sizes) >= 24


def test_forced_colours_keep_marks_and_the_current_card(browser: Browser, desk: str) -> None:
    """Where the system chooses the colours, the mark still differs from the text and the current card still has its frame."""
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    open_page(page, desk)
    page.locator("#text").fill(EXPECTED)
    mark = page.locator("#card-0 mark").first
    colours = mark.evaluate("node => [getComputedStyle(node).backgroundColor, getComputedStyle(node.parentElement).backgroundColor]")
    assert colours[0] != colours[1]
    assert page.locator("#card-0").evaluate("node => getComputedStyle(node).outlineStyle") == "solid"
    context.close()


def test_text_can_be_spaced_out(page: Page) -> None:
    """WCAG 1.4.12: wider spacing cuts nothing off."""
    called(page)
    page.evaluate(
        "() => { const sheet = new CSSStyleSheet(); sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }');"
        " document.adoptedStyleSheets = [sheet]; }"
    )
    cut = page.evaluate(
        "() => [...document.querySelectorAll('button, .card p, h3')].filter(node => node.scrollWidth > node.clientWidth + 1 && getComputedStyle(node).display !== 'inline').map(node => node.outerHTML.slice(0, 80))"
    )
    assert cut == []
