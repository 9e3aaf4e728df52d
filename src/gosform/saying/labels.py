"""What a field is called inside a sentence: its label in the cases that a language needs, its section, its hint.

A form's own label wins. Where the form gives no cases for it, whole patterns do («данные в поле «X»»): nothing is
inflected by machine.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from gosform.catalog import FALLBACK, SOURCE, Catalogue, Untranslated
from gosform.problem import Place, Words

CASES = ("acc", "gen", "in")
PATTERN = "the field “{label}”"
"""A label without cases inside a sentence; contexts ``label.acc``, ``label.gen``, ``label.in``."""
FILE_PATTERN = "the file “{label}”"
"""The same for a file that is sent along; contexts ``file.acc``, ``file.gen``, ``file.in``."""
SECTIONLESS = "application"
"""Stands for the title of a section that has none; context ``section``."""
NAMELESS = Place(Words("value", label="Value", acc="the value"))
"""The place of a problem that came without one."""
LONGEST = 60

_SLOT = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_HIDE = str.maketrans("{}", "\ue000\ue001")
_DROP = str.maketrans("", "", "\ue000\ue001")
_SHOW = str.maketrans("\ue000\ue001", "{}")


def fill(sentence: str, names: Mapping[str, str]) -> str:
    """The sentence with those slots filled that ``names`` knows; the others stay.

    Braces inside a name are kept apart until :func:`unhide`, so that a label can never become a slot.
    """

    def put(slot: re.Match[str]) -> str:
        name = names.get(slot[1])
        if name is None:
            return slot[0]
        before = sentence[: slot.start()]
        if before.endswith("«"):
            name = name.replace("«", "„").replace("»", "“")
        elif before.endswith("“"):
            name = name.replace("“", "‘").replace("”", "’")
        elif not before:
            name = name[:1].upper() + name[1:]
        return name.translate(_HIDE)

    return _SLOT.sub(put, sentence)


def hide(text: str) -> str:
    """Braces that are text and open no slot."""
    return text.translate(_HIDE)


def unhide(text: str) -> str:
    """The braces of labels are braces again."""
    return text.translate(_SHOW)


def to_format(sentence: str) -> str:
    """``{need}`` -> ``%(need)s``."""
    return _SLOT.sub(r"%(\1)s", sentence)


def slots(sentence: str) -> tuple[str, ...]:
    """The names of the slots of a sentence, in order, with repetitions."""
    return tuple(_SLOT.findall(sentence))


def names(place: Place, catalogue: Catalogue) -> dict[str, str]:
    """``label``, ``acc``, ``gen``, ``in`` and ``section`` of one place. ``Untranslated`` where the language lacks one."""
    words = place.words
    own = place.label.get(catalogue.lang, {})
    nom = own.get("nom", "")
    known = label(words, catalogue)
    if not nom and known is None:
        raise Untranslated(words.id)
    found = {"label": short(nom or known or "")}
    if (title := section(place, catalogue)) is not None:
        found["section"] = title
    for case in CASES:
        if own.get(case):
            found[case] = own[case]
        elif nom and nom != known:
            kind, pattern = ("file", FILE_PATTERN) if words.id == "upload" else ("label", PATTERN)
            found[case] = fill(catalogue.word(f"{kind}.{case}", pattern), {"label": found["label"]}).translate(_SHOW)
        else:
            found[case] = _named(catalogue.word(f"{words.id}.label.{case}", words.acc), words)
    return found


def label(words: Words, catalogue: Catalogue) -> str | None:
    """A label as a form prints it, with the name that all languages share; None where the language has no label."""
    known = catalogue.find(f"{words.id}.label", words.label)
    return known and _named(known, words)


def _named(text: str, words: Words) -> str:
    return text.replace("{name}", words.name) if words.name else text


def related(places: tuple[Place, ...], catalogue: Catalogue) -> dict[str, str]:
    """``other``, ``other_acc``, … of the first related field, and ``others``: the labels of all of them."""
    if not places:
        return {}
    each = [names(place, catalogue) for place in places]
    found = {"other" if key == "label" else f"other_{key}": value for key, value in each[0].items()}
    labels = list(dict.fromkeys(name["label"] for name in each))
    return found | {"others": ", ".join(labels[:4]) + (", …" if len(labels) > 4 else "")}


def section(place: Place, catalogue: Catalogue) -> str | None:
    """The title of the section, in another language rather than not at all; None where a language has no word for “none”."""
    titles = place.section
    for lang in (catalogue.lang, FALLBACK, SOURCE, *titles):
        if titles.get(lang):
            return short(titles[lang])
    return catalogue.find("section", SECTIONLESS)


def where(place: Place, catalogue: Catalogue) -> str:
    """Where the value is found: the form's own hint, else the sentence of the kind; empty where neither says."""
    return place.hint.get(catalogue.lang) or catalogue.word(f"{place.words.id}.where", place.words.where)


def example(place: Place, catalogue: Catalogue) -> str:
    """A fictional value; a language has its own only where the common one would not do."""
    words = place.words
    return catalogue.find(f"{words.id}.example", words.example) or words.example


def aloud(place: Place, catalogue: Catalogue) -> str:
    """How an operator has the value compared; empty where the kind does not say."""
    return catalogue.word(f"{place.words.id}.aloud", place.words.aloud)


def short(label: str) -> str:
    """A label that is a paragraph, cut at a word so that a sentence can carry it; on one line."""
    label = " ".join(label.translate(_DROP).split())
    if len(label) <= LONGEST:
        return label
    return label[: LONGEST - 1].rsplit(" ", 1)[0].rstrip(" ,.;:(«“") + "…"
