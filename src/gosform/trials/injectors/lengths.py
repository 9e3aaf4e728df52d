"""A digit left out, typed twice or put in, in numbers with check digits and without.

A doubled digit carries its damage in the row of equal digits, whichever of them is the second. A digit that was left out stands nowhere.
"""

from __future__ import annotations

from random import Random

from gosform.problem import Span
from gosform.trials.case import Case
from gosform.trials.made.numbers import number
from gosform.trials.made.papers import paper
from gosform.trials.moves import LENGTHS
from gosform.trials.places import places, run

GROUP = "lengths"
SHARE = 8.0
SHORT = frozenset({"too-short", "length"})
LONG = frozenset({"too-long", "length"})
# A card may have any length from 13 to 19, so that one digit more or less is no question of length.
MAKES = (
    "inn-10",
    "inn-12",
    "snils",
    "ogrn",
    "ogrnip",
    "oms_policy",
    "okpo-8",
    "okpo-10",
    "uin-20",
    "uin-25",
    "account",
    "corr_account",
    "civil_act_number",
)


def draw(rng: Random) -> Case:
    """One digit too few or too many."""
    checked = rng.random() < 0.7
    good = number(rng, *MAKES) if checked else paper(rng)
    written = good.usual if rng.random() < 0.3 else good.bare
    where = places(written, good.bare)
    i = rng.randrange(len(good.bare))
    name = rng.choices(list(LENGTHS), list(LENGTHS.values()))[0]
    at = where[i]
    span: Span | None
    if name == "omitted":
        typed, span = written[:at] + written[at + 1 :], None
    else:
        extra = written[at] if name == "doubled" else rng.choice("0123456789")
        typed = written[:at] + extra + written[at:]
        span = run(typed, at)
    troubles = SHORT if name == "omitted" else LONG
    if name == "omitted" and good.bare[0] == "0" and set(good.bare[: i + 1]) == {"0"}:
        troubles |= {"lost-zero"}
    return Case(GROUP, name, good.kind, good.value, typed, good.options, span, troubles, repairable=checked)
