"""How much a row of digits speaks for each kind: its spelling, its check digits, how it begins, and the label near it."""

from __future__ import annotations

import re
from datetime import date

from gosform.guess.spelt import PRIORS
from gosform.recognition.candidate import Scene, prior
from gosform.recognition.labels import Near
from gosform.recognition.passing import SLIP, WRONG, counted, day_of, evidence
from gosform.recognition.rows import Row
from gosform.recognition.spellings import STRAY, Way, by_count, lengths, ways

LETTER, SIGN, FURTHER = 0.25, 0.05, 0.3
"""Of values with a slip: a letter that looks like a digit, any other letter or sign, one more letter."""
SHORT = frozenset(
    ("passport_rf_series", "region_code", "country", "tax_office", "month", "okved", "money", "passport_rf_number", "postal_code")
)
"""Kinds whose values look like any small number: they count only where a label names them; those of six digits, weakly, without."""
UNLABELLED_SHORT = {"passport_rf_number": 0.3, "postal_code": 0.3}
FEWEST_UNLABELLED, FEWEST_SHORT = 6, 5
ANYHOW = 0.03
"""How usual a spelling of a kind is at least where a label names it."""
SURE_FROM = 0.5
"""A value that looks like any small number needs a label that means it, and near."""
ONLY_PHONES = 20.0
"""A plus in front, or brackets: no other number is written so."""
BARE = 0.3
"""How usual it is to write a number without a sign in between, where the kind has no such layout."""
FEWEST = 4
UNFORESEEN, FURTHER_AWAY, FURTHEST, SHORTEST = 0.1, 0.3, 6, 0.55
"""How usual a spelling is that no layout has, for a kind that a label names; what each further digit too many or missing leaves of it; how many
there may be; and the share of the digits that are there at least."""
REAL_DAY, NO_DAY, BARE_DAY = 60.0, 3.0, 0.2
"""How much a day that exists speaks for a date; a day that does not, in the layout of dates, and in a row of digits."""
DOTTED = 0.02
"""What is left of other kinds for a number that is written as dates are."""
LEAST = 1e-9
_DATE_LIKE = re.compile(r"#{1,2}[./]#{1,2}[./]#{2,5}")
CHECKED = frozenset(
    (
        *("inn", "snils", "ogrn", "ogrnip", "oms_policy", "card", "bik", "account", "corr_account", "phone", "passport_rf", "uin", "kbk"),
        *("civil_act_number", "epts"),
    )
)
"""Kinds that are looked for in odd groupings without a label: those that digits themselves tell of."""


def weigh(scene: Scene, row: Row, near: Near, *, edge: bool) -> dict[str, float]:
    """Kind -> how much likelier than an ordinary stretch the row is one of it.

    edge: the row of joined pieces begins or ends with this, or a label does: only then it is looked at however it is grouped.
    """
    spelling, count = row.layout(), len(row.digits)
    known = ways().get(spelling, ())
    loose = edge and count >= (FEWEST if near.strength < SURE_FROM else 2)
    if not known and not loose:
        return {}
    tried = list(known)
    if loose:
        tried += _loose(spelling, count, near, known)
    found = {way.kind: weight for way in tried if (weight := _weight(way, row, spelling, near, scene.as_of)) > LEAST}
    return found if scene.kinds is None else {kind: weight for kind, weight in found.items() if kind in scene.kinds}


def _loose(spelling: str, count: int, near: Near, known: tuple[Way, ...]) -> list[Way]:
    """The kinds that have so many digits however they are grouped, and those that a label names with any number of digits."""
    named = near.label.kinds if near.label else {}
    seen = {way.kind for way in known}
    found: list[Way] = []
    if not known or any(way.slips for way in known):
        stray = _stray(spelling)
        found += [
            way._replace(usual=stray)
            for way in by_count().get(count, ())
            if way.kind not in seen and (way.kind in named or way.kind in CHECKED)
        ]
        seen |= {way.kind for way in found}
    for kind in named:
        if kind not in seen and (need := lengths().get(kind)):
            away = min(abs(count - n) for n in need)
            if count >= min(need) * SHORTEST and away <= FURTHEST:
                found.append(Way(kind, UNFORESEEN * FURTHER_AWAY ** max(away - 1, 0), -away))
    return found


def _stray(spelling: str) -> float:
    """How usual it is to group the digits of any number so: brackets and several sorts of signs belong to kinds that have them."""
    signs = set(spelling) - {"#"}
    if not signs:
        return BARE
    return STRAY / 8 if signs == {" "} else STRAY / 16 if len(signs) == 1 else STRAY / 60


def _weight(way: Way, row: Row, spelling: str, near: Near, as_of: date) -> float:
    kind = way.kind
    named = near.label.kinds if near.label else {}
    if kind not in PRIORS or not _may_be(kind, row, spelling, near):
        return 0.0
    usual = max(way.usual, ANYHOW) if named.get(kind) else way.usual
    weight = prior(kind, near) * usual * row.cost * UNLABELLED_SHORT.get(kind, 1.0) * _told(way, row.digits, spelling, as_of)
    if kind == "phone" and ("(" in spelling or "+" in spelling):
        weight *= ONLY_PHONES
    if kind != "date" and _DATE_LIKE.fullmatch(spelling):
        weight *= DOTTED
    if row.letters or row.odd:
        weight *= SLIP * LETTER * FURTHER ** max(row.letters - 1, 0) * SIGN**row.odd
    return weight


def _may_be(kind: str, row: Row, spelling: str, near: Near) -> bool:
    """Not too short to be told from an ordinary number, and no number of a request."""
    named = near.label.kinds if near.label else {}
    if "" in named and spelling == "#" * len(spelling) and near.strength > SURE_FROM:
        return False
    if named.get(kind):
        return kind not in SHORT or len(row.digits) >= FEWEST_SHORT or named[kind] * near.strength >= SURE_FROM
    return kind == "date" or (len(row.digits) >= FEWEST_UNLABELLED and (kind not in SHORT or kind in UNLABELLED_SHORT))


def _told(way: Way, number: str, spelling: str, as_of: date) -> float:
    """What the digits say."""
    if way.kind == "date":
        bare = len(spelling) == len(number)
        if not way.slips and (not bare or len(number) == 8) and day_of(number, spelling):
            return REAL_DAY * (1 - SLIP)
        return SLIP * WRONG * (NO_DAY if len(number) >= 7 and not bare else BARE_DAY)
    return counted(way.kind, number, way.slips) if way.slips else evidence(way.kind, number, as_of)
