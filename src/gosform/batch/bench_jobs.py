"""One measured job as a whole process: ``python -m gosform.batch.bench_jobs JOB FILE [FORM]``. What it prints is how many rows it saw or doubted."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any


def read_csv(path: str, form: str) -> int:
    """Polars merely reads the file, every cell as text, in batches."""
    import polars as pl

    return sum(batch.height for batch in pl.scan_csv(path, infer_schema=False).collect_batches(chunk_size=65_536))


def read_parquet(path: str, form: str) -> int:
    """Polars merely reads the columns that the form has."""
    import polars as pl

    from gosform.batch.bench_data import COLUMNS

    return sum(batch.height for batch in pl.scan_parquet(path).select(COLUMNS[1:]).collect_batches(chunk_size=65_536))


def screen_parquet(path: str, form: str) -> int:
    """The same, and each batch is screened: how many rows are in doubt. Nothing is diagnosed."""
    import polars as pl

    from gosform.batch.bench_data import COLUMNS
    from gosform.batch.chunk import Place
    from gosform.check import load_form
    from gosform.check.intake import today
    from gosform.columns.plan import ColumnPlan

    rules = load_form(Path(form)).rules
    places: dict[str, Place] = {name: ("person", None, name) for name in COLUMNS[1:]}
    plan = ColumnPlan(rules, today(), tuple(places.values()))
    doubted = 0
    for batch in pl.scan_parquet(path).select(COLUMNS[1:]).collect_batches(chunk_size=65_536):
        cells: dict[Place, Any] = {place: _array(batch.get_column(name)) for name, place in places.items()}
        doubted += len(plan.doubts(cells, batch.height).rows)
    return doubted


def _array(series: Any) -> Any:
    """The column as one Arrow array, in the layout of polars."""
    import polars as pl

    return series.rechunk().to_arrow(compat_level=pl.CompatLevel.newest())


JOBS: dict[str, Callable[[str, str], int]] = {"read-csv": read_csv, "read-parquet": read_parquet, "screen-parquet": screen_parquet}

if __name__ == "__main__":
    sys.stdout.write(f"{JOBS[sys.argv[1]](sys.argv[2], (*sys.argv[3:], '')[0])}\n")
