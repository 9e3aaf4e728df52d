"""A single letter as an operator names it: «русская буква О, как в слове Ольга», and which character of a value it is.

A letter of the other alphabet is named by the one that it looks like, since that is what the caller sees on the paper.
"""

from __future__ import annotations

from gosform.saying.spoken import en, ru

_split = str.split

_RU = dict(
    zip(
        "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЭЮЯ",
        _split(
            "Анна Борис Василий Григорий Дмитрий Елена Ёлка Женя Зинаида Иван Йод Константин Леонид Михаил Николай Ольга Павел Роман Семён "
            "Татьяна Ульяна Фёдор Харитон Цапля Человек Шура Щука Эхо Юрий Яков"
        ),
        strict=True,
    )
)
_EN = dict(
    zip(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        _split(
            "Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November Oscar Papa Quebec Romeo Sierra Tango "
            "Uniform Victor Whiskey X-ray Yankee Zulu"
        ),
        strict=True,
    )
)
_SIGNS_RU = {"Ъ": "твёрдый знак", "Ы": "буква Ы", "Ь": "мягкий знак"}
_LATIN_LIKE = dict(zip("ABCEHKMOPTXY", "АВСЕНКМОРТХУ", strict=True))
_CYRILLIC_LIKE = {cyrillic: latin for latin, cyrillic in _LATIN_LIKE.items()}

_ORDINALS_RU = _split("- первый второй третий четвёртый пятый шестой седьмой восьмой девятый десятый одиннадцатый двенадцатый тринадцатый")
_ORDINALS_RU += _split("четырнадцатый пятнадцатый шестнадцатый семнадцатый восемнадцатый девятнадцатый двадцатый")
_ORDINALS_EN = _split("- first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth")
_ORDINALS_EN += _split("sixteenth seventeenth eighteenth nineteenth twentieth")


def letter_aloud(char: str, lang: str) -> str | None:
    """The name of a letter of either alphabet; None for anything else, and for letters that have no name in the language."""
    capital = char.upper()
    if lang == "ru":
        if capital in _RU:
            return f"русская буква {ru.spell(capital)}, как в слове {_RU[capital]}"
        if capital in _LATIN_LIKE:
            like = _LATIN_LIKE[capital]
            return f"латинская буква, похожая на {ru.spell(like)}, как в слове {_RU[like]}"
        return _SIGNS_RU.get(capital) or (f"латинская буква {ru.spell(capital)}" if capital in _EN else None)
    if capital in _EN:
        return f"the Latin letter {capital}, as in {_EN[capital]}"
    if capital in _CYRILLIC_LIKE:
        like = _CYRILLIC_LIKE[capital]
        return f"the Russian letter that looks like {like}, as in {_EN[like]}"
    return None


def ordinal(number: int, lang: str) -> str | None:
    """«третий»; None beyond the thirty-ninth, which nobody counts to."""
    table, tens = (_ORDINALS_RU, ru) if lang == "ru" else (_ORDINALS_EN, en)
    if not 1 <= number < 40:
        return None
    if number <= 20:
        return table[number]
    if number == 30:
        return "тридцатый" if lang == "ru" else "thirtieth"
    return f"{tens.word(number // 10 * 10)}{' ' if lang == 'ru' else '-'}{table[number % 10]}"
