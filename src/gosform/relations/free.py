"""The open end: a condition in words of its own, for what no relation says. It must say whom to blame, and carry its sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gosform.expression import Expression
from gosform.problem import Code, Problem
from gosform.record import View
from gosform.relations.shown import only, shown
from gosform.relations.signature import Signature, references, repeated
from gosform.ruleset import Relation, RuleSet

EXPR = Code(
    "relation.expr",
    what="“{label}” does not fit the other answers.",
    fix="Check {acc} and the related answers.",
    why="The form has a rule of its own, written as an expression; its own sentence says what it asks for.",
    source="the form's own rule: expr",
)


def expr(view: View, relation: Relation) -> Iterator[Problem]:
    """The expression is not false. While it is unknown, because a field is empty or broken, nothing is said."""
    expression: Expression = relation.args["expr"]
    if relation.blame is None or expression.value(view) is not False:
        return
    blamed = only(view, relation.blame)
    if blamed is not None:
        asked = (only(view, reference) for reference in expression.fields if reference != relation.blame)
        yield shown(EXPR, view, relation, (blamed, *(cell for cell in asked if cell is not None)))


def by_fields(rules: RuleSet, relation: Relation) -> str | None:
    """Once an item when the expression, or the blamed field, is about one repeated section."""
    expression: Expression = relation.args["expr"]
    return repeated(rules, (*references(relation), *expression.fields))


SIGNATURES: Mapping[str, Signature] = {
    "expr": Signature(0, 0, {"expr": "expression"}, frozenset(("expr", "blame", "messages")), find=expr, codes=(EXPR,), scope=by_fields),
}
