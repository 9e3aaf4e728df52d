"""Heavy work beside the event loop: a bounded number of jobs at a time, a short queue behind them, and a plain refusal beyond that."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TypeVar

from gosform.desk.problems import Refused

T = TypeVar("T")
PLACES = 8
"""Places a job: one at work, the others waiting. A page that is typed into asks again before the last answer is there."""


class Hands:
    """jobs: how many at a time; 0: as many as processors, four at most. places: those and what may wait. Used from one event loop."""

    def __init__(self, jobs: int = 0) -> None:
        self.jobs = jobs or _cores()
        self.places = PLACES * self.jobs
        self.busy = 0
        self._threads: ThreadPoolExecutor | None = None

    @contextmanager
    def taken(self) -> Iterator[None]:
        """A place among the jobs, from the first byte of a file to its answer; ``busy`` where there is none."""
        if self.busy >= self.places:
            raise Refused("busy", headers=[(b"retry-after", b"1")])
        self.busy += 1
        try:
            yield
        finally:
            self.busy -= 1

    async def do(self, work: Callable[[], T]) -> T:
        """The result of some work, done in a thread. The place must be taken."""
        if self._threads is None:
            self._threads = ThreadPoolExecutor(self.jobs, "desk")
        return await asyncio.get_running_loop().run_in_executor(self._threads, work)

    def close(self) -> None:
        """Let the threads go; what waits is given up. The next work starts others."""
        if self._threads is not None:
            self._threads.shutdown(wait=False, cancel_futures=True)
            self._threads = None


def _cores() -> int:
    available = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(4, available))
