"""Which fields of a form a refusal is about, what stands in them, and what is wrong there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from gosform.check.intake import escape
from gosform.kinds import get
from gosform.problem import Place, Problem, Report, Severity
from gosform.refusal import Look
from gosform.refusals.reading import Entry
from gosform.ruleset import Field, Section
from gosform.text import INVISIBLE, SPACES

if TYPE_CHECKING:
    from gosform.check.form import Form

BLANK = SPACES | INVISIBLE
YEAR = timedelta(days=366)
PASSPORTS = frozenset(("passport_rf", "passport_rf_series", "passport_rf_number"))
NAMES = frozenset(("surname", "given_name", "patronymic", "full_name"))
_DATE = re.compile(r"(?P<year>[0-9]{4})-([0-9]{2})-([0-9]{2})|([0-9]{2})[.]([0-9]{2})[.]([0-9]{4})")


class Seen(NamedTuple):
    """A field to look at. typed: what stands there, or None. rank: where its kind stands in the list of the refusal."""

    pointer: str
    kind: str
    place: Place
    problems: tuple[Problem, ...]
    typed: str | None
    rank: int

    @property
    def broken(self) -> bool:
        """It holds a problem of severity error."""
        return any(p.severity is Severity.ERROR for p in self.problems)

    @property
    def filled(self) -> bool:
        """Something stands in it."""
        return bool(self.typed and self.typed.strip("".join(BLANK)))

    def look(self) -> Look:
        """The same for whoever shows it."""
        return Look(self.pointer, self.place, self.problems)


def kinds_of(entry: Entry) -> tuple[Seen, ...]:
    """What to look at where no form is given: the kinds alone, as they are called."""
    return tuple(Seen("", one.kind, Place(get(one.kind).words), (), None, rank) for rank, one in enumerate(entry.look) if one.kind)


def fields_of(form: Form, record: Any, report: Report | None) -> tuple[Seen, ...]:
    """Every field of a form, once an item of a repeated section; without a record, once."""
    found: dict[str, list[Problem]] = {}
    for problem in report.problems if report else ():
        found.setdefault(problem.pointer, []).append(problem)
    return tuple(
        Seen(pointer, field.kind.id, field.place, tuple(found.get(pointer, ())), typed, 0)
        for section in form.rules.sections.values()
        for pointer, field, typed in _cells(section, record)
    )


def picked(entry: Entry, fields: Iterable[Seen], checked: bool) -> tuple[Seen, ...]:
    """The fields that the refusal is about: those with errors first, then those with doubts, then as the refusal ranks their kinds.

    checked: a record was given; then a field that is empty and not missed is left out.
    """
    about = [one._replace(rank=rank) for one in fields if (rank := _rank(entry, one)) is not None]
    if checked:
        about = [one for one in about if one.problems or (one.filled and not entry.everything)]
    return tuple(sorted(about, key=lambda one: (not one.broken, not one.problems, one.rank)))


def _rank(entry: Entry, one: Seen) -> int | None:
    """Where the refusal ranks a field; None where it is not about it. A repeated field is ranked as the section's other entries."""
    if entry.everything:
        return 0
    names = [one.pointer.rpartition("/")[2], *(text for cases in one.place.label.values() for text in cases.values())]
    words = [name.casefold().replace("ё", "е") for name in names]
    for rank, where in enumerate(entry.look):
        if where.kind in ("", one.kind) and (not where.labels or any(label in word for label in where.labels for word in words)):
            return rank
    return None


def other_than_canonical(one: Seen, values: Any) -> bool:
    """What was typed is taken, but has spaces, dashes or brackets that its kind is not usually written with: a stricter program refuses it."""
    canonical = _at(values, one.pointer)
    return isinstance(canonical, str) and canonical != one.typed and not (one.typed or "").isalnum()


def hints_of(every: Iterable[Seen], day: date) -> Iterator[str]:
    """What the form says of a likely cause: a passport that is not a year old, a former name."""
    fields = [one for one in every if one.filled]
    homes = {one.pointer.rpartition("/")[0] for one in fields if one.kind in PASSPORTS}
    issued = [one for one in fields if one.kind == "date" and one.pointer.rpartition("/")[0] in homes and _named(one, ("issued", "выдач"))]
    if any((found := _day(one.typed or "")) and timedelta(0) <= day - found < YEAR for one in issued):
        yield "recent-document"
    if any(one.kind in NAMES and _named(one, ("former", "previous", "прежн", "предыдущ")) for one in fields):
        yield "former-name"


def _named(one: Seen, words: Iterable[str]) -> bool:
    """The field's name, label or section has one of these words."""
    named = [one.pointer, *(text for cases in one.place.label.values() for text in cases.values()), *one.place.section.values()]
    return any(word in text.casefold() for word in words for text in named)


def _day(text: str) -> date | None:
    """The day of a date that is written as forms ask for it."""
    found = _DATE.fullmatch(text.strip())
    if found is None:
        return None
    parts = [int(part) for part in found.groups() if part]
    try:
        return date(*parts) if found["year"] else date(parts[2], parts[1], parts[0])
    except ValueError:
        return None


def untidy(one: Seen) -> bool:
    """It begins or ends with a space, or holds one that is no ordinary space, or a character that nobody sees."""
    text = one.typed or ""
    return text != text.strip("".join(BLANK)) or any(char in BLANK and char != " " for char in text)


def _cells(section: Section, record: Any) -> Iterator[tuple[str, Field, str | None]]:
    base = f"/{escape(section.name)}"
    given = record.get(section.name) if isinstance(record, Mapping) else None
    items: list[tuple[str, Any]] = [(base, given)]
    if section.repeat is not None and isinstance(given, list | tuple):
        items = [(f"{base}/{i}", one) for i, one in enumerate(given)]
    for where, item in items:
        for name, field in section.fields.items():
            yield f"{where}/{escape(name)}", field, _text(item.get(name)) if isinstance(item, Mapping) else None


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None if value is None or isinstance(value, Mapping | list | tuple) else str(value)


def _at(values: Any, pointer: str) -> Any:
    for step in pointer.split("/")[1:]:
        key = step.replace("~1", "/").replace("~0", "~")
        if isinstance(values, Mapping):
            values = values.get(key)
        elif isinstance(values, list | tuple) and key.isdigit() and int(key) < len(values):
            values = values[int(key)]
        else:
            return None
    return values
