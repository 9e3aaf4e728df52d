"""Made-up machine-readable lines: of both Russian passports, and of Utopia, the country that ICAO Doc 9303 made up for its examples."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from gosform.engines.made_amounts import day
from gosform.engines.made_words import FOREIGN_NAMES, FOREIGN_SURNAMES, given_name, patronymic, surname
from gosform.engines.mrz_digits import check_digit
from gosform.engines.mrz_letters import ROOM, names_field

if TYPE_CHECKING:
    from gosform.making import Draw

LAST_BIRTH, FIRST_ISSUE = date(2004, 12, 31), date(2019, 1, 1)


def lines(draw: Draw, document: str) -> str:
    """Both lines with a line break between; whose they are is the option of the kind."""
    sort = draw.one(("internal", "foreign", "td3")) if document == "any" else document
    woman = bool(draw.below(2))
    born = f"{day(draw, None, LAST_BIRTH):%y%m%d}"
    holder = f"{born}{check_digit(born)}{'F' if woman else 'M'}"
    if sort == "internal":
        names = names_field(surname(draw, woman), given_name(draw, woman), patronymic(draw, woman)) or ""
        extra = f"{draw.digits(1)}{day(draw, FIRST_ISSUE, None):%y%m%d}{draw.digits(6)}<"
        return f"PNRUS{names}\n{_second(draw.digits(9), f'RUS{holder}', '<' * 7, extra + check_digit(extra))}"
    state = "RUS" if sort == "foreign" else "UTO"
    number = draw.like("7[0-9]{8}" if sort == "foreign" else "[A-Z][0-9]{8}")
    names = f"{draw.one(FOREIGN_SURNAMES)}<<{draw.one(FOREIGN_NAMES)}".upper().replace("'", "").ljust(ROOM, "<")
    expiry = draw.like("(?:2[6-9]|3[0-5])(?:0[1-9]|1[0-2])(?:0[1-9]|1[0-9]|2[0-8])")
    return f"P<{state}{names}\n{_second(number, state + holder, expiry + check_digit(expiry), '<' * 15)}"


def _second(number: str, holder: str, expiry: str, extra: str) -> str:
    """The second line from its stretches, each but the first with its check digit."""
    line = f"{number}{check_digit(number)}{holder}{expiry}{extra}"
    return line + check_digit(line[:10] + line[13:20] + line[21:43])
