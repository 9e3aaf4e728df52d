"""A name that came with its label or with the next field, or that stands there twice."""

from __future__ import annotations

import re
from collections.abc import Callable

from gosform.engines.name_codes import NameCodes
from gosform.engines.pasted import DATE, beside, trimmed
from gosform.engines.writing import RUSSIAN, Tidied
from gosform.kind import Found
from gosform.problem import Fix, Problem, Severity, Span, Trust, problem

LONGEST = 400
"""More characters than this are no name with a neighbour."""
_PARTS = ("фамилия", "имя", "отчество")
LABELS = {
    "surname": ("фамилия", "surname"),
    "given_name": ("имя", "given name", "name"),
    "patronymic": ("отчество", "patronymic"),
    "full_name": ("фамилия,? имя,? отчество(?: \\(при наличии\\))?", "ф\\. ?и\\. ?о\\.", "фио", "full name", "фамилия"),
}
"""What a kind of name is called in front of it, as regular expressions."""
_LABEL = {
    kind: re.compile(rf"\s*[«\"(]*(?:{'|'.join(labels)})(?: *[:=] *|\s+(?:[–—-]\s+)?|\.\s+)(?=\S)", re.IGNORECASE)
    for kind, labels in LABELS.items()
}
_NO_LABEL = RUSSIAN.difference(*(label[0] + label[0].upper() for labels in LABELS.values() for label in labels))
"""No label begins with one of these."""
_ELSE = re.compile(rf"{DATE.pattern}|\+?\d[\d ()–-]{{3,}}|[^\s@,;<]+@|(?<![^\W\d_])(?:{'|'.join(_PARTS)}) *[:=]", re.IGNORECASE)
"""What no name has: a date, a longer number, an address for mail, the label of another field."""
_PART = re.compile(rf"(?<![^\W\d_])({'|'.join(_PARTS)}) *[:=]", re.IGNORECASE)
_HINT = re.compile(r"[\d@:=]")
_CLOSER_HINT = re.compile(r"\d(?:[./-]|[\d ()–-]{3})|[@:=]")
"""Without one of these nothing of that kind is there; most names have not even the first."""
_AFTER = frozenset(
    [
        "инн",
        "снилс",
        "паспорт",
        "паспорта",
        "тел",
        "телефон",
        "моб",
        "дата",
        "рождения",
        "род",
        "родился",
        "родилась",
        "др",
        "г",
        "р",
        "гр",
        "email",
        "почта",
        "mail",
        "адрес",
        "огрн",
        "огрнип",
        "серия",
        "номер",
        "код",
        "выдан",
        "выдана",
        "от",
        "от",
        "серии",
        "окпо",
        "омс",
        "полис",
        "счёт",
        "счет",
        "карта",
    ]
)
"""Labels that stand between a name and the number behind it."""
_LAST_WORD = re.compile(r"[^\W\d_]+(?=[^\w]*$)")
_TWICE = re.compile(r"[\s,;/|]{1,3}")
NOT_LABELLED = "(?!(?=[ФфИиОо][ИиАаМмТт])(?i:фио|фамилия|имя|отчество) )"
"""In a screen: what follows does not begin with a label."""


def labelled(typed: str, codes: NameCodes) -> bool:
    """Whether there is a label in front."""
    return typed[:1] not in _NO_LABEL and _LABEL[codes.kind].match(typed) is not None


def hinted(typed: str) -> bool:
    """Whether anything of another field may be there: a number, an address for mail, a label further on."""
    return _HINT.search(typed) is not None and _CLOSER_HINT.search(typed) is not None


def along(typed: str, codes: NameCodes, judge: Callable[[str], Found]) -> Found | None:
    """The problem of a good name with its label in front or another field behind; None for every other value.

    judge: what the kind finds in a part of what was typed.
    """
    if len(typed) > LONGEST:
        return None
    hint = hinted(typed)
    if hint and codes.kind == "full_name" and (parts := _parted(typed, codes, judge)):
        return parts
    label = _LABEL[codes.kind].match(typed)
    start = label.end() if label else 0
    other = _ELSE.search(typed, start) if hint else None
    if not label and not other:
        return None
    name = trimmed(typed, start, other.start() if other else len(typed))
    while other and (last := _LAST_WORD.search(typed, *name)) and last[0].casefold() in _AFTER:
        name = trimmed(typed, name.start, last.start())
    text = typed[slice(*name)]
    if not any(map(str.isalpha, text)) or (found := judge(text)).canonical is None:
        return None
    extra = beside(typed, name)
    if extra.end <= extra.start:
        return None
    return Found((problem(codes.pasted_along, extra, Fix(Span(0, len(typed)), found.canonical, Trust.LIKELY)),), None, found.canonical)


def _parted(typed: str, codes: NameCodes, judge: Callable[[str], Found]) -> Found | None:
    """A full name with the label of each part: «Фамилия: Иванов Имя: Иван»."""
    labels = list(_PART.finditer(typed))
    if len(labels) < 2 or (found := judge(_PART.sub(" ", typed))).canonical is None:
        return None
    longest = max(labels, key=lambda m: len(m[1]))
    return Found(
        (problem(codes.pasted_along, Span(*longest.span(1)), Fix(Span(0, len(typed)), found.canonical, Trust.LIKELY)),),
        None,
        found.canonical,
    )


def twice(tidied: Tidied, codes: NameCodes) -> Problem | None:
    """A doubt about a name that stands there twice: «Иванов Иванов», «ИвановИванов». Signs between the two are refused."""
    text = tidied.text
    again = (len(text) + 1) // 2
    if len(text) > LONGEST or text[:1] not in text[again : again + 2]:
        return None
    half = len(text) // 2
    for first in (half, half - 1):
        once = text[:first]
        if first < 2 or not text.endswith(once) or not once[0].isalpha() or not once[-1].isalpha():
            continue
        between = text[first : len(text) - first]
        if codes.kind == "full_name" and " " not in once:
            continue
        if between and not (first > 2 and _TWICE.fullmatch(between)):
            continue
        if not between and not (once[0].isupper() and once[-1].islower()):
            continue
        severity = Severity.WARNING if between in ("", " ") else Severity.ERROR
        fix = Fix(tidied.whole(), tidied.typed[slice(*tidied.span(0, first))], Trust.LIKELY)
        return problem(codes.pasted_twice, tidied.span(len(text) - first, len(text)), fix, severity=severity)
    return None
