"""Numbers with letters at fixed places: plates, vehicle papers, VINs, identifiers in hexadecimal digits.

A kind declares its :class:`Template`, slot by slot: ``#`` takes a digit, ``@`` a letter of the alphabet, ``*`` either, a
capital only itself; everything else belongs to the canonical spelling. :func:`read` says what each character that was typed
means in a template, and what is wrong with it; :func:`diagnose` makes the problems.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from operator import attrgetter
from typing import Literal, NamedTuple

from gosform.engines.slot_codes import SlotCodes
from gosform.kind import Found, Screen
from gosform.problem import Fix, Problem, Severity, Trust, problem
from gosform.text import (
    CYRILLIC_TO_LATIN,
    LATIN_TO_CYRILLIC,
    LIKE_DIGIT,
    SAME_AS_DIGIT,
    SEPARATORS,
    Folded,
    fold,
    script,
    sign,
    unicode_name,
)

TO_RUSSIAN: Mapping[str, str] = {latin: russian for latin, russian in LATIN_TO_CYRILLIC.items() if latin.isupper()}
TO_LATIN: Mapping[str, str] = {russian: latin for russian, latin in CYRILLIC_TO_LATIN.items() if latin.isupper()}
KEPT = SEPARATORS - {"|"}
"""What is dropped. A vertical bar stays: it may stand for 1."""
LIKE_LETTER = {"0": "ОO", "1": "I", "3": "З", "4": "Ч", "5": "S", "6": "Б", "8": "ВB"}
"""Letters that a digit resembles."""

Own = Callable[[Folded, str], list[Problem]]
Trouble = Literal["", "script", "digit", "letter", "unknown"]


@dataclass(frozen=True, slots=True)
class Template:
    """One way a number may be built.

    layout: the slots, and what stands between them in the canonical spelling.
    unlikely: a number that fits may still be less likely than another reading of what was typed.
    """

    layout: str
    unlikely: Callable[[str], bool] | None = None
    slots: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "slots", "".join(filter(_is_slot, self.layout)))

    def spell(self, number: str) -> str:
        """The number in its canonical spelling."""
        rest = iter(number)
        return "".join(next(rest) if _is_slot(c) else c for c in self.layout)

    def pattern(self, alphabet: str) -> str:
        """A regular expression for the canonical spelling."""
        classes = {"#": "[0-9]", "@": f"[{alphabet}]", "*": f"[0-9{alphabet}]"}
        return "".join(classes.get(c) or re.escape(c) for c in self.layout)


def _is_slot(char: str) -> bool:
    return char in "#@*" or char.isalpha()


class Slot(NamedTuple):
    """What one typed character means; empty where nobody knows. sure: nothing was guessed."""

    meant: str
    trouble: Trouble = ""
    sure: bool = True


class Reading(NamedTuple):
    """What was typed, read as one template. cost: how much had to be bent."""

    template: Template
    slots: tuple[Slot, ...]
    number: str
    cost: int


def read(kept: str, template: Template, alphabet: str) -> Reading | None:
    """What the characters mean in this template; None when there are too few or too many."""
    if len(kept) != len(template.slots):
        return None
    slots = tuple([_slot(c, wanted, alphabet) for c, wanted in zip(kept, template.slots, strict=True)])
    number = "".join([slot.meant or "?" for slot in slots])
    cost = sum([_cost(slot) for slot in slots if slot.trouble])
    return Reading(template, slots, number, cost + bool(template.unlikely and template.unlikely(number)))


def _cost(slot: Slot) -> int:
    """How much is bent: nothing, the alphabet alone, a letter for a digit of its very shape, a guess, anything at all."""
    if not slot.trouble:
        return 0
    if not slot.meant:
        return 6
    return 3 if not slot.sure else 1 if slot.trouble == "script" else 2


@lru_cache(maxsize=4096)
def _slot(char: str, wanted: str, alphabet: str) -> Slot:
    if wanted == "#":
        return _digit(char)
    capital = char.upper() if len(char.upper()) == 1 else char
    if wanted.isalpha():
        return Slot(wanted) if wanted in (capital, TO_LATIN.get(capital), TO_RUSSIAN.get(capital)) else Slot("", "letter", False)
    return _letter(char, capital, alphabet, digits=wanted == "*")


def _digit(char: str) -> Slot:
    if char in "0123456789":
        return Slot(char)
    if same := SAME_AS_DIGIT.get(char):
        return Slot(same, "digit")
    return Slot(LIKE_DIGIT.get(char) or LIKE_DIGIT.get(char.upper(), ""), "digit", False)


def _letter(char: str, capital: str, alphabet: str, *, digits: bool) -> Slot:
    if capital in alphabet or (digits and capital in "0123456789"):
        return Slot(capital)
    twin = TO_RUSSIAN.get(capital) or TO_LATIN.get(capital, "")
    if twin and twin in alphabet:
        return Slot(twin, "script")
    if digits:
        same = SAME_AS_DIGIT.get(char) or {"O": "0", "О": "0", "I": "1", "І": "1"}.get(capital, "")
        return Slot(same or ("0" if capital == "Q" else ""), _strange(capital, alphabet), bool(same))
    like = next((c for c in LIKE_LETTER.get(capital, "") if c in alphabet), "")
    return Slot(like, _strange(capital, alphabet), False)


def _strange(capital: str, alphabet: str) -> Trouble:
    """Why a character is no letter of this alphabet."""
    called = script(capital)
    if not called:
        return "letter"
    return "unknown" if called == script(alphabet[0]) else "script"


_BENT = attrgetter("cost")


def diagnose(
    typed: str,
    templates: Sequence[Template],
    alphabet: str,
    codes: SlotCodes,
    *,
    labels: tuple[str, ...] = (),
    dropped: frozenset[str] = KEPT,
    own: Own | None = None,
    usual: Callable[[str], bool] | None = None,
) -> Found:
    """Every problem of a number that may be built like one of these templates, and its canonical spelling.

    own: what a kind says of a number that has the right characters. usual: a spelling that deserves no notice.
    """
    folded = fold(typed, dropped, labels)
    kept = folded.kept
    need = tuple(sorted({len(t.slots) for t in templates}))
    if len(kept) not in need:
        code = codes.too_short if len(kept) < need[-1] else codes.too_long
        return Found((problem(code, folded.whole(), need=need, have=len(kept)),))
    readings = sorted([r for t in templates if (r := read(kept, t, alphabet))], key=_BENT)
    best = readings[0]
    if sum(not slot.meant for slot in best.slots) * 3 > len(kept):  # hardly such a number at all: nothing is guessed
        return Found((problem(codes.shape, folded.whole()),))
    if any(slot.trouble for slot in best.slots):
        return Found(_strange_runs(folded, readings, codes, own))
    found = own(folded, best.number) if own else []
    if any(p.severity is Severity.ERROR for p in found):
        return Found(tuple(found), None, best.number)
    canonical = best.template.spell(best.number)
    if typed not in (canonical, best.number) and not (usual and usual(typed)):
        found.append(problem(codes.cleaned, folded.touched[0] if folded.touched else folded.whole()))
    return Found(tuple(found), canonical, best.number)


def _strange_runs(folded: Folded, readings: Sequence[Reading], codes: SlotCodes, own: Own | None) -> tuple[Problem, ...]:
    """A problem for each run of characters that do not belong; they share one fix where each can be read."""
    slots = readings[0].slots
    by_trouble = {"script": codes.script, "digit": codes.letters, "letter": codes.no_letter, "unknown": codes.unknown}
    fixes = _fixes(folded, readings, own)
    found = []
    start = 0
    for end in range(1, len(slots) + 1):
        trouble = slots[start].trouble
        if end < len(slots) and slots[end].trouble == trouble:
            continue
        if trouble:
            char = folded.kept[start]
            found.append(problem(by_trouble[trouble], folded.span(start, end), *fixes, char=char, name=unicode_name(char), sign=sign(char)))
        start = end
    return tuple(found)


def _fixes(folded: Folded, readings: Sequence[Reading], own: Own | None) -> tuple[Fix, ...]:
    """The best reading; safe when every character keeps its shape and no other reading is as good."""
    best = readings[0]
    if not all(slot.meant for slot in best.slots):
        return ()
    if own and any(p.severity is Severity.ERROR for p in own(folded, best.number)):
        return ()
    rival = any(r.number != best.number and r.cost <= best.cost for r in readings[1:])
    trust = Trust.SAFE if all(slot.sure for slot in best.slots) and not rival else Trust.LIKELY
    wrong = [i for i, slot in enumerate(best.slots) if slot.trouble]
    span = folded.span(wrong[0], wrong[-1] + 1)
    chars = {folded.at[i]: best.slots[i].meant for i in wrong}
    return (Fix(span, "".join(chars.get(i, folded.typed[i]) for i in range(span.start, span.end)), trust),)


def screen(templates: Sequence[Template], alphabet: str, starts: str = "", holds: Callable[[str], bool] | None = None) -> Screen:
    """Canonical spellings; ``starts`` is a look-ahead that keeps out what the kind refuses or doubts."""
    longest_first = sorted(templates, key=lambda t: -len(t.layout))
    return Screen("|".join(starts + t.pattern(alphabet) for t in longest_first), holds)
