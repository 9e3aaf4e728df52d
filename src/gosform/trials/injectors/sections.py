"""Two sections of a form that say different things."""

from __future__ import annotations

from random import Random

from gosform.problem import Span
from gosform.trials.arithmetic import fits
from gosform.trials.case import Case
from gosform.trials.made.numbers import OKATO, TERRITORIES, inn_person
from gosform.trials.made.records import RECORDS, Record, at, changed
from gosform.trials.moves import singles

GROUP = "sections"
SHARE = 4.0
HOLDER = {"holder": "person"}


def draw(rng: Random) -> Case | None:
    """One of the three ways to disagree."""
    return rng.choices((one_broken, both_good, other_region), (50, 25, 25))[0](rng)


def _inn(rng: Random) -> tuple[Record, str, str]:
    """A record that has the same ИНН in two sections, the pointer of one of them, the ИНН."""
    record = RECORDS["passport-rf"](rng)
    pointer = rng.choice(("/applicant/inn", "/document/inn"))
    return record, pointer, at(record, pointer)


def one_broken(rng: Random) -> Case:
    """One digit is wrong in one section, so that its check fails and the other shows what was meant.

    That the check digit fails is as right a first word as that the sections disagree: of several problems of a field its own stand before those with others.
    """
    record, pointer, good = _inn(rng)
    move = rng.choice([move for move in singles(good) if not fits("inn", move.number)])
    return Case(
        GROUP,
        "one-broken",
        "inn",
        good,
        move.number,
        HOLDER,
        Span(move.start, move.end),
        frozenset({"checksum", "equals-one-broken", "equals-one-broken-here"}),
        form="passport-rf",
        record=changed(record, {pointer: move.number}),
        pointer=pointer,
    )


def both_good(rng: Random) -> Case:
    """Two good numbers of two people. Which one is meant nobody can know."""
    record, pointer, good = _inn(rng)
    other = inn_person(rng).value
    return Case(
        GROUP,
        "both-good",
        "inn",
        good,
        other,
        HOLDER,
        troubles=frozenset({"equals", "equals-here"}),
        repairable=False,
        form="passport-rf",
        record=changed(record, {pointer: other}),
        pointer=pointer,
    )


def other_region(rng: Random) -> Case | None:
    """The department's code and the series are of two regions."""
    form, section = rng.choice((("passport-rf", "document"), ("portal-registration", "passport"), ("ip-registration", "document")))
    record = RECORDS[form](rng)
    pointer = f"/{section}/department_code"
    good = at(record, pointer)
    typed = TERRITORIES[rng.choice(OKATO)] + good[2:]
    if typed == good:
        return None
    more = changed(record, {pointer: typed})
    return Case(
        GROUP,
        "region",
        "department_code",
        good,
        typed,
        troubles=frozenset({"series-region"}),
        repairable=False,
        form=form,
        record=more,
        pointer=pointer,
    )
