r"""How a document number made of Russian letters and digits finds its problems: «АП 1234567», «АП-012 1234567», «77 АВ 123456».

A kind declares its :class:`Template`\ s. Spaces and dashes are dropped, each character is read at its place, and the template
under which least is strange is taken. A character that can mean only one thing at its place earns a safe fix.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from operator import itemgetter
from typing import NamedTuple

from gosform.engines.letter_codes import LetterCodes
from gosform.engines.shape import Refusal
from gosform.kind import Found, Screen
from gosform.problem import Fix, Problem, Severity, Span, Trust, problem
from gosform.text import LATIN_TO_CYRILLIC, LIKE_DIGIT, SAME_AS_DIGIT, Folded, fold, is_ascii_digits, sign, unicode_name

CAPITALS = frozenset("АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ")
LIKE_LETTER = dict(zip("03468", "ОЗЧБВ", strict=True))
"""Digits that resemble a Russian capital."""

EXACT, SMALL, SAME, LIKE, NOTHING = 0, 1, 2, 4, 100
"""How strange a character is at its place: not at all; only small; of the very same shape; alike; means nothing here."""


class Reading(NamedTuple):
    """One character at its place: what it means and how strange it is."""

    meant: str
    strange: int


@dataclass(frozen=True, slots=True)
class Template:
    """How a number is written: ``#`` is a digit, ``Б`` a Russian capital, everything else is written between them.

    layout: the canonical spelling. spellings: further ones that deserve no notice; the bare letters and digits never do.
    """

    layout: str
    spellings: tuple[str, ...] = ()

    @property
    def slots(self) -> str:
        """The places of letters and digits alone."""
        return _slots(self.layout)

    def canonical(self, number: str) -> str:
        """The letters and digits in their canonical spelling."""
        rest = iter(number)
        return "".join(next(rest) if c in "#Б" else c for c in self.layout)

    def pattern(self) -> str:
        """A regular expression for the canonical spelling."""
        return _pattern(self.layout)

    def usual(self, typed: str) -> bool:
        """Typed as people write it: nothing to mention."""
        return any(_compiled(layout).fullmatch(typed) for layout in (self.layout, self.slots, *self.spellings))

    def read(self, kept: str) -> tuple[Reading, ...]:
        """Each character at its place; as many as there are places."""
        return tuple([_letter(c) if slot == "Б" else _digit(c) for c, slot in zip(kept, self.slots, strict=True)])


def _pattern(layout: str) -> str:
    return "".join({"#": "[0-9]", "Б": "[А-ЯЁ]"}.get(c) or re.escape(c) for c in layout)


@cache
def _slots(layout: str) -> str:
    return "".join([c for c in layout if c in "#Б"])


@cache
def _compiled(layout: str) -> re.Pattern[str]:
    return re.compile(_pattern(layout))


@lru_cache(maxsize=1024)
def _letter(char: str) -> Reading:
    if char in CAPITALS:
        return Reading(char, EXACT)
    if char.upper() in CAPITALS:
        return Reading(char.upper(), SMALL)
    if char in LATIN_TO_CYRILLIC:
        return Reading(LATIN_TO_CYRILLIC[char].upper(), SAME)
    return Reading(LIKE_LETTER[char], LIKE) if char in LIKE_LETTER else Reading(char, NOTHING)


@lru_cache(maxsize=1024)
def _digit(char: str) -> Reading:
    if char in "0123456789":
        return Reading(char, EXACT)
    if char in SAME_AS_DIGIT:
        return Reading(SAME_AS_DIGIT[char], SAME)
    return Reading(LIKE_DIGIT[char], LIKE) if char in LIKE_DIGIT else Reading(char, NOTHING)


_BEST = itemgetter(0, 1)


def diagnose(
    typed: str,
    templates: Sequence[Template],
    codes: LetterCodes,
    *,
    refusals: Sequence[Refusal] = (),
    labels: tuple[str, ...] = (),
    small: bool = False,
) -> Found:
    """Every problem of a number that may be written in one of these ways, and its canonical spelling.

    refusals: what is refused or doubted in a number that reads well; their spans count letters and digits only.
    small: small letters are settled with a notice; otherwise they are an error with a safe fix.
    """
    folded = fold(typed, labels=labels)
    kept = folded.kept
    fitting = [t for t in templates if len(t.slots) == len(kept)]
    if not fitting:
        return Found((_length(folded, templates, codes),))
    scored = sorted([(sum([r.strange for r in t.read(kept)]), i, t) for i, t in enumerate(fitting)], key=_BEST)
    strange, _, template = scored[0]
    read = template.read(kept)
    how = [r.strange for r in read]
    worst = max(how)
    if worst >= LIKE and (sum([x >= LIKE for x in how]) * 2 > len(how) or how.count(NOTHING) > 3):
        return Found((problem(codes.shape, folded.whole()),))
    number = "".join([r.meant for r in read])
    doubts = [
        problem(r.code, folded.span(*r.span) if r.span else folded.whole()) for r in refusals if worst < NOTHING and r.applies(number)
    ]
    refused = any(p.severity is Severity.ERROR for p in doubts)
    if worst > (SMALL if small else EXACT):
        # Two ways to read it that are equally good: either may be meant.
        tied = len(scored) > 1 and scored[1][0] == strange
        trust = Trust.LIKELY if tied or worst >= LIKE else Trust.SAFE
        fixes = (Fix(Span(0, len(typed)), template.canonical(number), trust),) if worst < NOTHING and not refused else ()
        return Found(tuple(_strange(folded, template, codes, fixes, small=small)))
    if refused:
        return Found(tuple(doubts), None, number)
    if typed != template.canonical(number) and not template.usual(typed):
        doubts.append(problem(codes.cleaned, folded.touched[0] if folded.touched else folded.whole()))
    return Found(tuple(doubts), template.canonical(number), number)


def _strange(folded: Folded, template: Template, codes: LetterCodes, fixes: tuple[Fix, ...], *, small: bool) -> list[Problem]:
    """A problem for the letters, one for each character that stands in place of a digit; they share one fix."""
    found = []
    read = template.read(folded.kept)
    letters = [i for i, slot in enumerate(template.slots) if slot == "Б"]
    worst = max((read[i].strange for i in letters), default=EXACT)
    if worst > (SMALL if small else EXACT):
        code = codes.lower_case if worst == SMALL else codes.latin
        found.append(problem(code, folded.span(letters[0], letters[-1] + 1), *fixes))
    for i, slot in enumerate(template.slots):
        if slot == "#" and read[i].strange:
            char = folded.kept[i]
            found.append(problem(codes.letters, folded.span(i, i + 1), *fixes, char=char, name=unicode_name(char), sign=sign(char)))
    return sorted(found, key=lambda p: p.span or Span(0, 0))


def _length(folded: Folded, templates: Sequence[Template], codes: LetterCodes) -> Problem:
    kept = folded.kept
    first = [len(t.slots) - len(t.slots.lstrip("Б")) for t in templates]
    lead = first[0] if len(set(first)) == 1 else 0
    need = tuple(sorted({len(t.slots) - lead for t in templates}))
    if lead and is_ascii_digits(kept) and len(kept) <= need[-1]:
        return problem(codes.no_letters, folded.whole())
    rest = kept[lead:]
    strange = any(_digit(c).strange == NOTHING and _letter(c).strange == NOTHING for c in kept)
    how = [_digit(c).strange for c in rest]
    digits = sum([x <= SAME for x in how])
    odd = lead and NOTHING in how
    if not rest or strange or odd or digits * 2 < len(rest) or not all(c.isalpha() for c in kept[:lead]):
        return problem(codes.shape, folded.whole())
    code = codes.too_short if len(rest) < need[0] else codes.too_long
    return problem(code, folded.span(lead, len(kept)), need=need, have=len(rest))


def screen(templates: Sequence[Template], starts: str = "") -> Screen:
    """Values in the canonical spelling. starts: a look-ahead that keeps out what the kind refuses or doubts."""
    longest_first = sorted(templates, key=lambda t: -len(t.layout))
    return Screen("|".join(starts + t.pattern() for t in longest_first))
