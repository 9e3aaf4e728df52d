"""The questions to ask a caller, in the order that tells the most.

Each question parts the classes of what may lie behind a refusal into those that a “yes” speaks for and the others. The next question is the one
after which least is left open (the entropy of the class, by the weights of ``classes``), until none tells anything more. The order so depends on
the refusal, on the kinds in the form, and on what was found in the values. Questions that decide which refusal it is come before all of that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log2
from types import MappingProxyType

PARTS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        id: frozenset(classes.split())
        for id, classes in {
            "pasted": "phone email invisible lost-zero filled-in",
            "changed": "register wrong-field",
            "other-person": "other-person signature",
            "filed-before": "again",
            "red-frame": "address phone good-name number email birth-certificate issued-by dates false-alarm",
            "document": "filled-in wrong-field birth-certificate issued-by dates birth-place twin-name",
            "file-opens": "file-content heic",
            "file-changed": "signature file-name",
            "everyone": "family",
            "names-alike": "twin-name good-name",
        }.items()
    }
)
"""Question -> the classes that a “yes”, or an answer that is not the usual one, speaks for."""

FIRST = ("which-document", "word-for-word", "application")
"""Asked before the others, where they are asked at all: which refusal it is, and whose."""
QUESTIONS = (*FIRST, *PARTS)
LEAST = 0.02
"""Bits that a question must tell to be worth asking."""


def ordered(weights: Mapping[str, float], asked: Iterable[str] = PARTS) -> tuple[str, ...]:
    """The questions that part these classes, best first. Of equals, the one that stands first in ``PARTS``."""
    left, found = list(asked), list[str]()
    before = open_after(weights, found)
    while left:
        best = min(left, key=lambda name: (round(open_after(weights, [*found, name]), 9), [*PARTS].index(name)))
        after = open_after(weights, [*found, best])
        if before - after < LEAST:
            break
        found.append(best)
        left.remove(best)
        before = after
    return tuple(found)


def open_after(weights: Mapping[str, float], asked: Sequence[str]) -> float:
    """What is left open after these questions, in bits: the mean entropy of the class inside the groups that the answers make."""
    groups: dict[tuple[bool, ...], list[float]] = defaultdict(list)
    for name, weight in weights.items():
        if weight > 0:
            groups[tuple(name in PARTS[id] for id in asked)].append(weight)
    whole = sum(map(sum, groups.values()))
    return sum(sum(group) / whole * _entropy(group) for group in groups.values()) if whole else 0.0


def _entropy(weights: Sequence[float]) -> float:
    whole = sum(weights)
    return -sum(weight / whole * log2(weight / whole) for weight in weights)
