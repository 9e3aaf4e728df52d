"""Made-up values of every kind that a help line hears, each with the signs that can be damaged and how often it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random
from typing import NamedTuple

from gosform.trials.arithmetic import BALANCE_ACCOUNTS, key_sum
from gosform.trials.made import contacts, numbers, papers
from gosform.trials.made.days import day
from gosform.trials.made.names import Person, person
from gosform.trials.made.numbers import REGION_LIST, digits

# The twelve letters that plates and licences take.
PLATE_LETTERS = "АВЕКМНОРСТУХ"
VIN_SIGNS = "ABCDEFGHJKLMNPRSTUVWXYZ0123456789"
MAKERS_OF_CARS = ("XTA", "X7L", "Z94", "XW8", "WVW", "X9F")
LANDLINES = ("495", "499", "812", "843")


class Made(NamedTuple):
    """A good value. make: ``inn-12`` of the kind ``inn``; bare: its signs alone; value: its usual spelling."""

    make: str
    kind: str
    bare: str
    value: str


class Room:
    """What the values of one text share: the bank of its accounts, and for each person one name, one passport, one of everything."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.person = 0
        self.bank = numbers.bik(rng)
        self.known: dict[tuple[int, str], Made] = {}
        self.names: dict[int, Person] = {}

    def name(self) -> Person:
        """Who speaks."""
        if self.person not in self.names:
            self.names[self.person] = person(self.rng)
        return self.names[self.person]

    def made(self, make: str) -> Made:
        """The person's value of this make: the same each time that he tells it. Of dates there are many: each is another."""
        if make == "date":
            return _date(self)
        key = (self.person, make)
        if key not in self.known:
            self.known[key] = MAKES[make](self)
        return self.known[key]


def _number(make: str) -> Callable[[Room], Made]:
    def made(room: Room) -> Made:
        found = numbers.MAKERS[make](room.rng)
        return Made(make, found.kind, found.bare, found.value)

    return made


def _paper(kind: str) -> Callable[[Room], Made]:
    def made(room: Room) -> Made:
        found = papers.PAPERS[kind](room.rng)
        return Made(kind, kind, found.bare, found.value)

    return made


def _keyed(account: str, bank: str) -> str:
    """The ninth digit set so that the sum ends in 0."""
    return next(number for key in "0123456789" if key_sum(number := account[:8] + key + account[9:], bank) % 10 == 0)


def _account(room: Room) -> Made:
    """An account at the bank of this text, with the key digit that fits."""
    bare = _keyed(f"{room.rng.choice(BALANCE_ACCOUNTS)}8100{digits(room.rng, 11)}", room.bank)
    return Made("account", "account", bare, bare)


def _corr_account(room: Room) -> Made:
    bare = _keyed(f"301018100{digits(room.rng, 8)}{room.bank[6:]}", room.bank)
    return Made("corr_account", "corr_account", bare, bare)


def _date(room: Room) -> Made:
    when = day(room.rng, 1945, 2025)
    return Made("date", "date", f"{when.day:02}{when.month:02}{when.year}", when.isoformat())


def _phone(room: Room) -> Made:
    """A mobile phone; one in twelve is in a flat."""
    bare = papers.mobile(room.rng).bare
    if room.rng.random() < 1 / 12:
        bare = room.rng.choice(LANDLINES) + room.rng.choice("234567") + digits(room.rng, 6)
    return Made("phone", "phone", bare, f"+7{bare}")


def _passport_part(which: slice, kind: str) -> Callable[[Room], Made]:
    def made(room: Room) -> Made:
        bare = room.made("passport_rf").bare[which]
        return Made(kind, kind, bare, bare)

    return made


def _name_part(kind: str) -> Callable[[Room], Made]:
    def made(room: Room) -> Made:
        text = getattr(room.name(), kind)
        return Made(kind, kind, text, text)

    return made


def _full_name(room: Room) -> Made:
    text = room.name().full
    return Made("full_name", "full_name", text, text)


def _email(room: Room) -> Made:
    text = contacts.email(room.rng)
    return Made("email", "email", text, text)


def _licence(room: Room) -> Made:
    """Ten digits since 2011; with two letters before."""
    rng = room.rng
    middle = digits(rng, 2) if rng.random() < 0.7 else "".join(rng.choices(PLATE_LETTERS, k=2))
    bare = rng.choice(REGION_LIST) + middle + papers.six(rng)
    return Made("driving_licence", "driving_licence", bare, f"{bare[:2]} {bare[2:4]} {bare[4:]}")


def _certificate(room: Room) -> Made:
    roman, letters, number = contacts.certificate(room.rng)
    return Made("civil_certificate", "civil_certificate", roman + letters + number, f"{roman}-{letters} {number}")


def _kbk(room: Room) -> Made:
    """An administrator, taxes or fees, and a subtype; no particular payment is meant."""
    rng = room.rng
    bare = f"{rng.choice(('182', '188', '157', '318'))}1{rng.choice(('01', '05', '06', '08', '16'))}{digits(rng, 5)}01{rng.choice(('1000', '2100', '3000'))}{rng.choice(('110', '140'))}"
    return Made("kbk", "kbk", bare, bare)


def _vin(room: Room) -> Made:
    bare = room.rng.choice(MAKERS_OF_CARS) + "".join(room.rng.choices(VIN_SIGNS, k=7)) + digits(room.rng, 7)
    return Made("vin", "vin", bare, bare)


def _plate(room: Room) -> Made:
    rng = room.rng
    letters = rng.choices(PLATE_LETTERS, k=3)
    bare = f"{letters[0]}{rng.randrange(1, 1000):03}{letters[1]}{letters[2]}{rng.choice((*REGION_LIST[:60], '177', '197', '750', '116'))}"
    return Made("plate", "plate", bare, bare)


def _postal(room: Room) -> Made:
    bare = room.rng.choice("123456") + digits(room.rng, 5)
    return Made("postal_code", "postal_code", bare, bare)


def _cadastral(room: Room) -> Made:
    rng = room.rng
    value = f"{rng.choice(REGION_LIST)}:{rng.randrange(1, 60):02}:{rng.randrange(1, 10**6):0{rng.choice((6, 7))}}:{rng.randrange(1, 5000)}"
    return Made("cadastral_number", "cadastral_number", value, value)


def _address(room: Room) -> Made:
    text = contacts.address(room.rng)
    return Made("address", "address", text, text)


MAKES: Mapping[str, Callable[[Room], Made]] = {
    **{make: _number(make) for make in ("inn-10", "inn-12", "snils", "ogrn", "ogrnip", "oms_policy", "card", "uin-20", "uin-25")},
    **{kind: _paper(kind) for kind in ("passport_rf", "foreign_passport_rf", "department_code", "kpp")},
    "passport_rf_series": _passport_part(slice(0, 4), "passport_rf_series"),
    "passport_rf_number": _passport_part(slice(4, 10), "passport_rf_number"),
    "bik": lambda room: Made("bik", "bik", room.bank, room.bank),
    "account": _account,
    "corr_account": _corr_account,
    "date": _date,
    "phone": _phone,
    "email": _email,
    "full_name": _full_name,
    "surname": _name_part("surname"),
    "given_name": _name_part("given_name"),
    "patronymic": _name_part("patronymic"),
    "driving_licence": _licence,
    "civil_certificate": _certificate,
    "kbk": _kbk,
    "vin": _vin,
    "plate": _plate,
    "postal_code": _postal,
    "cadastral_number": _cadastral,
    "address": _address,
}

# How often a help line hears each, in percent. A judgement: nobody has counted. What every application asks for comes first; the rarest still often enough
# to be measured.
ASKED: Mapping[str, float] = {
    "passport_rf": 14, "snils": 13, "inn-12": 8, "phone": 12, "date": 10, "full_name": 10, "email": 6, "department_code": 4, "inn-10": 4, "oms_policy": 3,
    "driving_licence": 2, "foreign_passport_rf": 2, "civil_certificate": 1.5, "address": 2, "ogrn": 1.5, "ogrnip": 1.5, "kpp": 1, "bik": 1, "account": 1,
    "corr_account": 0.5, "card": 1, "uin-20": 0.7, "uin-25": 0.3, "kbk": 0.5, "vin": 0.5, "plate": 0.7, "postal_code": 1, "cadastral_number": 0.5,
}  # fmt: skip
