"""What stands in front of the first row of a text, and how its bytes are spelt: enough to write it again, byte by byte."""

from __future__ import annotations

from typing import NamedTuple

from gosform.read_records.keeping import spelling
from gosform.read_records.opening import Source


class Front(NamedTuple):
    """mark: the byte order mark. text: everything before the first row. encoding: in which the text gives its bytes again; None: in none."""

    mark: bytes
    text: str
    encoding: str | None


def front_of(head: Source, text: str = "") -> Front:
    """What stands in front of the rows of an opened text."""
    return Front(head.mark, text, spelling(head))
