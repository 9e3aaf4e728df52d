"""What conditions certainly do not hold, told by a look-up from the clean values of a record.

Where every clean value of a field can be listed (a choice, a flag, a sex), the condition itself is asked about each of them once, when
the form is made ready. Nothing is said here of how a condition is judged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from gosform.condition import holds
from gosform.record import Cell, View
from gosform.relations.same import must_be
from gosform.ruleset import Condition, Field, Relation, RuleSet

Values = Sequence[str | None]
Position = Mapping[tuple[str, str], int]
EMPTY: frozenset[str | None] = frozenset((None, ""))
SPELT = {"flag": ("true", "false"), "sex": ("М", "Ж")}
"""Kinds with two values, in a spelling that each of them reads."""


class Bar(NamedTuple):
    """While the value at this place is one of these, a condition certainly does not hold."""

    place: int
    values: frozenset[str | None]


def barred(bars: Iterable[Bar], values: Values) -> bool:
    """One of the conditions certainly does not hold."""
    for place, known in bars:  # noqa: SIM110  (a generator would cost as much as the look-up)
        if values[place] in known:
            return True
    return False


def bars(conditions: Iterable[Condition], rules: RuleSet, position: Position, as_of: date, within: str | None = None) -> tuple[Bar, ...]:
    """The bars of these conditions over fields of the single sections; ``within``: over fields of one item of this section instead."""
    return tuple(_bars(conditions, rules, position, as_of, within))


def _bars(conditions: Iterable[Condition], rules: RuleSet, position: Position, as_of: date, within: str | None) -> Iterator[Bar]:
    for condition in conditions:
        field = rules.field(condition.field) if condition.test != "expr" else None
        section, _, name = condition.field.partition(".")
        if field is None or (section if rules.sections[section].repeat else None) != within:
            continue
        asked = {value: holds(condition, _view(rules, as_of, field, value, within)) for value in ("", *answers(field, as_of))}
        known = frozenset(value for value, held in asked.items() if held is not True)
        if known:
            yield Bar(position[section, name], known | EMPTY if "" in known else known)


def answers(field: Field, as_of: date) -> tuple[str, ...]:
    """Every clean value of a field in its canonical spelling; none where they cannot be listed."""
    if field.kind.id == "choice":
        return tuple(field.options.of)
    found = (field.kind.diagnose(spelt, field.options, as_of).canonical for spelt in SPELT.get(field.kind.id, ()))
    return tuple(canonical for canonical in found if canonical)


def must(relation: Relation, rules: RuleSet, place: int, as_of: date) -> Callable[[Values], bool] | None:
    """The proof of ``must-be`` for a field whose values can be listed: those of which it has nothing to say."""
    field = rules.field(relation.operands[0])
    if field is None:
        return None
    listed = ("", *answers(field, as_of))
    good = EMPTY.union(x for x in listed if not any(True for _ in must_be(_view(rules, as_of, field, x, None), relation)))
    return lambda values: values[place] in good


def _view(rules: RuleSet, as_of: date, field: Field, value: str, within: str | None) -> View:
    """A record in which every field is this one, with this value."""
    cell = Cell("", field, value, value or None, value or None)
    return View(rules, as_of, lambda *_: cell, lambda _: 1, (within, 0) if within else None)
