"""Count what each check cannot see: writes ``src/gosform/strengths.py``.

A check is a sum of what each digit adds in each place, taken modulo a small number, and the check digits that the remainder gives. So
nothing has to be drawn: for every place and every digit that a slip can meet there, the remainders of all the other digits are counted,
and a slip passes where the new number has the check digits that the rule gives. The shares are exact, over all good numbers alike.
``tests/test_strengths.py`` holds these sums against the formulas of the kinds themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import product
from pathlib import Path
from typing import NamedTuple

Rest = tuple[int, ...]
"""A remainder; two of them where a rule reckons twice."""
Slip = tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]
"""Places, the digits that belong there, the digits that were typed."""

OUT = Path(__file__).resolve().parents[1] / "src" / "gosform" / "strengths.py"
HEAD = '''"""What each check digit cannot see: (kind, number of digits) -> class of slip -> the share that passes unseen.

Written by ``python tools/make_strengths.py``, which counts: the shares are exact, over all good numbers of that length alike. An account
is checked with its БИК, an IBAN is a Russian one, a СНИЛС is above 001-001-998. The classes:

single: one wrong digit. swap: two neighbours swapped (12 for 21). jump: two digits swapped over a third (123 for 321).
twin: a pair of equal digits replaced by another pair (11 for 22). jump-twin: the same over a third (121 for 323).
ear: thirty for thirteen, and so on to nine (30 for 13), either way. random: any other digits.
"""

from __future__ import annotations

from collections.abc import Mapping

STRENGTHS: Mapping[tuple[str, int], Mapping[str, float]] = {
'''


class Check(NamedTuple):
    """A check of a kind.

    length: how many digits may have the slip. checks: the places of the check digits. moduli: of the one or two sums.
    adds: place, digit -> what it adds to the sums. gives: remainders -> the check digits that are taken.
    """

    kind: str
    length: int
    checks: tuple[int, ...]
    moduli: Rest
    adds: Callable[[int, int], Rest]
    gives: Callable[[Rest], tuple[tuple[int, ...], ...]]


def weighing(*rows: Sequence[int]) -> Callable[[int, int], Rest]:
    """Digits times weights, one row of weights a sum."""
    return lambda place, digit: tuple(row[place] * digit for row in rows)


def doubling(odd: int, place: int, digit: int) -> Rest:
    """Every second digit twice, less nine above nine."""
    return ((2 * digit - 9 * (digit // 5)) if place % 2 == odd else digit,)


def one(check: int) -> tuple[tuple[int, ...], ...]:
    return ((check,),)


def inn_of_a_person(rest: Rest) -> tuple[tuple[int, ...], ...]:
    first = rest[0] % 10
    return ((first, (rest[1] + 8 * first) % 11 % 10),)


def iban_digits(rest: Rest) -> tuple[tuple[int, ...], ...]:
    """With RU (27, 30) and 00 behind the account; three remainders have two spellings."""
    need = (1 - rest[0] - 273000) % 97
    return tuple((n // 10, n % 10) for n in range(need, 100, 97))


def powers(length: int, modulus: int, last: int = 0) -> tuple[int, ...]:
    """Ten to the number of digits that follow, and ``last`` more."""
    return tuple(pow(10, length - 1 - i + last, modulus) for i in range(length))


INN_10 = (2, 4, 10, 3, 5, 9, 4, 6, 8)
INN_12 = ((7, 2, 4, 10, 3, 5, 9, 4, 6, 8), (3, 7, 2, 4, 10, 3, 5, 9, 4, 6))
FROM_ONE, FROM_THREE = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10) * 3, (3, 4, 5, 6, 7, 8, 9, 10, 1, 2) * 3
KEY = (7, 1, 3) * 8
BANK = 3
"""How many digits of the БИК go before the account in the sum of its key."""


def two_passes(rest: Rest) -> tuple[tuple[int, ...], ...]:
    return one(rest[0] if rest[0] < 10 else rest[1] % 10)


def last_of(modulus: int, kind: str, length: int) -> Check:
    return Check(kind, length, (length - 1,), (modulus,), weighing(powers(length - 1, modulus)), lambda r: one(r[0] % 10))


def keyed(kind: str, before: int) -> Check:
    """An account of which the bank's ``before`` digits may have the slip too: the key stands ninth in the account."""
    weights = KEY[BANK - before :]
    return Check(kind, 20 + before, (8 + before,), (10,), weighing(weights), lambda r: one(r[0] * 3 % 10))


def luhn(kind: str, length: int) -> Check:
    return Check(kind, length, (length - 1,), (10,), partial(doubling, length % 2), lambda r: one(-r[0] % 10))


def classifier(kind: str, length: int) -> Check:
    return Check(kind, length, (length - 1,), (11, 11), weighing(FROM_ONE, FROM_THREE), two_passes)


CHECKS = (
    Check("inn", 10, (9,), (11,), weighing(INN_10), lambda r: one(r[0] % 10)),
    Check("inn", 12, (10, 11), (11, 11), weighing(*INN_12), inn_of_a_person),
    Check("snils", 11, (9, 10), (101,), weighing(range(9, 0, -1)), lambda r: ((r[0] % 100 // 10, r[0] % 10),)),
    last_of(11, "ogrn", 13),
    last_of(13, "ogrnip", 15),
    luhn("oms_policy", 16),
    luhn("card", 16),
    luhn("card", 19),
    classifier("okpo", 8),
    classifier("okpo", 10),
    classifier("uin", 20),
    classifier("uin", 25),
    keyed("account", 0),
    keyed("corr_account", 0),
    Check("iban", 31, (0, 1), (97,), weighing((0, 0, *powers(29, 97, 6))), iban_digits),
    luhn("civil_act_number", 21),
)
"""An IBAN is counted without its two letters: the check digits and the twenty-nine digits of a Russian account."""


def single(length: int) -> Iterator[Slip]:
    for i, a, b in product(range(length), range(10), range(10)):
        if a != b:
            yield (i,), (a,), (b,)


def swapped(step: int, length: int) -> Iterator[Slip]:
    for i, a, b in product(range(length - step), range(10), range(10)):
        if a != b:
            yield (i, i + step), (a, b), (b, a)


def twins(step: int, length: int) -> Iterator[Slip]:
    for i, a, b in product(range(length - step), range(10), range(10)):
        if a != b:
            yield (i, i + step), (a, a), (b, b)


def heard(length: int) -> Iterator[Slip]:
    for i, a in product(range(length - 1), range(2, 10)):
        yield (i, i + 1), (a, 0), (1, a)
        yield (i, i + 1), (1, a), (a, 0)


CLASSES: Mapping[str, Callable[[int], Iterator[Slip]]] = {
    "single": single,
    "swap": partial(swapped, 1),
    "jump": partial(swapped, 2),
    "twin": partial(twins, 1),
    "jump-twin": partial(twins, 2),
    "ear": heard,
}


class Counted:
    """The remainders of a check as plain numbers, counted from 0, so that a table can be kept of every sum of two."""

    def __init__(self, check: Check) -> None:
        rests = list(product(*map(range, check.moduli)))
        number = {rest: i for i, rest in enumerate(rests)}
        self.check = check
        self.gives = [check.gives(rest) for rest in rests]
        self.plus = [[number[_sum(one, other, check.moduli)] for one in rests] for other in rests]
        zero = (0,) * len(check.moduli)
        self.adds = [
            [0 if place in check.checks else number[_sum(check.adds(place, digit), zero, check.moduli)] for digit in range(10)]
            for place in range(check.length)
        ]
        self.others = cache(self._others)

    def _others(self, places: tuple[int, ...]) -> list[int]:
        """In how many ways all other places can be filled, by the remainder that they leave."""
        ways = [1, *(0 for _ in self.gives[1:])]
        for place in range(self.check.length):
            if place not in places and place not in self.check.checks:
                more = [0] * len(ways)
                for added in self.adds[place]:
                    for many, rest in zip(ways, self.plus[added], strict=True):
                        more[rest] += many
                ways = more
        return ways

    def moved(self, places: Sequence[int], digits: Sequence[int]) -> list[int]:
        """Where these digits in these places take each remainder of the others; check digits take it nowhere."""
        added = 0
        for place, digit in zip(places, digits, strict=True):
            added = self.plus[added][self.adds[place][digit]]
        return self.plus[added]


def _sum(one: Rest, other: Rest, moduli: Rest) -> Rest:
    return tuple((a + b) % m for a, b, m in zip(one, other, moduli, strict=True))


def strength(check: Check) -> dict[str, float]:
    """Class of slip -> the share of good numbers with a slip of the class that have fitting check digits again."""
    counted = Counted(check)
    found = {name: _share(counted, slips(check.length)) for name, slips in CLASSES.items()}
    passing = sum(many * len(gives) for many, gives in zip(counted.others(()), counted.gives, strict=True))
    found["random"] = passing / 10**check.length
    return found


def _share(counted: Counted, slips: Iterator[Slip]) -> float:
    good = unseen = 0
    checks, gives = counted.check.checks, counted.gives
    for places, right, typed in slips:
        at = [(checks.index(place), a, b) for place, a, b in zip(places, right, typed, strict=True) if place in checks]
        for many, a, b in zip(counted.others(places), counted.moved(places, right), counted.moved(places, typed), strict=True):
            for digits in gives[a]:
                if at:
                    if any(digits[i] != digit for i, digit, _ in at):
                        continue
                    written = dict(enumerate(digits)) | {i: digit for i, _, digit in at}
                    digits = tuple(written.values())  # noqa: PLW2901
                good += many
                if digits in gives[b]:
                    unseen += many
    return unseen / good


def page() -> str:
    """The whole module."""
    lines = []
    for check in CHECKS:
        length = check.length + 2 if check.kind == "iban" else check.length
        shares = "".join(f'        "{name}": {share:.4g},\n' for name, share in strength(check).items())
        lines.append(f'    ("{check.kind}", {length}): {{\n{shares}    }},\n')
    return HEAD + "".join(lines) + "}\n"


if __name__ == "__main__":
    OUT.write_text(page(), encoding="utf-8")
