"""Good samples of every kind, cut, flipped and spliced as a seed decides: every walk ends in an answer, in this process and in a worker."""

from __future__ import annotations

import io
import random
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from types import FrameType

import pytest
from tests.uploads.made.everything import GOOD
from tests.uploads.walked import DAMAGES

from gosform.uploads.facts import Facts, Wish
from gosform.uploads.formats import FORMATS
from gosform.uploads.intake import taken
from gosform.uploads.pool import Pool, look
from gosform.uploads.walk import walk

EACH = 400
WISHES = (Wish(), Wish(), Wish(readability=True, decode=True), Wish(digests=("sha256",)))
HANGS = 30.0
"""Seconds of processor time after which a walk is taken to hang: the longest of a good sample takes one."""


class Hangs(BaseException):
    """Not caught where a walk's mistakes are."""


@contextmanager
def ending() -> Iterator[None]:
    def stop(number: int, frame: FrameType | None) -> None:
        raise Hangs

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, HANGS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


@cache
def sample(name: str) -> bytes:
    return GOOD[name]()


def mutations(seed: int, count: int) -> Iterator[tuple[str, bytes]]:
    """Samples in turn, so that every kind has its share; what is spliced in comes from a sample of any kind."""
    rng = random.Random(seed)  # noqa: S311
    names = sorted(GOOD)
    rng.shuffle(names)
    for number in range(count):
        name, how = names[number % len(names)], rng.choice(sorted(DAMAGES))
        yield f"{seed}/{number} {name} {how}", DAMAGES[how](rng, sample(name), sample(rng.choice(names)))


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(1, 10))])
def test_no_mutation_of_a_good_file_makes_a_walk_raise_or_hang(seed: int) -> None:
    """Not even a mistake of a family that the edge around them would have turned into ``cannot-check``. Ten seeds are 4,000 files."""
    crashed = []
    for number, (name, data) in enumerate(mutations(seed, EACH)):
        with ending():
            facts = walk(io.BytesIO(data), WISHES[number % len(WISHES)])
        assert facts.format in FORMATS, name
        assert Facts.from_json(facts.to_json()) == facts, name
        if any(trouble.params.get("reason") == "crash" for trouble in facts.troubles):
            crashed.append(name)
    assert crashed == []


def test_no_mutation_ends_the_helper() -> None:
    """One helper answers for all, and its answers are those of a look in this process."""
    asked = Pool()
    asked.layers()
    first = asked.helper
    for _, data in mutations(77, 60):
        with taken(data) as upload:
            assert asked.look(upload.file, upload.size, Wish()) == look(data, contain="off")
    assert asked.helper is first
    asked.close()
