"""Proofs for relations whose own judgement needs nothing but values: it is asked as it is, without a view, a cell or a problem."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from gosform.relations import address, mrz, organisation, payment, person
from gosform.ruleset import Relation, RuleSet

Holds = Callable[[Sequence[str | None]], bool]
Made = tuple[Sequence[int], Holds]
SILENT = frozenset(("kpp-fits-inn", "patronymic-fits-sex"))
"""Where one field that is empty or broken silences the relation."""


def proof(relation: Relation, rules: RuleSet, position: Mapping[tuple[str, str], int]) -> Made | None:
    """The places that a relation looks at and what proves it, or None: a field of a repeated section, or one that only stands for
    what it is called (the whole name in one field).
    """
    names = (*relation.operands, *relation.args)
    places: list[int] = []
    for reference in (*relation.operands, *relation.args.values()):
        section, _, field = str(reference).partition(".")
        known = rules.field(str(reference))
        if known is None or known.kind.id in ("full_name", "flag") or rules.sections[section].repeat is not None:
            return None
        places.append(position[section, field])
    return places, PROOFS[relation.name](places, names)


PROOFS: Mapping[str, Callable[[Sequence[int], Sequence[str]], Holds]] = {
    "kpp-fits-inn": organisation.proof,
    "patronymic-fits-sex": person.proof,
    "bank-details": payment.proof,
    "mrz-agrees": mrz.proof,
    "address-parts": address.proof,
}
"""Relation name -> what makes its proof, from the places of the values and the operands or keys that they belong to."""
