"""Patterns of what a column has nearly always, for kinds whose own pattern makes a large automaton.

Each takes nothing that the kind's own pattern under its usual options would not (a test compares the automata), and is used where that is the
pattern. The large automaton is made once enough values were seen that the small one does not know.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from gosform.kind import Kind, Screen

_NAME = "(?!Без|Не[ -]|Нет|Неи|Отс|Отч|Проч|Фио|Фам|Имя)[А-ЩЭЮЯ][а-яё]{1,15}"
USUAL: Mapping[str, str] = {"full_name": f"{_NAME}(?:-{_NAME})?(?: {_NAME}){{2}}"}
"""Kind -> pattern. Three words, each with a capital; none that could be the beginning of what people write instead of a name."""


def usual(kind: Kind, one: Screen, as_of: date) -> str | None:
    """The pattern that may be asked first; None where there is none for these options."""
    pattern = USUAL.get(kind.id)
    if pattern is None or one.holds is not None:
        return None
    own = kind.screen(kind.options(), as_of)
    return pattern if own is not None and own.pattern == one.pattern else None
