"""A good number that came with something else: the next field, a name, a date, or a second copy of itself.

What was typed is cut into runs of letters and runs of digits, and a stretch of runs is looked for that is a good number of the
kind. What is left over must be clearly something else: a word, a date, or a number of its own. Without check digits anything of
the right length is a good number, so there the spelling has to be a usual one and a sign more than a space must part the two.
In doubt nothing is said here. At most ``MOST_RUNS`` runs are looked at, each joined to no more than a number is long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from gosform.engines.digit_codes import DigitCodes
from gosform.engines.shape import Refusal, Shape
from gosform.kind import Found
from gosform.problem import Code, Fix, Severity, Span, Trust, problem
from gosform.text import DASHES, INVISIBLE, LIKE_DIGIT, QUOTES, SAME_AS_DIGIT, SPACES, Folded, ascii_digit, is_ascii_digits

LONGEST = 400
"""More characters than this are no number with a neighbour."""
MOST_RUNS = 40
MOST_COPIES = 3
PROVED = 10
"""One random number in so many, or fewer, must pass the check digits for its spelling to be left out of account."""
FEWEST = 4
"""Fewer digits beside a number are a slip in it rather than another number."""
WHOLE = 7
"""Digits that nobody writes together as a group of a longer number."""

RUN = re.compile(r"[^\W\d_]+|\d+")
_ROW = re.compile(r"[0-9]+|[^\W\d_]+").fullmatch
"""One run, and nothing beside it."""
_JOINT = re.compile("[./-]").search
"""Without one of these there is no date."""
DATE = re.compile(
    r"(?<![\d.])(?:(?:0?[1-9]|[12]\d|3[01])[./-](?:0?[1-9]|1[0-2])[./-](?:19|20)\d\d|(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?!\d)"
)
INSIDE = (SPACES | DASHES | INVISIBLE | frozenset(".№")) - frozenset("\t\n\r\v\f\u0085\u2028\u2029")
"""What may stand between the groups of one number; every other sign parts two things."""
_BESIDE = "".join(map(re.escape, sorted(INSIDE)))
_GROUPED, _LETTERED = re.compile(rf"[\d{_BESIDE}]+").findall, re.compile(rf"[^\W_{_BESIDE}]+(?:[{_BESIDE}]+[^\W_{_BESIDE}]+)*").findall
"""Stretches in which the groups of one number may stand, of digits alone or of letters too."""
IDLE = SPACES | DASHES | INVISIBLE | QUOTES | frozenset(".,:;|/\\()[]+*#№=_")
"""What belongs to neither of two things that it parts."""
CLOSING = SPACES | INVISIBLE | frozenset(",:;|/\\=")
OPENING = CLOSING | DASHES | frozenset(".")
"""What is no part of the thing that it stands before, or behind: a full stop may end an abbreviation, brackets belong to what is in them."""


class Run(NamedTuple):
    """Letters or digits in a row, at ``[start, end)`` of what was typed. dated: a part of a date."""

    text: str
    start: int
    end: int
    dated: bool


class Good(NamedTuple):
    """A good number of the kind, made of ``runs[first:last]``, which stand at ``span``."""

    number: str
    shape: Shape
    first: int
    last: int
    span: Span


def pasted(
    folded: Folded, shapes: Sequence[Shape], codes: DigitCodes, refusals: Sequence[Refusal], *, labels: tuple[str, ...], separators: str
) -> Found | None:
    """The problem of a good number that something was pasted along with, or that stands there twice; None for every other value."""
    typed = folded.typed
    if len(typed) > LONGEST:
        return None
    if copied := _copied(folded, shapes, refusals):
        number, shape, span = copied
        return _found(codes.pasted_twice, typed, span, separators, (number, shape))
    shortest = min([s.length for s in shapes])
    stretches = _LETTERED if any(s.letters for s in shapes) else _GROUPED
    if _ROW(typed) or max(map(len, stretches(typed)), default=0) < shortest:
        return None
    runs = _runs(typed)
    if not 1 < len(runs) <= MOST_RUNS:
        return None
    found = _good(typed, runs, shapes, refusals)
    if not found:
        return None
    words = tuple([label.casefold() for label in labels])
    if len({g.number for g in found}) > 1:
        found = _named(typed, runs, found, words) or found
    numbers = {g.number: g.shape for g in found}
    if len(numbers) > 1:
        joined = any(INSIDE.issuperset(typed[a.span.end : b.span.start]) for a, b in pairwise(found))
        if joined and any(s.proof < PROVED for s in numbers.values()):
            return None
        return _found(codes.pasted_along, typed, folded.whole(), separators, *numbers.items())
    one = found[0]
    rest = [run for i, run in enumerate(runs) if not any(g.first <= i < g.last for g in found) and not _own(typed, run, words)]
    if not rest and len(found) > 1:
        return _found(
            codes.pasted_twice, typed, trimmed(typed, one.span.end, found[-1].span.end, words), separators, (one.number, one.shape)
        )
    if rest and not _other(typed, rest, one, as_one=any(s.length == len(folded.kept) for s in shapes)):
        return None
    extra = beside(typed, one.span, words)
    if extra.start >= extra.end:
        return None
    return _found(codes.pasted_along, typed, extra, separators, (one.number, one.shape))


def _found(code: Code, typed: str, span: Span, separators: str, *meant: tuple[str, Shape]) -> Found:
    """The problem with a repair for each number that may be meant: the number alone. A copy of a proved number loses nothing."""
    trust = Trust.CANDIDATE
    if len(meant) == 1:
        trust = Trust.SAFE if code.trouble == "pasted-twice" and meant[0][1].proof >= PROVED else Trust.LIKELY
    spelt = [number if separators == "forbid" else shape.canonical(number) for number, shape in meant[:MOST_COPIES]]
    fixes = (Fix(Span(0, len(typed)), text, trust) for text in spelt)
    return Found((problem(code, span, *fixes),), None, meant[0][0] if len(meant) == 1 else None)


def admitted(number: str, shapes: Sequence[Shape], refusals: Sequence[Refusal]) -> Shape | None:
    """The shape in which this is a good number of the kind; None where it is none."""
    for shape in shapes:
        if shape.length == len(number) and shape.admits(number):
            refused = any(r.code.severity is Severity.ERROR and r.applies(number) for r in refusals)
            return None if refused or not number.strip("0") or not shape.fits(number) else shape
    return None


def _copied(folded: Folded, shapes: Sequence[Shape], refusals: Sequence[Refusal]) -> tuple[str, Shape, Span] | None:
    """The number that stands twice or three times in a row with nothing but separators between, and where its copies stand."""
    kept = folded.kept
    if (kept + kept).find(kept, 1) == len(kept):  # it repeats nothing
        return None
    for times in range(2, MOST_COPIES + 1):
        length, left = divmod(len(kept), times)
        if left or not length or kept[length:] != kept[:-length] or not is_ascii_digits(kept):
            continue
        shape = admitted(kept[:length], shapes, refusals)
        between = folded.typed[folded.at[length - 1] + 1 : folded.at[length]]
        if shape and (length >= FEWEST or not INSIDE.issuperset(between)):
            return kept[:length], shape, folded.span(length, len(kept))
    return None


def _runs(typed: str) -> list[Run]:
    dates = [m.span() for m in DATE.finditer(typed)] if _JOINT(typed) else []
    if typed.isascii() and not dates:
        return [Run(m[0], *m.span(), False) for m in RUN.finditer(typed)]
    return [Run(_digits(m[0]), *m.span(), any(a <= m.start() and m.end() <= b for a, b in dates)) for m in RUN.finditer(typed)]


def _digits(run: str) -> str:
    return run if run.isascii() or run.isalpha() else "".join(map(_digit, run))


def _digit(char: str) -> str:
    return char if char.isascii() else ascii_digit(char) or char


def _good(typed: str, runs: list[Run], shapes: Sequence[Shape], refusals: Sequence[Refusal]) -> list[Good]:
    """The good numbers that do not overlap: those in a usual spelling where there are such, the longest first."""
    found = [(g, g.last - g.first == 1 or g.shape.usual(typed[slice(*g.span)])) for g in _windows(typed, runs, shapes, refusals)]
    if not found:
        return []
    usual = [g for g, as_usual in found if as_usual] or [g for g, _ in found if g.shape.proof >= PROVED or _all_digits(runs, g)]
    apart: list[Good] = []
    for good in sorted(usual, key=lambda g: -len(g.number)):
        if all(good.last <= other.first or other.last <= good.first for other in apart):
            apart.append(good)
    return sorted(apart, key=lambda g: g.first)


def _all_digits(runs: list[Run], good: Good) -> bool:
    """No digits stand outside it but those of a date or of another whole number, so that it cannot be cut out of a longer one."""
    outside = [run for i, run in enumerate(runs) if not good.first <= i < good.last and not run.text.isalpha()]
    return all(run.dated or len(run.text) >= WHOLE for run in outside)


def _windows(typed: str, runs: list[Run], shapes: Sequence[Shape], refusals: Sequence[Refusal]) -> Iterator[Good]:
    counts = {s.length for s in shapes}
    longest = max(counts)
    lettered = any(s.letters for s in shapes)
    able = [not (run.dated or (not lettered and run.text.isalpha())) for run in runs]
    for first, run in enumerate(runs):
        if not able[first]:
            continue
        number, last, end = run.text, first + 1, run.end
        while len(number) <= longest:
            if len(number) in counts and (shape := admitted(number, shapes, refusals)):
                yield Good(number, shape, first, last, Span(run.start, end))
            if last == len(runs) or not able[last] or not INSIDE.issuperset(typed[end : runs[last].start]):
                break
            number += runs[last].text
            end = runs[last].end
            last += 1


def _label(typed: str, end: int, words: tuple[str, ...]) -> int:
    """Where the kind's own label begins that stands right before ``end``; ``end`` where there is none."""
    at = end
    while at and typed[at - 1] in IDLE:
        at -= 1
    before = typed[:at].casefold()
    if len(before) != at:
        return end
    starts = [at - len(w) for w in words if before.endswith(w) and not before[: at - len(w)][-1:].isalpha()]
    return min(starts, default=end)


def _own(typed: str, run: Run, words: tuple[str, ...]) -> bool:
    """A run of letters that belongs to the kind's own label."""
    text = run.text.casefold()
    return len(text) > 1 and text.isalpha() and any(text in re.findall(r"[^\W\d_]+", word) for word in words)


def _named(typed: str, runs: list[Run], found: list[Good], words: tuple[str, ...]) -> list[Good]:
    """Of several different numbers those that the kind's own label stands before, or else those that no other word stands before."""
    own = [g for g in found if _label(typed, g.span.start, words) < g.span.start]
    return own or [g for g in found if not g.first or not runs[g.first - 1].text.isalpha()]


def trimmed(typed: str, start: int, end: int, words: tuple[str, ...] = ()) -> Span:
    """The stretch without the signs around it, and without the kind's own label at its end."""
    end = _label(typed, end, words)
    while start < end and typed[start] in IDLE:
        start += 1
    while start < end and typed[end - 1] in IDLE:
        end -= 1
    return Span(start, end)


def beside(typed: str, inner: Span, words: tuple[str, ...] = ()) -> Span:
    """What was pasted along: of the two sides of ``inner`` the longer one, without the separators around it and the kind's own label."""
    sides = []
    for first, last in ((0, _label(typed, inner.start, words)), (inner.end, len(typed))):
        start, end = first, last
        while start < end and typed[start] in OPENING:
            start += 1
        while start < end and typed[end - 1] in CLOSING:
            end -= 1
        sides.append(Span(start, end))
    return max(sides, key=lambda span: span.end - span.start)


def _other(typed: str, rest: list[Run], one: Good, *, as_one: bool) -> bool:
    """What is left over is clearly something else, not a slip within the number.

    as_one: all that was typed has the length of a number, so letters that look like digits may be digits («45286560 ООО»).
    """
    letters = [run for run in rest if run.text.isalpha()]
    looks = [run for run in letters if all(c in SAME_AS_DIGIT or c in LIKE_DIGIT for c in run.text)]
    if any(_touches_digit(typed, run) for run in looks):
        return False
    proved = one.shape.proof >= PROVED
    beside = (typed[: one.span.start][-1:], typed[one.span.end :][:1])
    if not proved and any(c.isalnum() for c in beside):
        return False
    if any(len(run.text) > 1 and not (as_one and run in looks) for run in letters) or any(run.dated for run in rest):
        return True
    numbers = [run for run in rest if not run.text.isalpha()]
    if any(_touches_digit(typed, run) for run in letters) or sum(len(run.text) for run in numbers) < FEWEST:
        return len(rest) == len(letters) > 0 and not as_one and not any(_touches_digit(typed, run) for run in letters)
    return proved or not any(c and c in INSIDE for c in beside) or all(len(run.text) >= WHOLE for run in numbers)


def _touches_digit(typed: str, run: Run) -> bool:
    return typed[: run.start][-1:].isdecimal() or typed[run.end :][:1].isdecimal()
