"""Files of problems as tables: CSV that ``check`` or a run wrote, and the rows of Parquet, in the shape of the JSON lines."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator, Sequence
from typing import Any

from gosform.stats.dates import FIELDS
from gosform.stats.tally import Tally
from gosform.stats.values import Bytes, lines

NEEDED = frozenset({"code", "severity", "pointer"})
WANTED = ("file", "row", "form", "pointer", "label", "code", "severity", *FIELDS)
"""The columns that are looked at; values that were typed are in none of them."""
DELIMITERS = (",", ";", "\t")
LONGEST_CELL = 1024 * 1024


def heading(line: bytes) -> tuple[str, list[str]] | None:
    """The delimiter and the columns that a first line names; None where it is not that of a table of problems."""
    text = line.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace")
    if not all(name in text for name in NEEDED):
        return None
    for delimiter in DELIMITERS:
        try:
            names = next(csv.reader([text], delimiter=delimiter), [])
        except csv.Error:
            return None
        if set(names) >= NEEDED:
            return delimiter, names
    return None


def csv_rows(stream: Bytes, names: Sequence[str], delimiter: str, tally: Tally) -> Iterator[dict[str, Any]]:
    """The rows behind the heading. A row with another number of cells is counted as broken."""
    before = csv.field_size_limit(LONGEST_CELL)
    wanted = [(i, name) for i, name in enumerate(names) if name in WANTED]
    rows = csv.reader((line.decode("utf-8", "replace") for line in lines(stream, tally)), delimiter=delimiter)
    try:
        while True:
            try:
                row = next(rows)
            except StopIteration:
                return
            except csv.Error:
                tally.broken += 1
                continue
            if not row:
                continue
            if len(row) != len(names):
                tally.broken += 1
                continue
            yield {name: row[i] for i, name in wanted}
    finally:
        csv.field_size_limit(before)
