"""ФИО: surname, given name and patronymic in one line, in this order, as the identity document prints them.

The same letters and signs as in each part: Russian letters with Ё, hyphens and spaces; of a foreigner also Latin letters and
the apostrophe. The parts are not told apart: «Салтыков-Щедрин Михаил Евграфович», «Ли Цзян» and «Алиев Ахмед Али оглы» are
all good. A person may have one name only, so one word is a warning.

What the check can see: Latin letters that look Russian, digits, strange signs, initials, a dash or «нет» in place of the
patronymic. What it cannot see: the parts in another order.

Example: Салтыкова Анна Ивановна.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from gosform.engines import names
from gosform.engines.name_codes import name_codes
from gosform.engines.name_notes import NOT_A_NOTE, ends_as_note, note
from gosform.engines.name_pastes import NOT_LABELLED
from gosform.engines.writing import Tidied
from gosform.kind import Found, Kind, Screen
from gosform.making import Draw
from gosform.problem import Code, Fix, Problem, Severity, Span, Trust, Words, problem

COMMON = name_codes("full_name", length="SMEV supplementary commons 1.2, type rus-200")
ONE_WORD = Code(
    "full_name.one-word",
    what="There is only one word in {in}.",
    fix="Enter the surname, the given name and the patronymic if any.",
    severity=Severity.WARNING,
    why="Some foreigners have a single name; most of the time the rest was left out.",
)
PLACEHOLDER = Code(
    "full_name.placeholder",
    what="A note or a dash seems to stand in place of the patronymic.",
    fix="Leave out the patronymic if the document has none.",
    why="A dash, «нет», «отсутствует» or «б/о» is taken for a patronymic by the system that receives it.",
    source="FNS, service “find your ИНН”: the tick box for no patronymic; control ratios of form 2-НДФЛ: ФИО",
)


@dataclass(frozen=True, slots=True)
class Options(names.NameOptions):
    max_length: int = field(default=200, metadata={"meaning": "the most characters that the receiving system keeps"})


def doubts(tidied: Tidied) -> list[Problem]:
    if tidied.text and " " not in tidied.text:
        return [problem(ONE_WORD, tidied.whole())]
    return []


def left_out(tidied: Tidied) -> Found | None:
    """A note from the second, third or last word on."""
    if not ends_as_note(tidied.text):
        return None
    words = tidied.text.split(" ")
    for tail in (" ".join(words[2:]), words[-1]) if len(words) > 3 else words[1:][-1:]:
        if note(tail):
            start = len(tidied.text) - len(tail)
            fix = Fix(Span(tidied.ends[start - 2], len(tidied.typed)), "", Trust.LIKELY)
            return Found((problem(PLACEHOLDER, tidied.span(start, len(tidied.text)), fix),))
    return None


def find(typed: str, options: Options, as_of: date) -> Found:
    return names.diagnose(typed, COMMON, options, doubts, left_out)


def certainly(options: Options, as_of: date) -> Screen | None:
    """Two or three words, none of them a note."""
    if options.max_length < 100:
        return None
    word = names.screened_word(16)
    return Screen(f"{NOT_A_NOTE}{NOT_LABELLED}{word}(?:-{word})?(?: {NOT_A_NOTE}{word}){{1,2}}")


def made(draw: Draw, options: Options) -> str:
    """Three words that agree with each other, of a person who is none."""
    from gosform.engines import made_words

    if options.citizenship == "foreign" and draw.below(2):
        return f"{draw.one(made_words.FOREIGN_SURNAMES)} {draw.one(made_words.FOREIGN_NAMES)}"
    woman = bool(draw.below(2))
    return " ".join(part(draw, woman) for part in (made_words.surname, made_words.given_name, made_words.patronymic))


KIND = Kind(
    id="full_name",
    words=Words(
        "full_name",
        label="Full name",
        acc="the full name",
        example="Салтыкова Анна Ивановна",
        where="The name is on the photo page of the passport.",
        aloud="Compare the surname, the given name and the patronymic one after the other.",
    ),
    codes=(
        COMMON.no_letters,
        COMMON.pasted_along,
        COMMON.pasted_twice,
        COMMON.keyboard_layout,
        COMMON.latin,
        COMMON.mixed_scripts,
        COMMON.cyrillic,
        COMMON.alphabet,
        COMMON.digits,
        COMMON.characters,
        COMMON.first_character,
        COMMON.hyphens,
        COMMON.too_long,
        PLACEHOLDER,
        ONE_WORD,
        COMMON.initials,
        COMMON.punctuation,
        COMMON.apostrophe,
        COMMON.roman_numeral,
        COMMON.caps_lock,
        COMMON.cleaned,
    ),
    diagnose=find,
    screen=certainly,
    source="FNS, control ratios of form 2-НДФЛ: ФИО; SMEV supplementary commons 1.2, type rus-200 (length)",
    options=Options,
    make=made,
    doc=__doc__,
)
