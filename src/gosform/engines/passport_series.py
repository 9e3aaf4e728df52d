"""What the series of an internal passport tells: a region in digits 1-2, the year in which the blank was made in digits 3-4."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from gosform.text import two_digits

FIRST_BLANKS = 1997

SERIES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "01": ("79",), "02": ("80",), "03": ("81",), "04": ("84",), "05": ("82",), "06": ("26",), "07": ("83",), "08": ("85",),
        "09": ("91",), "10": ("86",), "11": ("87",), "12": ("88",), "13": ("89",), "14": ("98",), "15": ("90",), "16": ("92",),
        "17": ("93",), "18": ("94",), "19": ("95",), "20": ("96",), "21": ("97",), "22": ("01",), "23": ("03",), "24": ("04",),
        "25": ("05",), "26": ("07",), "27": ("08",), "28": ("10",), "29": ("11",), "30": ("12",), "31": ("14",), "32": ("15",),
        "33": ("17",), "34": ("18",), "35": ("19",), "36": ("20",), "37": ("24",), "38": ("25",), "39": ("27",), "40": ("29",),
        "41": ("30",), "42": ("32",), "43": ("33",), "44": ("34",), "45": ("37",), "46": ("38",), "47": ("41",), "48": ("42",),
        "49": ("44",), "50": ("46",), "51": ("47",), "52": ("22",), "53": ("49",), "54": ("50",), "55": ("52",), "56": ("53",),
        "57": ("54",), "58": ("56",), "59": ("57",), "60": ("58",), "61": ("60",), "62": ("61",), "63": ("36",), "64": ("63",),
        "65": ("64",), "66": ("65",), "67": ("66",), "68": ("68",), "69": ("28",), "70": ("69",), "71": ("70",), "72": ("71",),
        "73": ("73",), "74": ("75",), "75": ("76",), "76": ("78",), "77": ("45", "46"), "78": ("40",), "79": ("99",),
    }
)  # fmt: skip
"""Region as the constitution counts -> the first digits of the series of its passports, which are the region's number in ОКАТО.

Left out, so that nothing is said of them: the autonomous districts (83, 86, 87, 89), whose passports have series of their own as well
as those of the region that they lie in; Crimea and Sevastopol (91, 92 and the 90 that their departments use), where several
series were given out; regions that were merged into others; Baikonur and offices abroad (99).
"""

_KNOWN = frozenset(series for regions in SERIES.values() for series in regions)


def other_region(series: str, region: str) -> bool:
    """The first two digits of a series and of a department's code are those of two different regions, both of them known."""
    return region in SERIES and series in _KNOWN and series not in SERIES[region]


def begins_with_zero(series: str, today: int) -> bool:
    """A series of a known region below 10, made in a year that fits: what one looks like that a zero was put in front of."""
    return series[0] == "0" and series[:2] in _KNOWN and not doubtful_year(series[2:4], today)


def blank_year(two_digits: str) -> int:
    """The year in which a blank was made: 97 is 1997, 96 is 2096."""
    year = int(two_digits)
    return year + 1900 if year >= FIRST_BLANKS - 1900 else year + 2000


@lru_cache(maxsize=8)
def _possible(today: int) -> frozenset[str]:
    """The last digits of years. A blank may be printed ahead, by a year at most."""
    return frozenset(f"{year % 100:02}" for year in range(FIRST_BLANKS, min(max(today, FIRST_BLANKS) + 2, FIRST_BLANKS + 100)))


def doubtful_year(two_digits: str, today: int) -> bool:
    """No blank can have been made in a year with these last digits, seen from the year ``today``."""
    return two_digits not in _possible(today)


def possible_years(today: int) -> str:
    """A regular expression for the two digits of a year in which a blank can have been made."""
    return two_digits(map(int, _possible(today)))
