"""The register that is measured, and the measurement of files. How long anything takes is no matter of these tests."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from bench.peers_batch import FIELDS, checks
from tools.make_performance_page import measured, plot

from gosform import load_form
from gosform.batch import bench
from gosform.batch.bench_data import BLOCK, COLUMNS, MISTAKES, blocks, write
from gosform.batch.bench_process import spend
from gosform.cli import main
from gosform.cli.bench_files import shown

FORM = load_form(bench.form(), as_of=date(2026, 11, 22))


def records(rows: int, dirty: float) -> list[dict[str, Any]]:
    return [row for table, _ in blocks(rows, dirty) for row in table.to_pylist()]


def reported(row: dict[str, Any]) -> bool:
    return bool(FORM.check({"person": {name: row[name] for name in COLUMNS[1:]}}).problems)


def test_clean_rows_are_clean_and_every_mistake_is_one() -> None:
    """``form.check`` has nothing to say of a row without a mistake, and something of every other."""
    clean, dirty = records(1_500, 0.0), records(1_500, 0.4)
    spoilt = [row for row, other in zip(dirty, clean, strict=True) if row != other]
    assert not any(map(reported, clean))
    assert all(map(reported, spoilt))
    assert len(spoilt) == next(blocks(1_500, 0.4))[1].total()


def test_each_mistake_befalls_one_field_and_every_sort_comes() -> None:
    """Evenly; the sorts are told."""
    clean, (table, sorts) = records(5_000, 0.0), next(blocks(5_000, 0.5))
    changed = Counter(sum(row[name] != other[name] for name in COLUMNS) for row, other in zip(table.to_pylist(), clean, strict=True))
    assert set(changed) == {0, 1}
    assert set(sorts) == set(MISTAKES)
    assert max(sorts.values()) < 2 * min(sorts.values())


def test_a_longer_register_begins_with_the_same_rows() -> None:
    """Rows depend on the seed and their number alone."""
    assert records(700, 0.2)[:300] == records(300, 0.2)
    both = [table for table, _ in blocks(BLOCK + 5, 0.0)]
    assert [table.num_rows for table in both] == [BLOCK, 5]
    assert both[0].slice(0, 5) != both[1]
    assert next(blocks(5, 0.0, seed=2))[0] != next(blocks(5, 0.0))[0]


def test_formats_hold_the_same_rows(tmp_path: Path) -> None:
    """CSV, Parquet and JSON lines, in which the fields stand in their section."""
    import polars as pl

    for format in ("csv", "parquet", "jsonl"):
        write(tmp_path / f"a.{format}", 200, 0.1, format=format)
    table = pl.read_parquet(tmp_path / "a.parquet").to_dicts()
    with (tmp_path / "a.csv").open(encoding="utf-8", newline="") as file:
        assert list(csv.DictReader(file)) == table
    lines = [json.loads(line) for line in (tmp_path / "a.jsonl").read_text("utf-8").splitlines()]
    assert [{"id": line["id"], **line["person"]} for line in lines] == table


def test_other_tools_are_given_the_same_rules() -> None:
    """Each check takes every clean value and refuses every row with a mistake: all tools look for the same rows."""
    good = checks()
    assert set(good) == set(FIELDS) == set(COLUMNS[1:])
    clean, dirty = records(800, 0.0), records(800, 0.4)
    for row, other in zip(dirty, clean, strict=True):
        assert all(good[name](other[name]) for name in FIELDS)
        assert all(good[name](row[name]) for name in FIELDS) == (row == other)


def test_a_process_is_measured_with_all_that_it_starts() -> None:
    """Its time, its memory, its end and what it said; that of its children too."""
    child = "x = bytearray(60_000_000); import time; time.sleep(0.2)"
    one = spend(
        [sys.executable, "-c", f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}]); print('said'); sys.exit(3)"]
    )
    assert (one.status, one.said) == (3, "said\n")
    assert one.wall > 0
    assert one.cpu > 0
    assert one.memory is not None
    assert one.memory > 50_000_000


@pytest.mark.slow
def test_a_small_measurement(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """From the command line: figures of every part, tables of them in both languages, and a page."""
    out = tmp_path / "results.json"
    assert main(["bench", "speed", "--files", "--rows", "10000", "--runs", "1", "--format", "json", "--output", str(out)]) == 0
    found = json.loads(out.read_text("utf-8"))
    assert set(found) == {"rows", "rounds", "seed", "machine", "main", "parquet", "columns", "size", "dirt"}
    assert {one["field"] for one in found["columns"]} <= set(COLUMNS[1:])
    assert all(one["clean"] == one["values"] for one in found["columns"])
    found["peers"] = [{"tool": "other", "installed": False}, peer("one")]
    russian = "".join(shown(found, "ru"))
    assert re.findall("[а-я]{4,}", "".join(shown(found, "en"))) == []
    assert "÷" in "\n".join(measured(found))
    assert russian.count("\n") > 25
    assert plot(found["size"], "rows", "rows").count("<circle") == 2
    assert capsys.readouterr().err == ""


def peer(name: str) -> dict[str, Any]:
    samples = [{"rows": rows, "wall": 1.0, "cpu": 1.0, "memory": 1} for rows in bench.SAMPLES]
    return {"tool": name, "installed": True, "samples": samples, "cpu a row": 1e-5, "cpu, extrapolated": 20.0}


def test_peers_say_what_is_installed() -> None:
    """A line a tool, with a sign in front of one that is not there."""
    script = Path(__file__).parents[2] / "bench" / "peers_batch.py"
    lines = subprocess.run([sys.executable, str(script), "--list"], capture_output=True, text=True, check=True).stdout.splitlines()
    assert len(lines) == 6
    assert {line.removeprefix("-") for line in lines} >= {"frictionless", "dataframely"}
