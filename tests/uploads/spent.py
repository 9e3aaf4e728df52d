"""What one look costs a worker: ``python -m tests.uploads.spent FILE...`` says seconds of processor time and bytes of memory, a line of JSON each.

A process of its own, so that what its caller holds is not counted: it loads what the helper loads, and forks for each file a child with a worker's limits.
Memory is the most that was resident, libraries included.
"""

from __future__ import annotations

import json
import os
import sys
from typing import NamedTuple

from gosform.uploads import limits
from gosform.uploads.facts import Wish
from gosform.uploads.preload import preload
from gosform.uploads.walk import walk

WISHES = {"structure": Wish(), "readability": Wish(readability=True)}


class Spent(NamedTuple):
    """status: how the child ended, 0 where it said facts. cpu: seconds. memory: bytes."""

    status: int
    cpu: float
    memory: int


def spent(path: str, wish: Wish) -> Spent:
    child = os.fork()
    if not child:
        status = 1
        try:
            limits.apply(limits.Limits())
            with open(path, "rb") as file:  # noqa: PTH123
                walk(file, wish).to_json()
            status = 0
        finally:
            os._exit(status)
    _, ended, used = os.wait4(child, 0)
    return Spent(ended, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024)


def main() -> None:
    preload("gosform.uploads.walk")
    wish = WISHES[sys.argv[1]]
    for path in sys.argv[2:]:
        print(json.dumps(spent(path, wish)), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
