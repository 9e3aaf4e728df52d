"""A text of rows whose single cells are written anew: where its lines begin, and one row of it with other values."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from gosform.batch.sources.csv import Layout, read_csv
from gosform.batch.sources.front import Front
from gosform.batch.sources.split import TOO_LONG
from gosform.batch.sources.text import Text
from gosform.mend import Changes, Steps
from gosform.read_records.rewriting import csv_rewritten, json_rewritten, places_of
from gosform.read_records.row import Column, RecordsError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gosform.batch.sources import Part


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file of CSV or JSON lines. columns: of CSV; None for JSON lines. held: the encoding of the bytes that a part gives."""

    text: Text
    front: Front
    delimiter: str
    columns: Sequence[Column | None] | None

    @property
    def held(self) -> str:
        return self.text.encoding

    def head(self) -> bytes:
        """What stands in front of the first row."""
        return self.front.mark + self.front.text.encode(self.front.encoding or "utf-8", "surrogateescape")

    def raw(self, part: Part) -> bytes:
        """The bytes of a part. ``RecordsError`` for a line without an end that nobody can read a second time."""
        if part.how == TOO_LONG and part.data is not None:
            raise RecordsError(
                "{file}: the row at line {line} is too long to be copied. Unpack the file first.", file=self.text.name, line=part.line
            )
        return self.text.raw(part)

    def spelt(self, data: bytes) -> bytes:
        """The bytes in the encoding of the file."""
        encoding = self.front.encoding or self.held
        if encoding == self.held:
            return data
        return data.decode(self.held, "surrogateescape").encode(encoding, "surrogateescape")

    def starts(self, data: bytes) -> list[int]:
        """Where each physical line begins. A lone carriage return ends one too."""
        signs = np.frombuffer(data, np.uint8)
        ends = np.flatnonzero(signs == 10) + 1
        returns = np.flatnonzero(signs == 13)
        if len(returns):
            alone = returns[signs[np.minimum(returns + 1, len(signs) - 1)] != 10] + 1
            ends = np.sort(np.concatenate((ends, alone)))
        starts = [0, *ends.tolist()]
        return starts[:-1] if len(starts) > 1 and starts[-1] == len(data) else starts

    def rewritten(self, data: bytes, changes: Changes) -> bytes | None:
        """One row with these values in it; None where it does not hold what was read there, or cannot be written so."""
        text = data.decode(self.held, "surrogateescape")
        encoding = self.front.encoding or self.held
        after = self._json(text, changes, encoding) if self.columns is None else self._csv(text, changes, encoding)
        return None if after is None else after.encode(self.held, "surrogateescape")

    def _csv(self, text: str, changes: Changes, encoding: str) -> str | None:
        places = places_of(self.columns or ())
        try:
            rows = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=self.delimiter, strict=True) if row]
        except csv.Error:
            return None
        cells = rows[0] if len(rows) == 1 else []
        for steps, (old, _) in changes.items():
            at = places.get(steps, len(cells))
            if at >= len(cells) or cells[at] != old:
                return None
        return csv_rewritten(text, self.delimiter, {places[steps]: new for steps, (_, new) in changes.items()}, encoding)

    def _json(self, text: str, changes: Changes, encoding: str) -> str | None:
        try:
            record = json.loads(text, strict=False)
        except ValueError:
            return None
        if any(_at(record, steps) != old for steps, (old, _) in changes.items()):
            return None
        return json_rewritten(text, {steps: new for steps, (_, new) in changes.items()}, encoding)


def _at(node: Any, steps: Steps) -> Any:
    for step in steps:
        if isinstance(node, dict):
            node = node.get(step)
        elif isinstance(node, list) and step.isdecimal() and int(step) < len(node):
            node = node[int(step)]
        else:
            return None
    return node


def text_file(read: Callable[..., Any], file: int = 0) -> TextFile | None:
    """How a file is written again, from what reads it; None for a table that is no text.

    Raises ``RecordsError`` where the text gives other bytes than those it was read from.
    """
    one = getattr(read, "reads", (read,))[file]
    if not isinstance(one, partial) or not one.args:
        return None
    found: TextFile | None = None
    layout = one.args[0]
    if one.func is read_csv and isinstance(layout, Layout) and layout.front is not None:
        found = TextFile(layout.text, layout.front, layout.delimiter, layout.columns)
    elif isinstance(getattr(layout, "front", None), Front) and isinstance(getattr(layout, "text", None), Text):
        found = TextFile(layout.text, layout.front, "", None)
    if found is not None and found.front.encoding is None:
        raise RecordsError("{file}: the text cannot be written back unchanged in its encoding. Save it in UTF-8.", file=found.text.name)
    return found
