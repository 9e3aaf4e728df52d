"""How names find their problems: letters of a wrong alphabet and strange signs first, then the shape, then doubts.

A name is a legal fact, and people are refused for good ones: two words, a hyphen, one letter, «оглы», «ё» and all
capitals are fine here. What one official schema takes and another refuses is a warning.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Literal

from gosform.engines.graphemes import graphemes
from gosform.engines.keyboard import russian_layout
from gosform.engines.name_codes import NameCodes
from gosform.engines.name_notes import LONGEST_NOTE, NOT_A_NOTE, empty, note
from gosform.engines.name_pastes import NOT_LABELLED, along, hinted, labelled, twice
from gosform.engines.strange_signs import letter_params, letter_problem, removal, sign_problem
from gosform.engines.stretches import as_large, name, runs, stretches, swapped, words
from gosform.engines.writing import RUSSIAN, TO_CYRILLIC, TO_LATIN, USUAL, Tidied, tidy
from gosform.kind import Found, Screen
from gosform.problem import Fix, Problem, Severity, Span, Trust, problem
from gosform.text import LATIN_TO_CYRILLIC, ascii_digit, script

_ERROR, _SAFE, _LIKELY = Severity.ERROR, Trust.SAFE, Trust.LIKELY  # a class of constants gives one as slowly as a function is called
_found = partial(tuple.__new__, Found)  # little more than half of what the class itself takes
Citizenship = Literal["rf", "foreign"]
LIKE_LETTER = {"0": "О", "3": "З", "6": "Б", "8": "В"}
"""Digits that are typed for a letter."""
VOWELS = frozenset("аеёиоуыэюяАЕЁИОУЫЭЮЯ")
LONGEST = 5_000
"""Beyond this nobody meant a name, so only the length is spoken of."""
SMALL_WORDS = frozenset(("оглы", "оглу", "кызы", "гызы", "фон", "де", "ибн", "да", "бей", "заде", "угли", "кизи"))
"""Parts of a name that are written in small letters."""
PATRONYMIC = re.compile(r"(?:ович|евич|овна|евна|ична)(?![^\s])", re.IGNORECASE)
LAST_PATRONYMIC = re.compile(
    r"(?:ович|евич|овна|евна|ична| (?:кузьм|фом|лук|иль|никит|савв|козьм|емельян)ич| (?:оглы|оглу|кызы|гызы|угли|кизи))$", re.IGNORECASE
)
"""A patronymic at the end of a full name, the short ones and the Turkic ones as well."""
_NO_LETTER = re.compile(f"[{''.join(sorted(set('0123456789') - LIKE_LETTER.keys() - {'4'}))}]").search
_DIGITS = re.compile(r"\d").finditer
_FIRST, _HYPHENS = re.compile("-+|[ьъ]", re.IGNORECASE).match, re.compile(r"--+|(?<=[^-])-(?=[ ]|$)|(?<= )-(?!-)").finditer
_ODD = re.compile(r"[^A-Za-zА-яЁё0-9 \-'.,()]").finditer
"""What may be a sign that no schema takes in a name."""
PLAIN = re.compile(r"[A-Za-zА-яЁё \-'.,()]*").fullmatch
"""Letters of the two alphabets and the signs that may stand in a name, and nothing else."""
_TAKEN = re.compile(r"[А-яЁё \-'.,()]*").fullmatch
"""The same without Latin letters: nothing that any receiver refuses, whoever's name it is."""


def _spelt(large: str, small: str) -> Callable[[str], object]:
    """Matches words of these letters, each in capitals or in small letters after the first."""
    word = f"(?:[{large}](?:[{large}]++|[{small}]*+)|[{small}]++)"
    return re.compile(f"(?![ЬЪьъ]){word}(?>(?:[ -]{word})*)").fullmatch


IN_ORDER = _spelt("А-ЯЁ", "а-яё")
"""A name with nothing to find in its letters, signs and shape, whoever looks."""
_LOOKS_IN_ORDER = _spelt("А-ЯЁ" + "".join(filter(str.isupper, LATIN_TO_CYRILLIC)), "а-яё" + "".join(filter(str.islower, LATIN_TO_CYRILLIC)))
"""The same with Latin letters of Russian shape among the others."""
_LATIN_LETTER, _LATIN_LETTERS = re.compile("[A-Za-z]").search, re.compile("[A-Za-z]").finditer
INITIAL = re.compile(r"(?<![^\W\d_])[^\W\d_]\.")
_DOUBTFUL = re.compile(r"[.,()]").finditer
CAPS_LOCK = re.compile(r"(?<![А-Яа-яЁёA-Za-z])[а-яёa-z][А-ЯЁA-Z]{2,}(?![а-яёa-z])")
TURNED = re.compile(r"(?<![^\W\d_])(?:[а-яёa-z][А-ЯЁA-Z]+|ОГЛЫ|ОГЛУ|КЫЗЫ|ГЫЗЫ|УГЛИ|КИЗИ)(?![^\W\d_])")
"""A word whose small and capital letters have changed places."""
ROMAN = re.compile(r"(?<![^\s-])[IV]+(?![^\s-])")


@dataclass(frozen=True, slots=True)
class NameOptions:
    """The options that every name has."""

    citizenship: Citizenship = field(
        default="rf", metadata={"meaning": "foreign: Latin letters and the apostrophe are taken too; rf: Russian letters only"}
    )
    max_length: int = field(default=60, metadata={"meaning": "the most characters that the receiving system keeps"})


def diagnose(
    typed: str,
    codes: NameCodes,
    options: NameOptions,
    own: Callable[[Tidied], list[Problem]] | None = None,
    left_out: Callable[[Tidied], Found | None] | None = None,
    *,
    pasted: bool = False,
) -> Found:
    """Every problem of a name, and its tidy spelling.

    own: the doubts and refusals of one kind, asked only when nothing is wrong with the characters.
    left_out: what one kind says of a note in place of the name, which is asked first.
    pasted: this is a part of what was typed, and what stands beside it is known.
    Each stage runs only when the one before was clean: alphabets and signs, then shape, then doubts.
    """
    if len(typed) > LONGEST:
        return Found((problem(codes.too_long, Span(0, len(typed)), max=options.max_length, have=len(typed)),))
    tidied = tidy(typed)
    if left_out and (noted := left_out(tidied)):
        return noted
    if "-" in tidied.text:
        tidied = joined(tidied)
    text = tidied.text
    looks = _LOOKS_IN_ORDER(text)
    latin = _LATIN_LETTER(text) if looks else None
    in_order = looks and not latin
    if latin and options.citizenship == "rf" and len(text) <= options.max_length and not RUSSIAN.isdisjoint(text):
        return _lookalikes(tidied, codes, latin.start())  # no other stage has anything to say of it
    if not in_order and (whole := _whole(tidied, codes, options)):
        return whole
    if not pasted and (labelled(typed, codes) or (not in_order and hinted(typed))):
        judge = partial(diagnose, codes=codes, options=options, own=own, pasted=True)
        if found_good := along(typed, codes, judge):
            return found_good
    doubled = twice(tidied, codes) if options.citizenship == "rf" else None
    if doubled and doubled.severity is Severity.ERROR:
        return Found((doubled,))
    if not in_order and (wrong := _characters(tidied, codes, options)):
        return Found(wrong)
    found = _length(tidied, codes, options) if in_order else _shape(tidied, codes, options)
    found += [doubled] if doubled else own(tidied) if own else []
    if in_order:
        found += [problem(codes.placeholder, tidied.whole())] if len(text) <= LONGEST_NOTE and note(text) else []
    else:
        found += _doubts(tidied, codes, options)
    cleaned = (problem(codes.cleaned, tidied.touched[0]),) if tidied.touched else ()
    if not found:
        return _found((cleaned, text, text))
    broken = _ERROR in [p.severity for p in found]
    return _found(((*found, *cleaned), None if broken else text, text))


def _whole(tidied: Tidied, codes: NameCodes, options: NameOptions) -> Found | None:
    """What is found in a name that is no name at all, or another one on the wrong keyboard."""
    if empty(tidied.text):
        return Found((problem(codes.no_letters, tidied.whole()),))
    if options.citizenship == "rf" and (meant := russian_layout(tidied)):
        whole = tidied.whole()
        return Found((problem(codes.keyboard_layout, whole, Fix(whole, _as_name(meant), Trust.LIKELY)),))
    return None


def _characters(tidied: Tidied, codes: NameCodes, options: NameOptions) -> tuple[Problem, ...]:
    """Letters and signs that do not belong, from the first to the last, and the length of a name that has any."""
    if _TAKEN(tidied.text):
        return ()
    found = _letters(tidied, codes, options) + _signs(tidied, codes, options)
    if len(found) > 1:
        found.sort(key=lambda p: p.span or Span(0, 0))
    return (*found, *_length(tidied, codes, options)) if found else ()


def _lookalikes(tidied: Tidied, codes: NameCodes, first: int) -> Found:
    """What is found in a name that Latin letters of Russian shape alone keep from being in order. first: where the first of them stands."""
    text, code = tidied.text, codes.mixed_scripts
    if not _LATIN_LETTER(text, first + 1):  # the usual slip
        span = tidied.span(first, first + 1)
        fixes = (Fix(span, LATIN_TO_CYRILLIC[text[first]], _SAFE),)
        return _found(((Problem(code, span, letter_params(text, first), fixes, code.severity),), None, None))
    change = {}
    for m in _LATIN_LETTERS(text):
        change[m.start()] = LATIN_TO_CYRILLIC[m[0]]
    fixes, where = (tidied.mended(change, _SAFE),), stretches(change)
    return _found((tuple([letter_problem(code, tidied, a, b, fixes) for a, b in where]), None, None))


def joined(tidied: Tidied) -> Tidied:
    """Without the spaces around a hyphen between two letters: «Петров - Водкин» is one surname."""
    if "- " not in tidied.text and " -" not in tidied.text:
        return tidied
    around = {i for m in re.finditer(r"(?<=[^\W\d_])( ?)-( ?)(?=[^\W\d_])", tidied.text) for g in (1, 2) for i in range(*m.span(g))}
    if not around:
        return tidied
    kept = [i for i in range(len(tidied.text)) if i not in around]
    starts, ends = tidied.places
    return Tidied(
        tidied.typed,
        "".join(tidied.text[i] for i in kept),
        tuple(sorted({*tidied.touched, *(tidied.span(i, i + 1) for i in around)})),
        tidied.usual,
        (tuple(starts[i] for i in kept), tuple(ends[i] for i in kept)),
    )


def _as_name(meant: str) -> str:
    """A name typed in small letters, or with Caps Lock the wrong way round, as names are written."""
    if CAPS_LOCK.search(meant):
        meant = meant.swapcase()
    if not meant.islower():
        return meant
    return re.sub(r"[^\W\d_]+", lambda m: m[0] if m[0] in SMALL_WORDS else m[0].capitalize(), meant)


def _letters(tidied: Tidied, codes: NameCodes, options: NameOptions) -> list[Problem]:
    """Letters that are not of the alphabet of the document."""
    text = tidied.text
    usual = USUAL(text)
    found = [] if usual else [letter_problem(codes.alphabet, tidied, a, b) for a, b in runs(text, _foreign)]
    if options.citizenship == "foreign":
        return found + _mixed_words(tidied, codes, options)
    if usual and not _LATIN_LETTER(text):
        return found
    numerals = _numerals(text)
    places = [m.start() for m in _LATIN_LETTERS(text)] if usual else [i for i, c in enumerate(text) if script(c) == "latin"]
    latin = [i for i in places if i not in numerals]
    if not latin:
        return found
    if RUSSIAN.isdisjoint(text):
        fixes = _checked(tidied, swapped(text, latin, TO_CYRILLIC), Trust.LIKELY, codes, options)
        return [*found, letter_problem(codes.latin, tidied, latin[0], latin[-1] + 1, fixes)]
    fixes = _checked(tidied, swapped(text, latin, TO_CYRILLIC), Trust.SAFE, codes, options)
    return found + [letter_problem(codes.mixed_scripts, tidied, a, b, fixes) for a, b in stretches(latin)]


def _numerals(text: str) -> set[int]:
    """Where Roman numerals stand among Russian words."""
    if ("I" not in text and "V" not in text) or RUSSIAN.isdisjoint(text):
        return set()
    return {i for m in ROMAN.finditer(text) for i in range(*m.span())}


def _mixed_words(tidied: Tidied, codes: NameCodes, options: NameOptions) -> list[Problem]:
    """Words of a foreigner's name that mix two alphabets; the alphabet with fewer letters is the slip."""
    text, found = tidied.text, []
    numerals = _numerals(text)
    for start, end in words(text):
        latin = {i for i in range(start, end) if script(text[i]) == "latin" and i not in numerals}
        russian = {i for i in range(start, end) if script(text[i]) == "cyrillic"}
        if not latin or not russian:
            continue
        code, wrong, table = (
            (codes.mixed_scripts, latin, TO_CYRILLIC) if len(latin) <= len(russian) else (codes.cyrillic, russian, TO_LATIN)
        )
        fixes = _checked(tidied, swapped(text, wrong, table), Trust.LIKELY, codes, options)
        found += [letter_problem(code, tidied, a, b, fixes) for a, b in stretches(wrong)]
    return found


def _foreign(char: str) -> bool:
    """A letter of neither alphabet: Georgian, Chinese, and Cyrillic letters that Russian does not have."""
    kind = script(char)
    return kind == "other" or (kind == "cyrillic" and char not in RUSSIAN)


def _signs(tidied: Tidied, codes: NameCodes, options: NameOptions) -> list[Problem]:
    """Digits, and signs that no schema takes in a name."""
    text = tidied.text
    if PLAIN(text):
        return []
    digits = [m.start() for m in _DIGITS(text)]
    found: list[Problem] = []
    if digits:
        change = {} if _NO_LETTER(text) else {i: _letter_for(text, i) for i in digits}
        meant = _checked(tidied, change if all(change.values()) else None, _LIKELY, codes, options)
        found = [problem(codes.digits, tidied.span(a, b), *meant, char=text[a]) for a, b in stretches(digits)]
    if not (odd := [m.start() for m in _ODD(text)]):
        return found
    fixes: tuple[Fix, ...] | None = () if found and not found[0].fixes else None  # what is left without the sign would still be no name
    return found + [sign_problem(codes.characters, tidied, a, b, fixes) for a, b in runs(text, _strange, among=odd)]


def _digit(char: str) -> bool:
    return bool(ascii_digit(char))


def _letter_for(text: str, i: int) -> str:
    """The letter that a digit was typed for, as large as its neighbours."""
    digit = ascii_digit(text[i])
    letter = LIKE_LETTER.get(digit, "")
    before, after = text[i - 1] if i else " ", text[i + 1 : i + 2] or " "
    if digit == "4" and (not before.isalpha() or not after.isalpha() or before in VOWELS or after in VOWELS):
        letter = "Ч"  # between two consonants it is rather an А
    if not before.isalpha() and after.islower() and f"{letter}{text[i + 1 :]} ".lower().partition(" ")[0] in SMALL_WORDS:
        return letter.lower()
    inside = before.islower() or ((before == "-" or before.isalpha()) and after.islower())
    return letter.lower() if inside else letter


def _strange(char: str) -> bool:
    return not (char.isalpha() or char in " -'.,()" or _digit(char))


def _checked(tidied: Tidied, change: dict[int, str] | None, trust: Trust, codes: NameCodes, options: NameOptions) -> tuple[Fix, ...]:
    """The fix, when the name that it gives has no error left; nothing otherwise. Of a foreigner's name it mends one word."""
    if not change:
        return ()
    meant = _changed(tidied.text, change)
    if IN_ORDER(meant) and len(meant) <= options.max_length:
        return (tidied.mended(change, trust),)
    sized = as_large(tidied.text, change)
    trust, change = trust if sized == change else Trust.LIKELY, sized
    meant = _changed(tidied.text, change)
    if (not PLAIN(meant) and any(_foreign(c) or _strange(c) or _digit(c) for c in meant)) or _shape(tidy(meant), codes, options):
        return ()
    if (
        options.citizenship == "rf"
        and (not PLAIN(meant) or _LATIN_LETTER(meant))
        and any(script(c) == "latin" for c in ROMAN.sub("", meant))
    ):
        return ()
    return (tidied.mended(change, trust),)


def _changed(text: str, change: Mapping[int, str]) -> str:
    chars = list(text)
    for i, char in change.items():
        chars[i] = char
    return "".join(chars)


def _shape(tidied: Tidied, codes: NameCodes, options: NameOptions) -> list[Problem]:
    """The first character, hyphens that join nothing, length."""
    text, found = tidied.text, []
    if m := _FIRST(text):
        span = tidied.span(*m.span())
        found.append(problem(codes.first_character, span, *((Fix(span, "", Trust.LIKELY),) if text[0] == "-" else ())))
    for m in _HYPHENS(text) if "-" in text else ():
        if m.start() == 0:
            continue
        span, between = tidied.span(*m.span()), text[m.end() : m.end() + 1].strip() and text[m.start() - 1].strip()
        fixes = (Fix(span, "-", Trust.LIKELY),) if between else removal(tidied, *m.span())
        found.append(problem(codes.hyphens, span, *fixes))
    return found + _length(tidied, codes, options)


def _length(tidied: Tidied, codes: NameCodes, options: NameOptions) -> list[Problem]:
    if len(tidied.text) <= options.max_length or (have := graphemes(tidied.text)) <= options.max_length:
        return []
    return [problem(codes.too_long, tidied.whole(), max=options.max_length, have=have)]


def _doubts(tidied: Tidied, codes: NameCodes, options: NameOptions) -> list[Problem]:
    """What may be right, but is worth a second look."""
    text = tidied.text
    found: list[Problem] = []
    if note(text):
        found.append(problem(codes.placeholder, tidied.whole()))
    initials = [m.span() for m in INITIAL.finditer(text)] if "." in text else []
    if initials:
        found.append(problem(codes.initials, tidied.span(initials[0][0], initials[-1][1])))
    stops = {b - 1 for _, b in initials}
    for a, b in stretches([i for m in _DOUBTFUL(text) if (i := m.start()) not in stops]):
        found.append(problem(codes.punctuation, tidied.span(a, b), char=text[a], sign=name(text[a])))
    if options.citizenship == "rf":
        if (at := text.find("'")) >= 0:
            found.append(problem(codes.apostrophe, tidied.span(at, at + 1)))
        if ("I" in text or "V" in text) and (m := ROMAN.search(text)):
            found.append(problem(codes.roman_numeral, tidied.span(*m.span())))
    if m := CAPS_LOCK.search(text):
        turned = [w.span() for w in TURNED.finditer(text)] or [m.span()]
        change = {i: char for a, b in turned for i, char in enumerate(text[a:b].swapcase(), a)}
        found.append(problem(codes.caps_lock, tidied.span(turned[0][0], turned[-1][1]), tidied.mended(change, Trust.LIKELY)))
    return found


def screened_word(longest: int) -> str:
    """A pattern of one Russian word, all capitals or small after its first letter. It never gives letters back."""
    return f"(?:[А-ЩЫЭЮЯЁ][А-ЯЁ]{{1,{longest - 1}}}(?![а-яё])|[А-ЩЫЭЮЯЁа-щыэюяё][а-яё]{{0,{longest - 1}}})"


def screen(options: NameOptions, between: str = "-", ending: str = "") -> Screen | None:
    """One Russian word, or two or three that are joined; two with a space may be the same one twice.

    between: what may join the last one, as a pattern. ending: a look-behind for the kind's own doubts.
    """
    longest = (options.max_length - 2) // 3
    if longest < 2:
        return None
    word = screened_word(min(longest, 24))
    return Screen(f"{NOT_A_NOTE}{NOT_LABELLED}{word}(?:-{word})?(?:{between}{word})?{ending}")
