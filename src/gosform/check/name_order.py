"""Surname and given name, or given name and patronymic, in each other's fields: there is no check digit, so it is a doubt at most.

It is raised only where both values speak for it: a common given name stands in the surname's field and a word that ends as surnames do
in the given name's; or a patronymic stands as the given name and a common given name as the patronymic.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from gosform.engines.names import PATRONYMIC
from gosform.guess.given import GIVEN, surname_like
from gosform.ruleset import Field, RuleSet, Section


class Named(NamedTuple):
    """A section that asks for a name in parts. A part that it does not ask for is None."""

    section: Section
    surname: Field | None
    given: Field
    patronymic: Field | None


def named(rules: RuleSet) -> tuple[Named, ...]:
    """The sections that ask for one given name, and for one surname or one patronymic, whatever the other fields say."""
    found = []
    for section in rules.sections.values():
        parts = {kind: [x for x in section.fields.values() if x.kind.id == kind] for kind in ("surname", "given_name", "patronymic")}
        conditional = section.when or any(x.when for fields in parts.values() for x in fields)
        if not conditional and len(parts["given_name"]) == 1 and all(len(x) < 2 for x in parts.values()):
            first: dict[str, Field | None] = {kind: fields[0] if fields else None for kind, fields in parts.items()}
            found.append(Named(section, first["surname"], parts["given_name"][0], first["patronymic"]))
    return tuple(found)


def misplaced(names: Named, part: Mapping[str, Any]) -> Iterator[tuple[Field, Field]]:
    """The two fields of one person that hold each other's values, if any."""
    given = part.get(names.given.name)
    if not isinstance(given, str):
        return
    surname = part.get(names.surname.name) if names.surname else None
    patronymic = part.get(names.patronymic.name) if names.patronymic else None
    if names.surname and isinstance(surname, str) and surname.strip() in GIVEN and surname_like(given.strip()):
        yield names.surname, names.given
    elif (
        names.patronymic
        and isinstance(patronymic, str)
        and patronymic.strip() in GIVEN
        and given.strip() not in GIVEN
        and len(given) < 60
        and PATRONYMIC.search(given)
    ):
        yield names.given, names.patronymic
