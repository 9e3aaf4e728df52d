"""English aloud."""

from __future__ import annotations

_split = str.split

POINT = "point"
MARKS = {".": "dot", "-": "hyphen"}
SIGNS = {
    "@": " at ",
    "№": "number ",
    "%": " per cent",
    "–": "-",
    "—": "-",
    "…": "",
    ";": ",",
    "/": " or ",
    "×": " by ",
    "\u2011": "-",
    "’": "",
    "'": "",
}

_ONES = _split("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen")
_ONES += _split("eighteen nineteen")
_TENS = _split("- - twenty thirty forty fifty sixty seventy eighty ninety")
_DAYS = _split("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth")
_DAYS += _split("sixteenth seventeenth eighteenth nineteenth twentieth")
_MONTHS = _split("January February March April May June July August September October November December")
_READ_AS_WORDS = frozenset({"SNILS", "PIN"})


def word(number: int, before: str = "", after: str = "") -> str:
    """A number up to a million. English numerals do not look at their neighbours."""
    if number < 20:
        return _ONES[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")
    size, name = (100, "hundred") if number < 1000 else (1000, "thousand")
    head, rest = divmod(number, size)
    return f"{word(head)} {name}" + (f" {word(rest)}" if rest else "")


_UNITS = {"KB": "kilobyte", "MB": "megabyte", "GB": "gigabyte"}


def unit(name: str, number: int, decimals: bool, before: str) -> str:
    """The unit of a size behind its number: “five megabytes”."""
    word = _UNITS.get(name, name)
    return word if number == 1 and not decimals else f"{word}s"


def day(day: int, month: int, year: int) -> str:
    """A date: “the fifth of May twenty twenty”."""
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return f"{word(day)} {word(month)} {word(year)}"
    said = _DAYS[day - 1] if day <= 20 else f"twenty-{_DAYS[day - 21]}" if day < 30 else "thirtieth" if day == 30 else "thirty-first"
    return f"the {said} of {_MONTHS[month - 1]} {_year(year)}"


def _year(year: int) -> str:
    century, rest = divmod(year, 100)
    if rest >= 10 and century % 10:
        return f"{word(century)} {word(rest)}"
    if rest >= 10 and century == 20:
        return f"twenty {word(rest)}"
    return word(year)


def spell(letters: str) -> str:
    """“INN” -> “I-N-N”; what is read as a word stays one."""
    return letters if letters in _READ_AS_WORDS else "-".join(letters)
