"""Numbers misheard on the phone: numerals that sound alike. The mix is an assumption, not a count."""

from __future__ import annotations

from random import Random

from gosform.trials.case import Case
from gosform.trials.injectors.slips import slip
from gosform.trials.made.numbers import make
from gosform.trials.moves import HEARD

GROUP = "ear"
SHARE = 2.0


def draw(rng: Random) -> Case:
    """A slip of the ear in a number that was dictated."""
    return slip(
        rng, make(rng, "inn-10", "inn-12", "snils", "ogrn", "ogrnip", "oms_policy", "card", "account"), HEARD, GROUP, {"channel": "phone"}
    )
