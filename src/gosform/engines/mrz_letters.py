"""Russian names in the machine-readable line of the internal passport: one sign for one letter, so there is a way back.

Letters without a Latin twin are written with digits: Ш is 4, Ч is 3. Fillers part the words, two fillers the surname from the rest.
The line has room for 39 characters of names; what is longer is cut.
"""

from __future__ import annotations

ROOM = 39
_RUSSIAN = "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ"
_WRITTEN = "ABVGDE2JZIQKLMNOPRSTUFHC34WXY9678"
WRITTEN = dict(zip(_RUSSIAN, _WRITTEN, strict=True))
SPOKEN = dict(zip(_WRITTEN, _RUSSIAN, strict=True))


def written(name: str) -> str | None:
    """One name as the internal passport's first line has it: Бекешев gives BEKE4EV. None where a sign has no counterpart.

    >>> written("Анна-Мария")
    'ANNA<MARI8'
    """
    signs = [WRITTEN.get(c) or ("<" if c in " -" else "") for c in name.strip().upper()]
    return "".join(signs) if all(signs) else None


def names_field(surname: str, given: str, patronymic: str = "") -> str | None:
    """The 39 characters of names in the first line; None where a name cannot be written."""
    rest = [written(name) for name in (given, patronymic) if name.strip()]
    family = written(surname)
    if family is None or None in rest:
        return None
    return f"{family}<<{'<'.join(filter(None, rest))}".ljust(ROOM, "<")[:ROOM]


def spoken(field: str) -> tuple[str, ...] | None:
    """The words of the names field in Russian capitals: the surname first, then the others. None where a sign has no counterpart.

    A hyphen and a space are both fillers, so a double surname comes back with a space.
    """
    family, _, rest = field.rstrip("<").partition("<<")
    words = [family, *rest.split("<")]
    if not set(field) <= SPOKEN.keys() | {"<"}:
        return None
    return tuple("".join(SPOKEN.get(c, " ") for c in word) for word in words if word)
