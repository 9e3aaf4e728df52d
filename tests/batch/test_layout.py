"""Texts of some rows are those that Arrow reads, whatever the layout of the column."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gosform.batch.layout import texts

KINDS = [pa.string(), pa.large_string(), pa.string_view(), pa.dictionary(pa.int32(), pa.string())]


@pytest.mark.parametrize("kind", KINDS, ids=str)
@given(values=st.lists(st.none() | st.text(st.characters(exclude_categories=["Cs"]), max_size=20), max_size=12), data=st.data())
def test_rows_are_read_as_arrow_reads_them(kind: Any, values: list[str | None], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(values)))
    rows = sorted(data.draw(st.sets(st.integers(0, max(0, len(values) - first - 1)), max_size=len(values) - first)))
    column = pa.array(values, pa.string()).cast(kind).slice(first)
    assert texts(column, np.array(rows, np.int64)) == [values[first + row] for row in rows]


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string()])
def test_what_is_no_text_is_not_read(kind: Any) -> None:
    ends = np.array([0, 1, 2], np.int64 if pa.types.is_large_string(kind) else np.int32)
    column = pa.Array.from_buffers(kind, 2, [None, pa.py_buffer(ends.tobytes()), pa.py_buffer(b"a\xff")])
    assert texts(column, np.array([0])) == ["a"]
    with pytest.raises(UnicodeDecodeError):
        texts(column, np.array([1]))
