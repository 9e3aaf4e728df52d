"""The best that anybody could do who sees no more than what was typed: which good number was meant, worked out with the chances of the very slips that
were made.

No way of guessing is right more often, over many numbers damaged in the mix of ``moves``. Two variants: knowing the check digits alone, and knowing also what
is published of the make of such numbers (``arithmetic.common``). Neither knows which length was meant where a kind has several, nor what no source says.
Where several guesses are equally good the best has no luck either: it is right as often as one of them drawn by lot.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from gosform.trials.arithmetic import common, fits, lengths
from gosform.trials.case import Case
from gosform.trials.moves import CUT, HEARD, HELD, LENGTHS, MOVES, TABLED, TYPED, ZERO_DROPPED, choices

PLAIN: Mapping[str, Any] = {}
EQUAL = 1e-9
"""Weights are equal that differ by no more than this part: they are sums of the same numbers in another order."""


def weighed(kind: str, typed: str, options: Mapping[str, Any] = PLAIN, *, structure: bool) -> list[tuple[str, float]]:
    """The good numbers that one slip makes of ``typed``, the most probable first, each with its weight; weights compare within one list only.

    typed: bare digits. Length may be right, one too short or one too long.
    """
    weights: dict[str, float] = defaultdict(float)
    allowed = lengths(kind, options)
    if len(typed) in allowed:
        mix = HEARD if options.get("channel") == "phone" else TYPED
        for name, moves in MOVES.items():
            weight = mix.get(name, 0.0) / choices(name, len(typed))
            for move in moves(typed) if weight else ():
                weights[move.number] += weight
        if mix is TYPED and len(typed) == HELD + 1 and typed.isdigit() and typed[-1] == "0":
            for last in "123456789":
                weights[typed[:-1] + last] += CUT
    else:
        for length in allowed:
            for number, weight in _other_length(typed, length):
                # There are ten times as many numbers with a digit more, so each is meant a tenth as often.
                weights[number] += weight / 10.0**length
            if kind in TABLED and len(typed) == length - 1:
                # All of it falls upon the tenth of the numbers that begin with a zero.
                weights[f"0{typed}"] += ZERO_DROPPED * 10 / 10.0**length
    good = [(number, weight) for number, weight in weights.items() if fits(kind, number, options)]
    # Equal chances in an order that favours no place and no digit, yet is always the same.
    good.sort(key=lambda pair: (-pair[1], blake2b(f"{typed} {pair[0]}".encode(), digest_size=8).digest()))
    return made_as_usual(kind, good, options) if structure else good


def made_as_usual(kind: str, guesses: Iterable[tuple[str, float]], options: Mapping[str, Any]) -> list[tuple[str, float]]:
    """The guesses that are made as such numbers are, weighed by how common they are, the most probable first."""
    known = [(number, weight * common(kind, number, options)) for number, weight in guesses]
    return sorted([guess for guess in known if guess[1]], key=lambda pair: -pair[1])


def _other_length(typed: str, length: int) -> Iterator[tuple[str, float]]:
    """What one digit more or less makes of it, with the chance of the slip that it takes back; equal numbers come several times."""
    if len(typed) == length - 1:
        for i in range(length):
            for digit in "0123456789":
                # The chance that just this place was left out; a row of equal digits comes once for each of its places.
                yield typed[:i] + digit + typed[i:], LENGTHS["omitted"] / length
    elif len(typed) == length + 1:
        for i in range(len(typed)):
            shorter = typed[:i] + typed[i + 1 :]
            yield shorter, LENGTHS["added"] / (10 * length)
            if typed[i : i + 1] == typed[i + 1 : i + 2]:
                yield shorter, LENGTHS["doubled"] / length


def chance(best: Sequence[tuple[str, float]], truth: str, first: int) -> float:
    """How often the truth is among so many of the best guesses, when equally good ones are put in an order by lot."""
    alike = equally_good(best, truth)
    if not alike:
        return 0.0
    own = next(weight for number, weight in best if number == truth)
    better = sum(weight > own and number not in alike for number, weight in best)
    return min(max((first - better) / len(alike), 0.0), 1.0)


def equally_good(best: Sequence[tuple[str, float]], truth: str) -> set[str]:
    """The guesses that are as good as the truth, itself among them; none where it is no guess."""
    own = next((weight for number, weight in best if number == truth), None)
    return set() if own is None else {number for number, weight in best if abs(weight - own) <= own * EQUAL}


def ranked(kind: str, typed_digits: str, options: Mapping[str, Any] = PLAIN, structure: bool = False) -> list[str]:
    """The three best explanations at most, as bare numbers, the best first."""
    return [number for number, _ in weighed(kind, typed_digits, options, structure=structure)[:3]]


@dataclass(frozen=True, slots=True)
class Ceiling:
    """Of ``n`` damaged numbers: how many can be seen, how many of the seen are repaired, on average, at the first and within three guesses."""

    n: int
    seen: int
    first: float
    third: float

    @property
    def detection(self) -> float:
        """The share that the check digits can see."""
        return self.seen / self.n

    @property
    def top_1(self) -> float:
        """The share of the seen that the best guess repairs."""
        return self.first / self.seen

    @property
    def top_3(self) -> float:
        """The share of the seen that one of three guesses repairs."""
        return self.third / self.seen


def ceiling(cases: Iterable[Case], *, structure: bool) -> Ceiling:
    """What could be reached on these cases of numbers with check digits."""
    n = seen = 0
    first = third = 0.0
    for case in cases:
        n += 1
        if not case.seen:
            continue
        seen += 1
        best = weighed(case.kind, bare(case.kind, case.typed), case.options, structure=structure)
        truth = bare(case.kind, case.truth)
        first += chance(best, truth, 1)
        third += chance(best, truth, 3)
    return Ceiling(n, seen, first, third)


def bare(kind: str, written: str) -> str:
    """The signs of a number, without what stands between them."""
    return "".join(sign for sign in written if sign.isdigit() or (kind == "iban" and sign.isalpha()))
