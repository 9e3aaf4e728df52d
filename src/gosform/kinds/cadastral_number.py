"""Кадастровый номер: the number of a plot, building or flat in the state register of real estate.

Four groups of digits with colons between them: the district (2), the area (2), the quarter (6 or 7), the object (1 or more).
Three groups name a quarter, not an object; a form that wants one says ``of: quarter``.

What the check can see: a missing group, the length of each group, other signs in place of the colons (mended without a guess),
letters that look like digits. There is no check digit. Spaces are no mistake.

Example: 77:01:0001013:4915 (the example of a page that explains order П/0183).

History: numbers with hyphens and slashes (77-77-12/005/2012-123) are registration entries of an older kind, no cadastral ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from gosform.engines.digit_codes import pasted_along, pasted_twice
from gosform.engines.line import runs
from gosform.engines.neighbours import neighbours
from gosform.kind import Found, Kind, Screen
from gosform.making import Draw
from gosform.problem import Code, Fix, Problem, Severity, Span, Trust, Words, problem
from gosform.text import DASHES, SAME_AS_DIGIT, SEPARATORS, Folded, fold, sign, unicode_name

LABELS = ("кадастровый номер", "кадастровый №", "кад. номер", "кад.номер", "кад. №", "кад номер", "кн", "cadastral number")
COLONS = frozenset("/\\.,;|_：:∶︰꞉") | DASHES
"""What stands for a colon."""
DROPPED = SEPARATORS - COLONS
LONGEST_OBJECT = 9
MOST_RUNS = 20
"""More runs of strange characters than this are no slips in a number."""

KAD = "Rosreestr, order П/0183 (structure of the number); Gosuslugi form player: mask of the number"
CHARACTERS = Code(
    "cadastral_number.letters",
    what="There is “{char}” instead of a digit in {in}.",
    plain="There is a character that is not a digit in {in}.",
    fix="Enter the number in digits and colons.",
    why="Only the digits 0-9 and colons belong here. О and 0, З and 3, l and 1 look alike.",
)
SEPARATOR = Code(
    "cadastral_number.separators",
    what="The groups of {gen} are joined by colons only.",
    fix="Put colons between the groups of digits.",
    why="Slashes, full stops and hyphens are typing errors; the register compares the number character by character.",
)
SHAPE = Code(
    "cadastral_number.shape",
    what="There are four groups of digits with colons in {in}.",
    fix="Enter all groups as in the document.",
    why="District, area, quarter and object each have a group of their own.",
)
EMPTY_GROUP = Code(
    "cadastral_number.empty-group",
    what="There is nothing between two colons in {in}.",
    fix="Enter all the digits there, even if they are zeros.",
    why="50:02::6: programs that take a group for a number drop it when it has only zeros, and the plot is not found.",
)
QUARTER = Code(
    "cadastral_number.quarter",
    what="The number of a whole quarter stands in {in}.",
    fix="Enter {acc} with its last group, the object.",
    why="Three groups name a quarter; the fourth group is the plot, building or flat in it.",
)
OBJECT = Code(
    "cadastral_number.object",
    what="The form asks for a quarter, without the last group.",
    fix="Leave out the last group of {gen}.",
    why="A quarter has three groups of digits (of: quarter).",
    source="the form's own rule: of: quarter",
)
GROUP = Code(
    "cadastral_number.group",
    what="Group {group} in {in}: {need} digits needed, {have} entered.",
    fix="Compare {acc} with the document.",
    why="The district and the area have two digits, the quarter six or seven.",
)
LONG = Code(
    "cadastral_number.long-object",
    what="The last group of {gen} has more than 9 digits.",
    fix="Compare {acc} with the document.",
    severity=Severity.WARNING,
    why="The portal's form takes nine digits at most.",
    source="Gosuslugi form player: mask of the cadastral number",
)
CLEANED = Code(
    "cadastral_number.cleaned",
    what="We brought {acc} to the usual form.",
    fix="You do not need to correct anything.",
    severity=Severity.NOTICE,
    why="Spaces, invisible characters and a pasted label are no mistake. They are settled and said.",
)


@dataclass(frozen=True, slots=True)
class Options:
    of: Literal["object", "quarter", "any"] = field(
        default="object", metadata={"meaning": "what the number is of: an object (four groups), a quarter (three), or either"}
    )


ALONG, TWICE = pasted_along("cadastral_number"), pasted_twice("cadastral_number")
IN_TEXT = re.compile(r"(?<![\w:])[0-9]{2}:[0-9]{2}:[0-9]{6,7}:[0-9]{1,10}(?![\w:])")
"""A value among other things."""


def find(typed: str, options: Options, as_of: date) -> Found:
    found = _one(typed, options, as_of)
    return neighbours(typed, found, lambda text: _one(text, options, as_of), IN_TEXT, (ALONG, TWICE), labels=LABELS)


def _one(typed: str, options: Options, as_of: date) -> Found:
    folded = fold(typed, DROPPED, LABELS)
    kept = "".join(":" if c in COLONS else c for c in folded.kept).rstrip(":")
    strange = any(c not in "0123456789:" for c in kept)
    meant = "".join(SAME_AS_DIGIT.get(c, c) for c in kept)
    other = [i for i, c in enumerate(folded.kept[: len(kept)]) if c in COLONS and c != ":"]
    if strange:
        good = re.fullmatch("[0-9:]+", meant) and not other and not list(_shape(folded, meant, options))
        fix = (Fix(Span(0, len(typed)), meant, Trust.SAFE),) if good else ()
        return Found(_strange(folded, kept, fix))
    if re.fullmatch("[0-9]{11,}", kept):
        return Found((problem(SHAPE, folded.whole(), *_split(typed, kept)),))
    if found := tuple(_shape(folded, kept, options)):
        return Found(found)
    if other:
        fix = (Fix(Span(0, len(typed)), kept, Trust.SAFE),)
        return Found((problem(SEPARATOR, folded.span(other[0], other[0] + 1), *fix),), None, kept)
    return Found(tuple(_doubts(folded, kept, typed)), kept, kept)


def _doubts(folded: Folded, kept: str, typed: str) -> Iterator[Problem]:
    last = kept.rsplit(":", maxsplit=1)[-1]
    if kept.count(":") == 3 and len(last) > LONGEST_OBJECT:
        yield problem(LONG, folded.span(len(kept) - len(last), len(kept)))
    if typed != kept:
        yield problem(CLEANED, folded.touched[0] if folded.touched else folded.span(len(kept), len(folded.kept)))


def _strange(folded: Folded, kept: str, fix: tuple[Fix, ...]) -> tuple[Problem, ...]:
    """One problem a run; one for everything when hardly anything is a digit."""
    found = [(folded.span(a, b), kept[a]) for a, b in runs(kept, lambda char: char not in "0123456789:")]
    if len(found) > MOST_RUNS or sum(char not in "0123456789:" for char in kept) * 2 > len(kept):
        found, fix = [(folded.whole(), found[0][1])], ()
    return tuple(problem(CHARACTERS, span, *fix, char=char, name=unicode_name(char), sign=sign(char)) for span, char in found)


def _shape(folded: Folded, kept: str, options: Options) -> Iterator[Problem]:
    """The number of groups, then the length of each."""
    groups = kept.split(":")
    if len(groups) == 4 and not all(groups[1:]) and groups[0]:
        colon = kept.index("::")
        yield problem(EMPTY_GROUP, folded.span(colon, colon + 2))
        return
    if len(groups) not in (3, 4) or not all(groups):
        yield problem(SHAPE, folded.whole())
        return
    if len(groups) == 3 and options.of == "object" and [len(g) for g in groups[:2]] == [2, 2]:
        yield problem(QUARTER, folded.whole())
        return
    if len(groups) == 4 and options.of == "quarter":
        yield problem(OBJECT, folded.span(kept.rindex(":"), len(kept)))
        return
    if len(groups) == 3 and options.of == "object":
        yield problem(SHAPE, folded.whole())
        return
    start = 0
    for number, (group, need) in enumerate(zip(groups, ((2,), (2,), (6, 7)), strict=False), 1):
        if len(group) not in need:
            yield problem(GROUP, folded.span(start, start + len(group)), group=number, need=need, have=len(group))
        start += len(group) + 1


def _split(typed: str, kept: str) -> tuple[Fix, ...]:
    """Digits in a row: the quarter may have seven digits or six."""
    made = [f"{kept[:2]}:{kept[2:4]}:{kept[4 : 4 + n]}:{kept[4 + n :]}" for n in (7, 6) if 0 < len(kept) - 4 - n <= LONGEST_OBJECT]
    return tuple(Fix(Span(0, len(typed)), one, Trust.CANDIDATE) for one in made)


def certainly(options: Options, as_of: date) -> Screen:
    last = {"object": ":[0-9]{1,9}", "quarter": "", "any": "(?::[0-9]{1,9})?"}[options.of]
    return Screen(f"[0-9]{{2}}:[0-9]{{2}}:[0-9]{{6,7}}{last}")


def made(draw: Draw, options: Options) -> str:
    last = "" if options.of == "quarter" else ":[1-9][0-9]{0,4}"
    return draw.like(f"(?:0[1-9]|[1-7][0-9]):[0-9]{{2}}:[0-9]{{7}}{last}")


KIND = Kind(
    id="cadastral_number",
    words=Words(
        "cadastral_number",
        label="Cadastral number",
        acc="the cadastral number",
        example="77:01:0001013:4915",
        where="The cadastral number is in the extract from the real estate register.",
        aloud="Compare the number group by group, colon by colon.",
    ),
    codes=(ALONG, TWICE, CHARACTERS, SHAPE, EMPTY_GROUP, QUARTER, OBJECT, GROUP, SEPARATOR, LONG, CLEANED),
    diagnose=find,
    screen=certainly,
    source=KAD,
    options=Options,
    make=made,
    doc=__doc__,
)
