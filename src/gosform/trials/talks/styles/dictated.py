"""Lines written down while somebody reads a document aloud: digits in words, by ones, tens and hundreds."""

from __future__ import annotations

from gosform.trials.talks.compose import compose
from gosform.trials.talks.template import Page

STYLE, SHARE, SPOKEN, LOOSE = "dictated", 9.0, 0.1, True
OPENINGS = ("так, диктую", "записывайте", "алло, да, слушаю вас, диктую по документу", "Сейчас, очки надену", "Готовы? пишите")
LINES = (
    "паспорт {passport_rf!}",
    "паспорт у меня {passport_rf!}",
    "серия {passport_rf_series!} номер {passport_rf_number!}",
    "снилс {snils!}",
    "снилс мой такой {snils!}",
    "номер снилс: {snils!}",
    "телефон {phone!}",
    "мобильный {phone!}",
    "запишите телефон, {phone!}",
    "инн {inn-12!}",
    "инн организации {inn-10!}",
    "код подразделения {department_code!}",
    "дата рождения {date!}",
    "родилась {date!}",
    "выдан {date!}",
    "почта {email!}",
    "электронная почта {email!}",
    "полис {oms_policy!}",
    "карта {card!}",
    "индекс {postal_code!}",
    "бик банка {bik!}",
    "загранпаспорт {foreign_passport_rf!}",
    "огрн {ogrn!}",
    "{snils?!}",
    "{phone?!}",
    "{inn-12?!}",
    "{date?!}",
    "{passport_rf?!}",
    "{=a} {a!}",
    "{=a}: {a!}",
    "{=a}, записывайте: {a!}",
    "{=a} {a}",
    "зовут {full_name}",
    "фамилия имя отчество {full_name}",
    "я звонила вчера в {~time}, мне сказали подойти в окно {~window}",
    "нет, не два документа, а один, и ждать сказали тридцать дней",
    "двадцать минут слушаю музыку, пятый раз звоню",
)
CLOSINGS = ("всё, записали?", "повторить?", "вот так вот", "это всё")
PARTS = {"openings": OPENINGS, "lines": LINES, "closings": CLOSINGS}


def write(page: Page) -> list[str]:
    return compose(page, openings=OPENINGS, lines=LINES, closings=CLOSINGS, count=(1, 4), sep=page.rng.choice(("\n", "\n", "; ")))
