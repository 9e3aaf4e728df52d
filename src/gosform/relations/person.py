"""What is said twice about one person. Nothing here refuses: names follow customs, and a person may change both name and sex."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from gosform.engines.patronymics import Sex, sex_of_patronymic
from gosform.kinds.sex import FEMALE, MALE
from gosform.problem import Code, Problem, Severity
from gosform.record import View
from gosform.relations.shown import only, shown
from gosform.relations.signature import Signature
from gosform.ruleset import Relation

PATRONYMIC_FITS_SEX = Code(
    "relation.patronymic-fits-sex",
    what="“{label}” and “{other}” do not go together.",
    fix="Compare both with the document.",
    severity=Severity.WARNING,
    why="A patronymic in -ович is a man's, one in -овна a woman's; оглы and кызы say the same. A click beside the right box and the data of"
    " a wife or a son are the usual causes. Both may be right after a change of sex, so this is only doubted. Endings that both sexes, or"
    " other peoples, have say nothing.",
    source="the form's own rule: patronymic-fits-sex",
)


def patronymic_fits_sex(view: View, relation: Relation) -> Iterator[Problem]:
    """The ending of the patronymic (first) is one of the sex that the second field says. The patronymic is blamed unless the form says
    otherwise.

    In a field with the whole name the first word, the surname, is left out.
    """
    patronymic, sex = (only(view, operand) for operand in relation.operands)
    if patronymic is None or sex is None or patronymic.value is None or sex.value is None:
        return
    whole = patronymic.field.kind.id == "full_name"
    if not fits(patronymic.value.partition(" ")[2] if whole else patronymic.value, sex.value):
        yield shown(PATRONYMIC_FITS_SEX, view, relation, (patronymic, sex))


def fits(patronymic: str, sex: str) -> bool:
    """The two may be of one person, as far as anybody can tell."""
    said = sex_of(sex)
    return not said or sex_of_patronymic(patronymic) in (said, "")


def sex_of(text: str) -> Sex:
    """What a field for the sex says: М, женский, F, 2. Empty for anything else."""
    word = text.casefold().strip(" .")
    return "M" if word in MALE else "F" if word in FEMALE else ""


def proof(places: Sequence[int], names: Sequence[str]) -> Callable[[Sequence[str | None]], bool]:
    """That they fit, from clean values of a patronymic and a sex."""
    patronymic, sex = places
    return lambda values: fits(values[patronymic] or "", values[sex] or "")


SIGNATURES: Mapping[str, Signature] = {
    "patronymic-fits-sex": Signature(
        2,
        2,
        find=patronymic_fits_sex,
        codes=(PATRONYMIC_FITS_SEX,),
        kinds=(frozenset(("patronymic", "full_name", "text")), frozenset(("sex", "choice", "text"))),
    ),
}
