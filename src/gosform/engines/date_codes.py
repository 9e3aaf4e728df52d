"""The troubles that dates share, under the ids of one kind: ``date.not-a-date``, ``month.not-a-date``."""

from __future__ import annotations

from typing import NamedTuple

from gosform.problem import Code, Severity

WRITE_LIKE = "Write it like this: {like}."
COMPARE = "Compare {acc} with the document."


class DateCodes(NamedTuple):
    """The codes of a kind of date, in the order in which they are looked for."""

    words: Code
    letters: Code
    characters: Code
    shape: Code
    incomplete: Code
    too_exact: Code
    two_digit_year: Code
    too_short: Code
    too_long: Code
    year: Code
    not_a_date: Code
    swapped: Code
    date_order: Code
    separators: Code
    month_name: Code
    time: Code
    excel_serial: Code
    in_future: Code
    too_early: Code
    too_late: Code
    cleaned: Code


def date_codes(kind: str) -> DateCodes:
    """The codes with the ids of one kind."""
    return DateCodes(
        words=Code(
            f"{kind}.words",
            what="{label} is written in words.",
            fix=WRITE_LIKE,
            why="Certificates write a date in words beside the digits, and people dictate the digits. The repair says the same day in digits.",
        ),
        letters=Code(
            f"{kind}.letters",
            what="There is “{char}” instead of a digit in {in}.",
            plain="There is a character that is not a digit in {in}.",
            fix="Enter {acc} in digits.",
            why="Letters that look like digits (О and 0, З and 3, l and 1) stand where a date has a digit.",
        ),
        characters=Code(
            f"{kind}.characters",
            what="There is an extra sign in {in}: “{char}”.",
            plain="There is an extra sign in {in}.",
            fix=WRITE_LIKE,
            why="A date is made of digits, of a month's name, and of dots, hyphens, slashes, commas or spaces between them.",
        ),
        shape=Code(
            f"{kind}.shape",
            what="We could not read {acc}.",
            fix=WRITE_LIKE,
            why="Neither day-month-year nor year-month-day, nor a month by name, nor a spreadsheet's day number.",
        ),
        incomplete=Code(
            f"{kind}.incomplete",
            what="The day, month or year is missing in {in}.",
            fix=WRITE_LIKE,
            why="The form asks for more of the date than was typed. Nothing is filled in: 1 January would be an invention.",
        ),
        too_exact=Code(
            f"{kind}.too-exact",
            what="{label} has more than this form asks for.",
            fix=WRITE_LIKE,
            why="The form asks for a month or a year alone (precision). Leaving the rest out drops what was typed, so nobody does it unasked.",
        ),
        two_digit_year=Code(
            f"{kind}.two-digit-year",
            what="The year in {in} has only two digits.",
            fix="Enter all four digits of the year.",
            why="Two digits fit two centuries. The repair offers the years of the last 110 that the form's bounds allow.",
        ),
        too_short=Code(
            f"{kind}.too-short",
            what="Year in {in}: {need} digits needed, {have} entered.",
            fix="Enter all four digits of the year.",
            why="A year of one or three digits has lost a digit.",
        ),
        too_long=Code(
            f"{kind}.too-long",
            what="Year in {in}: {need} digits needed, {have} entered.",
            fix="Compare the year with the document.",
            why="A year of five or six digits has a doubled digit or the start of the next word.",
        ),
        year=Code(
            f"{kind}.year",
            what="The year in {in} is too far from our time.",
            fix="Compare the year with the document.",
            why="A year before 1800 or after 2200 is a slip of the keyboard: 0997 for 1997.",
        ),
        not_a_date=Code(
            f"{kind}.not-a-date",
            what="There is no {typed} in the calendar.",
            plain="There is no such date in the calendar.",
            fix=COMPARE,
            why="The Gregorian calendar has no such day or month (31.02, 31.04, 29.02 of a year that is no leap year).",
        ),
        swapped=Code(
            f"{kind}.swapped",
            what="The month in {in} is above twelve.",
            fix="Check if day and month have changed places.",
            why="The month is above 12 and the other order gives a day of the calendar. Where both orders do, nothing is said.",
        ),
        date_order=Code(
            f"{kind}.date-order",
            what="This form writes {acc} in another order.",
            fix=WRITE_LIKE,
            why="Forms show ДД.ММ.ГГГГ, machine exchange takes ГГГГ-ММ-ДД; both occur in one pipeline. The repair loses nothing.",
        ),
        separators=Code(
            f"{kind}.separators",
            what="This form writes {acc} with other signs.",
            fix=WRITE_LIKE,
            why="The form names a format, and the parts are joined otherwise, or «г.» follows, or nothing stands between them.",
        ),
        month_name=Code(
            f"{kind}.month-name",
            what="The month in {in} is written as a word.",
            fix=WRITE_LIKE,
            why="The form takes digits. A misspelt month is repaired to the nearest name, which a person has to confirm.",
        ),
        time=Code(
            f"{kind}.time",
            what="There is also a time of day in {in}.",
            fix="Keep the date and delete the time.",
            why="A program exported date and time. Midnight loses nothing; a time in UTC may belong to the next day.",
        ),
        excel_serial=Code(
            f"{kind}.excel-serial",
            what="{label} is a plain number, as in a spreadsheet.",
            fix=WRITE_LIKE,
            why="Spreadsheets store a date as a count of days from 30.12.1899. Files of old Macs count from 1904, so the repair is a proposal.",
        ),
        in_future=Code(
            f"{kind}.in-future",
            what="This date is still to come.",
            fix=COMPARE,
            why="The form asks for a date that is not later than the day of the application (max: today).",
            source="EPGU field checks: «не должна быть больше текущей даты»",
        ),
        too_early=Code(
            f"{kind}.too-early",
            what="This date is before {limit}.",
            fix=COMPARE,
            why="The form has an earliest date (min).",
            source="the form's own rule: min",
        ),
        too_late=Code(
            f"{kind}.too-late",
            what="This date is after {limit}.",
            fix=COMPARE,
            why="The form has a latest date (max).",
            source="the form's own rule: max",
        ),
        cleaned=Code(
            f"{kind}.cleaned",
            what="We put {acc} into the usual form.",
            fix="You do not need to correct anything.",
            severity=Severity.NOTICE,
            why="Other signs between the parts, a month by name, spaces, a label or «г.» are no mistake here. They are rewritten and said.",
        ),
    )
