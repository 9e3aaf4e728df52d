"""Numbers without check digits: passports, codes of offices, phones."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random

from gosform.trials.made.numbers import OKATO, REGION_LIST, Number, bik, digits, grouped


def passport_series(rng: Random) -> str:
    """A territory and a year in which blanks were made."""
    return rng.choice(OKATO) + f"{rng.randrange(2, 25):02}"


def six(rng: Random) -> str:
    """A number of six digits, as blanks have it."""
    return f"{rng.randrange(100001, 999999):06}"


def passport(rng: Random) -> Number:
    bare = passport_series(rng) + six(rng)
    return Number("passport_rf", bare, f"{bare[:4]} {bare[4:]}", grouped(bare, 2, 2, 6))


def series(rng: Random) -> Number:
    bare = passport_series(rng)
    return Number("passport_rf_series", bare, bare, grouped(bare, 2))


def passport_number(rng: Random) -> Number:
    bare = six(rng)
    return Number("passport_rf_number", bare, bare, bare)


def foreign_passport(rng: Random) -> Number:
    bare = rng.choice(("70", "71", "72", "73", "75", "76")) + digits(rng, 7)
    return Number("foreign_passport_rf", bare, f"{bare[:2]} {bare[2:]}", f"{bare[:2]} {bare[2:]}")


def department(rng: Random) -> Number:
    bare = f"{rng.choice(REGION_LIST)}{rng.choice('0123')}{rng.randrange(1, 200):03}"
    return Number("department_code", bare, f"{bare[:3]}-{bare[3:]}", f"{bare[:3]}-{bare[3:]}")


def kpp(rng: Random) -> Number:
    bare = f"{rng.choice(REGION_LIST)}{rng.randrange(1, 60):02}{rng.choice(('01', '01', '43', '44', '45', '50'))}{rng.randrange(1, 20):03}"
    return Number("kpp", bare, bare, grouped(bare, 4, 2, 3))


def bank(rng: Random) -> Number:
    bare = bik(rng)
    return Number("bik", bare, bare, grouped(bare, 3))


def mobile(rng: Random) -> Number:
    """A phone of one of the ranges that mobile operators have long had; bare is what stands after +7."""
    bare = rng.choice(("903", "905", "909", "910", "915", "916", "917", "919", "921", "925", "926", "964", "985")) + digits(rng, 7)
    return Number("phone", bare, f"+7{bare}", f"+7 ({bare[:3]}) {bare[3:6]}-{bare[6:8]}-{bare[8:]}")


PAPERS: Mapping[str, Callable[[Random], Number]] = {
    "passport_rf": passport,
    "passport_rf_series": series,
    "passport_rf_number": passport_number,
    "foreign_passport_rf": foreign_passport,
    "department_code": department,
    "kpp": kpp,
    "bik": bank,
}


def paper(rng: Random, *kinds: str) -> Number:
    """A number of one of these kinds, or of any; phones only if they are named."""
    kind = rng.choice(kinds or tuple(PAPERS))
    return mobile(rng) if kind == "phone" else PAPERS[kind](rng)
