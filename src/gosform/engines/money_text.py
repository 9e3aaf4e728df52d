"""Sums of money as people write them: «1 500,50», «1500 р. 50 коп.», «1500-50» and «1500=» of payment orders, «₽1500»."""

from __future__ import annotations

import re
from typing import NamedTuple

_ROUBLES = r"(?:рубл(?:ь|я|ей|и|ях)|руб\.?|р\.?|₽|rubles?|rub\.?|rur)(?![^\W\d_])"
_KOPECKS = r"(?:копе(?:йка|йки|ек|йками)|коп\.?|к\.?)(?![^\W\d_])"
_WHOLE = r"(?P<whole>[0-9]{1,3}(?:[ '’][0-9]{3})+|[0-9]+)"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?P<lead>₽ ?)?(?P<sign>[+-]?) ?{_WHOLE}(?:(?P<point>[.,])(?P<part>[0-9]*))?(?P<unit> ?{_ROUBLES})?",
        rf"(?P<sign>[+-]?) ?(?P<whole>)(?P<point>[.,])(?P<part>[0-9]+)(?P<unit> ?{_ROUBLES})?",
        rf"(?P<sign>[+-]?) ?{_WHOLE}(?P<unit> ?{_ROUBLES}[ ,]*)(?P<part>[0-9]{{1,2}}) ?{_KOPECKS}",
        rf"(?P<sign>){_WHOLE}(?P<unit>[=-])(?P<part>[0-9]{{2}})(?P<tail> ?{_ROUBLES})?",
        rf"(?P<sign>){_WHOLE}(?P<unit> ?=)",
    )
)
_OTHER = re.compile(r"[$€£¥₴₸]|(?:долл|доллар|евро|тенге|гривн|юан|usd|eur|kzt|cny|byn|gbp)", re.IGNORECASE)


class Sum(NamedTuple):
    """A sum as it was written.

    part: what stood after the decimal sign, or the kopecks in two digits; ``point`` and ``at`` say which sign and where.
    plain: nothing but digits, spaces between thousands and a decimal sign: there is nothing to mention.
    """

    minus: bool
    whole: str
    part: str
    point: str = ""
    at: tuple[int, int] = (0, 0)
    part_at: tuple[int, int] = (0, 0)
    plain: bool = True


def read_sum(line: str) -> Sum | None:
    """What a tidied line (see ``gosform.engines.line``) says as roubles and kopecks; None where it says no such sum."""
    for number, form in enumerate(_FORMS):
        match = form.fullmatch(line)
        if not match:
            continue
        got = match.groupdict()
        whole, part = re.sub("[^0-9]", "", got["whole"]), got.get("part") or ""
        point = got.get("point") or ""
        if number == 2:
            part = part.zfill(2)
        return Sum(
            got["sign"] == "-",
            whole.lstrip("0") or "0",
            part,
            point,
            match.span("point") if point else (0, 0),
            match.span("part") if part else (0, 0),
            plain=number == 0 and not (got["lead"] or got["unit"] or got["sign"]) and bool(part) == bool(point) and "'" not in line,
        )
    return None


def other_currency(text: str) -> bool:
    """A sign or a name of a currency other than the rouble."""
    return bool(_OTHER.search(text))
