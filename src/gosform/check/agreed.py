"""What another field proves to be meant is the repair of the number itself as well, not only of the two that disagree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gosform.problem import Fix, Problem

SLIPPED = ("checksum", "too-short", "too-long", "length")
"""Troubles of a number whose own digits say only that something is wrong."""
BESIDE_A_GOOD_ONE = ("equals-one-broken", "equals-one-broken-here")
"""Troubles of two fields that must be the same, one of which passes its check."""


def agreed(problems: Sequence[Problem]) -> Sequence[Problem]:
    """The problems, with the good value of the other field at each that only shows that the number is wrong somewhere.

    How probable it was among all slips says nothing any more: the number that stands in the other field is hardly one slip away by chance.
    """
    known: dict[str, Fix] = {p.pointer: p.fixes[0] for p in problems if p.fixes and p.code.trouble in BESIDE_A_GOOD_ONE}
    if not known:
        return problems
    return [
        replace(p, fixes=(known[p.pointer],)) if p.pointer in known and p.code.trouble in SLIPPED and not p.related else p for p in problems
    ]
