"""Titles, labels, hints and sentences of a form's own, in one language or several."""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Mapping
from functools import cache

from gosform.folders import root
from gosform.problem import NOTHING, Code
from gosform.read_rules.mistakes import Mistakes
from gosform.read_rules.nodes import Node

CASES = ("nom", "acc", "gen", "in")
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
PLACEHOLDERS = frozenset(
    (
        "label",
        "acc",
        "gen",
        "in",
        "section",
        "other",
        "other_acc",
        "other_gen",
        "other_in",
        "other_section",
        "others",
        "need",
        "have",
        "min",
        "max",
    )
)
"""What every sentence may use; a code's own params come on top."""


@cache
def languages() -> tuple[str, ...]:
    """English and every language that has a catalogue: a text without a language is shown in all of them."""
    return ("en", *sorted(path.name for path in root("locales").iterdir() if path.is_dir()))


def titles(node: Node | None, mistakes: Mistakes, meaning: str) -> Mapping[str, str]:
    """Language -> text, from ``text`` or ``{ru: text, en: text}``."""
    if node is None:
        return NOTHING
    found = {lang: one.value for lang, one in _by_language(node, mistakes, meaning) if _is_text(one, mistakes, meaning)}
    return found or NOTHING


def labels(node: Node | None, mistakes: Mistakes) -> Mapping[str, Mapping[str, str]]:
    """Language -> case -> text; a bare text is the nominative."""
    if node is None:
        return NOTHING
    found: dict[str, Mapping[str, str]] = {}
    for lang, one in _by_language(node, mistakes, "a label"):
        if type(one.value) is not dict:
            if _is_text(one, mistakes, "a label"):
                found[lang] = {"nom": one.value}
            continue
        for case in one.value:
            if case not in CASES:
                mistakes.unknown(one.where(case), "case", case, CASES)
        if "nom" not in one.value:
            mistakes.add(one.mark, "the key 'nom' is missing here: the label as the form prints it")
        found[lang] = {c: part.value for c, part in one.value.items() if c in CASES and _is_text(part, mistakes, "a label")}
    return found or NOTHING


def messages(node: Node | None, codes: Mapping[str, Code], mistakes: Mistakes) -> Mapping[str, Mapping[str, str]]:
    """Code id -> language -> sentence. A key may be the whole id of a code of this kind, or its trouble alone."""
    if node is None:
        return NOTHING
    if type(node.value) is not dict:
        mistakes.add(node.mark, "a group of keys is needed here: code -> language -> sentence")
        return NOTHING
    found = {}
    for key, one in node.value.items():
        if code := code_of(node, key, codes, mistakes):
            found[str(code)] = sentences(one, mistakes, (code.what, code.fix, code.plain))
    return found or NOTHING


def sentences(node: Node | None, mistakes: Mistakes, like: Iterable[str] = ()) -> Mapping[str, str]:
    """Language -> a form's own sentence, which may use the placeholders that every sentence may, and those of the ``like``."""
    found = titles(node, mistakes, "a sentence")
    if node is None or not found:
        return found
    known = PLACEHOLDERS | {name for text in like for name in placeholders(text)}
    for lang, text in found.items():
        mark = node.value[lang].mark if type(node.value) is dict else node.mark
        try:
            used = placeholders(text)
        except ValueError:
            mistakes.add(mark, "a brace is opened or closed alone here: write {{ and }} for braces that are to be printed")
            continue
        for name in used:
            if name not in known:
                mistakes.unknown(mark, "placeholder", name, known)
    return found


def placeholders(text: str) -> tuple[str, ...]:
    """The names in braces; ``ValueError`` when the braces do not fit together or hold more than a name."""
    found = []
    for _, name, spec, conversion in string.Formatter().parse(text):
        if name is None:
            continue
        if spec or conversion:
            raise ValueError
        found.append(name)
    return tuple(dict.fromkeys(found))


def code_of(node: Node, key: str, codes: Mapping[str, Code], mistakes: Mistakes) -> Code | None:
    """The code that a key of a mapping means: ``inn.checksum``, or ``checksum`` alone."""
    short = {code.trouble: code for code in codes.values()}
    found = codes.get(key) or short.get(key)
    if found is None:
        mistakes.unknown(node.where(key), "code", key, codes if "." in key else short)
    return found


def _by_language(node: Node, mistakes: Mistakes, meaning: str) -> list[tuple[str, Node]]:
    if isinstance(node.value, str):
        return [(lang, node) for lang in languages()]
    if type(node.value) is not dict or not node.value:
        mistakes.add(node.mark, f"{meaning} is text, or language -> text, such as {{ru: …, en: …}}")
        return []
    known = []
    for lang, one in node.value.items():
        if LANGUAGE.fullmatch(lang):
            known.append((lang, one))
        else:
            mistakes.unknown(node.where(lang), "language", lang, languages())
    return known


def _is_text(node: Node, mistakes: Mistakes, meaning: str) -> bool:
    if isinstance(node.value, str) and node.value.strip():
        return True
    empty = node.value is None or isinstance(node.value, str)
    mistakes.add(node.mark, f"nothing is written here; {meaning} is text" if empty else f"{meaning} is text: put it in quotes")
    return False
