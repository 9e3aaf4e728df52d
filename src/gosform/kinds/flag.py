"""Yes or no: a box that is ticked or not.

JSON's ``true`` and ``false``, да and нет, yes and no, 1 and 0, in any case, are read; the canonical spelling is ``true`` or
``false``. Everything else is refused: a tick that nobody can read must not count as consent.

Example: да.
"""

from __future__ import annotations

from datetime import date
from types import MappingProxyType
from typing import Any

from gosform.engines.line import LONGEST
from gosform.engines.writing import tidy
from gosform.kind import Found, Kind, Screen
from gosform.making import like
from gosform.options import NoOptions
from gosform.problem import Code, Severity, Span, Words, problem

MEANING = {"true": "true", "да": "true", "yes": "true", "1": "true", "false": "false", "нет": "false", "no": "false", "0": "false"}

UNKNOWN = Code(
    "flag.unknown",
    what="It is not clear if {in} says yes or no.",
    fix="Choose yes or no.",
    why="Only true, false, да, нет, yes, no, 1 and 0 are read; a guess could turn a refusal into consent.",
)
CLEANED = Code(
    "flag.cleaned",
    what="We tidied up the spaces and signs in {in}.",
    fix="You do not need to correct anything.",
    severity=Severity.NOTICE,
    why="Extra spaces and invisible characters are no mistake. They are settled and said.",
)


def find(typed: str, options: NoOptions, as_of: date) -> Found:
    if len(typed) > LONGEST:
        return Found((problem(UNKNOWN, Span(0, len(typed))),))
    tidied = tidy(typed)
    canonical = MEANING.get(tidied.text.casefold())
    if canonical is None:
        return Found((problem(UNKNOWN, tidied.whole()),))
    return Found((problem(CLEANED, tidied.touched[0]),) if tidied.touched else (), canonical, canonical)


def certainly(options: NoOptions, as_of: date) -> Screen:
    return Screen("true|false")


def written(value: Any, options: Any) -> str:
    return "true" if value else "false"


KIND = Kind(
    id="flag",
    words=Words("flag", label="Yes or no", acc="the answer", example="да"),
    codes=(UNKNOWN, CLEANED),
    diagnose=find,
    screen=certainly,
    source="XML Schema part 2, type boolean; JSON (RFC 8259), literal names",
    natural=MappingProxyType({bool: written}),
    make=like("true|false"),
    doc=__doc__,
    ask="Choose {acc}.",
)
