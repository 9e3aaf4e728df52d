"""IBAN: the international number of a bank account.

Two letters of a country, two check digits, then the account as the country writes it: up to 34 characters in all, printed in
groups of four. A Russian one has 33: RU, the check digits, the БИК, five digits of the correspondent account's number, the
account. Letters may be typed small.

What the check can see: the country's length, every single wrong character and nearly every swap of two (modulus 97). The
registry of countries grows, so a country that is not known here is a warning, and its length is not checked.

Example: DE89370400440532013000, GB82WEST12345698765432 (worked examples of many textbooks).

History: payments within Russia use the БИК and twenty digits (kind ``account``); an IBAN is asked for payments from abroad.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import product

from gosform.engines.digit_codes import digit_codes, pasted_along, pasted_twice
from gosform.engines.iban_slips import slipped
from gosform.engines.neighbours import neighbours
from gosform.kind import Found, Kind, Screen
from gosform.making import Draw
from gosform.options import CheckDigitOptions
from gosform.problem import Code, Fix, Problem, Severity, Span, Trust, Words, problem
from gosform.text import CYRILLIC_TO_LATIN, SAME_AS_DIGIT, Folded, fold, sign, unicode_name

LABELS = ("iban", "номер iban", "счёт iban", "счет iban", "код iban", "international bank account number")
_REGISTRY = (
    "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18"
    " FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20"
    " LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24"
    " SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30"
)
LENGTHS = {country: int(length) for country, length in re.findall("([A-Z]{2})([0-9]{2})", _REGISTRY)}
"""Country -> characters, from the registry of IBAN formats, release 101."""
SHORTEST, LONGEST = 15, 34
MOST_DOUBTS = 5
HEAD = re.compile("[A-Z]{2}[0-9]{2}")
PLAIN = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")

COMMON = digit_codes("iban")
CHARACTERS = Code(
    "iban.characters",
    what="There is “{char}” in {in}: this is a {sign}.",
    plain="There is a character in {in} that does not belong there.",
    fix="Enter {acc} in Latin letters and digits.",
    why="Russian letters look like Latin ones and are other letters to a bank. О may stand for O and for 0: the check digits decide.",
)
SHAPE = Code(
    "iban.shape",
    what="{label} begins with two letters and two digits.",
    fix="Enter {acc} from its first letter.",
    why="An IBAN begins with a country and two check digits and has 15 to 34 characters. An account number alone is no IBAN.",
)
TOO_SHORT = Code(
    "iban.too-short",
    what="{label}: {need} characters needed, {have} entered.",
    fix="Enter {acc} in full.",
    why="Each country has one length.",
)
TOO_LONG = Code(
    "iban.too-long",
    what="{label}: {need} characters needed, {have} entered.",
    fix="Compare {acc} with the bank details.",
    why="Each country has one length. A name or another number may have been pasted along.",
)
UNKNOWN_COUNTRY = Code(
    "iban.unknown-country",
    what="{label} begins with a country that we do not know.",
    fix="Compare the first two letters with the bank details.",
    severity=Severity.WARNING,
    why="The registry of IBAN formats grows, so a country that is missing here may be right.",
)


@dataclass(frozen=True, slots=True)
class Options(CheckDigitOptions):
    pass


def remainder_fits(text: str) -> bool:
    """The four first characters moved to the end, letters as 10 to 35: the number leaves 1 when divided by 97."""
    return int("".join(str(int(c, 36)) for c in text[4:] + text[:4])) % 97 == 1


def good(text: str) -> bool:
    """A country, its length and the check digits."""
    if not HEAD.match(text) or not PLAIN.issuperset(text) or not SHORTEST <= len(text) <= LONGEST:
        return False
    return len(text) == LENGTHS.get(text[:2], len(text)) and remainder_fits(text)


ALONG, TWICE = pasted_along("iban"), pasted_twice("iban")
IN_TEXT = re.compile("(?<![^\\W_])[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![0-9A-Za-z])")
"""A value among other things."""


def find(typed: str, options: Options, as_of: date) -> Found:
    found = _one(typed, options, as_of)
    return neighbours(typed, found, lambda text: _one(text, options, as_of), IN_TEXT, (ALONG, TWICE), labels=LABELS)


def _one(typed: str, options: Options, as_of: date) -> Found:
    folded = fold(typed, labels=LABELS)
    text = "".join(c.upper() if c.isascii() else c for c in folded.kept)
    strange = [i for i, c in enumerate(text) if c not in PLAIN]
    if strange:
        return Found(_strange(folded, text, strange, options))
    if not HEAD.match(text):
        return Found((problem(SHAPE, folded.whole(), *_head(folded, text, options)),))
    need = LENGTHS.get(text[:2])
    if need is None and not SHORTEST <= len(text) <= LONGEST:
        return Found((problem(SHAPE, folded.whole()),))
    if need is not None and len(text) != need:
        return Found((problem(TOO_SHORT if len(text) < need else TOO_LONG, folded.whole(), need=need, have=len(text)),))
    found = [] if need else [problem(UNKNOWN_COUNTRY, folded.span(0, 2))]
    if not remainder_fits(text):
        changed = _changed_places(folded, text) if need is None else ()
        failed = problem(COMMON.checksum, folded.whole(), *changed) if changed else slipped(COMMON.checksum, folded, text, options.channel)
        return Found((*found, failed), None, text)
    return _spelt(folded, text, found, options)


def _spelt(folded: Folded, text: str, found: list[Problem], options: Options) -> Found:
    typed = folded.typed
    if options.separators == "forbid" and folded.touched:
        fix = Fix(Span(0, len(typed)), text, Trust.SAFE)
        return Found((*found, problem(COMMON.separators, folded.touched[0], fix)), None, text)
    grouped = " ".join(text[i : i + 4] for i in range(0, len(text), 4))
    if typed not in (text, grouped):
        found.append(problem(COMMON.cleaned, folded.touched[0] if folded.touched else folded.whole()))
    return Found(tuple(found), text, text)


def _meant(text: str, places: list[int]) -> list[str]:
    """The good numbers that another reading of these places gives."""
    if len(places) > MOST_DOUBTS:
        return []
    choices = []
    for i in places:
        letter, digit = CYRILLIC_TO_LATIN.get(text[i], text[i]).upper(), SAME_AS_DIGIT.get(text[i], "")
        letter = {"0": "O", "1": "I"}.get(letter, letter)
        choices.append((letter,) if i < 2 else (digit or letter,) if i < 4 else (letter, digit))
    found = []
    for picked in product(*choices):
        read = dict(zip(places, picked, strict=True))
        meant = "".join(read.get(i, c) for i, c in enumerate(text))
        if len(meant) == len(text) and meant not in found and good(meant):
            found.append(meant)
    return found


def _strange(folded: Folded, text: str, places: list[int], options: Options) -> tuple[Problem, ...]:
    """One problem a character, with one fix for all; one problem over everything where there are many."""
    meant = _meant(text, places)
    sure = all(not (text[i] in SAME_AS_DIGIT and i >= 4) for i in places)
    trust = Trust.SAFE if sure and len(meant) == 1 and meant[0][:2] in LENGTHS else Trust.LIKELY
    fixes = (Fix(Span(0, len(folded.typed)), meant[0], trust),) if len(meant) == 1 else ()
    if len(places) > MOST_DOUBTS:
        char = text[places[0]]
        return (problem(CHARACTERS, folded.whole(), char=char, name=unicode_name(char), sign=sign(char)),)
    return tuple(
        problem(CHARACTERS, folded.span(i, i + 1), *fixes, char=text[i], name=unicode_name(text[i]), sign=sign(text[i])) for i in places
    )


def _head(folded: Folded, text: str, options: Options) -> tuple[Fix, ...]:
    """O for 0 and 0 for O among the first four characters, or a letter and a digit of them in each other's place."""
    if changed := _changed_places(folded, text):
        return changed
    places = [i for i, c in enumerate(text[:4]) if c.isdigit() == (i < 2)]
    meant = _meant(text, places)
    return (Fix(Span(0, len(folded.typed)), meant[0], Trust.LIKELY),) if len(meant) == 1 else ()


def _changed_places(folded: Folded, text: str) -> tuple[Fix, ...]:
    """Two of the first three characters, exchanged with the one behind, where that makes a good number of a country that is known."""
    meant = [f"{text[:i]}{text[i + 1]}{text[i]}{text[i + 2 :]}" for i in (0, 1) if len(text) > SHORTEST]
    meant = [each for each in meant if HEAD.match(each) and LENGTHS.get(each[:2]) == len(each) and remainder_fits(each)]
    return (Fix(Span(0, len(folded.typed)), meant[0], Trust.LIKELY),) if len(meant) == 1 else ()


def certainly(options: Options, as_of: date) -> Screen:
    return Screen("[A-Z]{2}[0-9]{2}[0-9A-Z]{11,30}", lambda text: text[:2] in LENGTHS and good(text))


def made(draw: Draw, options: Options) -> str:
    """Digits of the length that the country has; its check digits fit."""
    country = draw.one(tuple(LENGTHS))
    account = draw.digits(LENGTHS[country] - 4)
    return next((number for check in range(2, 99) if remainder_fits(number := f"{country}{check:02}{account}")), "")


KIND = Kind(
    id="iban",
    words=Words(
        "iban",
        label="Account number (IBAN)",
        acc="the IBAN",
        example="DE89370400440532013000",
        where="The IBAN is in the bank details of the account.",
        aloud="Compare the number four characters at a time.",
    ),
    codes=(
        ALONG,
        TWICE,
        CHARACTERS,
        SHAPE,
        TOO_SHORT,
        TOO_LONG,
        UNKNOWN_COUNTRY,
        COMMON.checksum,
        COMMON.separators,
        COMMON.cleaned,
    ),
    diagnose=find,
    screen=certainly,
    source="ISO 13616-1 and the registry of IBAN formats, release 101",
    options=Options,
    make=made,
    doc=__doc__,
)
