"""Batches in, problems out: the answers of the scalar engine, row by row, with the key of each."""

from __future__ import annotations

import pickle
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from gosform import load_form
from gosform.batch.arrow import NAMES, check_batches, key_of
from gosform.batch.bench_data import COLUMNS, blocks
from gosform.batch.shipped import shipped
from gosform.problem import GosformError
from gosform.read_records.row import RecordsError

PEOPLE = Path(__file__).parents[2] / "bench" / "people.yaml"
AS_OF = date(2026, 11, 22)


def rows_of(rows: int = 2_000, dirty: float = 0.3) -> pa.Table:
    return next(blocks(rows, dirty))[0]


def expected(table: pa.Table) -> list[tuple[Any, ...]]:
    """(key, pointer, code, severity, start, end, trust), as ``form.check`` says it."""
    form = load_form(PEOPLE, as_of=AS_OF)
    found = []
    for row in table.to_pylist():
        for first in form.check({"person": {name: row[name] for name in COLUMNS[1:]}}).problems:
            for p in (first, *first.folded):
                trust = p.fixes[0].trust.value if p.fixes else None
                found.append((row["id"], p.pointer, str(p.code), p.severity.value, *(p.span or (None, None)), trust))
    return found


def test_the_answers_are_those_of_one_record() -> None:
    """Every problem of every row, and no other; nothing depends on how rows are cut into batches."""
    table = rows_of()
    whole = expected(table)
    for size in (7, 500, 2_000):
        found = pa.Table.from_batches(list(check_batches(table.to_batches(max_chunksize=size), PEOPLE, as_of=AS_OF)))
        assert found.column_names == ["id", *NAMES]
        assert [tuple(row.values())[:-1] for row in found.to_pylist()] == whole
    assert len(whole) > 500


def test_the_key_keeps_its_type_and_sentences_quote_nothing() -> None:
    """Several columns of any type; a sentence where somebody says it."""
    table = rows_of(200)
    table = table.append_column("number", pa.array(range(200), pa.int16())).append_column("day", pa.array([AS_OF] * 200))
    batches = list(check_batches(table.to_batches(), PEOPLE, ("number", "day"), as_of=AS_OF, say=lambda p: p.code.what))
    assert batches[0].schema.names[:2] == ["number", "day"]
    assert batches[0].schema.field("number").type == pa.int16()
    assert all(batches[0].column("message").to_pylist())


def test_no_batches_and_no_rows_are_nothing() -> None:
    """An empty partition gives nothing, an empty batch an empty one."""
    assert list(check_batches([], PEOPLE)) == []
    batch = rows_of(10).slice(0, 0).to_batches() or [pa.record_batch([pa.array([], pa.string())] * 10, names=list(COLUMNS))]
    assert [found.num_rows for found in check_batches(batch, PEOPLE)] == [0]


@pytest.mark.parametrize(("key", "error"), [("nobody", "there is no column 'nobody'"), (["id", "code"], "a key cannot be called 'code'")])
def test_a_key_that_cannot_be(key: Any, error: str) -> None:
    """It is named."""
    with pytest.raises(GosformError, match=error):
        key_of(["id", "code", "inn"], load_form(PEOPLE), key)


def test_rows_that_nobody_could_tell_apart() -> None:
    """Without a column beside the fields a key has to be named."""
    with pytest.raises(GosformError, match="name a key"):
        key_of(["inn", "snils"], load_form(PEOPLE), None)
    assert key_of(["inn", "snils", "id", "source"], load_form(PEOPLE), None) == ("id", "source")


def test_columns_that_are_no_fields_are_refused() -> None:
    """As a file would be."""
    batch = pa.record_batch({"x": ["1"], "y": ["2"]})
    with pytest.raises(RecordsError):
        list(check_batches([batch], PEOPLE, "x"))


def test_a_form_is_sent_as_text(tmp_path: Path) -> None:
    """A bundled one by its name; a file with what it extends; what is read on the other side is the same form."""
    assert shipped("passport-rf").texts == ()
    assert shipped(load_form("passport-rf")).name == load_form("passport-rf").rules.name
    base = tmp_path / "base.yaml"
    base.write_text(PEOPLE.read_text("utf-8").replace("id: bench-people", "id: own-base"), encoding="utf-8")
    path = tmp_path / "own.yaml"
    path.write_text("id: own\nversion: 1\ntitle: {ru: Своя, en: Own}\nsource: test\nextends: own-base\nsections: {}\n", encoding="utf-8")
    sent = pickle.loads(pickle.dumps(shipped(path, AS_OF)))  # noqa: S301
    assert len(sent.texts) == 2
    assert sent.form().as_of == AS_OF
    assert list(sent.form().rules.sections["person"].fields) == list(COLUMNS[1:])
    assert sent.form() is pickle.loads(pickle.dumps(sent)).form()  # noqa: S301
