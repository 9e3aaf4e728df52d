"""The text of one record with some of its values replaced, and every other character as it was."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from gosform.read_records.row import Column

Steps = tuple[str, ...]
"""The way to a value: keys of groups and numbers of items, as in a pointer."""
Changes = Mapping[Steps, str]
_SPACE = re.compile(r"[ \t\n\r]*")
_VALUE = json.JSONDecoder(parse_int=str, parse_float=str, strict=False).raw_decode


def json_rewritten(text: str, changes: Changes, encoding: str) -> str:
    """The JSON text of a record with texts in the place of some of its values.

    text: a record that ``read`` took. encoding: what it cannot spell is written as an escape; and so is all that is not ASCII where the
    record has nothing else.

    >>> json_rewritten('{"a": {"n": 1.0,  "x": "7O"}}', {("a", "x"): "70"}, "utf-8")
    '{"a": {"n": 1.0,  "x": "70"}}'
    """
    tree: dict[str, Any] = {}
    for steps, value in changes.items():
        node = tree
        for step in steps[:-1]:
            node = node.setdefault(step, {})
        node[steps[-1]] = value
    pieces: list[str] = []
    at, ascii = 0, text.isascii()
    for start, end, value in _places(text, _past(text, 0), tree):
        pieces += (text[at:start], json.dumps(value, ensure_ascii=ascii or not _spells(value, encoding)))
        at = end
    return "".join((*pieces, text[at:]))


def _places(text: str, at: int, tree: Mapping[str, Any]) -> Iterator[tuple[int, int, str]]:
    """Start and end of every value that is to be replaced, and what replaces it, in the order of the text."""
    for key, start, end in _members(text, at):
        wanted = tree.get(key)
        if isinstance(wanted, str):
            yield start, end, wanted
        elif wanted is not None:
            yield from _places(text, start, wanted)


def _members(text: str, at: int) -> Iterator[tuple[str, int, int]]:
    """The key, or the number, of everything in a group or a list, and where its value starts and ends."""
    group = text[at] == "{"
    at = _past(text, at + 1)
    number = 0
    while text[at] not in "}]":
        key = str(number)
        if group:
            key, at = _VALUE(text, at)
            at = _past(text, _past(text, at) + 1)  # the colon
        end = _VALUE(text, at)[1]
        yield key, at, end
        at = _past(text, end)
        if text[at] == ",":
            at = _past(text, at + 1)
        number += 1


def _past(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


class _Cell(NamedTuple):
    """Where a cell stands in the text of its row, its quotation marks included."""

    start: int
    end: int
    quoted: bool


def places_of(columns: Sequence[Column | None]) -> dict[Steps, int]:
    """The number of the column of each value of a table."""
    places: dict[Steps, int] = {}
    for number, column in enumerate(columns):
        if column is not None:
            section, item, name = column
            places[(section, name) if item is None else (section, str(item), name)] = number
    return places


def csv_rewritten(text: str, delimiter: str, changes: Mapping[int, str], encoding: str) -> str | None:
    r"""The text of a row of CSV with other texts in some of its cells, by number; None where it cannot be written so.

    A cell in quotation marks keeps them. The line end, and every other cell, stays as it was.

    >>> csv_rewritten('7O;"a;b";\r\n', ";", {0: "70"}, "utf-8")
    '70;"a;b";\r\n'
    """
    before = _read(text, delimiter)
    places = list(_cells(text, delimiter))
    if before is None or len(before) != len(places) or not all(_spells(value, encoding) for value in changes.values()):
        return None
    pieces: list[str] = []
    at = 0
    for number in sorted(changes):
        place, value = places[number], changes[number]
        if place.quoted or any(sign in value for sign in (delimiter, '"', "\r", "\n")):
            value = '"' + value.replace('"', '""') + '"'
        pieces += (text[at : place.start], value)
        at = place.end
    after = "".join((*pieces, text[at:]))
    return after if _read(after, delimiter) == [changes.get(i, cell) for i, cell in enumerate(before)] else None


def _cells(text: str, delimiter: str) -> Iterator[_Cell]:
    """Every cell of one row, as the reader of the standard library sees them."""
    at = 0
    while True:
        start, quoted = at, text[at : at + 1] == '"'
        if quoted:
            at += 1
            while (at := text.find('"', at)) >= 0 and text[at + 1 : at + 2] == '"':
                at += 2
            at = len(text) if at < 0 else at + 1
        else:
            while at < len(text) and text[at] not in (delimiter, "\r", "\n"):
                at += 1
        yield _Cell(start, at, quoted)
        if text[at : at + 1] != delimiter:
            return
        at += 1


def _read(text: str, delimiter: str) -> Sequence[str] | None:
    try:
        rows = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True) if row]
    except csv.Error:
        return None
    return rows[0] if len(rows) == 1 else None


def _spells(value: str, encoding: str) -> bool:
    try:
        value.encode(encoding)
    except UnicodeError:
        return False
    return True
