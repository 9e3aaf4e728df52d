"""Numbers broken over lines, as narrow windows, mail programs and screenshots break them."""

from __future__ import annotations

from gosform.trials.talks.compose import compose
from gosform.trials.talks.template import Page

STYLE, SHARE, SPOKEN, LOOSE = "lines", 3.0, 0.0, False
LINES = (
    "паспорт {passport_rf/}",
    "СНИЛС: {snils/}",
    "номер телефона {phone/}",
    "р/с {account/}",
    "карта {card/}",
    "полис {oms_policy/}",
    "УИН {uin/}",
    "ИНН {inn-12/}, КПП не нужен",
    "Данные: паспорт {passport_rf/}, СНИЛС {snils/}",
    "{=a}: {a/}",
    "{=a}\n{a/}",
    "Заявитель {full_name}, загранпаспорт {foreign_passport_rf/}",
    "Водительское удостоверение {driving_licence/} выдано {date}",
)
PARTS = {"lines": LINES}


def write(page: Page) -> list[str]:
    return compose(page, lines=LINES, count=(1, 3))
