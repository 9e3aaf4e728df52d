"""What a spreadsheet does to a number that it takes for an amount."""

from __future__ import annotations

from datetime import date
from random import Random

from gosform.problem import Span
from gosform.trials.arithmetic import LENGTHS, fits
from gosform.trials.case import Case
from gosform.trials.made.days import day, dotted
from gosform.trials.made.numbers import Number, number
from gosform.trials.made.papers import paper

GROUP = "excel"
SHARE = 5.0
# Fifteen digits are what the arithmetic of a spreadsheet holds.
HELD = 15
FIRST_DAY = date(1899, 12, 30)


def draw(rng: Random) -> Case | None:
    """One of the five things."""
    return rng.choices((lost_zero, shortened, cut, serial, control_zero), (30, 30, 15, 15, 10))[0](rng)


def lost_zero(rng: Random) -> Case | None:
    """The zeros in front are gone."""
    checked = rng.random() < 0.7
    good: Number | None = None
    while good is None or good.bare[0] != "0" or not good.bare.strip("0"):
        good = number(rng, "inn-10", "inn-12", "snils", "okpo-8", "okpo-10") if checked else paper(rng)
    if len(good.bare.lstrip("0")) in LENGTHS.get(good.kind, ()):
        # A number of another make: nothing shows that zeros stood before it.
        return None
    troubles = {"lost-zero"} if checked else {"lost-zero", "too-short"}
    return Case(GROUP, "lost-zero", good.kind, good.value, good.bare.lstrip("0"), good.options, troubles=frozenset(troubles))


def shortened(rng: Random) -> Case | None:
    """5.00102E+11, with the comma or the point of the day. The digits are gone, so nothing can be repaired."""
    good = number(rng, "inn-12", "ogrn", "ogrnip", "oms_policy", "card", "account", "corr_account", "uin-20", "inn-10", "snils")
    amount = int(good.bare)
    if not amount:
        return None
    mantissa, _, power = f"{amount:.{rng.randrange(2, 6)}E}".partition("E")
    typed = f"{mantissa.replace('.', rng.choice(',.'))}E{power[0]}{power[1:].zfill(2)}"
    return Case(
        GROUP, "shortened", good.kind, good.value, typed, good.options, Span(0, len(typed)), frozenset({"spreadsheet"}), repairable=False
    )


def cut(rng: Random) -> Case | None:
    """From the sixteenth digit on there are zeros. One lost digit that is a check digit can be worked out; more cannot."""
    good = number(rng, "oms_policy", "card", "account", "corr_account", "uin-20", "uin-25")
    typed = good.bare[:HELD] + "0" * (len(good.bare) - HELD)
    if typed == good.bare or good.bare[0] == "0":
        return None
    return Case(
        GROUP,
        "cut",
        good.kind,
        good.value,
        typed,
        good.options,
        Span(HELD, len(typed)),
        frozenset({"spreadsheet"}),
        seen=not fits(good.kind, typed, good.options),
        repairable=len(typed) == HELD + 1,
    )


def serial(rng: Random) -> Case:
    """A date as the count of days that stands behind it."""
    when = day(rng)
    typed = str((when - FIRST_DAY).days)
    return Case(GROUP, "serial", "date", dotted(when), typed, {"format": "dd.mm.yyyy"}, Span(0, len(typed)), frozenset({"excel-serial"}))


def control_zero(rng: Random) -> Case | None:
    """The control number of a СНИЛС kept as a number of its own: 05 became 5."""
    good = number(rng, "snils")
    if good.bare[9] != "0":
        return None
    typed = rng.choice((f"{good.value[:-2]}{good.bare[10]}", good.bare[:9] + good.bare[10]))
    return Case(GROUP, "control-zero", good.kind, good.value, typed, troubles=frozenset({"lost-control-zero"}))
