"""One length that a number may have: its check digits, its spellings, and what is certainly clean in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, NamedTuple

from gosform.formula import TO_DIGIT, Digits, number
from gosform.kind import Drawn, Screen
from gosform.problem import Code
from gosform.text import is_ascii_digits

DIGIT = "[0-9]"


class Beginning(NamedTuple):
    """How nearly all numbers of a kind begin: evidence for one reading of a number rather than another, never a reason to refuse one.

    pattern: a regular expression that they match at the start. real: the share of real numbers that do.
    random: the share of random numbers with fitting check digits that do. Of the second of several and those behind it: both shares are
    among the numbers that match what stands before it, where the patterns tell of the same digits.
    """

    pattern: str
    real: float
    random: float


MOST_EVIDENCE = 200.0
"""However well a number begins: two slips in another number that begins so are as good as one."""


@lru_cache(maxsize=64)
def commonness(begins: tuple[Beginning, ...]) -> Callable[[str], float]:
    """How much commoner a number is than a random one, for all that is known; ``MOST_EVIDENCE`` for one that begins as most do, or less."""
    most = 1.0
    for one in begins:
        most *= one.real / one.random
    known = [(re.compile(one.pattern).match, one.real / one.random, (1 - one.real) / (1 - one.random)) for one in begins]
    share = min(1.0, MOST_EVIDENCE / most)

    def common(number: str) -> float:
        found = 1.0
        for begun, weight, otherwise in known:
            found *= weight if begun(number) else otherwise
        return found * share

    return common


@dataclass(frozen=True, slots=True)
class Shape:
    """One length that a number may have, its check digits, and how it is written.

    holds: True when the check digits fit; reads one number or a column (see ``formula``). None: there is no check digit.
    layout: the canonical spelling with ``#`` for a digit (``###-###-### ##``); empty means the bare digits.
    spellings: further layouts that are written just as often and deserve no notice.
    proof: one random number in so many passes by chance (10, 100); 1 without check digits.
    letters: Latin capitals that may stand at the positions ``lettered``; in the arithmetic the first counts as 0, the second as 1 …
    lettered: 0-based positions that take a letter or a digit.
    begins: how nearly all such numbers begin, for each thing that is known of it: a year, a region.
    often: how often a number of the kind has this length, beside its other lengths; only their proportion counts.
    head: so many of the first digits decide whether the kind refuses or doubts a number, and how commonly one begins so, as long as the check
      digits fit and it is no row of zeros; None: more of them may.
    near: of a rule that differs from number to number: the formulas that this number and those near it are held to, the same objects each
      time; where it is one, what fits it fits; none where they are not known, as of a number with a digit more or less. None: ``holds`` is one
      formula for all.
    """

    length: int
    holds: Callable[[Digits], Any] | None = None
    layout: str = ""
    spellings: tuple[str, ...] = ()
    proof: int = 1
    letters: str = ""
    lettered: tuple[int, ...] = ()
    begins: tuple[Beginning, ...] = ()
    often: float = 1.0
    near: Callable[[bytes], tuple[Callable[[Digits], Any], ...]] | None = None
    head: int | None = None

    def canonical(self, number: str) -> str:
        """The number in its canonical spelling."""
        return _spelling(self.layout) % tuple(number) if self.layout else number

    def usual(self, typed: str) -> bool:
        """Typed as the bare digits or in one of the layouts: nothing to mention."""
        layouts = (self.layout, "#" * self.length, *self.spellings)
        return _compiled(layouts, self.letters, self.lettered).fullmatch(typed) is not None

    def pattern(self, layout: str) -> str:
        """A regular expression for exactly this layout."""
        return _pattern(layout, self.letters, self.lettered)

    def admits(self, number: str) -> bool:
        """Of this length, with digits everywhere but for letters where they may stand."""
        if len(number) != self.length:
            return False
        if is_ascii_digits(number):
            return True
        if not self.letters:
            return False
        return all(c in "0123456789" or (i in self.lettered and c in self.letters) for i, c in enumerate(number))

    def takes(self, number: str) -> bool:
        """Made of what this shape may hold: at the right places where the length is right, anywhere while it is not."""
        if len(number) == self.length:
            return self.admits(number)
        return all(c in "0123456789" or c in self.letters for c in number)

    def fits_digits(self, number: Digits) -> bool:
        """The check digits of digits 0..9 hold, or there are none."""
        return self.holds is None or bool(self.holds(number))

    def fits(self, number: str) -> bool:
        """The check digits hold, or there are none. ``number`` is one that the shape admits."""
        if self.holds is None:
            return True
        if self.letters and not is_ascii_digits(number):
            number = "".join(str(self.letters.index(c)) if c in self.letters else c for c in number)
        return bool(self.holds(number.encode("ascii").translate(TO_DIGIT)))  # ``digits`` spelt out


@dataclass(frozen=True, slots=True)
class Refusal:
    """A number of the right length that is refused, or doubted, before its check digits are looked at.

    applies: True when the number has this trouble.
    span: the digits to point at, as ``(start, end)`` within the number; None points at all of it.
    """

    code: Code
    applies: Callable[[str], bool]
    span: tuple[int, int] | None = None


Clear = Callable[[str], object]
"""Of a number of the right length: true for one that no refusal applies to, false where they have to be asked."""


@cache
def _spelling(layout: str) -> str:
    return layout.replace("%", "%%").replace("#", "%s")


@cache
def _pattern(layout: str, letters: str, lettered: tuple[int, ...]) -> str:
    parts: list[str] = []
    position = 0
    for char in layout:
        if char == "#":
            parts.append(f"[0-9{letters}]" if position in lettered else DIGIT)
            position += 1
        else:
            parts.append(re.escape(char))
    joined = "".join(parts)
    return re.sub(r"(?:\[0-9\]){2,}", lambda m: f"{DIGIT}{{{len(m.group()) // len(DIGIT)}}}", joined)


@cache
def _compiled(layouts: tuple[str, ...], letters: str, lettered: tuple[int, ...]) -> re.Pattern[str]:
    return re.compile("|".join([_pattern(layout, letters, lettered) for layout in layouts if layout]))


def shape_of(number: str, shapes: Sequence[Shape]) -> Shape | None:
    """The shape of this length, if there is one."""
    length = len(number)
    for shape in shapes:
        if shape.length == length:
            return shape
    return None


def lengths(shapes: Sequence[Shape]) -> tuple[int, ...]:
    """The allowed numbers of digits, ascending; ``explain`` writes them as “10 or 12”."""
    return (shapes[0].length,) if len(shapes) == 1 else _ascending(tuple([s.length for s in shapes]))


@lru_cache(maxsize=64)
def _ascending(numbers: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(sorted(set(numbers)))


def last_of_remainder(d: Digits, modulus: int) -> Any:
    """The last digit is the lowest digit of what the number before it leaves when divided by the modulus.

    The state registration numbers of companies (11) and of entrepreneurs (13) work so.
    """
    return number(d[:-1]) % modulus % 10 == d[-1]


def screen(shapes: Sequence[Shape], starts: str = "", bare: bool = False, every: bool = True) -> Screen:
    """Values in the canonical spelling of one of the shapes, with fitting check digits.

    starts: a look-ahead that keeps out what the kind refuses or doubts (``(?!00)``); it must not look past the shape.
    bare: canonical is the number alone (``separators: forbid``). every: the kind takes no other length.
    """
    # The longest comes first: inside an atomic group a shorter alternative would win and never be reconsidered.
    longest_first = sorted(shapes, key=lambda s: -s.length)
    spelt = {s: ("#" * s.length if bare or not s.layout else s.layout) for s in longest_first}
    pattern = "|".join(starts + s.pattern(layout) for s, layout in spelt.items())
    if not any(s.holds for s in shapes):
        return Screen(pattern)
    tests = {len(layout): _test(s, layout) for s, layout in spelt.items()}
    drawn = tuple(Drawn(layout, s.holds) for s, layout in spelt.items())
    if len(tests) == 1:
        return Screen(pattern, next(iter(tests.values())), drawn, every=every)
    return Screen(pattern, lambda value: tests[len(value)](value), drawn, every=every)


def _test(shape: Shape, layout: str) -> Callable[[str], Any]:
    """The check digits of a value that the layout's pattern matched."""
    holds = shape.holds
    if holds is None or shape.letters:
        return shape.fits
    signs = "".join(set(layout) - {"#"}).encode("ascii")
    return lambda value: holds(value.encode("ascii").translate(TO_DIGIT, signs))  # ``digits`` spelt out: this runs once a value
