"""What happens to a good value on its way to the operator: slips of the hand, letters in numbers, other keyboards, numbers in words, and what does no harm.

Every damage that counts as broken can be seen from the value: where the arithmetic of the documents still holds, or a number has no check, another digit makes
another good number, and such cases are not drawn.
"""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import NamedTuple

from gosform.trials.talks.makes import Made
from gosform.trials.talks.numerals import can_speak, spoken
from gosform.trials.talks.slips import CHECKED, DAMAGES, wrong
from gosform.trials.talks.spelled import WAYS, Written, written
from gosform.trials.talks.talk import GOOD

Shift = tuple[float, str]
# The mix of what breaks a number, in percent: a judgement, told apart in every result.
CHECKED_MIX: tuple[Shift, ...] = ((32, "wrong"), (24, "missing"), (14, "extra"), (10, "swapped"), (20, "letter"))
UNCHECKED_MIX: tuple[Shift, ...] = ((38, "missing"), (24, "extra"), (38, "letter"))
MIXES: Mapping[str, tuple[Shift, ...]] = {
    "date": ((25, "no-day"), (20, "letter"), (20, "two-digit-year"), (15, "missing"), (10, "extra"), (10, "month-first")),
    "email": ((25, "comma"), (20, "spaces-in-it"), (15, "two-ats"), (25, "russian-letter"), (15, "no-dot")),
    "full_name": ((70, "latin-letter"), (30, "layout")),
    "surname": ((70, "latin-letter"), (30, "layout")),
    "given_name": ((70, "latin-letter"), (30, "layout")),
    "patronymic": ((70, "latin-letter"), (30, "layout")),
    # A seventh digit stands in some certificates, and letters in some numbers of these three kinds: neither is wrong for certain.
    "civil_certificate": ((40, "roman"), (60, "missing")),
    "kbk": ((60, "missing"), (40, "extra")),
    "kpp": ((60, "missing"), (40, "extra")),
    "uin": ((40, "wrong"), (30, "missing"), (18, "extra"), (12, "swapped")),
    "plate": ((60, "latin-letter"), (40, "missing")),
    "cadastral_number": ((50, "separators"), (50, "letter")),
    "vin": ((40, "missing"), (30, "extra"), (30, "vin-letter")),
}
UNBREAKABLE = frozenset({"address"})


class Shown(NamedTuple):
    """What stands in the text for a value. broken: something is to be mended."""

    text: str
    damage: str
    broken: bool


def mix(made: Made) -> tuple[Shift, ...]:
    """What breaks a value of this kind, with the share of each."""
    return MIXES.get(made.kind, CHECKED_MIX if made.kind in CHECKED else UNCHECKED_MIX)


def good(rng: Random, made: Made, loose: bool) -> Shown:
    """As it should be; one in ten with more or other spaces than usual."""
    found = written(rng, made, loose)
    if made.make in WAYS and rng.random() < 0.1:
        return Shown(_spaced(rng, found), "spaces", False)
    return Shown(found.text, GOOD, False)


def broken(rng: Random, made: Made, loose: bool) -> Shown:
    """With one damage of its mix, drawn again until it shows."""
    while made.kind not in UNBREAKABLE:
        names = mix(made)
        name = rng.choices([name for _, name in names], [weight for weight, _ in names])[0]
        found = written(rng, made, loose)
        typed = DAMAGES[name](rng, made, found)
        if typed is not None and typed != found.text:
            return Shown(typed.strip(" -"), name, True)  # a sign that fell off the end leaves no separator behind
    return good(rng, made, loose)


def dictated(rng: Random, made: Made, loose: bool) -> Shown:
    """In words; of a number with check digits one in five with a wrong digit, too."""
    if not can_speak(made.make):
        return good(rng, made, loose)
    if made.kind in CHECKED and rng.random() < 0.2:
        bare = wrong(rng, made, Written(made.bare, tuple(range(len(made.bare)))))
        if bare:
            return Shown(spoken(rng, made._replace(bare=bare)), "dictated-wrong", True)
    return Shown(spoken(rng, made), "dictated", True)


def over_lines(rng: Random, shown: Shown) -> Shown:
    """A good number broken at one of its spaces or hyphens, or in the middle of a long one."""
    if shown.broken or not any(sign.isdigit() for sign in shown.text):
        return shown
    inside = [i for i, sign in enumerate(shown.text) if sign == " " and shown.text[i - 1].isdigit() and shown.text[i + 1 :][:1].isdigit()]
    if inside:
        at = rng.choice(inside)
        return Shown(f"{shown.text[:at]}\n{shown.text[at + 1 :]}", "lines", False)
    hyphens = [i for i, sign in enumerate(shown.text) if sign == "-" and i > 2]
    if hyphens:
        at = rng.choice(hyphens) + 1
        return Shown(f"{shown.text[:at]}\n{shown.text[at:]}", "lines", False)
    if shown.text.isdigit() and len(shown.text) >= 12:
        at = len(shown.text) // 2
        return Shown(f"{shown.text[:at]}\n{shown.text[at:]}", "lines", False)
    return shown


def _spaced(rng: Random, found: Written) -> str:
    """Two spaces for one, a no-break space, pairs, every digit apart."""
    text = found.text
    draw = rng.random()
    if " " in text and draw < 0.4:
        return text.replace(" ", "  ", 1)
    if " " in text and draw < 0.6:
        return text.replace(" ", "\u00a0")
    signs = [text[i] for i in found.places]
    head = text[: found.places[0]].strip(" (-")
    if draw < 0.8:
        pairs = ["".join(signs[i : i + 2]) for i in range(0, len(signs), 2)]
        return " ".join(([head] if head else []) + pairs)
    return " ".join(([head] if head else []) + signs)
