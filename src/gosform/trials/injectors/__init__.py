"""Ways in which good values are damaged, one group a file; and good values as they are.

The folder is the register. A module has ``GROUP``, the name that results are put together by; ``SHARE``, how many percent of all cases are drawn from it;
and ``draw(rng)``, one case, or None where what was drawn cannot be damaged that way.

The shares: of the eighty percent that are damaged, half are wrong digits, a tenth numbers that are too short or too long, fifteen percent separators,
labels and what spreadsheets do, a tenth letters that look alike and keyboards, and a twentieth each of values in the wrong place, dates and two sections
that disagree. Twenty percent are good as they stand. It is a mix to compare versions by; what arrives at a real form has never been counted.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from importlib import import_module
from random import Random
from typing import Protocol, cast

from gosform.trials.case import Case
from gosform.trials.made import chance


class Injector(Protocol):
    """What every module of this folder offers."""

    GROUP: str
    SHARE: float

    def draw(self, rng: Random) -> Case | None:
        """One case."""


@cache
def injectors() -> Mapping[str, Injector]:
    """The module of each group, by the name of the group."""
    modules = [cast(Injector, import_module(f"{__name__}.{module.name}")) for module in pkgutil.iter_modules(__path__)]
    return {module.GROUP: module for module in modules}


def groups() -> tuple[str, ...]:
    """The names of all groups."""
    return tuple(injectors())


def cases(seed: int | str, n: int, groups: Collection[str] | None = None) -> Iterator[Case]:
    """``n`` cases in the mix of the shares, of these groups only if any are named. Equal arguments give equal cases.

    ``ValueError``: there is no such group.
    """
    known = injectors()
    if unknown := set(groups or ()) - set(known):
        raise ValueError(f"no such group: {', '.join(sorted(unknown))}; there are: {', '.join(known)}")
    among = [module for name, module in known.items() if groups is None or name in groups]
    for i in range(n):
        rng = chance(f"{seed} {i}")
        yield drawn(rng.choices(among, [module.SHARE for module in among])[0], rng)


def drawn(module: Injector, rng: Random) -> Case:
    """The first case that comes of it."""
    for _ in range(1000):
        case = module.draw(rng)
        if case is not None:
            return case
    raise RuntimeError(f"{module.GROUP} yields nothing")
