"""The troubles that names share: their sentences, once, with the ids of each kind."""

from __future__ import annotations

from dataclasses import dataclass

from gosform.engines.digit_codes import pasted_along, pasted_twice
from gosform.problem import Code, Severity

NDFL = "FNS, control ratios of form 2-НДФЛ: ФИО"
ZAGS = "e-ZAGS protocol schema, type STRING60"


@dataclass(frozen=True, slots=True)
class NameCodes:
    """The troubles of one name kind. A kind lists in ``Kind.codes`` those that it can really give."""

    kind: str
    latin: Code
    mixed_scripts: Code
    cyrillic: Code
    keyboard_layout: Code
    alphabet: Code
    digits: Code
    characters: Code
    no_letters: Code
    placeholder: Code
    first_character: Code
    hyphens: Code
    too_long: Code
    punctuation: Code
    apostrophe: Code
    roman_numeral: Code
    initials: Code
    caps_lock: Code
    cleaned: Code
    pasted_along: Code
    pasted_twice: Code


def name_codes(kind: str, length: str = ZAGS) -> NameCodes:
    """The shared codes of a kind of name. length: the document that says how long it may be."""
    return NameCodes(
        kind=kind,
        latin=Code(
            f"{kind}.latin",
            what="The letters in {in} are Latin.",
            fix="Enter {acc} in Russian letters.",
            why="A citizen's name is written in Russian letters. A name copied from a passport for travel abroad is Latin.",
            source=NDFL,
        ),
        mixed_scripts=Code(
            f"{kind}.mixed-scripts",
            what="Letter {position} in {in}, “{char}”, is Latin.",
            plain="There is a Latin letter in {in}.",
            fix="Enter {acc} in Russian letters.",
            why="Latin a, c, e, o, p, x, y look like Russian letters, but registers compare letter by letter and find nobody.",
            source=NDFL,
        ),
        cyrillic=Code(
            f"{kind}.cyrillic",
            what="Letter {position} in {in}, “{char}”, is Russian.",
            plain="There is a Russian letter among the Latin ones in {in}.",
            fix="Enter every word in letters of one alphabet.",
            why="A foreigner's name may be Latin or Russian, but no document mixes both alphabets within a word.",
            source=NDFL,
        ),
        keyboard_layout=Code(
            f"{kind}.keyboard-layout",
            what="It looks like {acc} was typed in English layout.",
            fix="Switch to the Russian layout and type it again.",
            why="The same keys on a Russian keyboard give a word that reads like Russian. It is a guess: the person decides.",
            source=NDFL,
        ),
        alphabet=Code(
            f"{kind}.alphabet",
            what="There is a letter of another alphabet in {in}.",
            fix="Enter {acc} as in the document in Russian.",
            why="Federal registers take the 33 Russian letters, and Latin ones for foreigners; other alphabets are transcribed.",
            source=NDFL,
        ),
        digits=Code(
            f"{kind}.digits",
            what="There is a digit in {in}.",
            fix="Enter {acc} in letters.",
            why="Names have no digits; 0, 3, 6 and 8 are typed for О, З, б and В, and 4 beside a vowel for ч.",
            source=NDFL,
        ),
        characters=Code(
            f"{kind}.characters",
            what="Extra sign in {in}: {sign}.",
            fix="Remove the {sign_acc}.",
            why="Names take letters, a hyphen and a space. Every other sign is named, one by one, with its place.",
            source=NDFL,
        ),
        no_letters=Code(
            f"{kind}.no-letters",
            what="There is no letter in {in}.",
            fix="Enter {acc} as in the document.",
            why="A dash or a full stop alone is not a name.",
            source=NDFL,
        ),
        placeholder=Code(
            f"{kind}.placeholder",
            what="It looks like a note stands in place of {gen}.",
            fix="Enter {acc} as in the document.",
            severity=Severity.WARNING,
            why="“нет”, “отсутствует” and the like are taken for a name by the system that receives them.",
        ),
        first_character=Code(
            f"{kind}.first-character",
            what="A hyphen, soft or hard sign is at the start of {gen}.",
            fix="Compare {acc} with the document.",
            why="No Russian word begins with ь or ъ; a hyphen in front is usually left over from a list.",
            source=NDFL,
        ),
        hyphens=Code(
            f"{kind}.hyphens",
            what="There is an extra hyphen in {in}.",
            fix="Remove the extra hyphen from {gen}.",
            why="A hyphen joins two parts of a name, so it has a letter on either side.",
            source=NDFL,
        ),
        too_long=Code(
            f"{kind}.too-long",
            what="{label}: {max} characters at most, {have} entered.",
            fix="Remove what is extra from {gen}.",
            why="The receiving system keeps no more. Characters are counted as a person counts them.",
            source=length,
        ),
        punctuation=Code(
            f"{kind}.punctuation",
            what="A sign in {in} is rare in documents: {sign}.",
            fix="Compare {acc} with the document.",
            severity=Severity.WARNING,
            why="SMEV takes a full stop and a comma, the tax service brackets too, the control ratios of 2-НДФЛ none of them.",
            source="SMEV supplementary commons 1.2, type rus-50; FNS, service “find your ИНН”",
        ),
        apostrophe=Code(
            f"{kind}.apostrophe",
            what="There is an apostrophe in {in}; not every service takes it.",
            fix="Compare {acc} with the document.",
            severity=Severity.NOTICE,
            why="A good name that some services refuse: the tax service takes an apostrophe, the control ratios of 2-НДФЛ only for foreigners,"
            " SMEV not at all. So it is only said.",
            source="FNS, service “find your ИНН”",
        ),
        roman_numeral=Code(
            f"{kind}.roman-numeral",
            what="There is a Roman numeral in {in}; not every service takes it.",
            fix="Compare {acc} with the document.",
            severity=Severity.WARNING,
            why="The tax service takes the Latin letters I and V in a name, other services do not.",
            source="FNS, service “find your ИНН”",
        ),
        initials=Code(
            f"{kind}.initials",
            what="There are initials in {in}.",
            fix="Enter {acc} in full.",
            severity=Severity.WARNING,
            why="Registers hold names in full, so initials find nobody.",
        ),
        caps_lock=Code(
            f"{kind}.caps-lock",
            what="Small and capital letters in {in} have changed places.",
            fix="Turn off Caps Lock and enter {acc} again.",
            severity=Severity.WARNING,
            why="A small first letter before capitals is what Caps Lock leaves. Names all in capitals or all small are taken as they are.",
        ),
        cleaned=Code(
            f"{kind}.cleaned",
            what="We tidied up the spaces and signs in {in}.",
            fix="You do not need to correct anything.",
            severity=Severity.NOTICE,
            why="Extra spaces, invisible characters, long dashes and typographic apostrophes are no mistake. They are settled and said.",
        ),
        pasted_along=pasted_along(kind),
        pasted_twice=pasted_twice(kind, Severity.WARNING),
    )
