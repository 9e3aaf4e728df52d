"""Телефон: a phone number of any country, Russian ones in every way that people write them.

A Russian number is +7 and ten digits. In front of the ten people write +7, 8, 7 or nothing, with brackets, spaces and
hyphens as they like: all of it is ordinary and nothing is said about it. 8 is the prefix of calls inside the country and no
country code. Kazakhstan shares +7 and has numbers on 6 and 7. Numbers on 9 are mobile.

The canonical spelling is E.164: +79161234567. An extension («доб. 100», «*100») is kept behind it: +74951234567;ext=100.

What the check can see: the length, the country, and whether the range is in use according to libphonenumber. Numbering plans
change, so an unknown range is a warning. What it cannot see: whether the number answers, and whose it is.

Sources: SMEV schemas (ten national digits); ESIA (+7(XXX)XXX-XX-XX and up to six digits of an extension); ITU-T E.164;
RFC 3966 (;ext=); libphonenumber metadata. Kazakhstan's share of +7: ITU list of country codes.

Example: +79071234567, typed as 8 (907) 123-45-67; no operator is known to have 907.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Literal

from gosform.engines.digit_codes import pasted_along, pasted_twice
from gosform.engines.line import LONGEST, instead, letters_as_digits, read_line, runs, strange_runs
from gosform.engines.neighbours import neighbours
from gosform.engines.number_text import dictated, number_word
from gosform.engines.pasted import DATE
from gosform.engines.phone_text import FEWEST_OF_TWO, Meaning, digits_of, extension, several, understand
from gosform.kind import Found, Kind, Screen
from gosform.making import Draw
from gosform.problem import Code, Fix, Problem, Severity, Span, Trust, Words, problem
from gosform.text import DASHES, SEPARATORS, SPACES, Folded, sign, unicode_name


@dataclass(frozen=True, slots=True)
class Options:
    country: str = field(default="RU", metadata={"meaning": "two letters (ISO 3166): whose numbers are written without a plus"})
    type: Literal["any", "mobile"] = field(default="any", metadata={"meaning": "mobile: a Russian landline number is an error"})


LABELS = (
    *(
        "тел",
        "тел.",
        "телефон",
        "номер телефона",
        "контактный телефон",
        "мобильный телефон",
        "мобильный",
        "моб",
        "моб.",
        "моб.тел",
        "моб. тел",
    ),
    *("сот", "сотовый", "раб", "рабочий", "дом", "домашний", "т", "phone", "tel", "mobile", "cell", "tel."),
)

LETTERS = Code(
    "phone.letters",
    what="There is “{char}” instead of a digit in {in}.",
    plain="There is a character that is not a digit in {in}.",
    fix="Enter {acc} in digits.",
    why="Letters that look like digits (О and 0, З and 3, l and 1) stand where a number has a digit.",
)
CHARACTERS = Code(
    "phone.characters",
    what="There is an extra sign in {in}: “{char}”.",
    plain="There is an extra sign in {in}.",
    fix="Enter {acc} in digits.",
    why="A phone number has digits, a plus in front, brackets, hyphens, dots and spaces.",
)
EXTRA_WORDS = Code(
    "phone.words",
    what="There are words in {in}.",
    fix="Enter {acc} in digits.",
    why="The number is dictated in words, or words stand in it that are no name and no other field.",
)
SHAPE = Code(
    "phone.shape",
    what="We could not read {acc}.",
    fix="Enter {acc} in digits, with the country or area code.",
    why="Hardly a digit in it.",
)
SEVERAL = Code(
    "phone.several",
    what="There is more than one number in the field “{label}”.",
    fix="Keep the number that is best to reach you on.",
    why="The field takes one number. Which one is for the person to choose.",
)
ZEROS = Code(
    "phone.zeros",
    what="{label} has only zeros.",
    fix="Enter a number on which you can be reached.",
    why="A row of zeros is a placeholder. No such number is given out.",
    source="ITU-T E.164; the Russian numbering plan has no area code 000",
)
TOO_SHORT = Code(
    "phone.too-short",
    what="{label} has too few digits: {need} needed, {have} entered.",
    fix="Enter {acc} in full.",
    why="A Russian number has ten digits after +7 or 8. A form that cuts a number pasted with spaces loses the last ones.",
)
TOO_LONG = Code(
    "phone.too-long",
    what="{label} has too many digits: {need} needed, {have} entered.",
    fix="Check {acc} and delete what is extra.",
    why="A Russian number has ten digits after +7 or 8. A doubled digit is the usual cause.",
)
LENGTH = Code(
    "phone.length",
    what="The number of digits in {in} does not fit this country.",
    fix="Check {acc} with its country code.",
    why="Every country has its own lengths; libphonenumber knows them.",
    source="libphonenumber metadata",
)
AREA_CODE = Code(
    "phone.area-code",
    what="The area code is missing in {in}.",
    fix="Enter {acc} with the area code.",
    why="Five to seven digits are a number inside one town.",
)
COUNTRY_CODE = Code(
    "phone.country-code",
    what="No country has the code that {acc} begins with.",
    fix="Check the first digits of {gen}.",
    why="After a plus comes the code of a country.",
    source="ITU-T E.164, list of country codes",
)
NO_COUNTRY_CODE = Code(
    "phone.no-country-code",
    what="There is no country code after the plus in {in}.",
    fix="Enter {acc} with the country code.",
    why="After a plus comes the code of a country, and ten digits on 9 are a Russian mobile number without it.",
)
DOUBLED_CODE = Code(
    "phone.doubled-code",
    what="The country code stands twice in {in}.",
    fix="Check {acc} and delete one of the two codes.",
    why="The form wrote +7 and the person wrote 8 or 7 once more.",
)
EIGHT_AFTER_PLUS = Code(
    "phone.eight-after-plus",
    what="There is an eight after the plus in {in}.",
    fix="Put a seven instead of the eight after the plus.",
    why="+8 is no country code. The warning: the same digits are also a number in Vietnam (+84), and then they are right.",
)
UNKNOWN_RANGE = Code(
    "phone.unknown-range",
    what="We know no phone numbers that begin like this.",
    fix="Check the first digits of {gen}.",
    severity=Severity.WARNING,
    why="The length fits and the range is not known to be in use. Numbering plans change, so the number may be right.",
    source="libphonenumber metadata",
)
NOT_MOBILE = Code(
    "phone.not-mobile",
    what="This is not the number of a mobile phone.",
    fix="Enter a mobile number: after plus seven it begins with nine.",
    why="The form asks for a mobile number (type: mobile), for a text message, and Russian numbers on 3, 4 and 8 are not mobile.",
    source="the form's own rule: type: mobile",
)
CLEANED = Code(
    "phone.cleaned",
    what="We removed extra characters from {gen}.",
    fix="You do not need to correct anything.",
    severity=Severity.NOTICE,
    why="A pasted label, signs that cannot be seen and unusual separators are no mistake. They are dropped and said.",
)
ALONG, TWICE = pasted_along("phone"), pasted_twice("phone")
IN_TEXT = re.compile(r"(?<![\d+])(?:\+?[78])?[ (–-]{0,2}\d{3}[ )–-]{0,2}\d{3}[ –-]?\d{2}[ –-]?\d{2}(?!\d)")
"""A Russian number among other things."""
BESIDE = frozenset((LETTERS, CHARACTERS, EXTRA_WORDS, SHAPE, SEVERAL, TOO_LONG, LENGTH))
"""What a neighbour pasted along looks like."""
SOME_WORD = re.compile(r"[^\W\d_][^\W\d_]{2}").search
"""No word for a digit is shorter than «два»."""
TROUBLES = {code.trouble: code for code in (ZEROS, LENGTH, AREA_CODE, COUNTRY_CODE, NO_COUNTRY_CODE, DOUBLED_CODE, EIGHT_AFTER_PLUS)}
LANDLINE = ("+73", "+74", "+78")
USUAL = frozenset("0123456789 ()+-.")
ODD = re.compile(f"[^{re.escape(''.join(sorted(USUAL)))}]+")
PLAIN = re.compile(rf"[ (]*\+?[{re.escape(''.join(sorted(USUAL - {'+'})))}]+").fullmatch
"""Usual signs alone, of which only the first is a plus: no letters, no extension, nothing odd."""


def find(typed: str, options: Options, as_of: date) -> Found:
    judged = found = _one(typed, options)
    if found.problems and found.problems[0].code in BESIDE:
        judged = neighbours(typed, found, lambda text: _one(text, options), IN_TEXT, (ALONG, TWICE), sure=_whole, labels=LABELS)
    if judged is found and (said := _said(typed, options)):
        return said
    first = judged.problems[0] if judged.problems else None
    if first and first.code is ALONG and found.problems[0].code is SEVERAL and _number(typed[slice(*first.span or (0, 0))]):
        return found
    return judged


def _said(typed: str, options: Options) -> Found | None:
    """A number that was dictated in words, with or without a plus in front."""
    if len(typed) > LONGEST or typed.isascii() or not SOME_WORD(typed):
        return None
    line = read_line(typed, LABELS)
    words = re.findall(r"[^\W\d_]+|[0-9]+", line.kept.casefold().removeprefix("плюс "))
    said = [word for word in words if word.isalpha()]
    if len(said) < 2 or not all(map(number_word, said)):
        return None
    plus = "+" if line.kept.casefold().startswith(("плюс", "+")) else ""
    number = next(dictated(words, 15), "")
    return Found((problem(EXTRA_WORDS, line.whole(), *_fixes(line, [plus + number], options, Trust.LIKELY)),))


def _number(text: str) -> bool:
    """What stands beside the number may be another number to call."""
    return not any(c.isalpha() or c == "@" for c in text) and not DATE.search(text)


def _whole(text: str) -> bool:
    return text.startswith("+") or sum(c in "0123456789" for c in text) == 11


def _one(typed: str, options: Options) -> Found:
    if len(typed) > LONGEST:
        return Found((problem(SHAPE, Span(0, len(typed))),))
    if typed[:1] == "+" and typed.isascii() and typed[1:].isdigit():
        line, digits = Folded(typed, typed, range(len(typed))), typed[1:]  # nothing to tidy, no label
    else:
        line = read_line(typed, LABELS)
        digits = digits_of(line.kept) if PLAIN(line.kept) else ""
    if 0 < len(digits) < FEWEST_OF_TWO:
        return _judge(line, line.kept, "", understand("+" in line.kept, digits, options.country), options)
    body, ext = extension(line.kept)
    digits = digits_of(body)
    if not digits or any(c.isalpha() for c in body):
        return Found(_unread(line, body, len(digits), options))
    if pieces := several(body):
        return Found((problem(SEVERAL, line.whole(), *_fixes(line, pieces, options, Trust.CANDIDATE)),))
    first = body.lstrip(" (")
    plus = first.startswith("+")

    def strange(i: int) -> bool:
        return (body[i] not in USUAL and body[i] not in SEPARATORS) or (body[i] == "+" and i != body.index(first[0]))

    odd = [i for i in range(len(body)) if strange(i)]
    if odd and all(body[i] == "+" for i in odd) and (twice := understand(plus, digits, options.country)).trouble == "doubled-code":
        return _judge(line, body, ext, twice, options)
    if odd:
        fixes = _fixes(line, ["+" * plus + digits + _tail(ext)], options, Trust.LIKELY)
        return Found(tuple(_sign(line, CHARACTERS, i, i + 1, fixes) for i in odd))
    return _judge(line, body, ext, understand(plus, digits, options.country), options)


_found = partial(tuple.__new__, Found)  # a third of what the class itself takes


def _tail(ext: str) -> str:
    return f";ext={ext}" if ext else ""


def _judge(line: Folded, body: str, ext: str, meaning: Meaning, options: Options) -> Found:
    whole = line.span(0, len(body.rstrip(" (,;")))
    if meaning.need:
        code = TOO_SHORT if meaning.trouble == "too-short" else TOO_LONG
        return _found(((Problem(code, whole, {"need": meaning.need, "have": meaning.have}, (), code.severity),), None, None))
    tail = _tail(ext)
    taken = meaning.meant and not (options.type == "mobile" and meaning.meant.startswith(LANDLINE))
    fixes = (instead(line.typed, meaning.meant + tail, Trust.LIKELY),) if taken else ()
    if not meaning.e164:
        return Found((problem(TROUBLES[meaning.trouble], whole, *fixes),))
    found: list[Problem] = []
    if meaning.trouble:
        found.append(problem(TROUBLES[meaning.trouble], whole, *fixes, severity=Severity.WARNING))
    if meaning.doubt:
        found.append(problem(UNKNOWN_RANGE, whole))
    if options.type == "mobile" and meaning.e164.startswith(LANDLINE):
        return Found((problem(NOT_MOBILE, whole),), None, meaning.e164 + tail)
    odd = [span for span in line.touched if any(line.typed[i] not in SPACES and line.typed[i] not in DASHES for i in range(*span))]
    odd += [line.span(*m.span()) for m in ODD.finditer(body)]
    if odd:
        found.append(problem(CLEANED, odd[0]))
    return Found(tuple(found), meaning.e164 + tail, meaning.e164 + tail)


def _unread(line: Folded, body: str, digits: int, options: Options) -> tuple[Problem, ...]:
    """No digits, or letters among them."""
    if not digits:
        return (problem(SHAPE, line.whole()),)
    if meant := letters_as_digits(line.kept):
        fixes = _fixes(line, [meant[0]], options, Trust.SAFE if meant[1] else Trust.LIKELY)
        if fixes:
            return strange_runs(line, str.isalpha, LETTERS, *fixes)
    words = runs(body, str.isalpha)
    rest = "".join(" " if c.isalpha() else c for c in body)
    if digits >= 10 and (fixes := _fixes(line, several(rest) or [rest], options, Trust.LIKELY)):
        return (problem(EXTRA_WORDS, line.span(words[0][0], words[-1][1]), *fixes),)
    if digits >= 5:
        return tuple(_sign(line, LETTERS, a, b, ()) for a, b in words)
    return (problem(SHAPE, line.whole()),)


def _fixes(line: Folded, texts: list[str], options: Options, trust: Trust) -> tuple[Fix, ...]:
    """Fixes to those of the texts that are a number as they stand; candidates where there are several."""
    numbers = [found.canonical for text in texts if (found := find(text.strip(), options, date.min)).canonical]
    numbers = list(dict.fromkeys(numbers))
    return tuple(instead(line.typed, number, trust if len(numbers) == 1 else Trust.CANDIDATE) for number in numbers[:3] if number)


def _sign(line: Folded, code: Code, start: int, end: int, fixes: tuple[Fix, ...]) -> Problem:
    char = line.kept[start]
    return problem(code, line.span(start, end), *fixes, char=char, name=unicode_name(char), sign=sign(char))


def certainly(options: Options, as_of: date) -> Screen:
    """A Russian mobile number in E.164."""
    return Screen(r"\+79[0-9]{9}")


def made(draw: Draw, options: Options) -> str:
    """Of Russia a mobile number on a code that no operator is known to have; of the United States and Canada one kept for films."""
    from gosform.engines.made_phones import number

    return number(draw, options.country.upper())


KIND = Kind(
    id="phone",
    words=Words(
        "phone",
        label="Phone number",
        acc="the phone number",
        example="+79071234567",
        where="Give a number on which you can be reached.",
        aloud="Compare three digits, three more, then two and two.",
    ),
    codes=(
        *(ALONG, TWICE, LETTERS, CHARACTERS, EXTRA_WORDS, SHAPE, SEVERAL, ZEROS, TOO_SHORT, TOO_LONG, LENGTH, AREA_CODE, COUNTRY_CODE),
        *(NO_COUNTRY_CODE, DOUBLED_CODE, EIGHT_AFTER_PLUS, UNKNOWN_RANGE, NOT_MOBILE, CLEANED),
    ),
    diagnose=find,
    screen=certainly,
    source="SMEV and ESIA field formats (+7 and ten digits); ITU-T E.164; libphonenumber",
    options=Options,
    make=made,
    doc=__doc__,
)
