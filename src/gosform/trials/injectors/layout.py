"""Words typed with the keyboard in the wrong layout, and with Caps Lock left on."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from gosform.problem import Span
from gosform.trials.case import Case
from gosform.trials.made.contacts import email
from gosform.trials.made.names import part, person

GROUP = "layout"
SHARE = 2.0
_SMALL = ("ёйцукенгшщзхъфывапролджэячсмитьбю", "`qwertyuiop[]asdfghjkl;'zxcvbnm,.")
_LARGE = ("ЁЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ", '~QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>')
ENGLISH: Mapping[str, str] = {russian: key for rows in (_SMALL, _LARGE) for russian, key in zip(*rows, strict=True)}
RUSSIAN: Mapping[str, str] = {key: russian for russian, key in ENGLISH.items()} | {"@": '"'}
LAYOUT = frozenset({"keyboard-layout"})


def draw(rng: Random) -> Case | None:
    """A whole word, or an e-mail, on the wrong keyboard."""
    return rng.choices((name, mailbox, caps), (60, 20, 20))[0](rng)


def _name(rng: Random) -> tuple[str, str]:
    return part(rng) if rng.random() < 0.75 else ("full_name", person(rng).full)


def name(rng: Random) -> Case | None:
    """The keys of a Russian name on the English layout. Of two or three letters nobody could tell what was meant."""
    kind, good = _name(rng)
    if len(good) < 4:
        return None
    typed = "".join(ENGLISH.get(sign, sign) for sign in good)
    return Case(GROUP, "name", kind, good, typed, span=Span(0, len(typed)), troubles=LAYOUT)


def mailbox(rng: Random) -> Case:
    """An e-mail on the Russian layout: all of it, or the name before the sign @."""
    good = email(rng)
    box, domain = good.split("@")
    if rng.random() < 0.5:
        typed, end = "".join(RUSSIAN.get(sign, sign) for sign in good), len(good)
    else:
        typed, end = "".join(RUSSIAN.get(sign, sign) for sign in box) + "@" + domain, len(box)
    return Case(GROUP, "email", "email", good, typed, span=Span(0, end), troubles=LAYOUT)


def caps(rng: Random) -> Case | None:
    """Shift for the first letter with Caps Lock on: small and capital letters have changed places."""
    kind, good = _name(rng)
    if len(good) < 3:
        return None
    return Case(GROUP, "caps", kind, good, good.swapcase(), span=Span(0, len(good)), troubles=frozenset({"caps-lock"}))
