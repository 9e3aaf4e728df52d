"""The words of the page: English, the keys of the catalogues (context ``cli``)."""

from __future__ import annotations

SIGNS = {"good": "✓", "notice": "i", "warning": "!", "error": "✗", "unknown": "?"}
"""Beside the colour, which alone would tell nothing to some."""

KEYS = (
    ("f1", "help", "Help"),
    ("f2", "phrase", "Phrase"),
    ("f3", "form", "Form"),
    ("f4", "message", "SMS"),
    ("f6", "other_field", "Another field"),
    ("f7", "failed", "Did not work"),
    ("f8", "hide", "Hide"),
    ("f9", "language", "Русский"),
    ("escape", "clear", "Clear"),
    ("ctrl+z", "undo", "Undo"),
    ("ctrl+q", "leave", "Leave"),
)
"""Key, action, what is written beside it. The language key names the other language in itself."""
OTHER_LANGUAGE = {"ru": "English", "en": "Русский"}
NAMES = {"escape": "Esc", "ctrl+z": "^Z", "ctrl+q": "^Q"}

PASTE_TITLE = "What the caller says"
CARDS_TITLE = "Values"
CARD_TITLE = "Card"
PLACEHOLDER = "Paste or type what the caller says: numbers, names, dates, in any order."
EMPTY = "Nothing here yet. Paste a text, and a card appears for every value in it."
HIDDEN = "hidden"
ATTEMPTS = "Attempts: {number}"
READ_ALOUD = "Read aloud"
SMS_PARTS = "SMS, parts: {parts} ({encoding})"
NO_SMS = "There is nothing to send for this value."
NEXT = "What comes next"
WHERE = "Where to look: {where}"
SOURCE = "Source: {source}"
COPIED = "Copied."
CLEARED = "Cleared. ^Z brings it back."
FORGOTTEN = "Cleared: nothing was typed for a while."
FAULT = "This text cannot be looked at ({kind}). Change it or clear it."
KIND_TITLE = "What is this value?"
KIND_FILTER = "Begin to type the name of the field"
NO_KIND = "No field has such a name."
FORM_TITLE = "Which form?"
FORM_FILTER = "Begin to type the name of the form"
NO_FORM = "No form has such a name."
MISSING_TITLE = "Still to be asked: {form}"
ALL_THERE = "Everything that this form always requires has been said."
PERHAPS_TITLE = "Required in some cases:"
MISSING = "Still to be asked: {number}"
CLOSE = "Copied. Esc closes"
CLOSE_ONLY = "Esc closes"
CHOOSE = "Enter chooses, Esc closes"
HELP_TITLE = "Keys"
HELP = (
    ("F2", "show the phrase to read aloud, and copy it"),
    ("F3", "choose a form; then: what is still missing from it"),
    ("F4", "show the SMS, and copy it"),
    ("F5", "light or dark"),
    ("F6", "this value is another field"),
    ("F7", "the caller tried and failed: count it, and see what comes next"),
    ("F8", "hide letters and digits on the screen"),
    ("F9", "the other language"),
    ("Alt+1 … Alt+9", "the card of this number"),
    ("Alt+↑ Alt+↓", "the card before, the next card"),
    ("Tab", "from the text to the cards and on"),
    ("Esc", "clear everything; Ctrl+Z brings it back"),
    ("Ctrl+Q", "leave"),
)
FORGETS = "Nothing is stored. After {minutes} min without a key everything is cleared."

SENTENCES = (
    *(name for _, action, name in KEYS if action != "language"),
    PASTE_TITLE, CARDS_TITLE, CARD_TITLE, PLACEHOLDER, EMPTY, HIDDEN, ATTEMPTS, READ_ALOUD, SMS_PARTS, NO_SMS, NEXT, WHERE,
    SOURCE, COPIED, CLEARED, FORGOTTEN, FAULT, KIND_TITLE, KIND_FILTER, NO_KIND, FORM_TITLE, FORM_FILTER,
    NO_FORM, MISSING_TITLE, ALL_THERE, PERHAPS_TITLE, MISSING, CLOSE, CLOSE_ONLY, CHOOSE, HELP_TITLE, *(meaning for _, meaning in HELP), FORGETS,
)  # fmt: skip
"""All of them, for the test that holds the Russian against them."""
