"""One slip each, done to a value as it is written: None where it has no place for the slip, or where nobody could see it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random

from gosform.trials.arithmetic import fits
from gosform.trials.injectors.lookalikes import LATIN, RUSSIAN
from gosform.trials.talks.makes import Made
from gosform.trials.talks.spelled import Written

# Letters that stand for digits in what people type and what machines read.
LETTERS: Mapping[str, str] = {"0": "OОоo", "1": "lIІ", "3": "ЗзЗ", "4": "Чч", "5": "S", "6": "бБ", "8": "В"}
# Kinds whose check digits show a wrong digit by themselves.
CHECKED = frozenset({"inn", "snils", "ogrn", "ogrnip", "oms_policy", "card", "uin"})
LAYOUT = str.maketrans(
    "йцукенгшщзхъфывапролджэячсмитьбюёЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁ",
    "qwertyuiop[]asdfghjkl;'zxcvbnm,.`QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>~",
)
# The Russian keyboard has no Roman numerals.
ROMAN = {"III": "Ш", "II": "П", "V": "У", "X": "Х"}


def _fits(made: Made, typed: str) -> bool:
    """The check digits hold all the same. Of signs only: what is spelling falls away."""
    return made.kind in CHECKED and fits(made.kind, "".join(sign for sign in typed if sign.isdigit()), {})


def wrong(rng: Random, made: Made, found: Written) -> str | None:
    at = rng.choice(found.places)
    typed = found.text[:at] + rng.choice("0123456789".replace(found.text[at], "")) + found.text[at + 1 :]
    return None if _fits(made, typed) else typed


def _swapped(rng: Random, made: Made, found: Written) -> str | None:
    i = rng.randrange(len(found.places) - 1)
    a, b = found.places[i : i + 2]
    signs = list(found.text)
    signs[a], signs[b] = signs[b], signs[a]
    typed = "".join(signs)
    return None if _fits(made, typed) else typed


def _missing(rng: Random, made: Made, found: Written) -> str | None:
    where = [i for i in found.places if found.text[i].isdigit()]
    if made.kind == "date":
        where = where[-4:] if not found.text[:4].isdigit() else where[:4]
    elif made.kind == "plate":
        where = [i for i in where if i < len(found.text) - 3][:3]
    elif made.kind == "civil_certificate":
        where = where[-6:]
    elif made.kind == "phone":
        # An 8 and nine digits may be ten of a town without the 8.
        where = where[1:] if not found.text.startswith("8") or made.bare[0] == "9" else []
    if not where:
        return None
    at = rng.choice(where)
    typed = found.text[:at] + found.text[at + 1 :]
    return None if _fits(made, typed) else typed


def _extra(rng: Random, made: Made, found: Written) -> str | None:
    where = [i for i in found.places if found.text[i].isdigit()]
    if made.kind == "date":
        where = where[-4:] if not found.text[:4].isdigit() else where[:4]
    elif made.kind == "phone" and found.places[0] < 2:
        # Without a prefix eleven digits may be a number of another country.
        return None
    at = rng.choice(where)
    sign = found.text[at] if rng.random() < 0.6 else rng.choice("0123456789")
    typed = found.text[:at] + sign + found.text[at:]
    return None if _fits(made, typed) else typed


def _letter(rng: Random, made: Made, found: Written) -> str | None:
    where = [i for i in found.places if found.text[i] in LETTERS]
    if not where:
        return None
    at = rng.choice(where)
    return found.text[:at] + rng.choice(LETTERS[found.text[at]]) + found.text[at + 1 :]


def _vin_letter(rng: Random, made: Made, found: Written) -> str | None:
    """O for 0, I for 1: letters that a VIN never has."""
    where = [i for i in found.places if found.text[i] in "01"]
    if not where:
        return None
    at = rng.choice(where)
    return found.text[:at] + {"0": "O", "1": "I"}[found.text[at]] + found.text[at + 1 :]


def _no_day(rng: Random, made: Made, found: Written) -> str | None:
    """The thirty-first of a month of thirty days, the thirtieth of February, the thirteenth month."""
    year = made.value[:4]
    if rng.random() < 0.5:
        return f"{rng.choice(('31.04', '31.06', '31.09', '31.11', '30.02', '31.02'))}.{year}"
    return f"{rng.randrange(1, 29):02}.{rng.choice(('13', '15', '21', '00'))}.{year}"


def _two_digit_year(rng: Random, made: Made, found: Written) -> str | None:
    year, month, day = made.value.split("-")
    return f"{day}.{month}.{year[2:]}"


def _month_first(rng: Random, made: Made, found: Written) -> str | None:
    year, month, day = made.value.split("-")
    return f"{month}.{day}.{year}" if int(day) > 12 else None


def _comma(rng: Random, made: Made, found: Written) -> str | None:
    return ",".join(found.text.rsplit(".", 1))


def _spaces_in_it(rng: Random, made: Made, found: Written) -> str | None:
    return found.text.replace("@", rng.choice((" @ ", " @", "@ ")))


def _two_ats(rng: Random, made: Made, found: Written) -> str | None:
    return found.text.replace("@", "@@")


def _no_dot(rng: Random, made: Made, found: Written) -> str | None:
    box, _, domain = found.text.partition("@")
    return f"{box}@{domain.replace('.', '')}"


def _russian_letter(rng: Random, made: Made, found: Written) -> str | None:
    where = [i for i, sign in enumerate(found.text) if sign in RUSSIAN]
    if not where:
        return None
    at = rng.choice(where)
    return found.text[:at] + RUSSIAN[found.text[at]] + found.text[at + 1 :]


def _latin_letter(rng: Random, made: Made, found: Written) -> str | None:
    """One letter of another letter's looks, in a word that keeps letters of its own; of a plate, all of them."""
    if made.kind == "plate":
        text = found.text.upper()
        return "".join(LATIN.get(sign, sign) for sign in text)
    where = [i for i, sign in enumerate(found.text) if sign in LATIN and found.text[max(i - 1, 0) : i + 2].strip().isalpha()]
    where = [i for i in where if any(sign not in LATIN for sign in _word(found.text, i) if sign.isalpha())]
    if not where:
        return None
    at = rng.choice(where)
    return found.text[:at] + LATIN[found.text[at]] + found.text[at + 1 :]


def _word(text: str, at: int) -> str:
    start = text.rfind(" ", 0, at) + 1
    end = text.find(" ", at)
    return text[start : end if end >= 0 else len(text)]


def _layout(rng: Random, made: Made, found: Written) -> str | None:
    return found.text.translate(LAYOUT)


def _roman(rng: Random, made: Made, found: Written) -> str | None:
    numeral, hyphen, rest = found.text.partition("-")
    for latin, sign in ROMAN.items():
        numeral = numeral.replace(latin, sign)
    return numeral + hyphen + rest


def _separators(rng: Random, made: Made, found: Written) -> str | None:
    return found.text.replace(":", rng.choice("-./"))


DAMAGES: Mapping[str, Callable[[Random, Made, Written], str | None]] = {
    "wrong": wrong,
    "missing": _missing,
    "extra": _extra,
    "swapped": _swapped,
    "letter": _letter,
    "vin-letter": _vin_letter,
    "no-day": _no_day,
    "two-digit-year": _two_digit_year,
    "month-first": _month_first,
    "comma": _comma,
    "spaces-in-it": _spaces_in_it,
    "two-ats": _two_ats,
    "no-dot": _no_dot,
    "russian-letter": _russian_letter,
    "latin-letter": _latin_letter,
    "layout": _layout,
    "roman": _roman,
    "separators": _separators,
}
