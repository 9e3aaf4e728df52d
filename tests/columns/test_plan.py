"""What a column plan calls clean is clean, field by field and row by row; and it knows as many rows to be clean as the proof of one record."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gosform import load_form
from gosform.check import proof
from gosform.check.diagnosis import diagnose
from gosform.columns.cells import Place
from gosform.columns.plan import ColumnPlan
from gosform.relations.proof_answers import answers
from gosform.ruleset import Field

RULES = sorted((Path(__file__).resolve().parents[2] / "rules").glob("*.yaml"))
AS_OF = date(2026, 11, 22)
DAYS = ("1941-06-22", "1990-03-25", "2004-02-29", "2008-11-22", "2008-11-23", "2012-05-01", "2026-10-22", "2026-11-22", "2027-01-01")
BROKEN = ("", " ", "0", "нет", "7707083894", "АННА", "Анна", "x" * 300, "ё\n", "\x00", "\x1f", "５００１００７３２２５９")
LAYOUTS = (pa.string(), pa.large_string(), pa.string_view())
Row = dict[Place, str | None]


@cache
def plan(path: Path) -> ColumnPlan:
    rules = load_form(path).rules
    places = [(s.name, None, f.name) for s in rules.sections.values() if s.repeat is None for f in s.fields.values()]
    return ColumnPlan(rules, AS_OF, places)


@cache
def values(path: Path, place: Place) -> tuple[str | None, ...]:
    """What examples have in a field, its answers, days, other people's mistakes, and nothing."""
    rules = plan(path).plan.rules
    field: Field = rules.sections[place[0]].fields[place[2]]
    found: list[Any] = [None, *answers(field, AS_OF), *BROKEN]
    for example in rules.examples:
        part = example.record.get(place[0])
        found += [item.get(field.name) for item in (part if isinstance(part, list) else [part]) if isinstance(item, dict)]
    if field.kind.id == "date":
        dotted = getattr(field.options, "format", "") == "dd.mm.yyyy"
        found += [".".join(reversed(day.split("-"))) if dotted else day for day in DAYS]
    return tuple(dict.fromkeys(x for x in found if x is None or isinstance(x, str)))


def rows(path: Path, random: Random) -> list[Row]:
    """Passing examples, some of their fields filled in otherwise."""
    form = plan(path)
    good = [x.record for x in form.plan.rules.examples if not x.problems]
    found = []
    for _ in range(random.randrange(1, 12)):
        example, often = random.choice(good), random.choice((0, 0, 12, 40))
        row: Row = {}
        for place in form.places:
            own = (example.get(place[0]) or {}).get(place[2])
            other = (often and not random.randrange(often)) or not isinstance(own, (str, type(None)))
            row[place] = random.choice(values(path, place)) if other else own
        found.append(row)
    return found


def record(row: Row) -> dict[str, dict[str, str | None]]:
    found: dict[str, dict[str, str | None]] = {}
    for (section, _, field), value in row.items():
        found.setdefault(section, {})[field] = value
    return found


@pytest.mark.parametrize("path", RULES, ids=lambda path: path.stem)
@settings(deadline=None, max_examples=40)
@given(random=st.randoms(use_true_random=True), layout=st.sampled_from(LAYOUTS))
def test_no_row_is_called_clean_that_is_not(path: Path, random: Random, layout: pa.DataType) -> None:
    """A row out of doubt has no problem and stays as it is; a row in doubt is none that the proof of one record knows to be clean, and
    diagnosing its doubtful cells gives the report of the whole record."""
    form, inner = plan(path), plan(path).plan
    some = rows(path, random)
    doubts = form.doubts({place: pa.array([row[place] for row in some], layout) for place in form.places}, len(some))
    assert list(form.places) == [line.name for line in inner.block.lines]
    for i, row in enumerate(some):
        one = record(row)
        whole = diagnose(inner, one, None, None)
        if i not in doubts.rows:
            assert whole.all == ()
            assert whole.values == one
            continue
        assert not proof.proven(inner, proof.doubts(inner, one), None)
        if not inner.items:
            cells = [at for at, place in enumerate(form.places) if i in doubts.columns.get(place, ())]
            short = diagnose(inner, one, None, ([row[place] for place in form.places], cells, {}))
            assert short.all == whole.all
            assert short.values == whole.values


def test_a_column_that_is_not_there_is_not_filled_in() -> None:
    """A required field without a column is in doubt in every row, any other in none; an item of a list makes its row doubtful."""
    path = next(path for path in RULES if path.stem == "support-request")
    form = plan(path)
    found = form.doubts({}, 3)
    always = {line.name for line in form.plan.block.lines if line.always}
    assert set(found.columns) == always
    assert found.rows.tolist() == [0, 1, 2]
