"""Filled forms: a label, a sign, a value, line by line, in the order of the form or not."""

from __future__ import annotations

from gosform.trials.talks.compose import compose, one_of
from gosform.trials.talks.template import Page

STYLE, SHARE, SPOKEN, LOOSE = "form", 16.0, 0.0, False
LINES = (
    "{=a}: {a}",
    "{=a}:{a}",
    "{=a} – {a}",
    "{=a} = {a}",
    "{=a}: {a}\n{=b}: {b}",
    "{=a}:\t{a}\n{=b}:\t{b}",
    "{=a}: {a}; {=b}: {b}",
    "{=a}\n{a}",
    "{=a}\n{a}\n{=b}\n{b}",
    "{=a}\n{a}\n\n{=b}\n{b}\n\n{=c}\n{c}",
    "{=a} ________{a}________",
    "{=a}..........{a}",
    "1. {=a}: {a}\n2. {=b}: {b}\n3. {=c}: {c}",
    "- {=a}: {a}\n- {=b}: {b}",
    "* {=a} {a}\n* {=b} {b}",
    "[{=a}] {a}",
    "{=a} | {a}",
    "«{=a}»: «{a}»",
    "{=a} (обязательно): {a}",
    "{=a}*: {a}",
    "{=a} (при наличии): {a}",
    "{=a}: {a} (проверено)",
    "Паспорт: серия {passport_rf_series} номер {passport_rf_number} выдан {date} код подразделения {department_code}",
    "Серия: {passport_rf_series}\nНомер паспорта: {passport_rf_number}",
    "Серия паспорта {passport_rf_series}\nНомер паспорта {passport_rf_number}",
    "Фамилия: {surname}\nИмя: {given_name}\nОтчество: {patronymic}",
    "Фамилия {surname}\nИмя {given_name}",
    "Дата рождения: {date}",
    "Приложение: на {~count} л.",
    "Заявление № {~application}",
    "Статус: на рассмотрении, {~percent}",
)
WHOLE = (
    (
        "ЗАЯВЛЕНИЕ № {~application}\nФИО: {full_name}\nДата рождения: {date}\nПаспорт: {passport_rf}\nКем выдан: {~office}\nДата выдачи: {date}\n"
        "Код подразделения: {department_code}\nСНИЛС: {snils}\nТелефон: {phone}\nE-mail: {email}"
    ),
    "Фамилия: {surname}\nИмя: {given_name}\nОтчество: {patronymic}\nДата рождения: {date}\nСНИЛС: {snils}\nИНН: {inn-12}",
    "Данные заявителя\n\nФИО\n{full_name}\n\nДата рождения\n{date}\n\nСНИЛС\n{snils}\n\nСерия и номер паспорта\n{passport_rf}\n\nМобильный телефон\n{phone}",
    "Ф.И.О. {full_name}\nпасп. {passport_rf} выд. {date} к/п {department_code}\nадрес: {address}\nтел. {phone}",
    "Заявитель: {full_name}, дата рождения {date}, паспорт {passport_rf}, СНИЛС {snils}, адрес: {address}",
    "Транспортное средство: {plate}\nVIN: {vin}\nВодительское удостоверение: {driving_licence}\nВладелец: {full_name}",
    "Полис ОМС: {oms_policy}\nСНИЛС: {snils}\nДата рождения: {date}\nТелефон: {phone}",
    "Ребёнок: {full_name}\nДата рождения: {date}\nСвидетельство о рождении: {civil_certificate}\nСНИЛС ребёнка: {snils}",
    "Объект: квартира\nКадастровый номер: {cadastral_number}\nАдрес: {address}\nСобственник: {full_name}, СНИЛС {snils}",
    "Категория: ИП\nИНН: {inn-12}\nОГРНИП: {ogrnip}\nДата регистрации: {date}\nE-mail: {email}",
)
PARTS = {"lines": LINES, "whole": WHOLE}


def write(page: Page) -> list[str]:
    if page.rng.random() < 0.4:
        return one_of(page, WHOLE)
    return compose(page, lines=LINES, count=(1, 3))
