"""Полис ОМС: the unified number of a person's compulsory medical insurance (единый номер полиса).

Sixteen digits; the last is a check digit after the rule Mod 10 of HL7. Of the fifteen before it, those at odd places counted
from the right are read as one number and doubled, those at even places are put before the product; the digits of it all are
added up, and the check digit fills the sum up to a multiple of ten. The worked example of the rule is 12345 with the digit 5.

Worked out digit by digit this is the very sum that Luhn's rule makes, so each number that one rule passes the other passes
too: a bank card's number, which has sixteen digits as well, passes here, and nothing in the digits tells the two apart.

What the check can see: every single wrong digit and most swaps of neighbours. It does not read a region, a birth date or a
sex out of the number: how they are coded is not published.

Option ``policy``: a certificate of nine digits that stands in for the policy is let through with a warning. With ``any``
policies from before the unified number pass too (a series and a number of letters and digits), and a check digit that does
not fit is then a warning, since an old number may have sixteen digits as well.

Accepted as usual: 7745 1234 5678 9127, the bare digits.

Example: 7745123456789127 (fictional).

History: since 2022 the entry in the register is the policy, and the number is its number; paper and plastic carry the same.
A check that splits the digits by even and odd value instead of place is found in hospital systems; it refuses good numbers.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from gosform.engines.digits import Refusal, Shape, diagnose, digit_codes, reads_as, screen
from gosform.engines.free_number import tidied
from gosform.engines.series_words import without_series_words
from gosform.engines.usual_digits import cut_by_a_table, seen_through
from gosform.formula import Digits
from gosform.kind import Found, Kind, Screen
from gosform.making import Draw, solved
from gosform.options import CheckDigitOptions
from gosform.problem import Code, Severity, Span, Words, problem

SOURCE = "FFOMS order 79 of 07.04.2011 (as implemented by information systems of the fund); HL7 v2, check digit scheme M10"
LABELS = ("полис омс", "полиса омс", "полис", "полиса", "омс", "енп", "номер полиса", "номер полиса омс", "единый номер полиса", "№ полиса")
OLD_SERIES, OLD_NUMBER = 10, 20


@dataclass(frozen=True, slots=True)
class Options(CheckDigitOptions):
    policy: Literal["unified", "any"] = field(
        default="unified", metadata={"meaning": "unified: the number of 16 digits; any: also policies from before it, letters included"}
    )


def mod10(d: Digits) -> object:
    doubled = [2 * d[i] - 9 * (d[i] // 5) for i in range(0, 15, 2)]
    return (sum(doubled) + sum(d[i] for i in range(1, 16, 2))) % 10 == 0


SHAPE = Shape(16, mod10, spellings=("#### #### #### ####", "###### ##########", "## ## ##########"), proof=10, head=0)
CERTIFICATE = Shape(9)

COMMON = digit_codes("oms_policy")
CERTIFICATE_HERE = Code(
    "oms_policy.certificate",
    what="There are 9 digits, and a policy has 16.",
    fix="Compare {acc} with the document.",
    severity=Severity.WARNING,
    why="A temporary certificate is said to have nine digits. No published rule says so, so the number is let through.",
)
OLD_CHECKSUM = Code(
    "oms_policy.doubtful-digit",
    what="One of the 16 digits does not fit.",
    fix="Compare {acc} with the document.",
    severity=Severity.WARNING,
    why="With the option policy: any an old number may have sixteen digits and no check digit, so it is only doubted.",
)
OLD_LENGTH = Code(
    "oms_policy.old-length",
    what="{label} is longer than any policy's.",
    fix="Compare {acc} with the document.",
    why="The series of an old policy has at most 10 characters and its number at most 20.",
    source="FFOMS, exchange files of medical bills: fields SPOLIS and NPOLIS",
)
ZEROS = Code(
    "oms_policy.zeros",
    what=COMMON.zeros.what,
    fix=COMMON.zeros.fix,
    severity=Severity.WARNING,
    why="A row of zeros passes the check digit. It is a placeholder, but no document that was seen refuses it.",
)
CODES = replace(COMMON, zeros=ZEROS)
OLD_MAKE = {COMMON.spreadsheet, COMMON.letters, COMMON.too_short, COMMON.too_long, COMMON.checksum}
REFUSALS = (Refusal(ZEROS, lambda n: not n.strip("0")),)


def find(typed: str, options: Options, as_of: date) -> Found:
    text = without_series_words(typed)
    if read := reads_as(text, CERTIFICATE, LABELS):
        number, span = read
        if options.separators == "accept" or typed == number:
            return Found(() if options.policy == "any" else (problem(CERTIFICATE_HERE, span),), number, number)
    found = diagnose(text, (SHAPE,), CODES, refusals=REFUSALS, labels=LABELS, separators=options.separators, channel=options.channel)
    if options.policy == "unified" or found.canonical is not None:
        return found
    folded = tidied(typed, LABELS)
    if folded.kept != typed:
        return seen_through(folded, find(folded.kept, options, as_of), COMMON.cleaned) if folded.kept else found
    return _old(typed, found)


def _old(typed: str, found: Found) -> Found:
    """What may be a policy from before the unified number is let through."""
    if not {p.code for p in found.problems} & OLD_MAKE or cut_by_a_table(typed) or not any(c in "0123456789" for c in typed):
        return found
    if sum(c.isalnum() for c in typed) > OLD_SERIES + OLD_NUMBER:
        return Found((problem(OLD_LENGTH, Span(0, len(typed))),))
    doubts = [problem(OLD_CHECKSUM, p.span) for p in found.problems if p.code == COMMON.checksum]
    return Found(tuple(doubts), typed, typed)


def certainly(options: Options, as_of: date) -> Screen:
    return screen((SHAPE,), "(?!0{16})")


def made(draw: Draw, options: Options) -> str:
    """Any sixteen digits; the check digit fits."""
    return solved(draw, draw.digits(16), SHAPE.fits, (-1,))


KIND = Kind(
    id="oms_policy",
    words=Words(
        "oms_policy",
        label="Medical policy number (OMS)",
        acc="the medical policy number (OMS)",
        example="7745123456789127",
        where="The 16 digits are on the policy and in the online account of public services.",
        aloud="Compare the number four digits at a time.",
    ),
    codes=(
        COMMON.spreadsheet,
        COMMON.letters,
        COMMON.words,
        COMMON.pasted_along,
        COMMON.pasted_twice,
        COMMON.too_short,
        COMMON.too_long,
        ZEROS,
        CERTIFICATE_HERE,
        COMMON.checksum,
        OLD_CHECKSUM,
        OLD_LENGTH,
        COMMON.separators,
        COMMON.cleaned,
    ),
    diagnose=find,
    screen=certainly,
    source=SOURCE,
    options=Options,
    make=made,
    doc=__doc__,
)
