"""Relations between values that must be the same, or must not be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from gosform.condition import same_scalar
from gosform.problem import Code, Fix, Problem, Severity, Span, Trust
from gosform.record import Cell, View
from gosform.relations.likeness import agree, bare, differ, identity, readable, yo_differs
from gosform.relations.shown import only, shown, shown_there
from gosform.relations.signature import Signature, whole_record
from gosform.ruleset import Relation

EQUALS = Code(
    "relation.equals",
    what="{label} in “{section}” and in “{other_section}” differ.",
    fix="Compare both with the document and correct the wrong one.",
    why="The same thing is asked for twice, and the answers differ. The rule cannot know which of them is right.",
    source="the form's own rule: equals",
)
EQUALS_HERE = Code(
    "relation.equals-here",
    what="“{label}” and “{other}” differ.",
    fix="Compare both and correct the wrong one.",
    why="The same thing is asked for twice in one section, and the answers differ. The rule cannot know which of them is right.",
    source="the form's own rule: equals",
)
EQUALS_ONE_BROKEN = Code(
    "relation.equals-one-broken",
    what="{label} in “{other_section}” differs and passes its check.",
    fix="Compare {acc} with the document.",
    why="Two fields must be the same and differ. One fails a check of its own and the other does not, so the one that fails is shown and the"
    " other one's value is offered. The other may still be the number of somebody else.",
    source="the form's own rule: equals",
)
EQUALS_ONE_BROKEN_HERE = Code(
    "relation.equals-one-broken-here",
    what="“{other}” differs and passes its check.",
    fix="Compare {acc} with the document.",
    why="As `relation.equals-one-broken`, for two fields of one section.",
    source="the form's own rule: equals",
)
EQUALS_YO = Code(
    "relation.equals-yo",
    what="{label} has ё in one place and е in another.",
    fix="Check which letter the document has.",
    severity=Severity.NOTICE,
    why="Ё and е are taken as the same letter here. Some offices compare letter by letter, so the spelling of the document is the safe one.",
    source="the form's own rule: equals",
)
NOT_EQUALS = Code(
    "relation.not-equals",
    what="{label} is the same in “{section}” and in “{other_section}”.",
    fix="Compare both with the documents and correct one.",
    why="The two fields belong to different people or things, so one value cannot be right for both.",
    source="the form's own rule: not-equals",
)
NOT_EQUALS_HERE = Code(
    "relation.not-equals-here",
    what="“{label}” and “{other}” are the same.",
    fix="Compare both with the documents and correct one.",
    why="The two fields mean different things, so one value cannot be right for both.",
    source="the form's own rule: not-equals",
)
UNIQUE = Code(
    "relation.unique",
    what="“{label}”: this value is there twice.",
    fix="Check {acc} or delete the repeat.",
    why="Each value may be given once only. A number copied from the entry above is the usual cause.",
    source="the form's own rule: unique",
)
SAME_PREFIX = Code(
    "relation.same-prefix",
    what="“{label}” and “{other}” must begin with the same characters.",
    fix="Compare both with the documents.",
    why="The first characters of both values stand for the same thing, for instance a region or an office.",
    source="the form's own rule: same-prefix",
)
MUST_BE = Code(
    "relation.must-be",
    what="This application needs another answer: {label}.",
    fix="Check {acc}.",
    why="The form serves only those for whom this answer is what the rule says.",
    source="the form's own rule: must-be",
)


def equals(view: View, relation: Relation) -> Iterator[Problem]:
    """The fields say the same: capitals make no difference, ё and е are mentioned, dates and numbers are compared as such.

    An empty field is passed over. A value whose own check failed takes part when it could be read in full; when exactly one of
    the two fails, that one is blamed and the other one's value is offered.
    """
    cells = _readable(view, relation)
    for cell in cells[1:]:
        yield from _pair(view, relation, cells[0], cell)


def _pair(view: View, relation: Relation, first: Cell, second: Cell) -> Iterator[Problem]:
    if differ(first, second):
        if first.broken == second.broken:
            yield shown(EQUALS if apart(first, second) else EQUALS_HERE, view, relation, (first, second))
        else:
            broken, good = (first, second) if first.broken else (second, first)
            yield from _one_broken(relation, broken, good)
    elif yo_differs(first, second):
        yield shown(EQUALS_YO, view, relation, (first, second))


def _one_broken(relation: Relation, broken: Cell, good: Cell) -> Iterator[Problem]:
    """Shown at the one that fails its check, whatever the form says: which one fails is known."""
    fixes: tuple[Fix, ...] = ()
    if broken.field.kind is good.field.kind and broken.field.options == good.field.options:
        fixes = (Fix(Span(0, len(broken.typed)), good.value or "", Trust.LIKELY),)
    code = EQUALS_ONE_BROKEN if apart(broken, good) else EQUALS_ONE_BROKEN_HERE
    yield shown_there(code, relation, (broken, good), *fixes)


def apart(a: Cell, b: Cell) -> bool:
    """The two fields stand in sections with titles of their own, so the titles can tell them apart."""
    one, two = a.field.place.section, b.field.place.section
    return bool(one) and bool(two) and one != two


def not_equals(view: View, relation: Relation) -> Iterator[Problem]:
    """No two of the fields say the same. Fields of different kinds are never the same."""
    for first, second in combinations(_readable(view, relation), 2):
        if agree(first, second):
            yield shown(NOT_EQUALS if apart(first, second) else NOT_EQUALS_HERE, view, relation, (first, second))


def unique(view: View, relation: Relation) -> Iterator[Problem]:
    """No value comes twice, in all items of a repeated section and in all of the fields together. The later one is blamed."""
    seen: dict[tuple[str, str], Cell] = {}
    for cell in _readable(view, relation):
        first = seen.setdefault(identity(cell), cell)
        if first is not cell:
            yield shown(UNIQUE, view, relation, (cell, first))


def same_prefix(view: View, relation: Relation) -> Iterator[Problem]:
    """Both values begin with the same ``length`` letters and digits; what stands between them is not counted."""
    length: int = relation.args["length"]
    cells = [only(view, operand) for operand in relation.operands]
    found = [cell for cell in cells if cell is not None and readable(cell)]
    starts = [bare(cell.read or "")[:length] for cell in found]
    if len(found) == 2 and starts[0] != starts[1] and all(len(start) == length for start in starts):
        yield shown(SAME_PREFIX, view, relation, found, length=length)


def must_be(view: View, relation: Relation) -> Iterator[Problem]:
    """The field has this one ``value``. An empty or broken field is passed over."""
    cell = only(view, relation.operands[0])
    if cell is not None and cell.value is not None and not same_scalar(cell, relation.args["value"]):
        yield shown(MUST_BE, view, relation, (cell,))


def _readable(view: View, relation: Relation) -> list[Cell]:
    return [cell for reference in relation.operands for cell in view.cells(reference) if readable(cell)]


SIGNATURES: Mapping[str, Signature] = {
    "equals": Signature(2, None, find=equals, codes=(EQUALS, EQUALS_HERE, EQUALS_ONE_BROKEN, EQUALS_ONE_BROKEN_HERE, EQUALS_YO)),
    "not-equals": Signature(2, None, find=not_equals, codes=(NOT_EQUALS, NOT_EQUALS_HERE)),
    "unique": Signature(1, None, find=unique, codes=(UNIQUE,), scope=whole_record),
    "same-prefix": Signature(2, 2, {"length": "whole"}, frozenset(("length",)), find=same_prefix, codes=(SAME_PREFIX,)),
    "must-be": Signature(1, 1, {"value": "scalar"}, frozenset(("value",)), find=must_be, codes=(MUST_BE,)),
}
