"""The term of the internal passport, and the regions of its series: what must hold for every person and on every day."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.scene import found

from gosform.engines.passport_series import SERIES, blank_year, doubtful_year, other_region
from gosform.problem import Severity
from gosform.reading import Stretch, years
from gosform.relations.passport import EARLY, OVER, SERVING, last_good_day, term

REGIONS = Path(__file__).resolve().parents[2] / "shared" / "vectors" / "regions.tsv"
BIRTHS = st.dates(date(1900, 1, 1), date(2020, 12, 31))
DAYS = st.dates(date(1997, 10, 1), date(2060, 1, 1))


def one(day: date) -> Stretch:
    return Stretch(day, day)


@settings(max_examples=300, deadline=None)
@given(BIRTHS, DAYS, DAYS)
def test_who_follows_the_rule_is_told_nothing(birth: date, issued: date, as_of: date) -> None:
    """A passport that was issued at the age that its holder is asked for, or lately, has no problem."""
    at_issue, today = years(birth, issued), years(birth, as_of)
    if at_issue >= 14 and (at_issue >= 45 or today < 20 or (at_issue >= 20 and today < 45)):
        assert term(one(birth), one(issued), as_of) is None


@settings(max_examples=300, deadline=None)
@given(BIRTHS, DAYS, DAYS, st.integers(0, 4000))
@example(date(1980, 2, 29), date(2003, 5, 5), date(2025, 5, 31), 1)
def test_what_is_over_stays_over(birth: date, issued: date, as_of: date, later: int) -> None:
    """Time mends no passport: a warning may become an error, and nothing goes away."""
    before, after = (term(one(birth), one(issued), day) for day in (as_of, as_of + timedelta(days=later)))
    if before is not None:
        assert after is not None
        order = [SERVING, OVER]
        assert after.code == before.code or order.index(after.code) > order.index(before.code)


@settings(max_examples=300, deadline=None)
@given(BIRTHS, DAYS, DAYS, st.integers(0, 400), st.integers(0, 400))
def test_a_date_known_less_exactly_says_less(birth: date, issued: date, as_of: date, a: int, b: int) -> None:
    """Of dates known to the month or the year something is said only when something is said of every day in them."""
    vague = term(Stretch(birth, birth + timedelta(days=a)), Stretch(issued, issued + timedelta(days=b)), as_of)
    exact = [
        term(one(day), one(paper), as_of) for day in (birth, birth + timedelta(days=a)) for paper in (issued, issued + timedelta(days=b))
    ]
    if vague is not None:
        assert None not in exact


def test_the_ninety_days() -> None:
    """From the day after the birthday to the ninetieth; for 29 February from 1 March of an ordinary year."""
    assert last_good_day(date(2006, 8, 24), 20) == date(2026, 11, 22)
    assert last_good_day(date(2004, 2, 29), 20) == date(2024, 5, 29)
    assert last_good_day(date(2000, 2, 29), 45) == date(2045, 5, 30)
    assert last_good_day(date(9990, 1, 1), 45) == date(9998, 4, 1)


def test_only_conscripts_are_given_time() -> None:
    """The doubt is about the replacement at 20 alone, and a form's severity neither raises nor lowers it."""
    assert {EARLY.severity, OVER.severity} == {Severity.ERROR}
    for severity in Severity:
        node = {"passport-term": ["person.birth", "person.issued"], "severity": str(severity)}
        (young,) = found(node, {"person": {"birth": "01.01.2006", "issued": "2020-02-01"}})
        (old,) = found(node, {"person": {"birth": "01.01.1981", "issued": "2005-02-01"}})
        assert (young.code, young.severity) == (SERVING, Severity.WARNING)
        assert (old.code, old.severity) == (OVER, severity)


def test_no_day_of_the_person_is_in_the_params() -> None:
    """The last good day would tell the birthday, in an SMS too: ages and days say as much as is needed."""
    (problem,) = found({"passport-term": ["person.birth", "person.issued"]}, {"person": {"birth": "01.01.1981", "issued": "2005-02-01"}})
    assert dict(problem.params) == {"age": 45, "days": 90}


def test_series_belong_to_one_region() -> None:
    """No series stands for two regions, but for Moscow's second one; a region never differs from itself."""
    listed = [series for known in SERIES.values() for series in known]
    assert sorted({series for series in listed if listed.count(series) > 1}) == ["46"]
    assert not [region for region, known in SERIES.items() for series in known if other_region(series, region)]


def test_regions_are_those_of_the_classifier() -> None:
    """Where the table of regions is at hand, it says the same of every region that is judged."""
    rows = [row.split("\t") for row in REGIONS.read_text(encoding="utf-8").splitlines()[1:]] if REGIONS.exists() else []
    known = {region: okato for region, okato, _ in rows}
    assert not [region for region, series in SERIES.items() if known and known[region] not in series]


def test_the_year_of_a_blank_is_read_in_one_century() -> None:
    """From 1997 on, without a gap; what the field itself doubts is outside what its pattern takes."""
    assert sorted(blank_year(f"{digits:02}") for digits in range(100)) == list(range(1997, 2097))
    assert [digits for digits in ("96", "97", "27", "28") if doubtful_year(digits, 2026)] == ["96", "28"]
