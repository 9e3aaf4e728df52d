"""The header of a CSV file: which column is which field."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from gosform.read_records.row import Column, Note, RecordsError

MOST_ITEMS = 1000


def place_columns(
    header: list[str],
    fields: Mapping[str, Collection[str]],
    repeated: frozenset[str],
    file: str,
    say: Callable[[Note], None],
) -> list[Column | None]:
    """The field of each column: ``field``, ``section.field`` or, in a repeated section, ``section.0.field``.

    A column that is no field is passed over and said, with the nearest name; two columns of one field, a name that
    several sections have, or no known column at all is a ``RecordsError``. A section that is there once goes before a repeated one.
    """
    found: list[Column | None] = []
    unknown: list[Note] = []
    for number, cell in enumerate(header, 1):
        name = cell.strip("\ufeff\u00a0 \t")
        places = matches(name, fields, repeated)
        if len(places) > 1:
            listed = ", ".join(f"{section}.{field}" for section, _, field in places)
            raise RecordsError("{file}: the column {name} may be any of {places}.", file=file, name=name, places=listed)
        column = places[0] if places else None
        if column is not None and column in found:
            raise RecordsError("{file}: the column {name} is there twice.", file=file, name=name)
        if column is None and name:
            unknown.append(passed_over(name, number, fields, file))
        found.append(column)
    if not any(found):
        known = ", ".join(f"{section}.{field}" for section, names in fields.items() for field in names)
        raise RecordsError("{file}: no column is a field of the form. Its fields: {fields}.", file=file, fields=known)
    for note in unknown:  # only now: a file without a header must not show its first record
        say(note)
    return found


def matches(name: str, fields: Mapping[str, Collection[str]], repeated: frozenset[str]) -> list[Column]:
    """The places that the name of a column means: none, one, or a field of each of several sections."""
    name = name.casefold()
    parts = name.split(".")
    item: int | None = None
    if len(parts) == 3 and parts[1].isascii() and parts[1].isdigit() and len(parts[1]) < 5 and int(parts[1]) < MOST_ITEMS:
        item = int(parts.pop(1))
    if len(parts) > 2:
        return []
    found: list[Column] = []
    for section, names in fields.items():
        if len(parts) == 2 and section.casefold() != parts[0]:
            continue
        if item is not None and section not in repeated:
            continue
        place = item or 0 if section in repeated else None
        found += [(section, place, field) for field in names if field.casefold() == parts[-1]]
    single = [column for column in found if column[1] is None]
    return single or found  # a bare name means the section that is there once


def passed_over(name: str, number: int, fields: Mapping[str, Collection[str]], file: str) -> Note:
    """What is said of a column that is no field, with the nearest name where there is one."""
    from difflib import get_close_matches

    names = {field: field for all_names in fields.values() for field in all_names}
    names |= {f"{section}.{field}": f"{section}.{field}" for section, all_names in fields.items() for field in all_names}
    near = get_close_matches(name.casefold(), names, 1)
    if near:
        text = "{file}: column {number} ({name}) is no field of the form and is passed over. The nearest is {near}."
        return Note(text, {"file": file, "number": number, "name": name[:60], "near": near[0]})
    text = "{file}: column {number} ({name}) is no field of the form and is passed over."
    return Note(text, {"file": file, "number": number, "name": name[:60]})
