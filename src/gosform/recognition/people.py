"""Whose each value is: a text may tell of several people, one after the other or one a row of a table."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gosform.recognition.candidate import Candidate, Scene

ONE_EACH = frozenset(
    (
        "inn",
        "snils",
        "passport_rf",
        "passport_rf_series",
        "passport_rf_number",
        "full_name",
        "surname",
        "oms_policy",
        "driving_licence",
        "military_id",
    )
)
"""Kinds of which a person has one: a second, different one is somebody else's."""
NAMES = frozenset(("full_name", "surname"))
_NEXT = re.compile(
    r"(?:^|\n)[ \t]*(?:[2-9][).]|второй|вторая|третий|третья)[ \t]|(?<![а-я])(?:мо(?:й|я|его|ей) )?(?:муж(?:а|у)?|жен[аыу]|супруг(?:а|и)?|ребен(?:ок|ка)|сын(?:а|у)?|доч(?:ь|ери|ка|ки)"
    r"|мам[аыу]|пап[аыу]|мать|матери|отец|отца|брат(?:а)?|сестр[аыу]|второ(?:й|го|му)|друго(?:й|го) (?:заявител|человек|ребен)\w*|второ(?:й|го) заявител\w*)(?![а-я])"
)
"""Words after which another person's values may follow."""
CORRECTED = re.compile(r"(?<![а-я])(?:ой|нет|точнее|вернее|ошиб\w+|исправ\w+|не то|неправильно|опечат\w+|правильно)(?![а-я])")


def people(scene: Scene, chosen: Sequence[Candidate]) -> list[int]:
    """For each value the number of its person, counted from 0 in the order of the text.

    Another person begins with a second name, or with a second number of a kind of which a person has one, unless the caller corrects himself;
    after a blank line or a word for a relative, with the first value that is already known of the one before.
    """
    found: list[int] = []
    person, has, last_end, named_next = 0, set[str](), 0, False
    said: dict[str, str] = {}
    for one in chosen:
        kind = max(one.weights, key=lambda k: (one.weights[k], k)) if one.weights else ""
        between = scene.low[last_end : one.start]
        value = "".join(c for c in scene.low[one.start : one.end] if c.isalnum())
        if len(between) < 2_000 and _NEXT.search(between) and has:
            named_next = True
        apart = "\n\n" in between or "\n\r\n" in between
        again = kind in has and said.get(kind) != value
        begins = False
        if (
            (again and kind in ONE_EACH and not (kind not in NAMES and len(between) < 200 and CORRECTED.search(between)))
            or (named_next and (kind in NAMES or again))
            or (apart and again and kind)
        ):
            begins = True
        if begins:
            person, has, named_next = person + 1, set(), False
            said = {}
        if kind:
            has.add(kind)
            said[kind] = value
        found.append(person)
        last_end = one.end
    return found
