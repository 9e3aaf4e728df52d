"""How long reading takes: our parts and chunks beside polars that merely reads the same file.

python bench/batch_read.py [FILE.csv] [--rows N] [--rounds N]: without a file, a register of N rows is made up (2,000,000 unless told).
Every run is a process of its own; what is measured is inside of it, behind all imports.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from typing import Any

FORM = Path(__file__).with_name("people.yaml")


def polars_reads(path: str) -> int:
    import polars as pl

    return sum(batch.height for batch in pl.scan_csv(path, infer_schema=False).collect_batches(chunk_size=65_536))


def _source(path: str) -> Any:
    from gosform import load_form
    from gosform.batch.sources import open_source

    return open_source(path, load_form(str(FORM)).rules, say=lambda _: None)


def parts_alone(path: str) -> int:
    return sum(part.rows for part in _source(path).parts())


def ours_one(path: str) -> int:
    source = _source(path)
    return sum(source.read(part).rows for part in source.parts())


READ: Callable[[Any], Any] | None = None


def _rows(part: Any) -> int:
    assert READ is not None
    return int(READ(part).rows)


def ours_two(path: str) -> int:
    global READ  # noqa: PLW0603  forked processes inherit it
    source = _source(path)
    READ = source.read
    with get_context("fork").Pool(2) as pool:
        return sum(pool.imap(_rows, source.parts()))


CASES: dict[str, tuple[Callable[[str], int], str]] = {
    "polars, all threads": (polars_reads, "2"),
    "polars, 1 thread": (polars_reads, "1"),
    "parts alone": (parts_alone, "1"),
    "ours, 1 process": (ours_one, "1"),
    "ours, 2 workers": (ours_two, "1"),
}


def run(case: str, path: str) -> tuple[float, float]:
    """(wall, processor) seconds of one case in a process of its own."""
    made = subprocess.run(
        [sys.executable, __file__, "--case", case, path], env=os.environ | {"POLARS_MAX_THREADS": CASES[case][1]}, check=True, capture_output=True, text=True,
    )  # fmt: skip
    wall, cpu = made.stdout.split()
    return float(wall), float(cpu)


def one(case: str, path: str) -> None:
    if case != "ours, 2 workers":
        import polars as pl

        import gosform.batch.sources.csv_arrays
        import gosform.kinds  # noqa: F401

        pl.read_csv(b"a\n1\n")
    if not case.startswith("polars"):
        _source(path)  # reads the form, which is no part of reading rows
    begin, cpu = time.perf_counter(), time.process_time()
    CASES[case][0](path)
    children = os.times()
    print(time.perf_counter() - begin, time.process_time() - cpu + children.children_user + children.children_system)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("path", nargs="?")
    options.add_argument("--rows", type=int, default=2_000_000)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--case")
    given = options.parse_args()
    if given.case:
        one(given.case, given.path)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = given.path
        if path is None:
            from gosform.batch.bench_data import write

            path = str(Path(folder) / "people.csv")
            write(Path(path), given.rows)
        taken: dict[str, list[tuple[float, float]]] = {case: [] for case in CASES}
        for _ in range(given.rounds):
            for case in CASES:
                taken[case].append(run(case, path))
    walls = {case: median(wall for wall, _ in times) for case, times in taken.items()}
    cpus = {case: median(cpu for _, cpu in times) for case, times in taken.items()}
    print(f"{'':22} {'wall s':>8} {'÷ polars':>9} {'cpu s':>8} {'÷ polars':>9}")
    for case in CASES:
        beside = "polars, all threads" if "2" in case else "polars, 1 thread"
        print(f"{case:22} {walls[case]:8.2f} {walls[case] / walls[beside]:9.2f} {cpus[case]:8.2f} {cpus[case] / cpus[beside]:9.2f}")


if __name__ == "__main__":
    main()
