"""How free text finds its problems: signs and letters outside its alphabet, each with its place, then its length."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import Literal, NamedTuple

from gosform.engines.graphemes import graphemes
from gosform.engines.keyboard import in_russian_layout, russian_layout
from gosform.engines.stretches import as_large, few, name, runs, stretches, swapped, words_around
from gosform.engines.writing import (
    LATIN,
    RUSSIAN,
    TO_CYRILLIC,
    Tidied,
    letter_problem,
    parted,
    plain,
    set_of,
    sign_problem,
    tidy,
    unseen,
    unseen_runs,
)
from gosform.kind import Found
from gosform.problem import Code, Fix, Problem, Severity, Span, Trust, problem
from gosform.text import CYRILLIC_TO_LATIN, QUOTES, script

Alphabet = Literal["cyrillic", "cyrillic-digits", "cyrillic-digits-punctuation", "latin", "latin-digits", "any"]
SMEV = "SMEV supplementary commons 1.2, types rus-* and rus-and-num-*"
LONGEST = 100_000
"""The most characters of a text whose form sets no limit: fifty pages."""
SLACK = 5_000
"""Room for spaces and marks that do not count; what is longer still is not looked at sign by sign."""
DIGITS = frozenset("0123456789")
SPACING = frozenset(" -\n")
_ERROR = Severity.ERROR
_found = partial(tuple.__new__, Found)  # little more than half of what the class itself takes
LETTERS = {
    "cyrillic": RUSSIAN | SPACING,
    "cyrillic-digits": RUSSIAN | DIGITS | SPACING,
    "cyrillic-digits-punctuation": RUSSIAN | DIGITS | SPACING | frozenset(".,"),
    "latin": LATIN | SPACING,
    "latin-digits": LATIN | DIGITS | SPACING,
}


@dataclass(frozen=True, slots=True)
class ProseCodes:
    """The troubles of one kind of text. A kind lists in ``Kind.codes`` those that it can really give."""

    latin: Code
    mixed_scripts: Code
    cyrillic: Code
    keyboard_layout: Code
    alphabet: Code
    characters: Code
    emoji: Code
    invisible: Code
    too_short: Code
    too_long: Code
    cleaned: Code


def prose_codes(kind: str) -> ProseCodes:
    """The shared codes of a kind of text."""
    return ProseCodes(
        latin=Code(
            f"{kind}.latin",
            what="There are Latin letters in {in}.",
            fix="Enter {acc} in Russian letters.",
            why="The receiving system takes Russian letters only.",
            source=SMEV,
        ),
        mixed_scripts=Code(
            f"{kind}.mixed-scripts",
            what="Letter {position} in {in}, “{char}”, is Latin.",
            plain="There is a Latin letter in {in}.",
            fix="Enter {acc} in Russian letters.",
            why="Latin a, c, e, o, p, x, y look like Russian letters, but programs compare letter by letter.",
            source=SMEV,
        ),
        cyrillic=Code(
            f"{kind}.cyrillic",
            what="There are Russian letters in {in}.",
            fix="Enter {acc} in Latin letters.",
            why="The form asks for Latin letters here. Russian а, е, о, р, с, х only look like them.",
            source="the form's own rule: alphabet",
        ),
        keyboard_layout=Code(
            f"{kind}.keyboard-layout",
            what="It looks like {acc} was typed in English layout.",
            fix="Switch to the Russian layout and type it again.",
            why="The same keys on a Russian keyboard give a word that reads like Russian. It is a guess: the person decides.",
            source=SMEV,
        ),
        alphabet=Code(
            f"{kind}.alphabet",
            what="There is a letter of another alphabet in {in}.",
            fix="Leave out such letters.",
            why="The receiving system takes the letters of one alphabet only; marks over letters and other alphabets are refused.",
            source=SMEV,
        ),
        characters=Code(
            f"{kind}.characters",
            what="Extra sign in {in}: {sign}.",
            fix="Remove the {sign_acc}.",
            why="The receiving system takes a closed list of signs. Every other sign is named, one by one, with its place.",
            source=SMEV,
        ),
        emoji=Code(
            f"{kind}.emoji",
            what="There is an emoji in {in}.",
            fix="Remove the emoji.",
            why="The receiving system takes letters, digits and a few signs, but no pictures.",
            source=SMEV,
        ),
        invisible=Code(
            f"{kind}.invisible",
            what="There is an invisible sign in {in}.",
            fix="Delete the text and type it again.",
            why="Control characters cannot be sent as XML; marks that turn the writing round make people read another text than is stored.",
            source="XML 1.0, production Char; Unicode Standard Annex 9",
        ),
        too_short=Code(
            f"{kind}.too-short",
            what="{label}: {min} characters at least, {have} entered.",
            fix="Enter {acc} in full.",
            why="Characters are counted as a person counts them, without extra spaces.",
            source="the form's own rule: min_length",
        ),
        too_long=Code(
            f"{kind}.too-long",
            what="{label}: {max} characters at most, {have} entered.",
            fix="Make {acc} shorter.",
            why="Characters are counted as a person counts them, without extra spaces.",
            source="the form's own rule: max_length; where there is none, gosform reads 100,000 characters",
        ),
        cleaned=Code(
            f"{kind}.cleaned",
            what="We tidied up the spaces and signs in {in}.",
            fix="You do not need to correct anything.",
            severity=Severity.NOTICE,
            why="Extra spaces, invisible characters and long dashes are no mistake. They are settled and said.",
        ),
    )


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
    if alphabet == "any":
        tidied = tidy(typed, str, lines)
        found = _unseen(tidied, codes)
    else:
        taken = _taken(alphabet, allow)
        tidied = tidy(typed, taken.meant, lines)
        text = tidied.text
        strange: list[int] = []
        odd = taken.outside(text)
        while odd:
            strange.append(odd.start())
            odd = taken.outside(text, odd.end())
        if taken.russian and (strange or taken.latin) and (meant := russian_layout(tidied)):
            whole = tidied.whole()
            return Found((problem(codes.keyboard_layout, whole, Fix(whole, meant, Trust.LIKELY)),))
        if taken.russian and taken.latin and (inside := _taken_inside(text, taken.latin)):
            strange = sorted({*strange, *inside})
        found = _strange(tidied, codes, strange, alphabet) if strange else []
    have = graphemes(tidied.text)
    if not found:
        found += _size(tidied, codes, min_length, max_length, have)
        if own:
            found += own(tidied)
        if tidied.touched:
            found.append(problem(codes.cleaned, tidied.touched[0]))
    else:
        short = (min_length is not None and have < min_length) or (max_length is not None and have > max_length)
        found = sorted(map(_unsure, found) if short else found, key=_place) if short or len(found) > 1 else found
        found += _size(tidied, codes, min_length, max_length, have)
    broken = _ERROR in [p.severity for p in found]
    return _found((tuple(found), None if broken else tidied.text, None if broken and not have else tidied.text))


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
    found: list[Problem] = []
    for start, end in where:
        char = text[start]
        slashes = char in "/\\" and not text[start:end].strip("/\\")  # they may part two words
        code = codes.emoji if name(char) == "emoji" else codes.characters
        found.append(sign_problem(code, tidied, start, end, parted(tidied, start, end) if slashes else None))
    if len(found) > 1:
        quotes = [n for n, (start, end) in enumerate(where) if text[start:end] in QUOTES]
        for one, two in zip(quotes[::2], quotes[1::2], strict=False):
            if fix := _unquoted(tidied, where[one][0], where[two][0]):
                found[one], found[two] = (replace(found[n], fixes=(fix,)) for n in (one, two))
    return found


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
