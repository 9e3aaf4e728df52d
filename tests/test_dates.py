"""Dates: what is read, what is refused, and what a repair may claim."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gosform.engines.calendar_days import exists, is_day, spell, years_meant
from gosform.engines.calendar_text import EXCEL_DAY_ZERO, MONTHS, month_named, read_date
from gosform.engines.dates import at_length, diagnose
from gosform.kind import Found
from gosform.kinds import get as kind_of
from gosform.kinds.date import CODES
from gosform.kinds.date import asked as asked_for
from gosform.problem import Severity, Trust

AS_OF = date(2026, 11, 22)
DATE = kind_of("date")
FORMATS = ("any", "dd.mm.yyyy", "yyyy-mm-dd")
PRECISIONS = ("day", "month", "year")
days = st.dates(date(1800, 1, 1), date(2200, 12, 31))
hostile = st.text(st.sampled_from("0123456789.-/, :TZгОоЗlбIмарт«»\u00a0\u200b–２²٣🙂@İß\n"), max_size=24)
options = st.fixed_dictionaries(
    {"format": st.sampled_from(FORMATS), "precision": st.sampled_from(PRECISIONS)},
    optional={"max": st.sampled_from(("today", "2024-12-31")), "min": st.just("1900-01-01")},
)


def find(typed: str, **given: Any) -> Found:
    return DATE.diagnose(typed, DATE.option_values(given), AS_OF)


def refused(found: Found) -> bool:
    return any(p.severity is Severity.ERROR for p in found.problems)


@settings(max_examples=150)
@given(st.one_of(hostile, st.text(max_size=20)), options)
def test_any_text_is_answered(typed: str, given: dict[str, Any]) -> None:
    """No text raises, spans lie inside it, an error leaves no canonical spelling, a canonical one is clean when checked again."""
    found = find(typed, **given)
    for problem in found.problems:
        assert problem.span is not None
        assert 0 <= problem.span.start <= problem.span.end <= len(typed)
        assert problem.code in DATE.codes
        for fix in problem.fixes:
            again = find(fix.apply(typed), **given)
            assert again.problems == ()
            assert again.canonical == fix.apply(typed)
    assert (found.canonical is None) == refused(found)
    if found.canonical is not None:
        assert find(found.canonical, **given) == Found((), found.canonical, found.read)


@settings(max_examples=300)
@given(
    st.sampled_from(("dd.mm.yyyy", "yyyy-mm-dd")),
    st.sampled_from((0, 1, 12, 28, 29, 30, 31, 32, 45, 99)) | st.integers(1, 31),
    st.sampled_from((0, 2, 12, 13, 20)) | st.integers(1, 12),
    st.sampled_from((0, 1799, 1800, 1900, 2000, 2024, 2026, 2027, 2200, 2201)) | st.integers(1900, 2030),
    options,
)
def test_a_plain_date_is_judged_in_few_steps_as_at_length(format: str, day: int, month: int, year: int, given: dict[str, Any]) -> None:
    typed = spell((year, month, day), format)
    want = asked_for(DATE.option_values(given), AS_OF)
    assert diagnose(typed, want, CODES) == at_length(typed, want, CODES, ())


@settings(max_examples=150)
@given(days, options)
def test_a_screened_value_is_clean(day: date, given: dict[str, Any]) -> None:
    """What the screen lets pass has no problem and is canonical; and the screen does let plain days within bounds pass."""
    chosen = DATE.option_values(given)
    screen = DATE.screen(chosen, AS_OF)
    assert screen is not None
    typed = spell((day.year, day.month, day.day)[: 1 + PRECISIONS[::-1].index(given["precision"])], given["format"])
    clean = bool(re.fullmatch(screen.pattern, typed)) and (screen.holds is None or screen.holds(typed))
    found = DATE.diagnose(typed, chosen, AS_OF)
    if clean:
        assert found.problems == ()
        assert found.canonical == typed
    elif day.year < 2200:
        assert refused(found)


@settings(max_examples=150)
@given(st.integers(1800, 2199), st.integers(0, 13), st.integers(0, 32), st.sampled_from(FORMATS))
def test_the_screen_knows_the_calendar(year: int, month: int, day: int, format: str) -> None:
    """Of all rows of digits in the canonical layout the screen passes exactly the days that the standard library has."""
    screen = DATE.screen(DATE.option_values({"format": format}), AS_OF)
    assert screen is not None
    typed = spell((year, month, day), format)
    clean = bool(re.fullmatch(screen.pattern, typed)) and (screen.holds is None or screen.holds(typed))
    assert clean == is_day(year, month, day) == known(year, month, day)


def known(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


@pytest.mark.parametrize("year", [1800, 1900, 1999, 2000, 2023, 2024, 2100, 2200])
def test_the_calendar_agrees_with_the_standard_library(year: int) -> None:
    """Every month and day number of common, leap and century years."""
    for month in range(14):
        for day in range(33):
            assert is_day(year, month, day) == known(year, month, day)
            assert exists((year, month, day)) == known(year, month, day)


@settings(max_examples=100)
@given(days)
def test_every_way_of_writing_one_day_is_that_day(day: date) -> None:
    """With format: any, each spelling is read, none is refused, and the canonical one is year-month-day."""
    d, m, y = day.day, day.month, day.year
    name, genitive, english = MONTHS[m - 1][0], MONTHS[m - 1][1], MONTHS[m - 1][3]
    roman = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")[m - 1]
    ways = [
        f"{d:02}.{m:02}.{y}",
        f"{d}.{m}.{y}",
        f"{d:02}/{m:02}/{y}",
        f"{d:02}-{m:02}-{y}",
        f"{d:02} {m:02} {y}",
        f"{y}-{m:02}-{d:02}",
        f"{y}.{m:02}.{d:02}",
        f"{y}/{m}/{d}",
        f"{d:02}{m:02}{y}",
        f"{y}{m:02}{d:02}",
        f"{d} {genitive} {y} г.",
        f"«{d:02}» {genitive.upper()} {y} года",
        f"{d} {name[:3]} {y}",
        f"{d} {english} {y}",
        f"{english.title()} {d}, {y}",
        f"{d:02}.{roman}.{y}",
        f"{d:02}.{m:02}.{y} 00:00:00",
        f"{y}-{m:02}-{d:02}T00:00",
    ]
    for way in ways:
        assert find(way).canonical == day.isoformat(), way


@settings(max_examples=60)
@given(days)
def test_a_named_format_repairs_another_one_without_loss(day: date) -> None:
    """The order of the form is demanded, and the safe fix is the same day in it."""
    d, m, y = day.day, day.month, day.year
    for way in (f"{d:02}.{m:02}.{y}", f"{d} {MONTHS[m - 1][1]} {y} г.", f"{d:02}/{m:02}/{y}", f"{d:02}{m:02}{y}"):
        found = find(way, format="yyyy-mm-dd")
        assert [(f.trust, f.text) for p in found.problems for f in p.fixes] == [(Trust.SAFE, day.isoformat())]
        assert found.read == day.isoformat()
    assert [f.text for p in find(day.isoformat(), format="dd.mm.yyyy").problems for f in p.fixes] == [f"{d:02}.{m:02}.{y}"]


@given(st.integers(1, 12), st.integers(1, 12), st.integers(1900, 2100))
def test_an_ambiguous_day_and_month_is_never_doubted(day: int, month: int, year: int) -> None:
    """Where both orders are days of the calendar, day-month-year is read and nothing is said."""
    assert find(f"{day:02}.{month:02}.{year}") == Found((), f"{year}-{month:02}-{day:02}", f"{year}-{month:02}-{day:02}")


@given(st.integers(10_000, 73_050))
def test_a_spreadsheet_number_is_only_a_proposal(serial: int) -> None:
    """Day 43831 is 1 January 2020; the repair is never safe."""
    found = find(str(serial))
    assert [p.code for p in found.problems] == ["date.excel-serial"]
    assert [(f.trust, f.text) for f in found.problems[0].fixes] == [(Trust.LIKELY, (EXCEL_DAY_ZERO + timedelta(serial)).isoformat())]
    assert EXCEL_DAY_ZERO + timedelta(43831) == date(2020, 1, 1)


@given(days, st.integers(0, 23), st.integers(0, 59))
def test_a_time_is_dropped_only_at_midnight(day: date, hour: int, minute: int) -> None:
    """No repair is safe that throws a time away."""
    found = find(f"{day.isoformat()}T{hour:02}:{minute:02}:00", format="yyyy-mm-dd")
    assert [p.code for p in found.problems] == ["date.time"]
    assert {f.trust for f in found.problems[0].fixes} == {Trust.SAFE if hour == minute == 0 else Trust.LIKELY}


def test_an_evening_in_utc_may_be_the_next_day() -> None:
    """A time zone is never applied silently: both days are candidates."""
    fixes = find("2020-01-30T21:00:00Z").problems[0].fixes
    assert [(f.trust, f.text) for f in fixes] == [(Trust.CANDIDATE, "2020-01-30"), (Trust.CANDIDATE, "2020-01-31")]


def test_the_last_day_that_is_read_has_no_next_day() -> None:
    """The end of the years that are read does not break the reading of UTC."""
    assert [f.text for f in find("2200-12-31T21:00:00Z").problems[0].fixes] == ["2200-12-31"]


def test_a_date_is_compared_with_today_only_when_the_form_asks() -> None:
    """Without max: today the future is as good as the past; with it, the day of the application still is."""
    tomorrow = (AS_OF + timedelta(1)).isoformat()
    assert find(tomorrow).problems == ()
    assert [p.code for p in find(tomorrow, max="today").problems] == ["date.in-future"]
    assert find(AS_OF.isoformat(), max="today").problems == ()


@given(st.integers(0, 99))
def test_two_digits_of_a_year_are_never_settled_alone(year: int) -> None:
    """Every proposal is likely or a candidate, is within the years of a life, and ends in the digits typed."""
    found = find(f"01.02.{year:02}")
    assert [p.code for p in found.problems] == ["date.two-digit-year"]
    for fix in found.problems[0].fixes:
        assert fix.trust is not Trust.SAFE
        assert fix.text[2:4] == f"{year:02}"
        assert AS_OF.year - 110 <= int(fix.text[:4]) <= AS_OF.year + 10


def test_every_month_is_known_by_its_names() -> None:
    """Nominative, genitive, prepositional, English, in any case of letters, and three letters of each."""
    for number, names in enumerate(MONTHS, 1):
        for name in names:
            assert month_named(name) == month_named(name.upper()) == month_named(name[:3]) == number
    assert [month_named(w) for w in ("", "ма", "и", "дата", "год")] == [None] * 5


def test_a_mistyped_year_is_searched_one_slip_away() -> None:
    """One wrong digit or one swap, one digit lost or one too many, within the years of a life."""
    assert years_meant("0997", AS_OF) == (1997,)
    assert years_meant("9190", AS_OF) == (1990,)
    assert years_meant("990", AS_OF) == (1990,)
    assert years_meant("199", AS_OF) == (1919, 1929, 1939, 1949, 1959, 1969, 1979, 1989, *range(1990, 2000))
    assert years_meant("19900", AS_OF) == (1990,)
    assert years_meant("199000", AS_OF) == ()


def test_pythons_own_dates_are_spelled_for_the_form() -> None:
    """A date, and a datetime at midnight, arrive in the form's spelling; another time is kept so that it is found."""
    for asked, text in (({}, "1990-03-05"), ({"format": "dd.mm.yyyy"}, "05.03.1990"), ({"precision": "month"}, "1990-03")):
        chosen = DATE.option_values(asked)
        for value in (date(1990, 3, 5), datetime(1990, 3, 5)):  # noqa: DTZ001
            written = DATE.natural[type(value)](value, chosen)
            assert written == text
            assert DATE.diagnose(written, chosen, AS_OF).problems == ()
    late = DATE.natural[datetime](datetime(1990, 3, 5, 10, 0), DATE.option_values({}))  # noqa: DTZ001
    assert [p.code for p in find(late).problems] == ["date.time"]


@pytest.mark.parametrize("typed", ["1" * 5000, "." * 5000, "г." * 200, "«" * 400, "1 " * 200, "5 " + "м" * 300 + " 2020", "0:" * 150])
def test_a_long_line_is_refused_at_once(typed: str) -> None:
    """Length costs nothing: no reading is slower than its line is long."""
    assert refused(find(typed))


def test_reading_refuses_nothing() -> None:
    """The reader reports what stands there; an impossible day is read like any other."""
    written = read_date("31.02.2020")
    assert written is not None
    assert (written.day, written.month, written.year) == (31, 2, "2020")


@pytest.mark.parametrize(
    ("options", "example"),
    [
        ({}, "2001-12-31"),
        ({"format": "dd.mm.yyyy"}, "31.12.2001"),
        ({"precision": "month"}, "2001-12"),
        ({"precision": "year"}, "2001"),
        ({"min": "2020-01-01"}, "2024-02-27"),
    ],
)
def test_the_example_is_written_as_the_form_asks(options: dict[str, str], example: str) -> None:
    """A person who copies the spelling of the example is not refused for it."""
    kind = kind_of("date")
    assert kind.worded(kind.option_values(options)).example == example


@pytest.mark.parametrize("format", ["dd.mm.yyyy", "yyyy-mm-dd"])
@pytest.mark.parametrize(("precision", "parts"), [("day", 3), ("month", 2), ("year", 1)])
@pytest.mark.parametrize("bound", [date(2026, 11, 27), date(2026, 9, 15), date(2020, 2, 29), date(1999, 12, 31), date(2010, 1, 1)])
def test_the_screen_knows_every_day_around_a_bound(format: str, precision: str, parts: int, bound: date) -> None:
    """What is too early or too late by a day, a month or a year is not screened as clean, and what is not is."""
    kind = kind_of("date")
    for side in ("min", "max"):
        options = kind.option_values({"format": format, "precision": precision, side: bound.isoformat()})
        screen = kind.screen(options, date(2026, 11, 22))
        assert screen is not None
        for days in range(-500, 501):
            day = bound + timedelta(days)
            typed = spell((day.year, day.month, day.day)[:parts], format)
            found = kind.diagnose(typed, options, date(2026, 11, 22))
            assert bool(re.fullmatch(screen.pattern, typed)) is (not found.problems), (typed, side)
