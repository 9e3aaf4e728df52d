"""The page itself: the text, the cards, the card that is looked at, and a key for everything."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from gosform.check import load_form
from gosform.paste_page import words
from gosform.paste_page.area import ALT_DIGITS, PasteArea
from gosform.paste_page.asking import missing, told
from gosform.paste_page.drawing import row, whole
from gosform.paste_page.keys import Keys
from gosform.paste_page.offers import forms, offers
from gosform.paste_page.question import Question
from gosform.paste_page.style import HEIGHTS, WIDTHS
from gosform.paste_page.talk import Talk
from gosform.paste_page.windows import Choosing, Reading
from gosform.problem import Span
from gosform.showing.cards import Card
from gosform.showing.cards_text import counted
from gosform.showing.shown import say

if TYPE_CHECKING:
    from gosform.paste_page.app import PastePage


class Front(Screen[None]):
    """The one screen of the page; windows open over it."""

    app: PastePage
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key, action, name, priority=True) for key, action, name in words.KEYS),
        Binding("f5", "light", priority=True),
        Binding("alt+down", "step(1)", priority=True),
        Binding("alt+up", "step(-1)", priority=True),
        *(Binding(f"alt+{number},{sent}", f"card({number})", priority=True) for number, sent in enumerate(ALT_DIGITS, 1)),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.talk = Talk()
        self.before: Talk | None = None
        self.cards: list[Card] = []
        self.hidden = False
        self._asked = self._shown = 0
        self._busy = False
        self._fault = ""

    def compose(self) -> ComposeResult:
        yield Static(id="status")
        with Vertical(id="body"):
            yield PasteArea(id="paste")
            with Vertical(id="found"):
                yield OptionList(id="cards", markup=False)
                with VerticalScroll(id="scroll", can_focus=True):
                    yield Static(id="card")
        yield Keys(id="keys")

    def on_mount(self) -> None:
        self._words()
        self.area.focus()

    @property
    def area(self) -> PasteArea:
        return self.query_one("#paste", PasteArea)

    @property
    def card(self) -> Card | None:
        """The card that is looked at."""
        return self.cards[self.talk.current] if self.talk.current < len(self.cards) else None

    # what is typed, and what becomes of it

    @on(PasteArea.Changed)
    def _typed(self) -> None:
        self.talk.text = self.area.text
        self.recognise()

    def on_paste(self, event: events.Paste) -> None:
        """Whatever has the focus, what is pasted goes into the text."""
        if self.focused is not self.area:
            self.area.insert(event.text)

    def recognise(self) -> None:
        """Look at the text as it is now. While one look is going on, only the newest text waits behind it."""
        self._asked += 1
        if not self._busy:
            self._busy = True
            self.run_worker(self._look(), group="looking")

    async def _look(self) -> None:
        try:
            while self._shown != self._asked:
                number, hear, ask = self._asked, self.app.hear, self._question()
                self._fault = ""
                try:
                    found = await asyncio.to_thread(hear, ask)
                except Exception as fault:  # noqa: BLE001  an operator in the middle of a call is not left without his page
                    found, self._fault = [], type(fault).__name__
                self._shown = number
                if number == self._asked:
                    self._show(found)
        finally:
            self._busy = False

    def _question(self) -> Question:
        talk, app = self.talk, self.app
        return Question(talk.text, app.lang, self.hidden, talk.choices(), dict(talk.attempts), app.form, app.as_of)

    def _show(self, found: list[Card]) -> None:
        self.cards = found
        self.talk.current = max(0, min(self.talk.current, len(found) - 1))
        options = self.query_one("#cards", OptionList)
        options.clear_options()
        options.add_options(Option(row(card)) for card in found)
        options.highlighted = self.talk.current if found else None
        options.display = bool(found)
        serious = [(card.span, p.span) for card in found for p in card.problems if p.span and p.severity != "notice"]
        places = [(value, Span(value.start + part.start, value.start + part.end)) for value, part in serious]
        self.area.mark((part for value, part in places if part != value), (part for value, part in places if part == value))
        self._draw()

    def _draw(self) -> None:
        lang, card = self.app.lang, self.card
        empty = say(lang, words.EMPTY) if not self.talk.text.strip() else counted(self.cards, lang)
        if self._fault:
            empty = say(lang, words.FAULT, kind=self._fault)
        self.query_one("#card", Static).update(whole(card, lang, any(one.person for one in self.cards)) if card else Content(empty))
        parts = ["gosform"]
        if self.cards:
            parts.append(counted(self.cards, lang))
        if card and (failed := self.talk.attempts.get(card.kind or "", 0)):
            parts.append(say(lang, words.ATTEMPTS, number=failed))
        if self.app.form is not None:
            asked = missing(self.app.form, self.talk.text, self.cards, lang).missing
            parts.append(say(lang, words.MISSING, number=len(asked)))
        if self.hidden:
            parts.append(say(lang, words.HIDDEN))
        self.query_one("#status", Static).update(Content(" · ".join(parts)))

    def _words(self) -> None:
        """Everything that is written around the cards, in the language of now."""
        lang = self.app.lang
        self.area.border_title = Content(say(lang, words.PASTE_TITLE))
        self.area.placeholder = say(lang, words.PLACEHOLDER)
        self.query_one("#scroll").border_title = Content(say(lang, words.CARD_TITLE))
        self.query_one("#cards").tooltip = say(lang, words.CARDS_TITLE)
        self.query_one(Keys).speak(lang)
        self._draw()

    # which card

    @on(OptionList.OptionHighlighted, "#cards")
    def _looked_at(self, event: OptionList.OptionHighlighted) -> None:
        if event.option_index != self.talk.current and event.option_index < len(self.cards):
            self._go(event.option_index)

    def action_card(self, number: int) -> None:
        if number <= len(self.cards):
            self._go(number - 1)

    def action_step(self, by: int) -> None:
        if self.cards:
            self._go((self.talk.current + by) % len(self.cards))

    def _go(self, number: int) -> None:
        self.talk.current = number
        self.query_one("#cards", OptionList).highlighted = number
        self.query_one("#scroll", VerticalScroll).scroll_home(animate=False)
        self._draw()

    # the keys

    def action_help(self) -> None:
        lang = self.app.lang
        width = max(len(key) for key, _ in words.HELP)
        lines = [f"{key:<{width}}  {say(lang, meaning)}" for key, meaning in words.HELP]
        if self.app.idle:
            lines += ["", say(lang, words.FORGETS, minutes=max(1, round(self.app.idle / 60)))]
        self.app.push_screen(Reading(say(lang, words.HELP_TITLE), "\n".join(lines), lang, copied=False))

    def action_phrase(self) -> None:
        if card := self.card:
            self._read(say(self.app.lang, words.READ_ALOUD), card.say)

    def action_message(self) -> None:
        lang = self.app.lang
        if not (card := self.card):
            return
        if not card.sms.text:
            self.notify(say(lang, words.NO_SMS))
            return
        self._read(say(lang, words.SMS_PARTS, parts=card.sms.segments, encoding=card.sms.encoding), card.sms.text)

    def _read(self, title: str, text: str) -> None:
        self.app.copy_to_clipboard(text)
        self.notify(say(self.app.lang, words.COPIED), timeout=2)
        self.app.push_screen(Reading(title, text, self.app.lang))

    def action_other_field(self) -> None:
        if card := self.card:
            texts = (words.KIND_TITLE, words.KIND_FILTER, words.NO_KIND)
            self.app.push_screen(Choosing(offers(card, self.app.lang), texts, self.app.lang), self._chosen)

    def _chosen(self, kind: str | None) -> None:
        card = self.card
        if kind and card:
            self.talk.choose(card.span, kind)
            self.recognise()

    def action_form(self) -> None:
        """Choose a form; where one is chosen, what is still missing from it."""
        lang, form = self.app.lang, self.app.form
        if form is None:
            texts = (words.FORM_TITLE, words.FORM_FILTER, words.NO_FORM)
            self.app.push_screen(Choosing(forms(lang), texts, lang), self._form_chosen)
            return
        title, text = told(form, missing(form, self.talk.text, self.cards, lang), lang)
        self.app.push_screen(Reading(title, text, lang, copied=False))

    def _form_chosen(self, name: str | None) -> None:
        if name:
            self.app.form = load_form(name, self.app.as_of)
            self.recognise()
            self.action_form()

    def action_failed(self) -> None:
        card = self.card
        if card and card.kind:
            self.talk.fail(card.kind)
            self.recognise()

    def action_hide(self) -> None:
        self.hidden = not self.hidden
        self.area.hide(self.hidden)
        self._blank()
        self.recognise()

    def action_language(self) -> None:
        self.app.lang = "en" if self.app.lang == "ru" else "ru"
        self._words()
        self.recognise()

    def action_light(self) -> None:
        self.app.theme = "textual-dark" if self.app.theme == "textual-light" else "textual-light"

    def action_clear(self) -> None:
        if self.talk.text:
            self.before = self.talk
            self._start(Talk())
            self.notify(say(self.app.lang, words.CLEARED), timeout=3)

    def action_undo(self) -> None:
        if self.before and not self.talk.text:
            before, self.before = self.before, None
            self._start(before)
        else:
            self.area.undo()

    def action_leave(self) -> None:
        self.app.exit()

    def forget(self) -> None:
        """Nothing was typed for long: nothing of the call is kept, not even to bring it back."""
        anything = bool(self.talk.text or self.before)
        self.before = None
        self._start(Talk())
        if anything:
            self.notify(say(self.app.lang, words.FORGOTTEN), timeout=5)

    def _start(self, talk: Talk) -> None:
        self.talk = talk
        self.area.load_text(talk.text)  # which forgets what could be undone
        self._blank()
        self.recognise()

    def _blank(self) -> None:
        """Nothing that was drawn stays until there is something new to draw."""
        self.cards = []
        self.query_one("#cards", OptionList).clear_options()
        self._draw()
