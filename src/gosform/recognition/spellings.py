"""Which kinds a row of digits may be of by the way it is grouped: as ``guess/spelt.py`` has it, as people say it, and with a digit too many or too few."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from gosform.guess.chances import CHANCES
from gosform.guess.spelt import SPELT

STRAY = 0.02
"""The share of values of a kind that are grouped in no way that is known."""
SAID: Mapping[str, tuple[tuple[str, float], ...]] = {
    "passport_rf": (
        *(("#### № ######", 0.15), ("## ## № ######", 0.1), ("#### ### ###", 0.03), ("## ## ### ###", 0.03), ("## ##-######", 0.02)),
        *(("##-##-######", 0.03), ("####-###-###", 0.01), ("## ## ## ## ##", 0.03), ("#### ## ## ##", 0.02), ("##-## ######", 0.02)),
        *(("####/######", 0.01), ("## ######## ", 0.002), ("#### ##-##-##", 0.01), ("####.######", 0.005)),
    ),
    "phone": (
        *(("# ### #######", 0.04), ("+# ### #######", 0.04), ("#(###)#######", 0.03), ("+#(###)#######", 0.03), ("# (###) #######", 0.02)),
        *(("#-###-#######", 0.02), ("# ### ###-####", 0.02), ("# ##########", 0.03), ("+# ##########", 0.03), ("### ### ## ##", 0.03)),
        *(("### ###-##-##", 0.02), ("(###) ###-##-##", 0.02), ("(###)###-##-##", 0.02), ("###-###-##-##", 0.02), ("# ###-###-##-##", 0.03)),
        *(
            ("#.###.###.##.##", 0.01),
            ("+#.###.###.##.##", 0.005),
            ("+# ### ###-####", 0.01),
            ("#-### ###-##-##", 0.01),
            ("#-###-###-####", 0.01),
        ),
        *(
            ("# ### ### ####", 0.02),
            ("+# ### ### ####", 0.02),
            ("+# (###) ### ## ##", 0.02),
            ("# (###) ### ## ##", 0.02),
            ("+# (###) ###-####", 0.01),
        ),
        *(
            ("# ### ######", 0.005),
            ("+# (###) #######", 0.02),
            ("#(###) ###-##-##", 0.02),
            ("+#(###) ###-##-##", 0.02),
            ("### ### ####", 0.005),
        ),
        *(
            ("#(###)### ## ##", 0.01),
            ("+#(###)### ## ##", 0.01),
            ("# (###)###-##-##", 0.01),
            ("+# (###)###-##-##", 0.01),
            ("###-#######", 0.005),
        ),
        *(
            ("### #######", 0.005),
            ("(###) #######", 0.005),
            ("#-###-### ## ##", 0.01),
            ("#(###) ### ## ##", 0.01),
            ("+#(###) ### ## ##", 0.01),
        ),
        *(("+#-### ###-##-##", 0.01), ("+# ###-###-##-##", 0.02), ("#-(###)-###-##-##", 0.01), ("+#-(###)-###-##-##", 0.01)),
        *(
            ("#-###-### ## ##", 0.01),
            ("#-###-######", 0.003),
            ("#### ######", 0.001),
            ("# (####) ##-##-##", 0.01),
            ("# (####) ######", 0.005),
        ),
        *(
            ("#-####-##-##-##", 0.005),
            ("# ### ## ## ###", 0.01),
            ("+# ### ## ## ###", 0.01),
            ("# ### ## ### ##", 0.005),
            ("# ### ### ### #", 0.002),
        ),
    ),
    "snils": (
        *(("### ###-### ##", 0.01), ("###-### ### ##", 0.01), ("###.###.### ##", 0.01), ("###-###-#####", 0.02), ("###.###.###.##", 0.01)),
        *(("### ### #####", 0.01), ("### ######## ", 0.002), ("### ### ###-##", 0.02), ("#########-##", 0.02), ("###-###-### - ##", 0.005)),
        *(("###/###/### ##", 0.005), ("###_###_### ##", 0.005), ("## ### ### ###", 0.002)),
    ),
    "inn": (
        *(("#### ### ###", 0.03), ("## ## ### ###", 0.01), ("### ### ####", 0.01), ("## ## ## ## ##", 0.015), ("## ## ## ## ## ##", 0.015)),
        *(("### ### ### ###", 0.03), ("#### #### ####", 0.03), ("#### ##### #", 0.005), ("#### ###### ##", 0.02), ("###### ######", 0.015)),
        *(("##### #####", 0.005), ("## ## ##### #", 0.003), ("## ## ###### ##", 0.01), ("#### ######", 0.004), ("####-####-####", 0.005)),
        *(("#### #### ##", 0.01),),
    ),
    "date": (
        *(("##.##.##", 0.04), ("#.##.####", 0.03), ("##.#.####", 0.01), ("#.#.####", 0.01), ("##/##/##", 0.005), ("#/##/####", 0.003)),
        *(
            ("#/#/####", 0.003),
            ("####.##.##", 0.01),
            ("####/##/##", 0.005),
            ("##,##,####", 0.01),
            ("##-##-##", 0.002),
            ("##.## ####", 0.005),
        ),
        *(("## ##.####", 0.003), ("# ## ####", 0.002), ("##..##.####", 0.001), ("##/#/####", 0.003)),
    ),
    "department_code": (("###–###", 0.01), ("###/###", 0.01), ("###.###", 0.01)),
    "card": (
        ("#### #### #### #### ###", 0.02),
        ("######## ##########", 0.02),
        ("#### #### #### #### ##", 0.01),
        ("####-####-####-####", 0.04),
        ("#### #### ########", 0.005),
        ("######## ########", 0.01),
    ),
    "oms_policy": (
        ("#### #### #### ####", 0.05),
        ("####-####-####-####", 0.01),
        ("## ## ## ## ## ## ## ##", 0.01),
        ("### ### ### ### ### #", 0.005),
    ),
    "ogrn": (("# ## ## ## ##### #", 0.03), ("### ### ### ####", 0.01), ("#-##-##-##-#####-#", 0.01), ("# ### ### ### ###", 0.01)),
    "bik": (("### ### ###", 0.02), ("## ## ## ###", 0.01)),
    "kpp": (("### ### ###", 0.01), ("#### ## ###", 0.02)),
    "account": (
        ("#### #### #### #### ####", 0.04),
        ("##### ##### ##### #####", 0.02),
        ("##### ### ############", 0.02),
        ("#####.###.#.####.#######", 0.01),
    ),
    "corr_account": (("#### #### #### #### ####", 0.02), ("##### ##### ##### #####", 0.01), ("##### ### # #### #######", 0.02)),
    "driving_licence": (("## ## № ######", 0.05), ("#### № ######", 0.05), ("## ## ### ###", 0.01), ("##-##-######", 0.01)),
    "vehicle_certificate": (("## ## № ######", 0.03), ("#### № ######", 0.03)),
    "foreign_passport_rf": (("##-#######", 0.02), ("## № #######", 0.05), ("## ### ####", 0.01), ("## ### ## ##", 0.01)),
    "postal_code": (("### ###", 0.02),),
}
"""Further layouts, as values are dictated into a chat, and the share of each."""
GROUP = re.compile("#+")


class Way(NamedTuple):
    """One kind that a spelling may be of. slips: 0, or how many digits are too many (positive) or missing (negative)."""

    kind: str
    usual: float
    slips: int


@cache
def ways() -> Mapping[str, tuple[Way, ...]]:
    """Layout -> the kinds that are spelt so, exactly or but for one digit in one of the groups."""
    found: dict[str, dict[str, Way]] = {}
    exact = [(kind, spelt.strip(), usual) for table in (SPELT, SAID) for kind, layouts in table.items() for spelt, usual in layouts]
    for kind, spelling, usual in exact:
        _put(found, spelling, Way(kind, usual, 0))
    for kind, spelling, usual in exact:
        groups = [m.span() for m in GROUP.finditer(spelling)]
        if spelling.count("#") < 6 or spelling == "#" * 8:
            continue
        for start, end in groups:
            _put(found, spelling[:end] + "#" + spelling[end:], Way(kind, usual / len(groups), 1))
            if end - start > 1:
                _put(found, spelling[: end - 1] + spelling[end:], Way(kind, usual / len(groups), -1))
    return {spelling: tuple(by_kind.values()) for spelling, by_kind in found.items()}


@cache
def prefixes() -> frozenset[str]:
    """How every layout begins: a row that begins as none does need not be followed further."""
    return frozenset(spelling[:end] for spelling in ways() for end in range(1, len(spelling) + 1))


def _put(found: dict[str, dict[str, Way]], spelling: str, way: Way) -> None:
    """The better way of the two, where a kind has two for one spelling."""
    here = found.setdefault(spelling, {})
    old = here.get(way.kind)
    if old is None or (abs(way.slips), -way.usual) < (abs(old.slips), -old.usual):
        here[way.kind] = way


@cache
def lengths() -> Mapping[str, frozenset[int]]:
    """Kind -> the numbers of digits that its values may have."""
    found: dict[str, set[int]] = {}
    for kind, layouts in SPELT.items():
        found[kind] = {spelling.count("#") for spelling, _ in layouts}
    return {kind: frozenset(counts) for kind, counts in found.items()}


@cache
def by_count() -> Mapping[int, tuple[Way, ...]]:
    """Number of digits -> the kinds that have so many, or but for one, however they are grouped."""
    found: dict[int, dict[str, Way]] = {}
    for kind, counts in lengths().items():
        for count in counts:
            if kind == "date" or count < 6:
                continue
            for slips in (0, 1, -1):
                here = found.setdefault(count + slips, {})
                if kind not in here or abs(here[kind].slips) > abs(slips):
                    here[kind] = Way(kind, STRAY, slips)
    return {count: tuple(by_kind.values()) for count, by_kind in found.items()}


@cache
def chance(kind: str, count: int) -> float:
    """The share of random numbers of so many digits that the kind accepts."""
    return CHANCES.get((kind, count), 0.02 if kind == "date" else 0.5)
