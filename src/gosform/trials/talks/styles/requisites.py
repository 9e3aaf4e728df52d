"""Requisites of firms and payments, as they are copied from a contract or an invoice."""

from __future__ import annotations

from gosform.trials.talks.compose import compose, one_of
from gosform.trials.talks.template import Page

STYLE, SHARE, SPOKEN, LOOSE = "requisites", 6.0, 0.0, False
WHOLE = (
    "ООО «Ромашка»\nИНН/КПП {inn-10}/{kpp}\nОГРН {ogrn}\nр/с {account}\nв ПАО «Банк Заречный»\nк/с {corr_account}\nБИК {bik}",
    "Реквизиты: ИНН {inn-10}, КПП {kpp}, р/с {account}, к/с {corr_account}, БИК {bik}",
    "ИП {full_name}\nИНН {inn-12}\nОГРНИП {ogrnip}\nр/с {account} БИК {bik}\nтел. {phone}, {email?}",
    "Получатель: УФК по Тверской области\nИНН {inn-10} КПП {kpp}\nКБК {kbk}\nУИН {uin}\nСумма: {~price}",
    "Поставщик: ООО «Вектор», ИНН {inn-10}, КПП {kpp}, {address?}, тел.: {phone}",
    "р/с {account}\nБИК {bik}",
    "счёт {account}, бик {bik}, получатель {full_name}, назначение: по договору № {~case} от {date?}",
    "ИНН: {inn-10}\nКПП: {kpp}\nОГРН: {ogrn}\nЮр. адрес: {address}\nДиректор: {full_name}",
    "расчетный счет {account} корр. счет {corr_account} бик {bik} инн {inn-10} кпп {kpp}",
)
LINES = (
    "ИНН {inn-10}",
    "КПП {kpp}",
    "ОГРН {ogrn}",
    "ОГРНИП {ogrnip}",
    "р/с {account/}",
    "к/с {corr_account/}",
    "БИК {bik}",
    "{account?}",
    "{ogrn?}",
    "КБК {kbk}",
    "УИН: {uin}",
    "Счёт на оплату № {~order} на сумму {~price}, НДС {~percent}",
    "Договор № {~case}",
)
PARTS = {"whole": WHOLE, "lines": LINES}


def write(page: Page) -> list[str]:
    if page.rng.random() < 0.6:
        return one_of(page, WHOLE)
    return compose(page, lines=LINES, count=(2, 5))
