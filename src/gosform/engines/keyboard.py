"""A keyboard left in English: telling ``bdfyjd`` (Иванов) from a name in Latin spelling.

There is no dictionary behind it. A text is read as a slip when the same keys give Russian syllables with more vowels than
the Latin text has, and endings that Russian names and words have. It is a guess, so what comes of it is never applied alone.
"""

from __future__ import annotations

import re

from gosform.engines.writing import LATIN, RUSSIAN, Tidied
from gosform.text import TO_RUSSIAN_LAYOUT

# fmt: off
_ENDINGS = (
    "ов", "ев", "ёв", "ин", "ын", "ий", "ый", "ой", "ва", "на", "ая", "ич", "ко", "чук", "нюк", "ян", "ец", "ей", "ай", "ья",
    "ия", "ль", "га", "ра", "ла", "да", "та", "ка", "ма", "ша", "жа", "иа", "ил", "ор", "ан", "ен", "он", "ем", "им", "ам",
    "ег", "ур", "ид", "од", "ел", "яр", "ир", "ис", "ас", "ос",
)
# fmt: on
_VOWELS = frozenset("аеёиоуыэюя")


def russian_layout(tidied: Tidied) -> str | None:
    """What the person meant who typed all of it with the keyboard left in English; None when nothing speaks for that."""
    if any(c in RUSSIAN for c in tidied.text) or not any(c in LATIN for c in tidied.text):
        return None
    return in_russian_layout(tidied.keys())


def in_russian_layout(text: str) -> str | None:
    """What the same keys type on a Russian keyboard, when that reads like Russian and the text itself does not.

    ``bdfyjd`` gives ``иванов``; ``Petrov`` and ``Smith`` give nothing: they are Latin spellings.
    """
    meant = text.translate(TO_RUSSIAN_LAYOUT)
    if len(text) < 3 or not all(c in RUSSIAN or c in " -" for c in meant):
        return None
    score = 0
    for word in re.split("[ -]+", meant.lower()):
        if not _sounds_russian(word):
            return None
        score += sum(c in _VOWELS for c in word) + 2 * word.endswith(_ENDINGS)
    score -= sum(c in "aeiou" for c in text.lower())
    score += any(not c.isalpha() and c not in " -" for c in text)
    return meant if score >= 2 else None


_NEVER = re.compile(
    "[ьъыаеёиоуэюя][ьъ]|[ьъ]ы|[аеёиоуыэюя]ы|[жшчщ][ыяэ]|[гкх][ыэя]|щ[бвгджзклмпстфхцчшщю]|[шщцч]щ|ц[чшщюя]|[йыь]щ|^[рлн][бвгджзкпстфхц]"
)


def _sounds_russian(word: str) -> bool:
    if not word or word[0] in "ьъы" or _NEVER.search(word):
        return False
    return not re.search("[аеёиоуыэюя]{3}|[бвгджзйклмнпрстфхцчшщ]{5}", word) and any(c in _VOWELS for c in word)
