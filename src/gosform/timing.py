"""How long one wrong value takes, diagnosed in full and explained, beside python-stdnum's refusal of it (``gosform bench speed``).

Processor time of this thread, so that other programs of the machine do not count. The two sides take turns value by value, since only
what was measured in one run can be compared.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from importlib import import_module
from time import thread_time_ns
from typing import Any, NamedTuple

from gosform.check import check_value, example
from gosform.making import Draw
from gosform.problem import Report, Severity

AS_OF = date(2026, 11, 22)
MEDIAN_BAR, WORST_BAR = 150.0, 1000.0
"""Microseconds that one wrong value may take: in the median of all values, and in the median of the slowest kind."""
PEERS = {"inn": "ru.inn", "ogrn": "ru.ogrn", "ogrnip": "ru.ogrn", "card": "luhn", "iban": "iban"}
"""Kind -> the module of python-stdnum that knows such numbers."""
OPTIONS: Mapping[str, Mapping[str, Any]] = {
    "account": {"bik": "044525225"},
    "corr_account": {"bik": "044525225"},
    "choice": {"of": ["первый", "второй", "третий"]},
    "date": {"min": date(1900, 1, 1), "max": "today"},
    "month": {"min": date(1900, 1, 1), "max": "today"},
    "number": {"min": 0, "max": 100},
    "text": {"alphabet": "cyrillic", "max_length": 40},
}
"""What a form would usually ask of these kinds; without it there is little that can be wrong."""
MOST_TRIES = 20
"""How many made-up values are damaged, for each that is looked for, before a kind counts as one that takes anything."""
SWAPPED_LETTERS = str.maketrans("АВСЕНКМОРТХавсенкмортх", "ABCEHKMOPTXabcehkmoptx")


class Size(NamedTuple):
    """How much is measured: so many wrong values a kind, each so often; ``seed`` is that of the first value."""

    number: int = 40
    rounds: int = 15
    seed: int = 1


class Row(NamedTuple):
    """One kind, in microseconds a value; ``values`` wrong ones were measured.

    own: the median of the values. slowest: the slowest of them. Both of a value's median over the rounds.
    peer: python-stdnum's refusal, the median of the values that it refuses; beside it ``beside`` is gosform's median of the same values.
      None where python-stdnum knows no such number or refuses none of the values.
    """

    kind: str
    values: int
    own: float
    slowest: float
    peer: float | None
    beside: float | None

    @property
    def ratio(self) -> float | None:
        """How many times longer gosform takes than python-stdnum."""
        return self.beside / self.peer if self.beside and self.peer else None


class Measured(NamedTuple):
    """The rows, the slowest kind first, and the median of all values together."""

    rows: tuple[Row, ...]
    median: float

    @property
    def worst(self) -> Row:
        return self.rows[0]

    @property
    def held(self) -> bool:
        """Both bars are kept."""
        return self.median <= MEDIAN_BAR and self.worst.own <= WORST_BAR


def another_digit(value: str, draw: Draw) -> str:
    """One digit changed; a letter where there is no digit."""
    at = _one_of(value, draw)
    others = "0123456789" if value[at].isdigit() else "абвгд"
    return value[:at] + draw.one([c for c in others if c != value[at]]) + value[at + 1 :]


def one_less(value: str, draw: Draw) -> str:
    """One digit or letter left out."""
    at = _one_of(value, draw)
    return value[:at] + value[at + 1 :]


def a_letter(value: str, draw: Draw) -> str:
    """A letter in place of a digit; a Latin letter that looks the same in place of Russian ones."""
    if not any(c.isdigit() for c in value):
        return value.translate(SWAPPED_LETTERS)
    at = _one_of(value, draw)
    return f"{value[:at]}{draw.one('ОЗБОq')}{value[at + 1 :]}"


def a_sign(value: str, draw: Draw) -> str:
    """A sign that belongs nowhere."""
    at = draw.below(len(value) + 1)
    return f"{value[:at]}{draw.one('%☺{')}{value[at:]}"


def pasted_again(value: str, draw: Draw) -> str:
    """The same value twice or more often, until it is longer than a number can be."""
    return value * max(2, 36 // len(value))


DAMAGE = (another_digit, one_less, a_letter, a_sign, pasted_again)


def _one_of(value: str, draw: Draw) -> int:
    """The place of some digit; of some other character where there is no digit."""
    return draw.one([i for i, c in enumerate(value) if c.isdigit()] or range(len(value)))


def wrong_values(kind: str, number: int, seed: int) -> list[str]:
    """Made-up values with one thing wrong, of every sort of damage in turn, about which gosform has something to say.

    Fewer than ``number`` where a kind takes nearly anything.
    """
    options, draw = OPTIONS.get(kind, {}), Draw(f"speed/{kind}", seed)
    found: list[str] = []
    for i in range(number * MOST_TRIES):
        if len(found) >= number:
            break
        value = DAMAGE[i % len(DAMAGE)](example(kind, seed + i, **options), draw)
        if value.strip() and doubted(kind, value):
            found.append(value)
    return found


def doubted(kind: str, value: str) -> bool:
    """There is an error or a warning, not only a notice of what was tidied up."""
    return any(p.severity is not Severity.NOTICE for p in check_value(kind, value, as_of=AS_OF, **OPTIONS.get(kind, {})).problems)


def refusal(kind: str) -> Callable[[str], bool] | None:
    """Whether python-stdnum refuses a value, with the sentence that it has for that; None where it knows no such kind."""
    if kind not in PEERS:
        return None
    validate = import_module(f"stdnum.{PEERS[kind]}").validate
    refused: type[Exception] = import_module("stdnum.exceptions").ValidationError

    def refuses(value: str) -> bool:
        try:
            validate(value)
        except refused as error:
            return bool(str(error))
        return False

    return refuses


def measure(kinds: Sequence[str], size: Size, say: Callable[[Report], object], done: Callable[[int], None] | None = None) -> Measured:
    """Every kind with its wrong values. say: makes the sentences of a report. done: is told how many kinds are through.

    A kind of which nothing is found wrong has no row.
    """
    found = []
    for i, kind in enumerate(kinds):
        if row := _row(kind, wrong_values(kind, size.number, size.seed), size.rounds, say):
            found.append(row)
        if done:
            done(i + 1)
    rows = tuple(sorted((row for row, _ in found), key=lambda row: (-row.own, row.kind)))
    return Measured(rows, statistics.median([spent for _, each in found for spent in each]))


def _row(kind: str, values: Sequence[str], rounds: int, say: Callable[[Report], object]) -> tuple[Row, list[float]] | None:
    """The row of a kind, and the microseconds of each of its values."""
    if not values:
        return None
    peer = refusal(kind)
    refused = [peer is not None and peer(value) for value in values]
    jobs = [partial(_explained, kind, value, say) for value in values]
    own: list[list[float]] = [[] for _ in values]
    other: list[list[float]] = [[] for _ in values]
    for _ in _with_a_warm_up(rounds, own, other):
        for i, value in enumerate(values):
            own[i].append(_spent(jobs[i]))
            if peer and refused[i]:
                other[i].append(_spent(partial(peer, value)))
    each = [statistics.median(spent) for spent in own]
    theirs = [statistics.median(spent) for spent in other if spent]
    beside = [spent for spent, is_refused in zip(each, refused, strict=True) if is_refused]
    middle = (statistics.median(theirs), statistics.median(beside)) if theirs else (None, None)
    return Row(kind, len(values), statistics.median(each), max(each), *middle), each


def _with_a_warm_up(rounds: int, *spent: list[list[float]]) -> Iterator[int]:
    """One round more, whose times are thrown away: it loads and compiles what later calls find ready."""
    yield 0
    for times in spent:
        for one in times:
            one.clear()
    yield from range(rounds)


def _explained(kind: str, value: str, say: Callable[[Report], object]) -> None:
    say(check_value(kind, value, as_of=AS_OF, **OPTIONS.get(kind, {})))


def _spent(job: Callable[[], object]) -> float:
    """Microseconds of the processor for one call."""
    start = thread_time_ns()
    job()
    return (thread_time_ns() - start) / 1000
