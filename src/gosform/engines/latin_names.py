"""Russian names in Latin letters as passports write them: by the rules now in force, by older ones, or by neither.

The rules in force are those of ICAO Doc 9303, part 3, section 6 (order of the MVD 889 of 27.11.2017): Ц is TS, Ю is IU, Я is IA, Ъ is IE,
Ь is left out. Passports that older rules made are good until they run out: ЦЕ was TSE or TCE, Ю was YU, JU or IOU, -ОВ once -OFF.
So a name that older rules explain is a good one. In the machine-readable line a hyphen and a space are the filler <.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

KS = "Ѯ"
"""Stands for КС, which older spelling has as X: ALEXEI."""
Spelling = Literal["same", "yo", "older", "other"]
"""How a Latin text writes a name: by the rules in force; but for ё and е; by older rules; otherwise."""

_RUSSIAN = "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЭЮЯ"
_LATIN = "A,B,V,G,D,E,E,ZH,Z,I,I,K,L,M,N,O,P,R,S,T,U,F,KH,TS,CH,SH,SHCH,IE,Y,E,IU,IA"
NOW: Mapping[str, tuple[str, ...]] = {
    **{letter: (latin,) for letter, latin in zip(_RUSSIAN, _LATIN.split(","), strict=True)},
    "Ь": ("",),
    "-": ("<", ""),
    " ": ("<",),
    "'": ("", "<"),
    "Ѯ": ("KS",),
}
"""Russian capital -> how the order in force writes it."""
_BEFORE: Mapping[str, tuple[str, ...]] = {
    "В": ("W", "FF", "F"),
    "Г": ("GU", "GH", "H"),
    "Е": ("YE", "IE", "JE", "IO", "YO", "JO", "O"),
    "Ё": ("YO", "IO", "JO", "YE", "IE", "JE", "O"),
    "Ж": ("J", "G", "Z"),
    "З": ("S",),
    "И": ("Y", "II", "EE"),
    "Й": ("Y", "J", ""),
    "К": ("C", "Q", "CK"),
    "Н": ("NE",),
    "С": ("SS", "Z", "C"),
    "У": ("OU", "OO", "W"),
    "Ф": ("PH", "FF"),
    "Х": ("H", "X", "CH"),
    "Ц": ("TC", "C", "TZ", "CZ", "Z"),
    "Ч": ("TCH", "CZ", "TSH", "C"),
    "Ш": ("CH", "SCH", "S"),
    "Щ": ("SCH", "CHTCH", "STCH", "SHH", "SHSH", "SC"),
    "Ъ": ("", "Y", "J", "I"),
    "Ы": ("I", "UI", "J"),
    "Ь": ("I", "Y", "J"),
    "Э": ("AE", "EH"),
    "Ю": ("YU", "JU", "IOU", "YOU", "U"),
    "Я": ("YA", "JA", "IYA", "A"),
    "-": (" ",),
    "Ѯ": ("X", "CS", "CKS"),
}
OLDER: Mapping[str, tuple[str, ...]] = {letter: (*now, *_BEFORE.get(letter, ())) for letter, now in NOW.items()}
"""The same with what orders, standards and French spelling had before: more than any one of them, so that none is called wrong."""


def exactly(table: Mapping[str, tuple[str, ...]]) -> Mapping[str, tuple[str, ...]]:
    """A table that takes ё and е for one letter as well."""
    both = tuple(dict.fromkeys((*table.get("Е", ()), *table.get("Ё", ()))))
    return {**table, "Е": both, "Ё": both}


def _letters(name: str) -> str:
    return name.upper().replace("КС", KS)


def ends(name: str, latin: str, table: Mapping[str, tuple[str, ...]], begins: Iterable[int] = (0,)) -> frozenset[int]:
    """Where in ``latin`` the name may end that begins at one of these places; nothing when it is not written there.

    Looks at each place once, however many ways there are to write a letter.

    >>> sorted(ends("Юлия", "IULIIA<PETROVA", NOW))
    [6]
    """
    reached = frozenset(begins)
    for letter in _letters(name):
        reached = frozenset(at + len(way) for way in table.get(letter, (letter,)) for at in reached if latin.startswith(way, at))
        if not reached:
            break
    return reached


def begins(name: str, latin: str, table: Mapping[str, tuple[str, ...]]) -> bool:
    """The name, written so, begins with all of ``latin``: for a line that had no room for the rest."""
    reached = frozenset((0,))
    for letter in _letters(name):
        ways = table.get(letter, (letter,))
        longer = [(at, way) for way in ways for at in reached if latin.startswith(way, at) or way.startswith(latin[at:])]
        if any(at + len(way) >= len(latin) for at, way in longer):
            return True
        reached = frozenset(at + len(way) for at, way in longer)
        if not reached:
            return False
    return False
