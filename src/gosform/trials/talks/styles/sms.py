"""SMS: everything in one line, as short as can be."""

from __future__ import annotations

from gosform.trials.talks.compose import one_of
from gosform.trials.talks.template import Page

STYLE, SHARE, SPOKEN, LOOSE = "sms", 8.0, 0.0, True
WHOLE = (
    "пасп {passport_rf} снилс {snils}",
    "{full_name?} {date?} {passport_rf?}",
    "снилс {snils} тел {phone}",
    "ИНН {inn} срочно",
    "инн {inn-12},снилс {snils},пасп {passport_rf}",
    "{snils?}",
    "{u?}",
    "{full_name?} {u?}",
    "{u?} {email?}",
    "{u?}, {v?}",
    "{u?}; {v?}; {w?}",
    "{=a} {a} {=b} {b}",
    "{=a}:{a} {=b}:{b}",
    "{=a} {a}",
    "{=a}-{a}",
    "пасп.{passport_rf} выд.{date} к/п {department_code}",
    "паспорт {passport_rf} код {department_code}",
    "тел {phone}",
    "мой тел {phone} перезвони до {~time}",
    "почта {email} тел {phone}",
    "карта {card} жду {~price}",
    "полис {oms_policy} д.р. {date}",
    "г/н {plate} в/у {driving_licence}",
    "оплатил {~price} уин {uin}",
    "{email?} {phone?}",
    "{full_name?}, {phone?}",
    "мой {=a} {a}",
)
PARTS = {"whole": WHOLE}


def write(page: Page) -> list[str]:
    return one_of(page, WHOLE, page.rng.choice((None, None, str.lower, str.upper)))
