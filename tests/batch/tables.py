"""Records as chunks, and damaged ones by the thousand, for the tests of big files."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from gosform.batch.chunk import Chunk, Place
from gosform.batch.sources.rows import cells_of, columns_of
from gosform.check.form import Form
from gosform.problem import Problem

AS_OF = date(2026, 11, 22)
JUNK = ("", " ", "-", "О", "0", "x", "é", "Ё", "\u00a0", "\x1f", "\u200b", "'", "=1", "99", "Иванов", "2031-02-30", "\U0001f600")


def places_of(form: Form, items: int = 2) -> list[Place]:
    """A column for every field; repeated sections have some items."""
    found: list[Place] = []
    for name, section in form.rules.sections.items():
        for item in [None] if section.repeat is None else range(items):
            found += [(name, item, field) for field in section.fields]
    return found


def chunk_of(records: Sequence[Any], places: Sequence[Place], first: int = 0, number: int = 0, **more: Any) -> Chunk:
    """Records as a chunk; what does not fit into the columns goes as it is."""
    rows = [cells_of(record, places) for record in records]
    apart = {
        i: record for i, (row, record) in enumerate(zip(rows, records, strict=True)) if row is None and i not in more.get("unreadable", {})
    }
    cells = columns_of([row or [None] * len(places) for row in rows], places)
    count = len(records)
    return Chunk(number, first, count, cells, range(first + 2, first + 2 + count), None, records=apart, **more)


def good(form: Form) -> list[dict[str, Any]]:
    """The form's own examples of one section each."""
    return [dict(e.record) for e in form.rules.examples if isinstance(e.record, Mapping)]


def damaged(records: Sequence[Mapping[str, Any]], seed: int, count: int, share: float = 0.6) -> Iterator[dict[str, Any]]:
    """Records with up to three mistakes: a slip, a left out or foreign value, two values in each other's places."""
    chance = random.Random(seed)  # noqa: S311
    pool = [value for record in records for part in record.values() if isinstance(part, Mapping) for value in part.values()]
    texts = [value for value in pool if isinstance(value, str)]
    for _ in range(count):
        record = {
            name: {k: v for k, v in part.items() if isinstance(v, str)} if isinstance(part, Mapping) else part
            for name, part in chance.choice(records).items()
        }
        for _ in range(chance.randint(1, 3) if chance.random() < share else 0):
            section = chance.choice([name for name, part in record.items() if isinstance(part, dict) and part] or [""])
            if section:
                _damage(record[section], texts, chance)
        yield {name: part for name, part in record.items() if part}


def _damage(part: dict[str, str], texts: Sequence[str], chance: random.Random) -> None:
    name = chance.choice(list(part))
    value = part[name]
    at = chance.randrange(len(value) + 1)
    match chance.randrange(6):
        case 0:
            part[name] = value[:at] + chance.choice(JUNK) + value[at + 1 :]
        case 1:
            part[name] = value[:at] + chance.choice("0123456789") + value[at + 1 :]
        case 2:
            part[name] = chance.choice((*JUNK, *texts))
        case 3:
            del part[name]
        case 4:
            other = chance.choice(list(part))
            part[name], part[other] = part[other], part[name]
        case _:
            part[name] = value[:at] + value[at + 1 :]


def told(problems: Sequence[Problem]) -> list[Any]:
    """All of some problems, for comparison."""
    return [(p.code, p.pointer, p.span, dict(p.params), p.fixes, p.severity, p.related, p.rule, told(p.folded), p.ahead) for p in problems]


TEN = Path(__file__).with_name("ten.yaml")
"""A form with conditions, a repeated section, options of other fields and a relation."""
