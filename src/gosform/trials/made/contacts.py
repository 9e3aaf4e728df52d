"""E-mail addresses, addresses of houses and offices."""

from __future__ import annotations

from random import Random

from gosform.trials.made import listed

MAILBOXES = listed(
    """
    ivanova anna.petrova d.sokolov sergey1985 olga-k marina_v lev.zimin i.orlov kuznetsova.t fedor77 a.belov nina petr.ilyin mariya2001
    vera.k smirnov-a gleb katya_m info office buhgalter yu.shilov zoya.n timur romanova.e artem.g elena-s m.volkova gorbunov pavel_r
    svetlana.d
    """
)
DOMAINS = listed("mail.ru yandex.ru gmail.com bk.ru inbox.ru list.ru rambler.ru example.com example.ru")
PLACES = listed(
    """
    г. Тверь | г. Москва | г. Санкт-Петербург | с. Усть-Кокса | г. Ленинград | д. Малые Озёра | пос. Заречный | г. Горький | г.
    Набережные Челны | ст-ца Ленинградская | г. Орёл | с. Белый Яр | г. Свердловск | г. Ростов-на-Дону | пгт Лесной | г. Пермь | х.
    Весёлый | с. Красное Тульской обл. | г. Алма-Ата | дер. Берёзовка | г. Йошкар-Ола
    """,
    "|",
)
STREETS = listed(
    """
    ул. Советская | ул. Ленина | ул. Мира | пер. Садовый | просп. Победы | ул. 8 Марта | ул. Зелёная | наб. реки Мойки | ул. Космонавтов
    | ул. Полярная | ш. Энтузиастов | ул. Лесная | ул. Академика Королёва | б-р Строителей | ул. Большая Ордынка
    """,
    "|",
)
TOWNS = listed(
    """
    г. Тверь | г. Омск | г. Пермь | г. Тула | г. Псков | г. Калуга | г. Орёл | пос. Заречный | с. Красное | дер. Берёзовка | г. Кострома
    | г. Мурманск
    """,
    "|",
)
OFFICES = listed(
    """
    Отделом УФМС России по Тверской обл. | ОВД района Тверской г. Москвы | УМВД России по Калужской области | Отделением УФМС России по
    гор. Орлу | ГУ МВД России по Пермскому краю | ТП УФМС России в пос. Заречный | Отделом внутренних дел Ленинского района г. Омска |
    МВД по Республике Татарстан
    """,
    "|",
)
REGION_NAMES = listed(
    """
    Тверская область | Омская область | Пермский край | Тульская область | Псковская область | Калужская область | Орловская область |
    Костромская область | Мурманская область
    """,
    "|",
)


def email(rng: Random) -> str:
    return f"{rng.choice(MAILBOXES)}@{rng.choice(DOMAINS)}"


def birth_place(rng: Random) -> str:
    return rng.choice(PLACES)


def office(rng: Random) -> str:
    """Who issued a passport."""
    return rng.choice(OFFICES)


def house(rng: Random) -> str:
    return f"{rng.randrange(1, 150)}{rng.choice(('', '', '', 'А', '/2'))}"


def address(rng: Random) -> str:
    """An address in one line."""
    return f"{rng.choice(TOWNS)}, {rng.choice(STREETS)}, д. {house(rng)}, кв. {rng.randrange(1, 200)}"


def certificate(rng: Random) -> tuple[str, str, str]:
    """The parts of a certificate of the civil register: Roman numeral, two letters, six digits."""
    roman = rng.choice(["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIV", "XV", "XVII", "XVIII", "XX"])
    letters = "".join(rng.choice("АБВГДЕЖИКЛМНОПРСТФШЮЯ") for _ in range(2))
    return roman, letters, f"{rng.randrange(100001, 999999)}"
