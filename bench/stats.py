"""How fast ``gosform stats`` reads: made-up reports as JSON lines, and the same problems as files of a run.

``python bench/stats.py [reports]`` (1,000,000 unless told): one in four has a problem or two, of ten fields, two versions and eight months. For
each file: lines, megabytes, seconds by the clock, seconds of processor, lines a second of processor, and the most memory in MiB. Each file
is read by a process of its own, start-up counted.
"""

from __future__ import annotations

import csv
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

COLUMNS = (
    "file", "row", "line", "field", "pointer", "section", "label", "code", "severity", "start", "end", "message", "fixes", "folded_under",
)  # fmt: skip
FIELDS = [
    (pointer, code, severity)
    for pointer, codes, severity in (
        ("/applicant/inn", ("inn.letters", "inn.checksum", "inn.too-short"), "error"),
        ("/applicant/birth_date", ("date.date-order", "date.in-future"), "error"),
        ("/document/series", ("passport_rf_series.letters", "passport_rf_series.too-short"), "error"),
        ("/applicant/phone", ("phone.too-short",), "error"),
        ("/applicant/surname", ("surname.latin", "surname.mixed-scripts"), "warning"),
    )
    for code in codes
]
MESSAGE = "В поле не хватает цифр: нужно 12, введено 11. Введите значение полностью"


def reports(number: int) -> Iterator[dict[str, Any]]:
    chosen = random.Random(7)
    for row in range(1, number + 1):
        found = chosen.sample(FIELDS, chosen.choice((1, 1, 2))) if chosen.random() < 0.25 else []
        problems = [
            {
                "code": code, "severity": severity, "pointer": pointer, "label": "Поле", "span": [0, 3], "params": {"need": 12, "have": 11},
                "related": [], "fixes": [], "message": MESSAGE, "details": "", "lang": "ru", "rule": "rules/passport-rf.yaml:17:9",
            }
            for pointer, code, severity in found
        ]  # fmt: skip
        day = f"2026-{1 + 8 * (row - 1) // number:02}-15"
        form = f"passport-rf@{1 + (row * 2 > number)}"
        yield {"row": row, "ok": not problems, "form": form, "lang": "ru", "checked_at": f"{day}T10:00:00Z", "problems": problems}


def rows(number: int) -> Iterator[tuple[Any, ...]]:
    for one in reports(number):
        for p in one["problems"]:
            field = p["pointer"][1:].replace("/", ".")
            yield "", one["row"], one["row"], field, p["pointer"], "", p["label"], p["code"], p["severity"], 0, 3, p["message"], "", ""


def as_jsonl(path: Path, number: int) -> int:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(one, ensure_ascii=False) + "\n" for one in reports(number))
    return number


def problems_as_jsonl(path: Path, number: int) -> int:
    many = 0
    with path.open("w", encoding="utf-8") as file:
        for row in rows(number):
            many += 1
            file.write(json.dumps(dict(zip(COLUMNS, row, strict=True)), ensure_ascii=False) + "\n")
    return many


def problems_as_csv(path: Path, number: int) -> int:
    many = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(COLUMNS)
        for row in rows(number):
            many += 1
            table.writerow(row)
    return many


def problems_as_parquet(path: Path, number: int) -> int:
    import pyarrow as pa
    import pyarrow.parquet as pq

    from gosform.batch.parquet import schema_of

    schema = schema_of(COLUMNS)
    columns = list(zip(*rows(number), strict=True))
    plain = [pa.array(values) for values in columns]
    arrays = [array if array.type == field.type else array.dictionary_encode() for array, field in zip(plain, schema, strict=True)]
    pq.write_table(pa.table(arrays, schema=schema), path, compression="zstd")
    return len(columns[0])


def measured(path: Path, lines: int) -> str:
    start = time.monotonic()
    child = os.posix_spawn(
        sys.executable,
        [sys.executable, "-m", "gosform", "stats", str(path), "--format", "json", "--output", str(path) + ".out"],
        os.environ,
    )
    _, status, used = os.wait4(child, 0)
    assert status == 0
    clock, work = time.monotonic() - start, used.ru_utime + used.ru_stime
    return f"{path.name:<18}{lines:>10}{path.stat().st_size / 1e6:>9.0f}{clock:>9.1f}{work:>9.1f}{lines / work:>11.0f}{used.ru_maxrss / 1024:>7.0f}"


WRITERS: dict[str, Callable[[Path, int], int]] = {
    "reports.jsonl": as_jsonl,
    "problems.jsonl": problems_as_jsonl,
    "problems.csv": problems_as_csv,
    "problems.parquet": problems_as_parquet,
}


def written(path: Path, number: int) -> int:
    """The file, made by another process: what this one holds would count as the memory of those that it starts."""
    made = subprocess.run([sys.executable, __file__, "--write", str(path), str(number)], check=True, stdout=subprocess.PIPE)
    return int(made.stdout)


def main() -> int:
    if sys.argv[1:2] == ["--write"]:
        path = Path(sys.argv[2])
        print(WRITERS[path.name](path, int(sys.argv[3])))
        return 0
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    print(f"{'file':<18}{'lines':>10}{'MB':>9}{'clock':>9}{'work':>9}{'lines/s':>11}{'MiB':>7}")
    with tempfile.TemporaryDirectory() as folder:
        for name in WRITERS:
            path = Path(folder, name)
            print(measured(path, written(path, number)), flush=True)
            path.unlink()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
