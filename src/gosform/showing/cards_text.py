"""Cards as text for a terminal: the marked value with marks below it, what is wrong, what to say, what to send."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from gosform.problem import Span
from gosform.saying.visible import cells, marked, safe
from gosform.showing.cards import Card, Repair, Trouble
from gosform.showing.cards_value import Piece
from gosform.showing.shown import say

STATES = {"good": "in order", "notice": "note", "warning": "check", "error": "to mend", "unknown": "not recognised"}
SEVERITIES = {"warning": "Warning", "notice": "Note"}
TRUSTS = {"safe": "safe fix", "likely": "likely", "candidate": "one possibility: compare with the document"}
TONES = {"good": "\x1b[32m", "notice": "\x1b[36m", "warning": "\x1b[33m", "error": "\x1b[31m", "unknown": "\x1b[33m"}
BOLD, DIM, OFF = "\x1b[1m", "\x1b[2m", "\x1b[0m"
READ_ALOUD = "Read aloud: {text}"
SMS = "SMS, parts {parts}: {text}"
PERHAPS = "It may also be: {names}"
NEXT = "What comes next: {text}"
PERSON = "Person {number}"
NOTHING = "There is no value in this text."
COUNTED = "Values: {many}, to mend: {errors}, not recognised: {unknown}"
SENTENCES = (*STATES.values(), *SEVERITIES.values(), *TRUSTS.values(), READ_ALOUD, SMS, PERHAPS, NEXT, PERSON, NOTHING, COUNTED)


def write(cards: Sequence[Card], lang: str, *, colour: bool = False, values: bool = True) -> Iterator[str]:
    """The cards, one after another, and a line that counts them. values: False says of a fix only that there is one."""
    several, person = any(card.person for card in cards), -1
    for card in cards:
        if several and card.person != person:
            yield _in(BOLD, say(lang, PERSON, number=card.person + 1), colour) + "\n\n"
            person = card.person
        yield "".join(line + "\n" for line in _card(card, lang, colour, values)) + "\n"
    yield counted(cards, lang) + "\n"


def counted(cards: Sequence[Card], lang: str) -> str:
    """How many values there are, and how many ask for something."""
    if not cards:
        return say(lang, NOTHING)
    states = [card.state for card in cards]
    return say(lang, COUNTED, many=len(states), errors=states.count("error"), unknown=states.count("unknown"))


def mark_line(value: Sequence[Piece]) -> str:
    """The line of marks below a value that is drawn whole; empty where nothing is marked."""
    return "".join(("^" if mark else " ") * sum(cell.width for cell in cells(text)) for text, mark in value).rstrip()


def _card(card: Card, lang: str, colour: bool, values: bool) -> Iterator[str]:
    tone = TONES[card.state]
    state = _in(tone, say(lang, STATES[card.state]), colour)
    yield f"{card.id + 1}. {_in(BOLD, safe(card.label), colour)} – {state}"
    text, marks = _value(card.value)
    yield "   " + text
    if marks:
        yield "   " + _in(tone, marks, colour)
    for trouble in card.problems:
        yield "   " + _trouble(trouble, lang, colour)
    for line in dict.fromkeys(_repair(fix, lang, values) for fix in card.fixes):
        yield "   " + line
    if card.others:
        names = ", ".join(f"{one.label} ({round(one.score * 100)} %)" for one in card.others)
        yield "   " + _in(DIM, say(lang, PERHAPS, names=safe(names)), colour)
    yield "   " + say(lang, READ_ALOUD, text=card.say)
    if card.sms.text:
        yield "   " + say(lang, SMS, text=safe(card.sms.text), parts=f"{card.sms.segments} ({card.sms.encoding})")
    if card.next:
        yield "   " + say(lang, NEXT, text=safe(" ".join(card.next)))


def _value(parts: Sequence[Piece]) -> tuple[str, str]:
    """The value and the marks below it, both cut to a window where the value is long."""
    drawn = cells("".join(text for text, _ in parts))
    ends = [0]
    for text, _ in parts:
        ends.append(ends[-1] + len(text))
    spans = [Span(start, end) for (start, end), (_, mark) in zip(pairwise(ends), parts, strict=True) if mark]
    if not spans:
        return marked(drawn, Span(0, 0))[0], ""
    return marked(drawn, spans[0], spans[1:])


def _trouble(trouble: Trouble, lang: str, colour: bool) -> str:
    lead = f"{say(lang, SEVERITIES[trouble.severity])}: " if trouble.severity in SEVERITIES else ""
    sentence = " ".join(part for part in (trouble.what, trouble.fix) if part)
    return f"{_in(TONES[trouble.severity], lead, colour)}{safe(sentence)}  {_in(DIM, f'[{trouble.code}]', colour)}"


def _repair(fix: Repair, lang: str, values: bool) -> str:
    trust = say(lang, TRUSTS[fix.trust])
    if not values:
        return f"→ {say(lang, 'There is a fix ({trust}): --show-values shows it.', trust=trust)}"
    return f"→ {''.join(piece.text for piece in fix.marks)}  ({trust})"


def _in(colour: str, text: str, wanted: bool) -> str:
    return f"{colour}{text}{OFF}" if wanted and text else text


def in_order(cards: Iterable[Card]) -> bool:
    """Nothing has to be mended; what was not recognised is no mistake."""
    return all(card.state != "error" for card in cards)
