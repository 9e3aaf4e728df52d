"""Relations between a number of the state register and the day of registration."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gosform.engines.register_year import BEGAN
from gosform.problem import Code, Problem, Severity
from gosform.reading import DATES, date_of
from gosform.record import View
from gosform.relations.shown import only, shown
from gosform.relations.signature import Signature
from gosform.ruleset import Relation

YEAR = Code(
    "relation.register-year",
    what="The year in the number is not that of the date: “{label}”, “{other}”.",
    fix="Compare the number and the date with the document.",
    severity=Severity.WARNING,
    why="Digits 2 and 3 of an ОГРН or ОГРНИП are the year of the entry with which the register began to know its bearer. Those who were registered"
    " elsewhere before, before 2002 or in another register, keep an older date, so it is a warning.",
    source="Government decree 438 of 19.06.2002 (consultant.ru, LAW_124328), structure of the state registration number",
)


def register_year(view: View, relation: Relation) -> Iterator[Problem]:
    """The year in the ОГРН or ОГРНИП is the year of the registration. Fields: the number, the date of registration.

    A date before 2002, when the register began, says nothing of the number and is passed over; so is a year in the number that
    no entry can have. The number is blamed unless the form says otherwise.
    """
    number, registered = (only(view, operand) for operand in relation.operands)
    day = date_of(registered)
    if number is None or registered is None or day is None or number.value is None:
        return
    year = 2000 + int(number.value[1:3])
    if BEGAN <= year <= view.as_of.year and day.first.year >= BEGAN and not day.first.year <= year <= day.last.year:
        yield shown(YEAR, view, relation, (number, registered))


SIGNATURES: Mapping[str, Signature] = {
    "register-year": Signature(2, 2, kinds=(frozenset(("ogrn", "ogrnip")), DATES), find=register_year, codes=(YEAR,)),
}
