"""What a local Spark adds to the checks: rows a second and core through Java and Python, merely passed on and checked.

``python bench/spark.py [rows] [rounds] [share of rows with a mistake]`` makes a Parquet file, reads it with two cores (``local[2]``), passes its rows
through ``mapInArrow`` unchanged, checks them, and prints medians and ratios of one run. What comes out is thrown away.
"""

from __future__ import annotations

import os
import statistics
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from gosform.batch.bench import form
from gosform.batch.bench_data import write
from gosform.integrations.spark import check_dataframe

CORES = 2
RECORDS = 32_768
"""Rows of an Arrow batch."""
READING, PASSING, CHECKING = "merely reading", "passing through Python", "checking"


def session() -> Any:
    """A local Spark that talks to this machine alone."""
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder: Any = SparkSession.builder
    builder = builder.master(f"local[{CORES}]")
    for name, value in {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.memory": "4g",
        "spark.sql.execution.arrow.maxRecordsPerBatch": str(RECORDS),
    }.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


def main(rows: int, rounds: int, dirty: float) -> int:
    """Measure and print."""
    with TemporaryDirectory(prefix="gosform-bench-") as folder:
        file = Path(folder) / "people.parquet"
        spoilt = write(file, rows, dirty, format="parquet").total()
        spark = session()
        try:
            people = spark.read.parquet(file.as_uri())
            jobs = {
                READING: people,
                PASSING: people.mapInArrow(lambda batches: batches, people.schema),
                CHECKING: check_dataframe(people, form(), "id"),
            }
            if jobs[CHECKING].select("id").distinct().count() != spoilt:  # warms up as well
                raise SystemExit("the rows that were reported are not those with a mistake")
            spent: dict[str, list[float]] = {name: [] for name in jobs}
            for _ in range(rounds):
                for name, frame in jobs.items():
                    start = perf_counter()
                    frame.write.format("noop").mode("overwrite").save()
                    spent[name].append(perf_counter() - start)
        finally:
            spark.stop()
    sys.stdout.write(f"{rows:,} rows, {spoilt:,} with a mistake, {CORES} cores, {rounds} rounds, medians\n")
    for name, times in spent.items():
        middle = statistics.median(times)
        sys.stdout.write(f"{name:24} {middle:7.2f} s  {rows / middle / CORES:12,.0f} rows a second and core\n")
    for over, under in ((CHECKING, PASSING), (CHECKING, READING)):
        ratio = statistics.median(a / b for a, b in zip(spent[over], spent[under], strict=True))
        sys.stdout.write(f"{over} ÷ {under}: {ratio:.2f}\n")
    return 0


if __name__ == "__main__":
    sys.exit(
        main(
            *(
                kind(word)
                for kind, word in zip((int, int, float), [*sys.argv[1:], *("2000000", "3", "0.05")[len(sys.argv) - 1 :]], strict=True)
            )
        )
    )
