"""Figures and words that are nobody's values: times, prices, numbers of orders and rooms, hot lines. Each with the kinds that may be found there rightly."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random

from gosform.trials.made import contacts
from gosform.trials.made.names import of_woman, person

Filler = Callable[[Random], str]
NOTHING: frozenset[str] = frozenset()
MONEY = frozenset({"money", "number"})
NAME = frozenset({"full_name", "given_name", "patronymic", "surname"})


def _time(rng: Random) -> str:
    return f"{rng.randrange(7, 23)}:{rng.choice(('00', '05', '15', '20', '30', '45', '50', '59'))}"


def _price(rng: Random) -> str:
    rubles = rng.choice((rng.randrange(50, 999), rng.randrange(10, 99) * 100, rng.randrange(1000, 99999)))
    text = f"{rubles:,}".replace(",", " ") if rng.random() < 0.5 else str(rubles)
    return text + rng.choice((" руб.", " рублей", " р.", " ₽", ",00 руб.", " тыс. руб."))


def _application(rng: Random) -> str:
    """Of the portal: nine or ten digits."""
    return str(rng.randrange(10**8, 5 * 10**9))


def _polite(rng: Random) -> str:
    who = person(rng)
    return f"{who.given_name} {who.patronymic}".strip()


def _short_name(rng: Random) -> str:
    who = person(rng)
    return f"{who.surname} {who.given_name[0]}.{who.patronymic[:1] or 'А'}."


def _office_surname(rng: Random) -> str:
    return of_woman(rng.choice(("Смирнов", "Кузнецов", "Лебедев", "Орлов", "Зайцев")))


FILLERS: Mapping[str, tuple[Filler, frozenset[str]]] = {
    "time": (_time, NOTHING),
    "hours": (lambda rng: f"с {rng.randrange(8, 11)} до {rng.randrange(17, 21)}", NOTHING),
    "price": (_price, MONEY),
    "count": (lambda rng: str(rng.randrange(2, 10)), frozenset({"number"})),
    "days": (lambda rng: str(rng.choice((3, 5, 7, 10, 14, 30, 45))), frozenset({"number"})),
    "room": (lambda rng: str(rng.randrange(101, 530)), NOTHING),
    "window": (lambda rng: str(rng.randrange(1, 25)), NOTHING),
    "year": (lambda rng: str(rng.randrange(2015, 2027)), frozenset({"date", "month"})),
    "order": (lambda rng: str(rng.randrange(1000, 99999)), NOTHING),
    "application": (_application, frozenset({"application_number"})),
    "ticket": (lambda rng: f"{rng.choice('АБВГД')}{rng.randrange(1, 200):03}", NOTHING),
    "case": (lambda rng: f"{rng.randrange(1, 30)}-{rng.randrange(100, 9999)}/{rng.randrange(2020, 2027)}", NOTHING),
    "error": (lambda rng: rng.choice(("404", "500", "502", "403", "0400500003", "-13")), NOTHING),
    "version": (lambda rng: f"{rng.randrange(1, 20)}.{rng.randrange(0, 12)}.{rng.randrange(0, 9)}", NOTHING),
    "size": (lambda rng: f"{rng.randrange(1, 30)} {rng.choice(('МБ', 'Мб', 'мегабайт'))}", NOTHING),
    "percent": (lambda rng: f"{rng.randrange(1, 100)} %", NOTHING),
    "hotline": (lambda rng: rng.choice(("8-800-100-70-10", "8 800 222-22-22", "8 (800) 600-00-00")), frozenset({"phone"})),
    "support": (lambda rng: rng.choice(("support@example.ru", "help@example.com", "portal@example.ru")), frozenset({"email"})),
    "birth-place": (lambda rng: contacts.birth_place(rng).upper(), frozenset({"birth_place", "address"})),
    "first": (lambda rng: person(rng).given_name, NAME),
    "polite": (_polite, NAME),
    "short-name": (_short_name, NAME),
    "operator": (_office_surname, NAME),
    "town": (lambda rng: rng.choice(("Тверь", "Москва", "Казань", "Пермь", "Омск", "Тула", "Калуга")), frozenset({"address", "birth_place"})),
    "street": (lambda rng: f"{rng.choice(contacts.STREETS)}, {rng.randrange(1, 90)}", frozenset({"address"})),
    "category": (lambda rng: rng.choice(("B", "B, C", "A, B")), frozenset({"licence_category"})),
    "office": (contacts.office, frozenset({"issued_by"})),
    "law": (lambda rng: rng.choice(("210-ФЗ", "59-ФЗ", "152-ФЗ")), NOTHING),
    "month": (lambda rng: rng.choice(("в марте", "в июле", "в ноябре", "с сентября")) + f" {rng.randrange(2019, 2027)} года", frozenset({"date", "month"})),
}  # fmt: skip
