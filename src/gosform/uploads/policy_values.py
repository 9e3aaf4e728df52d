"""The options of a policy as people write them: each key with the function that reads its value, in clear words for what is written wrongly.

A function takes a key and a value and gives fields of ``policy.Policy``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any, NamedTuple

from gosform.uploads.codes import CODES
from gosform.uploads.formats import FORMATS, WRITTEN, ids_of

Pair = tuple[int, int]

SIZE = re.compile(r"([0-9]{1,12}(?:[.,][0-9]{1,3})?) ?(B|K(?:i?B)?|M(?:i?B)?|G(?:i?B)?|Б|байт|КБ|МБ|ГБ)", re.IGNORECASE)
_POWERS = {"b": 0, "k": 1, "m": 2, "g": 3, "б": 0, "к": 1, "м": 2, "г": 3}
PAPERS: Mapping[str, tuple[float, float]] = MappingProxyType(
    {"A3": (297, 420), "A4": (210, 297), "A5": (148, 210), "A6": (105, 148), "A7": (74, 105)}
)
"""Sheets by name (ISO 216), in millimetres, upright."""
_PAPER = re.compile(r"([0-9]{1,4}(?:[.,][0-9]{1,2})?) ?[x×х*] ?([0-9]{1,4}(?:[.,][0-9]{1,2})?)(?: ?(?:mm|мм))?", re.IGNORECASE)
_ASPECT = re.compile(r"([0-9]{1,5}(?:\.[0-9]{1,3})?) ?[:x×/] ?([0-9]{1,5}(?:\.[0-9]{1,3})?)")
COLOURS = ("any", "colour", "grey", "1bit")
TROUBLES = tuple(code.trouble for code in CODES)


class Signs(NamedTuple):
    """A policy of signatures. detached_of: the upload that is signed. signer: fields of the form that the signer must agree with."""

    detached_of: str = ""
    signer: tuple[str, ...] = ()


class Wrong(Exception):
    """A value that cannot be read. step: which entry of a list, where it is one."""

    def __init__(self, text: str, step: int | None = None) -> None:
        super().__init__(text)
        self.step = step


def _accept(key: str, value: Any) -> dict[str, Any]:
    words = [value] if isinstance(value, str) else value
    if isinstance(value, str) and "," in value:
        words = value.split(",")
    ids: list[str] = []
    names: list[str] = []
    for i, word in enumerate(_listed(words)):
        found = ids_of(word) if isinstance(word, str) else ()
        if not found:
            raise Wrong(f"there is no format {quoted(word)}{near_to(word, WRITTEN)}", i)
        ids += found
        names += ["JPG" if one == "jpeg" else _name(one) for one in found]
    if not ids:
        raise Wrong("at least one format is needed here, such as pdf, jpeg, png")
    return {"accept": tuple(dict.fromkeys(ids)), "names": tuple(dict.fromkeys(names))}


def _name(id: str) -> str:
    return ".sig" if id == "cms" else FORMATS[id].name


def _size(key: str, value: Any) -> dict[str, Any]:
    return {key: _bytes(value)}


def _bytes(value: Any) -> int:
    """Bytes of a size as it is written: ``5 MB``, ``500 KiB``, a number. 1 MB is 1024 KB: the larger meaning refuses nobody."""
    if type(value) is int and value > 0:
        return value
    found = SIZE.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None and isinstance(value, str) and value.strip().isdecimal():
        return int(value)
    bytes_ = round(float(found[1].replace(",", ".")) * 1024 ** _POWERS[found[2][0].lower()]) if found else 0
    if bytes_ <= 0:
        raise Wrong("a size is needed here, as 5 MB or 500 KB, or a number of bytes")
    return bytes_


def _pair(key: str, value: Any) -> dict[str, Any]:
    found = _listed(value) if not isinstance(value, str) else [int(x) for x in re.split("[x×]", value) if x.strip().isdecimal()]
    if len(found) != 2 or not all(type(side) is int and side > 0 for side in found):
        raise Wrong("two numbers are needed here: [width, height]")
    return {key: (found[0], found[1])}


def _range(key: str, value: Any) -> dict[str, Any]:
    if isinstance(value, str) and value.strip().isdecimal():
        value = int(value)
    low, high = (value, value if key != "resolution" else 0) if type(value) is int else (*_listed(value), None, None)[:2]
    if not (type(low) is int and type(high) is int and low >= 0 and high >= 0) or (type(value) is not int and len(value) != 2):
        raise Wrong("a whole number is needed here, or two: [fewest, most]")
    if high and low > high:
        raise Wrong("the first number is larger than the second")
    return {key: (low, high)}


def _paper(key: str, value: Any) -> dict[str, Any]:
    if isinstance(value, str) and value.strip().upper().translate(str.maketrans("А", "A")) in PAPERS:
        name = value.strip().upper().translate(str.maketrans("А", "A"))
        return {"paper": PAPERS[name], "sheet": name}
    found = _PAPER.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None or not (float(found[1].replace(",", ".")) and float(found[2].replace(",", "."))):
        raise Wrong(f"a size of paper is needed here: {', '.join(PAPERS)}, or millimetres, as 35x45 mm")
    return {"paper": (float(found[1].replace(",", ".")), float(found[2].replace(",", "."))), "sheet": ""}


def _colour(key: str, value: Any) -> dict[str, Any]:
    if value not in COLOURS:
        raise Wrong(f"needed here: {', '.join(COLOURS[:-1])} or {COLOURS[-1]}")
    return {"colour": value}


def _aspect(key: str, value: Any) -> dict[str, Any]:
    found = _ASPECT.fullmatch(value.strip()) if isinstance(value, str) else None
    sides = [float(found[1]), float(found[2])] if found else [] if isinstance(value, str) else list(_listed(value))
    if len(sides) != 2 or not all(type(side) in (int, float) and 0 < side < 1e6 for side in sides):
        raise Wrong("width to height is needed here, as '35:45' or [35, 45]")
    return {"aspect": (float(sides[0]), float(sides[1]))}


def _tolerance(key: str, value: Any) -> dict[str, Any]:
    if type(value) not in (int, float) or not 0 <= value <= 100:
        raise Wrong("a number of per cent is needed here, from 0 to 100")
    return {"tolerance": value / 100}


def _troubles(key: str, value: Any) -> dict[str, Any]:
    for i, word in enumerate(_listed(value)):
        if word not in TROUBLES:
            raise Wrong(f"there is no trouble {quoted(word)}{near_to(word, TROUBLES)}", i)
    return {key: tuple(value)}


def _signature(key: str, value: Any) -> dict[str, Any]:
    if not isinstance(value, Mapping) or not value.keys() <= {"detached_of", "signer"}:
        raise Wrong("a group of keys is needed here: detached_of, the upload that is signed, and signer, a list of fields")
    document, signer = value.get("detached_of", ""), value.get("signer", ())
    signer = [signer] if isinstance(signer, str) else signer
    if not isinstance(document, str) or not isinstance(signer, (list, tuple)) or not all(isinstance(one, str) for one in signer):
        raise Wrong("detached_of is the name of an upload, signer a list of fields")
    return {"signs": Signs(document, tuple(signer))}


def _flag(key: str, value: Any) -> dict[str, Any]:
    if type(value) is not bool:
        raise Wrong("true or false is needed here")
    return {key: value}


def _text(key: str, value: Any) -> dict[str, Any]:
    return {key: str(value)}


def _known(key: str, value: Any) -> dict[str, Any]:
    return {}


KEYS: Mapping[str, Callable[[str, Any], dict[str, Any]]] = MappingProxyType(
    {
        "preset": _known,
        "accept": _accept,
        "max_size": _size,
        "min_size": _size,
        "max_total": _size,
        "count": _range,
        "min_pixels": _pair,
        "max_pixels": _pair,
        "resolution": _range,
        "paper": _paper,
        "colour": _colour,
        "aspect": _aspect,
        "aspect_tolerance": _tolerance,
        "pages": _range,
        "refuse": _troubles,
        "warn": _troubles,
        "readability": _flag,
        "signature": _signature,
        "source": _text,
        "checked_on": _text,
        "official": _flag,
        "title": _known,
    }
)
"""Every option, and what reads its value; ``Wrong`` for one that cannot be read."""

OF_PRESETS = frozenset(("title", "source", "checked_on", "official"))
"""What a preset says of itself."""


def _listed(value: Any) -> Any:
    if not isinstance(value, (list, tuple)):
        raise Wrong("a list is needed here: [one, two]")
    return value


def quoted(word: object) -> str:
    """A word as a message shows it, to a bound."""
    return f"'{str(word)[:60]}'"


def near_to(word: object, known: Any) -> str:
    """The end of a message: which known word may have been meant; empty where none is near."""
    plain = str(word)[:60].lower()
    near = sorted(
        get_close_matches(plain, list(known), 10, 0.6), key=lambda one: (sorted(one) != sorted(plain), one[:1] != plain[:1])
    )  # letters that changed places first
    return f", did you mean '{near[0]}'?" if near else ""
