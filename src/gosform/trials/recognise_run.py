"""A whole measurement of recognition: texts drawn from a seed, judged by as many processes as there are, put together in the order of the texts."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import NamedTuple

from gosform.trials.recognise_tally import Tally, added, tally
from gosform.trials.talks import talks

CHUNK = 100
"""Texts that are judged at a time: the sums are made in the order of the chunks, so that they are the same whatever the number of processes."""


class Measured(NamedTuple):
    """What was counted, of how many texts. styles: those that were asked for; empty for all."""

    seed: int
    number: int
    found: Tally
    styles: tuple[str, ...] = ()


def measure(seed: int, number: int, jobs: int = 0, tick: Callable[[int], None] | None = None, among: Collection[str] = ()) -> Measured:
    """Judge ``number`` texts. jobs: processes; 0 takes every processor. tick: told how many are done. among: texts of these styles only.

    ``ValueError``: there is no such style.
    """
    styles = tuple(among)
    found = Tally({}, {})
    starts = range(0, number, CHUNK)
    jobs = min(jobs or os.cpu_count() or 1, len(starts))
    done = 0
    for part in _parallel(seed, number, jobs, styles) if jobs > 1 else (_chunk(seed, number, start, styles) for start in starts):
        added(found, part)
        done = min(done + CHUNK, number)
        if tick:
            tick(done)
    return Measured(seed, number, found, styles)


def _chunk(seed: int, number: int, start: int, styles: tuple[str, ...]) -> Tally:
    return tally(talks(seed, min(CHUNK, number - start), styles, start))


def _parallel(seed: int, number: int, jobs: int, styles: tuple[str, ...]) -> Iterator[Tally]:
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        waiting = [pool.submit(_chunk, seed, number, start, styles) for start in range(0, number, CHUNK)]
        for one in waiting:
            yield one.result()
