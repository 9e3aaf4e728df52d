"""A card as text for the page: one line for the list, everything for the card itself. Styles are names of the theme's colours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from gosform.paste_page.words import NEXT, READ_ALOUD, SIGNS, SMS_PARTS, SOURCE, WHERE
from gosform.saying.visible import cells, safe
from gosform.showing.cards import Card, Repair, Trouble
from gosform.showing.cards_text import PERHAPS, PERSON, SEVERITIES, STATES, TRUSTS, mark_line
from gosform.showing.cards_value import Piece
from gosform.showing.shown import say

TONES = {"good": "$text-success", "notice": "$text-accent", "warning": "$text-warning", "error": "$text-error", "unknown": "$text-warning"}
MARK, WHOLE = "bold underline reverse", "underline"
"""What is wrong in a value; a value that is wrong as a whole is not turned dark as a whole."""
LONGEST_SHARE = 40
"""Characters of a value in the list of cards."""
Part = str | Content | tuple[str, str]


def row(card: Card) -> Content:
    """One line of the list: number, sign of the state, label, value."""
    tone = TONES[card.state]
    value = _value(_first(card.value, LONGEST_SHARE))
    return Content.assemble(f"{card.id + 1} ", (SIGNS[card.state], f"bold {tone}"), " ", (card.label, "bold"), "  ", value)


def whole(card: Card, lang: str, several: bool = False) -> Content:
    """Everything about a card. several: the text tells of several people, so it is said whose value it is."""
    return Content("\n").join(_lines(card, lang, several))


def _lines(card: Card, lang: str, several: bool) -> Iterator[Content]:
    state = say(lang, STATES[card.state]) + (f" · {say(lang, PERSON, number=card.person + 1)}" if several else "")
    yield Content.assemble((f"{SIGNS[card.state]} {card.label}", f"bold {TONES[card.state]}"), f" – {state}")
    yield Content.assemble(_value(card.value))
    if marks := mark_line(card.value):
        yield Content.assemble((marks, TONES[card.state]))
    for trouble in card.problems:
        yield _trouble(trouble, lang)
    yield from (_repair(fix, lang) for fix in card.fixes)
    if card.next:
        yield from _titled(say(lang, NEXT), "\n".join(card.next))
    yield from _titled(f"{say(lang, READ_ALOUD)} (F2)", card.say)
    if card.sms.text:
        yield from _titled(f"{say(lang, SMS_PARTS, parts=card.sms.segments, encoding=card.sms.encoding)} (F4)", card.sms.text)
    if card.others or card.problems:
        yield Content("")
    if card.others:
        names = ", ".join(f"{one.label} ({round(one.score * 100)} %)" for one in card.others)
        yield Content.assemble((f"{say(lang, PERHAPS, names=names)} (F6)", "$foreground-muted"))
    if card.problems and (where := card.problems[0].where):
        yield Content.assemble((say(lang, WHERE, where=where), "$foreground-muted"))
    if card.problems:
        first = card.problems[0]
        yield Content.assemble((f"{say(lang, SOURCE, source=first.source)} · {first.page}", "$foreground-muted"))


def _titled(title: str, text: str) -> Iterator[Content]:
    yield Content("")
    yield Content.assemble((title, "bold"))
    yield Content(text)


def _trouble(trouble: Trouble, lang: str) -> Content:
    lead = f"{say(lang, SEVERITIES[trouble.severity])}: " if trouble.severity in SEVERITIES else ""
    sentence = " ".join(part for part in (trouble.what, trouble.fix) if part)
    return Content.assemble(f"{lead}{safe(sentence)} ", (f"[{trouble.code}]", "$foreground-muted"))


def _repair(fix: Repair, lang: str) -> Content:
    return Content.assemble("→ ", _value(fix.marks), (f"  ({say(lang, TRUSTS[fix.trust])})", "$foreground-muted"))


def _value(parts: Sequence[Piece]) -> Content:
    style = WHOLE if all(mark for _, mark in parts) else MARK
    drawn: list[Part] = [(text, style) if mark else text for text, mark in parts]
    return Content.assemble(*drawn)


def _first(parts: Sequence[Piece], most: int) -> list[Piece]:
    """The beginning of a value, so that a row of the list holds it."""
    found: list[Piece] = []
    for text, mark in parts:
        room = most - sum(len(piece.text) for piece in found)
        if len(text) > room:
            return [*found, Piece("".join(cell.text for cell in cells(text[:room])), mark), Piece("…", False)]
        found.append(Piece(text, mark))
    return found
