"""Files that are sent along: what a form asks of each, understood by ``uploads.policy``, with the place of every mistake."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from gosform.problem import NOTHING, Place
from gosform.read_rules import shapes, texts
from gosform.read_rules.conditions import conditions
from gosform.read_rules.fields import is_name, requirement
from gosform.read_rules.mistakes import Mark, hint, quoted
from gosform.read_rules.nodes import Node
from gosform.read_rules.outline import Outline
from gosform.ruleset import Upload
from gosform.uploads import policy
from gosform.uploads.codes import EVERY
from gosform.uploads.codes import WORDS as FILE_WORDS
from gosform.uploads.policy import NOTHING_ASKED, Policy

__all__ = ["FILE_WORDS", "upload"]

_NOT_POLICY = frozenset(("required", "when", "label", "hint", "messages"))
_CODES = {str(code): code for code in reversed(EVERY)}


def upload(name: str, node: Node, mark: Mark, known: Outline, uploads: Collection[str] = ()) -> Upload | None:
    """One upload field; None after noting what keeps it from being one. uploads: the names of all of them."""
    is_name(name, mark, "file", known)
    shape = shapes.shaped(shapes.UploadShape, node, mark, known.mistakes)
    when = conditions(node.get("when"), known)
    required, required_when = requirement(node, known)
    label = texts.labels(node.get("label"), known.mistakes)
    hint = texts.titles(node.get("hint"), known.mistakes, "a hint")
    messages = texts.messages(node.get("messages"), _CODES, known.mistakes)
    asked = _asked(node, known, name, uploads) if type(node.value) is dict else NOTHING_ASKED
    if shape is None or asked is None:
        return None
    written = {key: value for key, value in node.plain().items() if key not in _NOT_POLICY}
    place = Place(FILE_WORDS, label, hint=hint, messages=messages, rule=known.rule(mark))
    return Upload(name, place, asked, required, written or NOTHING, when, required_when)


def _asked(node: Node, known: Outline, name: str, uploads: Collection[str]) -> Policy | None:
    """The policy; None after noting what is wrong with it. A field takes one file unless it says how many."""
    given = {key: one for key, one in node.value.items() if key in policy.options()}
    made, faults = policy.read({key: one.plain() for key, one in given.items()})
    for key, step, text in faults:
        here = given.get(key)
        if here is None:
            known.mistakes.add(node.where(key), text)
        elif here.value is None:
            known.mistakes.add(here.mark, "nothing is written here")
        else:
            entry = here.value[step] if step is not None and type(here.value) is list else here
            known.mistakes.add(entry.mark, text)
    if "signature" in given:
        _signature(given["signature"], known, name, uploads)
    return replace(made, count=(0, 1)) if made is not None and made.count == (0, 0) else made


def _signature(node: Node, known: Outline, name: str, uploads: Collection[str]) -> None:
    """What a signature is of, and whose, must be there."""
    document = node.get("detached_of")
    if document is not None and isinstance(document.value, str) and (document.value not in uploads or document.value == name):
        others = [one for one in uploads if one != name]
        known.mistakes.add(document.mark, f"there is no upload {quoted(document.value)}{hint(document.value, others)}")
    for one in [single] if (single := node.get("signer")) and isinstance(single.value, str) else node.entries("signer"):
        if isinstance(one.value, str):
            known.reference(one)
