"""Given names that are common enough to know: one of them in the surname's field, beside a surname in the given name's, is an exchange.

The list is closed and short on purpose: it is used for a doubt, never for a refusal, and a rare name that is not on it is just not doubted.
Names that are surnames as they stand (Герман, Мартин, Роман …) are on it too: the other field has to look like a surname as well.
"""

from __future__ import annotations

import re

_NAMES = """
Александр Алексей Анатолий Андрей Антон Аркадий Арсений Артём Артем Артур Богдан Борис Вадим Валентин Валерий Василий Виктор Виталий
Владимир Владислав Всеволод Вячеслав Геннадий Георгий Герман Глеб Григорий Давид Данил Даниил Данила Денис Дмитрий Евгений Егор Иван
Игорь Илья Кирилл Константин Лев Леонид Макар Максим Марк Мартин Матвей Михаил Никита Николай Олег Павел Пётр Петр Платон Роман Руслан
Святослав Семён Семен Сергей Станислав Степан Тимофей Тимур Фёдор Федор Филипп Эдуард Юрий Яков Ярослав
Алина Алла Александра Алиса Алёна Алена Анастасия Ангелина Анна Антонина Арина Валентина Валерия Варвара Василиса Вера Вероника Виктория
Галина Дарья Диана Ева Евгения Екатерина Елена Елизавета Жанна Зинаида Злата Зоя Инна Ирина Карина Кира Клавдия Кристина Ксения Лариса
Лидия Лилия Любовь Людмила Маргарита Марина Мария Милана Мирослава Надежда Наталия Наталья Нина Оксана Олеся Ольга Полина Раиса Регина
Светлана Софья София Таисия Тамара Татьяна Ульяна Юлия Яна
"""
GIVEN = frozenset(spelt for name in _NAMES.split() for spelt in (name, name.upper()))
"""As they are typed: with a capital, or all in capitals."""
_SURNAME = re.compile(r"[А-ЯЁ][а-яё]+(?:[оеё]в|[иы]н|[оеё]ва|[иы]на|[сц]кий|[сц]кая|енко|чук|щук)(?:-[А-ЯЁ][а-яё]+)?", re.IGNORECASE)


def surname_like(text: str) -> bool:
    """Ends as surnames do, and is none of the given names that end so (Лев, Марина).

    >>> surname_like("Петров"), surname_like("Марина")
    (True, False)
    """
    return text not in GIVEN and len(text) < 60 and _SURNAME.fullmatch(text) is not None
