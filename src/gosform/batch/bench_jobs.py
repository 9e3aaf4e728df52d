"""One measured job as a whole process: ``python -m gosform.batch.bench_jobs JOB FILE [FORM]``. What it prints is how many rows it saw or doubted."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gosform.batch.memory import seldom

if TYPE_CHECKING:
    from gosform.batch.sources import Part


def read_csv(path: str, form: str) -> int:
    """Polars merely reads the file, every cell as text, in batches."""
    import polars as pl

    return sum(batch.height for batch in pl.scan_csv(path, infer_schema=False).collect_batches(chunk_size=65_536))


def read_parquet(path: str, form: str) -> int:
    """Polars merely reads the columns that the form has."""
    import polars as pl

    from gosform.batch.bench_data import COLUMNS

    return sum(batch.height for batch in pl.scan_parquet(path).select(COLUMNS[1:]).collect_batches(chunk_size=65_536))


@seldom()
def screen_parquet(path: str, form: str) -> int:
    """The same columns, read and screened on all cores as a run does it: how many rows are in doubt. Nothing is diagnosed."""
    from multiprocessing import get_context

    from gosform.batch.memory import thrifty
    from gosform.batch.sources import open_source
    from gosform.check.intake import today
    from gosform.columns.plan import ColumnPlan
    from gosform.read_rules import load

    rules = load(Path(form), today())
    source = open_source([path], rules, say=lambda _: None)
    read, plan = source.hasty or source.read, ColumnPlan(rules, today(), source.places)
    parts = list(source.parts())
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    context: Any = get_context("fork")
    counts = context.SimpleQueue()

    def among(part: Part) -> int:
        chunk = read(part)
        return len(plan.doubts(chunk.cells, chunk.rows).rows)

    def doubted(which: int) -> None:
        thrifty()
        counts.put(sum(map(among, parts[which::cores])))

    processes = [context.Process(target=doubted, args=(which,)) for which in range(cores)]
    for process in processes:
        process.start()
    found = sum(int(counts.get()) for _ in processes)
    for process in processes:
        process.join()
    return found


JOBS: dict[str, Callable[[str, str], int]] = {"read-csv": read_csv, "read-parquet": read_parquet, "screen-parquet": screen_parquet}

if __name__ == "__main__":
    atexit.register(gc.freeze)  # as the command does; so is the next
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    sys.stdout.write(f"{JOBS[sys.argv[1]](sys.argv[2], (*sys.argv[3:], '')[0])}\n")
