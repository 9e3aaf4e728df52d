"""Latin letters among Russian ones that look the same, and the other way round in an e-mail."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from gosform.problem import Span
from gosform.trials.case import Case
from gosform.trials.made.contacts import address, birth_place, certificate, email, office
from gosform.trials.made.names import FATHERS, MEN, PAIRED, SAME, WOMEN, of_woman, part, person
from gosform.trials.places import together

GROUP = "lookalikes"
SHARE = 3.0
LATIN: Mapping[str, str] = dict(zip("асеорхуАВЕКМНОРСТХУ", "aceopxyABEKMHOPCTXY", strict=True))
RUSSIAN: Mapping[str, str] = {latin: russian for russian, latin in LATIN.items()}
# Names that can be written from end to end in Latin capitals, so that no letter looks out of place.
SURNAMES = (*PAIRED, *map(of_woman, PAIRED), *SAME)
WHOLE = tuple(
    (kind, name.upper())
    for kind, names in (
        ("surname", SURNAMES),
        ("given_name", (*MEN, *WOMEN)),
        ("patronymic", [father + end for father in FATHERS for end in ("ич", "на")]),
    )
    for name in names
    if len(name) > 1 and set(name.upper()) <= set(LATIN)
)


def draw(rng: Random) -> Case | None:
    """Letters of another alphabet in a name, a text, a certificate or an e-mail."""
    return rng.choices((in_text, whole, in_email, in_certificate), (75, 10, 10, 5))[0](rng)


def _text(rng: Random) -> tuple[str, str]:
    """A kind of words, and a value."""
    if rng.random() < 0.6:
        return part(rng)
    kind, make = rng.choice(
        (("full_name", lambda r: person(r).full), ("birth_place", birth_place), ("issued_by", office), ("address", address))
    )
    return kind, make(rng)


def in_text(rng: Random) -> Case | None:
    """One letter, or several, of a word that keeps Russian letters too."""
    kind, good = _text(rng)
    where = [i for i, sign in enumerate(good) if sign in LATIN and not _alone(good, i)]
    if not where:
        return None
    chosen = [rng.choice(where)] if rng.random() < 0.6 else sorted(rng.sample(where, min(len(where), rng.choice((2, 3, 4)))))
    typed = "".join(LATIN[sign] if i in chosen else sign for i, sign in enumerate(good))
    if _words_without_russian(good, typed):
        return None
    return Case(
        GROUP, "one" if len(chosen) == 1 else "several", kind, good, typed, span=together(chosen), troubles=frozenset({"mixed-scripts"})
    )


def _alone(text: str, i: int) -> bool:
    """The letter is a word of its own, so that it mixes with no other."""
    return not (text[i - 1 : i].isalpha() or text[i + 1 : i + 2].isalpha())


def _words_without_russian(good: str, typed: str) -> bool:
    """A whole word came out Latin: that is the case of ``whole``."""
    words = ("".join(sign if sign.isalpha() else " " for sign in text).split() for text in (good, typed))
    return any(old != new and new.isascii() for old, new in zip(*words, strict=True))


def whole(rng: Random) -> Case:
    """Every letter is Latin and none shows it."""
    kind, good = rng.choice(WHOLE)
    typed = "".join(LATIN[sign] for sign in good)
    return Case(GROUP, "whole", kind, good, typed, span=Span(0, len(typed)), troubles=frozenset({"latin", "mixed-scripts"}))


def in_email(rng: Random) -> Case | None:
    """One Russian letter in an e-mail."""
    good = email(rng)
    where = [i for i, sign in enumerate(good) if sign in RUSSIAN]
    if not where:
        return None
    i = rng.choice(where)
    typed = good[:i] + RUSSIAN[good[i]] + good[i + 1 :]
    return Case(GROUP, "in-email", "email", good, typed, span=Span(i, i + 1), troubles=frozenset({"mixed-scripts"}))


def in_certificate(rng: Random) -> Case | None:
    """The two Russian letters of a certificate typed with the Latin keyboard on, one or both."""
    roman, letters, number = certificate(rng)
    good = f"{roman}-{letters} {number}"
    where = [i for i in (len(roman) + 1, len(roman) + 2) if good[i] in LATIN]
    if not where:
        return None
    typed = "".join(LATIN[sign] if i in where else sign for i, sign in enumerate(good))
    return Case(
        GROUP,
        "in-certificate",
        "civil_certificate",
        good,
        typed,
        span=together(where),
        troubles=frozenset({"letters-after-dash", "mixed-scripts", "latin"}),
    )
