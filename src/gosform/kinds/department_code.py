"""The code of the department that issued a passport (код подразделения).

Six digits, written 770-001: a region, the level of the department (0 to 3), its number. The hyphen may be left out.

What the check can see: the length, letters and, as a warning, zeros. Region and level are not judged: departments are
renamed and renumbered, and the code must be copied as the stamp shows it.

Example: 770-001 (fictional).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from gosform.engines.digits import Refusal, Shape, diagnose, digit_codes, endless, screen
from gosform.engines.lost_zero import zeroed
from gosform.kind import Found, Kind, Screen
from gosform.making import like
from gosform.options import DigitOptions
from gosform.problem import Code, Fix, Problem, Severity, Span, Trust, Words, problem
from gosform.text import LIKE_DIGIT, SAME_AS_DIGIT, fold

LABELS = ("код подразделения", "код подр.", "код подр", "подразделение", "к/п", "код", "department code")


@dataclass(frozen=True, slots=True)
class Options(DigitOptions):
    pass


SHAPE = Shape(6, layout="###-###", spellings=("### ###",))

COMMON = digit_codes("department_code")
ZEROS = Code(
    "department_code.zeros",
    what=COMMON.zeros.what,
    fix=COMMON.zeros.fix,
    severity=Severity.WARNING,
    why="A row of zeros is a placeholder. No source lists the codes that exist, so it is a warning.",
)
WORDS = Code(
    "department_code.words",
    what="There are words in {in}.",
    fix="Enter the six digits; the name of the office has its own field.",
    why="«ОВД» or «УФМС 030-006»: the name of the office stands beside its code on the page and slips into the wrong field.",
)
WORD = re.compile(r"[^\W\d_]{3,}")
REFUSALS = (Refusal(ZEROS, lambda n: not n.strip("0")),)


OFFICE = re.compile(
    r"(?<![^\W_])(?:г?у|ув|ов|ум|м)(?:вд|фмс|ф)|отдел|отделени|паспорт|стол|росси|район|област|(?<![^\W_])(?:тп|мп|гу)(?![^\W_])",
    re.IGNORECASE,
)
"""Words of the name of an office."""


def find(typed: str, options: Options, as_of: date) -> Found:
    found = diagnose(typed, (SHAPE,), COMMON, refusals=REFUSALS, labels=LABELS, separators=options.separators)
    first = found.problems[0].code if found.problems else None
    if first == COMMON.words:
        return found._replace(problems=tuple(problem(WORDS, p.span, *p.fixes) for p in found.problems))
    if first == COMMON.pasted_along and not OFFICE.search(typed):
        return found
    if first == COMMON.too_short:
        return zeroed(found, typed, SHAPE, LABELS, lambda number: number[0] == "0" != number[1] and number[2] in "0123")
    return Found((named,)) if (named := words(typed)) else found


def words(typed: str) -> Problem | None:
    """A word of three letters or more, not all of which look like digits; with its six digits, if there are six."""
    if endless(typed):
        return None
    folded = fold(typed, labels=LABELS)
    found = [m.span() for m in WORD.finditer(folded.kept) if any(c not in SAME_AS_DIGIT and c not in LIKE_DIGIT for c in m[0])]
    if not found:
        return None
    number = "".join(c for c in folded.kept if c in "0123456789")
    fixes = (Fix(Span(0, len(typed)), SHAPE.canonical(number), Trust.LIKELY),) if SHAPE.admits(number) and number.strip("0") else ()
    return problem(WORDS, folded.span(found[0][0], found[-1][1]), *fixes)


def certainly(options: Options, as_of: date) -> Screen:
    return screen((SHAPE,), "(?!000-?000)", bare=options.separators == "forbid")


KIND = Kind(
    id="department_code",
    words=Words(
        "department_code",
        label="Department code",
        acc="the department code",
        example="770-001",
        where="The code is in the passport, on the page with the date of issue.",
        aloud="Compare the code three digits at a time.",
    ),
    codes=(
        COMMON.letters,
        COMMON.pasted_along,
        COMMON.pasted_twice,
        WORDS,
        COMMON.too_short,
        COMMON.too_long,
        ZEROS,
        COMMON.separators,
        COMMON.cleaned,
    ),
    diagnose=find,
    screen=certainly,
    source="MVD, administrative regulation on the passport; portal of state services, pattern of the field",
    options=Options,
    make=like("(?:0[1-9]|[1-7][0-9])[0-3]-[0-9]{3}"),
    doc=__doc__,
)
