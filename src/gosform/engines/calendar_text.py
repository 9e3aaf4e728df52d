"""Dates as people write them: «25.03.1990», «1990-03-25», «5 мая 2020 г.», «March 5, 2020», «25/III-90», 43831.

:func:`read_date` says which digits are the year, the month and the day, and how they were joined. It reads; it refuses
nothing: whether such a day exists, and whether the form takes this spelling, is for the kind to say.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from typing import Literal, NamedTuple

from gosform.engines.calendar_days import FIRST_YEAR, LAST_YEAR, is_day

EXCEL_DAY_ZERO = date(1899, 12, 30)
"""Day 0 of a spreadsheet, such that day 61 is 1 March 1900; days before that are off by one and are not read."""
EXCEL_DAYS = range(10_000, 73_051)
"""Serial numbers that are read as dates: 18 May 1927 to 1 January 2100."""

MONTHS: tuple[tuple[str, ...], ...] = (
    ("январь", "января", "январе", "january"),
    ("февраль", "февраля", "феврале", "february"),
    ("март", "марта", "марте", "march"),
    ("апрель", "апреля", "апреле", "april"),
    ("май", "мая", "мае", "may"),
    ("июнь", "июня", "июне", "june"),
    ("июль", "июля", "июле", "july"),
    ("август", "августа", "августе", "august"),
    ("сентябрь", "сентября", "сентябре", "september"),
    ("октябрь", "октября", "октябре", "october"),
    ("ноябрь", "ноября", "ноябре", "november"),
    ("декабрь", "декабря", "декабре", "december"),
)
ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10, "XI": 11, "XII": 12}
_ROMAN_LATIN = str.maketrans({"Х": "X", "І": "I", "У": "V", "П": "II", "Ш": "III"})
"""Roman numbers typed with a Russian keyboard: Ш is III, ХП is XII."""

Order = Literal["dmy", "ymd", "my", "ym", "y", "dm", "packed", "short", "serial"]


class Written(NamedTuple):
    """A date as it was written.

    order: in which order the parts came; ``packed`` is eight digits in a row, ``short`` seven (a leading zero was lost),
      ``serial`` a spreadsheet's day number.
    year: its digits as typed, maybe two or three of them; empty where there is none.
    word: the month was a word or a Roman number; ``guessed`` when the word is only near a month's name.
    joints: the signs between the parts.
    tail: something that means nothing follows or surrounds the date («г.», quotes).
    time: the time of day that was typed along; ``midnight`` and ``utc`` say what is known of it.
    year_at, time_at: where they stand in the line.
    """

    order: Order
    year: str
    month: int | None = None
    day: int | None = None
    word: bool = False
    guessed: bool = False
    padded: bool = True
    joints: str = ""
    tail: bool = False
    time_at: tuple[int, int] | None = None
    midnight: bool = False
    utc: bool = False
    year_at: tuple[int, int] = (0, 0)


_J = r"(?P<%s> ?[-./,:\\_] ?| +)"
_WORD = r"(?P<w>[^\W0-9_]+)"
_GAP = r"[-./, ]*"
_NTH = r"(?:(?:st|nd|rd|th)(?: of)?|-?го|-?е)?"
_Y, _M, _D = "(?P<y>[0-9]{%s})", "(?P<m>[0-9]{1,2})", "(?P<d>[0-9]{1,2})"


_NUMBERS: tuple[tuple[Order, str], ...] = (
    ("dmy", (_D + _J % "j" + _M + _J % "k" + _Y % "1,6")),
    ("ymd", (_Y % "3,6" + _J % "j" + _M + _J % "k" + _D)),
    ("my", (_M + _J % "j" + _Y % "3,6")),
    ("ym", (_Y % "3,6" + _J % "j" + _M)),
    ("dm", (_D + _J % "j" + _M)),
    ("y", (_Y % "4")),
)
_WORDS: tuple[tuple[Order, str], ...] = (
    ("dmy", (_D + _NTH + _GAP + _WORD + _GAP + _Y % "1,6")),
    ("dmy", (_WORD + _GAP + _D + _NTH + "(?:, ?|[ .-])" + _Y % "2,6")),
    ("ymd", (_Y % "3,6" + _GAP + _WORD + _GAP + _D)),
    ("my", (_WORD + _GAP + _Y % "2,6")),
    ("ym", (_Y % "3,6" + _GAP + _WORD)),
    ("dm", (_D + _NTH + _GAP + _WORD)),
)
_TIME = r"(?:T| ?, ?| в | )(?P<h>[0-9]{1,2}):(?P<min>[0-9]{2})(?::(?P<s>[0-9]{2}(?:[.,][0-9]{1,9})?))? ?(?P<z>Z|UTC|GMT|[+-][0-9]{2}:?[0-9]{2})?$"
_TAIL = r"(?:(?<=[0-9])[ ,]*г(?:од[ау]?)?\.?(?: ?р(?:ожд(?:ения)?)?\.?)?|[.,;])$"
_NUMBERS_READ = tuple((order, re.compile(pattern).fullmatch) for order, pattern in _NUMBERS)
_WORDS_READ = tuple((order, re.compile(pattern, re.IGNORECASE).fullmatch) for order, pattern in _WORDS)
_TIME_READ, _TAIL_READ = re.compile(_TIME, re.IGNORECASE).search, re.compile(_TAIL, re.IGNORECASE).search
_SERIAL, _ROW = re.compile("[0-9]{5}(?:[.,]0+)?").fullmatch, re.compile("[0-9]{7,8}").fullmatch
_FIGURES = re.compile(r"[-0-9 ./,:\\_]*").fullmatch
"""All that a date without words is made of."""
_LETTERED = re.compile(r"[^\W0-9_]").search
PLAIN = re.compile(r"([0-9]{2})\.([0-9]{2})\.([0-9]{4})|([0-9]{4})-([0-9]{2})-([0-9]{2})").fullmatch
"""The two spellings that nearly everybody uses; what they say needs no further look."""
_QUOTES = str.maketrans(dict.fromkeys("\"'«»„“”‟‘’", " "))
_QUOTED = re.compile("[\"'«»„“”‟‘’]").search


def read_date(line: str, *, near: bool = False) -> Written | None:
    """What a tidied line (see ``gosform.engines.line``) says as a date; None where it says none.

    near: also take a misspelt month for the month that its name is nearest to.
    """
    if plain := PLAIN(line):
        day, month, year, iso_year, iso_month, iso_day = plain.groups()
        if year:
            return Written("dmy", year, int(month), int(day), joints="..", year_at=(6, 10))
        return Written("ymd", iso_year, int(iso_month), int(iso_day), joints="--", year_at=(0, 4))
    if ":" not in line and (usual := _NUMBERS_READ[0][1](line)):  # day, month, year: what follows would come to the same
        return _numbered(_NUMBERS_READ[0][0], usual, 0)
    time = _TIME_READ(line) if ":" in line else None
    core = line[: time.start()] if time else line
    bare = core.translate(_QUOTES) if _QUOTED(core) else core
    tail = bare != core
    while not bare[-1:].isdigit() and (match := _TAIL_READ(bare.rstrip())):
        bare, tail = bare[: match.start()], True
    found = _row(bare) or _numbers(bare) if _FIGURES(bare.strip()) else _words(bare, near) if _LETTERED(bare) else None
    if found is None or (time and found.order in ("packed", "short", "serial", "y")):
        return None
    if not time:
        return found._replace(tail=True) if tail else found
    midnight = not re.search("[1-9]", time["h"] + time["min"] + (time["s"] or ""))
    utc = bool(time["z"]) and time["z"].upper() in ("Z", "UTC", "GMT", "+00:00", "+0000")
    return found._replace(tail=tail, time_at=(time.start(), len(line)), midnight=midnight and not time["z"], utc=utc)


def _numbers(text: str) -> Written | None:
    """Numbers with signs between them."""
    bare, lead = text.strip(), len(text) - len(text.lstrip())
    for order, pattern in _NUMBERS_READ:
        if match := pattern(bare):
            return _numbered(order, match, lead)
    return None


def _numbered(order: Order, match: re.Match[str], lead: int) -> Written:
    part = match.groupdict()
    year, month, day = part.get("y", ""), part.get("m"), part.get("d")
    start, end = match.span("y") if year else (0, 0)
    if order == "dmy" and len(year) <= 2 and day and int(day) > 31:
        order, year, day = "ymd", day, year
        start, end = match.span("d")
    joint, joints = part.get("j"), ""
    if joint is not None:
        joints = (joint.strip() or " ") + ((part["k"].strip() or " ") if "k" in part else "")
    return Written(
        order,
        year,
        int(month) if month else None,
        int(day) if day else None,
        padded=(month is None or len(month) == 2) and (day is None or len(day) == 2),
        joints=joints,
        year_at=(lead + start, lead + end),
    )


def _row(text: str) -> Written | None:
    """Digits in a row: eight or seven digits of a date, or a spreadsheet's day number.

    Eight digits have one reading at most: a year of 1800-2200 at the end puts 18 to 22 where year-month-day has its month.
    """
    bare, lead = text.strip(), len(text) - len(text.lstrip())
    if _SERIAL(bare):
        day = int(bare[:5])
        if day not in EXCEL_DAYS:
            return None
        meant = EXCEL_DAY_ZERO + timedelta(day)
        return Written("serial", f"{meant.year:04}", meant.month, meant.day)
    if not _ROW(bare):
        return None
    order: Order = "packed" if len(bare) == 8 else "short"
    eight = bare.zfill(8)
    for y, m, d, at in ((eight[4:], eight[2:4], eight[:2], 4), (eight[:4], eight[4:6], eight[6:], 0)):
        if FIRST_YEAR <= int(y) <= LAST_YEAR and is_day(int(y), int(m), int(d)):
            return Written(order, y, int(m), int(d), year_at=(lead + at, lead + at + 4) if order == "packed" else (lead, lead + 7))
    return None


def _words(text: str, near: bool) -> Written | None:
    """A month by name: Russian in any case, English, an abbreviation, or a Roman number."""
    bare, lead = text.strip(), len(text) - len(text.lstrip())
    for order, pattern in _WORDS_READ:
        match = pattern(bare)
        if not match:
            continue
        month = month_named(match["w"])
        guessed = month is None and near
        if guessed:
            month = month_near(match["w"])
        if month is None:
            continue
        part = match.groupdict()
        year, day = part.get("y", ""), part.get("d")
        at = match.span("y") if year else (0, 0)
        return Written(order, year, month, int(day) if day else None, word=True, guessed=guessed, year_at=(lead + at[0], lead + at[1]))
    return None


@cache
def _stems() -> dict[str, int]:
    stems: dict[str, int] = {}
    for month, names in enumerate(MONTHS, 1):
        for name in names:
            for length in range(3, len(name) + 1):
                stems[name[:length]] = month
    return stems


def month_named(word: str) -> int | None:
    """1 to 12 for a month's name, three or more of its first letters, or a Roman number; None for anything else."""
    return _stems().get(word.casefold()) or ROMAN.get(word.upper().translate(_ROMAN_LATIN))


def month_near(word: str) -> int | None:
    """The month whose name a misspelt word is nearest to; None where it is near none."""
    from difflib import get_close_matches

    folded = word.casefold()
    if not 4 <= len(folded) <= 12:
        return None
    names = [name for month in MONTHS for name in month]
    found = get_close_matches(folded, names, 1, 0.75)
    return month_named(found[0]) if found else None
