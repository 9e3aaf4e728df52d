"""A value that its own kind refuses, and that is very probably a good value of another: «похоже, сюда ввели СНИЛС».

Runs only where an error stands, behind a look-up in a table, so that a slip in a number costs next to nothing. Two explanations
are weighed: a slip in a value of this field, and a value of another kind in the wrong field (``guess`` has the weights). The second is
said only when it is at least ``CONVINCING``; where two other kinds fit, nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from typing import Any, NamedTuple

from gosform.guess import NAMED, SLIP, UNLIKELY, UNNAMED, stray
from gosform.guess.good import good
from gosform.guess.looks import BARE, LONGEST, STRAY, Look, by_signs, layout, seen, signed
from gosform.guess.spelt import PRIORS, PROSE, RARE, SPELT, WRITTEN
from gosform.guess.words import parted, said
from gosform.kind import Found, Kind
from gosform.kinds import get
from gosform.problem import Code, Place, Problem, Severity, Span

CONVINCING = 0.9
MISPLACED = 0.05
"""Of the errors of a form, the share in which the value belongs to another field."""
OF_THIS_FORM = 0.7
"""How often a misplaced value is of a kind that the form asks for in another field, where it asks for any."""
CUT_OR_GROWN: Mapping[int, float] = {1: 0.05, 2: 0.005}
"""Of the slips, the share that drop (or add) so many digits; more than two digits come and go in one of a thousand."""
RARELY = 0.001
WRONG_DIGIT = 0.5
OTHERWISE = 0.1
COUNTED = frozenset(("too-short", "too-long", "length"))
SLIPPED = COUNTED | {"checksum"}
GROUP = re.compile("#+")
SERIES = re.compile(r"[\w#№ -]{4,20}")
BEGUN = re.compile(r"\+|[78]-?9")
"""Begun as a telephone number: in a field for one it is that with a slip, whatever check digit it happens to fit."""
PARTS = {"date": "month", "month": "date"}
"""Kinds that are less, or more, of the same: the field's own problem says it better."""
NO_KINDS: frozenset[str] = frozenset()
ERROR = Severity.ERROR


def other_kind(found: Found, typed: str, kind: Kind, as_of: date, others: frozenset[str] = NO_KINDS) -> Found:
    """What was found; or, where that is convincing, the one problem that the value is of another kind.

    others: the kinds of the form's fields.
    """
    problems = found.problems
    if found.canonical is not None or not problems:
        return found
    first = problems[0]
    if first.fixes and first.fixes[0].probability is None:
        return found  # the usual way out: a mending is known
    about = _about(first.code)
    if (first.fixes and not about.slipped) or (found.read is not None and not about.checked) or first.severity is not ERROR:
        return found  # or it was read as a value of this field
    if len(problems) > 1 and any(map(_mended, problems)):
        return found
    value = typed
    if spelling := signed(typed):
        against = _against(kind.id, others, spelling, typed, first) if about.counted else weighed(kind.id, others, spelling, first.code)
        if not against.rivals or kind.open:
            return found
    else:
        if kind.open:
            return found
        words, value = parted(typed)
        looked = seen(value)
        if not looked:
            return found
        case = Case(kind.id, others, said(words) if words else NO_KINDS)
        against = case.weigh(layout(value), looked, _share(first.code, _lengths(first)))
    if not against.rivals or (kind.id == "phone" and BEGUN.match(value)):
        return found
    best = _best(against, value, as_of)
    if best is None:
        return found
    start = len(typed) - len(typed.lstrip())
    span = Span(start, max(len(typed.rstrip()), start))
    return Found((Problem(_wrong_kind(kind), span, {"kind": best}, places=(_place(best),)),))


@cache
def _wrong_kind(kind: Kind) -> Code:
    return kind.wrong_kind


@cache
def _place(kind: str) -> Place:
    return Place(get(kind).words)


def _mended(one: Problem) -> bool:
    """A mending is known. The numbers that one slip may have hidden are none: they are probable only if there was a slip at all."""
    return bool(one.fixes) and (one.fixes[0].probability is None or not _about(one.code).slipped)


class _About(NamedTuple):
    """What a code is about: a slip in a number, the count of its characters, its check digits."""

    slipped: bool
    counted: bool
    checked: bool


@cache
def _about(code: Code) -> _About:
    trouble = code.trouble
    return _About(trouble in SLIPPED, trouble in COUNTED, trouble == "checksum")


class Against(NamedTuple):
    """What stands against each other before the value itself is looked at.

    rivals: of each kind that the value may be of: its weight where its rules are kept; where they are not; whether they are to be asked.
      None where nothing could be convincing. slip: the weight of a slip in a value of this field.
    """

    rivals: tuple[tuple[str, float, float, bool], ...]
    slip: float


def _best(against: Against, value: str, as_of: date) -> str | None:
    """The kind that outweighs a slip and all other kinds, and whose rules the value keeps."""
    best, most, rest = None, 0.0, against.slip
    for kind, kept, broken, asked in against.rivals:
        weight = kept
        if asked:
            if not good(kind, value, as_of):
                weight = broken
            elif kept > most:
                best, most = kind, kept
        rest += weight
    return best if most >= CONVINCING * rest else None


class Case(NamedTuple):
    """What is known but for the value itself. own: the kind of the field. named: the kinds that words in front of the value name."""

    own: str
    others: frozenset[str]
    named: frozenset[str] = NO_KINDS

    def weigh(self, spelling: str, seen: Sequence[Look], share: float) -> Against:
        """The kinds that the spelling allows, against a slip; no kinds when nothing could be convincing."""
        priors, alike = shares(self.own, self.others), PARTS.get(self.own)
        likely = [(x, MISPLACED * priors[x.kind] * self.spoken(x.kind) * x.usual) for x in seen if x.kind in priors and x.kind != alike]
        most = max([bound / x.chance for x, bound in likely], default=0.0)
        slip = self.slip(spelling, seen, share) if most else 0.0
        if not most or most * (1 - CONVINCING) < CONVINCING * slip:
            return NOTHING_ELSE
        least = min(slip * CONVINCING, most * (1 - CONVINCING) / 4)  # a kind that can neither win nor spoil it is counted in full, unasked
        weights = [(x.kind, bound * (1 - SLIP) / x.chance, bound * SLIP) for x, bound in likely]
        return Against(tuple([(kind, kept, broken, kept >= least) for kind, kept, broken in weights]), slip)

    def slip(self, spelling: str, seen: Sequence[Look], share: float) -> float:
        """The weight of a slip in a value of this field that leaves it looking so."""
        spelt = UNLIKELY if self.own in PROSE else _near(spelling, self.own) or _spelt(spelling, seen, self.own)
        if spelt == UNLIKELY and self.own in WRITTEN and SERIES.fullmatch(spelling):
            spelt = STRAY  # letters and a number, as in this field: another letter is a slip before it is another document
        return (1 - MISPLACED) * share * self.spoken(self.own) * spelt

    def spoken(self, kind: str) -> float:
        """What the words in front of the value say of a kind."""
        return 1.0 if not self.named else NAMED if kind in self.named else UNNAMED


NOTHING_ELSE = Against((), 0.0)


def _against(own: str, others: frozenset[str], spelling: str, typed: str, first: Problem) -> Against:
    """What stands against each other for digits in such a layout, of which there are too many or too few."""
    lengths = _lengths(first)
    if typed.isdigit():
        digits = len(typed), first.params.get("need", 0)
        if digits != lengths and not weighed(own, others, spelling, first.code, digits).rivals:
            return NOTHING_ELSE
    return weighed(own, others, spelling, first.code, lengths)


def _lengths(first: Problem) -> tuple[Any, Any]:
    """What there is, and what is needed, as the problem says it."""
    params = first.params
    return params.get("have", 0), params.get("need", params.get("max", 0))


@lru_cache(maxsize=4096)
def weighed(own: str, others: frozenset[str], spelling: str, code: Code, lengths: tuple[Any, Any] = (0, 0)) -> Against:
    """What stands against each other for digits in such a layout, whatever they are. Keeps nothing of anybody's data.

    lengths: what there is, and what is needed, where the code is about that.
    """
    return Case(own, others).weigh(spelling, by_signs(spelling), _share(code, lengths))


def _share(code: Code, lengths: tuple[Any, Any]) -> float:
    """How many of the slips in a value show as a problem of this code. Of the lengths that are needed there may be several."""
    trouble = code.trouble
    if trouble not in COUNTED:
        return WRONG_DIGIT if trouble == "checksum" else OTHERWISE
    have, need = lengths
    return CUT_OR_GROWN.get(min(abs(have - n) for n in (need if isinstance(need, tuple) else (need,))), RARELY)


def _near(spelling: str, own: str) -> float:
    """The share of the values of a kind that are grouped so but for one digit: ####-###-### ## is a СНИЛС with a digit too many."""
    if not spelling.strip("#") or len(spelling) > LONGEST:
        return 0.0
    return max((usual for layout, usual in SPELT.get(own, ()) if _but_for_one(spelling, layout)), default=0.0)


def _but_for_one(spelling: str, layout: str) -> bool:
    """The same signs in the same order, and one digit more or less between two of them."""
    if abs(len(spelling) - len(layout)) != 1 or GROUP.sub("#", spelling) != GROUP.sub("#", layout):
        return False
    groups, those = GROUP.findall(spelling), GROUP.findall(layout)
    return len([True for one, other in zip(groups, those, strict=True) if one != other]) == 1


def _spelt(spelling: str, seen: Sequence[Look], own: str) -> float:
    for x in seen:
        if x.kind == own:
            return x.usual
    if not spelling.strip("#"):
        return max((usual for layout, usual in SPELT.get(own, ()) if not layout.strip("#")), default=BARE)
    return stray(spelling, seen)


@lru_cache(maxsize=4096)
def shares(own: str, others: frozenset[str]) -> Mapping[str, float]:
    """How often a value that is misplaced into a field of a kind is of each other kind; the shares add up to 1.

    Depends on the form alone: nothing of anybody's data is kept.
    """
    here = {kind: PRIORS.get(kind, RARE) for kind in others if kind != own}
    common = {kind: prior for kind, prior in PRIORS.items() if kind != own}
    form = OF_THIS_FORM if here else 0.0
    found = {kind: (1 - form) * prior / sum(common.values()) for kind, prior in common.items()}
    for kind, prior in here.items():
        found[kind] = found.get(kind, 0.0) + form * prior / sum(here.values())
    return found
