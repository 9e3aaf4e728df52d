"""What a form asks of a file: data, made of a rule file's upload, of keywords, or of a preset, with clear words for what is written wrongly.

A policy names limits; nothing in it knows how they are found. Sizes of paper turn into pixels here: what a tag in a file says of its resolution is
never asked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple

from gosform.folders import root
from gosform.problem import NOTHING, OptionError, Severity
from gosform.uploads.codes import CODES
from gosform.uploads.facts import Wish
from gosform.uploads.formats import WRITTEN, ids_of

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
READABILITY = frozenset(("blurred", "too-dark", "blank-page"))
TOLERANCE = 0.02
"""Of the pixels that a sheet needs: scanners round, and cut a margin."""
INCH = 25.4


class Fault(NamedTuple):
    """One thing that is written wrongly. key: of the policy. step: which entry of its list, where it is one. text: what to write."""

    key: str
    step: int | None
    text: str


class Signs(NamedTuple):
    """A policy of signatures. detached_of: the upload that is signed. signer: fields of the form that the signer must agree with."""

    detached_of: str = ""
    signer: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Policy:
    """What is asked of one upload field. Zero, an empty tuple and None ask for nothing.

    accept: format ids. names: the same as people write them, in the form's order. min_size, max_size, max_total: bytes.
    count: (fewest, most) files. min_pixels, max_pixels: (width, height), of an upright or a lying picture alike.
    paper: (width, height) in mm; sheet: its name, empty for one by its measures. resolution: (least, most) dots an inch.
    aspect: width to height; tolerance: in parts of it. pages: (fewest, most).
    severities: trouble -> error or warning, where they differ from the usual. signs: of a detached signature.
    readability: the looks of pages are measured, which costs more than the structure.
    source, checked_on, official: where the limits of a preset come from.
    """

    accept: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    min_size: int = 0
    max_size: int = 0
    max_total: int = 0
    count: Pair = (0, 0)
    min_pixels: Pair | None = None
    max_pixels: Pair | None = None
    paper: tuple[float, float] | None = None
    sheet: str = ""
    resolution: Pair = (0, 0)
    colour: str = "any"
    aspect: tuple[float, float] | None = None
    tolerance: float = 0.05
    pages: Pair = (0, 0)
    severities: Mapping[str, Severity] = field(default_factory=lambda: NOTHING)
    signs: Signs | None = None
    readability: bool = False
    preset: str = ""
    source: str = ""
    checked_on: str = ""
    official: bool = False

    def severity(self, trouble: str, usual: Severity) -> Severity:
        """How grave a trouble is for this field."""
        return self.severities.get(trouble, usual)

    @property
    def needed_pixels(self) -> Pair | None:
        """Pixels of a picture that fills the paper at the least resolution: 35×45 mm at 450 dots an inch -> (620, 797)."""
        if self.paper is None or not self.resolution[0]:
            return None
        dots = self.resolution[0] / INCH
        return (round(self.paper[0] * dots), round(self.paper[1] * dots))

    def wish(self, *digests: str) -> Wish:
        """What must be found out of a file beyond its structure."""
        return Wish(readability=self.readability, digests=digests)


def policy(given: Mapping[str, Any] = NOTHING, **more: Any) -> Policy:
    """A policy from plain data; keywords come on top. ``OptionError`` with everything that is written wrongly."""
    made, faults = read({**given, **more})
    if made is None:
        raise OptionError("; ".join(f"{fault.key}: {fault.text}" for fault in faults))
    return made


def read(given: Mapping[str, Any]) -> tuple[Policy | None, tuple[Fault, ...]]:
    """A policy and what is wrong with it: the one or the other. Keys that the preset has are overridden by those that are given."""
    faults: list[Fault] = []
    name = given.get("preset") or ""
    if not isinstance(name, str) or (name and name not in presets()):
        faults.append(Fault("preset", None, f"there is no preset {_quoted(name)}{_near(name, presets())}"))
        name = ""
    whole = {**presets().get(name, {}), **given}
    for key in ("refuse", "warn"):  # one trouble stands in one list only: what is written later decides
        other = given.get("warn" if key == "refuse" else "refuse")
        if key not in given and isinstance(other, (list, tuple)):
            whole[key] = [word for word in whole.get(key, ()) if word not in other]
    found: dict[str, Any] = {"preset": name}
    for key, value in whole.items():
        take = _KEYS.get(key)
        if take is None:
            faults.append(Fault(key, None, f"there is no option {_quoted(key)}{_near(key, _KEYS)}"))
            continue
        try:
            found.update(take(key, value))
        except _Wrong as wrong:
            faults.append(Fault(key, wrong.step, str(wrong)))
    faults += _together(found)
    if faults:
        return None, tuple(faults)
    if READABILITY.intersection((*found.get("warn", ()), *found.get("refuse", ()))):
        found.setdefault("readability", True)
    severities = {**dict.fromkeys(found.pop("warn", ()), Severity.WARNING), **dict.fromkeys(found.pop("refuse", ()), Severity.ERROR)}
    if "cms" in found.get("accept", ()):
        found.setdefault("signs", Signs())
    return Policy(**found, severities=MappingProxyType(severities)), ()


@cache
def presets() -> Mapping[str, Mapping[str, Any]]:
    """The presets of ``rules/presets/uploads.yaml``, by name."""
    import yaml

    with (root("rules") / "presets" / "uploads.yaml").open("rb") as file:
        found: Mapping[str, Mapping[str, Any]] = yaml.safe_load(file)["presets"]
    return MappingProxyType(found)


def options() -> tuple[str, ...]:
    """Every option of a policy; what a preset says of itself is none."""
    return tuple(key for key in _KEYS if key not in _OF_PRESETS)


class _Wrong(Exception):
    def __init__(self, text: str, step: int | None = None) -> None:
        super().__init__(text)
        self.step = step


def _together(found: Mapping[str, Any]) -> Iterator[Fault]:
    """What is wrong between two options."""
    for low, high in (("min_size", "max_size"),):
        if found.get(low, 0) and found.get(high, 0) and found[low] > found[high]:
            yield Fault(low, None, f"{low} is larger than {high}")
    small, large = found.get("min_pixels"), found.get("max_pixels")
    if small and large and (small[0] > large[0] or small[1] > large[1]):
        yield Fault("min_pixels", None, "min_pixels is larger than max_pixels")
    both = set(found.get("warn", ())) & set(found.get("refuse", ()))
    if both:
        yield Fault("warn", None, f"{_quoted(min(both))} is in refuse as well")


def _accept(key: str, value: Any) -> dict[str, Any]:
    words = [value] if isinstance(value, str) else value
    if isinstance(value, str) and "," in value:
        words = value.split(",")
    ids: list[str] = []
    names: list[str] = []
    for i, word in enumerate(_listed(words)):
        found = ids_of(word) if isinstance(word, str) else ()
        if not found:
            raise _Wrong(f"there is no format {_quoted(word)}{_near(word, WRITTEN)}", i)
        ids += found
        names += ["JPG" if one == "jpeg" else _name(one) for one in found]
    if not ids:
        raise _Wrong("at least one format is needed here, such as pdf, jpeg, png")
    return {"accept": tuple(dict.fromkeys(ids)), "names": tuple(dict.fromkeys(names))}


def _name(id: str) -> str:
    from gosform.uploads.formats import FORMATS

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
        raise _Wrong("a size is needed here, as 5 MB or 500 KB, or a number of bytes")
    return bytes_


def _pair(key: str, value: Any) -> dict[str, Any]:
    found = _listed(value) if not isinstance(value, str) else [int(x) for x in re.split("[x×]", value) if x.strip().isdecimal()]
    if len(found) != 2 or not all(type(side) is int and side > 0 for side in found):
        raise _Wrong("two numbers are needed here: [width, height]")
    return {key: (found[0], found[1])}


def _range(key: str, value: Any) -> dict[str, Any]:
    if isinstance(value, str) and value.strip().isdecimal():
        value = int(value)
    low, high = (value, value if key != "resolution" else 0) if type(value) is int else (*_listed(value), None, None)[:2]
    if not (type(low) is int and type(high) is int and low >= 0 and high >= 0) or (type(value) is not int and len(value) != 2):
        raise _Wrong("a whole number is needed here, or two: [fewest, most]")
    if high and low > high:
        raise _Wrong("the first number is larger than the second")
    return {key: (low, high)}


def _paper(key: str, value: Any) -> dict[str, Any]:
    if isinstance(value, str) and value.strip().upper().translate(str.maketrans("А", "A")) in PAPERS:
        name = value.strip().upper().translate(str.maketrans("А", "A"))
        return {"paper": PAPERS[name], "sheet": name}
    found = _PAPER.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None or not (float(found[1].replace(",", ".")) and float(found[2].replace(",", "."))):
        raise _Wrong(f"a size of paper is needed here: {', '.join(PAPERS)}, or millimetres, as 35x45 mm")
    return {"paper": (float(found[1].replace(",", ".")), float(found[2].replace(",", "."))), "sheet": ""}


def _colour(key: str, value: Any) -> dict[str, Any]:
    if value not in COLOURS:
        raise _Wrong(f"needed here: {', '.join(COLOURS[:-1])} or {COLOURS[-1]}")
    return {"colour": value}


def _aspect(key: str, value: Any) -> dict[str, Any]:
    found = _ASPECT.fullmatch(value.strip()) if isinstance(value, str) else None
    sides = [float(found[1]), float(found[2])] if found else [] if isinstance(value, str) else list(_listed(value))
    if len(sides) != 2 or not all(type(side) in (int, float) and 0 < side < 1e6 for side in sides):
        raise _Wrong("width to height is needed here, as '35:45' or [35, 45]")
    return {"aspect": (float(sides[0]), float(sides[1]))}


def _tolerance(key: str, value: Any) -> dict[str, Any]:
    if type(value) not in (int, float) or not 0 <= value <= 100:
        raise _Wrong("a number of per cent is needed here, from 0 to 100")
    return {"tolerance": value / 100}


def _troubles(key: str, value: Any) -> dict[str, Any]:
    for i, word in enumerate(_listed(value)):
        if word not in TROUBLES:
            raise _Wrong(f"there is no trouble {_quoted(word)}{_near(word, TROUBLES)}", i)
    return {key: tuple(value)}


def _signature(key: str, value: Any) -> dict[str, Any]:
    if not isinstance(value, Mapping) or not value.keys() <= {"detached_of", "signer"}:
        raise _Wrong("a group of keys is needed here: detached_of, the upload that is signed, and signer, a list of fields")
    document, signer = value.get("detached_of", ""), value.get("signer", ())
    signer = [signer] if isinstance(signer, str) else signer
    if not isinstance(document, str) or not isinstance(signer, (list, tuple)) or not all(isinstance(one, str) for one in signer):
        raise _Wrong("detached_of is the name of an upload, signer a list of fields")
    return {"signs": Signs(document, tuple(signer))}


def _flag(key: str, value: Any) -> dict[str, Any]:
    if type(value) is not bool:
        raise _Wrong("true or false is needed here")
    return {key: value}


def _text(key: str, value: Any) -> dict[str, Any]:
    return {key: str(value)}


def _known(key: str, value: Any) -> dict[str, Any]:
    return {}


_KEYS: Mapping[str, Callable[[str, Any], dict[str, Any]]] = MappingProxyType(
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


_OF_PRESETS = frozenset(("title", "source", "checked_on", "official"))


def _listed(value: Any) -> Any:
    if not isinstance(value, (list, tuple)):
        raise _Wrong("a list is needed here: [one, two]")
    return value


def _quoted(word: object) -> str:
    return f"'{str(word)[:60]}'"


def _near(word: object, known: Any) -> str:
    plain = str(word)[:60].lower()
    near = sorted(
        get_close_matches(plain, list(known), 10, 0.6), key=lambda one: (sorted(one) != sorted(plain), one[:1] != plain[:1])
    )  # letters that changed places first
    return f", did you mean '{near[0]}'?" if near else ""


NOTHING_ASKED = Policy()
"""Of a file that is looked into for its digest alone."""
