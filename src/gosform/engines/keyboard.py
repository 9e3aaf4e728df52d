"""A keyboard left in English: telling ``bdfyjd`` (Иванов) from a name in Latin spelling.

Two things must hold. The same keys give Russian syllables, and each two neighbouring keys, weighed against each other
(``layout_odds``), speak for Russian rather than for a Latin name. Where the odds are even and the word is a common name that nobody
spells so in Latin letters, a short list decides. «Kerby» may be Лукин: nothing is said then. It is a guess, so what comes of it is never
applied alone.
"""

from __future__ import annotations

import re

from gosform.engines.layout_odds import odds
from gosform.engines.writing import LATIN, RUSSIAN, Tidied
from gosform.text import LATIN_TO_CYRILLIC, TO_RUSSIAN_LAYOUT

ENOUGH = 4
"""Powers of two by which the odds of all pairs together must speak for Russian."""
SHORT, ENOUGH_OF_SHORT = 3, 7
"""So few letters say little: Lev and Rex are names too."""
ENOUGH_OF_TWINS = 10
"""Where every letter has a Russian twin of the same shape, that was typed rather than other keys: PYCTAM is РУСТАМ."""
KNOWN = frozenset(
    (
        *(
            "ян",
            "ия",
            "лев",
            "зоя",
            "юля",
            "лука",
            "заур",
            "жук",
            "тен",
            "пак",
            "саакян",
            "ануш",
            "беккер",
            "фишер",
            "мунтян",
            "алсу",
            "ли",
        ),
        *("зуев", "зуева", "уткин", "уткина", "щукин", "щукина", "яшин", "яшина", "янчук", "лия", "яна", "аня"),
        *("оглы", "оглу", "кызы", "гызы", "угли", "кизи"),
    )
)
"""Common names that the odds alone would leave open."""
_TYPED = RUSSIAN | frozenset(" -")
_TWINS = frozenset(LATIN_TO_CYRILLIC) | frozenset(" -")
_BETWEEN = re.compile("[ -]+").split
_VOWELS = frozenset("аеёиоуыэюя")


def russian_layout(tidied: Tidied) -> str | None:
    """What the person meant who typed all of it with the keyboard left in English; None when nothing speaks for that."""
    if not RUSSIAN.isdisjoint(tidied.text) or LATIN.isdisjoint(tidied.text):
        return None
    return in_russian_layout(tidied.keys())


def in_russian_layout(text: str) -> str | None:
    """What the same keys type on a Russian keyboard, when that reads like Russian and the text itself does not.

    ``bdfyjd`` gives ``иванов``; ``Petrov`` and ``Smith`` give nothing: they are Latin spellings.
    """
    meant = text.translate(TO_RUSSIAN_LAYOUT)
    if not _TYPED.issuperset(meant):
        return None
    words = list(filter(None, _BETWEEN(meant.lower())))
    if not words or not all(map(_sounds_russian, words)):
        return None
    scores = [ENOUGH if word in KNOWN else odds(word) for word in words]
    twins = _TWINS.issuperset(text)
    short = len(words) == 1 and len(words[0]) <= SHORT and words[0] not in KNOWN
    if (min(scores) < 1 and sum(scores) < 2 * ENOUGH) or sum(scores) < (ENOUGH_OF_TWINS if twins else ENOUGH_OF_SHORT if short else ENOUGH):
        return None
    return meant


_NEVER = re.compile(
    "^[ьъы]|[ьъыаеёиоуэюя][ьъ]|[ьъ]ы|[аеёиоуыэюя]ы|[жшчщ][ыяэ]|[гкх](?:ы(?!зы)|э)|[гкх]я(?!н)|щ[бвгджзклмпстфхцчшщю]|[шщцч]щ|ц[чшщюя]|[йыь]щ|^[рлн][бвгджзкпстфхц]|[аеёиоуыэюя]{3}|[бвгджзйклмнпрстфхцчшщ]{5}"
).search


def _sounds_russian(word: str) -> bool:
    return not _NEVER(word) and not _VOWELS.isdisjoint(word)
