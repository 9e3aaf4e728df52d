"""Which column is which field: by name, by a mapping that the caller gives, and else by the words of the header.

A mapping is column -> ``section.field`` (of a repeated section ``section.0.field``), or ``-`` for a column to pass over.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from gosform.batch.sources.header_words import guess
from gosform.read_records.columns import matches, passed_over
from gosform.read_records.row import Column, Note, RecordsError
from gosform.ruleset import RuleSet

PASS_OVER = "-"


@dataclass(frozen=True, slots=True, eq=False)
class Naming:
    """What is known of the names of columns before a file is opened.

    fields: section -> its fields. repeated: the sections that are lists. given: column, as written -> place, None to pass it over.
    """

    rules: RuleSet
    fields: Mapping[str, Collection[str]]
    repeated: frozenset[str]
    given: Mapping[str, Column | None]

    def columns(self, header: Sequence[str], file: str, say: Callable[[Note], None]) -> list[Column | None]:
        """The place of each column of a file. What was guessed, and what is passed over, is said.

        ``RecordsError`` where two columns are one field, a name is that of several fields, the mapping names a column that is not there, or no
        column is a field.
        """
        names = [bare(cell) for cell in header]
        self._all_there(names, file)
        found: list[Column | None] = [self._named(name, file) for name in names]
        for place in found:
            if place is not None and found.count(place) > 1:
                first = names[found.index(place)]
                raise RecordsError("{file}: the column {name} is there twice.", file=file, name=first)
        notes: list[Note] = []
        open_columns = [at for at, name in enumerate(names) if found[at] is None and name and name not in self.given]
        guessed = {at: guess(names[at], self.rules) for at in open_columns}
        taken = {place for place in found if place is not None}
        sure = [one.places[0] for one in guessed.values() if one.sure]
        for at, one in guessed.items():
            left = [place for place in one.places if place not in taken]
            if one.sure and left and sure.count(left[0]) == 1:
                found[at] = left[0]
                notes.append(_guessed(names[at], at + 1, left[0], file))
            elif left:
                notes.append(_unsure(names[at], at + 1, left, file))
            else:
                notes.append(passed_over(names[at], at + 1, self.fields, file))
        if not any(found):
            known = ", ".join(f"{section}.{field}" for section, fields in self.fields.items() for field in fields)
            raise RecordsError("{file}: no column is a field of the form. Its fields: {fields}.", file=file, fields=known)
        for note in notes:
            say(note)
        return found

    def _named(self, name: str, file: str) -> Column | None:
        if name in self.given:
            return self.given[name]
        places = matches(name, self.fields, self.repeated)
        if len(places) > 1:
            listed = ", ".join(spelled(place) for place in places)
            raise RecordsError("{file}: the column {name} may be any of {places}.", file=file, name=name, places=listed)
        return places[0] if places else None

    def _all_there(self, names: Sequence[str], file: str) -> None:
        for name in self.given:
            if name in names:
                continue
            near = get_close_matches(name, [one for one in names if one], 1)
            if near:
                text = "{file} has no column {name}, which the mapping names. The nearest is {near}."
                raise RecordsError(text, file=file, name=name[:60], near=near[0])
            raise RecordsError("{file} has no column {name}, which the mapping names.", file=file, name=name[:60])


def naming_of(rules: RuleSet, mapping: Mapping[str, str] | str | Path | None) -> Naming:
    """The form's fields with a mapping, or with the YAML file of one. ``RecordsError`` where it names no field of the form."""
    fields = {name: tuple(section.fields) for name, section in rules.sections.items()}
    repeated = frozenset(name for name, section in rules.sections.items() if section.repeat is not None)
    file = "" if mapping is None or isinstance(mapping, Mapping) else str(mapping)
    plain = mapping if isinstance(mapping, Mapping) else from_file(Path(mapping)) if mapping is not None else {}
    given = {bare(column): _place(column, target, fields, repeated, file) for column, target in plain.items()}
    return Naming(rules, fields, repeated, given)


def from_file(path: Path) -> dict[str, str]:
    """The mapping in a YAML file. ``RuleSetError`` tells every mistake of its spelling with its place."""
    from gosform.read_rules.mistakes import Mistakes
    from gosform.read_rules.nodes import tree
    from gosform.read_rules.source import from_bytes

    file = str(path)
    mistakes = Mistakes()
    root = tree(from_bytes(path.read_bytes(), file), file, mistakes)
    found: dict[str, str] = {}
    if not isinstance(root.value, dict):
        mistakes.add(root.mark, "a mapping is written as lines of column: section.field")
    else:
        for column, node in root.value.items():
            if isinstance(node.value, str):
                found[column] = node.value
            else:
                mistakes.add(node.mark, "write section.field, or '-' in quotes for a column to pass over")
    mistakes.end()
    return found


def _place(column: str, target: str, fields: Mapping[str, Collection[str]], repeated: frozenset[str], file: str) -> Column | None:
    if target.strip() == PASS_OVER:
        return None
    places = matches(target.strip(), fields, repeated)
    if len(places) == 1:
        return places[0]
    name = column[:60]
    if places:
        listed = ", ".join(spelled(place) for place in places)
        raise RecordsError(
            "The mapping of the column {name}: {target} may be any of {places}.", name=name, target=target[:60], places=listed
        )
    near = get_close_matches(target, [f"{section}.{field}" for section, names in fields.items() for field in names], 1)
    if near:
        text = "The mapping of the column {name}: the form has no field {target}. The nearest is {near}."
        raise RecordsError(text, name=name, target=target[:60], near=near[0])
    raise RecordsError("The mapping of the column {name}: the form has no field {target}.", name=name, target=target[:60])


def bare(name: str) -> str:
    """The name of a column without what stands around it."""
    return name.strip("\ufeff\u00a0 \t")


def spelled(place: Column) -> str:
    """A place as a mapping has it."""
    section, item, field = place
    return f"{section}.{field}" if item is None else f"{section}.{item}.{field}"


def _guessed(name: str, number: int, place: Column, file: str) -> Note:
    text = "{file}: column {number} ({name}) was taken for {place}. A mapping can say otherwise."
    return Note(text, {"file": file, "number": number, "name": name[:60], "place": spelled(place)})


def _unsure(name: str, number: int, places: Sequence[Column], file: str) -> Note:
    text = "{file}: column {number} ({name}) may be {places}; that is not sure, and it is passed over. A mapping can say which."
    return Note(text, {"file": file, "number": number, "name": name[:60], "places": ", ".join(map(spelled, places[:6]))})
