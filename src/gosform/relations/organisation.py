"""The numbers of one organisation against each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from gosform.problem import Code, Problem, Severity
from gosform.record import View
from gosform.relations.shown import only, shown, shown_there
from gosform.relations.signature import Signature
from gosform.ruleset import Relation
from gosform.text import is_ascii_digits

KPP_OF_PERSON = Code(
    "relation.kpp-fits-inn-person",
    what="{label} does not go with an INN of 12 digits.",
    fix="Clear {acc} or correct the INN.",
    why="An ИНН of twelve digits is a person's, entrepreneurs included, and people have no КПП: only organisations are given one.",
    source="FNS order ЕД-7-14/559@ of 26.06.2024: the КПП is given to organisations alone",
)
KPP_REGION = Code(
    "relation.kpp-fits-inn",
    what="“{label}” is of another region than “{other}”.",
    fix="Check both if the company has not moved.",
    severity=Severity.NOTICE,
    why="Reason 01 is the place of the head office, and the ИНН usually begins with the same region. A company that moves keeps its ИНН and gets"
    " a new КПП, so this is a hint only. Branches and the largest taxpayers are not compared.",
    source="the form's own rule: kpp-fits-inn",
)
HEAD_OFFICE = "01"
ELSEWHERE = ("99",)
"""Offices that are not of one region: inspectorates for the largest taxpayers; foreign organisations."""
SAME_REGION = {"97": "77", "81": "59", "82": "41", "84": "24", "88": "24", "80": "75", "85": "38"}
"""Regions that joined another one, and Moscow's second code: an ИНН keeps the code that it began with."""


def kpp_fits_inn(view: View, relation: Relation) -> Iterator[Problem]:
    """The КПП (first) belongs to the ИНН (second): a person's ИНН has none, and a head office is usually of the region of its ИНН.

    Branches (any reason but 01) are on the books wherever they are, so nothing is asked of them.
    """
    kpp, inn = (only(view, operand) for operand in relation.operands)
    if kpp is None or inn is None or kpp.value is None or inn.value is None:
        return
    code = judge(kpp.value, inn.value)
    if code is KPP_OF_PERSON:
        yield shown_there(code, relation, (kpp, inn))
    elif code is not None:
        yield shown(code, view, relation, (kpp, inn))


def judge(kpp: str, inn: str) -> Code | None:
    """What is wrong between the two, both in canonical spelling."""
    if not is_ascii_digits(inn) or len(kpp) != 9:
        return None
    if len(inn) == 12:
        return KPP_OF_PERSON
    elsewhere = kpp[4:6] != HEAD_OFFICE or kpp.startswith(ELSEWHERE) or inn.startswith(ELSEWHERE)
    return None if len(inn) != 10 or elsewhere or _region(kpp) == _region(inn) else KPP_REGION


def _region(number: str) -> str:
    return SAME_REGION.get(number[:2], number[:2])


def proof(places: Sequence[int], names: Sequence[str]) -> Callable[[Sequence[str | None]], bool]:
    """That they belong together, from clean values of a КПП and an ИНН."""
    kpp, inn = places
    return lambda values: judge(values[kpp] or "", values[inn] or "") is None


SIGNATURES: Mapping[str, Signature] = {
    "kpp-fits-inn": Signature(
        2, 2, find=kpp_fits_inn, codes=(KPP_REGION, KPP_OF_PERSON), kinds=(frozenset(("kpp", "text")), frozenset(("inn", "text")))
    ),
}
