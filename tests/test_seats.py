"""The fields that a refused value may have changed places with are found by its layout as they would be by a look at all of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from random import Random

from bench.record import CLEAN
from hypothesis import given
from hypothesis import strategies as st
from tests.typed import typed

from gosform import load_form
from gosform.check.seats import Seat, chances, exchangeable, refused_there, seats

AS_OF = date(2026, 11, 22)
PLAN = load_form(Path(__file__).parents[1] / "bench" / "record.yaml", as_of=AS_OF)._plan
LINES = PLAN.block.lines
PLACES = range(len(LINES))
DIGITS = st.text(st.sampled_from("0123456789 -+()."), max_size=24)
KINDS = ("inn", "snils", "phone", "email", "date", "full_name", "kpp", "issued_by", "passport_rf_series")


def at_length(at: int, text: str) -> list[Seat]:
    """Every field of another kind in the section that the text may be of, by its spelling alone."""
    here, fits = LINES[at], chances(text)
    return [
        Seat(i, x, fits[x.field.kind.id])
        for i, x in enumerate(LINES)
        if x.section is here.section and x.field.kind.id != here.field.kind.id and x.field.kind.id in fits
    ]


@given(st.sampled_from(PLACES), DIGITS | st.sampled_from(KINDS).flatmap(typed))
def test_the_seats_are_those_of_a_long_look(at: int, text: str) -> None:
    """But for fields whose kind refuses every number of so many digits."""
    found, there = list(seats(PLAN, at, text)), at_length(at, text)
    assert [one for one in there if one in found] == found
    for _, line, _ in [one for one in there if one not in found]:
        assert line.field.kind.refuses(text, line.field.options, AS_OF)


def test_a_value_is_exchangeable_where_a_long_look_says_so() -> None:
    """Clean records, one value of which became that of another field, or random digits."""
    random, said = Random(7), 0  # noqa: S311  a seed, no secret
    values = [CLEAN.get(line.section.name, {}).get(line.field.name) for line in LINES]
    for _ in range(3_000):
        at = random.choice(PLACES)
        text = random.choice(
            [value for value in values if value] + ["".join(random.choice("0123456789") for _ in range(random.randrange(4, 21)))]
        )
        tried = [text if i == at else value for i, value in enumerate(values)]
        line = LINES[at]
        there = [
            (other, value)
            for i, other, chance in at_length(at, text)
            if isinstance(value := tried[i], str) and value and chance * chances(value).get(line.field.kind.id, 1.0) <= 0.01
        ]
        expected = any(not refused_there(line, text, other, value, AS_OF) for other, value in there)
        assert exchangeable(PLAN, [at], tried) == expected
        said += expected
    assert said
