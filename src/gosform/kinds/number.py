"""Число: an amount, a count or a measure, written in digits, with or without a decimal part.

A decimal comma and a decimal point are both how people write; programs take one of them. With ``separator: any`` both are
read and the canonical spelling has a point; a form that names one gets the other repaired without loss. Thousands may be
parted by spaces. Nothing is rounded, and zeros at the end of the decimal part stay: 45.50 is not 45.5 to a surveyor.

«1,234» is read as a decimal number, the Russian way. Only where the form allows fewer decimals is the other reading, one
thousand two hundred and thirty-four, offered. «1,234,567», «1.234,56» and «1 234.56» leave no doubt.

What the check can see: the spelling and the bounds. What it cannot see: whether a unit was meant otherwise; a unit typed
along («45,5 кв. м», «12 тыс.») is named and never turned into a factor.

Source: the form's own bounds; complaints that inspectors' software takes a point only («десятичные нужно отделять точкой»).

Example: 45.5, typed as 45,5.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from gosform.engines.line import LONGEST, instead, letters_as_digits, read_line, runs
from gosform.engines.number_text import PLAIN, SHORTENED, number_in_words, ungrouped, with_unit
from gosform.kind import Found, Kind, Screen
from gosform.making import Draw
from gosform.problem import Code, Fix, Problem, Severity, Span, Trust, Words, problem
from gosform.text import Folded, sign, unicode_name


@dataclass(frozen=True, slots=True)
class Options:
    min: Decimal | None = field(default=None, metadata={"meaning": "the smallest number allowed"})
    max: Decimal | None = field(default=None, metadata={"meaning": "the largest number allowed"})
    decimals: int | None = field(default=None, metadata={"meaning": "how many digits may follow the decimal sign; 0: whole numbers only"})
    separator: Literal["any", "comma", "point"] = field(default="any", metadata={"meaning": "the decimal sign that the form takes"})


LETTERS = Code(
    "number.letters",
    what="There is “{char}” instead of a digit in {in}.",
    plain="There is a character that is not a digit in {in}.",
    fix="Enter {acc} in digits.",
    why="Letters that look like digits (О and 0, З and 3, l and 1) stand where a number has a digit.",
)
CHARACTERS = Code(
    "number.characters",
    what="There is an extra sign in {in}: “{char}”.",
    plain="There is an extra sign in {in}.",
    fix="Enter {acc} in digits.",
    why="A number has digits, one decimal comma or point, spaces between thousands, and a minus in front.",
)
SHAPE = Code(
    "number.shape",
    what="We could not read {acc} as one number.",
    fix="Enter {acc} in digits.",
    why="Words that are no number, two numbers, or nothing but signs.",
)
WORDS = Code(
    "number.words",
    what="{label} is written in words.",
    fix="Enter {acc} in digits.",
    why="The form takes digits. Words from zero to 999 999 are read and proposed as digits.",
)
UNIT = Code(
    "number.unit",
    what="{label} has more in it than a number.",
    fix="Keep the number and delete the words and the unit.",
    why="A unit or a word follows the number. It may change its meaning (тыс., соток), so a person decides.",
)
EXPONENT = Code(
    "number.exponent",
    what="A spreadsheet has shortened {acc}: there is a letter E in it.",
    fix="Enter {acc} in full.",
    why="1.1E+11 is a rounded number: the digits that the spreadsheet left out are gone from it.",
)
THOUSANDS = Code(
    "number.thousands",
    what="The thousands in {in} are parted by points or commas.",
    fix="Enter {acc} without signs between the thousands.",
    why="Here a comma or a point parts the decimals. The repair is the only reading that these signs leave, and is still only proposed.",
)
DECIMAL_COMMA = Code(
    "number.decimal-comma",
    what="There is a decimal comma in {in}.",
    fix="Put a point instead of the comma.",
    why="The form takes a point (separator: point). The repair loses nothing.",
    source="the form's own rule: separator: point",
)
DECIMAL_POINT = Code(
    "number.decimal-point",
    what="There is a decimal point in {in}.",
    fix="Put a comma instead of the point.",
    why="The form takes a comma (separator: comma). The repair loses nothing.",
    source="the form's own rule: separator: comma",
)
TOO_MANY_DECIMALS = Code(
    "number.too-many-decimals",
    what="{label} has too many decimals: up to {need} allowed, {have} entered.",
    fix="Compare {acc} with the document.",
    why="The form limits the digits after the decimal sign (decimals). Nothing is rounded.",
    source="the form's own rule: decimals",
)
WHOLE = Code(
    "number.whole",
    what="{label} must be a whole number.",
    fix="Enter {acc} without a decimal part.",
    why="The form takes whole numbers only (decimals: 0). Nothing is rounded; zeros after the sign mean nothing and are dropped.",
    source="the form's own rule: decimals: 0",
)
TOO_SMALL = Code(
    "number.too-small",
    what="{label} is below {limit}.",
    fix="Enter a number that is {limit} or more.",
    why="The form has a smallest number (min).",
    source="the form's own rule: min",
)
TOO_LARGE = Code(
    "number.too-large",
    what="{label} is above {limit}.",
    fix="Enter a number that is {limit} or less.",
    why="The form has a largest number (max).",
    source="the form's own rule: max",
)
CLEANED = Code(
    "number.cleaned",
    what="We put {acc} into the usual form.",
    fix="You do not need to correct anything.",
    severity=Severity.NOTICE,
    why="A plus in front, zeros in front, signs that cannot be seen, other scripts' digits are no mistake. They are rewritten and said.",
)

LABELS = ("№",)


def find(typed: str, options: Options, as_of: date) -> Found:
    if len(typed) > LONGEST:
        return Found((problem(SHAPE, Span(0, len(typed))),))
    line = read_line(typed, LABELS)
    match = PLAIN.fullmatch(line.kept)
    if match and (match["whole"] or match["part"]):
        return _judge(line, match, options)
    return Found(_unread(line, options))


def _judge(line: Folded, match: re.Match[str], options: Options) -> Found:
    minus = "-" if match["sign"] == "-" else ""
    whole = match["whole"].replace(" ", "").lstrip("0") or "0"
    part, room = match["part"] or "", options.decimals
    if room is not None and not part[room:].strip("0"):
        part = part[:room]
    value = Decimal(f"{minus}{whole}.{part or 0}")
    point = "," if options.separator == "comma" else "."
    canonical = (minus if value else "") + whole + (point + part if part else "")
    if room is not None and len(part) > room:
        fixes = _meant(line, whole + part, options, Trust.CANDIDATE) if len(part) == 3 and whole != "0" and len(whole) <= 3 else ()
        at = line.span(*match.span("part"))
        return Found((problem(TOO_MANY_DECIMALS, at, *fixes, need=room, have=len(part)) if room else problem(WHOLE, at, *fixes),))
    found = list(_bounds(line, value, options))
    other = {"comma": ".", "point": ","}.get(options.separator)
    if part and match["point"] == other:
        fixes = () if found else (instead(line.typed, canonical, Trust.SAFE),)
        found.insert(0, problem(DECIMAL_COMMA if other == "," else DECIMAL_POINT, line.span(*match.span("point")), *fixes))
    if found:
        return Found(tuple(found), None, canonical)
    spelt = f"{match['sign']}{match['whole'].replace(' ', '')}{match['point'] or ''}{match['part'] or ''}".replace(",", ".")
    if line.touched or spelt != canonical.replace(",", "."):
        found.append(problem(CLEANED, line.touched[0] if line.touched else line.whole()))
    return Found(tuple(found), canonical, canonical)


def _bounds(line: Folded, value: Decimal, options: Options) -> Iterator[Problem]:
    if options.min is not None and value < options.min:
        yield problem(TOO_SMALL, line.whole(), limit=_limit(options.min, options))
    if options.max is not None and value > options.max:
        yield problem(TOO_LARGE, line.whole(), limit=_limit(options.max, options))


def _limit(bound: Decimal, options: Options) -> int | str:
    if bound == bound.to_integral_value():
        return int(bound)
    return format(bound, "f").replace(".", "," if options.separator == "comma" else ".")


def _meant(line: Folded, text: str, options: Options, trust: Trust = Trust.LIKELY) -> tuple[Fix, ...]:
    """A fix to what this plain number says, where the form takes it."""
    match = PLAIN.fullmatch(text)
    if not match or not (match["whole"] or match["part"]):
        return ()
    spelt = text.replace(" ", "").replace(",", ".").replace(".", "," if options.separator == "comma" else ".")
    found = find(spelt, options, date.min)
    return (instead(line.typed, found.canonical, trust),) if found.canonical else ()


def _unread(line: Folded, options: Options) -> tuple[Problem, ...]:
    """What stands in the line besides one plain number."""
    text = line.kept
    if grouped := ungrouped(text):
        return (problem(THOUSANDS, line.whole(), *_meant(line, grouped, options)),)
    if SHORTENED.fullmatch(text):
        return (problem(EXPONENT, line.whole()),)
    if (meant := letters_as_digits(text)) and any(c in "0123456789" for c in text):
        fixes = _meant(line, meant[0], options, Trust.SAFE if meant[1] else Trust.LIKELY)
        if fixes or PLAIN.fullmatch(meant[0]):
            return _signs(line, str.isalpha, LETTERS, fixes)
    said = number_in_words(text)
    if said is not None:
        return (problem(WORDS, line.whole(), *_meant(line, str(said), options)),)
    if measured := with_unit(text):
        number, start, end, factor = measured
        return (problem(UNIT, line.span(start, end), *(() if factor else _meant(line, number, options))),)

    def strange(char: str) -> bool:
        return not char.isalnum() and char not in " .,+-/:"

    plain = "".join(c for c in text if not strange(c))
    if plain != text and (fixes := _meant(line, plain.strip(), options)):
        return _signs(line, strange, CHARACTERS, fixes)
    return (problem(SHAPE, line.whole()),)


def _signs(line: Folded, strange: Callable[[str], bool], code: Code, fixes: tuple[Fix, ...]) -> tuple[Problem, ...]:
    text = line.kept
    return tuple(
        problem(code, line.span(a, b), *fixes, char=text[a], name=unicode_name(text[a]), sign=sign(text[a])) for a, b in runs(text, strange)
    )


def certainly(options: Options, as_of: date) -> Screen:
    """A plain number of up to fifteen digits before the sign, not below zero, within the bounds."""
    point = "," if options.separator == "comma" else r"\."
    room = 6 if options.decimals is None else min(options.decimals, 6)
    pattern = "(?:0|[1-9][0-9]{0,14})" + (f"(?:{point}[0-9]{{1,{room}}})?" if room else "")
    low, high = options.min, options.max
    if high is None and (low is None or low <= 0):
        return Screen(pattern)

    def holds(value: str) -> bool:
        amount = Decimal(value.replace(",", "."))
        return (low is None or low <= amount) and (high is None or amount <= high)

    return Screen(pattern, holds)


def spelled(value: Decimal | int | float, options: Options) -> str:
    """A number of Python in the spelling that the form takes, never with an exponent."""
    text = format(Decimal(repr(value)) if isinstance(value, float) else Decimal(value), "f")
    return text.replace(".", ",") if options.separator == "comma" else text


def made(draw: Draw, options: Options) -> str:
    """A number within the bounds, with the decimals that the form names, or one."""
    from gosform.engines.made_amounts import number

    text = number(draw, options.min, options.max, options.decimals)
    return text.replace(".", ",") if options.separator == "comma" else text


KIND = Kind(
    id="number",
    words=Words(
        "number",
        label="Number",
        acc="the number",
        example="45.5",
        where="Take the number from the document that this field asks about.",
        aloud="Compare the digits one by one, and the place of the decimal sign.",
    ),
    codes=(
        LETTERS,
        CHARACTERS,
        SHAPE,
        WORDS,
        UNIT,
        EXPONENT,
        THOUSANDS,
        DECIMAL_COMMA,
        DECIMAL_POINT,
        WHOLE,
        TOO_MANY_DECIMALS,
        TOO_SMALL,
        TOO_LARGE,
        CLEANED,
    ),
    diagnose=find,
    screen=certainly,
    source="the form's own rules; FNS form-filling orders: a decimal part in digits, sums without thousands signs",
    options=Options,
    natural={int: spelled, float: spelled, Decimal: spelled},
    make=made,
    doc=__doc__,
)
