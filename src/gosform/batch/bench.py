"""How fast files are checked, beside merely reading them and beside other tools: every run is a process of its own, measured as a whole.

The machine may be busy: the runs of a table take turns, medians are quoted, and only figures of one table may be compared.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import timeit
from collections.abc import Callable, Mapping, Sequence
from compileall import compile_dir
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any, Literal

from gosform.batch.bench_data import write
from gosform.batch.bench_process import Spent, spend
from gosform.folders import root

READING, OURS, ONE = "polars, merely reading", "gosform", "gosform, one process"
READING_PARQUET, SCREENING = "polars, merely reading Parquet", "gosform, screening Parquet"
SAMPLES = (20_000, 100_000)
"""Rows of the two samples that other tools are measured with; what more rows would take follows from the difference."""
SCREENED = 500_000
Tell = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be measured.

    rows: of the main table. rounds: of every run. grow: rows of the series by size; spoil: shares of dirty rows of the series by dirt.
    peers: other tools too; python: with this interpreter, where they are installed.
    """

    rows: int = 2_000_000
    rounds: int = 3
    seed: int = 1
    grow: tuple[int, ...] = (10_000, 100_000, 1_000_000)
    spoil: tuple[float, ...] = (0.0, 0.01, 0.05, 0.2, 0.5)
    peers: bool = False
    python: str = sys.executable


def measure(wanted: Wanted, tell: Tell) -> dict[str, Any]:
    """Everything, as JSON values. tell: is told what is being done. Needs room for the files that are made, 280 bytes a row."""
    compile_dir(Path(__file__).parents[1], quiet=2)  # as an installed package is: else whoever writes no bytecode measures the compiler
    with TemporaryDirectory(prefix="gosform-bench-") as folder:
        place = Path(folder)
        found: dict[str, Any] = {"rows": wanted.rows, "rounds": wanted.rounds, "seed": wanted.seed, "machine": _machine()}
        found["main"] = _main(wanted, place, tell)
        found["parquet"] = _parquet(wanted, place, tell)
        found["columns"] = columns(tell)
        found["size"] = [_step(wanted, place, rows, 0.05, tell) for rows in wanted.grow]
        found["dirt"] = [_step(wanted, place, max(wanted.rows // 4, 1), share, tell) for share in wanted.spoil]
        if wanted.peers:
            found["peers"] = _peers(wanted, place, tell)
        return found


def form() -> Path:
    """The form of the register."""
    return root("bench") / "people.yaml"


def _job(name: str, file: Path) -> list[str]:
    return [sys.executable, "-m", "gosform.batch.bench_jobs", name, str(file), str(form())]


def _check(file: Path, problems: Path, *more: str) -> list[str]:
    command = [sys.executable, "-m", "gosform", "--lang", "ru", "check", str(file), "--form", str(form()), "--problems", str(problems)]
    return [*command, "--format", "json", *more]


def _made(file: Path, rows: int, dirty: float, seed: int, tell: Tell) -> int:
    """Make a file, and tell how many of its rows have a mistake. It is read once, so that the first run finds it in memory as others do."""
    format: Literal["csv", "parquet"] = "parquet" if file.suffix == ".parquet" else "csv"
    tell(f"{rows} rows, {format}")
    spoilt = write(file, rows, dirty, seed, format).total()
    with file.open("rb") as stream:
        while stream.read(1 << 24):
            pass
    return spoilt


def _turns(jobs: Mapping[str, Sequence[str]], rounds: int, tell: Tell) -> dict[str, list[Spent]]:
    """Every job once a round."""
    spent: dict[str, list[Spent]] = {name: [] for name in jobs}
    for _ in range(rounds):
        for name, command in jobs.items():
            tell(name)
            one = spend(command)
            if one.status not in (0, 1):
                raise RuntimeError(f"{name}: ended with status {one.status}")
            spent[name].append(one)
    return spent


def _middle(spent: Sequence[Spent]) -> dict[str, Any]:
    most = [one.memory for one in spent if one.memory]
    return {
        "wall": statistics.median(one.wall for one in spent),
        "cpu": statistics.median(one.cpu for one in spent),
        "memory": max(most, default=None),
        "walls": [one.wall for one in spent],
    }


def _main(wanted: Wanted, place: Path, tell: Tell) -> dict[str, Any]:
    """The whole run beside merely reading, with all processors and with one process."""
    file = place / "people.csv"
    spoilt = _made(file, wanted.rows, 0.05, wanted.seed, tell)
    out = place / "problems.jsonl"
    jobs = {READING: _job("read-csv", file), OURS: _check(file, out), ONE: _check(file, out, "--workers", "1")}
    spent = _turns(jobs, wanted.rounds, tell)
    _agree(spent[OURS][-1].said, wanted.rows, spoilt)
    runs = {name: _middle(times) for name, times in spent.items()}
    return {
        "bytes": file.stat().st_size,
        "dirty": spoilt,
        "runs": runs,
        "ratios": {
            "wall": _pairwise(spent[OURS], spent[READING], "wall"),
            "cpu": _pairwise(spent[OURS], spent[READING], "cpu"),
            "second process": _pairwise(spent[ONE], spent[OURS], "wall"),
        },
    }


def _pairwise(ours: Sequence[Spent], theirs: Sequence[Spent], what: str) -> float:
    """The median of the ratios round by round."""
    return statistics.median(float(getattr(one, what)) / float(getattr(other, what)) for one, other in zip(ours, theirs, strict=True))


def _agree(said: str, rows: int, spoilt: int) -> None:
    """What is fast and wrong is not measured."""
    summary = json.loads(said)
    if (summary["rows"], summary["reported"]) != (rows, spoilt):
        raise RuntimeError(f"{summary['reported']} of {summary['rows']} rows were reported, {spoilt} of {rows} have a mistake")


def _parquet(wanted: Wanted, place: Path, tell: Tell) -> dict[str, Any]:
    file = place / "people.parquet"
    spoilt = _made(file, wanted.rows, 0.05, wanted.seed, tell)
    jobs = {READING_PARQUET: _job("read-parquet", file), SCREENING: _job("screen-parquet", file)}
    spent = _turns(jobs, wanted.rounds, tell)
    doubted = int(spent[SCREENING][-1].said)
    if doubted < spoilt:
        raise RuntimeError(f"{doubted} rows were doubted, {spoilt} have a mistake")
    ratios = {what: _pairwise(spent[SCREENING], spent[READING_PARQUET], what) for what in ("wall", "cpu")}
    return {"bytes": file.stat().st_size, "doubted": doubted, "runs": {k: _middle(v) for k, v in spent.items()}, "ratios": ratios}


def columns(tell: Tell) -> list[dict[str, Any]]:
    """Values a second of the screen of each column of the register, on one core, and of python-stdnum where it knows the number."""
    from gosform.batch.bench_data import blocks
    from gosform.check.intake import today
    from gosform.columns.screens import screen_of
    from gosform.read_rules import load

    tell("columns")
    tables = [table for table, _ in blocks(SCREENED, 0.0)]
    found = []
    for name, field in load(form()).sections["person"].fields.items():
        import pyarrow as pa

        column: Any = pa.concat_arrays([chunk for table in tables for chunk in table.column(name).chunks])
        screen = screen_of(field.kind, field.options, today())
        if screen is None:
            continue
        pieces = [column[at : at + 65_536] for at in range(0, len(column), 65_536)]

        def through(screen: Any = screen, pieces: Sequence[Any] = pieces) -> int:
            return sum(int(screen(piece).sum()) for piece in pieces)

        clean = through()
        rate = SCREENED / min(timeit.repeat(through, timer=process_time, number=1, repeat=7))
        found.append(
            {"field": name, "kind": field.kind.id, "clean": clean, "values": SCREENED, "rate": rate, "stdnum": _stdnum(name, column)}
        )
    return found


def _stdnum(name: str, column: Any) -> float | None:
    """Values a second of python-stdnum."""
    if name not in ("inn", "org_inn"):
        return None
    from stdnum.ru import inn

    values = column[:20_000].to_pylist()
    return len(values) / min(timeit.repeat(lambda: [inn.validate(value) for value in values], timer=process_time, number=1, repeat=3))


def _step(wanted: Wanted, place: Path, rows: int, dirty: float, tell: Tell) -> dict[str, Any]:
    """One point of a series."""
    file = place / "people.csv"
    spoilt = _made(file, rows, dirty, wanted.seed, tell)
    jobs = {READING: _job("read-csv", file), OURS: _check(file, place / "problems.jsonl")}
    spent = _turns(jobs, wanted.rounds, tell)
    _agree(spent[OURS][-1].said, rows, spoilt)
    return {"rows": rows, "dirty": dirty, "runs": {name: _middle(times) for name, times in spent.items()}}


def _peers(wanted: Wanted, place: Path, tell: Tell) -> list[dict[str, Any]]:
    """Other tools with samples; what the whole file would take follows from the two, and is marked as such."""
    script = root("bench") / "peers_batch.py"
    if not script.is_file():
        return []
    listed = subprocess.run([wanted.python, str(script), "--list"], capture_output=True, text=True, check=True).stdout.splitlines()  # noqa: S603
    names = [name for name in listed if not name.startswith("-")]
    spent: dict[str, list[Spent]] = {name: [] for name in names}
    for rows in SAMPLES:
        file = place / "people.csv"
        spoilt = _made(file, rows, 0.05, wanted.seed, tell)
        for name in names:
            tell(f"{name}, {rows} rows")
            one = spend([wanted.python, "-W", "ignore", str(script), name, str(file)])
            if one.status or int(one.said.split()[-1]) != spoilt:
                raise RuntimeError(f"{name} found {one.said.strip()} of {spoilt} rows and ended with status {one.status}")
            spent[name].append(one)
    found = [{"tool": name[1:], "installed": False} for name in listed if name.startswith("-")]
    for name in names:
        small, large = spent[name]
        row = (large.cpu - small.cpu) / (SAMPLES[1] - SAMPLES[0])
        whole = large.cpu + row * (wanted.rows - SAMPLES[1])
        found.append(
            {
                "tool": name,
                "installed": True,
                "samples": [
                    {"rows": rows, "wall": one.wall, "cpu": one.cpu, "memory": one.memory}
                    for rows, one in zip(SAMPLES, spent[name], strict=True)
                ],
                "cpu a row": row,
                "cpu, extrapolated": whole,
            }
        )
    return found


def _machine() -> dict[str, Any]:
    import os
    import platform
    from importlib.metadata import version

    names = ("gosform", "polars", "pyarrow", "numpy")
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return {"cores": cores, "python": platform.python_version(), "system": platform.system(), **{name: version(name) for name in names}}
