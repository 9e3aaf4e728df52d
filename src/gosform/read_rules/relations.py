"""Relations between fields: ``{equals: [applicant.inn, document.inn], when: …, blame: …}``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from gosform.kinds import names as kind_ids
from gosform.problem import Severity
from gosform.read_rules import texts
from gosform.read_rules.conditions import conditions, expression
from gosform.read_rules.mistakes import hint, quoted
from gosform.read_rules.nodes import Node
from gosform.read_rules.outline import Outline
from gosform.read_rules.tables import Tables
from gosform.read_rules.values import TAKES
from gosform.relations import SIGNATURES
from gosform.relations.signature import Signature
from gosform.ruleset import Relation

COMMON = frozenset(("when", "severity", "messages", "blame", "name"))
"""Keys that every relation has. ``name`` is what a form that extends this one calls it, to leave it out or to replace it."""


def relation(node: Node, known: Outline, tables: Tables) -> Relation | None:
    """One relation; None after noting what keeps it from being one."""
    if type(node.value) is not dict or not node.value:
        known.mistakes.add(node.mark, "a relation is a group of keys that begins with its name, such as {equals: [a.x, b.x]}")
        return None
    name = next((key for key in node.value if key in SIGNATURES), "")
    if not name:
        first = next((key for key in node.value if key not in COMMON), "")
        if first:
            known.mistakes.unknown(node.where(first), "relation", first, SIGNATURES)
        else:
            known.mistakes.add(node.mark, "a relation begins with its name, such as {equals: [a.x, b.x]}")
        return None
    signature = SIGNATURES[name]
    operands = _operands(node.value[name], name, signature, known)
    args = _args(node, name, signature, known, tables)
    when = conditions(node.get("when"), known)
    blamed = node.get("blame")
    blame = known.reference(blamed) if blamed else None
    given = node.get("severity")
    severity = Severity.ERROR
    if given is not None:
        if given.value in tuple(Severity):
            severity = Severity(given.value)
        else:
            known.mistakes.unknown(given.mark, "severity", given.value, Severity)
    like = [text for code in signature.codes for text in (code.what, code.fix, code.plain)]
    messages = texts.sentences(node.get("messages"), known.mistakes, like)
    return Relation(name, operands, known.rule(node.mark), args, when, severity, blame, messages)


def _operands(node: Node, name: str, signature: Signature, known: Outline) -> tuple[str, ...]:
    """The fields beside the relation's name."""
    low, high = signature.operands_min, signature.operands_max
    if high == 0:
        return ()
    if isinstance(node.value, str) and low == 1:
        listed = [node]
    elif type(node.value) is list:
        listed = node.value
    else:
        known.mistakes.add(node.mark, f"{quoted(name)} takes {_counted(low, high)}, as section.field")
        return ()
    if len(listed) < low or (high is not None and len(listed) > high):
        known.mistakes.add(node.mark, f"{quoted(name)} takes {_counted(low, high)}; here there are {len(listed)}")
    found = []
    for position, one in enumerate(listed):
        if signature.as_of and one.value == "as-of":
            found.append("as-of")
        elif reference := known.reference(one):
            found.append(reference)
            if position < len(signature.kinds):
                _of_kind(one, name, signature.kinds[position], listed, known)
    written = [one.value for one in listed if isinstance(one.value, str)]
    if low > 1 and len(set(written)) < len(written):
        known.mistakes.add(node.mark, "a field is named twice here")
    if signature.operands_repeated and found and not _in_one_repeated(found, known):
        known.mistakes.add(node.mark, f"{quoted(name)} is about the items of one repeated section: {quoted(found[0])} is not in one")
    return tuple(found)


def _of_kind(node: Node, name: str, kinds: frozenset[str], listed: list[Node], known: Outline) -> None:
    """A field in this place has one of these kinds; fields in each other's places are likelier than others to be meant.

    A word that is no kind at all is told where the field is declared.
    """
    have = known.kinds.get(node.value)
    if have is None or have in kinds or have not in kind_ids():
        return
    section = node.value.partition(".")[0]
    fitting = [field for field in known.fields if known.kinds.get(field) in kinds]
    written = [one.value for one in listed if one.value in fitting]
    near = written or [field for field in fitting if field.startswith(f"{section}.")] or fitting
    more = f", did you mean {quoted(near[0])}?" if near else ""
    wanted = " or ".join(sorted(kinds))
    known.mistakes.add(
        node.mark, f"{quoted(name)} takes a field of kind {wanted} here; {quoted(node.value)} is of kind {quoted(have)}{more}"
    )


def _in_one_repeated(found: list[str], known: Outline) -> bool:
    sections = {reference.partition(".")[0] for reference in found}
    return len(sections) == 1 and sections <= known.repeated


def _counted(low: int, high: int | None) -> str:
    if high == low:
        return "one field" if low == 1 else f"{low} fields"
    return f"{'one field' if low == 1 else f'{low} fields'} or more" if high is None else f"{low} to {high} fields"


def _args(node: Node, name: str, signature: Signature, known: Outline, tables: Tables) -> Mapping[str, Any]:
    allowed = {*signature.args, *COMMON, name}
    args: dict[str, Any] = {}
    for key, value in node.value.items():
        if key not in allowed:
            more = hint(key, allowed - {name})
            known.mistakes.add(node.where(key), f"{quoted(name)} takes no {quoted(key)}{more}")
        elif key in signature.args:
            args[key] = _arg(signature.args[key], value, known, tables)
    for key in sorted(signature.required_args - node.value.keys()):
        known.mistakes.add(node.where(name), f"{quoted(name)} needs the key {quoted(key)}")
    if signature.one_of and not signature.one_of & node.value.keys():
        known.mistakes.add(node.where(name), f"{quoted(name)} needs {' or '.join(sorted(signature.one_of))}")
    low, high = args.get("min"), args.get("max")
    if isinstance(low, (int, float)) and isinstance(high, (int, float)) and low > high:
        known.mistakes.add(node.where("min"), "min is larger than max")
    return args


def _arg(word: str, node: Node, known: Outline, tables: Tables) -> Any:
    """The value of one argument, by the word with which the signature says what it takes."""
    if word in TAKES:
        taken, wrong = TAKES[word](node)
        if wrong:
            known.mistakes.add(node.mark, wrong)
        return taken
    if word == "number-or-reference" and not isinstance(node.value, str):
        if type(node.value) in (int, float):
            return node.value
        known.mistakes.add(node.mark, "a number or a field is needed here")
        return None
    return _NAMES[word](node, known, tables)


def _references(node: Node, known: Outline) -> tuple[str, ...]:
    if type(node.value) is list and node.value:
        return tuple(known.reference(one) for one in node.value)
    known.mistakes.add(node.mark, "a list of fields is needed here, such as [a.x, a.y]")
    return ()


_NAMES: Mapping[str, Callable[[Node, Outline, Tables], Any]] = {
    "reference": lambda node, known, _: known.reference(node),
    "number-or-reference": lambda node, known, _: known.reference(node),
    "references": lambda node, known, _: _references(node, known),
    "section": lambda node, known, _: known.section(node),
    "table": lambda node, _, tables: tables.get(node),
    "expression": lambda node, known, _: expression(node, known),
}
