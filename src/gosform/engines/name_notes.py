"""What people write where there is no name: «нет», a dash, a zero."""

from __future__ import annotations

import re

from gosform.engines.writing import RUSSIAN

NOTES = frozenset(
    (
        *("нет", "отсутствует", "отсутствуют", "неизвестно", "неизвестна", "прочерк", "не указано", "не указана", "не имеет", "не имеется"),
        *("б/о", "б\\о", "б.о.", "без отчества", "отчества нет", "нет отчества", "none", "n/a", "н/д"),
    )
)
"""What people write where there is no name."""
LONGEST_NOTE = max(map(len, NOTES))
_ENDS = frozenset(said[-3:] for said in NOTES)
empty = re.compile(r"[-.,_/\\*0+= ?']*").fullmatch
"""Signs that stand where there is nothing to say."""
_SAID = sorted(n for n in NOTES if n[0] in RUSSIAN and n.replace(" ", "").isalpha())
_OPENINGS = ["".join(sorted({c for n in _SAID for c in (n[i], n[i].upper())})) for i in (0, 1)]  # most names are past it after two letters
NOT_A_NOTE = f"(?!(?=[{_OPENINGS[0]}][{_OPENINGS[1]}])(?i:{'|'.join(_SAID)})(?![А-Яа-яЁё-]))"
"""In a screen: what follows does not say that there is no name."""


def note(text: str) -> bool:
    """Says that there is no such name."""
    return ends_as_note(text) and (text.casefold().strip(' "«»()') in NOTES or empty(text) is not None)


def ends_as_note(text: str) -> bool:
    """May end in such a note; most names are past it after their last letters."""
    return text[-3:].casefold()[-3:] in _ENDS or not text[-1:].isalpha()
