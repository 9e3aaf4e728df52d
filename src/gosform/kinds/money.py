"""Сумма: roubles and kopecks.

The canonical spelling always has two digits of kopecks: 1500 and 1500,0 are the same sum and become 1500.00. Spaces between
thousands, «руб.», «р. 50 коп.», ₽ and the 1500-50 of payment orders are how people write; they are rewritten with a notice.

Nothing is rounded and no factor is applied: «12 тыс.» is named. Three digits after the sign (1,500) may be thousands; the
other reading is offered and a person decides. Another currency is never converted.

What the check can see: the spelling and the bounds. Without ``min`` a sum below zero is refused; a form that takes
one says so (``min``).

Source: the form's own bounds; form-filling orders of the tax service (whole roubles), payment orders (kopecks after a dash).

Example: 1500.50, typed as 1 500,50.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from gosform.engines.line import LONGEST, instead, letters_as_digits, read_line, runs
from gosform.engines.money_codes import CODES as C
from gosform.engines.money_text import Sum, other_currency, read_sum
from gosform.engines.number_text import SHORTENED, number_in_words, ungrouped, with_unit
from gosform.kind import Found, Kind, Screen
from gosform.making import Draw
from gosform.problem import Code, Fix, Problem, Span, Trust, Words, problem
from gosform.text import Folded, sign, unicode_name

LABELS = ("сумма", "сумма платежа", "сумма к оплате", "итого", "итог", "размер", "стоимость", "госпошлина", "amount", "sum", "total")


@dataclass(frozen=True, slots=True)
class Options:
    min: Decimal | None = field(default=Decimal(0), metadata={"meaning": "the smallest sum allowed, in roubles"})
    max: Decimal | None = field(default=None, metadata={"meaning": "the largest sum allowed, in roubles"})
    kopecks: Literal["accept", "forbid"] = field(default="accept", metadata={"meaning": "forbid: the form takes whole roubles only"})
    separator: Literal["any", "comma", "point"] = field(default="any", metadata={"meaning": "the decimal sign that the form takes"})


def find(typed: str, options: Options, as_of: date) -> Found:
    if len(typed) > LONGEST:
        return Found((problem(C.shape, Span(0, len(typed))),))
    line = read_line(typed, LABELS)
    written = read_sum(line.kept)
    if written:
        return _judge(line, written, options)
    return Found(_unread(line, options))


def _judge(line: Folded, written: Sum, options: Options) -> Found:
    part = written.part
    thousands = len(part) == 3 and written.whole != "0" and len(written.whole) <= 3
    if not thousands and not part[2:].strip("0"):
        part = part[:2]
    if len(part) > 2:  # 1,500 may be fifteen hundred, or one and a half
        readings = (written.whole + part, f"{written.whole}.{part[:2]}") if part[2:] == "0" else (written.whole + part,)
        fixes = tuple(fix for read in readings for fix in _meant(line, read, options, Trust.CANDIDATE)) if thousands else ()
        return Found((problem(C.too_many_decimals, line.span(*written.part_at), *fixes),))
    if options.kopecks == "forbid" and part.strip("0"):
        return Found((problem(C.whole, line.span(*written.part_at)),))
    value = Decimal(f"{written.whole}.{part or 0}")
    minus = "-" if written.minus and value else ""
    canonical = minus + written.whole
    if options.kopecks == "accept":
        canonical += ("," if options.separator == "comma" else ".") + part.ljust(2, "0")
    found = list(_bounds(line, -value if minus else value, options))
    wrong_sign = {"comma": ".", "point": ","}.get(options.separator)
    if part and written.point == wrong_sign:
        fixes = () if found else (instead(line.typed, canonical, Trust.SAFE),)
        found.insert(0, problem(C.decimal_comma if wrong_sign == "," else C.decimal_point, line.span(*written.at), *fixes))
    if found:
        return Found(tuple(found), None, canonical)
    usual = written.plain and len(part) in (0, 2) and line.kept.replace(" ", "").startswith(written.whole)
    if (line.touched or not usual) and line.typed != canonical:
        found.append(problem(C.cleaned, line.touched[0] if line.touched else line.whole()))
    return Found(tuple(found), canonical, canonical)


def _bounds(line: Folded, value: Decimal, options: Options) -> Iterator[Problem]:
    if options.min is not None and value < options.min:
        yield problem(C.too_small, line.whole(), limit=_limit(options.min))
    if options.max is not None and value > options.max:
        yield problem(C.too_large, line.whole(), limit=_limit(options.max))


def _limit(bound: Decimal) -> int | str:
    return int(bound) if bound == bound.to_integral_value() else format(bound, "f").replace(".", ",")


def _meant(line: Folded, text: str, options: Options, trust: Trust = Trust.LIKELY) -> tuple[Fix, ...]:
    """A fix to what this sum says, where the form takes it."""
    if not read_sum(text):
        return ()
    found = find(text.replace(",", ".").replace(".", "," if options.separator == "comma" else "."), options, date.min)
    return (instead(line.typed, found.canonical, trust),) if found.canonical else ()


def _unread(line: Folded, options: Options) -> tuple[Problem, ...]:
    """What stands in the line besides one sum in roubles."""
    text = line.kept
    if grouped := ungrouped(text):
        return (problem(C.thousands, line.whole(), *_meant(line, grouped, options)),)
    if SHORTENED.fullmatch(text):
        return (problem(C.exponent, line.whole()),)
    if (meant := letters_as_digits(text)) and any(c in "0123456789" for c in text):
        fixes = _meant(line, meant[0], options, Trust.SAFE if meant[1] else Trust.LIKELY)
        if fixes:
            return _signs(line, str.isalpha, C.letters, fixes)
    said = number_in_words(text)
    if said is not None:
        return (problem(C.words, line.whole(), *_meant(line, str(said), options)),)
    if measured := with_unit(text):
        number, start, end, _ = measured
        if other_currency(text[start:end]):
            return (problem(C.currency, line.span(start, end)),)
        return (problem(C.unit, line.span(start, end), *(() if measured.factor else _meant(line, number, options))),)

    def strange(char: str) -> bool:
        return not char.isalnum() and char not in " .,+-=/:"

    plain = "".join(c for c in text if not strange(c)).strip()
    if plain != text and (fixes := _meant(line, plain, options)):
        return _signs(line, strange, C.characters, fixes)
    return (problem(C.shape, line.whole()),)


def _signs(line: Folded, strange: Callable[[str], bool], code: Code, fixes: tuple[Fix, ...]) -> tuple[Problem, ...]:
    text = line.kept
    return tuple(
        problem(code, line.span(a, b), *fixes, char=text[a], name=unicode_name(text[a]), sign=sign(text[a])) for a, b in runs(text, strange)
    )


def certainly(options: Options, as_of: date) -> Screen:
    """Up to twelve digits of roubles, not below zero, with two of kopecks where the form takes them."""
    point = "," if options.separator == "comma" else r"\."
    pattern = "(?:0|[1-9][0-9]{0,11})" + (f"{point}[0-9]{{2}}" if options.kopecks == "accept" else "")
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
    """A sum within the bounds."""
    from gosform.engines.made_amounts import number

    text = number(draw, options.min, options.max, 2 if options.kopecks == "accept" else 0)
    return text.replace(".", ",") if options.separator == "comma" else text


KIND = Kind(
    id="money",
    words=Words(
        "money",
        label="Sum",
        acc="the sum",
        example="1500.50",
        where="Take the sum from the document that this field asks about.",
        aloud="Compare the roubles, then the kopecks.",
    ),
    codes=tuple(C),
    diagnose=find,
    screen=certainly,
    source="the form's own rules; FNS form-filling orders; payment orders (kopecks after a dash)",
    options=Options,
    natural={int: spelled, float: spelled, Decimal: spelled},
    make=made,
    doc=__doc__,
)
