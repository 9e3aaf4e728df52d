"""What is counted of each case, so that counts of parts add up to counts of the whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from gosform.trials.arithmetic import LENGTHS
from gosform.trials.baselines import METHODS
from gosform.trials.case import Case
from gosform.trials.ceilings import bare, chance, equally_good, made_as_usual, weighed
from gosform.trials.judge import Verdict, judge
from gosform.trials.statistics import bin_of

CHECKED = ("slips", "lengths", "ear")
"""The groups whose cases are numbers with check digits in which nobody can be sure what happened: the best possible ranking is worked out beside them."""
SPLIT = frozenset({"inn", "okpo", "uin"})
"""Kinds whose lengths have check digits of very different strength: each length is a row of its own."""
FIRST = (1, 3)
"""A repair counts when it is the first, and when it is among the first three."""
LONGEST = 120
"""Characters that a sentence beside a field may have."""


class Key(NamedTuple):
    """What the counts are kept by: of these the tables are put together."""

    group: str
    name: str
    kind: str


Tally = Mapping[str, float]


def tallies(cases: Iterable[Case]) -> dict[Key, dict[str, float]]:
    """The counts of some cases, judged one by one."""
    found: dict[Key, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for case in cases:
        tally = found[Key(case.group, case.name, _kind(case))]
        for name, many in counted(case, judge(case)).items():
            tally[name] += many
    return {key: dict(tally) for key, tally in found.items()}


def added(one: dict[Key, dict[str, float]], other: Mapping[Key, Tally]) -> None:
    """Add the counts of another part to these."""
    for key, tally in other.items():
        into = one.setdefault(key, {})
        for name, many in tally.items():
            into[name] = max(into.get(name, 0), many) if name == "longest" else into.get(name, 0) + many


def counted(case: Case, verdict: Verdict) -> dict[str, float]:
    """The counts of one case; what is not there is nought."""
    found: dict[str, float] = {
        "n": 1,
        "fixes": verdict.fixes,
        "unfit": verdict.unfit,
        "safe": verdict.safe,
        "false-safe": verdict.false_safe,
        "false-safe-cases": verdict.false_safe > 0,
        "said": verdict.length > 0,
        "characters": verdict.length,
        "long": verdict.length > LONGEST,
        "banned": verdict.banned,
        "unstable": not verdict.stable,
    }
    for probability, right in verdict.offered:
        at = bin_of(probability)
        for name, many in (("n", 1.0), ("offered", probability), ("right", float(right))):
            found[f"bin.{at}.{name}"] = found.get(f"bin.{at}.{name}", 0.0) + many
    found |= _good(verdict) if case.good else _damaged(case, verdict)
    for at, method in enumerate(METHODS.values()):
        said = method(case)
        name = "alarmed" if case.good else "seen" if case.seen else "unseen"
        found[f"other.{at}.{name}"] = said.refused
        if case.seen and not case.good:
            found[f"other.{at}.named"] = bool(said.refused and said.named)
            found[f"other.{at}.slip"] = said.slip
    return {name: float(many) for name, many in found.items() if many}


def _good(verdict: Verdict) -> dict[str, float]:
    return {"good": 1, "alarmed": verdict.alarmed, "changed": verdict.changed and not verdict.alarmed}


def _damaged(case: Case, verdict: Verdict) -> dict[str, float]:
    if not case.seen:
        return {"unseen": 1, "beyond": verdict.detected}
    found: dict[str, float] = {"seen": 1, "detected": verdict.detected or verdict.understood, "understood": verdict.understood}
    if verdict.named is not None and not verdict.understood:
        found |= {"known": 1, "named": verdict.named}
    if verdict.exact is not None and not verdict.understood:
        found |= {"spans": 1, "exact": verdict.exact, "overlap": verdict.overlap or 0.0, "overlap-squares": (verdict.overlap or 0.0) ** 2}
    if case.group in CHECKED:
        found |= {"claimed": verdict.claimed is not None, "claimed-right": bool(verdict.claimed), "early": verdict.early}
        found |= {"slips": verdict.slip is not None, "slips-right": bool(verdict.slip)}
    hits = {first: verdict.understood or any(verdict.ranks[:first]) for first in FIRST}
    if case.repairable:
        found |= {"repairable": 1} | {f"top{first}": hit for first, hit in hits.items()}
    return found | (_beside_the_best(case, verdict, hits) if case.group in CHECKED and case.kind in LENGTHS else {})


def _beside_the_best(case: Case, verdict: Verdict, hits: Mapping[int, bool]) -> dict[str, float]:
    """The hits beside those of the best possible ranking, without and with what is published of the number's structure.

    In the gap neither has luck: of numbers that are as probable as the truth, whichever was meant is by lot, so that those among them that were offered count
    for their share of all of them.
    """
    truth = bare(case.kind, case.truth)
    found: dict[str, float] = {"ranked": 1, **{f"own{first}": hit for first, hit in hits.items()}}
    every = weighed(case.kind, bare(case.kind, case.typed), case.options, structure=False)
    known = made_as_usual(case.kind, every, case.options)
    alike = equally_good(known, truth)
    made = [bare(case.kind, value) for value in verdict.made]
    for first, hit in hits.items():
        own = hit if verdict.understood or not alike else len(alike & set(made[:first])) / len(alike)
        for way, best in (("without", every), ("with", known)):
            ceiling = chance(best, truth, first)
            name = f"{way}{first}"
            found |= {name: ceiling, f"{name}-gap": own - ceiling, f"{name}-squares": (own - ceiling) ** 2}
    return found


def _kind(case: Case) -> str:
    return f"{case.kind} {len(case.truth)}" if case.kind in SPLIT and case.group in CHECKED else case.kind
