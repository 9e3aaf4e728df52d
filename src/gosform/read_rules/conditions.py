"""``when:`` and ``required:`` lists: ``[{field: applicant.kind, is: organisation}]``."""

from __future__ import annotations

from gosform.condition import TESTS
from gosform.expression import ExprError, compile_expr
from gosform.read_rules.nodes import Node
from gosform.read_rules.outline import Outline
from gosform.read_rules.values import TAKES
from gosform.ruleset import Condition


def conditions(node: Node | None, known: Outline) -> tuple[Condition, ...]:
    """The lines of a list of conditions, all of which must hold."""
    if node is None:
        return ()
    if type(node.value) is not list or not node.value:
        known.mistakes.add(node.mark, "a list of conditions is needed here, such as [{field: section.field, is: …}]")
        return ()
    return tuple(found for line in node.value if (found := _line(line, known)))


def _line(node: Node, known: Outline) -> Condition | None:
    """One line: a field and one test of it, or an expression."""
    if type(node.value) is not dict:
        known.mistakes.add(node.mark, "a condition is {field: section.field, is: …}")
        return None
    fine = True
    for key in node.value:
        if key != "field" and key not in TESTS:
            known.mistakes.unknown(node.where(key), "test", key, TESTS)
            fine = False
    named = node.get("field")
    if "expr" in node.value:
        if named:
            known.mistakes.add(node.where("field"), "an expression names its fields itself: leave 'field' out")
            return None
    elif named is None:
        known.mistakes.add(node.mark, "the key 'field' is missing here: which field the condition asks about")
        return None
    else:
        fine = bool(known.reference(named)) and fine
    if not fine:
        return None
    tests = [key for key in node.value if key != "field"]
    if len(tests) != 1:
        known.mistakes.add(node.mark, f"a condition has one test, here there are {len(tests)}: write a line for each")
        return None
    return _test(node, tests[0], known)


def _test(node: Node, test: str, known: Outline) -> Condition | None:
    value = node.value[test]
    if test == "expr":
        compiled = expression(value, known)
        return Condition("", test, compiled) if compiled is not None else None
    taken, wrong = TAKES[TESTS[test]](value)
    if wrong:
        known.mistakes.add(value.mark, wrong)
        return None
    found = Condition(node.value["field"].value, test, taken)
    return found if _is_choice(found, value, known) else None


def expression(node: Node, known: Outline) -> object | None:
    """A compiled expression; None after noting where in the text it goes wrong."""
    if not isinstance(node.value, str):
        known.mistakes.add(node.mark, "an expression is text: put it in quotes")
        return None
    try:
        return compile_expr(node.value, known.fields)
    except ExprError as error:
        known.mistakes.add(node.mark, f"in the expression, character {error.column}: {error.text}")
        return None


def _is_choice(condition: Condition, value: Node, known: Outline) -> bool:
    """A field with a closed list of words is compared with those words alone: any other can never be met."""
    words = known.choices.get(condition.field)
    if words is None or TESTS[condition.test] not in ("scalar", "list"):
        return True
    strange = [one for one in (value.value if type(value.value) is list else [value]) if one.value not in words]
    for one in strange:
        known.mistakes.unknown(one.mark, "choice", one.value, words)
    return not strange
