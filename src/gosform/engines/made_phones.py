"""Made-up phone numbers, from ranges that are kept for films and examples where a country has such.

Russia keeps none; the codes used here are in no list of operators' codes that is known to this library, which is no promise for ever.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gosform.making import Draw

KEPT_FOR_FILMS = {
    "RU": r"\+79(?:07|35|4[2-8])[0-9]{7}",
    "US": r"\+1(?:202|303|404|512|617)55501[0-9]{2}",
    "CA": r"\+1(?:403|416|506|604|613)55501[0-9]{2}",
}
"""Country -> pattern. 555-01XX: North American Numbering Plan. What Britain keeps (07700 900XXX) counts as an unknown range and is not used."""


def number(draw: Draw, country: str) -> str:
    """A number of the country in E.164; other digits at the end of libphonenumber's own example where no range is kept."""
    if country in KEPT_FOR_FILMS:
        return draw.like(KEPT_FOR_FILMS[country])
    from phonenumbers import PhoneNumberType, example_number_for_type

    shown = example_number_for_type(country, PhoneNumberType.MOBILE) or example_number_for_type(country, PhoneNumberType.FIXED_LINE)
    if shown is None:
        raise ValueError("no country has these two letters")
    national = str(shown.national_number)
    return f"+{shown.country_code}{national[:-3]}{draw.digits(3)}"
