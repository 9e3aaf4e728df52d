"""A local Spark and one machine on the same rows: ``python spark_answers.py yes`` goes through Spark Connect, ``no`` does not.

A program of its own: Java and its threads must not outlive a test, and Connect and the classic session do not live in one process.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from gosform.problem import Problem

PEOPLE = Path(__file__).parents[2] / "bench" / "people.yaml"
AS_OF = date(2026, 11, 22)


def session(remote: bool) -> Any:
    from pyspark.sql import SparkSession

    builder: Any = SparkSession.builder
    builder = builder.remote("local[2]") if remote else builder.master("local[2]")
    for name, value in {
        "spark.ui.enabled": "false",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.sql.shuffle.partitions": "2",
        "spark.sql.execution.arrow.maxRecordsPerBatch": "500",
    }.items():
        if not remote or name.startswith("spark.sql"):
            builder = builder.config(name, value)
    return builder.getOrCreate()


def main() -> int:
    from gosform.batch.arrow import check_batches
    from gosform.batch.bench_data import blocks
    from gosform.explain import explain
    from gosform.integrations.spark import check_dataframe

    table = next(blocks(2_000, 0.1))[0]

    def say(problem: Problem) -> str:
        return explain(problem, "en", show_values=False)[0].text.replace("\u00a0", " ")

    alone = pa.Table.from_batches(list(check_batches(table.to_batches(), PEOPLE, "id", as_of=AS_OF, say=say))).to_pylist()
    pq.write_table(table, "people.parquet")
    spark = session(sys.argv[1] == "yes")
    try:
        frame = spark.read.parquet(Path("people.parquet").resolve().as_uri()).repartition(3)
        found = [row.asDict() for row in check_dataframe(frame, PEOPLE, "id", as_of=AS_OF, lang="en").collect()]
    finally:
        spark.stop()

    def order(row: dict[str, Any]) -> tuple[Any, ...]:
        return int(row["id"]), row["pointer"], row["code"], row["start"] or 0

    if sorted(found, key=order) != sorted(alone, key=order):
        raise SystemExit(f"{len(found)} problems from Spark, {len(alone)} from one machine")
    sys.stdout.write(f"the same: {len(found)}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
