"""The parts of an address that stand in fields of their own, against each other. No register is asked, and nothing is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from gosform.engines.writing import Tidied, tidy
from gosform.problem import Code, Fix, Problem, Severity, Trust
from gosform.record import Cell, View
from gosform.relations.shown import only, shown_there
from gosform.relations.signature import Signature, where_named
from gosform.ruleset import Relation

if TYPE_CHECKING:
    from gosform.engines.address_fields import Twice

SOURCE = "the form's own rule: address-parts"
REPEATED = Code(
    "relation.address-parts",
    what="“{label}” also has what “{other}” says.",
    fix="Remove the repeat from {gen}.",
    severity=Severity.WARNING,
    why="A town in the street field, a house number with the street and in its own field: the receiving system prints both.",
    source=SOURCE,
)
NUMBER = Code(
    "relation.address-parts-number",
    what="“{label}” and “{other}” have two numbers that differ.",
    fix="Compare them with the document and keep one.",
    severity=Severity.WARNING,
    why="A house with the street and another one in its own field: one of the two is the slip, and nobody knows which.",
    source=SOURCE,
)
ELSEWHERE = Code(
    "relation.address-parts-elsewhere",
    what="“{label}” also has what belongs in “{other}”.",
    fix="Move it to its own field.",
    severity=Severity.WARNING,
    why="A building or a flat behind the house number is lost, or makes the part too long for its field, while its own field is empty.",
    source=SOURCE,
)
CODES = {"repeated": REPEATED, "number": NUMBER, "elsewhere": ELSEWHERE}
LONGEST = 1_000
"""Beyond this nobody meant a part of an address."""
NUMBERS = ("house", "building", "flat")


def address_parts(view: View, relation: Relation) -> Iterator[Problem]:
    """Nothing is said twice, and nothing stands in the field of another part. One problem at most a field, never a refusal.

    The operands are the parts with names, from the largest to the smallest: region, district, town, street. The parts with numbers
    are named by their keys. A region that is a town as well (Москва) may stand in both fields, and a village and a street may bear
    one name. An address field that is asked for one part (``part:``) has said itself what does not belong there.
    """
    from gosform.engines.address_fields import twice  # most forms have no such relation

    cells = {operand: only(view, operand) for operand in relation.operands}
    cells |= {part: only(view, relation.args[part]) for part in NUMBERS if part in relation.args}
    tidied = {name: tidy(_text(cell)) for name, cell in cells.items() if cell is not None}
    for one in twice(
        {name: tidied[name].text for name in relation.operands if name in tidied},
        {part: tidied[part].text for part in NUMBERS if part in tidied and not _unread(cells[part])},
    ):
        at, of = cells[one.at], cells[one.of]
        if at is not None and of is not None and not (one.trouble == "elsewhere" and getattr(at.field.options, "part", "whole") != "whole"):
            text = tidied[one.at]
            if one.trouble == "elsewhere" and (one.at, one.of) == ("house", "building") and not _rest(text.text, one):
                continue  # «к. 2019» is the whole number of a house in Зеленоград, and its own field takes it so
            found = shown_there(CODES[one.trouble], relation, (at, of), *_without(view, at, text, one))
            yield replace(found, span=text.span(one.start, one.end))


def _text(cell: Cell | None) -> str:
    """What was typed, where it could be read: what is too long for its field may be so because of what does not belong there."""
    return cell.typed if cell is not None and cell.read and len(cell.typed) <= LONGEST else ""


def _rest(text: str, one: Twice) -> str:
    """What the field has besides."""
    return (text[: one.start] + text[one.end :]).strip(" ,.")


def _unread(cell: Cell | None) -> bool:
    """Something is there, and nobody knows what."""
    return cell is not None and not cell.absent and not cell.read


def _without(view: View, cell: Cell, text: Tidied, one: Twice) -> Iterator[Fix]:
    """The field without what is said elsewhere: safe when that is word for word the same and the rest is good."""
    if one.trouble != "repeated":
        return
    from gosform.engines.address_fields import cut

    fix = Fix(text.span(*cut(text.text, one.start, one.end)), "", Trust.SAFE if one.same else Trust.LIKELY)
    left = fix.apply(cell.typed)
    if left.strip() and not any(
        p.severity is Severity.ERROR for p in cell.field.kind.diagnose(left, cell.field.options, view.as_of).problems
    ):
        yield fix


def proof(places: Sequence[int], names: Sequence[str]) -> Callable[[Sequence[str | None]], bool]:
    """That nothing is said twice, from clean values; the numbers of the parts ``house``, ``building`` and ``flat`` come last."""
    from gosform.engines.address_fields import plain, twice

    numbered = {name: place for place, name in zip(places, names, strict=True) if name in NUMBERS}
    named = {name: place for place, name in zip(places, names, strict=True) if name not in NUMBERS}

    def holds(values: Sequence[str | None]) -> bool:
        said, numbers = ([values[place] or "" for place in part.values()] for part in (named, numbered))
        return plain(said, numbers) or not any(
            True for _ in twice(dict(zip(named, said, strict=True)), dict(zip(numbered, numbers, strict=True)))
        )

    return holds


SIGNATURES: Mapping[str, Signature] = {
    "address-parts": Signature(
        1, None, dict.fromkeys(NUMBERS, "reference"), find=address_parts, codes=(REPEATED, NUMBER, ELSEWHERE), scope=where_named
    ),
}
