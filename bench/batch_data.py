"""The made-up register that batch runs are measured with: ``python bench/batch_data.py --rows 2000000 --out people.csv``.

The ending of the file says the format: .csv, .parquet or .jsonl. The form for it is ``bench/people.yaml``.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from gosform.batch.bench_data import write


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=2_000_000)
    parser.add_argument("--dirty", type=float, default=0.05, help="share of rows with one mistake")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    chosen = parser.parse_args()
    format = chosen.out.suffix.lstrip(".")
    if format not in ("csv", "parquet", "jsonl"):
        parser.error("the name must end in .csv, .parquet or .jsonl")
    sorts = write(chosen.out, chosen.rows, chosen.dirty, chosen.seed, format)
    for sort, count in sorts.items():
        print(f"{sort:<32}{count:>10}")
    print(f"{'rows with a mistake':<32}{sorts.total():>10}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
