"""``escalation:`` of a form and of a field: what comes next when a caller cannot mend a value alone."""

from __future__ import annotations

from collections.abc import Mapping

from gosform.problem import NOTHING
from gosform.read_rules import shapes, texts
from gosform.read_rules.nodes import Node
from gosform.read_rules.offices import offices
from gosform.read_rules.outline import Outline
from gosform.ruleset import NO_ESCALATION, Escalation, Named
from gosform.step import STEPS, Titles

NONE = "none"
"""What a field writes for ``register`` where nobody keeps one, whatever its kind."""
SLOTS = ("{label}", "{acc}", "{gen}", "{in}", "{attempts}", "{office}", "{office_acc}", "{office_gen}")


def of_form(tree: Node, known: Outline) -> Escalation:
    """The key of a whole form."""
    node = tree.get("escalation")
    if node is None:
        return NO_ESCALATION
    shape = shapes.shaped(shapes.EscalationShape, node, tree.where("escalation"), known.mistakes)
    messages = _messages(node.get("messages"), known)
    if shape is None:
        return NO_ESCALATION
    after = shape.after if "after" in shape.model_fields_set else None
    return Escalation(after=after, messages=messages, source=shape.source, rule=known.rule(tree.where("escalation")))


def of_field(field: Node, kind: str, known: Outline) -> Escalation:
    """The key of a field of this kind."""
    node = field.get("escalation")
    if node is None:
        return NO_ESCALATION
    mark = field.where("escalation")
    shape = shapes.shaped(shapes.FieldEscalationShape, node, mark, known.mistakes)
    messages = _messages(node.get("messages"), known)
    register, changed_by = _named(node, "register", kind, known), _named(node, "changed_by", kind, known)
    if shape is None:
        return NO_ESCALATION
    after = shape.after if "after" in shape.model_fields_set else None
    return Escalation(after, register, changed_by, messages, shape.source, known.rule(mark))


def _named(node: Node, key: str, kind: str, known: Outline) -> Named | None:
    """``sfr``, or ``{office: sfr, why: …, source: …}``: an office that does not say itself why it is asked about this kind needs the latter."""
    named = node.get(key)
    if named is None:
        return None
    if type(named.value) is dict:
        shape = shapes.shaped(shapes.NamedShape, named, node.where(key), known.mistakes)
        why, bring = (texts.titles(named.get(part), known.mistakes, "a sentence") for part in ("why", "bring"))
        if shape is None or not _is_office(named.value["office"], known):
            return None
        return Named(shape.office, why, bring, shape.source)
    if key == "register" and named.value == NONE:
        return Named("")
    if not _is_office(named, known):
        return None
    if kind and offices()[named.value].keeps(kind) is None:
        known.mistakes.add(
            named.mark, f"the office {named.value!r} does not say why it is asked about this: write {{office: …, why: …, source: …}}"
        )
    return Named(named.value)


def _is_office(node: Node, known: Outline) -> bool:
    if isinstance(node.value, str) and node.value in offices():
        return True
    known.mistakes.unknown(node.mark, "office", node.value, offices())
    return False


def _messages(node: Node | None, known: Outline) -> Mapping[str, Titles]:
    if node is None:
        return NOTHING
    if type(node.value) is not dict:
        known.mistakes.add(node.mark, "a group of keys is needed here: step -> language -> sentence")
        return NOTHING
    found: dict[str, Titles] = {}
    for key, one in node.value.items():
        if key not in STEPS:
            known.mistakes.unknown(node.where(key), "step", key, STEPS)
            continue
        found[key] = texts.sentences(one, known.mistakes, SLOTS)
    return found or NOTHING
