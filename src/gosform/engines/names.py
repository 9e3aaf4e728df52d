"""How names find their problems: letters of a wrong alphabet and strange signs first, then the shape, then doubts.

A name is a legal fact, and people are refused for good ones: two words, a hyphen, one letter, «оглы», «ё» and all
capitals are fine here. What one official schema takes and another refuses is a warning.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Literal

from gosform.engines.graphemes import graphemes
from gosform.engines.keyboard import russian_layout
from gosform.engines.name_codes import NameCodes
from gosform.engines.name_pastes import NOT_LABELLED, along, twice
from gosform.engines.writing import (
    LATIN,
    RUSSIAN,
    TO_CYRILLIC,
    TO_LATIN,
    USUAL,
    Tidied,
    as_large,
    letter_problem,
    name,
    removal,
    runs,
    sign_problem,
    stretches,
    swapped,
    tidy,
    words,
)
from gosform.kind import Found, Screen
from gosform.problem import Fix, Problem, Severity, Span, Trust, problem
from gosform.text import ascii_digit, script

Citizenship = Literal["rf", "foreign"]
LIKE_LETTER = {"0": "О", "3": "З", "6": "Б", "8": "В"}
"""Digits that are typed for a letter."""
VOWELS = frozenset("аеёиоуыэюяАЕЁИОУЫЭЮЯ")
LONGEST = 5_000
"""Beyond this nobody meant a name, so only the length is spoken of."""
DOUBTFUL = frozenset(".,()")
NOTES = frozenset(
    (
        *("нет", "отсутствует", "отсутствуют", "неизвестно", "неизвестна", "прочерк", "не указано", "не указана", "не имеет", "не имеется"),
        *("б/о", "б\\о", "б.о.", "без отчества", "отчества нет", "нет отчества", "none", "n/a", "н/д"),
    )
)
"""What people write where there is no name."""
SMALL_WORDS = frozenset(("оглы", "оглу", "кызы", "гызы", "фон", "де", "ибн", "да", "бей", "заде", "угли", "кизи"))
"""Parts of a name that are written in small letters."""
EMPTY_SIGNS = frozenset("-.,_/\\*0+= ?'")
PATRONYMIC = re.compile(r"(?:ович|евич|овна|евна|ична)(?![^\s])", re.IGNORECASE)
LAST_PATRONYMIC = re.compile(
    r"(?:ович|евич|овна|евна|ична| (?:кузьм|фом|лук|иль|никит|савв|козьм|емельян)ич| (?:оглы|оглу|кызы|гызы|угли|кизи))$", re.IGNORECASE
)
"""A patronymic at the end of a full name, the short ones and the Turkic ones as well."""
_DIGITS = re.compile(r"\d").finditer
_ODD = re.compile(r"[^A-Za-zА-яЁё0-9 \-'.,()]").search
"""What may be a sign that no schema takes in a name."""
PLAIN = re.compile(r"[A-Za-zА-яЁё \-'.,()]*").fullmatch
"""Letters of the two alphabets and the signs that may stand in a name, and nothing else."""
_LATIN_LETTER, _LATIN_LETTERS = re.compile("[A-Za-z]").search, re.compile("[A-Za-z]").finditer
INITIAL = re.compile(r"(?<![^\W\d_])[^\W\d_]\.")
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
    typed: str, codes: NameCodes, options: NameOptions, own: Callable[[Tidied], list[Problem]] | None = None, *, pasted: bool = False
) -> Found:
    """Every problem of a name, and its tidy spelling.

    own: the doubts and refusals of one kind, asked only when nothing is wrong with the characters.
    pasted: this is a part of what was typed, and what stands beside it is known.
    Each stage runs only when the one before was clean: alphabets and signs, then shape, then doubts.
    """
    if len(typed) > LONGEST:
        return Found((problem(codes.too_long, Span(0, len(typed)), max=options.max_length, have=len(typed)),))
    tidied = joined(tidy(typed))
    text = tidied.text
    if not any(map(str.isalpha, text)) and (len(set(text) - EMPTY_SIGNS) == 0):
        return Found((problem(codes.no_letters, tidied.whole()),))
    if options.citizenship == "rf" and (meant := russian_layout(tidied)):
        whole = tidied.whole()
        return Found((problem(codes.keyboard_layout, whole, Fix(whole, _as_name(meant), Trust.LIKELY)),))
    if not pasted and (found_good := along(typed, codes, lambda text: diagnose(text, codes, options, own, pasted=True))):
        return found_good
    doubled = twice(tidied, codes) if options.citizenship == "rf" else None
    if doubled and doubled.severity is Severity.ERROR:
        return Found((doubled,))
    found = _letters(tidied, codes, options) + _signs(tidied, codes, options)
    if found:
        return Found((*sorted(found, key=lambda p: p.span or Span(0, 0)), *_length(tidied, codes, options)))
    found = _shape(tidied, codes, options) + ([doubled] if doubled else own(tidied) if own else [])
    found += _doubts(tidied, codes, options)
    if tidied.touched:
        found.append(problem(codes.cleaned, tidied.touched[0]))
    broken = any(p.severity is Severity.ERROR for p in found)
    return Found(tuple(found), None if broken else text, text)


def joined(tidied: Tidied) -> Tidied:
    """Without the spaces around a hyphen between two letters: «Петров - Водкин» is one surname."""
    if "- " not in tidied.text and " -" not in tidied.text:
        return tidied
    around = {i for m in re.finditer(r"(?<=[^\W\d_])( ?)-( ?)(?=[^\W\d_])", tidied.text) for g in (1, 2) for i in range(*m.span(g))}
    if not around:
        return tidied
    kept = [i for i in range(len(tidied.text)) if i not in around]
    return Tidied(
        tidied.typed,
        "".join(tidied.text[i] for i in kept),
        tuple(tidied.starts[i] for i in kept),
        tuple(tidied.ends[i] for i in kept),
        tuple(sorted({*tidied.touched, *(tidied.span(i, i + 1) for i in around)})),
    )


def _as_name(meant: str) -> str:
    """A name typed in small letters, or with Caps Lock the wrong way round, as names are written."""
    if CAPS_LOCK.search(meant):
        meant = meant.swapcase()
    if not meant.islower():
        return meant
    return re.sub(r"[^\W\d_]+", lambda m: m[0] if m[0] in SMALL_WORDS else m[0].capitalize(), meant)


def note(text: str) -> bool:
    """Says that there is no such name: «нет», a dash, a zero."""
    return text.casefold().strip(' "«»()') in NOTES or not set(text) - EMPTY_SIGNS


def _letters(tidied: Tidied, codes: NameCodes, options: NameOptions) -> list[Problem]:
    """Letters that are not of the alphabet of the document."""
    text = tidied.text
    usual = USUAL(text)
    found = [] if usual else [letter_problem(codes.alphabet, tidied, a, b) for a, b in runs(text, _foreign)]
    if options.citizenship == "foreign":
        return found + _mixed_words(tidied, codes, options)
    if usual and LATIN.isdisjoint(text):
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
    return found + [letter_problem(codes.mixed_scripts, tidied, a, b, fixes) for a, b in stretches(text, set(latin))]


def _numerals(text: str) -> set[int]:
    """Where Roman numerals stand among Russian words."""
    return {i for m in ROMAN.finditer(text) for i in range(*m.span())} if not RUSSIAN.isdisjoint(text) else set()


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
        found += [letter_problem(code, tidied, a, b, fixes) for a, b in stretches(text, wrong)]
    return found


def _foreign(char: str) -> bool:
    """A letter of neither alphabet: Georgian, Chinese, and Cyrillic letters that Russian does not have."""
    kind = script(char)
    return kind == "other" or (kind == "cyrillic" and char not in RUSSIAN)


def _signs(tidied: Tidied, codes: NameCodes, options: NameOptions) -> list[Problem]:
    """Digits, and signs that no schema takes in a name."""
    text = tidied.text
    digits = [m.start() for m in _DIGITS(text)]
    found: list[Problem] = []
    if digits:
        change = {i: _letter_for(text, i) for i in digits}
        fixes = _checked(tidied, change if all(change.values()) else None, Trust.LIKELY, codes, options)
        found = [problem(codes.digits, tidied.span(a, b), *fixes, char=text[a]) for a, b in stretches(text, set(digits))]
    unmended = bool(found) and not found[0].fixes  # what is left without the sign would still be no name
    for a, b in runs(text, _strange) if _ODD(text) else ():
        one = sign_problem(codes.characters, tidied, a, b)
        found.append(replace(one, fixes=()) if unmended else one)
    return found


def _digit(char: str) -> bool:
    return bool(ascii_digit(char))


def _letter_for(text: str, i: int) -> str:
    """The letter that a digit was typed for, as large as its neighbours."""
    digit = ascii_digit(text[i])
    letter = LIKE_LETTER.get(digit, "")
    before, after = text[i - 1] if i else " ", text[i + 1 : i + 2] or " "
    if digit == "4" and (not before.isalpha() or not after.isalpha() or before in VOWELS or after in VOWELS):
        letter = "Ч"  # between two consonants it is rather an А
    if f"{letter}{text[i + 1 :]} ".lower().partition(" ")[0] in SMALL_WORDS and not before.isalpha() and after.islower():
        return letter.lower()
    inside = before.islower() or ((before == "-" or before.isalpha()) and after.islower())
    return letter.lower() if inside else letter


def _strange(char: str) -> bool:
    return not (char.isalpha() or char in " -'" or char in DOUBTFUL or _digit(char))


def _checked(tidied: Tidied, change: dict[int, str] | None, trust: Trust, codes: NameCodes, options: NameOptions) -> tuple[Fix, ...]:
    """The fix, when the name that it gives has no error left; nothing otherwise. Of a foreigner's name it mends one word."""
    if not change:
        return ()
    sized = as_large(tidied.text, change)
    trust, change = trust if sized == change else Trust.LIKELY, sized
    meant = "".join(change.get(i, c) for i, c in enumerate(tidied.text))
    if (not PLAIN(meant) and any(_foreign(c) or _strange(c) or _digit(c) for c in meant)) or _shape(tidy(meant), codes, options):
        return ()
    if (
        options.citizenship == "rf"
        and (not PLAIN(meant) or _LATIN_LETTER(meant))
        and any(script(c) == "latin" for c in ROMAN.sub("", meant))
    ):
        return ()
    return (tidied.mended(change, trust),)


def _shape(tidied: Tidied, codes: NameCodes, options: NameOptions) -> list[Problem]:
    """The first character, hyphens that join nothing, length."""
    text, found = tidied.text, []
    if m := re.match("-+|[ьъ]", text, re.IGNORECASE):
        span = tidied.span(*m.span())
        found.append(problem(codes.first_character, span, *((Fix(span, "", Trust.LIKELY),) if text[0] == "-" else ())))
    for m in re.finditer(r"--+|(?<=[^-])-(?=[ ]|$)|(?<= )-(?!-)", text):
        if m.start() == 0:
            continue
        span, between = tidied.span(*m.span()), text[m.end() : m.end() + 1].strip() and text[m.start() - 1].strip()
        fixes = (Fix(span, "-", Trust.LIKELY),) if between else removal(tidied, *m.span())
        found.append(problem(codes.hyphens, span, *fixes))
    return found + _length(tidied, codes, options)


def _length(tidied: Tidied, codes: NameCodes, options: NameOptions) -> list[Problem]:
    have = graphemes(tidied.text)
    return [problem(codes.too_long, tidied.whole(), max=options.max_length, have=have)] if have > options.max_length else []


def _doubts(tidied: Tidied, codes: NameCodes, options: NameOptions) -> list[Problem]:
    """What may be right, but is worth a second look."""
    text, found = tidied.text, []
    if note(text):
        found.append(problem(codes.placeholder, tidied.whole()))
    initials = [m.span() for m in INITIAL.finditer(text)]
    if initials:
        found.append(problem(codes.initials, tidied.span(initials[0][0], initials[-1][1])))
    stops = {b - 1 for _, b in initials}
    for a, b in stretches(text, {i for i, c in enumerate(text) if c in DOUBTFUL and i not in stops}):
        found.append(problem(codes.punctuation, tidied.span(a, b), char=text[a], sign=name(text[a])))
    if options.citizenship == "rf":
        if (at := text.find("'")) >= 0:
            found.append(problem(codes.apostrophe, tidied.span(at, at + 1)))
        if m := ROMAN.search(text):
            found.append(problem(codes.roman_numeral, tidied.span(*m.span())))
    if m := CAPS_LOCK.search(text):
        turned = [w.span() for w in TURNED.finditer(text)] or [m.span()]
        change = {i: text[i].swapcase() for a, b in turned for i in range(a, b)}
        found.append(problem(codes.caps_lock, tidied.span(turned[0][0], turned[-1][1]), tidied.mended(change, Trust.LIKELY)))
    return found


_SAID = sorted(n for n in NOTES if n[0] in RUSSIAN and n.replace(" ", "").isalpha())
_OPENINGS = ["".join(sorted({c for n in _SAID for c in (n[i], n[i].upper())})) for i in (0, 1)]  # most names are past it after two letters
NOT_A_NOTE = f"(?!(?=[{_OPENINGS[0]}][{_OPENINGS[1]}])(?i:{'|'.join(_SAID)})(?![А-Яа-яЁё-]))"
"""In a screen: what follows does not say that there is no name."""


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
