"""Relations around the internal passport: its term, and what its series, date of issue and department code say of each other.

Nothing here is a promise that a passport exists or is good: what contradicts itself is told, and what may be right is a warning.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from gosform.engines.passport_series import blank_year, doubtful_year, other_region
from gosform.problem import Code, Fix, Problem, Severity, Span, Trust
from gosform.reading import DATES, Stretch, ages, date_of
from gosform.record import Cell, View
from gosform.relations.century import mended, pointed
from gosform.relations.shown import in_order, only, shown, shown_there
from gosform.relations.signature import Signature
from gosform.ruleset import Relation

DECREE = "Government decree 828 of 08.07.1997 (the passport), as changed by decree 1205 of 15.07.2021"
BLANK = "MVD on the numbering of passport blanks: region, year of the blank, serial number"
FROM = 14
REPLACED = (20, 45)
DAYS = 90
"""A passport is good for so many days after the birthday at which it is to be replaced."""
SERVICE = 21
"""Conscripts serve a year, and replace a passport of their nineteenth year when it is over."""
OLDER, AHEAD = 3, 1
"""Years that a blank may be older than the day of issue, and may have been made ahead of it."""
FIRST_RUN = range(1997, 2005)
"""The special print run of 1997 was given out until the passports of the USSR were all replaced, in the middle of 2004."""
TAKEN_FOR = {"0": "8", "1": "27", "2": "1", "3": "8", "5": "6", "6": "5", "7": "1", "8": "03"}
"""Digits of passports that are read for each other, by machines too (1 and 2, 3 and 8: RussianDocsOCR, issue 12)."""
MOST_READINGS = 3
"""So many readings of a series are offered; where there are more, none of them helps."""

EARLY = Code(
    "relation.passport-term-early",
    what="Issued before the age of {age} by these dates: “{label}”, “{other}”.",
    fix="Compare both dates with the passport.",
    why="The internal passport is issued from the age of 14. Which of the two dates has the slip is not known.",
    source=DECREE,
)
OVER = Code(
    "relation.passport-term-over",
    what="The passport was to be replaced at {age}: “{label}”, “{other}”.",
    fix="Replace the passport if both dates are right.",
    why="The internal passport is replaced at 20 and at 45. The old one is good until then, and for 90 days after the birthday at most.",
    source=DECREE,
)
SERVING = Code(
    "relation.passport-term-service",
    what="The passport was to be replaced at {age}: “{label}”, “{other}”.",
    fix="Replace the passport unless you are a conscript.",
    severity=Severity.WARNING,
    why="As `relation.passport-term-over`, as long as military service may be the reason: conscripts replace the passport of their youth when it"
    " is over. So it is a warning until 90 days after the 21st birthday.",
    source=DECREE,
)
YEAR = Code(
    "relation.series-year",
    what="The year in the series is far from the date: “{label}”, “{other}”.",
    fix="Compare both with the passport.",
    severity=Severity.WARNING,
    why="Digits 3 and 4 of the series are the year in which the blank was made. Blanks are used up within a few years and are sometimes printed"
    " a year ahead. No rule says how long they may lie, so it is a warning.",
    source=BLANK,
)
REGION = Code(
    "relation.series-region",
    what="These name two different regions: “{label}”, “{other}”.",
    fix="Compare both with the passport.",
    severity=Severity.WARNING,
    why="The first two digits of the series and of the department code each name a region, counted differently. Regions of which several series"
    " are in use are not judged, and blanks may have travelled, so it is a warning.",
    source=BLANK,
)


def passport_term(view: View, relation: Relation) -> Iterator[Problem]:
    """A passport issued from the age of 14 and still good on the day of the application. Fields: date of birth, date of issue.

    It is to be replaced at 20 and at 45 and stays good for 90 days after the birthday. One that was issued on the birthday
    or later is the new one. For a birthday on 29 February, 28 February and 1 March are both accepted. Until 90 days after the 21st
    birthday the replacement at 20 is only a warning: conscripts replace it after their service. The date of issue is blamed unless the
    form says otherwise.
    """
    birth, issued = (only(view, operand) for operand in relation.operands)
    born, day = date_of(birth), date_of(issued)
    if birth is None or issued is None or born is None or day is None:
        return
    broken = term(born, day, view.as_of)
    if broken is not None:
        at_birth = in_order(view, relation, (issued, birth))[0] is birth

        def holds(other: Stretch) -> bool:
            found = term(other, day, view.as_of) if at_birth else term(born, other, view.as_of)
            return found is None and (at_birth or other.last <= view.as_of)

        fixes = mended(birth if at_birth else issued, view.as_of.year, holds)
        yield shown(broken.code, view, relation, (issued, birth), *fixes, **broken.params)


class Broken(NamedTuple):
    """What is wrong with the term of a passport."""

    code: Code
    params: Mapping[str, int]


def term(born: Stretch, issued: Stretch, as_of: date) -> Broken | None:
    """What is certainly wrong with the term, whichever days the dates mean; None when nothing is."""
    eldest = ages(born, issued)[1]
    if eldest < FROM:
        return Broken(EARLY, {"age": FROM})
    at = next((age for age in REPLACED if eldest < age), None)
    if at is None or as_of <= last_good_day(born.last, at):
        return None
    may_serve = at == REPLACED[0] and as_of <= last_good_day(born.last, SERVICE)
    return Broken(SERVING if may_serve else OVER, {"age": at, "days": DAYS})


def last_good_day(birth: date, age: int) -> date:
    """The last day on which a passport that is to be replaced at this age is good."""
    year = min(birth.year + age, date.max.year - 1)
    try:
        birthday = birth.replace(year=year)
    except ValueError:  # 29 February
        birthday = date(year, 3, 1)
    return birthday + timedelta(days=DAYS)


def series_year(view: View, relation: Relation) -> Iterator[Problem]:
    """The year in the series fits the date of issue: at most ``years`` older (3 by default), at most one year ahead.

    The special print run of 1997 was given out for longer, until 2004.
    Fields: the series, alone or with the number; the date of issue. A year in which no blank can have been made is the
    series' own problem and is passed over here. The series is blamed unless the form says otherwise; where a slip of the usual sort would
    explain it (1 for 2, 3 for 8, two digits swapped), the series without the slip is offered to compare with the passport. A date of issue
    from before 1997 is wrong whatever the series says: it is blamed where its year fits in this century (1905 for 2005).
    """
    series, issued = (only(view, operand) for operand in relation.operands)
    day, digits = date_of(issued), _digits(series)
    if series is None or issued is None or day is None or digits is None or doubtful_year(digits[2:4], view.as_of.year):
        return
    made, older = blank_year(digits[2:4]), relation.args.get("years", OLDER)
    if made == FIRST_RUN[0] and day.first.year in FIRST_RUN and "years" not in relation.args:
        return
    if _fits(made, day, older):
        return
    if fixes := _issued_before_any(issued, view.as_of.year, lambda other: _fits(made, other, older)):
        yield pointed(shown_there(YEAR, relation, (issued, series), *fixes), issued)
        return
    offered = () if relation.blame == relation.operands[1] else tuple(_without_slip(series, digits, day, older))
    yield shown(YEAR, view, relation, (series, issued), *(offered if len(offered) <= MOST_READINGS else ()))


def _fits(made: int, issued: Stretch, older: int) -> bool:
    """A blank made in this year may have been given out then."""
    return issued.first.year - older <= made <= issued.last.year + AHEAD


def _issued_before_any(issued: Cell, today: int, holds: Callable[[Stretch], bool]) -> tuple[Fix, ...]:
    """The date of issue in the century beside it: likely where the typed one is from before the first passports, so that it must be wrong."""
    day = date_of(issued)
    return mended(issued, today, holds, Trust.LIKELY) if day is not None and day.last.year < FIRST_RUN[0] else ()


def _without_slip(series: Cell, digits: str, issued: Stretch, older: int) -> Iterator[Fix]:
    """The series with a year that fits, where one usual slip of a reader or a finger lies between. Nobody knows which field is wrong."""
    first, second = digits[2], digits[3]
    slips = {second + first, *(twin + second for twin in TAKEN_FOR.get(first, "")), *(first + twin for twin in TAKEN_FOR.get(second, ""))}
    for year in sorted(slips):
        if _fits(blank_year(year), issued, min(older, 1)) and blank_year(year) <= issued.last.year:
            yield Fix(Span(0, len(series.typed)), digits[:2] + year + (series.value or "")[4:], Trust.CANDIDATE)


def series_region(view: View, relation: Relation) -> Iterator[Problem]:
    """The region in the series is the region in the code of the department that issued the passport.

    Fields: the series, alone or with the number; the department code. Said only where both regions are known and have one series each.
    The series is blamed unless the form says otherwise.
    """
    series, department = (only(view, operand) for operand in relation.operands)
    digits, code = _digits(series), _digits(department)
    if series is not None and department is not None and digits and code and other_region(digits[:2], code[:2]):
        yield shown(REGION, view, relation, (series, department))


def _digits(cell: Cell | None) -> str | None:
    return "".join(char for char in cell.value if char in "0123456789") if cell is not None and cell.value is not None else None


SERIES = frozenset(("passport_rf", "passport_rf_series"))
SIGNATURES: Mapping[str, Signature] = {
    "passport-term": Signature(2, 2, kinds=(DATES, DATES), find=passport_term, codes=(EARLY, OVER, SERVING)),
    "series-year": Signature(2, 2, {"years": "whole"}, kinds=(SERIES, DATES), find=series_year, codes=(YEAR,)),
    "series-region": Signature(2, 2, kinds=(SERIES, frozenset(("department_code",))), find=series_region, codes=(REGION,)),
}
