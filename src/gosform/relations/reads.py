"""Which fields a relation or a condition looks at: what a change of one field may make it say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gosform.expression import Expression
from gosform.relations.signature import references
from gosform.ruleset import Condition, Relation, RuleSet


def reads(relation: Relation, rules: RuleSet) -> frozenset[str]:
    """The references of the fields that a relation looks at, is shown at or applies by."""
    return frozenset((*references(relation), *_written_in(relation, rules), *asked(relation.when)))


def asked(conditions: Iterable[Condition]) -> Iterator[str]:
    """The references of the fields that conditions look at."""
    for condition in conditions:
        if condition.test == "expr":
            expression: Expression = condition.value
            yield from expression.fields
        else:
            yield condition.field


def _written_in(relation: Relation, rules: RuleSet) -> Iterator[str]:
    for value in relation.args.values():
        if isinstance(value, Expression):
            yield from value.fields
            continue
        for text in value if isinstance(value, tuple) else (value,):
            if isinstance(text, str) and rules.field(text) is not None:
                yield text
