"""Texts of every sort whose misses are never shown: what the recogniser is mended by must come from the other styles, so that this one tells what it makes of
texts that nobody mended it by.
"""

from __future__ import annotations

from gosform.trials.talks.compose import compose, one_of
from gosform.trials.talks.template import Page

STYLE, SHARE, SPOKEN, LOOSE = "unseen", 8.0, 0.03, True
WHOLE = (
    "Документ, удостоверяющий личность\nПаспорт гражданина Российской Федерации\n{passport_rf}\nДата выдачи\n{date}\nКод подразделения\n{department_code}\nКем выдан\n{~office}",
    "Клиент: {full_name}\nКонтакт: {phone}, {email?}\nСуть: не принимается СНИЛС {snils}\nСрок: {~days} дн.",
    "Обращение № {~order}. Абонент {full_name}, номер для обратной связи {phone}. Вопрос: загранпаспорт {foreign_passport_rf}, дата выдачи {date}.",
    "Номер СНИЛС, который я указала в анкете, – {snils}, а в карточке он другой: {snils}.",
    "как скажете. пишу по порядку: фамилия {surname} имя {given_name} отчество {patronymic} дата рождения {date}",
    "Паспортные данные: {passport_rf}, {date?}, {department_code?}",
    "ФИО {full_name}\nДР {date}\nПАСПОРТ {passport_rf}\nСНИЛС {snils}\nИНН {inn-12}\nТЕЛ {phone}",
    "{full_name?} ({date?}), СНИЛС {snils}",
    "Добрый день, это снова {~first}. По вашей просьбе ещё раз: снилс – {snils}; ИНН – {inn-12}; полис – {oms_policy}.",
    "ИНН\t{inn-10}\tКПП\t{kpp}\nОГРН\t{ogrn}",
    "Оплата: карта {card}, сумма {~price}, чек № {~order}, {date?}",
    "УИН из квитанции {uin}, КБК {kbk}, получатель ИНН {inn-10} КПП {kpp}, счёт {account}",
    "Владелец {full_name}, госномер {plate}, VIN {vin}, штраф по УИН {uin} на {~price}",
    "Квартира по адресу {address}, кадастровый номер {cadastral_number}, площадь 54,3 кв. м, 3 этаж",
    "Почему мой паспорт {passport_rf} «недействителен»? Выдан {date}, мне 47 лет.",
    "Свидетельство о рождении ребёнка: {civil_certificate}, выдано {date}; {#}мать: {full_name}, паспорт {passport_rf}",
    "За брата подаю. {#}Его паспорт {passport_rf}, его СНИЛС {snils}, его телефон {phone}.",
    "{#}1-й ребёнок – {full_name}, {date?}\n{#}2-й ребёнок – {full_name}, {date?}",
    "р/сч {account} в банке с БИК {bik} (к/сч {corr_account}), ИП {full_name}, ОГРНИП {ogrnip}",
    "> СНИЛС: {snils}\n> Телефон: {phone}\nДа, всё верно, спасибо.",
    "ДД! тел {phone}, снилс {snils}. Ждать ещё {~days} дней не могу, был в окне {~window} в {~time}",
    "№ ВУ {driving_licence}, выдано {date}, категория {~category}",
    "кому: {full_name}, индекс {postal_code}",
    "Здравствуйте. {snils?} {full_name?}. Жду.",
    "паспорт {passport_rf/}\nснилс {snils/}",
    "Мобильный: {phone} (Билайн), запасной: {phone}",
    "Соискатель\n\n{full_name?}\n{date?}\n{phone?}\n{email?}\n\nОпыт работы {~count} года",
)
LINES = (
    "диктую снилс, слушайте: {snils!}",
    "цифры паспорта такие {passport_rf!}",
    "номер мобильного {phone!}",
    "родился я {date!}",
    "а ИНН-то {inn-12!}",
    "в графе «{=a}» у меня {a}",
    "{=a} был {a}, ничего не менял",
    "(на всякий случай {=a}: {a})",
    "вот тут написано {=a}, а ниже {a}",
    "так и пишет: «{=a} {a} не найден»",
    "{=a} → {a}",
    "и ещё вот {u?}",
    "это {u?} ?",
    "Талон {~ticket}, кабинет {~room}, начало в {~time}.",
    "Мне {~price} не вернули, чек {~order}, дом 17, кв. 204.",
    "Заявка {~application} отклонена, код {~error}.",
    "До {~year} года всё принимали и так, по {~law}.",
    "Дочери 14 лет, сыну 20, мужу 45: когда менять паспорта и сколько это стоит, {~price} или больше?",
    "В очереди передо мной было 23 человека, ждал 1 час 40 минут.",
)
PARTS = {"whole": WHOLE, "lines": LINES}


def write(page: Page) -> list[str]:
    if page.rng.random() < 0.55:
        return one_of(page, WHOLE)
    return compose(page, lines=LINES, count=(1, 3))
