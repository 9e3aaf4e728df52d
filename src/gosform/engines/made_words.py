"""Words for made-up values: names of people who are none, places that do not exist, offices that nobody has.

Towns and districts are invented. Surnames are put together from a root and an ending, so some of them people really have.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gosform.making import Draw

ROOTS = (
    *("Берез", "Вет", "Волн", "Дроб", "Дубр", "Елох", "Жарк", "Жур", "Заборск", "Звон", "Зим", "Зорьк"),
    *("Ильм", "Калин", "Камыш", "Клен", "Ковыл", "Кувш", "Ладож", "Лист", "Лужк", "Малин", "Метел", "Мороз", "Морошк"),
    *("Небыл", "Овсянк", "Озерк", "Ольх", "Осок", "Перелеск", "Полын", "Пример", "Ракит", "Рос", "Рябин", "Сарафан"),
    *(
        "Сказ",
        "Снегир",
        "Сосн",
        "Стриж",
        "Сугроб",
        "Тальник",
        "Туман",
        "Урочищ",
        "Хвощ",
        "Холм",
        "Чайк",
        "Черемух",
        "Чуд",
        "Шиповник",
        "Яблочк",
    ),
)
ENDINGS = ("ов", "ин", "овский", "инский", "енко", "ихин", "ичев", "аев", "анов", "яков")
WOMEN = (
    *("Алевтина", "Алиса", "Анастасия", "Анна", "Арина", "Валентина", "Варвара", "Василиса", "Вера", "Галина", "Дарья", "Евгения"),
    *("Екатерина", "Елена", "Зинаида", "Зоя", "Инна", "Ирина", "Ия", "Карина", "Кира", "Ксения", "Лариса", "Лидия", "Любовь", "Людмила"),
    *("Маргарита", "Марина", "Мария", "Надежда", "Наталья", "Нина", "Оксана", "Ольга", "Полина", "Раиса", "Римма", "Светлана", "София"),
    *("Тамара", "Татьяна", "Ульяна", "Фаина", "Эльвира", "Эмма", "Юлия", "Яна", "Ясмина"),
)
MEN = (
    *("Александр", "Алексей", "Анатолий", "Андрей", "Антон", "Аркадий", "Арсений", "Артём", "Борис", "Вадим", "Валерий", "Василий"),
    *("Виктор", "Виталий", "Владимир", "Геннадий", "Георгий", "Глеб", "Григорий", "Денис", "Дмитрий", "Евгений", "Егор", "Иван", "Игорь"),
    *("Ильдар", "Кирилл", "Константин", "Леонид", "Максим", "Марат", "Михаил", "Никита", "Николай", "Олег", "Пётр", "Роман", "Руслан"),
    *("Семён", "Сергей", "Станислав", "Степан", "Тимур", "Фёдор", "Эдуард", "Юрий", "Ян", "Ярослав"),
)
FATHERS = (
    *("Александр", "Антон", "Артём", "Богдан", "Борис", "Вадим", "Виктор", "Владимир", "Герман", "Давид", "Денис", "Егор", "Ефим", "Захар"),
    *(
        "Иван",
        "Ильдар",
        "Кирилл",
        "Константин",
        "Леонид",
        "Макар",
        "Максим",
        "Марат",
        "Мирон",
        "Олег",
        "Прохор",
        "Роман",
        "Руслан",
        "Савелий",
    ),
    *("Семён", "Степан", "Тимур", "Тихон", "Фёдор", "Эдуард", "Юлиан", "Ян"),
)
FOREIGN_SURNAMES = (
    "Almeida",
    "Bergstrom",
    "Costa",
    "Dubois",
    "Eriksson",
    "Fischer",
    "Horvath",
    "Kim",
    "Lindqvist",
    "Moreau",
    "Novak",
    "O'Hara",
)
FOREIGN_NAMES = ("Ada", "Anna", "Bo", "Carlos", "Emma", "Felix", "Ingrid", "Jan", "Leo", "Maria", "Nora", "Oscar", "Paula", "Tomas", "Vera")
TOWNS = (
    *("Образцовск", "Примерск", "Вымыслов", "Небылицк", "Выдуманск", "Сказочинск", "Черновик", "Заглавинск", "Нигдейск", "Пустословск"),
    *("Новопримерск", "Верхнеобразцовск", "Мнимогорск", "Дивногорье-Примерное", "Условинск"),
)
VILLAGES = (
    "Большие Вымыслы",
    "Малые Вымыслы",
    "Примерово",
    "Образцовка",
    "Небывалово",
    "Новая Небылица",
    "Условное",
    "Черновики",
    "Нигдеево",
)
DISTRICTS = (
    *("Образцовск", "Примерск", "Вымышленск", "Условн", "Небывальск", "Черновицк", "Мнимогорск", "Нигдейск", "Сказочинск", "Выдуманск"),
    *("Северопримерск", "Южнопримерск", "Староусловск", "Заглавинск"),
)
"""Without the ending: a district, a region and what is in it take another one each."""
STREETS = (
    *(
        "Берёзовая",
        "Весенняя",
        "Вишнёвая",
        "Заречная",
        "Зелёная",
        "Лесная",
        "Луговая",
        "Мира",
        "Молодёжная",
        "Набережная",
        "Новая",
        "Полевая",
    ),
    *("Примерная", "Речная", "Рябиновая", "Садовая", "Северная", "Солнечная", "Тихая", "Цветочная", "Центральная", "Школьная", "Южная"),
)
WORDS = (
    *("берег", "вечер", "вода", "дом", "дорога", "зима", "книга", "лето", "луна", "мост", "окно", "осень", "парк", "письмо", "поле"),
    *("пример", "река", "сад", "свет", "слово", "снег", "стол", "текст", "утро", "черновик"),
)
LATIN_WORDS = ("bridge", "draft", "field", "garden", "house", "letter", "light", "moon", "paper", "river", "road", "sample", "snow", "word")


def surname(draw: Draw, woman: bool) -> str:
    """A surname of one part, or of two with a hyphen."""
    parts = [_surname(draw, woman) for _ in range(2 if draw.below(6) == 0 else 1)]
    return "-".join(parts)


def _surname(draw: Draw, woman: bool) -> str:
    if draw.below(40) == 0:
        return draw.one(("Ли", "О", "Ян", "Ге"))
    name = draw.one(ROOTS) + draw.one(ENDINGS)
    if not woman or name.endswith("о"):
        return name
    return f"{name[:-2]}ая" if name.endswith("ий") else f"{name}а"


def given_name(draw: Draw, woman: bool) -> str:
    """A given name, now and then a double one."""
    names = WOMEN if woman else MEN
    return f"{draw.one(names)}-{draw.one(names)}" if draw.below(8) == 0 else draw.one(names)


def patronymic(draw: Draw, woman: bool) -> str:
    """A patronymic, now and then in the manner of the East."""
    father = draw.one(FATHERS)
    if draw.below(10) == 0:
        return f"{father} {'кызы' if woman else 'оглы'}"
    if father.endswith("ий"):
        return f"{father[:-2]}ьевна" if woman else f"{father[:-2]}ьевич"
    return f"{father}овна" if woman else f"{father}ович"


def fitting(draw: Draw, texts: Sequence[str], longest: int | None) -> str:
    """The first of these texts that is not too long; they stand from the fullest to the shortest."""
    return next((text for text in texts if longest is None or len(text) <= longest), draw.one(texts))


def address(draw: Draw, longest: int | None) -> str:
    """A whole address, with as many parts as there is room for."""
    place, street, house = settlement(draw), f"ул. {draw.one(STREETS)}", f"д. {draw.between(1, 180)}"
    building, flat = f"к. {draw.between(1, 5)}", f"кв. {draw.between(1, 300)}"
    whole = [place, street, house, *([building] if draw.below(3) == 0 else []), *([flat] if draw.below(4) else [])]
    return fitting(draw, [", ".join(parts) for parts in (whole, [place, street, house], [place, house], [place], [house])], longest)


def address_part(draw: Draw, part: str) -> str:
    """One part of an address, as its own field takes it."""
    number = draw.between(1, 180)
    if part == "settlement":
        return settlement(draw)
    if part == "street":
        return f"{draw.one(('ул.', 'пер.', 'пр-д'))} {draw.one(STREETS)}"
    letter = draw.one(("", "", "", "А", "Б")) if part == "house" else ""
    return f"{number}{letter}"


def settlement(draw: Draw) -> str:
    """A town or a village."""
    return f"г. {draw.one(TOWNS)}" if draw.below(3) else f"{draw.one(('дер.', 'пос.', 'с.'))} {draw.one(VILLAGES)}"


def birth_place(draw: Draw, longest: int | None) -> str:
    """A place of birth as passports print it."""
    place, district, region = settlement(draw), f"{draw.one(DISTRICTS)}ого р-на", f"{draw.one(DISTRICTS)}ой обл."
    full = [place, district, region] if place[0] != "г" else [place, region]
    return fitting(draw, (" ".join(full), place, draw.one(TOWNS)), longest)


def authority(draw: Draw, longest: int) -> str:
    """An office that gives out passports, in a town that does not exist."""
    town, district = draw.one(TOWNS), draw.one(DISTRICTS)
    office = draw.one(("Отделом УФМС России", "ОВД", "УМВД России", "Отделением УФМС России", "МП УФМС России"))
    texts = (f"{office} по {district}ой области в городе {town}", f"{office} по {district}ому району", f"{office} {town}", f"ОВД {town}")
    return fitting(draw, texts[draw.below(2) :], longest)


def prose(draw: Draw, words: Sequence[str], numbers: bool, least: int, most: int) -> str:
    """A text of so many characters: words with spaces between them, now and then a number."""
    text = ""
    size = draw.between(least, most)
    while len(text) < size:
        more = draw.digits(3) if numbers and draw.below(4) == 0 else draw.one(words)
        longer = f"{text} {more}" if text else more
        if len(longer) > most:  # no room for a word: letters fill the rest
            return text + more[: most - len(text)] if len(text) < least else text
        text = longer
    return text
