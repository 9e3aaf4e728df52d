"""How a date finds its problems: signs, then parts, then the year, the calendar, the spelling, the bounds.

The reading is ``calendar_text``'s; here it is held against what a form asks for. A repair is ``safe`` when it only spells
the same day again, ``likely`` when a time, a day or a guess is involved.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import partial

from gosform.engines.calendar_days import (
    FARTHEST,
    FIRST_YEAR,
    LAST_YEAR,
    exists,
    is_day,
    is_leap,
    month_and_day,
    near_days,
    other_century,
    spell,
    years_meant,
)
from gosform.engines.calendar_text import PLAIN, Written, month_named, read_date
from gosform.engines.date_asked import COUNT, Asked, Parts, cut
from gosform.engines.date_codes import DateCodes
from gosform.engines.date_words import Said, date_in_words
from gosform.engines.line import LONGEST, instead, letters_as_digits, read_line, runs, strange_runs
from gosform.kind import Found
from gosform.problem import Code, Fix, Problem, Severity, Span, Trust, problem
from gosform.text import LATIN_TO_CYRILLIC, TO_RUSSIAN_LAYOUT, Folded

SAFE, LIKELY, CANDIDATE, ERROR = Trust.SAFE, Trust.LIKELY, Trust.CANDIDATE, Severity.ERROR
JOINTS = " -./,:\\_"
_found = partial(tuple.__new__, Found)
ALL_TEN, FIRST_FIVE, LAST_FIVE = Span(0, 10), Span(0, 5), Span(5, 10)
"""Of a date in a usual spelling: all of it; where day and month stand before the year, and behind it."""
CENTURIES = (ALL_TEN, Span(0, 2)), (ALL_TEN, Span(6, 8))
"""All of it and the century of its year: where the year stands first, and last."""
MOST_NEAR = 3
"""So many days or years that may be meant are offered; where there are more, none of them helps."""
FAR = 5
"""Years beyond a bound from which on the other century is the better guess."""


def diagnose(typed: str, asked: Asked, codes: DateCodes, labels: tuple[str, ...] = ()) -> Found:
    """Every problem of a date, and its canonical spelling; ``read`` is year-month-day wherever the date was understood."""
    return _plain(typed, asked, codes) or at_length(typed, asked, codes, labels)


def _plain(typed: str, asked: Asked, codes: DateCodes) -> Found | None:
    """The same of a day in one of the two usual spellings; None for all else, and where a year or zeros have more to them."""
    match = PLAIN(typed)
    if not match or asked.precision != "day":
        return None
    day, month, y, iso, iso_month, iso_day = match.groups()
    if not (dotted := day is not None):
        day, month, y = iso_day, iso_month, iso
    year = int(y)
    m, d, there, changed, near = month_and_day(is_leap(year), month, day)
    if not FIRST_YEAR <= year <= LAST_YEAR or not d:
        return None
    if changed:
        return _found(((_swapped(typed, FIRST_FIVE if dotted else LAST_FIVE, (year, d, m), asked, codes),), None, None))
    if not there:
        fixes = () if len(near) > MOST_NEAR and not asked.bounded(year) else _near(typed, year, near, asked)
        return _found(((_absent(typed, ALL_TEN, fixes, codes),), None, None))
    parts = (year, m, d)
    read = f"{y}-{month}-{day}"
    spelt = f"{day}.{month}.{y}" if asked.format == "dd.mm.yyyy" else read
    other_order = asked.format == ("yyyy-mm-dd" if dotted else "dd.mm.yyyy")
    if asked.early(parts) or asked.late(parts):
        beyond = _beyond(typed, CENTURIES[dotted], parts, asked, codes)
        return Found((problem(codes.date_order, ALL_TEN, like=asked.like), beyond) if other_order else (beyond,), None, read)
    if other_order:
        order = Problem(codes.date_order, ALL_TEN, {"like": asked.like}, (Fix(ALL_TEN, spelt, SAFE),), codes.date_order.severity)
        return _found(((order,), None, read))
    return Found((), spelt, read)


def at_length(typed: str, asked: Asked, codes: DateCodes, labels: tuple[str, ...]) -> Found:
    """What ``diagnose`` says, for any spelling."""
    if len(typed) > LONGEST:
        return Found((problem(codes.shape, Span(0, len(typed)), like=asked.like),))
    line = read_line(typed, labels)
    written = read_date(line.kept)
    if written is None:
        return Found(_unread(line, asked, codes))
    written = unzeroed(written)
    parts = _parts(written, asked)
    if parts is None:
        return Found((problem(codes.incomplete, line.whole(), like=asked.like),))
    if broken := _broken(line, written, parts, asked, codes):
        return Found((broken,))
    spelt = spell(parts, asked.format)
    beyond = asked.early(parts) or asked.late(parts)
    found = _respelled(line, written, parts, asked, codes, spelt="" if beyond else spelt)
    if beyond:
        first, last = written.year_at
        places = line.whole(), line.span(first, first + 2) if last else line.whole()
        found.append(_beyond(typed, places, parts, asked, codes))
    read = spell(parts, "yyyy-mm-dd") if asked.format == "dd.mm.yyyy" else spelt
    if errors := [p for p in found if p.severity is ERROR]:
        return Found(tuple(errors), None, read)
    return Found(tuple(found), spelt, read)


def _beyond(typed: str, places: tuple[Span, Span], parts: Parts, asked: Asked, codes: DateCodes) -> Problem:
    """A date outside the bounds. places: of all of it, and of the first two digits of the year, which are shown where another century mends it."""
    fixes = _other_century(typed, parts, asked)
    at = places[1] if fixes else places[0]
    if asked.early(parts):
        return problem(codes.too_early, at, *fixes, limit=asked.earliest)
    if asked.until_today:
        return problem(codes.in_future, at, *fixes)
    return problem(codes.too_late, at, *fixes, limit=asked.latest)


def unzeroed(written: Written) -> Written:
    """Zeros in place of a day, or of the day and the month, say that they are not known: 00.00.1950 is a year."""
    if written.day != 0 or len(written.year) != 4 or not FIRST_YEAR <= int(written.year) <= LAST_YEAR:
        return written
    if written.month == 0:
        return written._replace(order="y", month=None, day=None, joints="", tail=True)
    if written.month is None or written.month > 12:
        return written
    return written._replace(order="my" if written.order == "dmy" else "ym", day=None, joints=written.joints[:1], tail=True)


def _parts(written: Written, asked: Asked) -> Parts | None:
    """The parts that the form asks for; None where one was not typed."""
    year, month, day, precision = written.year, written.month, written.day, asked.precision
    if not year or (month is None and precision != "year") or (day is None and precision == "day"):
        return None
    return (int(year), month or 0, day or 0)[: COUNT[precision]]


def _broken(line: Folded, written: Written, parts: Parts, asked: Asked, codes: DateCodes) -> Problem | None:
    """What keeps the parts from being a date: the length of the year, the year, the calendar."""
    have = len(written.year)
    if have != 4 or not FIRST_YEAR <= parts[0] <= LAST_YEAR:
        span = line.span(*written.year_at)
        meant = [(y, *parts[1:]) for y in years_meant(written.year, asked.today)]
        fixes = _fixes(line.typed, meant, asked, LIKELY)
        if have == 4:
            return problem(codes.year, span, *fixes)
        if have == 2:
            return problem(codes.two_digit_year, span, *fixes)
        fixes = fixes if len(fixes) <= MOST_NEAR else ()
        return problem(codes.too_short if have < 4 else codes.too_long, span, *fixes, need=4, have=have)
    whole = parts if written.day is None or written.month is None else (parts[0], written.month, written.day)
    if exists(whole):
        return None
    if len(whole) == 3 and not written.word and is_day(whole[0], whole[2], whole[1]):
        return _swapped(line.typed, _day_and_month(line, written), (whole[0], whole[2], whole[1])[: len(parts)], asked, codes)
    near = _near(line.typed, parts[0], near_days(*parts), asked) if len(parts) == 3 and not written.word else ()
    return _absent(line.typed, line.whole(), near, codes)


def _swapped(typed: str, span: Span, meant: Parts, asked: Asked, codes: DateCodes) -> Problem:
    return Problem(codes.swapped, span, {}, _fixes(typed, [meant], asked, LIKELY), codes.swapped.severity)


def _absent(typed: str, span: Span, near: tuple[Fix, ...], codes: DateCodes) -> Problem:
    start, end = span
    return Problem(codes.not_a_date, span, {"typed": typed[start:end][:30]}, near, codes.not_a_date.severity)


def _near(typed: str, year: int, days: Sequence[tuple[int, int]], asked: Asked) -> tuple[Fix, ...]:
    """The few days of a year that a day which the calendar does not have may mean; none where there are more of them."""
    if len(days) > MOST_NEAR and not asked.bounded(year):
        return ()
    meant = [found for month, day in days if asked.takes(found := (year, month, day))]
    return _fixes(typed, meant, asked, CANDIDATE) if len(meant) <= MOST_NEAR else ()


def _day_and_month(line: Folded, written: Written) -> Span:
    """Where the numbers stand that are not the year, nor a time of day."""
    first, last = written.year_at
    end = written.time_at[0] if written.time_at else len(line.kept)
    there = [run for run in runs(line.kept[:end], str.isdigit) if not first <= run[0] < last]
    return line.span(there[0][0], there[-1][1]) if there and last else line.whole()


def _month_at(line: Folded) -> Span:
    """Where the name of the month stands."""
    return next((line.span(*run) for run in runs(line.kept, str.isalpha) if month_named(line.kept[slice(*run)])), line.whole())


def _other_century(typed: str, parts: Parts, asked: Asked) -> tuple[Fix, ...]:
    """The same date with the century mended, where the form takes that: programs make a year of its last two digits.

    Not where the date is beyond the bound by a few years only: there a slip in the last digits says as much.
    """
    meant = other_century(parts[0])
    if meant is None or meant > asked.today.year + FARTHEST:
        return ()
    near = asked.earliest.year - parts[0] if asked.early(parts) and asked.earliest else 0
    if asked.late(parts) and asked.latest:
        near = parts[0] - asked.latest.year
    return _fixes(typed, [(meant, *parts[1:])], asked, LIKELY) if near >= FAR else ()


def _fixes(typed: str, meant: Iterable[Parts], asked: Asked, trust: Trust) -> tuple[Fix, ...]:
    """Replacements of all of what was typed by those dates that the form takes; candidates where there are several."""
    texts: list[str] = []
    for parts in meant:
        if asked.takes(parts) and (text := spell(parts, asked.format)) not in texts:
            texts.append(text)
    if len(texts) == 1:
        return (instead(typed, texts[0], trust),)
    return tuple([instead(typed, text, CANDIDATE) for text in texts])


def _respelled(line: Folded, written: Written, parts: Parts, asked: Asked, codes: DateCodes, *, spelt: str) -> list[Problem]:
    """Another spelling than the form's: errors with a repair, or one notice.

    spelt: the date as the form writes it, which is the repair; empty where the form does not take this date.
    """
    if named := _misspelt(line, written, asked, codes):
        exact = named[-1][0] is codes.too_exact
        loses = exact or written.order in ("serial", "short") or (written.time_at is not None and not written.midnight)
        if written.utc and not written.midnight and len(parts) == 3 and parts < (LAST_YEAR,):
            fixes = _fixes(line.typed, [parts, cut(date(*parts) + timedelta(1), 3)], asked, LIKELY)
        else:
            fixes = (instead(line.typed, spelt, LIKELY if loses else SAFE),) if spelt else ()
        like = asked.like
        return [problem(code, span, *fixes, like=like) for code, span in named]
    usual = written.order in ("y", "my", "ym") or (written.order, written.joints) in (("dmy", ".."), ("ymd", "--"))
    tidied = written.word or written.tail or written.order == "packed" or written.time_at or not usual
    if line.touched or tidied or (not written.padded and asked.format != "any"):
        return [problem(codes.cleaned, line.touched[0] if line.touched else line.whole())]
    return []


def _misspelt(line: Folded, written: Written, asked: Asked, codes: DateCodes) -> list[tuple[Code, Span]]:
    """The errors of spelling, first the ones of content."""
    strict = asked.format != "any"
    if written.order == "serial":
        return [(codes.excel_serial, line.whole())]
    found: list[tuple[Code, Span]] = []
    if written.time_at and (strict or not written.midnight):
        found.append((codes.time, line.span(*written.time_at)))
    code: Code | None = None
    if given(written) > COUNT[asked.precision]:
        code = codes.too_exact
    elif written.order == "short":
        code = codes.separators
    elif strict and written.word:
        code = codes.month_name
    elif strict and _other_order(written, asked):
        code = codes.date_order
    elif strict and (written.order == "packed" or written.tail or set(written.joints) - {"." if asked.format == "dd.mm.yyyy" else "-"}):
        code = codes.separators
    if code is not None:
        found.append((code, _month_at(line) if code is codes.month_name else line.whole()))
    return found


def given(written: Written) -> int:
    """How many parts were typed: 3 with a day, 2 with a month, 1 for a year alone."""
    return 3 if written.day is not None else 2 if written.month is not None else 1


def _other_order(written: Written, asked: Asked) -> bool:
    year_first = asked.format == "yyyy-mm-dd"
    return written.order in (("dmy", "my") if year_first else ("ymd", "ym"))


def _unread(line: Folded, asked: Asked, codes: DateCodes) -> tuple[Problem, ...]:
    """A line that is no date as it stands: letters for digits, a misspelt month, a strange sign, or nothing like a date."""
    text = line.kept
    if asked.precision == "year" and re.fullmatch("[0-9]{2,3}", text):
        return (_year_cut(line, asked, codes),)
    if said := date_in_words(text):
        return (_words(line, said, asked, codes),)
    if meant := letters_as_digits(text):
        fixes = _repair(line, [meant[0]], asked, SAFE if meant[1] else LIKELY)
        if fixes:
            return strange_runs(line, str.isalpha, codes.letters, *fixes, like=asked.like)
    near = _month_meant(text)
    if near is not None:
        words = [run for run in runs(text, str.isalpha) if run[1] - run[0] > 3]
        span = line.span(*words[0]) if words else line.whole()
        return (problem(codes.month_name, span, *_take(line, [near], asked, LIKELY), like=asked.like),)

    def strange(char: str) -> bool:
        return not char.isalnum() and char not in JOINTS

    if any(map(strange, text)) and sum(c in "0123456789" for c in text) >= 4:
        without = "".join(c for c in text if not strange(c))
        dotted = "".join("." if strange(c) else c for c in text)
        fixes = _repair(line, [without, dotted], asked, LIKELY)[:1]
        return strange_runs(line, strange, codes.characters, *fixes, like=asked.like)
    apart = () if any(map(str.isalpha, text)) else _repair(line, [text.replace(" ", "")], asked, LIKELY)
    return (problem(codes.shape, line.whole(), *apart, like=asked.like),)


def _month_meant(text: str) -> Written | None:
    """A date with a misspelt month, or with one in Latin letters: lookalikes among Russian ones, or a keyboard left in English."""
    if near := read_date(text, near=True):
        return near
    if not re.search("[A-Za-z]", text):
        return None
    alike = "".join(LATIN_TO_CYRILLIC.get(char, char) for char in text)
    keys = re.sub("[A-Za-z](?:[A-Za-z,.]*[A-Za-z])?", lambda word: word[0].translate(TO_RUSSIAN_LAYOUT), text)
    return read_date(alike, near=True) or read_date(keys)


def _words(line: Folded, said: Said, asked: Asked, codes: DateCodes) -> Problem:
    """A date written out. What the form asks for may be less of it, but not more."""
    year, month, day = said
    if day is None and asked.precision == "day":
        return problem(codes.incomplete, line.whole(), like=asked.like)
    years = (int(year),) if len(year) == 4 else years_meant(year, asked.today)
    meant = [(y, month, day or 1)[: COUNT[asked.precision]] for y in years if exists((y, month, day or 1))]
    return problem(codes.words, line.whole(), *_fixes(line.typed, meant, asked, LIKELY), like=asked.like)


def _year_cut(line: Folded, asked: Asked, codes: DateCodes) -> Problem:
    """A year alone, of two digits or three."""
    meant: list[Parts] = [(year,) for year in years_meant(line.kept, asked.today)]
    fixes = _fixes(line.typed, meant, asked, LIKELY)
    if len(line.kept) == 3:
        return problem(codes.too_short, line.whole(), *(fixes if len(fixes) <= MOST_NEAR else ()), need=4, have=3)
    return problem(codes.two_digit_year, line.whole(), *fixes)


def _repair(line: Folded, texts: list[str], asked: Asked, trust: Trust) -> tuple[Fix, ...]:
    return _take(line, [written for text in texts if (written := read_date(text))], asked, trust)


def _take(line: Folded, readings: list[Written], asked: Asked, trust: Trust) -> tuple[Fix, ...]:
    """Fixes to what these readings say, where they say a date that the form takes."""
    meant = []
    for written in readings:
        parts = _parts(written, asked)
        if parts and len(written.year) == 4 and written.order not in ("serial", "short"):
            meant.append(parts)
            if (written.time_at and not written.midnight) or given(written) > COUNT[asked.precision]:
                trust = LIKELY
    return _fixes(line.typed, meant, asked, trust)
