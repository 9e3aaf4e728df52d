"""One of a list: the sex, the purpose of a request, the kind of a document.

A form lists the answers with ``of``. The answer is one of them; capitals, spaces around it and е for ё do not count, and what
the form's own spelling is gets said. With an empty list every answer is taken.

What the check can see: an answer that is not on the list. When one on the list differs only in a hyphen or a space between
the words, it is offered as certain; when exactly one differs in a letter or two, as a guess.

Example: Женский.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from gosform.engines.line import LONGEST
from gosform.engines.writing import tidy
from gosform.kind import Found, Kind, Screen
from gosform.making import Draw
from gosform.problem import Code, Fix, Severity, Span, Trust, Words, problem

UNKNOWN = Code(
    "choice.unknown",
    what="There is an option in {in} that is not on the list.",
    fix="Choose {acc} from the list.",
    why="The form knows a closed list of answers, and this is none of them, whatever the capitals.",
    source="the form's own rule: of",
)
CLEANED = Code(
    "choice.cleaned",
    what="We put {acc} into the usual form.",
    fix="You do not need to correct anything.",
    severity=Severity.NOTICE,
    why="Small and capital letters, е for ё, extra spaces and invisible characters are no mistake. They are settled and said.",
)


@dataclass(frozen=True, slots=True)
class Options:
    of: tuple[str, ...] = field(default=(), metadata={"meaning": "the answers to choose from; none given: every answer is taken"})


def find(typed: str, options: Options, as_of: date) -> Found:
    if typed in options.of or not options.of:
        return Found((), typed, typed)
    if len(typed) > LONGEST + max(map(len, options.of)):
        return Found((problem(UNKNOWN, Span(0, len(typed))),))
    tidied = tidy(typed)
    spelt = [a for a in options.of if tidy(a).text == tidied.text] or [a for a in options.of if _folded(a) == _folded(typed)]
    if len(spelt) == 1:
        return Found((problem(CLEANED, tidied.touched[0] if tidied.touched else tidied.whole()),), spelt[0], spelt[0])
    same = [answer for answer in options.of if _bare(answer) == _bare(typed)]
    near = [] if same else _near(tidied.text, options.of)
    trust = Trust.SAFE if len(same) == 1 else Trust.LIKELY if len(same) + len(near) == 1 else Trust.CANDIDATE
    fixes = [Fix(Span(0, len(typed)), answer, trust) for answer in (*same, *near)]
    return Found((problem(UNKNOWN, tidied.whole(), *fixes),))


def _folded(text: str) -> str:
    return tidy(text).text.casefold().replace("ё", "е")


def _bare(text: str) -> str:
    return re.sub(r"[\s'-]", "", _folded(text))


def _near(text: str, answers: tuple[str, ...]) -> list[str]:
    """The answers that a slip or two away, the nearest three at most. Short answers have no neighbours: м is not ж."""
    from difflib import get_close_matches

    if not 4 <= len(text) <= 100:
        return []
    spelt = {answer.casefold(): answer for answer in answers if len(answer) <= 100}
    return [spelt[found] for found in get_close_matches(text.casefold(), spelt, 3, 0.8)]


def certainly(options: Options, as_of: date) -> Screen | None:
    answers = sorted((a for a in options.of if a and "\x1f" not in a), key=len, reverse=True)
    return Screen(f"(?:{'|'.join(map(re.escape, answers))})") if answers else None


def made(draw: Draw, options: Options) -> str:
    """One of the form's answers, or of a few usual ones."""
    return draw.one(options.of or ("Женский", "Мужской", "Лично", "По почте", "Через представителя", "Впервые", "Повторно"))


KIND = Kind(
    id="choice",
    words=Words("choice", label="Answer", acc="the answer", example="Женский"),
    codes=(UNKNOWN, CLEANED),
    diagnose=find,
    screen=certainly,
    source="the form's own rule: of",
    options=Options,
    make=made,
    doc=__doc__,
    ask="Choose {acc}.",
)
