"""From a pointer of a report to the field that is counted, where no form tells: entries of a list together, and nothing that may be data."""

from __future__ import annotations

import re
from functools import lru_cache

NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,63}")
"""What a rule file may call a field or a section."""
LONG_NUMBER = re.compile(r"[0-9]{7}")
OTHER = "*"
"""Not a field: a member that no form has. Its name is somebody's text."""
UNKNOWN_MEMBER = "record.unknown-field"
MOST_STEPS = 6


MOST_LETTERS = 400


def field_of(pointer: str, code: str) -> str:
    """``/children/0/snils`` -> ``/children/*/snils``; ``""`` for the record as a whole."""
    return _field(pointer) if len(pointer) <= MOST_LETTERS and code != UNKNOWN_MEMBER else OTHER


@lru_cache(maxsize=4096)
def _field(pointer: str) -> str:
    if not pointer:
        return ""
    steps = pointer.split("/")
    if steps[0] or len(steps) > MOST_STEPS + 1:
        return OTHER
    found = ["*" if is_number(step) else step for step in steps[1:]]
    if any(step != "*" and (not NAME.fullmatch(step) or LONG_NUMBER.search(step)) for step in found):
        return OTHER
    return "/" + "/".join(found)


def is_number(step: str) -> bool:
    """The step counts entries; a number of more digits is somebody's data."""
    return step.isascii() and step.isdigit() and len(step) < 7
