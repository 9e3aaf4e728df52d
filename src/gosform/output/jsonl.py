"""A report a line, for streams."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from gosform.showing.plain_report import escaped, plain
from gosform.showing.shown import Look, Shown


def write(items: Iterable[Shown], look: Look) -> Iterator[str]:
    """Every report on a line of its own, clean ones too: rows in = lines out."""
    encode = json.JSONEncoder(ensure_ascii=False).encode
    for item in items:
        yield escaped(encode(plain(item, look))) + "\n"
