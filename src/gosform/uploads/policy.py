"""What a form asks of a file: data, made of a rule file's upload, of keywords, or of a preset; :mod:`.policy_values` reads what is written.

A policy names limits; nothing in it knows how they are found. Sizes of paper turn into pixels here: what a tag in a file says of its resolution is
never asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple

from gosform.folders import root
from gosform.problem import NOTHING, OptionError, Severity
from gosform.uploads.facts import Wish
from gosform.uploads.policy_values import KEYS, OF_PRESETS, Pair, Signs, Wrong, near_to, quoted

READABILITY = frozenset(("blurred", "too-dark", "blank-page"))
TOLERANCE = 0.02
"""Of the pixels that a sheet needs: scanners round, and cut a margin."""
INCH = 25.4


class Fault(NamedTuple):
    """One thing that is written wrongly. key: of the policy. step: which entry of its list, where it is one. text: what to write."""

    key: str
    step: int | None
    text: str


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
        faults.append(Fault("preset", None, f"there is no preset {quoted(name)}{near_to(name, presets())}"))
        name = ""
    whole = {**presets().get(name, {}), **given}
    for key in ("refuse", "warn"):  # one trouble stands in one list only: what is written later decides
        other = given.get("warn" if key == "refuse" else "refuse")
        if key not in given and isinstance(other, (list, tuple)):
            whole[key] = [word for word in whole.get(key, ()) if word not in other]
    found: dict[str, Any] = {"preset": name}
    for key, value in whole.items():
        take = KEYS.get(key)
        if take is None:
            faults.append(Fault(key, None, f"there is no option {quoted(key)}{near_to(key, KEYS)}"))
            continue
        try:
            found.update(take(key, value))
        except Wrong as wrong:
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
    return tuple(key for key in KEYS if key not in OF_PRESETS)


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
        yield Fault("warn", None, f"{quoted(min(both))} is in refuse as well")


NOTHING_ASKED = Policy()
"""Of a file that is looked into for its digest alone."""
