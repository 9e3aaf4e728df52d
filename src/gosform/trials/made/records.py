"""Whole records for the bundled forms, in which everything agrees: one person, one passport, the ИНН the same wherever it stands.

Good on any day of 2026 and 2027: nobody comes of age, turns forty-five or lets a term pass.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from random import Random
from typing import Any

from gosform.trials.made.contacts import OFFICES, REGION_NAMES, STREETS, TOWNS, birth_place, email, house
from gosform.trials.made.days import day, dotted
from gosform.trials.made.names import Person, person
from gosform.trials.made.numbers import OKATO, TERRITORIES, inn_person, snils
from gosform.trials.made.papers import mobile, six

Record = dict[str, Any]


def _applicant(rng: Random, who: Person, born: date, iso: bool) -> Record:
    names = {"surname": who.surname, "given_name": who.given_name} | ({"patronymic": who.patronymic} if who.patronymic else {})
    return {
        **names,
        "sex": "женский" if who.woman else "мужской",
        "birth_date": born.isoformat() if iso else dotted(born),
        "birth_place": birth_place(rng),
        "inn": inn_person(rng).value,
    }


def _passport(rng: Random, born: date, iso: bool) -> Record:
    """Issued after the twentieth birthday, on a blank of that year, by a department of the territory of its series."""
    issued = day(rng, born.year + 21, min(born.year + 40, 2025))
    territory = rng.choice(OKATO)
    return {
        "series": f"{territory}{issued.year % 100:02}",
        "number": six(rng),
        "issued_on": issued.isoformat() if iso else dotted(issued),
        "issued_by": rng.choice(OFFICES),
        "department_code": f"{TERRITORIES[territory]}{rng.choice('0123')}-{rng.randrange(1, 100):03}",
    }


def _address(rng: Random) -> Record:
    return {"region": rng.choice(REGION_NAMES), "place": rng.choice(TOWNS), "street": rng.choice(STREETS), "house": house(rng)}


def passport_rf(rng: Random) -> Record:
    """A worn passport is replaced. The ИНН stands in two sections."""
    born = day(rng, 1983, 2002)
    applicant = _applicant(rng, person(rng), born, iso=True) | {"phone": mobile(rng).value, "email": email(rng)}
    return {
        "applicant": applicant,
        "address": _address(rng),
        "request": {"reason": "непригодность", "where": "по месту жительства"},
        "document": _passport(rng, born, iso=True) | {"inn": applicant["inn"]},
        "consent": {"data": "true", "truth": "true"},
    }


def ip_registration(rng: Random) -> Record:
    born = day(rng, 1983, 2002)
    paper = _passport(rng, born, iso=False)
    paper = {"code": "21", "passport": f"{paper.pop('series')} {paper.pop('number')}"} | paper
    return {
        "applicant": _applicant(rng, person(rng), born, iso=False) | {"snils": snils(rng).value, "citizenship": "гражданин РФ"},
        "address": _address(rng),
        "document": paper,
        "main_activity": {"code": rng.choice(("62.01", "47.91", "56.10", "43.31", "49.41"))},
        "contact": {"email": email(rng), "phone": mobile(rng).value},
    }


def portal_registration(rng: Random) -> Record:
    born = day(rng, 1983, 2002)
    return {
        "account": {"level": "стандартная", "phone": mobile(rng).value, "email": email(rng)},
        "applicant": _applicant(rng, person(rng), born, iso=False) | {"citizenship": "Россия", "snils": snils(rng).value},
        "passport": _passport(rng, born, iso=False),
    }


def support_request(rng: Random) -> Record:
    who = person(rng)
    names = {"surname": who.surname, "given_name": who.given_name} | ({"patronymic": who.patronymic} if who.patronymic else {})
    return {
        "request": {
            "application": str(rng.randrange(10**6, 10**9)),
            "subject": rng.choice(("статус заявления", "отказ", "загрузка файла")),
            "problem": "Заявление третий месяц на рассмотрении.",
            "wish": "Сообщите срок ответа.",
        },
        "applicant": names | {"email": email(rng), "phone": mobile(rng).value},
    }


RECORDS: Mapping[str, Callable[[Random], Record]] = {
    "passport-rf": passport_rf,
    "ip-registration": ip_registration,
    "portal-registration": portal_registration,
    "support-request": support_request,
}


def at(record: Mapping[str, Any], pointer: str) -> Any:
    """What stands at ``/section/field``."""
    section, field = pointer.strip("/").split("/")
    return record[section][field]


def changed(record: Record, changes: Mapping[str, str]) -> Record:
    """The record with other values at these pointers; the one given stays as it is."""
    made = {name: dict(section) for name, section in record.items()}
    for pointer, value in changes.items():
        section, field = pointer.strip("/").split("/")
        made[section][field] = value
    return made
