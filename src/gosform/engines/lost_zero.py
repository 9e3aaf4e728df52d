"""A zero that a spreadsheet took from the front of a number: with it in its place the number is a good one.

A number that is too short says only that digits are missing. Two things explain one that a zero in front makes good: a table that
drops leading zeros, and a digit left out in typing that happens to leave such a number. ``confidence`` weighs the two.

The assumption: among wrong values both are about as common (damage by tables, and digits left out, are each about 5 in 100), so the
odds are one to the share of numbers lacking another digit that a zero in front makes good by chance. With check digits that share is
one in ``Shape.proof``; without them a kind names it (``chance``), from where in the number the digit may be missing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from gosform.engines.bare import bare
from gosform.engines.digits import LONGEST, endless
from gosform.engines.shape import Refusal, Shape
from gosform.formula import digits
from gosform.kind import Found
from gosform.problem import Code, Fix, Problem, Span, Trust, problem
from gosform.text import fold, is_ascii_digits

MOST = 2
"""Zeros that a number may have lost; three in front of anything are a placeholder."""
PROVED = 10
"""One random number in so many, or fewer, must pass the check digits."""
SURE = 0.8
"""From here on the repair is ``likely``."""
LEAST, MOST_FIXES = 0.01, 3
"""Less probable numbers, and more of them, are not offered."""


def confidence(chance: float) -> float:
    """How probable it is that a table took the zero, when so large a share of numbers lacking another digit would look like this."""
    return 1 / (1 + chance)


def beside_slips(lost: Problem, found: Found, typed: str) -> Problem:
    """The problem of a lost zero with the slips that were found in its place behind it, in the order of their probability.

    That a table took the zero is so much more probable than that any other digit of that length was left out; a digit too many in a shorter
    number is another matter. Where one explains what was typed, the zero is the less certain for it.
    """
    zero, have = lost.fixes[0], sum(map(str.isdigit, typed))
    slips = [fix for p in found.problems for fix in p.fixes if fix.probability and fix.apply(typed) != zero.apply(typed)]
    if not zero.probability or not slips:
        return lost
    shorter = sum([fix.probability or 0.0 for fix in slips if sum(map(str.isdigit, fix.apply(typed))) < have])
    odds = zero.probability / (1 - zero.probability) * max(1 - shorter, 0.0)
    sure = odds / (1 + odds)
    others = [(fix, (fix.probability or 0.0) * (1 - sure)) for fix in slips]
    ranked = sorted([(zero, sure), *[other for other in others if other[1] >= LEAST]], key=lambda each: -each[1])
    fixes = [replace(fix, probability=chance, trust=_LIKELY if chance >= SURE else _CANDIDATE) for fix, chance in ranked[:MOST_FIXES]]
    return replace(lost, fixes=tuple(fixes))


PROOF = "Spreadsheets drop zeros in front of a number. With a zero there the check digits fit, which hardly happens by chance."
STRUCTURE = "Spreadsheets drop zeros in front of a number. With a zero there it is built as such numbers are; no check digit proves it."


def lost_zero_code(kind: str, why: str = PROOF) -> Code:
    """The code of a kind whose numbers may begin with a zero."""
    return Code(
        f"{kind}.lost-zero",
        what="A zero seems to be lost at the start of {gen}.",
        fix="Compare the first digits with the document.",
        why=why,
    )


def _by_chance(shape: Shape, _: str) -> float | None:
    return 1 / shape.proof if shape.proof >= PROVED else None


def lost_zero(
    typed: str,
    shapes: Sequence[Shape],
    code: Code,
    refusals: Sequence[Refusal],
    labels: tuple[str, ...],
    *,
    most: int = MOST,
    chance: Callable[[Shape, str], float | None] = _by_chance,
) -> Problem | None:
    """The problem of a number that only lacks one or two zeros in front, ``most`` at the most; None for every other value.

    chance: of the whole number, how large a share of numbers that lack another digit would look like this; None: it is too large to speak of
    a zero at all, as without check digits.
    """
    if len(typed) > LONGEST and endless(typed):
        return None
    short = bare(typed, labels)
    for shape in shapes:
        zeros = shape.length - len(short)
        if not 1 <= zeros <= most:
            continue
        if not is_ascii_digits(short):
            return None
        if not shape.fits_digits(bytes(zeros) + digits(short)):
            continue
        number = "0" * zeros + short
        if not short.strip("0") or any(r.applies(number) for r in refusals):
            continue
        if (share := chance(shape, number)) is not None:
            sure = confidence(share)
            trust = _LIKELY if sure >= SURE else _CANDIDATE
            whole = fold(typed, labels=labels).whole()
            return problem(code, whole, Fix(Span(0, len(typed)), shape.canonical(number), trust, sure))
    return None


def lost_one(
    typed: str,
    shapes: Sequence[Shape],
    code: Code,
    refusals: Sequence[Refusal],
    labels: tuple[str, ...],
    *,
    chance: Callable[[str], float | None],
) -> Problem | None:
    """The same of a number without check digits that only lacks one zero in front. chance: as of :func:`lost_zero`."""
    return lost_zero(typed, shapes, code, refusals, labels, most=1, chance=lambda _, number: chance(number))


_found, _span = partial(tuple.__new__, Found), partial(tuple.__new__, Span)  # a third of what the classes themselves take
_LIKELY, _CANDIDATE = Trust.LIKELY, Trust.CANDIDATE
OPEN = 0.5
"""How probable the zero is where any digit may be missing and the number with a zero in front is built as it should be."""


def zeroed(found: Found, typed: str, shape: Shape, labels: tuple[str, ...], built: Callable[[str], bool]) -> Found:
    """What was found in a number that lacks one digit, with the number with a zero in front as a candidate where it is ``built`` well."""
    first = found.problems[0]
    number = f"0{bare(typed, labels)}"
    if first.fixes or len(number) != shape.length or not is_ascii_digits(number) or not built(number):
        return found
    fix = Fix(_span((0, len(typed))), shape.canonical(number), _CANDIDATE, OPEN)
    mended = Problem(first.code, first.span, first.params, (fix,), first.severity)
    return _found(((mended, *found.problems[1:]), found.canonical, found.read))
