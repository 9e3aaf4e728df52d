"""Many records from Python."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from tests.batch.tables import AS_OF, damaged, told
from tests.batch.test_judge import FORM, TEN_GOOD

import gosform
from gosform.batch.judged import JudgedRow
from gosform.batch.sending import Receiver, Sender
from gosform.read_records.row import RecordsError

NAMES = ("full_name", "birth_date", "snils", "passport", "phone", "email")
RECORDS = [{"person": dict(record.get("person", {}))} for record in damaged(TEN_GOOD, 21, 60)]
COLUMNS: dict[str, list[str | None]] = {name: [record["person"].get(name) for record in RECORDS] for name in NAMES}
EXPECTED = {i: FORM.check({"person": {n: v for n, v in record["person"].items() if n in NAMES}}) for i, record in enumerate(RECORDS)}
WRONG = [i for i, report in EXPECTED.items() if report.problems]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "table.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(NAMES)
        rows.writerows(zip(*([value or "" for value in column] for column in COLUMNS.values()), strict=True))
    return path


@pytest.mark.parametrize("workers", [1, 2])
def test_check_batch_gives_the_reports_of_the_rows_with_problems_in_order(workers: int, table: Path) -> None:
    found = list(FORM.check_batch(table, workers=workers))
    assert [one.row for one in found] == WRONG
    assert [one.line for one in found] == [i + 2 for i in WRONG]
    for one in found:
        assert told(one.report.problems) == told(EXPECTED[one.row].problems)
        assert gosform.explain(one.report) == gosform.explain(EXPECTED[one.row])


def test_a_sent_report_has_the_places_and_codes_of_the_form() -> None:
    rows = [JudgedRow(i, i, EXPECTED[i]) for i in WRONG]
    received = list(Receiver(FORM.rules).rows(Sender(FORM.rules).data(rows)))
    for one, other in zip(rows, received, strict=True):
        assert told(one.report.problems) == told(other.report.problems)
        assert (one.report.values, one.report.typed) == (other.report.values, other.report.typed)
        for p, q in zip(one.report.problems, other.report.problems, strict=True):
            assert (p.code, p.code.what, p.code.fix) == (q.code, q.code.what, q.code.fix)
            if p.place is FORM.rules.field(p.pointer[1:].replace("/", ".")).place:  # type: ignore[union-attr]
                assert p.place is q.place


@pytest.mark.parametrize("make", [pl.DataFrame, pd.DataFrame, pa.table])
def test_a_frame_gives_a_frame_of_its_own_sort_with_every_problem(make: Any) -> None:
    given = make(COLUMNS)
    found = FORM.check_frame(given, lang="en")
    assert type(found).__module__.partition(".")[0] == type(given).__module__.partition(".")[0]
    rows = (pa.table(found) if not isinstance(found, pd.DataFrame) else pa.Table.from_pandas(found)).to_pylist()
    problems = [(i, p) for i in WRONG for p in EXPECTED[i].all]
    assert [(r["row"], r["code"], r["severity"], r["field"]) for r in rows] == [
        (i, str(p.code), p.severity.value, p.pointer[1:].replace("/", ".")) for i, p in problems
    ]
    assert [None if r["start"] is None or r["start"] != r["start"] else (int(r["start"]), int(r["end"])) for r in rows] == [
        p.span for _, p in problems
    ]
    assert [r["message"] for r in rows] == [
        one.text.replace("\u00a0", " ") for i in WRONG for one in gosform.explain(EXPECTED[i].all, "en", show_values=False)
    ]


def test_a_clean_frame_gives_an_empty_one() -> None:
    found = FORM.check_frame(
        pl.DataFrame({"full_name": ["Иванов Пётр Сергеевич"], "birth_date": ["1990-03-25"], "phone": ["+79161234567"]})
    )
    assert found.height == 0
    assert found.columns == ["row", "field", "code", "severity", "start", "end", "message"]


@pytest.mark.parametrize("make", [pl.DataFrame, pd.DataFrame, pa.table])
def test_the_mask_is_true_where_a_row_has_nothing_to_say(make: Any) -> None:
    mask = FORM.clean_mask(make(COLUMNS))
    assert mask.dtype == np.bool_
    assert mask.tolist() == [i not in WRONG for i in range(len(RECORDS))]


def test_a_table_without_a_known_column_is_refused() -> None:
    with pytest.raises(RecordsError, match="no column is a field of the form"):
        FORM.clean_mask(pl.DataFrame({"x": ["1"]}))


def test_the_day_of_the_check_is_that_of_the_caller() -> None:
    form = gosform.load_form("passport-rf")
    record = next(e.record for e in form.rules.examples if not e.problems)
    frame = pl.DataFrame(
        {f"{section}.{name}": [value] for section, part in record.items() if isinstance(part, dict) for name, value in part.items()}
    )
    for day in (AS_OF, AS_OF.replace(year=1980)):
        flat = {section: part for section, part in record.items() if isinstance(part, dict)}
        codes = [str(p.code) for p in form.check(flat, as_of=day).all]
        assert form.check_frame(frame, as_of=day)["code"].to_list() == codes
    assert codes


def test_importing_gosform_and_checking_a_record_imports_no_arrays() -> None:
    code = "import sys, gosform; gosform.load_form('passport-rf').check({}); print([m for m in ('numpy', 'pyarrow', 'polars') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
