"""The noun of refusals: what a refusal that names no field means, where to look, and what to ask.

Data alone: sentences are made last (``saying.refusal``). Holds no value of the form and nothing of the text that was pasted. Imports only
``problem`` and ``step``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from gosform.problem import NOTHING, Place, Problem
from gosform.step import Office, Step, Titles

VERDICTS = ("mend", "register", "unknown")
"""``mend``: something in the form is to be corrected. ``register``: everything that can be checked here is right, so the office's own record may
differ and the form need not change. ``unknown``: neither can be said.
"""

REASONS = ("mend", "register", "elsewhere", "nothing-found", "nothing-checked", "empty", "no-refusal")
"""Why the verdict is what it is. ``elsewhere``: the fields that the refusal is about are right, others are not. ``nothing-found``: all is right, and
no register is known to take part. ``nothing-checked``: no form or no record was given. ``empty``: the fields that it is about are empty.
``no-refusal``: the text refuses nothing.
"""

HINTS = ("recent-document", "former-name")
"""What the form itself says of a likely cause. ``recent-document``: the passport was issued within a year, so the office may still have the one before it.
``former-name``: a former name is filled in, by which the office may still know the person.
"""

LEVELS = ("official", "practice", "forum", "no")
"""How well a meaning is confirmed: a page of an authority or a legal text; an article of practitioners; a public thread; not at all."""


class Look(NamedTuple):
    """A field to look at. pointer: into the record; empty where no form was given. problems: what was found in it."""

    pointer: str
    place: Place
    problems: tuple[Problem, ...] = ()


class Act(NamedTuple):
    """What a code means in one of several documents that use it."""

    name: Titles
    meaning: Titles
    confirmed: str
    source: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """What is made of a refusal.

    known: an entry of ``rules/refusals/`` was recognised. id: which. score: how surely, 0..1.
    code: the code that stood in the text, else the first of the entry; may be empty.
    confirmed: one of ``LEVELS``; ``no``: the code exists, and nothing is said of its meaning.
    acts: the documents that use the code differently, where it is not told which one is meant.
    others: ids of other entries that fit, best first.
    fields: where to look, in order: those with problems first.
    hints: of ``HINTS``, where the record is right and a register may differ.
    questions: ids of the questions to ask, best first.
    """

    known: bool
    verdict: str
    reason: str
    id: str = ""
    score: float = 0.0
    code: str = ""
    issuer: Titles = field(default_factory=lambda: NOTHING)
    office: Office | None = None
    meaning: Titles = field(default_factory=lambda: NOTHING)
    source: str = ""
    confirmed: str = "no"
    acts: tuple[Act, ...] = ()
    others: tuple[str, ...] = ()
    fields: tuple[Look, ...] = ()
    steps: tuple[Step, ...] = ()
    hints: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    files: bool = False

    @property
    def params(self) -> Mapping[str, int]:
        """What sentences count: problems in the fields to look at."""
        return {"count": sum(len(one.problems) for one in self.fields)}
