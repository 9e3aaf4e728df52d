"""Номер заявления: the number that an office gave to an earlier application.

Every office numbers in its own way, so the form brings the pattern (option ``pattern``); it is matched against the whole value
by an engine that needs linear time. Without a pattern only a doubt is raised: the portal's numbers have nine or ten digits.

A pasted label, №, spaces around and signs that cannot be seen are dropped. Where the form has a pattern and the value
fits it without the spaces and dashes, in capitals, or with digits for the letters that look like them, that is taken or offered.

What the check can see: the form's own pattern, nothing more.

Example: 4471902115 (fictional).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from gosform.engines.line import LONGEST, instead, read_line
from gosform.engines.rust_pattern import matcher
from gosform.kind import Found, Kind, Screen
from gosform.making import Draw
from gosform.problem import Code, Fix, OptionError, Severity, Span, Trust, Words, problem
from gosform.text import LATIN_TO_CYRILLIC, SAME_AS_DIGIT, fold, is_ascii_digits, label_end

LABELS = ("номер заявления", "заявление", "заявка", "номер заявки", "номер обращения", "номер", "рег. номер", "application", "№")
USUAL = (9, 10)


@dataclass(frozen=True, slots=True)
class Options:
    pattern: str | None = field(
        default=None,
        metadata={"meaning": "a regular expression for the whole number, such as [0-9]{10} or [А-Я]{2}-[0-9]{6}; no flags, no look-around"},
    )

    def __post_init__(self) -> None:
        if self.pattern is not None:
            try:
                matcher(self.pattern)
            except ValueError as error:
                raise OptionError(f"application_number: {error}") from None


SHAPE = Code(
    "application_number.shape",
    what="{label} looks otherwise in this office.",
    fix="Compare {acc} with the notice from the office.",
    why="The form says how the office numbers its applications (pattern), and the value does not fit.",
    source="the form's own rule: pattern",
)
UNUSUAL = Code(
    "application_number.unusual",
    what="{label} usually has 9 or 10 digits.",
    fix="Compare {acc} with the one in your account.",
    severity=Severity.WARNING,
    why="The portal's numbers have nine or ten digits; offices have numbers of their own. Without a pattern this is only a doubt.",
)
CLEANED = Code(
    "application_number.cleaned",
    what="We brought {acc} to the usual form.",
    fix="You do not need to correct anything.",
    severity=Severity.NOTICE,
    why="Spaces, dashes, № and a pasted label are no mistake.",
)
LONG = Code(
    "application_number.too-long",
    what="There is too much text in {in}.",
    fix="Leave the number alone and delete the rest.",
    why="More than 400 characters are a text pasted along, not a number.",
    source="this library's own bound",
)


def find(typed: str, options: Options, as_of: date) -> Found:
    if len(typed) > LONGEST:
        return Found((problem(LONG, Span(0, len(typed))),))
    line = read_line(typed, LABELS)
    if options.pattern is None:
        return _free(typed)
    fits = matcher(options.pattern)
    text = line.kept
    bare = fold(typed, labels=LABELS).kept
    for read in (typed, text, bare):
        if read and fits(read):
            place = line.touched[0] if line.touched else line.whole()
            return Found((problem(CLEANED, place),) if read != typed else (), read, read)
    return Found((problem(SHAPE, line.whole(), *_offered(typed, text, bare, fits)),), None, text)


def _free(typed: str) -> Found:
    """Without a pattern: digits bare of whatever parts them; anything else as it is, without spaces around."""
    folded = fold(typed, labels=LABELS)
    number = folded.kept
    if is_ascii_digits(number) and len(number) in USUAL:
        return Found((problem(CLEANED, folded.touched[0]),) if folded.touched else (), number, number)
    line = read_line(typed, LABELS)
    text = line.kept
    while end := label_end(text, LABELS):
        text = text[end:]
    found = [problem(UNUSUAL, line.whole())]
    if text != typed:
        found.append(problem(CLEANED, line.touched[0] if line.touched else line.whole()))
    return Found(tuple(found), text, text)


def _offered(typed: str, text: str, bare: str, fits: Callable[[str], bool]) -> tuple[Fix, ...]:
    """What the value may mean: digits for their lookalikes, Russian letters for Latin ones, capitals."""
    for read in (text, bare):
        digits = "".join(SAME_AS_DIGIT.get(c, c) for c in read)
        if digits != read and fits(digits):
            return (instead(typed, digits, Trust.LIKELY),)
    for read in (text, bare):
        capitals = read.upper()
        for meant in (capitals, "".join(LATIN_TO_CYRILLIC.get(c, c) for c in capitals)):
            if meant != read and fits(meant):
                return (instead(typed, meant, Trust.LIKELY),)
    return ()


def certainly(options: Options, as_of: date) -> Screen:
    if options.pattern is None:
        return Screen("[0-9]{9,10}")
    return Screen("[0-9A-Za-zА-Яа-яЁё/-]{1,60}", matcher(options.pattern))


def made(draw: Draw, options: Options) -> str:
    """A number after the form's pattern, or ten digits."""
    return draw.like(options.pattern or "[1-9][0-9]{9}")


KIND = Kind(
    id="application_number",
    words=Words(
        "application_number",
        label="Application number",
        acc="the application number",
        example="4471902115",
        where="The number is in the notice about the application and in the portal account.",
        aloud="Compare the number three characters at a time.",
    ),
    codes=(SHAPE, UNUSUAL, LONG, CLEANED),
    diagnose=find,
    screen=certainly,
    source="the form's own rule: pattern",
    options=Options,
    make=made,
    doc=__doc__,
)
