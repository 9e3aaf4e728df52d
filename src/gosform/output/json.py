"""JSON for programs: one report as an object, several as an array. The shape is that of ``docs/cli.md``."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from gosform.showing.plain_report import escaped, plain
from gosform.showing.shown import Look, Shown

_NUMBERS = re.compile(r"\[\n[0-9, \n]+\]")
"""A list of numbers, such as a span: it reads best on one line. Line breaks inside of texts are escaped, so none is hit."""


def write(items: Iterable[Shown], look: Look) -> Iterator[str]:
    """The reports, indented; an array is written as they come."""
    if not look.many:
        for item in items:
            yield _dump(item, look) + "\n"
        return
    lead = "["
    for item in items:
        yield f"{lead}\n{_dump(item, look)}"
        lead = ","
    yield "[]\n" if lead == "[" else "\n]\n"


def _dump(item: Shown, look: Look) -> str:
    text = json.dumps(plain(item, look), ensure_ascii=False, indent=2)
    return escaped(_NUMBERS.sub(lambda found: " ".join(found[0].split()).replace("[ ", "[").replace(" ]", "]"), text))
