"""What an operator reads aloud and what he sends: one script and one SMS a card, however many problems it has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import lru_cache
from typing import NamedTuple

from gosform.catalog import Catalogue, Untranslated, catalogue, chain
from gosform.explain import Explanation, explain
from gosform.problem import Place, Problem, Severity, Words
from gosform.saying import labels
from gosform.saying.channels import frame, join, plain
from gosform.saying.letters_aloud import letter_aloud, ordinal
from gosform.saying.segments import Segments, segments
from gosform.saying.spoken import languages as voices
from gosform.saying.spoken import speak
from gosform.saying.visible import revealed_together
from gosform.showing.cards_words import GOOD, LETTER, LETTER_TO_DIGIT, LETTER_TO_LETTER
from gosform.showing.plain_report import spaced
from gosform.showing.shown import say

MOST_SEGMENTS = 2
"""Parts that a text with all problems may have; a longer one tells of the first alone."""


class Odd(NamedTuple):
    """place: which character it is and what it looks like. instead: what to put there; empty where that is not sure."""

    place: str
    instead: str


def script(found: Sequence[Problem], place: Place, typed: str, lang: str) -> str:
    """What is read aloud: what to correct, what is wrong with it, where to look, how to compare, what to do, once each.

    Digits are words. Nothing of the value is read out but single characters that do not belong there.
    """
    if not found:
        return good(place, lang).say
    told = explain(found, lang, "phone")
    if len({one.lang for one in told}) > 1:
        told = explain(found, told[-1].lang, "phone")
    words = catalogue(told[0].lang)
    names = labels.names(place, words)
    serious = [(p, one) for p, one in zip(found, told, strict=True) if p.severity is not Severity.NOTICE]
    if not serious:
        return _aloud_all((part for one in told for part in (one.what, one.fix)), words.lang)
    tone = Severity.ERROR if any(p.severity is Severity.ERROR for p, _ in serious) else Severity.WARNING
    odd = _odd_letters([p for p, _ in serious], typed, words.lang)
    fixes = [one.fix for i, (_, one) in enumerate(serious) if not odd.get(i, Odd("", "")).instead]
    sentences = [
        frame("phone.open.alone" if tone is Severity.ERROR else "phone.check.alone", words, names),
        *(one.what for _, one in serious),
        *(join(both) for both in odd.values()),
        *([told[0].where, _aloud(found[0], place, words)] if fixes else ()),  # where everything is told, nothing has to be compared
        *fixes,
        frame("phone.send" if tone is Severity.ERROR else "keep", words),
    ]
    return _aloud_all((labels.unhide(sentence) for sentence in sentences), words.lang)


def sms(found: Sequence[Problem], place: Place | None, lang: str) -> tuple[str, Segments]:
    """The text of an SMS and what it takes: of all problems where two parts are enough, else of the first one; it never quotes a value.

    place: None where it is not known what the value is: there is nothing to send then.
    """
    if place is None:
        text = ""
    elif not found:
        text = good(place, lang).sms
    else:
        told = explain(found, lang, "sms")
        whole = _together([one for p, one in zip(found, told, strict=True) if p.severity is found[0].severity])
        account = plain(frame("sms.account", catalogue(told[0].lang)))
        fuller = [] if len(whole) < 2 else [join((*whole, account)), join(whole)]
        text = next((text for text in fuller if segments(text).parts <= MOST_SEGMENTS), told[0].text)
    return text, segments(text)


class Good(NamedTuple):
    """The sentence for a value in which nothing was found: to be read aloud, and as an SMS."""

    say: str
    sms: str


def good(place: Place, lang: str) -> Good:
    """Kept for the kinds: most values of a text are good."""
    return _kept(place.words, lang) if not place.label else _good(place, lang)


@lru_cache(maxsize=512)
def _kept(words: Words, lang: str) -> Good:
    return _good(Place(words), lang)


def _good(place: Place, lang: str) -> Good:
    for one in chain(lang):
        with suppress(Untranslated):
            text = labels.unhide(labels.fill(say(one, GOOD), labels.names(place, catalogue(one))))
            return Good(speak(text, _voice(one)), plain(text))
    raise AssertionError("the source lacks nothing")


def _together(told: Sequence[Explanation]) -> list[str]:
    """The sentences of several problems for one SMS; nothing where there is one problem."""
    if len(told) < 2 or len({one.lang for one in told}) > 1:
        return []
    return [plain(spaced(sentence)) for sentence in _once(part for one in told for part in (one.what, one.fix))]


def _aloud_all(sentences: Iterable[str], lang: str) -> str:
    """Each sentence once, in words."""
    return join(_spoken(sentence, lang) for sentence in _once(sentences))


@lru_cache(maxsize=1024)
def _spoken(sentence: str, lang: str) -> str:
    """Kept: nothing that is read aloud holds anybody's data."""
    return speak(sentence, lang)


def _aloud(problem: Problem, place: Place, words: Catalogue) -> str:
    relation = problem.code.startswith("relation.")
    return "" if relation else labels.aloud(place, words)


def _voice(lang: str) -> str:
    return next(one for one in chain(lang) if one in voices())


def _once(sentences: Iterable[str]) -> Iterator[str]:
    """Each sentence the first time that it comes."""
    return iter(dict.fromkeys(sentence for sentence in sentences if sentence))


def _odd_letters(found: Sequence[Problem], typed: str, lang: str) -> dict[int, Odd]:
    """Which of the problems are single letters that do not belong there, by their place in ``found``."""
    shown = revealed_together(found, typed)
    after = _after(found, typed)
    said: dict[int, Odd] = {}
    for i, problem in enumerate(found):
        span = problem.span
        if span is None or span not in shown or span.end - span.start != 1:
            continue
        letter, which = letter_aloud(typed[span.start], lang), ordinal(sum(map(str.isalnum, typed[: span.end])), lang)
        if letter and which:
            place = say(lang, LETTER, ordinal=which, letter=letter)
            said[i] = Odd(place[:1].upper() + place[1:], _instead(after[span.start] if after else "", lang))
    return said


def _after(found: Sequence[Problem], typed: str) -> str:
    """The value after the first safe fix, where it changes single characters only; else nothing."""
    fix = next((fix for problem in found for fix in problem.fixes if fix.trust == "safe"), None)
    whole = fix.apply(typed) if fix else ""
    return whole if len(whole) == len(typed) else ""


def _instead(char: str, lang: str) -> str:
    if char.isascii() and char.isdigit():
        return say(lang, LETTER_TO_DIGIT, digit=char)
    letter = letter_aloud(char, lang) if char else None
    return say(lang, LETTER_TO_LETTER, letter=letter) if letter else ""
