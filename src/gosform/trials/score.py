"""From counts to figures: per group, per class of damage, per kind, each with its interval and its number of cases."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from types import MappingProxyType

from gosform.trials.baselines import METHODS
from gosform.trials.statistics import BINS, Bin, Figure, at_most, calibration_error, macro, mean, paired, wilson
from gosform.trials.tally import CHECKED, FIRST, Key, Tally

SHARES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "detection": ("detected", "seen"),
        "cause": ("named", "known"),
        "span": ("exact", "spans"),
        "top-1": ("top1", "repairable"),
        "top-3": ("top3", "repairable"),
        "claims-right": ("claimed-right", "claimed"),
        "slips-right": ("slips-right", "slips"),
        "own-1": ("own1", "ranked"),
        "own-3": ("own3", "ranked"),
        **{f"{way}-{first}": (f"{way}{first}", "ranked") for way in ("without", "with") for first in FIRST},
    }
)
"""Figure -> (hits, of how many): what is better the higher it is."""
NEVER: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "false-alarms": ("alarmed", "good"),
        "misread": ("changed", "good"),
        "false-safe": ("false-safe", "safe"),
        "false-safe-cases": ("false-safe-cases", "n"),
        "unfit": ("unfit", "fixes"),
        "early-claims": ("early", "ranked"),
        "banned": ("banned", "said"),
        "long": ("long", "said"),
        "unstable": ("unstable", "n"),
        "beyond": ("beyond", "unseen"),
    }
)
"""What ought to be nought."""
Figures = dict[str, Figure]
Found = Mapping[Key, Tally]


def summed(found: Found, by: Callable[[Key], str]) -> dict[str, dict[str, float]]:
    """The counts put together by a part of their keys, in the order in which they come; those of ``""`` are left out."""
    whole: dict[str, dict[str, float]] = {}
    for key, tally in sorted(found.items()):
        if name := by(key):
            into = whole.setdefault(name, defaultdict(float))
            for count, many in tally.items():
                into[count] += many
    return whole


def total(found: Found) -> dict[str, float]:
    """All counts together."""
    return summed(found, lambda key: "all" if key else "").get("all", {})


def figures(tally: Tally) -> Figures:
    """Every figure that the counts allow."""
    made = {name: wilson(_count(tally, hits), _count(tally, of)) for name, (hits, of) in SHARES.items()}
    made |= {name: at_most(_count(tally, hits), _count(tally, of)) for name, (hits, of) in NEVER.items()}
    made["overlap"] = mean(tally.get("overlap", 0.0), tally.get("overlap-squares", 0.0), _count(tally, "spans"))
    made["calibration"] = calibration_error(bins(tally))
    ranked = _count(tally, "ranked")
    for way in ("without", "with"):
        for first in FIRST:
            name = f"{way}{first}"
            made[f"gap-{way}-{first}"] = paired(tally.get(f"{name}-gap", 0.0), tally.get(f"{name}-squares", 0.0), ranked)
    return {name: figure for name, figure in made.items() if figure.n}


def bins(tally: Tally) -> list[Bin]:
    """The offered probabilities, tenth by tenth."""
    return [Bin(_count(tally, f"bin.{at}.n"), tally.get(f"bin.{at}.offered", 0.0), _count(tally, f"bin.{at}.right")) for at in range(BINS)]


def per_group(found: Found) -> dict[str, Figures]:
    """The figures of each group; of its causes also the mean over its classes, each counted once."""
    made = {group: figures(tally) for group, tally in summed(found, lambda key: key.group).items()}
    for group, own in made.items():
        recall = macro_recall({key: tally for key, tally in found.items() if key.group == group})
        if recall.n:
            own["macro-cause"] = recall
    return made


def per_class(found: Found) -> dict[str, Figures]:
    """The figures of each class of damage: ``excel/lost-zero``."""
    return {name: figures(tally) for name, tally in summed(found, lambda key: f"{key.group}/{key.name}").items()}


def per_kind(found: Found, groups: tuple[str, ...] = CHECKED) -> dict[str, Figures]:
    """The figures of each kind over some groups."""
    return {kind: figures(tally) for kind, tally in summed(found, lambda key: key.kind if key.group in groups else "").items()}


def whole(found: Found) -> Figures:
    """The figures of all cases together. Shares of detection are not among what to quote: they depend on the mix of the groups."""
    made = figures(total(found))
    recall = macro_recall(found)
    return made | {"macro-cause": recall} if recall.n else made


def macro_recall(found: Found) -> Figure:
    """The cause named rightly, the mean over the classes of damage whose cause can be known."""
    classes = summed(found, lambda key: f"{key.group}/{key.name}")
    return macro([wilson(_count(tally, "named"), _count(tally, "known")) for tally in classes.values()])


def others(found: Found) -> dict[str, Figures]:
    """What other methods make of the same cases: detection, false alarms, the causes of damage that has one, the slip of a number that has none."""
    made: dict[str, Figures] = {}
    tally = total(found)
    classes = summed(found, lambda key: f"{key.group}/{key.name}")
    slips = summed(found, lambda key: key.name if key.group == "slips" else "")
    for at, method in enumerate(METHODS):
        made[method] = {
            "detection": wilson(_count(tally, f"other.{at}.seen"), _count(tally, "seen")),
            "false-alarms": at_most(_count(tally, f"other.{at}.alarmed"), _count(tally, "good")),
            "macro-cause": macro([wilson(_count(one, f"other.{at}.named"), _count(one, "known")) for one in classes.values()]),
            "slips-named": macro([wilson(_count(one, f"other.{at}.slip"), _count(one, "seen")) for one in slips.values()]),
        }
    return {method: {name: figure for name, figure in own.items() if figure.n} for method, own in made.items()}


def own_line(found: Found) -> Figures:
    """The same figures of gosform, for the line beside the others."""
    slips = summed(found, lambda key: key.name if key.group == "slips" else "")
    every = whole(found)
    every["slips-named"] = macro([wilson(_count(one, "slips-right"), _count(one, "seen")) for one in slips.values()])
    return {name: every[name] for name in ("detection", "false-alarms", "macro-cause", "slips-named") if name in every and every[name].n}


def _count(tally: Tally, name: str) -> int:
    return round(tally.get(name, 0.0))
