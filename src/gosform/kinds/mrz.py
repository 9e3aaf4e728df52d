"""Машиночитаемая запись: the two lines at the foot of a passport page that machines read.

Two lines of 44 characters (ICAO calls the layout TD3): Latin capitals, digits and the filler <. The first line has the type,
the country and the names; the second the number, the citizenship, the birth date, the sex, the expiry date, extra data, and
check digits. One value holds both lines, with a line break, a space or nothing between them; its usual spelling has a line break.

The Russian internal passport begins with PNRUS and has a layout of its own: the number field is the first three digits of the
series and the six digits of the number; in place of the expiry date are fillers; the extra data are the last digit of the
series, the date of issue and the code of the department. Its names are written letter for letter, Ч as 3 and Ш as 4.

What the check can see: nearly everything in the second line, by the name of the part whose check digit does not fit. It sees
little of the first line: no check digit proves the names. Whether a passport has run out is not looked at.

Accepted as usual: capitals, with nothing, a space or a line break between the lines. Settled with a notice: small letters, «
for fillers, the number of fillers after the names.

Example (the fictional person of ICAO Doc 9303): P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<< and
L898902C36UTO7408122F1204159ZE184226B<<<<<10.

History: printed documents are known to differ from their own lines by a digit, so a form should compare, not copy.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from gosform.engines import mrz_codes as codes
from gosform.engines.mrz_lines import Document, flaws
from gosform.engines.mrz_slips import other_reading, settled, strange
from gosform.engines.mrz_text import LINE, LONGEST, PLAIN, both_lines, read_lines
from gosform.kind import Found, Kind, Screen
from gosform.making import Draw
from gosform.problem import Fix, Problem, Severity, Span, Trust, Words, problem
from gosform.text import Folded, sign, unicode_name


@dataclass(frozen=True, slots=True)
class Options:
    document: Document = field(
        default="any",
        metadata={
            "meaning": "whose lines are asked for: internal and foreign are the two Russian passports,"
            " td3 any country's travel passport, any all of these"
        },
    )


READABLE = frozenset((*codes.CHECKS.values(), codes.CHECK_WHOLE, codes.BIRTH_DATE, codes.EXPIRY_DATE, codes.ISSUE_DATE))
"""Every place has a character of its sort: the lines can be compared with other fields although they are refused."""


def find(typed: str, options: Options, as_of: date) -> Found:
    if len(typed) > LONGEST:
        have = sum(not c.isspace() for c in typed)
        return Found((problem(codes.LENGTH, Span(0, len(typed)), need=LINE, have=have),))
    lines = read_lines(typed)
    if any(c not in PLAIN for c in lines.folded.kept):
        return Found(strange(lines, options.document))
    both = both_lines(lines)
    if both is None:
        return Found((_length(lines.folded, lines.lengths()),))
    return _judged(both, options.document)


def _length(folded: Folded, lengths: tuple[int, ...]) -> Problem:
    """Which line has another length; the whole where nobody can tell."""
    have = len(folded.kept)
    if len(lengths) == 1 and have in (LINE, LINE - 1):
        return problem(codes.ONE_LINE, folded.whole())
    if len(lengths) == 2 and LINE in lengths:
        number = 1 - lengths.index(LINE)
        start, end = (0, lengths[0]) if number == 0 else (lengths[0], have)
        code = codes.SECOND_LINE if number else codes.FIRST_LINE
        return problem(code, folded.span(start, end), need=LINE, have=lengths[number])
    return problem(codes.LENGTH, folded.whole(), need=LINE, have=have)


def _judged(both: Folded, document: Document) -> Found:
    text, typed = both.kept, both.typed
    found = flaws(text, document)
    if not any(f.severity is Severity.ERROR for f in found):
        canonical = f"{text[:LINE]}\n{text[LINE:]}"
        said = [problem(f.code, both.span(f.start, f.end), severity=f.severity, **f.params) for f in found]
        if typed not in {text[:LINE] + between + text[LINE:] for between in ("\n", "\r\n", " ", "")}:
            said.append(problem(codes.CLEANED, both.touched[0] if both.touched else both.whole()))
        return Found(tuple(said), canonical, canonical)
    swapped = text[LINE:] + text[:LINE]
    if text[LINE] == "P" and not any(f.severity is Severity.ERROR for f in flaws(swapped, document)):
        return Found((problem(codes.ORDER, both.whole(), _whole(typed, swapped, Trust.SAFE)),))
    mended = settled(text, document)
    fixes = (_whole(typed, *mended),) if mended else ()
    if [f.code for f in found] == [codes.CHECK_NUMBER] and (other := other_reading(text, document)):
        fixes = (_whole(typed, other, Trust.LIKELY),)
    return Found(
        tuple(
            problem(
                f.code,
                both.span(f.start, f.end),
                *(fixes if f.code in (codes.LETTERS, codes.DIGITS, codes.CHECK_NUMBER) else ()),
                severity=f.severity,
                **(f.params | {"sign": sign(f.params["char"]), "name": unicode_name(f.params["char"])} if f.params else {}),
            )
            for f in found
        ),
        None,
        f"{text[:LINE]}\n{text[LINE:]}" if all(f.code in READABLE for f in found if f.severity is Severity.ERROR) else None,
    )


def _whole(typed: str, text: str, trust: Trust) -> Fix:
    return Fix(Span(0, len(typed)), f"{text[:LINE]}\n{text[LINE:]}", trust)


def certainly(options: Options, as_of: date) -> Screen:
    head = {"any": "P[A-Z<][A-Z]{3}", "internal": "PNRUS", "foreign": "P[A-MO-Z<]RUS", "td3": "P[A-MO-Z<][A-Z]{3}"}[options.document]
    pattern = f"{head}[A-Z0-9<]{{39}}\\n[A-Z0-9<]{{9}}[0-9][A-Z<]{{3}}[0-9]{{7}}[MFX<][0-9<]{{7}}[A-Z0-9<]{{14}}[0-9<][0-9]"
    return Screen(pattern, lambda value: not flaws(value[:LINE] + value[LINE + 1 :], options.document))


def made(draw: Draw, options: Options) -> str:
    from gosform.engines.made_mrz import lines

    return lines(draw, options.document)


KIND = Kind(
    id="mrz",
    words=Words(
        "mrz",
        label="Machine-readable lines (MRZ)",
        acc="the machine-readable lines",
        example="P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10",
        where="The two lines are at the bottom of the page with the photo.",
        aloud="Compare each line four characters at a time.",
    ),
    codes=(
        codes.SHAPE,
        codes.CYRILLIC,
        codes.CHARACTERS,
        codes.LENGTH,
        codes.ONE_LINE,
        codes.FIRST_LINE,
        codes.SECOND_LINE,
        codes.NOT_PASSPORT,
        codes.ORDER,
        codes.INTERNAL_HERE,
        codes.TRAVEL_HERE,
        codes.OTHER_COUNTRY,
        codes.COUNTRY,
        codes.DIGITS,
        codes.LETTERS,
        codes.SEX,
        codes.CHECK_NUMBER,
        codes.CHECK_BIRTH,
        codes.CHECK_EXPIRY,
        codes.CHECK_EXTRA,
        codes.CHECK_WHOLE,
        codes.BIRTH_DATE,
        codes.EXPIRY_DATE,
        codes.ISSUE_DATE,
        codes.FILLERS,
        codes.K_FOR_FILLER,
        codes.NO_NAME,
        codes.CLEANED,
    ),
    diagnose=find,
    screen=certainly,
    source=codes.SOURCE,
    options=Options,
    make=made,
    doc=__doc__,
)
