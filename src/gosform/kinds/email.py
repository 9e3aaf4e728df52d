"""Электронная почта: an address for letters, name@domain.

The part before the sign @ is kept as typed: its capitals may matter to the server. The domain is written in small letters; a
domain in Cyrillic (почта.рф) is good, and its canonical spelling is the one of the mail protocols (xn--80a1acny.xn--p1ai). Two hyphens in a
row, a plus and a one-letter name are good, though some schemas refuse them.

A Russian letter in a Latin name cannot be seen: it is named with its place. Well-known domains with a slip (gmial.com) are a
warning, never an error: somebody may own that domain.

What the check can see: the spelling. What it cannot see, because it asks no network: whether the domain or the mailbox exists.

Sources: RFC 5321 (lengths 64 and 254), RFC 5322 (signs before @), RFC 5891 (domains in other scripts); SMEV contact type: Latin
letters, digits, dot, hyphen and underscore before @ (C: its further limits refuse good addresses and are not copied).

Example: name@example.com.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Literal

from gosform.engines.digit_codes import pasted_along, pasted_twice
from gosform.engines.email_domains import RUSSIAN_ZONES, slips
from gosform.engines.email_text import LONGEST_PLAIN, PLAIN, Fault, plain, read_address
from gosform.engines.line import LONGEST, instead, read_line
from gosform.engines.neighbours import copied, neighbours
from gosform.kind import Found, Kind, Screen, sized
from gosform.making import Draw
from gosform.problem import Code, Fix, Problem, Severity, Span, Trust, Words, problem
from gosform.text import sign, unicode_name


@dataclass(frozen=True, slots=True)
class Options:
    domain: Literal["any", "russian"] = field(
        default="any", metadata={"meaning": "russian: an address outside the Russian zones (.ru, .рф, .su …) gets a warning"}
    )


CHECK = "Check {acc}, character by character."
FULL = "Enter {acc} in full."
SWITCH = "Switch the keyboard and type it again."
NO_AT = Code(
    "email.no-at",
    what="The sign @ is missing in {in}.",
    plain="The at sign is missing in {in}.",
    fix=FULL,
    why="Every address has exactly one @. In the Russian layout the same key gives a quotation mark.",
)
TWO_ATS = Code(
    "email.two-ats",
    what="There is more than one sign @ in {in}.",
    plain="There is more than one at sign in {in}.",
    fix=CHECK,
    why="Every address has exactly one @.",
)
SEVERAL = Code(
    "email.several",
    what="There is more than one address in the field “{label}”.",
    fix="Keep one address.",
    why="The field takes one address. Which one is for the person to choose.",
)
SPACES = Code(
    "email.spaces",
    what="There is a space inside {acc}.",
    fix="Delete the space, or put the sign that belongs there.",
    why="An address has no spaces. Beside a dot or @ a space means nothing; between words it may stand for a lost sign.",
)
COMMA = Code(
    "email.comma",
    what="There is a comma in {in}.",
    fix="Put a full stop instead of the comma.",
    why="Comma and full stop share a key in the Russian layout.",
)
MIXED_SCRIPTS = Code(
    "email.mixed-scripts",
    what="There is a Russian letter “{char}” among Latin ones in {in}.",
    plain="There is a Russian letter among Latin ones in {in}.",
    fix=SWITCH,
    why="а, с, е, о, р, х look the same in both alphabets; the mail goes to another address, or nowhere.",
)
KEYBOARD_LAYOUT = Code(
    "email.keyboard-layout",
    what="There are Russian letters in {in} where Latin ones are needed.",
    fix=SWITCH,
    why="Russian letters before @ are taken only together with a Russian domain; .ru and .su have no Russian names.",
)
NON_LATIN = Code(
    "email.non-latin",
    what="Some letters in {in} are not plain Latin ones.",
    fix="Check it, or give another address.",
    severity=Severity.WARNING,
    why="Addresses with other letters before @ are lawful (RFC 6531), and official systems refuse them (SMEV contact type).",
)
CHARACTERS = Code(
    "email.characters",
    what="There is a sign in {in} that no address has: “{char}”.",
    plain="There is a sign in {in} that no address has.",
    fix=CHECK,
    why="Before @ stand Latin letters, digits and .!#$%&'*+/=?^_`{|}~- ; after it letters, digits, hyphens and dots.",
)
DOTS = Code(
    "email.dots",
    what="There is an extra full stop in {in}.",
    fix="Delete the extra full stop.",
    why="A full stop stands between two parts: not first, not last, not twice in a row.",
)
NO_NAME = Code(
    "email.no-name",
    what="There is nothing before the sign @ in {in}.",
    plain="There is nothing before the at sign in {in}.",
    fix=FULL,
    why="The name of the mailbox is missing.",
)
NO_ZONE = Code(
    "email.no-zone",
    what="The end of {gen} is missing, like .ru or .com.",
    fix=FULL,
    why="A mail domain has at least one dot: mail.ru and not mail.",
)
TOO_LONG = Code(
    "email.too-long",
    what="{label} has a part that is too long: up to {need}, {have} entered.",
    fix=CHECK,
    why="64 octets before @ and 254 in all are what mail servers take (RFC 5321, 4.5.3.1 and erratum 1690 of RFC 3696).",
)
SHAPE = Code(
    "email.shape",
    what="No mail can go to {acc} as it stands.",
    fix=CHECK,
    why="What is left after the named checks: a domain with a hyphen at an end, a zone that is no zone of the Internet (.local, .test).",
    source="RFC 5321, RFC 5890, RFC 6761, as read by email-validator",
)
DOMAIN_TYPO = Code(
    "email.domain-typo",
    what="There may be a slip in {in} after the sign @.",
    plain="There may be a slip in {in} after the at sign.",
    fix="Check the part after the at sign.",
    severity=Severity.WARNING,
    why="The domain is one slip away from a well-known one. It may still be somebody's own.",
    source="the project's own table of slips",
)
FOREIGN_DOMAIN = Code(
    "email.foreign-domain",
    what="This address is not in a Russian zone.",
    fix="Give an address that ends in .ru, .рф or .su, if you have one.",
    severity=Severity.WARNING,
    why="Answers to appeals may be sent to addresses in the Russian national zone only (59-FZ as amended from 30.03.2025; one source).",
    source="59-FZ, article 7; the form's own rule: domain: russian",
)
CLEANED = Code(
    "email.cleaned",
    what="We removed extra characters from {gen}.",
    fix="You do not need to correct anything.",
    severity=Severity.NOTICE,
    why="Spaces at the ends, mailto:, a label, a person's name with angle brackets around the address are no mistake.",
)
ALONG, TWICE = pasted_along("email"), pasted_twice("email")
IN_TEXT = re.compile(r"(?<![\w.+@-])[A-Za-z0-9][A-Za-z0-9_.+-]*@[A-Za-z0-9][A-Za-z0-9.-]*\.[A-Za-z]{2,}(?![\w@])")
"""An address among other things."""
WIDE_AT = "\uff20"
"""Full-width: read as @."""
RUSSIAN_WORD = re.compile("[А-Яа-яЁё]{2,}")
"""A Latin word before a space may be the first half of the address."""
BESIDE = frozenset(("two-ats", "several", "spaces", "comma", "mixed-scripts", "keyboard-layout", "characters", "shape"))
"""What a neighbour pasted along looks like."""
CODES = {
    code.trouble: code
    for code in (
        *(NO_AT, TWO_ATS, SEVERAL, SPACES, COMMA, MIXED_SCRIPTS, KEYBOARD_LAYOUT, NON_LATIN, CHARACTERS, DOTS, NO_NAME, NO_ZONE),
        *(TOO_LONG, SHAPE, DOMAIN_TYPO, FOREIGN_DOMAIN, CLEANED),
    )
}
LABEL = re.compile(
    r"(?:адрес )?(?:e-?mail|емейл|имейл|(?:эл(?:ектронная|\.)? ?)?(?:почта|адрес|почты)|эл\. ?почты|mail)(?: ?[:=] ?| (?=[^ @]+@))|mailto: ?",
    re.IGNORECASE,
)
NAMED = re.compile(r"[^<>@]*< ?(?:mailto:)?([^<> ]+) ?>[.,;]?", re.IGNORECASE)
UNFRAMED = re.compile("[A-Za-z0-9@._+-]++(?:,[A-Za-z0-9@._+-]++)*")
"""Nothing to fold and nothing around it: a label ends in a space, a colon or an equals sign, and a comma stands between two other signs."""
AROUND = "\"'«»“”„()<>[],; "


_found, _span = partial(tuple.__new__, Found), partial(tuple.__new__, Span)  # little more than half of what the classes themselves take
_SAFE, _LIKELY = Trust.SAFE, Trust.LIKELY  # a class of constants gives one as slowly as a function is called


def find(typed: str, options: Options, as_of: date) -> Found:
    found = _one(typed, options, as_of)
    if found.canonical is not None:
        return found
    ats = typed.count("@") + typed.count(WIDE_AT)
    if not ats or (ats == 2 and "@@" in typed):
        return found  # nothing in it is an address
    twice = ats > 1 and copied(typed)
    if not twice and not IN_TEXT.search(typed):
        return found
    return neighbours(typed, found, lambda text: _one(text, options, as_of), IN_TEXT, (ALONG, TWICE), troubles=BESIDE, words=RUSSIAN_WORD)


def _one(typed: str, options: Options, as_of: date) -> Found:
    if len(typed) > LONGEST:
        return Found((problem(TOO_LONG, Span(0, len(typed)), need=254, have=len(typed)),))
    line = None if UNFRAMED.fullmatch(typed) else read_line(typed)
    start, end = inside(line.kept) if line else (0, len(typed))
    text, place = (line.kept[start:end], line.span) if line else (typed, _as_typed)
    faults, canonical = read_address(text)
    found = [_problem(typed, text, place(start + fault.start, start + fault.end), fault) for fault in faults]
    if canonical is None:
        return _found((tuple(found), None, None))
    if options.domain == "russian" and canonical.rpartition(".")[2] not in RUSSIAN_ZONES:
        found.append(problem(FOREIGN_DOMAIN, place(start + text.index("@") + 1, end)))
    if line and (line.touched or text != line.kept):
        first = line.touched[0] if line.touched else line.span(0, start) if start else line.span(end, len(line.kept))
        found.append(problem(CLEANED, first))
    return _found((tuple(found), canonical, canonical))


def _as_typed(start: int, end: int) -> Span:
    """A stretch of an address with nothing folded away before it."""
    return _span((start, end))


def inside(text: str) -> tuple[int, int]:
    """Where the address itself stands: without a label, a name with angle brackets, quotes and commas around it."""
    start, end = 0, len(text)
    if label := LABEL.match(text):
        start = label.end()
    if "<" in text and (named := NAMED.fullmatch(text, start)):
        return named.span(1)
    while start < end and text[start] in AROUND:
        start += 1
    while end > start and text[end - 1] in AROUND:
        end -= 1
    return (start, end) if start < end else (0, len(text))


def _problem(typed: str, text: str, span: Span, fault: Fault) -> Problem:
    """The problem at this place of what was typed, with the meanings that are good addresses as fixes. text: the address alone."""
    trouble, start, _, meant, safe, need, have = fault
    code = CODES[trouble]
    if need:
        return problem(code, span, need=need, have=have)
    fixes: tuple[Fix, ...] = ()
    if len(meant) == 1 and plain(meant[0]):
        fixes = (instead(typed, meant[0], _SAFE if safe else _LIKELY),)
    elif meant:
        good = list(dict.fromkeys(filter(None, [read_address(one[slice(*inside(one))]).canonical for one in meant])))
        trust = Trust.CANDIDATE if len(good) > 1 else _SAFE if safe else _LIKELY
        fixes = tuple([instead(typed, one, trust) for one in good[:3]])
    if code is MIXED_SCRIPTS or code is CHARACTERS:
        char = text[start]
        return problem(code, span, *fixes, char=char, name=unicode_name(char), sign=sign(char))
    return Problem(code, span, {}, fixes, code.severity)


def certainly(options: Options, as_of: date) -> Screen:
    """Plain Latin addresses in five common zones."""
    pattern = PLAIN.replace("(?:ru|com|org|net|su)", "(?:ru|su)") if options.domain == "russian" else PLAIN
    known, short = slips(), sized(0, LONGEST_PLAIN)
    other = f"(?![^@]*@(?:{'|'.join(map(re.escape, known))})(?![^\x1f]))"
    return Screen(short + pattern, lambda address: address.partition("@")[2] not in known, plain=f"{short}{other}{pattern}")


def made(draw: Draw, options: Options) -> str:
    """At a domain that is reserved for examples (RFC 2606). The Russian zones reserve none, so there it is a name that says what it is."""
    name = draw.like("(?:anna|boris|dom|maria|oleg|pochta|sad|vera)(?:[._-](?:ivanova|lesnoy|petrov|polevaya|rechnoy|sadovaya))?[0-9]{0,3}")
    domain = draw.like(r"primer-[0-9]{6}\.ru") if options.domain == "russian" else draw.one(("example.com", "example.org", "example.net"))
    return f"{name}@{domain}"


KIND = Kind(
    id="email",
    words=Words(
        "email",
        label="Email",
        acc="the email address",
        example="name@example.com",
        where="Your mail program shows the address when you write a letter.",
        aloud="Spell the address letter by letter.",
    ),
    codes=(ALONG, TWICE, *CODES.values()),
    diagnose=find,
    screen=certainly,
    source="RFC 5321, RFC 5322, RFC 5891; SMEV contact type",
    options=Options,
    make=made,
    doc=__doc__,
)
