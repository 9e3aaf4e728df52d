"""Which required fields of a form no said value can fill: what an operator still has to ask for.

Words that were said near a value choose between the fields of its kind («выдан 01.02.2003» is the date of issue); without any it fills the first one that
is still open, in the form's order. A passport in one piece fills series and number, a full name its three parts. Nothing is judged here: a broken value
fills its field too, since it has been said. A field that is needed in some cases only is listed apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from gosform.ruleset import Field, Section
from gosform.showing.shown import label

if TYPE_CHECKING:
    from gosform.check.form import Form

PARTS = {"passport_rf": ("passport_rf_series", "passport_rf_number"), "full_name": ("surname", "given_name", "patronymic")}
"""Kinds whose value is that of several fields."""


_ALIKE = {"роди": "рожд"}
Placed = tuple[Section, Field, str]


class Open(NamedTuple):
    """A field of the form. pointer: RFC 6901; the first item of a section that is repeated."""

    pointer: str
    label: str
    kind: str


@dataclass(frozen=True, slots=True)
class Missing:
    """missing: required fields without a value. perhaps: those that are required in some cases. filled: fields that have one."""

    missing: tuple[Open, ...]
    perhaps: tuple[Open, ...]
    filled: tuple[Open, ...]

    def as_json(self) -> dict[str, Any]:
        """The fields as lists of mappings."""
        return {name: [one._asdict() for one in getattr(self, name)] for name in ("missing", "perhaps", "filled")}


class Said(NamedTuple):
    """A value that was said. value: None where only its kind is told; an empty one fills nothing. near: the words that named it."""

    kind: str | None
    value: str | None = None
    near: str = ""


def still_missing(form: Form, said: Iterable[Said | tuple[str | None, str | None]], lang: str = "ru") -> Missing:
    """said: the values, in any order; (kind, value) is enough for each."""
    have = [one for one in (Said(*one) for one in said) if one.kind and (one.value is None or one.value.strip())]
    fields = list(_fields(form))
    taken = _named(have, fields)
    kinds = [one.kind for one in have if one.kind]
    missing, perhaps, filled = [], [], []
    for section, field, pointer in fields:
        one = Open(pointer, label(field.place, lang), field.kind.id)
        if pointer in taken or _take(kinds, field.kind.id):
            filled.append(one)
        elif field.required and not field.when and not section.when:
            missing.append(one)
        elif field.required or field.required_when:
            perhaps.append(one)
    return Missing(tuple(missing), tuple(perhaps), tuple(filled))


def _named(have: list[Said], fields: list[Placed]) -> set[str]:
    """The pointers of the fields that words near a value name; those values are used up."""
    taken: set[str] = set()
    for one in [one for one in have if one.near]:
        alike = [(pointer, _stems(label(field.place, "ru"))) for _, field, pointer in fields if field.kind.id == one.kind]
        common = set.intersection(*(stems for _, stems in alike)) if len(alike) > 1 else set()
        scores = {pointer: len((stems - common) & _stems(one.near)) for pointer, stems in alike if pointer not in taken}
        best = max(scores, key=scores.__getitem__, default=None)
        if best is not None and scores[best] > 0:
            taken.add(best)
            have.remove(one)
    return taken


def _stems(text: str) -> set[str]:
    """The beginnings of the words of a text, by which «выдан» and «выдачи» are the same."""
    words = re.findall(r"[^\W\d_]{4,}", text.lower().replace("ё", "е").replace("д.р", "рождения"))
    return {_ALIKE.get(word[:4], word[:4]) for word in words}


def _take(have: list[str], kind: str) -> bool:
    """Use up a value of this kind, or the part of one that is made of several."""
    if kind in have:
        have.remove(kind)
        return True
    whole = next((one for one in have if kind in PARTS.get(one, ())), None)
    if whole is None:
        return False
    at = have.index(whole)
    have[at : at + 1] = [part for part in PARTS[whole] if part != kind]
    return True


def _fields(form: Form) -> Iterator[Placed]:
    for name, section in form.rules.sections.items():
        if section.repeat is not None and not section.repeat.min:
            continue
        at = f"/{name}/0" if section.repeat is not None else f"/{name}"
        for field in section.fields.values():
            yield section, field, f"{at}/{field.name}"
