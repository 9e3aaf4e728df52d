"""The nouns of escalation: what comes next when a caller cannot mend a value alone, and which office has a say in it.

A step is data; its sentences are made last (``saying.steps``). It claims nothing that cannot be seen from here: no register can.
Imports only ``problem``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from gosform.problem import NOTHING, Place

Titles = Mapping[str, str]
"""Language -> text."""

STEPS = ("mend", "again", "register", "office")
"""The ids of steps, in the order in which they are taken.

``mend``: the value can be mended in the form; nothing is escalated. ``again``: it failed several times: compare it with the document sign by
sign, then hand it over. ``register``: nothing is left to mend here, so what an office has on record may differ. ``office``: if the document
itself is wrong, an office has to change it.
"""


@dataclass(frozen=True, slots=True)
class Office:
    """An office and why it is named.

    name: language -> case -> name, as inside a sentence: ``nom``, ``acc``, ``gen``.
    why: whole sentences by language: why this office. bring: what to bring; empty where no source says so.
    source: of ``why`` and of ``bring``.
    """

    id: str
    name: Mapping[str, Mapping[str, str]] = field(hash=False)
    why: Titles = field(hash=False)
    bring: Titles = field(default_factory=lambda: NOTHING, hash=False)
    source: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One step.

    id: one of ``STEPS``.
    params: what its sentences need: ``attempts``.
    place: the field that it is about, as its form names it; None where no field is meant.
    office: the office that it names, for ``register`` and ``office``.
    own: the form's own sentence in place of the usual ones, by language.
    source: the rule that asks for the step: a place in a rule file, or the source of the office.
    """

    id: str
    params: Mapping[str, Any] = field(default_factory=lambda: NOTHING, hash=False)
    place: Place | None = None
    office: Office | None = None
    own: Titles = field(default_factory=lambda: NOTHING, hash=False)
    source: str = ""
