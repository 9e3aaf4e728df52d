"""A number whose usual make is known but prescribed by no published document: what differs from it is doubted, never refused."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from gosform.engines import digits
from gosform.engines.digit_codes import DigitCodes, digit_codes
from gosform.engines.line import read_line
from gosform.engines.series_words import without_series_words
from gosform.engines.shape import Refusal, Shape, screen
from gosform.kind import Found, Screen
from gosform.options import DigitOptions
from gosform.problem import Code, Fix, Problem, Severity, Span, problem
from gosform.text import Folded, sign, unicode_name

_CUT = re.compile(r"[0-9](?:[.,][0-9]*[EeЕе]\+?|[EeЕе]\+)[0-9]+")

WHY = "The number of digits is common knowledge, but no published document prescribes it, so it is only doubted."


def usual_codes(kind: str) -> DigitCodes:
    """The shared codes of numbers of digits; those about the make are warnings here."""
    common = digit_codes(kind)
    length = Code(
        f"{kind}.length",
        what="{label}: usually {need} digits, {have} typed.",
        fix="Compare {acc} with the document.",
        severity=Severity.WARNING,
        why=WHY,
    )
    return replace(
        common,
        letters=_doubt(common.letters, WHY),
        too_short=length,
        too_long=length,
        length=length,
        zeros=_doubt(common.zeros, WHY),
        words=_doubt(common.words, WHY, common.words.fix),
        pasted_along=_doubt(common.pasted_along, WHY, common.pasted_along.fix),
        pasted_twice=_doubt(common.pasted_twice, WHY, common.pasted_twice.fix),
    )


def nothing_read(kind: str, source: str) -> Code:
    """Neither a letter nor a digit was typed."""
    return Code(
        f"{kind}.shape",
        what="There is neither a letter nor a digit in {in}.",
        fix="Enter {acc} as in the document.",
        why="Dashes and other signs alone are a stand-in for a number that was not at hand. Where there is no document, leave it empty.",
        source=source,
    )


class Usual(NamedTuple):
    """All that a kind of this make has beside its words: its codes, and the two readings of its rules."""

    codes: tuple[Code, ...]
    diagnose: Callable[[str, DigitOptions, date], Found]
    screen: Callable[[DigitOptions, date], Screen]


def usual(kind: str, shape: Shape, labels: tuple[str, ...]) -> Usual:
    """A number of one usual shape, a series and a number with a space between them, without check digits."""
    codes = usual_codes(kind)
    nothing = nothing_read(kind, "the form's own rule: the field asks for the number of a document")
    refusals = (Refusal(codes.zeros, lambda n: not n.strip("0")),)
    not_zeros = f"(?!{shape.layout.replace('#', '0').replace(' ', '.?')})"

    def find(typed: str, options: DigitOptions, as_of: date) -> Found:
        return diagnose(typed, shape, codes, nothing, refusals=refusals, labels=labels, separators=options.separators)

    def certainly(options: DigitOptions, as_of: date) -> Screen:
        return screen((shape,), not_zeros, bare=options.separators == "forbid")

    pasted = (codes.words, codes.pasted_along, codes.pasted_twice)
    told = (nothing, codes.spreadsheet, codes.letters, *pasted, codes.length, codes.zeros, codes.separators, codes.cleaned)
    return Usual(told, find, certainly)


def _doubt(code: Code, why: str, fix: str = "Compare {acc} with the document.") -> Code:
    return Code(str(code), what=code.what, fix=fix, plain=code.plain, severity=Severity.WARNING, why=why)


def diagnose(
    typed: str, shape: Shape, codes: DigitCodes, nothing: Code, *, refusals: Sequence[Refusal], labels: tuple[str, ...], separators: str
) -> Found:
    """The number in its usual spelling; where it is of another make, what was typed, tidied, with a warning."""
    tidy = read_line(typed)
    if not any(c.isalnum() for c in tidy.kept):
        return Found((problem(nothing, Span(0, len(typed))),))
    if cut_by_a_table(tidy.kept):
        return Found((problem(codes.spreadsheet, Span(0, len(typed))),))
    text = without_series_words(typed)
    found = digits.diagnose(text, (shape,), codes, refusals=refusals, labels=labels, separators=separators)
    if found.canonical is not None or _refused(found.problems, codes):
        return found
    if tidy.kept != typed:
        again = diagnose(tidy.kept, shape, codes, nothing, refusals=refusals, labels=labels, separators=separators)
        return seen_through(tidy, again, codes.cleaned)
    if found.problems[0].code == codes.spreadsheet:  # 4E1234567 is as good as any number nobody prescribes
        at = next(i for i, c in enumerate(typed) if c.isalpha())
        char = typed[at]
        found = Found((problem(codes.letters, Span(at, at + 1), char=char, name=unicode_name(char), sign=sign(char)),))
    return Found(found.problems, typed, found.read)


def cut_by_a_table(text: str) -> bool:
    """A long number as a table shows it, with a comma, a point or a plus: 5,00101E+11."""
    return bool(_CUT.fullmatch(text))


def seen_through(tidy: Folded, found: Found, cleaned: Code) -> Found:
    """What was found in a tidied line, at its places in what was typed; ``cleaned`` where nothing else is to be said."""
    whole = Span(0, len(tidy.typed))
    problems = tuple(
        problem(
            p.code,
            tidy.span(*p.span) if p.span else None,
            *(Fix(whole, f.apply(tidy.kept), f.trust, f.probability) for f in p.fixes),
            severity=p.severity,
            **p.params,
        )
        for p in found.problems
    )
    return found._replace(problems=problems or (problem(cleaned, tidy.touched[0] if tidy.touched else whole),))


def _refused(found: Sequence[Problem], codes: DigitCodes) -> bool:
    return any(p.severity is Severity.ERROR and p.code != codes.spreadsheet for p in found)
