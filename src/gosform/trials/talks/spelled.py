"""How people write good values: the groups and what stands between them, the commoner ways more often."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import NamedTuple

from gosform.trials.made.days import MONTHS
from gosform.trials.talks.makes import Made


class Written(NamedTuple):
    """A value as it stands in a text. places: where each of its signs stands; what stands between is spelling."""

    text: str
    places: tuple[int, ...]


# Weights and spellings; # is a sign of the value, everything else stands as it is.
WAYS: Mapping[str, tuple[tuple[float, str], ...]] = {
    "passport_rf": (
        (34, "#### ######"), (22, "## ## ######"), (16, "##########"), (6, "#### № ######"), (4, "## ## № ######"), (5, "####-######"), (4, "####  ######"),
        (3, "## ## ### ###"), (3, "####, ######"), (2, "####/######"),
    ),
    "passport_rf_series": ((60, "####"), (40, "## ##")),
    "passport_rf_number": ((94, "######"), (6, "### ###")),
    "snils": ((50, "###-###-### ##"), (20, "###########"), (14, "### ### ### ##"), (14, "###-###-###-##"), (2, "###.###.### ##")),
    "inn-12": ((88, "############"), (6, "#### #### ####"), (3, "#### ###### ##"), (3, "### ### ### ###")),
    "inn-10": ((90, "##########"), (5, "#### ### ###"), (5, "#### ##### #")),
    "phone": (
        (14, "+7##########"), (18, "8##########"), (8, "+7 (###) ###-##-##"), (8, "8 (###) ###-##-##"), (10, "8 ### ### ## ##"), (8, "8-###-###-##-##"), (7, "+7 ### ### ## ##"),
        (5, "8(###)###-##-##"), (5, "+7(###)###-##-##"), (4, "8 ### ###-##-##"), (4, "##########"), (3, "### ### ## ##"), (2, "7##########"), (2, "8 ### ### ####"),
        (2, "+7-###-###-##-##"),
    ),
    "department_code": ((88, "###-###"), (7, "######"), (3, "### ###"), (2, "###–###")),
    "oms_policy": ((72, "################"), (28, "#### #### #### ####")),
    "card": ((35, "################"), (65, "#### #### #### ####")),
    "foreign_passport_rf": ((60, "## #######"), (20, "#########"), (10, "## № #######"), (10, "##№#######")),
    "driving_licence": ((40, "## ## ######"), (30, "#### ######"), (30, "##########")),
    "ogrn": ((97, "#############"), (3, "# ## ## ######## ")),
    "ogrnip": ((97, "###############"), (3, "# ## ## ##########")),
    "kpp": ((96, "#########"), (4, "#### ## ###")),
    "bik": ((93, "#########"), (7, "### ### ###")),
    "account": ((85, "####################"), (15, "##### ### # #### #######")),
    "corr_account": ((88, "####################"), (12, "##### ### # ########## #")),
    "uin-20": ((85, "####################"), (15, "#### #### #### #### ####")),
    "uin-25": ((85, "#########################"), (15, "##### ##### ##### ##### #####")),
    "kbk": ((80, "####################"), (20, "### # ## ##### ## #### ###")),
    "vin": ((95, "#################"), (5, "### ###### ########")),
    "postal_code": ((95, "######"), (5, "### ###")),
}  # fmt: skip
DATES = ((58, "{d:02}.{m:02}.{y}"), (8, "{d}.{m:02}.{y}"), (12, "{d} {month} {y}"), (8, "{d} {month} {y} г."), (4, "{d:02}.{m:02}.{y} г."), (4, "{y}-{m:02}-{d:02}"), (2, "{d:02}/{m:02}/{y}"), (2, "{d:02}-{m:02}-{y}"), (2, "{d} {month} {y} года"))  # fmt: skip
PLATES = ((55, "{0}{1}{2}{3}"), (20, "{0} {1} {2} {3}"), (15, "{0}{1}{2} {3}"), (10, "{0} {1}{2} {3}"))


def written(rng: Random, made: Made, loose: bool) -> Written:
    """One of the ways to write it. loose: as in a chat, where names may be in small letters and the given name first."""
    if made.make in WAYS:
        ways = WAYS[made.make]
        return _filled(rng.choices([way for _, way in ways], [weight for weight, _ in ways])[0].strip(), made.bare)
    text = _words(rng, made, loose)
    return Written(text, tuple(i for i, sign in enumerate(text) if sign.isalnum()))


def _filled(way: str, bare: str) -> Written:
    signs, places = iter(bare), []
    text = ""
    for sign in way:
        if sign == "#":
            places.append(len(text))
        text += next(signs) if sign == "#" else sign
    return Written(text, tuple(places))


def _words(rng: Random, made: Made, loose: bool) -> str:
    match made.kind:
        case "date":
            year, month, day = map(int, made.value.split("-"))
            way = rng.choices([way for _, way in DATES], [weight for weight, _ in DATES])[0]
            return way.format(d=day, m=month, y=year, month=MONTHS[month - 1])
        case "plate":
            bare = made.bare
            text = rng.choices([way for _, way in PLATES], [weight for weight, _ in PLATES])[0].format(
                bare[0], bare[1:4], bare[4:6], bare[6:]
            )
            return text.lower() if rng.random() < 0.25 else text
        case "civil_certificate":
            return made.value.replace(" ", rng.choice((" ", " ", " № ", " №")))
        case "full_name":
            return _name(rng, made.value, loose)
        case "surname" | "given_name" | "patronymic":
            return made.value.upper() if rng.random() < 0.15 else made.value
        case "address":
            return _address(rng, made.value)
        case _:
            return made.value


def _name(rng: Random, name: str, loose: bool) -> str:
    """The given name first in one name of eight; in small letters only where people chat."""
    surname, *rest = name.split(" ")
    if rest and rng.random() < 1 / 8:
        name = " ".join((*rest, surname))
    draw = rng.random()
    if loose and draw < 0.15:
        return name.lower()
    return name.upper() if draw > 0.9 else name


def _address(rng: Random, text: str) -> str:
    """With a postal code in front, without the abbreviations of house and flat, or as it is."""
    draw = rng.random()
    if draw < 0.35:
        return f"{rng.choice('123456')}{rng.randrange(10**5):05}, {text}"
    if draw < 0.5:
        return text.replace(", д. ", ", ").replace(", кв. ", "-")
    return text.replace(", д. ", ", д.").replace(", кв. ", ", кв.") if draw < 0.6 else text
