"""ОКВЭД: the code of a kind of business.

Two to six digits with dots: 62, 62.0, 62.01, 62.01.1, 62.01.11. The first two are a class, each further digit narrows it.

Accepted as usual: the dots. Other signs in their places and a bare row of digits (6201) mean the same and are rewritten with
a notice. «1.11» is read as neither 11.1 nor anything else: a spreadsheet has dropped the zero of 01.11 or of 01.110,
so the zero is proposed.

What the check can see: the shape, and (as a warning) a class that the classifier does not have. Whether the code itself is in
the classifier is not looked up, and one code at a time is asked for.

Example: 62.01.

History: the classifier before 2014 (ОКВЭД1) has the same shape and other classes; 40, 67 and 89 are not in the present one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date

from gosform.engines.digits import Refusal, Shape, diagnose, digit_codes
from gosform.kind import Found, Kind, Screen
from gosform.making import like
from gosform.problem import Code, Fix, Problem, Severity, Span, Trust, Words, problem
from gosform.text import INVISIBLE, fold

LABELS = ("оквэд", "код оквэд", "оквэд2", "оквэд 2", "okved", "код по оквэд", "основной оквэд", "по оквэд")
SHAPES = tuple(Shape(length, layout="##.##.##"[:end]) for length, end in ((2, 2), (3, 4), (4, 5), (5, 7), (6, 8)))
NO_CLASS = ("00", "04", "34", "40", "44", "48", "54", "57", "67", "76", "83", "89")
"""Numbers below 99 that are no class of ОК 029-2014."""
UNSEEN = {ord(sign): None for sign in INVISIBLE}
JOINT = re.compile(r"(?<=[0-9])(?: ?[.\u00b7\u2024\uff0e] ?|[,/:\u2010-\u2015-]| )(?=[0-9])")
"""What may stand for a dot. A comma and a space part two codes."""
CANONICAL = re.compile(r"[0-9]{2}(?:\.[0-9]{2}(?:\.[0-9]{1,2})?|\.[0-9])?")

COMMON = digit_codes("okved")
TOO_SHORT = Code(
    "okved.too-short",
    what="There are two to six digits in {in}, only {have} entered.",
    fix=COMMON.too_short.fix,
    why="The shortest code is a class of two digits.",
)
TOO_LONG = Code(
    "okved.too-long",
    what="There is more than one code in {in}, or an extra digit.",
    fix="Enter one code: two to six digits.",
    why="A code has at most six digits. Two codes in one field are the usual cause.",
)
SHAPE = Code(
    "okved.shape",
    what="The digits in {in} are parted in an unusual way.",
    fix="Put two digits before each dot.",
    why="Class, subclass and group are two digits each: 62.01.11. A table turns 01.11 into 1.11, and the zero has to come back.",
)
UNKNOWN_CLASS = Code(
    "okved.unknown-class",
    what="{label} begins with two digits that are no class.",
    fix="Compare the first two digits with the register.",
    severity=Severity.WARNING,
    why="The present classifier has no such class; the one before 2014 had some of them. Classifiers change, so this is a warning.",
)
TOO_BROAD = Code(
    "okved.too-broad",
    what="{label}: {need} digits at least, {have} entered.",
    fix="Choose a narrower kind of business.",
    why="The form takes no whole class or subclass (least: 4), as the application of an entrepreneur does.",
    source="the form's own rule: least; form Р21001: four digits of the classifier at least",
)
CODES = replace(COMMON, too_short=TOO_SHORT, too_long=TOO_LONG)
REFUSALS = (Refusal(UNKNOWN_CLASS, lambda n: n[:2] in NO_CLASS, (0, 2)),)


@dataclass(frozen=True, slots=True)
class Options:
    least: int = field(default=2, metadata={"meaning": "the fewest digits that the form takes: 4 keeps whole classes out"})


def find(typed: str, options: Options, as_of: date) -> Found:
    found = read(typed, options, as_of)
    have = 0 if found.canonical is None else sum(c in "0123456789" for c in found.canonical)
    if not 0 < have < options.least:
        return found
    broad = problem(TOO_BROAD, Span(0, len(typed)), need=options.least, have=have)
    return Found((*(p for p in found.problems if p.severity is not Severity.NOTICE), broad), None, found.read)


def read(typed: str, options: Options, as_of: date) -> Found:
    """The code and its troubles, as narrow or broad as it is."""
    if CANONICAL.fullmatch(typed):
        doubts = (problem(UNKNOWN_CLASS, Span(0, 2)),) if typed[:2] in NO_CLASS else ()
        return Found(doubts, typed, typed)
    # Digit kinds take a final «.0» for the trace of a table; here it is a part of the code (62.0).
    text = f"{typed[:-2]}·0" if typed.endswith(".0") else typed
    found = diagnose(text, SHAPES, CODES, refusals=REFUSALS, labels=LABELS)
    if found.canonical is None:
        return found._replace(problems=tuple(_mending(p, typed, options, as_of) for p in found.problems))
    span = fold(typed, labels=LABELS).whole()
    groups = _groups(typed[span.start : span.end])
    if groups and (len(groups) == 1 or ".".join(groups) == found.canonical):
        return found
    return Found((problem(SHAPE, span, *_with_zero(typed, groups)),))


def _mending(found: Problem, typed: str, options: Options, as_of: date) -> Problem:
    """The same problem with those fixes only that give a code with its dots in place."""
    fixes = tuple(fix for fix in found.fixes if find(fix.apply(typed), options, as_of).canonical)
    return found if len(fixes) == len(found.fixes) else replace(found, fixes=fixes)


def _groups(text: str) -> tuple[str, ...]:
    """The stretches of digits between single joints; empty where anything else stands between them."""
    plain = fold(text, frozenset()).kept  # digits of other scripts as ASCII, everything else as typed
    plain = re.sub(r"[\s\u00a0]", " ", plain.translate(UNSEEN))
    parts = JOINT.split(plain)
    return tuple(parts) if all(re.fullmatch("[0-9]+", p) for p in parts) else ()


def _with_zero(typed: str, groups: tuple[str, ...]) -> tuple[Fix, ...]:
    """Put back the zero in front, and where a single digit follows, perhaps the one behind it."""
    if len(groups) != 2 or len(groups[0]) != 1 or groups[0] == "0" or len(groups[1]) > 2:
        return ()
    code = f"0{groups[0]}.{groups[1]}"
    if f"0{groups[0]}" in NO_CLASS:
        return ()
    texts = [code] if len(groups[1]) == 2 else [code, f"{code}0"]
    trust = Trust.LIKELY if len(texts) == 1 else Trust.CANDIDATE
    return tuple(Fix(Span(0, len(typed)), text, trust) for text in texts)


def certainly(options: Options, as_of: date) -> Screen:
    narrow = f"(?=(?:[0-9]\\.?){{{options.least}}})" if options.least > 2 else ""
    return Screen(f"(?!{'|'.join(NO_CLASS)}){narrow}{CANONICAL.pattern}")


KIND = Kind(
    id="okved",
    words=Words(
        "okved",
        label="Business code (OKVED)",
        acc="the business code (OKVED)",
        example="62.01",
        where="The OKVED code is in the extract from the state register.",
        aloud="Compare the code two digits at a time.",
    ),
    codes=(
        COMMON.letters,
        COMMON.words,
        COMMON.pasted_along,
        COMMON.pasted_twice,
        TOO_SHORT,
        TOO_LONG,
        SHAPE,
        UNKNOWN_CLASS,
        TOO_BROAD,
        COMMON.cleaned,
    ),
    diagnose=find,
    screen=certainly,
    source="FNS, schemas of EGRUL and EGRIP extracts: type of the ОКВЭД; classifier ОК 029-2014",
    options=Options,
    make=like(r"[0-9]{2}\.[0-9]{2}"),
    doc=__doc__,
)
