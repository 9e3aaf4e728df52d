"""What ``read_records`` says of a file, and what a source says of it: to be compared."""

from __future__ import annotations

import io
import pickle
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from gosform.batch.sources import Part, Source, open_source
from gosform.batch.sources.rows import record_of
from gosform.read_records import Note, read
from gosform.read_rules import read_text
from gosform.ruleset import RuleSet

FORM = """
id: people
version: 1
title: {ru: Люди, en: People}
source: made up
sections:
  applicant:
    title: {ru: Заявитель, en: Applicant}
    fields:
      surname: {kind: surname}
      inn: {kind: inn, holder: person}
      snils: {kind: snils}
      birth_date: {kind: date, format: dd.mm.yyyy, label: {ru: Дата рождения, en: Date of birth}}
      pay: {kind: number, label: {ru: Оклад, en: Pay}}
  office:
    title: {ru: Организация, en: Organisation}
    fields:
      tax_number: {kind: inn, holder: organisation}
  children:
    title: {ru: Дети, en: Children}
    repeat: {max: 5}
    fields:
      name: {kind: given_name}
"""
RULES: RuleSet = read_text(FORM, "people.yaml")
FIELDS = {name: tuple(section.fields) for name, section in RULES.sections.items()}
Said = list[tuple[int | None, Any]]


def truth(data: bytes, name: str, **options: Any) -> Said:
    """(line, record or reason) of every row, as ``read_records`` reads them."""
    reading = read(io.BytesIO(data), name, FIELDS, lambda _: None, repeated=("children",), **options)
    return [(row.line, str(row.problem.params["reason"]) if row.problem else bare(row.record)) for row in reading.rows]


def opened(what: Any, **options: Any) -> tuple[Source, list[Note]]:
    notes: list[Note] = []
    return open_source(what, RULES, say=notes.append, **options), notes


def rows(source: Source, parts: Iterable[Part] | None = None) -> Said:
    """The same of a source, whose ``read`` goes by pickle as to another process. Blank rows are counted and left out."""
    read_part = pickle.loads(pickle.dumps(source.read))  # noqa: S301
    said: Said = []
    behind = None
    for part in source.parts() if parts is None else parts:
        part = pickle.loads(pickle.dumps(part))  # noqa: S301, PLW2901
        chunk = read_part(part)
        assert chunk.end == part.after
        assert behind is None or (part.first, part.number) == behind
        behind = (part.first + part.rows, part.number + 1)
        assert chunk.rows == part.rows == len(chunk.lines)
        assert set(chunk.cells) == set(source.places)
        assert all(len(column) == chunk.rows for column in chunk.cells.values())
        apart = [*chunk.records, *chunk.unreadable, *chunk.blank]
        assert len(apart) == len(set(apart))
        for row in range(chunk.rows):
            if row in chunk.unreadable:
                said.append((chunk.lines[row], str(chunk.unreadable[row].params["reason"])))
            elif row not in chunk.blank:
                said.append((chunk.lines[row], bare(record_of(chunk, row))))
    return said


def bare(record: Any) -> Any:
    """A record without what is null: a column has no other way to say that nothing is there."""
    if not isinstance(record, dict):
        return record
    kept = {
        section: {k: v for k, v in inside.items() if v is not None} if isinstance(inside, dict) else inside
        for section, inside in record.items()
    }
    return {section: inside for section, inside in kept.items() if inside != {} or record[section] == {}}


def written(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path
