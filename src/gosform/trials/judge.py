"""What gosform makes of one case, held against what is true of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from gosform.check import check_value, load_form
from gosform.explain import explain
from gosform.mend import mend
from gosform.messages_check import BANNED
from gosform.problem import Fix, Problem, Report, Severity, Span, Trust
from gosform.showing.shown import typed_at
from gosform.trials.case import Case

AS_OF = date(2026, 11, 22)
"""The day of the measurement, so that two runs say the same."""
CLAIM = 0.9
"""A place, or a slip, may be named from this probability on."""
PLACELESS = frozenset({"checksum", "too-short", "too-long", "length"})
"""Troubles of a whole number: a place inside it is a claim."""
SLIPS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "single": frozenset({"wrong-digit"}),
        "transposition": frozenset({"neighbours-swapped"}),
        "jump": frozenset({"jump-swapped"}),
        "twin": frozenset({"twin"}),
        "jump-twin": frozenset({"jump-twin"}),
        "phonetic": frozenset({"heard"}),
        "rhyme": frozenset({"heard", "wrong-digit"}),
        "omitted": frozenset({"left-out"}),
        "doubled": frozenset({"doubled"}),
        "added": frozenset({"added"}),
    }
)
"""Name of a case -> what gosform may call that slip. Several wrong digits are no slip that has a name."""
_POLITE = ("вы", "вам", "ваш")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of one case. None: the question does not arise.

    detected: an error or a warning stands at the field. understood: nothing does, and the value was read as the truth.
    trouble: the last word of the first problem's code; empty without a problem. named: it is one that names the cause.
    slip: a slip of typing was named: rightly or not. exact, overlap: of the place shown with the true one; overlap is the common part
      divided by both together. claimed: a place inside a whole number was shown, rightly or not; early: with a probability below ``CLAIM``.
    ranks: of each repair of the first problem, in order: whether it makes the truth; made: what it makes, empty where that is refused.
    offered: (probability, makes the truth) where one was given.
    safe, false_safe: repairs that may be done without asking, those of them that do not make the truth.
    fixes, unfit: repairs of the field, those of them after which the field is refused, or something else in the record that was not.
    alarmed: of a good case: it is refused or doubted. changed: of a good case: it was read as something else.
    length, banned: characters of the Russian sentence of the first problem, words of blame or of machines in it.
    stable: the same case gave the same again.
    """

    detected: bool
    understood: bool
    trouble: str
    named: bool | None
    slip: bool | None
    exact: bool | None
    overlap: float | None
    claimed: bool | None
    early: bool
    ranks: tuple[bool, ...]
    made: tuple[str, ...]
    offered: tuple[tuple[float, bool], ...]
    safe: int
    false_safe: int
    fixes: int
    unfit: int
    alarmed: bool
    changed: bool
    length: int
    banned: bool
    stable: bool


def judge(case: Case) -> Verdict:
    """Show one case to gosform, try every repair that comes back, and hold all of it against the truth."""
    check = _checker(case)
    report = check(None)
    stable = report == check(None)
    here = _at(case, report.all)
    first = _first(_at(case, report.problems))
    wrong = first is not None and first.severity is not Severity.NOTICE
    value = _value(case, report)
    understood = not wrong and value == case.truth
    before = _errors(report)
    tried = {(p.pointer, fix): _tried(case, check, (p.pointer, fix), before) for p in here for fix in p.fixes}
    repairs = [(first.pointer, fix) for fix in first.fixes] if first and wrong else []
    safe = [one for one in tried if one[1].trust is Trust.SAFE]
    exact, overlap = _place(case, first if wrong else None)
    claimed, early = claim(case, here)
    text, banned = _said(first)
    return Verdict(
        detected=wrong,
        understood=understood,
        trouble=first.code.trouble if first and wrong else "",
        named=bool(first and wrong and first.code.trouble in case.troubles) if case.troubles else None,
        slip=_slip(case, here),
        exact=exact,
        overlap=overlap,
        claimed=claimed,
        early=early,
        ranks=tuple(tried[one][1] for one in repairs),
        made=tuple(tried[one][2] for one in repairs),
        offered=tuple((one[1].probability, tried[one][1]) for one in repairs if one[1].probability is not None),
        safe=len(safe),
        false_safe=sum(not tried[one][1] for one in safe),
        fixes=len(tried),
        unfit=sum(not fits for fits, _, _ in tried.values()),
        alarmed=case.good and wrong,
        changed=case.good and value != case.truth,
        length=len(text),
        banned=banned,
        stable=stable,
    )


Repair = tuple[str, Fix]
"""A fix, and the field whose problem offers it."""
Check = Callable[[Repair | None], Report]


def _checker(case: Case) -> Check:
    """What checks the case, as it is or with a repair applied."""
    if case.form is None:
        return lambda repair: check_value(case.kind, repair[1].apply(case.typed) if repair else case.typed, as_of=AS_OF, **case.options)
    form = _form(case.form)
    return lambda repair: form.check(mend(case.record, *repair) if repair else case.record)


@lru_cache(maxsize=64)
def _form(name: str) -> Any:
    return load_form(name, AS_OF)


def _value(case: Case, report: Report) -> str | None:
    """The canonical spelling of the case's field; of a record, what stands there at the end."""
    return report.value if case.form is None else typed_at(report.values, case.pointer)


def _at(case: Case, problems: Iterable[Problem]) -> list[Problem]:
    """Those of the field, its own before those of relations in which it takes part."""
    return sorted((p for p in problems if p.pointer == case.pointer or case.pointer in p.related), key=lambda p: p.pointer != case.pointer)


def _first(here: list[Problem]) -> Problem | None:
    """The problem that a person is told first."""
    order = (Severity.ERROR, Severity.WARNING, Severity.NOTICE)
    return min(here, key=lambda p: order.index(p.severity), default=None)


def _errors(report: Report) -> frozenset[tuple[str, str]]:
    return frozenset((str(p.code), p.pointer) for p in report.all if p.severity is Severity.ERROR)


def _tried(case: Case, check: Check, repair: Repair, before: frozenset[tuple[str, str]]) -> tuple[bool, bool, str]:
    """(after the repair nothing refuses the field, and nothing else is refused that was not before; the truth came out; what came out)."""
    report = check(repair)
    refused = any(p.severity is Severity.ERROR for p in _at(case, report.problems))
    fits = not refused and _errors(report) <= before
    value = (_value(case, report) or "") if fits else ""
    return fits, fits and value == case.truth, value


def trimmed(typed: str, span: Span) -> Span:
    """The span without what is neither a letter nor a digit at its ends; the span itself where nothing would be left."""
    start, end = span
    while start < end and not typed[start].isalnum():
        start += 1
    while start < end and not typed[end - 1].isalnum():
        end -= 1
    return Span(start, end) if start < end else span


def overlap(one: Span, other: Span) -> float:
    """The common part of two spans divided by both together; 1.0 for two empty ones at one place."""
    both = min(one.end, other.end) - max(one.start, other.start)
    total = max(one.end, other.end) - min(one.start, other.start)
    return max(both, 0) / total if total else 1.0


def _place(case: Case, first: Problem | None) -> tuple[bool | None, float | None]:
    if case.span is None:
        return None, None
    if first is None:
        return False, 0.0
    shown = first.span if first.span is not None and first.pointer == case.pointer else Span(0, len(case.typed))
    one, other = trimmed(case.typed, shown), trimmed(case.typed, case.span)
    return one == other, overlap(one, other)


def claim(case: Case, here: list[Problem]) -> tuple[bool | None, bool]:
    """A place shown inside a number of which only the whole is known to be wrong: (rightly, with too low a probability)."""
    digits = [i for i, char in enumerate(case.typed) if char.isdigit()]
    for p in here:
        if p.severity is Severity.NOTICE or p.code.trouble not in PLACELESS or p.span is None or not digits:
            continue
        if p.span.start <= digits[0] and digits[-1] < p.span.end:
            continue
        shown = trimmed(case.typed, p.span)
        chance = sum(fix.probability or 0.0 for fix in p.fixes if _within(case.typed, fix.apply(case.typed), shown))
        return _within(case.typed, case.truth, shown), chance < CLAIM
    return None, False


def _within(typed: str, meant: str, shown: Span) -> bool:
    """What makes the one into the other lies inside the span: before and after it letters and digits stay. Signs between them are no change."""
    before, behind, after = _bare(typed[: shown.start]), _bare(typed[shown.end :]), _bare(meant)
    return len(before) + len(behind) <= len(after) and after.startswith(before) and after.endswith(behind)


def _bare(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def _slip(case: Case, here: list[Problem]) -> bool | None:
    """A slip of typing was named: rightly or not. None: none was named."""
    named = next((p.params["slip"] for p in here if "slip" in p.params), None)
    return None if named is None else str(named) in SLIPS.get(case.name, frozenset())


def _said(first: Problem | None) -> tuple[str, bool]:
    if first is None:
        return "", False
    text = explain(first, lang="ru")[0].text
    return text, any(found[0].lower() not in _POLITE for found in BANNED["ru"].finditer(text))
