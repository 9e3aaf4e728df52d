"""What the families' tests share: a walk over bytes, samples by format, damage that a seed decides."""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module

from gosform.uploads.facts import Facts, Wish
from gosform.uploads.formats import FORMATS
from gosform.uploads.source import Source

Good = Mapping[str, Callable[[], bytes]]
Hostile = Mapping[str, tuple[Callable[[], bytes], tuple[str, ...]]]


def walked(format: str, data: bytes) -> Facts:
    """What the family of a format says of these bytes."""
    family = import_module(f"gosform.uploads.{FORMATS[format].walker}")
    facts = family.walk(Source(io.BytesIO(data)), Wish())
    assert isinstance(facts, Facts)
    return facts


def words(facts: Facts) -> set[str]:
    return {trouble.word for trouble in facts.troubles}


def params(facts: Facts, word: str) -> dict[str, object]:
    """What is known of the one trouble with this word."""
    (found,) = (trouble for trouble in facts.troubles if trouble.word == word)
    return dict(found.params)


def of(samples: Good | Hostile, *formats: str) -> list[str]:
    """Names of the samples of these formats."""
    return [name for name in samples if name.partition(".")[0] in formats]


def passes(samples: Good, name: str) -> None:
    """A good sample is what it is called, and nothing is wrong with it."""
    format = name.partition(".")[0]
    facts = walked(format, samples[name]())
    assert (facts.format, facts.troubles) == (format, ())


def fails(samples: Hostile, name: str) -> None:
    """A hostile sample has the troubles that its table lists, and no others."""
    format = name.partition(".")[0]
    make, expected = samples[name]
    facts = walked(format, make())
    assert (facts.format, words(facts)) == (format, set(expected))


def survives(samples: Good, how: str, *formats: str, count: int = 300) -> None:
    """Damaged samples are walked to an answer that can cross to another process."""
    names = of(samples, *formats)
    made = {name: samples[name]() for name in names}
    rng = random.Random(f"{how} {formats}")  # noqa: S311
    for _ in range(count):
        name = rng.choice(names)
        other = made[rng.choice(names)]
        facts = walked(name.partition(".")[0], DAMAGES[how](rng, made[name], other))
        assert facts.format in FORMATS
        assert Facts.from_json(facts.to_json()) == facts


def _cut(rng: random.Random, data: bytes, other: bytes) -> bytes:
    return data[: rng.randrange(len(data) + 1)]


def _flip(rng: random.Random, data: bytes, other: bytes) -> bytes:
    damaged = bytearray(data)
    for _ in range(rng.choice((1, 1, 2, 5, 50)) if damaged else 0):
        damaged[rng.randrange(len(damaged))] ^= 1 << rng.randrange(8)
    return bytes(damaged)


def _splice(rng: random.Random, data: bytes, other: bytes) -> bytes:
    start, end = sorted(rng.randrange(len(data) + 1) for _ in range(2))
    begin = rng.randrange(len(other) + 1)
    return data[:start] + other[begin : begin + rng.randrange(1 + 2 * (end - start))] + data[end:]


DAMAGES: Mapping[str, Callable[[random.Random, bytes, bytes], bytes]] = {"cut": _cut, "flip": _flip, "splice": _splice}


def cuts(data: bytes, count: int = 40) -> Iterator[bytes]:
    """The same bytes without their ends, evenly."""
    for i in range(1, count):
        yield data[: len(data) * i // count]
