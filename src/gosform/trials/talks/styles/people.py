"""Several people in one text: families, applicants in a row, a representative and whom he speaks for."""

from __future__ import annotations

from gosform.trials.talks.compose import one_of
from gosform.trials.talks.template import Page

STYLE, SHARE, SPOKEN, LOOSE = "people", 8.0, 0.02, True
WHOLE = (
    "Я: {full_name}, паспорт {passport_rf}, СНИЛС {snils}\n{#}Муж: {full_name}, паспорт {passport_rf}, СНИЛС {snils}",
    "мой снилс {snils}, {#}жены {snils}, {#}сына {snils}",
    "1) {full_name?}, {date?}, паспорт {passport_rf}\n2) {#}{full_name?}, {date?}, паспорт {passport_rf}\n3) {#}{full_name?}, {date?}, свидетельство {civil_certificate}",
    "Заявитель: {full_name}\nСНИЛС: {snils}\nТелефон: {phone}\n\n{#}Представитель: {full_name}\nПаспорт: {passport_rf}\nТелефон: {phone}",
    "Мать: {full_name}, СНИЛС {snils}\n{#}Отец: {full_name}, СНИЛС {snils}\n{#}Ребёнок: {full_name}, св-во о рождении {civil_certificate}",
    "{full_name?}\n{passport_rf?}\n{phone?}\n\n{#}{full_name?}\n{passport_rf?}\n{phone?}",
    "{full_name?} – {snils?}\n{#}{full_name?} – {snils?}\n{#}{full_name?} – {snils?}",
    "Первый взрослый {full_name}, загранпаспорт {foreign_passport_rf}, дата рождения {date}. {#}Второй взрослый {full_name}, загранпаспорт {foreign_passport_rf}, дата рождения {date}.",
    "за себя: паспорт {passport_rf} тел {phone}\n{#}за маму: паспорт {passport_rf} снилс {snils}",
    "Продавец: {full_name}, паспорт {passport_rf}, выдан {date}, код подразделения {department_code}.\n{#}Покупатель: {full_name}, паспорт {passport_rf}, выдан {date}, код подразделения {department_code}.",
    "Сотрудники:\n{full_name}; ИНН {inn-12}; СНИЛС {snils}\n{#}{full_name}; ИНН {inn-12}; СНИЛС {snils}",
    "ФИО: {full_name}\n{=a}: {a}\n{=b}: {b}\n\n{#}ФИО: {full_name}\n{=a}: {a}\n{=b}: {b}",
    "{full_name?}, {=a} {a}, {=b} {b}\n{#}{full_name?}, {=a} {a}, {=b} {b}",
    "Дети:\n1. {full_name}, {date?} г.р., СНИЛС {snils}\n2. {#}{full_name}, {date?} г.р., СНИЛС {snils}",
)  # fmt: skip
PARTS = {"whole": WHOLE}


def write(page: Page) -> list[str]:
    return one_of(page, WHOLE)
