"""The identifier of an address object in ФИАС and its successor ГАР.

Thirty-two hexadecimal digits in groups of 8, 4, 4, 4 and 12. Either case is taken; small letters are canonical. Braces, a missing
hyphen, a pasted label are no mistake.

What the check can see: the length, Russian letters that look Latin (mended without a guess), letters beyond F, zeros only. Whether
there is such an address it cannot see. Version and variant of the identifier are not looked at.

Example: 0c5b2444-70a0-4932-980c-b4dc0d3f02b5 (Moscow).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gosform.engines.slot_codes import slot_codes
from gosform.engines.slots import KEPT, Template, diagnose, screen
from gosform.kind import Found, Kind, Screen
from gosform.making import like
from gosform.problem import Code, Problem, Words, problem
from gosform.text import Folded

LETTERS = "ABCDEF"
LABELS = ("код фиас", "фиас", "guid фиас", "гар", "код гар", "идентификатор фиас", "идентификатор гар", "fias", "guid", "uuid", "urn:uuid")
TEMPLATE = Template("-".join("*" * length for length in (8, 4, 4, 4, 12)))
DROPPED = KEPT | {"{", "}"}

COMMON = slot_codes("fias_guid", "latin")
LETTER = Code(
    "fias_guid.letters",
    what="There is “{char}” in {in}, which does not occur there.",
    plain="There is a character in {in} that does not occur there.",
    fix="Compare {acc} with its source.",
    why="Only the digits 0-9 and the Latin letters a to f belong here.",
)
CODES = type(COMMON)(
    script=COMMON.script,
    letters=LETTER,
    no_letter=LETTER,
    unknown=LETTER,
    shape=COMMON.shape,
    too_short=COMMON.too_short,
    too_long=COMMON.too_long,
    cleaned=COMMON.cleaned,
)
ZEROS = Code(
    "fias_guid.zeros",
    what="{label} has only zeros.",
    fix="Enter {acc} from the address register.",
    why="The identifier of zeros means “none” by its standard.",
    source="RFC 9562, section 5.9 (nil UUID)",
)


@dataclass(frozen=True, slots=True)
class Options:
    """No options of its own."""


def doubts(folded: Folded, number: str) -> list[Problem]:
    return [] if number.strip("0") else [problem(ZEROS, folded.whole())]


def find(typed: str, options: Options, as_of: date) -> Found:
    found = diagnose(typed, (TEMPLATE,), LETTERS, CODES, labels=LABELS, dropped=DROPPED, own=doubts)
    if found.canonical is None or found.read is None:
        return found
    canonical, bare = found.canonical.lower(), found.read.lower()
    usual = typed.lower() in (canonical, bare)
    return Found(tuple(p for p in found.problems if p.code != CODES.cleaned or not usual), canonical, bare)


def certainly(options: Options, as_of: date) -> Screen:
    return screen((TEMPLATE,), "a-f", "(?!0{8}-)")


KIND = Kind(
    id="fias_guid",
    words=Words(
        "fias_guid",
        label="Address identifier (FIAS)",
        acc="the FIAS code",
        example="0c5b2444-70a0-4932-980c-b4dc0d3f02b5",
        where="The identifier is in the address register; address services show it.",
        aloud="Compare the identifier four characters at a time.",
    ),
    codes=(CODES.shape, CODES.script, LETTER, CODES.too_short, CODES.too_long, ZEROS, CODES.cleaned),
    diagnose=find,
    screen=certainly,
    source="FNS, schemas of ZAGS exchange: type of an identifier; RFC 9562 (spelling)",
    options=Options,
    make=like("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"),
    doc=__doc__,
)
