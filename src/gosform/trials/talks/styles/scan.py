"""What a machine read from a photo of a document: capitals, labels with Latin letters in them, broken lines, noise."""

from __future__ import annotations

from gosform.trials.talks.compose import one_of
from gosform.trials.talks.template import Page

STYLE, SHARE, SPOKEN, LOOSE = "scan", 6.0, 0.0, False
WHOLE = (
    "РОССИЙСКАЯ ФЕДЕРАЦИЯ\nПаспорт выдан {~office}\nДата выдачи {date} Код подразделения {department_code}\n{passport_rf?}",
    "Паспорт выдан\n{~office}\nДата выдачи\n{date}\nКод подразделения\n{department_code}\nЛичный код",
    "Фамилия\n{surname}\nИмя\n{given_name}\nОтчество\n{patronymic}\nДата рождения {date}\nМесто рождения {~birth-place}",
    "СТРАХОВОЕ СВИДЕТЕЛЬСТВО ОБЯЗАТЕЛЬНОГО ПЕНСИОННОГО СТРАХОВАНИЯ\n{snils}\nФ.И.О. {full_name}\nДата рождения {date}",
    "CHИЛC {snils}\nФ И О {full_name}",
    "СВИДЕТЕЛЬСТВО\nо постановке на учет физического лица в налоговом органе\n{full_name?}\nИНН {inn-12}\nДата выдачи {date}",
    "СВИДЕТЕЛЬСТВО О РОЖДЕНИИ\n{full_name?}\nродился(лась) {date}\n{civil_certificate}",
    "ПОЛИС ОБЯЗАТЕЛЬНОГО МЕДИЦИНСКОГО СТРАХОВАНИЯ\n{oms_policy}\n{full_name?} {date?}",
    "ВОДИТЕЛЬСКОЕ УДОСТОВЕРЕНИЕ\n1. {~first}\n3. {date}\n4a) {date}  4b) {date}\n5. {driving_licence}",
    "ПАСПОРТ PASSPORT\nРОССИЯ RUS\nНомер паспорта / Passport No.\n{foreign_passport_rf}\nДата рождения {date}",
    "Выписка из ЕГРН\nКадастровый номер: {cadastral_number}\nАдрес: {address}\nПлощадь {~count}{~window},3 кв. м",
    "Квитанция № {~order}\nПолучатель ИНН {inn-10} КПП {kpp}\nр/с {account} БИК {bik}\nКБК {kbk} УИН {uin}\nСумма {~price}",
    "|  ИНН  | {inn-12}\n|  CНИЛС | {snils}",
    "= Стр. {~count} из {~window} =\n{=a}\n{a}\n{=b}\n{b}",
    "{=a}   {a}\n~ ~\n{=b}   {b}",
    "{=a}\n   {a/}\n{=b}\n   {b}",
)
PARTS = {"whole": WHOLE}


def write(page: Page) -> list[str]:
    return one_of(page, WHOLE)
