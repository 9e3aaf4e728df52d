"""The operator's page on a terminal: pasted text to cards, a key for everything, nothing kept."""

from __future__ import annotations

import asyncio
import html
import re
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static

from gosform.catalog import catalogue
from gosform.messages_check import BANNED
from gosform.paste_page import words
from gosform.paste_page.app import PastePage
from gosform.paste_page.area import ALT_DIGITS
from gosform.paste_page.question import Question
from gosform.paste_page.talk import Talk
from gosform.paste_page.windows import Choosing, Offer, Reading, matching
from gosform.problem import Span

SAID = "паспорт 45O8 123456\nснилс 112-233-445 96\nинн 7707083893"
Page = Pilot[None]


def play(script: Callable[[PastePage, Page], Awaitable[None]], size: tuple[int, int] = (80, 24), **settings: Any) -> None:
    """Run the real page without a terminal, with this script at the keys."""

    async def go() -> None:
        page = PastePage(**settings)
        async with page.run_test(size=size) as pilot:
            await pilot.pause()
            await script(page, pilot)

    asyncio.run(go())


async def settled(page: PastePage, pilot: Page) -> None:
    """Wait until what was asked for is on the screen."""
    await pilot.pause()
    await page.workers.wait_for_complete()
    await pilot.pause()


async def paste(page: PastePage, pilot: Page, text: str = SAID) -> None:
    page.post_message(events.Paste(text))  # as a terminal hands it over
    await settled(page, pilot)


async def press(page: PastePage, pilot: Page, *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settled(page, pilot)


def screen(page: PastePage) -> str:
    """The text on the screen, one blank between words."""
    drawn = re.findall(r"<text[^>]*>(.*?)</text>", page.export_screenshot(simplify=True), re.DOTALL)
    return " ".join(html.unescape(" ".join(drawn)).replace("\u00a0", " ").split())


def reading(page: PastePage) -> str:
    """The text in the open window."""
    assert isinstance(page.screen, Reading)
    return str(page.screen.query_one("#reading", Static).content)


def test_paste() -> None:
    """Pasted text is cards at once: the list in the order of the text, the first one in full, what is wrong marked in both."""

    async def script(page: PastePage, pilot: Page) -> None:
        assert "Здесь пока пусто" in screen(page)
        await paste(page, pilot)
        assert [card.kind for card in page.front.cards] == ["passport_rf", "snils", "inn"]
        shown = screen(page)
        assert "1 ✗ Серия и номер паспорта 45 O 8 123456" in shown
        assert "3 ✓ ИНН 7707083893" in shown
        assert "вместо цифры стоит «O»" in shown
        assert "Значений: 3, исправить: 2, не распознано: 0" in shown
        styles = [span.style for span in page.front.area.get_line(0).spans]
        assert len(styles) == 1
        assert page.front.area.get_line(0).spans[0][:2] == (10, 11)
        assert not page.front.area.get_line(2).spans

    play(script)


def test_typing() -> None:
    """What is typed letter by letter comes to the same cards as what is pasted."""

    async def script(page: PastePage, pilot: Page) -> None:
        await pilot.press(*"snils", "space", *"11223344595")
        await settled(page, pilot)
        assert [(card.kind, card.state) for card in page.front.cards] == [("snils", "good")]

    play(script)


@pytest.mark.parametrize("size", [(80, 24), (60, 24), (140, 45)])
@pytest.mark.parametrize("lang", ["ru", "en"])
def test_every_size(size: tuple[int, int], lang: str) -> None:
    """On a small terminal as on a wide one: every key is named, the cards and the first sentence are there."""

    async def script(page: PastePage, pilot: Page) -> None:
        await paste(page, pilot)
        shown = screen(page)
        for key, action, _ in words.KEYS:
            assert words.NAMES.get(key, key.upper()) in shown, action
        assert page.front.cards[0].label in shown
        assert page.front.cards[0].problems[0].what[:30] in shown

    play(script, size, lang=lang)


def test_cards_by_key() -> None:
    """Alt and a digit, Alt and an arrow, the arrows of the list: each leads to a card, and round the end."""

    async def script(page: PastePage, pilot: Page) -> None:
        await paste(page, pilot)
        for key, current in (("alt+3", 2), ("alt+9", 2), ("alt+down", 0), ("alt+up", 2), ("alt+1", 0)):
            await press(page, pilot, key)
            assert page.front.talk.current == current, key
        page.front.query_one("#cards", OptionList).focus()
        await press(page, pilot, "down")
        assert page.front.card is page.front.cards[1]
        assert "опечатка" in screen(page)

    play(script)


def test_alt_as_terminals_send_it() -> None:
    """Most terminals send Esc before the digit, of which textual makes a sign: it leads to the card and is not typed."""

    async def script(page: PastePage, pilot: Page) -> None:
        await paste(page, pilot)
        for number, key in enumerate(ALT_DIGITS[:3]):
            page.post_message(events.Key(key, "£"))
            await settled(page, pilot)
            assert page.front.talk.current == number
        assert page.front.area.text == SAID

    play(script)


def test_phrase_and_sms() -> None:
    """F2 shows and copies what is read aloud, F4 the SMS; Esc closes the window and clears nothing."""

    async def script(page: PastePage, pilot: Page) -> None:
        await paste(page, pilot)
        for key, text in (("f2", page.front.cards[0].say), ("f4", page.front.cards[0].sms.text)):
            await press(page, pilot, key)
            assert reading(page) == page.clipboard == text
            await press(page, pilot, "escape")
            assert page.screen is page.front
        assert page.front.area.text == SAID

    play(script)


def test_nothing_to_read() -> None:
    """Without a card the keys of a card do nothing."""

    async def script(page: PastePage, pilot: Page) -> None:
        await press(page, pilot, "f2", "f4", "f6", "f7", "alt+1", "alt+down", "escape", "ctrl+z")
        assert page.screen is page.front
        assert page.clipboard == ""

    play(script)


def test_another_field() -> None:
    """F6: the second guesses first, then every field; what is typed narrows them down, Enter chooses, and the value is checked anew."""

    async def script(page: PastePage, pilot: Page) -> None:
        await paste(page, pilot, "1122334459")
        first = page.front.cards[0]
        await press(page, pilot, "f6")
        assert isinstance(page.screen, Choosing)
        kinds = page.screen.query_one("#kinds", OptionList)
        assert [kinds.get_option_at_index(i).id for i in range(len(first.others))] == [one.kind for one in first.others]
        await press(page, pilot, *"снилс")
        assert kinds.option_count == 1
        await press(page, pilot, "enter")
        assert [(card.kind, card.state) for card in page.front.cards] == [("snils", "error")]
        assert page.front.cards[0].span == first.span

    play(script)


def test_another_field_stays() -> None:
    """What the operator chose holds while he goes on typing, also where the text before it grows; it goes with its value."""

    async def script(page: PastePage, pilot: Page) -> None:
        await paste(page, pilot, "1122334459")
        await press(page, pilot, "f6", *"kpp", "enter")
        assert page.front.cards[0].kind == "kpp"
        page.front.area.insert("инн 7707083893\n", (0, 0))
        await settled(page, pilot)
        assert [card.kind for card in page.front.cards] == ["inn", "kpp"]
        page.front.area.load_text("паспорт 4508 123456")
        await settled(page, pilot)
        assert [card.kind for card in page.front.cards] == ["passport_rf"]

    play(script)


def test_attempts() -> None:
    """F7 counts what did not work; after some attempts the card says what comes next."""

    async def script(page: PastePage, pilot: Page) -> None:
        await paste(page, pilot)
        assert [bool(card.next) for card in page.front.cards] == [False, False, False]
        await press(page, pilot, "f7", "f7", "f7")
        assert page.front.talk.attempts == {"passport_rf": 3}
        assert "Попыток: 3" in screen(page)
        assert [bool(card.next) for card in page.front.cards] == [True, False, False]

    play(script)


def test_hide() -> None:
    """F8: no letter and no digit of what was said is on the screen; it can still be edited, and comes back."""

    async def script(page: PastePage, pilot: Page) -> None:
        await paste(page, pilot)
        await press(page, pilot, "f8")
        shown = screen(page)
        assert "скрыто" in shown
        for piece in ("45", "123456", "112", "445", "7707083893", "снилс 1"):
            assert piece not in shown
        await pilot.press("end", *"7")
        await settled(page, pilot)
        assert page.front.area.text.endswith("7707083893" + "7")
        await press(page, pilot, "f8")
        assert "7707083893" in screen(page)

    play(script)


def test_clear_and_undo() -> None:
    """Esc clears text, cards, choices and attempts; Ctrl+Z brings all of it back."""

    async def script(page: PastePage, pilot: Page) -> None:
        await paste(page, pilot)
        await press(page, pilot, "f7", "alt+2", "escape")
        assert (page.front.area.text, page.front.cards, page.front.talk.attempts) == ("", [], {})
        assert "445" not in screen(page)
        await press(page, pilot, "ctrl+z")
        assert page.front.area.text == SAID
        assert page.front.talk.attempts == {"passport_rf": 1}
        assert page.front.talk.current == 1
        assert len(page.front.cards) == 3

    play(script)


def test_undo_of_typing() -> None:
    """Ctrl+Z with text in the area takes back what was typed last."""

    async def script(page: PastePage, pilot: Page) -> None:
        await paste(page, pilot, "инн 7707083893")
        await press(page, pilot, "ctrl+z")
        assert page.front.area.text == ""

    play(script)


def test_idle() -> None:
    """After the idle time everything is forgotten, windows close, and nothing can be brought back."""

    async def script(page: PastePage, pilot: Page) -> None:
        await paste(page, pilot)
        await press(page, pilot, "f2")
        await asyncio.wait_for(page.forgotten.wait(), 30)
        await settled(page, pilot)
        assert page.screen is page.front
        assert (page.front.area.text, page.front.cards, page.front.before) == ("", [], None)
        await press(page, pilot, "ctrl+z")
        assert page.front.area.text == ""

    play(script, idle=1.0)


def test_never_idle() -> None:
    """With 0 there is no clock, and the help does not promise one."""

    async def script(page: PastePage, pilot: Page) -> None:
        await paste(page, pilot)
        await press(page, pilot, "f1")
        assert "Ничего не сохраняется" not in reading(page)

    play(script, idle=0)


def test_language() -> None:
    """F9 says everything in the other language, and back."""

    async def script(page: PastePage, pilot: Page) -> None:
        await paste(page, pilot)
        await press(page, pilot, "f9")
        assert "1 ✗ Passport series and number" in screen(page)
        assert "F6 Another field" in screen(page)
        assert "F9 Русский" in screen(page)
        await press(page, pilot, "f9")
        assert "F9 English" in screen(page)

    play(script)


def test_light_and_dark() -> None:
    async def script(page: PastePage, pilot: Page) -> None:
        before = page.theme
        await press(page, pilot, "f5")
        assert page.theme != before
        await press(page, pilot, "f5", "f5", "f5")
        assert page.theme == before

    play(script)


def test_help() -> None:
    """F1 names every key, and says that nothing is stored."""

    async def script(page: PastePage, pilot: Page) -> None:
        await press(page, pilot, "f1")
        told = reading(page)
        for number in (2, 3, 4, 5, 6, 7, 8, 9):
            assert f"F{number}" in told
        assert "Через 10 мин" in told

    play(script)


def test_form() -> None:
    """F3: a form is chosen, then what is still missing from it is listed; what is said next is taken off."""

    async def script(page: PastePage, pilot: Page) -> None:
        await press(page, pilot, "f3", *"portal", "enter")
        assert page.form is not None
        assert page.form.id == "portal-registration"
        assert "СНИЛС" in reading(page)
        await press(page, pilot, "escape")
        await paste(page, pilot, "снилс 112-233-445 95")
        await press(page, pilot, "f3")
        assert "СНИЛС" not in reading(page)

    play(script)


def test_two_thousand_characters() -> None:
    """A long chat is recognised beside the keys: while it is, the page takes them; at the end the cards are those of the last text."""

    async def script(page: PastePage, pilot: Page) -> None:
        line = "Иванова Мария, паспорт 45O8 123456, снилс 112-233-445 96, инн 500100732259\n"
        await paste(page, pilot, (line * 40)[:2000])
        many = len(page.front.cards)
        assert many > 60
        page.front.area.insert("инн 7707083894\n", (0, 0))
        await pilot.press("alt+2")
        page.front.area.insert("инн 7707083893\n", (0, 0))
        await settled(page, pilot)
        assert len(page.front.cards) == many + 2
        assert [card.state for card in page.front.cards[:2]] == ["good", "error"]

    play(script)


def test_paste_anywhere() -> None:
    """Whatever has the focus, what is pasted goes into the text once."""

    async def script(page: PastePage, pilot: Page) -> None:
        page.front.query_one("#scroll").focus()
        await pilot.pause()
        await paste(page, pilot, "инн 7707083893")
        assert page.front.area.text == "инн 7707083893"

    play(script)


@pytest.mark.parametrize(
    "text",
    [
        "[bold]7707083893[/]",
        "[@click=app.quit]x[/]",
        "\x1b]0;x\x07 7707083893",
        "\u202e7707083893",
        "7707\u200b083893 \u0301",
        "\U0001f642" * 50,
    ],
)
def test_hostile_text(text: str) -> None:
    """Pasted text is text: no markup, nothing that the terminal would obey."""

    async def script(page: PastePage, pilot: Page) -> None:
        await paste(page, pilot, text)
        await press(page, pilot, "f2", "escape", "f8", "f8")
        assert not re.search("[\x1b\x07\u202e]", "".join(page.front.area.get_line(0).plain))
        assert page.is_running

    play(script)


def test_a_text_that_cannot_be_looked_at() -> None:
    """The page says so and stays; the next text is looked at again."""

    def hear(asked: Question) -> Any:
        if asked.text:
            raise ValueError(asked.text)
        return []

    async def script(page: PastePage, pilot: Page) -> None:
        await paste(page, pilot)
        assert "ValueError" in screen(page)
        page.hear = PastePage().hear
        await pilot.press("space")
        await settled(page, pilot)
        assert len(page.front.cards) == 3

    play(script, hear=hear)


def test_a_fault_shows_no_value(capfd: pytest.CaptureFixture[str]) -> None:
    """Whatever the page itself falls over, nothing of what was pasted is printed."""

    def hear(asked: Question) -> Any:
        return [asked.text] if asked.text else []

    async def go(pilot: Pilot[object]) -> None:
        page.front.area.load_text(SAID)
        await pilot.pause()

    page = PastePage(hear)
    page.run(headless=True, auto_pilot=go)
    assert isinstance(page.fault, AttributeError)
    told = "".join(capfd.readouterr())
    assert "7707083893" not in told
    assert "Traceback" not in told


def test_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page leaves no file behind where it runs, nor at home."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))

    async def script(page: PastePage, pilot: Page) -> None:
        await paste(page, pilot)
        await press(page, pilot, "f2", "escape", "f4", "escape", "f8", "escape")

    play(script)
    assert list(tmp_path.rglob("*")) == []


def test_talk() -> None:
    """A choice is found again where its value stands now; one that stands in two places is not guessed at."""
    talk = Talk("a 1234 b")
    talk.choose(Span(2, 6), "kpp")
    talk.choose(Span(2, 6), "bik")
    assert talk.choices() == [(Span(2, 6), "bik")]
    talk.text = "1234 b"
    assert talk.choices() == [(Span(0, 4), "bik")]
    talk.text = "xx 1234 1234"
    assert talk.choices() == []
    assert "1234" not in repr(talk) + repr(talk.chosen)


def test_matching() -> None:
    """Every word that is typed must be in the name or the id, wherever; ё is е."""
    offers = [Offer("snils", "СНИЛС"), Offer("passport_rf", "Серия и номер паспорта"), Offer("plate", "Чёрный ящик")]
    assert [one.kind for one in matching(offers, "")] == ["snils", "passport_rf", "plate"]
    assert [one.kind for one in matching(offers, "НОМЕР пасп")] == ["passport_rf"]
    assert [one.kind for one in matching(offers, "черн")] == ["plate"]
    assert [one.kind for one in matching(offers, "nils")] == ["snils"]
    assert matching(offers, "xyz") == []


def test_no_field_of_that_name() -> None:
    """A filter that leaves nothing says so, and Enter chooses nothing."""

    async def script(page: PastePage, pilot: Page) -> None:
        await paste(page, pilot)
        await press(page, pilot, "f6", *"xyz", "enter")
        assert isinstance(page.screen, Choosing)
        assert page.screen.query_one("#filter", Input).value == "xyz"
        assert "Поля с таким названием нет" in screen(page)
        await press(page, pilot, "escape")
        assert page.front.cards[0].kind == "passport_rf"

    play(script)


def test_the_words_are_russian_too() -> None:
    """Every word of the page is translated with the same slots, and none is banned."""
    russian = catalogue("ru")
    for text in words.SENTENCES:
        said = russian.find("cli", text)
        assert said, text
        assert set(re.findall(r"\{[a-z]+\}", text)) == set(re.findall(r"\{[a-z]+\}", said)), text
        assert not BANNED["ru"].search(said), said
        assert not BANNED["en"].search(text), text
