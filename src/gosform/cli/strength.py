"""What a check digit cannot see, in words and as a table: for ``gosform explain`` and the pages of the kinds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from gosform.showing.shown import say
from gosform.strengths import STRENGTHS

ALWAYS_SAID = ("single", "swap", "random")
WORTH_SAYING = 0.05
"""From this share on, what passes unseen is said of the rarer slips too."""
NEARLY = 0.005
"""Below this share, a slip is nearly always noticed: less than one in two hundred passes."""


class Said(NamedTuple):
    """How a class of slips is called in a table, and what is said of it: ``{n}`` of 100 pass, none, next to none, all of them.

    A sentence is empty where no check sees the class so well, or so badly, that it is needed.
    """

    name: str
    some: str
    none: str = ""
    few: str = ""
    all: str = ""


WORDS: Mapping[str, Said] = {
    "single": Said(
        "one wrong digit",
        "Of 100 slips in one digit, {n} are not noticed.",
        none="A slip in one digit is always noticed.",
        few="A slip in one digit is nearly always noticed.",
    ),
    "swap": Said(
        "neighbours swapped (12 → 21)",
        "Of 100 swaps of neighbouring digits (12 → 21), {n} are not noticed.",
        none="A swap of neighbouring digits (12 → 21) is always noticed.",
        few="A swap of neighbouring digits (12 → 21) is nearly always noticed.",
    ),
    "jump": Said(
        "swapped over one digit (123 → 321)",
        "Of 100 swaps over one digit (123 → 321), {n} are not noticed.",
        all="A swap over one digit (123 → 321) is never noticed.",
    ),
    "twin": Said(
        "another pair of equal digits (11 → 22)",
        "Of 100 other pairs of equal digits (11 → 22), {n} are not noticed.",
    ),
    "jump-twin": Said(
        "another pair over one digit (121 → 323)",
        "Of 100 other pairs of equal digits over one digit (121 → 323), {n} are not noticed.",
    ),
    "ear": Said(
        "misheard (13 → 30)",
        "Of 100 numbers misheard like thirteen and thirty (13 → 30), {n} are not noticed.",
    ),
    "random": Said(
        "digits at random",
        "Of 100 numbers typed at random, the check takes {n}.",
    ),
}


class Strength(NamedTuple):
    """What the check of a kind cannot see in numbers of these lengths: class of slip -> the share that passes unseen."""

    lengths: tuple[int, ...]
    missed: Mapping[str, float]


def strengths(kind: str) -> tuple[Strength, ...]:
    """The check digits of a kind, those of several lengths together where they see alike; nothing for a kind without check digits."""
    found: list[Strength] = []
    for (name, length), missed in STRENGTHS.items():
        if name != kind:
            continue
        if found and found[-1].missed == missed:
            found[-1] = Strength((*found[-1].lengths, length), missed)
        else:
            found.append(Strength((length,), missed))
    return tuple(found)


def sentences(missed: Mapping[str, float], lang: str) -> list[str]:
    """A sentence for each class of slips that is worth mentioning."""
    return [_sentence(WORDS[slip], share, lang) for slip, share in missed.items() if slip in ALWAYS_SAID or share >= WORTH_SAYING]


def _sentence(said: Said, share: float, lang: str) -> str:
    whole = (said.all if share == 1 else "") or (said.none if share == 0 else "") or (said.few if 0 < share < NEARLY else "")
    return say(lang, whole) if whole else say(lang, said.some, n=round(100 * share))


def rows(found: Sequence[Strength], lang: str) -> Iterator[tuple[str, ...]]:
    """The table: a class of slips and the share that passes unseen, a column for each entry of ``found``; the first row is the head."""
    yield say(lang, "passes unseen"), *(_length(one, lang) for one in found)
    for slip, said in WORDS.items():
        yield say(lang, said.name), *(percent(one.missed[slip], lang) for one in found)


def _length(one: Strength, lang: str) -> str:
    return say(lang, "length {n}", n=", ".join(map(str, one.lengths)))


def percent(share: float, lang: str) -> str:
    """A share as a language writes it, with two digits that mean something: 99.2 %, 1.6 %, 0.018 %."""
    from babel.numbers import format_decimal

    value = 100 * share
    rounded = round(value, 1) if value >= 1 else float(f"{value:.2g}")
    return f"{format_decimal(rounded, '0.#####', locale=lang)} %"


def told(kind: str, lang: str) -> list[dict[str, object]]:
    """All of it for programs."""
    return [{"lengths": list(one.lengths), "missed": dict(one.missed), "said": sentences(one.missed, lang)} for one in strengths(kind)]


def text(kind: str, lang: str) -> Iterator[str]:
    """All of it for people, line by line, without the margin; nothing for a kind without check digits."""
    found = strengths(kind)
    for one in found:
        if len(found) > 1:
            yield say(lang, "Length {n}:", n=", ".join(map(str, one.lengths)))
        yield from sentences(one.missed, lang)
        yield ""
    if found:
        table = list(rows(found, lang))
        widths = [max(map(len, column)) for column in zip(*table, strict=True)]
        yield from ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in table)
