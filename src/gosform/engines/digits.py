r"""How a number made of digits finds its problems: characters, then length, then shape, then check digits.

A kind made of digits declares its :class:`Shape`\ s and its own refusals; the order of the checks, the spans, the
lookalike letters and the sentences that all such kinds share are here and in the modules below, once.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from gosform.engines.bare import bare
from gosform.engines.cut_short import KEPT, cut_place, cut_short, with_lost_digit
from gosform.engines.digit_codes import DigitCodes, digit_codes
from gosform.engines.digit_letters import ONE_LETTER, no_number, one_letter, strange
from gosform.engines.digit_slips import slipped
from gosform.engines.digit_words import in_words
from gosform.engines.pasted import pasted
from gosform.engines.shape import Beginning, Clear, Refusal, Shape, last_of_remainder, lengths, screen, shape_of
from gosform.kind import Found
from gosform.options import Channel
from gosform.problem import Code, Fix, Problem, Severity, Span, Trust, problem
from gosform.text import LIKE_DIGIT, SAME_AS_DIGIT, SEPARATORS, Folded, fold

__all__ = [
    "Beginning",
    "Clear",
    "DigitCodes",
    "Refusal",
    "Shape",
    "diagnose",
    "digit_codes",
    "last_of_remainder",
    "lengths",
    "reads_as",
    "screen",
]


CUT = re.compile(r"[0-9](?:[.,][0-9]*)?[EeЕе]\+?[0-9]+")
"""A long number as a table shows it: 5,00101E+11."""
LONGEST = 1_000
"""More characters than this, without separators, are no number with a slip in it: they are not looked at one by one."""
CUT_FROM = 11
"""Tables show shorter numbers in full."""
NARROW = re.compile(r"[0-9][.,][0-9]+[EeЕе]\+0?[0-9]")
NARROW_FROM = 10
"""In a narrow column a table shortens these too, with a sign for the decimals and a plus."""
LOOKS = re.compile(f"[0-9{re.escape(''.join([*SAME_AS_DIGIT, *LIKE_DIGIT]))}]+").fullmatch
"""Digits and letters that look like them: neither words nor a name, nor what a table shows."""


def diagnose(
    typed: str,
    shapes: Sequence[Shape],
    codes: DigitCodes,
    *,
    refusals: Sequence[Refusal] = (),
    labels: tuple[str, ...] = (),
    separators: str = "accept",
    channel: Channel = "typed",
    clear: Clear | None = None,
) -> Found:
    """Every problem of a number that may take these shapes, and its canonical spelling.

    clear: true for hardly any number but those that are neither refused nor doubted, and only for such.

    Order: characters, length, refusals of the kind, check digits; each stage runs only when the one before was clean,
    so that a person gets one instruction and not four for one slip.
    """
    if len(typed) > LONGEST and (left := endless(typed)):
        return Found((_endless(typed, left, shapes, codes),))
    plain = typed.isdigit() and typed.isascii()
    if not plain and (among := ONE_LETTER(typed)) and (one := one_letter(among, shapes, codes, refusals, separators, clear=clear)):
        return one
    folded = fold(_undecimal(typed) if typed.endswith(".0") else typed, SEPARATORS, labels)
    number = folded.kept
    if not number:
        return Found((problem(codes.too_short, Span(0, len(typed)), need=lengths(shapes), have=0),))
    shape = shape_of(number, shapes)
    if not (plain or (number.isdigit() and number.isascii())) and (
        found_strange := _strange(folded, shape, shapes, codes, refusals, typed=typed, labels=labels, separators=separators)
    ):
        return found_strange
    if shape is None:
        return _length(folded, shapes, codes, refusals, labels=labels, separators=separators, channel=channel)
    found: list[Problem] = []
    if not (clear and clear(number)):
        found = [problem(r.code, folded.span(*r.span) if r.span else folded.whole()) for r in refusals if r.applies(number)]
    if found and Severity.ERROR in [p.severity for p in found]:
        return Found(tuple(found), None, number)
    if shape.fits(number):
        return _spelt(folded, shape, codes, found, separators)
    long = len(number) > KEPT
    if long and cut_short(number):
        return Found((*found, problem(codes.spreadsheet, cut_place(folded))), None, number)
    failed = slipped(codes.checksum, folded, shapes, refusals, separators=separators, channel=channel)
    if long and channel == "typed":  # what is dictated does not come out of a table
        failed = with_lost_digit(failed, codes.spreadsheet, folded, shape, refusals, separators=separators)
    return _found(((*found, failed) if found else (failed,), None, number))


_found = partial(tuple.__new__, Found)  # a third of what the class itself takes


def _undecimal(typed: str) -> str:
    """A number that went through a table as a decimal: the two characters are blanked, so that spans still count in ``typed``."""
    return typed[:-2] + "  " if SEPARATORS.isdisjoint(typed[:-2]) else typed


def _strange(
    folded: Folded,
    shape: Shape | None,
    shapes: Sequence[Shape],
    codes: DigitCodes,
    refusals: Sequence[Refusal],
    *,
    typed: str,
    labels: tuple[str, ...],
    separators: str,
) -> Found | None:
    """What is no digit: a number that a table cut, in words or with something beside it, or letters; None where it belongs there."""
    looks = LOOKS(folded.kept)
    if not looks and _cut(typed.strip(), shapes):
        return Found((problem(codes.spreadsheet, Span(0, len(typed))),))
    made = shape or shapes[0]
    if made.letters and made.takes(folded.kept):
        return None
    if looks and shape and folded.at[0] and (among := ONE_LETTER(typed, folded.at[0])):  # behind a label
        one = one_letter(among, shapes, codes, refusals, separators)
        if one:
            return one
    if not looks and (said := in_words(folded, shapes, codes.words, refusals, labels=labels, separators=separators)):
        return said
    if (
        not (looks and shape)
        and (len(folded.kept) >= lengths(shapes)[0] or made.letters)
        and (good := pasted(folded, shapes, codes, refusals, labels=labels, separators=separators))
    ):
        return good
    found = strange(folded, shape, codes, refusals, separators)
    if shape or not found.read:
        return found
    need, have = lengths(shapes), len(found.read)  # understood: the wrong length is told too
    return Found((*found.problems, problem(_wrong_length(have, need, codes), folded.whole(), need=need, have=have)))


def _cut(text: str, shapes: Sequence[Shape]) -> bool:
    """A number as a table shows it that has too little room for it."""
    if not CUT.fullmatch(text):
        return False
    longest = max(lengths(shapes))
    return longest >= CUT_FROM or (longest >= NARROW_FROM and bool(NARROW.fullmatch(text)))


def endless(typed: str) -> str:
    """All that is left without separators, where that is longer than any number; else nothing."""
    if len(typed) <= LONGEST:
        return ""
    left = typed.translate(dict.fromkeys(map(ord, SEPARATORS)))
    return left if len(left) > LONGEST else ""


def reads_as(typed: str, shape: Shape, labels: tuple[str, ...] = ()) -> tuple[str, Span] | None:
    """The number and its place, when what was typed is a good number of this shape, however it is spelt; else None."""
    if len(typed) > LONGEST and endless(typed):
        return None
    number = bare(typed, labels)
    return (number, fold(typed, labels=labels).whole()) if shape.admits(number) and shape.fits(number) else None


def _spelt(folded: Folded, shape: Shape, codes: DigitCodes, found: list[Problem], separators: str) -> Found:
    """A good number: what its spelling deserves."""
    number, typed = folded.kept, folded.typed
    if separators == "forbid":
        if not folded.touched:
            return Found(tuple(found), number, number)
        fix = Fix(Span(0, len(typed)), number, Trust.SAFE)
        return Found((*found, problem(codes.separators, folded.touched[0], fix)), None, number)
    canonical = shape.canonical(number)
    if typed != canonical and folded.touched and not shape.usual(typed):
        found.append(problem(codes.cleaned, folded.touched[0]))
    return Found(tuple(found), canonical, number)


def _endless(typed: str, left: str, shapes: Sequence[Shape], codes: DigitCodes) -> Problem:
    span = Span(0, len(typed))
    if left.isdecimal():
        return problem(codes.too_long, span, need=lengths(shapes), have=len(left))
    return no_number(left, span, codes)


def _length(
    folded: Folded,
    shapes: Sequence[Shape],
    codes: DigitCodes,
    refusals: Sequence[Refusal],
    *,
    labels: tuple[str, ...],
    separators: str,
    channel: Channel,
) -> Found:
    """A number of another length: with something beside it, or with digits missing or too many."""
    need, have = lengths(shapes), len(folded.kept)
    # Too few digits for one number have nothing beside them. Of letters the label that was left out may have some.
    if (have >= need[0] or [s for s in shapes if s.letters]) and (
        good := pasted(folded, shapes, codes, refusals, labels=labels, separators=separators)
    ):
        return good
    code = _wrong_length(have, need, codes)
    if len(shapes) == 1 and shapes[0].holds is None:  # nothing tells which digit
        return _found(((Problem(code, folded.whole(), {"need": need, "have": have}, (), code.severity),), None, None))
    return _found(((slipped(code, folded, shapes, refusals, separators=separators, channel=channel, need=need, have=have),), None, None))


def _wrong_length(have: int, need: Sequence[int], codes: DigitCodes) -> Code:
    return codes.too_short if have < need[0] else codes.too_long if have > need[-1] else codes.length
