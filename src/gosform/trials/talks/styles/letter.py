"""E-mails: a subject, prose, data, a signature, the letter that is answered quoted below."""

from __future__ import annotations

from gosform.trials.talks.compose import compose
from gosform.trials.talks.template import Page

STYLE, SHARE, SPOKEN, LOOSE = "letter", 11.0, 0.0, False
OPENINGS = (
    "Тема: заявление № {~application}\n\nДобрый день!",
    "От: {email}\nКому: {~support}\nТема: отказ\n\nЗдравствуйте!",
    "Уважаемые сотрудники,",
    "Добрый день, {~polite}.",
    "Subject: RE: обращение {~order}\n\nЗдравствуйте.",
    "Уважаемая служба поддержки! {~month} я подала заявление через портал.",
)
LINES = (
    "Направляю данные, которые вы просили. Паспорт {passport_rf}, выдан {date}, СНИЛС {snils}.",
    "Прошу исправить СНИЛС в моём личном кабинете. Указано: {snils}.",
    "В заявлении стоит ИНН {inn-12}, а портал пишет, что контрольная сумма не сходится.",
    "Мои данные: {full_name}, дата рождения {date}, паспорт серия {passport_rf_series} № {passport_rf_number}, код подразделения {department_code}.",
    "Контактный телефон {phone}, почта {email}.",
    "По штрафу (УИН {uin}) я заплатила {~price} {date?}, квитанция прилагается.",
    "Реквизиты для возврата: р/с {account}, БИК {bik}, к/с {corr_account}.",
    "Карта для выплаты: {card}. Сумма {~price}.",
    "Сообщаю сведения о ребёнке: {full_name}, свидетельство о рождении {civil_certificate}, СНИЛС {snils}.",
    "Наша организация: ИНН {inn-10}, КПП {kpp}, ОГРН {ogrn}.",
    "Автомобиль {plate}, VIN {vin}, водительское удостоверение {driving_licence}.",
    "Мне отказали {date?} без объяснения причин, хотя паспорт {passport_rf} действителен.",
    "Номер полиса ОМС {oms_policy}; медицинская организация его не находит.",
    "Проживаю по адресу: {address}. Почтовый индекс {postal_code}.",
    "Кадастровый номер квартиры {cadastral_number}, адрес {address}.",
    "Прилагаю {~count} файла, общий размер {~size}.",
    "Согласно {~law} срок рассмотрения {~days} дней.",
    "Для сверки: {=a} {a}, {=b} {b}.",
    "Ниже то, что я ввожу:\n{=a}: {a}\n{=b}: {b}",
    "Ввожу следующее:\n{u?}\n{v?}",
    "Загранпаспорт {foreign_passport_rf} получен {date}.",
    "Ваш специалист {~short-name} просил прислать номер СНИЛС: {snils}.",
    "Пожалуйста, проверьте {=a}: {a}. Дело {~case}.",
)
CLOSINGS = (
    "С уважением,\n{full_name?}\nтел. {phone}",
    "--\n{full_name?}\n{phone?}\n{email?}",
    "С уважением, {full_name?}\nмоб. {phone}\n{email?}",
    "Спасибо.\n\nОтправлено с iPhone",
    "С уважением,\n{~short-name}\nВедущий специалист\nкаб. {~room}, тел. {phone}",
    "Заранее благодарю!\n\n> Добрый день! Уточните, пожалуйста, ваш СНИЛС.\n> Рабочее время {~hours}.",
    "> Здравствуйте!\n> Вы указали СНИЛС {snils} и телефон {phone}.\n> Проверьте их.",
    "----- Исходное сообщение -----\nДанные заявителя: паспорт {passport_rf}, д.р. {date}",
)
PARTS = {"openings": OPENINGS, "lines": LINES, "closings": CLOSINGS}


def write(page: Page) -> list[str]:
    return compose(page, openings=OPENINGS, lines=LINES, closings=CLOSINGS, count=(1, 3), sep=page.rng.choice(("\n", "\n\n")))
