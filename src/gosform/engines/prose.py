"""How free text finds its problems: signs and letters outside its alphabet, each with its place, then its length."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache, partial
from typing import Literal, NamedTuple

from gosform.engines.graphemes import graphemes
from gosform.engines.keyboard import in_russian_layout, russian_layout
from gosform.engines.prose_codes import ProseCodes
from gosform.engines.strange_signs import letter_problem, parted, sign_problem, unseen, unseen_runs
from gosform.engines.stretches import as_large, few, name, runs, stretches, swapped, words_around
from gosform.engines.writing import LATIN, RUSSIAN, TO_CYRILLIC, Tidied, plain, set_of, tidy
from gosform.kind import Found
from gosform.problem import Fix, Problem, Severity, Span, Trust, problem
from gosform.text import CYRILLIC_TO_LATIN, LATIN_TO_CYRILLIC, QUOTES, script

Alphabet = Literal["cyrillic", "cyrillic-digits", "cyrillic-digits-punctuation", "latin", "latin-digits", "any"]
LONGEST = 100_000
"""The most characters of a text whose form sets no limit: fifty pages."""
SLACK = 5_000
"""Room for spaces and marks that do not count; what is longer still is not looked at sign by sign."""
DIGITS = frozenset("0123456789")
SPACING = frozenset(" -\n")
_ERROR = Severity.ERROR
_found = partial(tuple.__new__, Found)  # little more than half of what the class itself takes
_BESIDE_RUSSIAN = re.compile(
    r"[a-z](?:(?=[а-яё])|(?<=[^\W\d_][а-яё].)|(?<=[а-яё].)(?![^\W\d_]))"
    r"|[A-Z](?:(?=[А-ЯЁ])|(?<=[^\W\d_][А-ЯЁ].)|(?<=[А-ЯЁ].)(?![^\W\d_]))|(?<![^\W\d_])[A-Z](?=[а-яё])"
).match
"""A Latin letter as large as a Russian one next to it (that does not begin a longer word), or a capital at the beginning of a Russian word."""
LETTERS = {
    "cyrillic": RUSSIAN | SPACING,
    "cyrillic-digits": RUSSIAN | DIGITS | SPACING,
    "cyrillic-digits-punctuation": RUSSIAN | DIGITS | SPACING | frozenset(".,"),
    "latin": LATIN | SPACING,
    "latin-digits": LATIN | DIGITS | SPACING,
}


def diagnose(
    typed: str,
    codes: ProseCodes,
    alphabet: Alphabet,
    *,
    allow: str = "",
    min_length: int | None = None,
    max_length: int | None = None,
    lines: bool = False,
    own: Callable[[Tidied], list[Problem]] | None = None,
) -> Found:
    """Every problem of a text, and its tidy spelling.

    allow: characters that are taken beyond the alphabet. lines: line breaks are part of the text.
    own: the doubts of one kind, asked only when nothing is wrong with the characters.
    """
    if max_length is not None and len(typed) > 2 * max_length + SLACK:
        return Found((problem(codes.too_long, Span(0, len(typed)), max=max_length, have=len(typed)),))
    strange: list[int] = []
    if alphabet == "any":
        tidied = tidy(typed, str, lines)
        found = _unseen(tidied, codes)
    else:
        taken = _taken(alphabet, allow)
        tidied = tidy(typed, taken.meant, lines)
        text = tidied.text
        odd = taken.outside(text)
        while odd:
            strange.append(odd.start())
            odd = taken.outside(text, odd.end())
        if taken.russian and (strange or taken.latin) and RUSSIAN.isdisjoint(text) and (meant := russian_layout(tidied)):
            whole = tidied.whole()
            return Found((problem(codes.keyboard_layout, whole, Fix(whole, meant, Trust.LIKELY)),))
        if taken.russian and taken.latin and (inside := _taken_inside(text, taken.latin)):
            strange = sorted({*strange, *inside})
        found = _strange(tidied, codes, strange, alphabet) if strange else []
    text = tidied.text
    have = len(text) if tidied.usual else graphemes(text)
    size = _size(tidied, codes, min_length, max_length, have)
    if not found:
        found = [*size, *own(tidied)] if own else size
        cleaned = (problem(codes.cleaned, tidied.touched[0]),) if tidied.touched else ()
        if not found:
            return _found((cleaned, text, text))
        found += cleaned
    elif size:
        found = [*sorted(map(_unsure, found), key=_place), *size]
    elif len(found) > 1:
        found.sort(key=_place)
    broken = found[0].severity is _ERROR or _ERROR in [p.severity for p in found]
    return _found((tuple(found), None if broken else text, None if broken and not have else text))


class Taken(NamedTuple):
    """What an alphabet and the characters beyond it come to.

    outside: finds a character that is not taken. meant: what a character stands for, where it has typographic relatives.
    russian: the letters are Russian. latin: the Latin letters that are taken beyond the alphabet.
    """

    outside: Callable[..., re.Match[str] | None]
    meant: Callable[[str], str]
    russian: bool
    latin: frozenset[str]


@lru_cache(maxsize=256)
def _taken(alphabet: str, allow: str) -> Taken:
    return Taken(
        re.compile(f"[^{set_of(LETTERS[alphabet] | frozenset(allow))}]").search,
        (lambda c: c if c in allow else plain(c)) if allow else plain,
        alphabet.startswith("cyrillic"),
        LATIN & frozenset(allow),
    )


def _size(tidied: Tidied, codes: ProseCodes, least: int | None, most: int | None, have: int) -> list[Problem]:
    """Too short or too long, as a person counts."""
    if least is not None and have < least:
        return [problem(codes.too_short, tidied.whole(), min=least, have=have)]
    if most is not None and have > most:
        return [problem(codes.too_long, tidied.whole(), max=most, have=have)]
    return []


def _unsure(one: Problem) -> Problem:
    """The same problem without safe fixes: what they give is still too short or too long."""
    return replace(one, fixes=tuple(replace(fix, trust=Trust.LIKELY) for fix in one.fixes))


def _place(one: Problem) -> Span:
    return one.span or Span(0, 0)


def _strange(tidied: Tidied, codes: ProseCodes, strange: list[int], alphabet: Alphabet) -> list[Problem]:
    """What is wrong at these places, in their order: signs that cannot be seen, other signs, letters."""
    text = tidied.text
    if len(strange) == 1 and tidied.usual and not text[strange[0]].isalpha():  # the usual slip
        return [_sign(tidied, codes, strange[0], strange[0] + 1)]
    letters: list[int] = []
    signs: list[int] = []
    for i in strange:
        (letters if text[i].isalpha() else signs).append(i)
    found = [] if text.isprintable() else _unseen(tidied, codes)
    if found:
        signs = [i for i in signs if not unseen(text[i])]
    if signs:
        found += _signs(tidied, codes, signs)
    if letters:
        found += _letters(tidied, codes, set(letters), alphabet, alone=len(letters) == len(strange))
    return found


def _unseen(tidied: Tidied, codes: ProseCodes) -> list[Problem]:
    """Control characters and marks that reorder text."""
    return [sign_problem(codes.invisible, tidied, a, b) for a, b in unseen_runs(tidied.text)]


def _signs(tidied: Tidied, codes: ProseCodes, places: list[int]) -> list[Problem]:
    """Everything outside the alphabet that is no letter: the signs at these places."""
    text = tidied.text
    where = runs(text, bool, among=places) if len(places) > 1 else [(places[0], places[0] + 1)]
    found = [_sign(tidied, codes, start, end) for start, end in where]
    if len(found) > 1:
        quotes = [n for n, (start, end) in enumerate(where) if text[start:end] in QUOTES]
        for one, two in zip(quotes[::2], quotes[1::2], strict=False):
            if fix := _unquoted(tidied, where[one][0], where[two][0]):
                found[one], found[two] = (replace(found[n], fixes=(fix,)) for n in (one, two))
    return found


def _sign(tidied: Tidied, codes: ProseCodes, start: int, end: int) -> Problem:
    """A sign outside the alphabet, or several that are called the same."""
    char = tidied.text[start]
    slashes = char in "/\\" and not tidied.text[start:end].strip("/\\")  # they may part two words
    code = codes.emoji if name(char) == "emoji" else codes.characters
    return sign_problem(code, tidied, start, end, parted(tidied, start, end) if slashes else None)


def _unquoted(tidied: Tidied, start: int, end: int) -> Fix | None:
    """Both quotation marks of a pair left out, as one alone would be left over. A space parts the words that they parted."""
    text = tidied.text
    inside = text[start + 1 : end]
    if inside != inside.strip() or not inside:
        return None
    joins = ((i, text[i - 1 : i] + text[i + 1 : i + 2]) for i in (start, end))
    return tidied.mended({i: " " if i and len(around) == 2 and around.isalpha() else "" for i, around in joins}, Trust.LIKELY)


def _letters(tidied: Tidied, codes: ProseCodes, wrong: set[int], alphabet: Alphabet, *, alone: bool) -> list[Problem]:
    """Letters of another alphabet: lookalikes, a keyboard left in English, words in Latin, and everything else.

    alone: nothing else is strange.
    """
    if not alphabet.startswith("latin") and (change := _twins(tidied.text, wrong)):
        fixes = (tidied.mended(change, Trust.SAFE if alone else Trust.LIKELY),)
        return [letter_problem(codes.mixed_scripts, tidied, *run, fixes) for run in stretches(change)]
    return _letters_by_word(tidied, codes, wrong, alphabet, alone=alone)


def _letters_by_word(tidied: Tidied, codes: ProseCodes, wrong: set[int], alphabet: Alphabet, *, alone: bool) -> list[Problem]:
    """The same for any letters."""
    text = tidied.text
    latin = alphabet.startswith("latin")
    usual = "cyrillic" if latin else "latin"
    swap = {i for i in wrong if script(text[i]) == usual}
    other = wrong - swap
    found = [letter_problem(codes.alphabet, tidied, *run) for run in stretches(other)] if other else []
    if not swap:
        return found
    if latin:
        fix = _mend(tidied, swap, CYRILLIC_TO_LATIN, all_of=alone and not other)
        return found + [letter_problem(codes.cyrillic, tidied, *run, fix) for run in stretches(swap)]
    words = words_around(text, swap)
    mixed = {i for a, b in words if not RUSSIAN.isdisjoint(text[a:b]) for i in swap.intersection(range(a, b))}
    fix = _mend(tidied, swap, TO_CYRILLIC, all_of=alone and not other and swap == mixed)
    found += [letter_problem(codes.mixed_scripts, tidied, *run, fix) for run in stretches(mixed)]
    left = swap - mixed
    for run in few([run for run in words if run[0] in left]):
        if meant := in_russian_layout(text[run[0] : run[1]]):
            span = tidied.span(*run)
            found.append(problem(codes.keyboard_layout, span, Fix(span, meant, Trust.LIKELY)))
        else:
            found.append(letter_problem(codes.latin, tidied, *run, fix))
    return found


def _twins(text: str, places: set[int]) -> dict[int, str] | None:
    """The usual slip: a Russian letter for each of these, where all are Latin ones of its shape beside Russian ones of their size."""
    change: dict[int, str] = {}
    for i in places:
        if not (_BESIDE_RUSSIAN(text, i) and (letter := LATIN_TO_CYRILLIC.get(text[i]))):
            return None
        change[i] = letter
    return change


def _taken_inside(text: str, letters: frozenset[str]) -> set[int]:
    """Latin letters that the form takes (a Roman X), typed for their Russian twins inside a Russian word: «Xабаровская».

    A numeral written together with the word («XXв», «Xго») stays.
    """
    if letters.isdisjoint(text):
        return set()
    found: set[int] = set()
    for a, b in words_around(text, [i for i, c in enumerate(text) if c in letters]):
        russian = sum(c in RUSSIAN for c in text[a:b])
        twins = {i for i in range(a, b) if text[i] in letters and text[i] in TO_CYRILLIC}
        if twins and russian and (max(twins) > a + len(twins) - 1 or (russian > 2 and len(twins) == 1)):
            found |= twins
    return found


def _mend(tidied: Tidied, places: set[int], table: Mapping[str, str], *, all_of: bool) -> tuple[Fix, ...]:
    """The same shapes in the right alphabet; safe when nothing else is strange and every letter stands inside a right word."""
    change = swapped(tidied.text, places, table)
    if not change:
        return ()
    sized = as_large(tidied.text, change)
    return (tidied.mended(sized, Trust.SAFE if all_of and sized == change else Trust.LIKELY),)
