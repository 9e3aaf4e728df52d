"""Whose patronymic it is: what its ending says of the sex of the person.

Only endings that nobody of the other sex has: -ович, -евич and the short list of names in -ич for men, -овна, -евна, -ична for women;
оглы, угли, улы, уулу and кызы, гызы, кизи as words of their own or joined. Bulgarian, Latin and all other patronymics say nothing.
"""

from __future__ import annotations

import re
from typing import Literal

Sex = Literal["M", "F", ""]

_SON = "оглы|оглу|огли|угли|уулу|улы|ұлы|ўғли"
_DAUGHTER = "кызы|кизи|гызы|қызы|қизи"
_ICH = "иль|кузьм|фом|лук|никит|савв|фок|ион|сил|прокл|ипат|анан|зот|мин|никол|дом|фад"
SONS, DAUGHTERS = ("ович", "евич", "ёвич"), ("овна", "евна", "ёвна", "ична")
MALE = re.compile(f"(?:{_ICH})ич|(?:[а-яё]{{2,}})?(?:{_SON})")
FEMALE = re.compile(f"(?:[а-яё]{{2,}})?(?:{_DAUGHTER})")


def sex_of_patronymic(patronymic: str) -> Sex:
    """M or F where every word that says anything says the same; empty otherwise.

    >>> sex_of_patronymic("Ильич"), sex_of_patronymic("Али кызы"), sex_of_patronymic("Стоянов")
    ('M', 'F', '')
    """
    words = patronymic.lower().replace("-", " ").split()[:20]
    if len(words) == 1:  # by far the most
        word = words[0]
        if word.endswith(("вич", "на")):
            return "M" if word.endswith(SONS) else "F" if word.endswith(DAUGHTERS) else ""
    male = any(word.endswith(SONS) or MALE.fullmatch(word) for word in words)
    female = any(word.endswith(DAUGHTERS) or FEMALE.fullmatch(word) for word in words)
    return "" if male == female else "M" if male else "F"
