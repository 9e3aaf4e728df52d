"""What must hold between fields: a closed vocabulary, one family of relations a file.

``run`` gives the problems of one relation over one record. Fields that are empty or broken silence a relation that needs them, and
no other. To add a relation: a function and its entry in the family's ``SIGNATURES``, a table of vectors, its Russian sentences.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

from gosform.condition import all_hold
from gosform.problem import Code, Problem
from gosform.record import View
from gosform.relations import (
    address,
    amounts,
    dates,
    free,
    lists,
    mrz,
    organisation,
    passport,
    payment,
    periods,
    person,
    presence,
    register,
    same,
    terms,
)
from gosform.relations.signature import Signature
from gosform.ruleset import Relation, RuleSet

FAMILIES = (same, dates, terms, presence, amounts, lists, periods, person, passport, mrz, organisation, register, payment, address, free)
"""The modules of relations, in the order of the reference page."""
SIGNATURES: Mapping[str, Signature] = MappingProxyType(
    {name: signature for family in FAMILIES for name, signature in family.SIGNATURES.items()}
)
"""Relation name -> how it is written, what it can give, and the function that finds it."""

CODES: tuple[Code, ...] = tuple(code for signature in SIGNATURES.values() for code in signature.codes)
"""Every code that a relation can give, in the order of the vocabulary."""


def run(relation: Relation, view: View) -> Iterator[Problem]:
    """Every problem of one relation in one record, item by item where its fields lie in a repeated section.

    A relation with ``when:`` applies only where every line of it certainly holds.
    """
    find = SIGNATURES[relation.name].find
    section = section_of(view.rules, relation)
    for inner in (view,) if section is None else view.within(section):
        if not relation.when or all_hold(relation.when, inner):
            yield from find(inner, relation)


@lru_cache(maxsize=4096)
def section_of(rules: RuleSet, relation: Relation) -> str | None:
    """The repeated section whose items a relation is looked at one by one; None for once a record.

    It depends on the form alone; forms and relations are told apart by identity.
    """
    return SIGNATURES[relation.name].scope(rules, relation)
