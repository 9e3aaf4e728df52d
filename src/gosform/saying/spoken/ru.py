"""Russian aloud. Numerals take the case that a neighbour asks for: «из двенадцати цифр», «по две цифры»."""

from __future__ import annotations

_split = str.split

POINT = "запятая"
MARKS = {".": "точка", "-": "дефис"}
SIGNS = {"@": " собака ", "№": "номер ", "%": " процентов", "–": "-", "—": "-", "…": "", ";": ",", "/": " или ", "×": " на ", "\u2011": "-"}

_ONES = _split("ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать")
_ONES += _split("шестнадцать семнадцать восемнадцать девятнадцать")
_ONES_GEN = _split("ноля одного двух трёх четырёх пяти шести семи восьми девяти десяти одиннадцати двенадцати тринадцати четырнадцати")
_ONES_GEN += _split("пятнадцати шестнадцати семнадцати восемнадцати девятнадцати")
_TENS = _split("- - двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто")
_TENS_GEN = _split("- - двадцати тридцати сорока пятидесяти шестидесяти семидесяти восьмидесяти девяноста")
_HUNDREDS = _split("- сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот")
_HUNDREDS_GEN = _split("- ста двухсот трёхсот четырёхсот пятисот шестисот семисот восьмисот девятисот")
_FEMININE = {1: "одна", 2: "две"}
_FEMININE_GEN = {1: "одной", 2: "двух"}

_ASKS_GENITIVE = frozenset(
    _split("из до от больше меньше более менее без около с со после раньше позже старше младше длиннее короче кроме для у")
)
_FEMININE_NOUNS = ("цифр", "букв", "точк", "стран", "групп", "дат", "част", "запис", "последн", "перв", "сери", "минут", "секунд")

_DAYS = _split("первого второго третьего четвёртого пятого шестого седьмого восьмого девятого десятого одиннадцатого двенадцатого")
_DAYS += _split("тринадцатого четырнадцатого пятнадцатого шестнадцатого семнадцатого восемнадцатого девятнадцатого")
_TENTHS = _split("- десятого двадцатого тридцатого сорокового пятидесятого шестидесятого семидесятого восьмидесятого девяностого")
_HUNDREDTHS = _split("- сотого двухсотого трёхсотого четырёхсотого пятисотого шестисотого семисотого восьмисотого девятисотого")
_MONTHS = _split("января февраля марта апреля мая июня июля августа сентября октября ноября декабря")

_READ_AS_WORDS = frozenset(_split("СНИЛС ФИО БИК ОКАТО ОКТМО ОКПО ОКВЭД КЛАДР ФИАС ЗАГС МИД УИН"))
_LETTERS = dict(
    zip(
        "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЭЮЯ",
        _split("А Бэ Вэ Гэ Дэ Е Ё Жэ Зэ И Й Ка Эль Эм Эн О Пэ Эр Эс Тэ У Эф Ха Цэ Че Ша Ща Э Ю Я"),
        strict=True,
    )
)
_LATIN = dict(
    zip(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        _split("А Бэ Цэ Дэ Е Эф Гэ Аш И Йот Ка Эль Эм Эн О Пэ Ку Эр Эс Тэ У Вэ Дубль-Вэ Икс Игрек Зэт"),
        strict=True,
    )
)


def word(number: int, before: str = "", after: str = "") -> str:
    """A number up to a million; ``before`` and ``after`` are the neighbouring words, in lower case."""
    genitive = before in _ASKS_GENITIVE or after.endswith(("ах", "ях"))
    feminine = after.startswith(_FEMININE_NOUNS)
    return " ".join(_words(number, genitive, feminine))


_UNITS = {"КБ": "килобайт", "МБ": "мегабайт", "ГБ": "гигабайт"}


def unit(name: str, number: int, decimals: bool, before: str) -> str:
    """The unit of a size behind its number: «пяти мегабайт», «восемь запятая четыре мегабайта»."""
    word = _UNITS.get(name, name)
    last = 0 if 10 < number % 100 < 20 else number % 10
    few = last == 1 if before in _ASKS_GENITIVE else 2 <= last <= 4
    return f"{word}а" if decimals or few else word


def _words(number: int, genitive: bool, feminine: bool) -> list[str]:
    if number >= 1000:
        thousands, rest = divmod(number, 1000)
        return [*_words(thousands, genitive, True), _thousand(thousands, genitive), *(_words(rest, genitive, feminine) if rest else ())]
    said = []
    if number >= 100:
        said.append((_HUNDREDS_GEN if genitive else _HUNDREDS)[number // 100])
        number %= 100
    if number >= 20:
        said.append((_TENS_GEN if genitive else _TENS)[number // 10])
        number %= 10
    if number or not said:
        words = _ONES_GEN if genitive else _ONES
        gendered = (_FEMININE_GEN if genitive else _FEMININE) if feminine else {}
        said.append(gendered.get(number) or words[number])
    return said


def _thousand(count: int, genitive: bool) -> str:
    last = 0 if 10 < count % 100 < 20 else count % 10
    if genitive:
        return "тысячи" if last == 1 else "тысяч"
    return "тысяча" if last == 1 else "тысячи" if 2 <= last <= 4 else "тысяч"


def day(day: int, month: int, year: int) -> str:
    """A date in the genitive, as it stands after «от», «до», «не позже»: «пятого мая две тысячи двадцатого года»."""
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return " ".join((*_words(day, False, False), *_words(month, False, False), *_words(year, False, False)))
    return f"{ordinal(day)} {_MONTHS[month - 1]} {ordinal(year)} года"


def ordinal(number: int) -> str:
    """An ordinal numeral in the genitive, 1 to 9999."""
    thousands, rest = divmod(number, 1000)
    if not rest:
        return "тысячного" if thousands == 1 else "".join(_words(thousands, True, False)) + "тысячного"
    head = ["тысяча"] if thousands == 1 else [*_words(thousands, False, True), _thousand(thousands, False)] if thousands else []
    hundreds, rest = divmod(rest, 100)
    if not rest:
        return " ".join((*head, _HUNDREDTHS[hundreds]))
    if hundreds:
        head.append(_HUNDREDS[hundreds])
    if rest < 20:
        return " ".join((*head, _DAYS[rest - 1]))
    tens, ones = divmod(rest, 10)
    return " ".join((*head, _TENTHS[tens])) if not ones else " ".join((*head, _TENS[tens], _DAYS[ones - 1]))


def spell(letters: str) -> str:
    """«ИНН» -> «И-Эн-Эн»; what is read as a word stays one."""
    if letters in _READ_AS_WORDS:
        return letters
    return "-".join(_LETTERS.get(letter) or _LATIN.get(letter) or letter for letter in letters)
