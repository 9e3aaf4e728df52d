"""Made-up numbers and days within the bounds that a form gives."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gosform.making import Draw

FIRST_DAY, LAST_DAY = date(1950, 1, 1), date(2024, 12, 31)
TO_COME = date(2090, 1, 1)
"""Where a form asks for days from today on: far enough to be still to come whenever the example is used."""
YEARS = timedelta(days=20 * 365)


def number(draw: Draw, low: Decimal | None, high: Decimal | None, places: int | None) -> str:
    """A number with this many digits behind the sign, by default as many as the bounds have; ``ValueError`` when there is none."""
    if places is None:
        places = max(1, *(-int(bound.as_tuple().exponent) for bound in (low, high) if bound is not None), 0)
    room = Decimal(1000)
    if low is None:
        low = Decimal(0) if high is None or high >= 0 else high - room
    if high is None:
        high = max(low, Decimal(0)) + room
    first = int(low.scaleb(places).to_integral_value(ROUND_CEILING))
    last = int(high.scaleb(places).to_integral_value(ROUND_FLOOR))
    if first > last:
        raise ValueError("there is no such number between the bounds")
    chosen = draw.between(first, last)
    digits = f"{abs(chosen):0{places + 1}}"
    sign = "-" if chosen < 0 else ""
    return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)


def day(draw: Draw, low: object, high: object) -> date:
    """A day between two bounds, each a day, ``today`` or None; ``ValueError`` when there is none whatever day it is."""
    last = high if isinstance(high, date) else None
    if low == "today":
        first = TO_COME
    elif isinstance(low, date):
        first = low
    else:
        first = min(FIRST_DAY, last - YEARS) if last and last.year > 1820 else FIRST_DAY if last is None else min(FIRST_DAY, last)
    if last is None:
        last = LAST_DAY if high == "today" or first <= LAST_DAY - YEARS else min(first, date(2170, 1, 1)) + YEARS
    if first > last:
        raise ValueError("there is no day between the bounds, whatever day it is")
    return first + timedelta(draw.between(0, (last - first).days))
