"""A whole measurement: cases drawn from a seed, judged by as many processes as there are, put together in the order of the cases."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import replace
from itertools import islice
from multiprocessing import get_context
from typing import NamedTuple

from gosform.trials.case import Case
from gosform.trials.injectors import cases
from gosform.trials.tally import Key, added, tallies

CHUNK = 250
"""Cases that are judged at a time. The sums are made in the order of the chunks, so that they are the same whatever the number of processes."""
AHEAD = 4
"""Chunks a process that are drawn before they are asked for."""


class Measured(NamedTuple):
    """What was counted. groups: those that were asked for; empty for all."""

    seed: int
    number: int
    groups: tuple[str, ...]
    found: dict[Key, dict[str, float]]


def measure(seed: int, number: int, groups: Collection[str] = (), jobs: int = 0, tick: Callable[[int], None] | None = None) -> Measured:
    """Judge ``number`` cases. groups: of these only. jobs: processes; 0 takes every processor. tick: told how many are done.

    ``ValueError``: there is no such group.
    """
    found: dict[Key, dict[str, float]] = {}
    chunks = _chunks(cases(seed, number, tuple(groups) or None))
    jobs = min(jobs or os.cpu_count() or 1, -(-number // CHUNK))
    done = 0
    for part in _parallel(chunks, jobs) if jobs > 1 else map(tallies, chunks):
        added(found, part)
        done = min(done + CHUNK, number)
        if tick:
            tick(done)
    return Measured(seed, number, tuple(groups), found)


def _chunks(every: Iterator[Case]) -> Iterator[list[Case]]:
    """The cases in lists, with options that can be handed to another process."""
    while chunk := [replace(case, options=dict(case.options)) for case in islice(every, CHUNK)]:
        yield chunk


def _parallel(chunks: Iterator[list[Case]], jobs: int) -> Iterator[dict[Key, dict[str, float]]]:
    """The counts of each chunk, in order; no more chunks in memory than are needed to keep every process busy."""
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        waiting: list[Future[dict[Key, dict[str, float]]]] = [pool.submit(tallies, chunk) for chunk in islice(chunks, jobs * AHEAD)]
        while waiting:
            yield waiting.pop(0).result()
            waiting += [pool.submit(tallies, chunk) for chunk in islice(chunks, 1)]
