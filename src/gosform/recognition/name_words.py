"""What names of people are made of: words, patronymics, given names that are known, and words that are no part of any."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from gosform.guess.given import GIVEN, surname_like
from gosform.recognition.candidate import Candidate, Scene, prior
from gosform.recognition.pieces import Sort, small

NAMES = ("full_name", "surname", "given_name", "patronymic")
PATRONYMIC = re.compile(r"[а-я]{2,25}(?:ович|евич|ьич|ич|овна|евна|ична|инична)$|(?:оглы|кызы|углы|улы|гызы|оглу|угли|кизи)$")
_LATIN_WORD = re.compile("[a-z]+").fullmatch
_KEY_SIGNS = frozenset("[];',.<>`{}")
"""Signs that are letters on the Russian keyboard."""
MOST_PARTS = 4
HYPHENS = frozenset(("-", "'", "’", "–"))
_STOP = """
здравствуйте добрый доброе доброго день утро вечер уважаемый уважаемая спасибо слушаю алло да нет меня зовут это привет пожалуйста подскажите помогите
хочу нужно надо могу можно проверьте посмотрите почему какой какая какие где когда что кто как не для по за от до из на в с у к о об при или но если
менял меняла менялась сменила поменяла поменял была был быть есть стоит написано указано указана введено введена неверно верно правильно неправильно
ошибка через она он они мы вы ты я госуслуги госуслугах мфц россия россии москва москве области пишет пишут говорит говорят выходит выдает такое таких
же тоже еще уже ведь вот так потом дальше далее сейчас теперь тут там здесь оператор операторы девушка мужчина женщина коллеги господа итак ну ок ага
угу указывал указывала указал совпадает совпадают отсутствует латиницей кириллицей буквами большими маленькими данные данных заявитель заявителя мама
мамы папа папы бабушка дедушка жены мужа сына дочери тетя дядя оформляю проверить прошу имени фамилии российская федерация российской федерации
паспорт клиент клиента отец мать муж жена сын дочь ребенок супруг супруга брат сестра вместо тогда после перед файла пользователя организации банка
"""
STOP = frozenset(_STOP.split())
"""Words that are no part of a name, whatever their first letter is."""
KIN = frozenset(("оглы", "кызы", "углы", "улы", "гызы", "оглу", "угли", "кизи", "кизы"))
"""Words that make a patronymic of the name before them."""
KNOWN, LIKELY, PLAIN = 400.0, 30.0, 3.0
"""How much likelier than an ordinary stretch: with a patronymic and a known given name; with either; after a label alone."""
COMMON = 0.06
"""How common full names are where no word names them."""


class Unit(NamedTuple):
    """One word of a name, with its parts where it has hyphens: pieces, half-open."""

    first: int
    last: int
    text: str
    capital: bool
    odd: bool


@cache
def given() -> frozenset[str]:
    """Known given names in small letters."""
    return frozenset(small(name) for name in GIVEN)


def unit(scene: Scene, first: int, *, one_letter: bool = False) -> Unit | None:
    """The word that begins here; None where none does."""
    if not 0 <= first < len(scene.pieces):
        return None
    last = first + 1
    while last < len(scene.pieces) and last - first < MOST_PARTS and _one_word(scene, last):
        last += 1
    if last < len(scene.pieces) and scene.pieces[last].text in KIN and scene.gap(last - 1) == " ":
        last += 1
    row = scene.pieces[first:last]
    start, end = row[0].start, row[-1].end
    letters, capital = sum(c.isalpha() for c in scene.low[start:end]), scene.text[start].isupper()
    if letters * 2 < end - start or (letters < 2 and not (one_letter and capital)) or any(piece.sort is Sort.DIGITS for piece in row):
        return None
    return Unit(first, last, "-".join([piece.text for piece in row]), capital, any(piece.sort is Sort.MIXED for piece in row))


def _one_word(scene: Scene, at: int) -> bool:
    """The piece and the one before it are parts of one word: a hyphen, or keys of the Russian keyboard between Latin letters."""
    gap = scene.gap(at - 1)
    if gap in HYPHENS:
        return scene.pieces[at].sort <= Sort.NUMBER_WORD
    return gap in _KEY_SIGNS and bool(_LATIN_WORD(scene.pieces[at - 1].text) and _LATIN_WORD(scene.pieces[at].text))


def name_like(one: Unit) -> bool:
    """A known given name, a patronymic, or what ends as surnames do."""
    return one.text in given() or patronymic(one) or like_surname(one.text)


def like_surname(text: str) -> bool:
    """It ends as surnames do and is no given name that does; in letters of any size."""
    return text not in given() and surname_like(text)


def patronymic(one: Unit) -> bool:
    """It ends as patronymics do, and is no surname that does (Рабинович stays in doubt)."""
    return PATRONYMIC.search(one.text) is not None


def ends_here(scene: Scene, at: int) -> bool:
    """The line or the sentence ends after this piece."""
    return at < len(scene.pieces) and scene.gap(at).lstrip(" ")[:1] in ("\n", ",", ";", "\r", "")


def goes_on(scene: Scene, at: int) -> bool:
    """Only a space stands before this piece; or a line break, where what follows can only be a name."""
    gap = scene.gap(at - 1)
    if "\n" in gap:
        following = unit(scene, at)
        return gap.count("\n") == 1 and not gap.strip() and following is not None and name_like(following)
    return gap in (" ", "  ", "\u00a0")


def before(scene: Scene, at: int) -> Unit | None:
    """The word that ends right before this piece."""
    if at <= 0 or not goes_on(scene, at):
        return None
    first = at - 1
    while first > 0 and scene.gap(first - 1) in HYPHENS and scene.pieces[first - 1].sort <= Sort.NUMBER_WORD:
        first -= 1
    one = unit(scene, first)
    return one if one and one.last == at and first not in scene.label_pieces and one.text not in STOP else None


def full_name(scene: Scene, first: int, last: int, weight: float) -> Candidate:
    """These pieces as a full name. weight: how much likelier than an ordinary stretch."""
    near = scene.near[first]
    label = near.label if near.label and near.label.kinds.get("full_name") and near.strength > 0.3 else None
    named = max(prior("full_name", near), COMMON) if label else COMMON
    return Candidate(first, last, scene.pieces[first].start, scene.pieces[last - 1].end, {"full_name": named * weight}, label)
