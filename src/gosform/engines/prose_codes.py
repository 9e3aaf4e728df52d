"""The troubles that free texts share: their sentences, once, with the ids of each kind."""

from __future__ import annotations

from dataclasses import dataclass

from gosform.problem import Code, Severity

SMEV = "SMEV supplementary commons 1.2, types rus-* and rus-and-num-*"


@dataclass(frozen=True, slots=True)
class ProseCodes:
    """The troubles of one kind of text. A kind lists in ``Kind.codes`` those that it can really give."""

    latin: Code
    mixed_scripts: Code
    cyrillic: Code
    keyboard_layout: Code
    alphabet: Code
    characters: Code
    emoji: Code
    invisible: Code
    too_short: Code
    too_long: Code
    cleaned: Code


def prose_codes(kind: str) -> ProseCodes:
    """The shared codes of a kind of text."""
    return ProseCodes(
        latin=Code(
            f"{kind}.latin",
            what="There are Latin letters in {in}.",
            fix="Enter {acc} in Russian letters.",
            why="The receiving system takes Russian letters only.",
            source=SMEV,
        ),
        mixed_scripts=Code(
            f"{kind}.mixed-scripts",
            what="Letter {position} in {in}, “{char}”, is Latin.",
            plain="There is a Latin letter in {in}.",
            fix="Enter {acc} in Russian letters.",
            why="Latin a, c, e, o, p, x, y look like Russian letters, but programs compare letter by letter.",
            source=SMEV,
        ),
        cyrillic=Code(
            f"{kind}.cyrillic",
            what="There are Russian letters in {in}.",
            fix="Enter {acc} in Latin letters.",
            why="The form asks for Latin letters here. Russian а, е, о, р, с, х only look like them.",
            source="the form's own rule: alphabet",
        ),
        keyboard_layout=Code(
            f"{kind}.keyboard-layout",
            what="It looks like {acc} was typed in English layout.",
            fix="Switch to the Russian layout and type it again.",
            why="The same keys on a Russian keyboard give a word that reads like Russian. It is a guess: the person decides.",
            source=SMEV,
        ),
        alphabet=Code(
            f"{kind}.alphabet",
            what="There is a letter of another alphabet in {in}.",
            fix="Leave out such letters.",
            why="The receiving system takes the letters of one alphabet only; marks over letters and other alphabets are refused.",
            source=SMEV,
        ),
        characters=Code(
            f"{kind}.characters",
            what="Extra sign in {in}: {sign}.",
            fix="Remove the {sign_acc}.",
            why="The receiving system takes a closed list of signs. Every other sign is named, one by one, with its place.",
            source=SMEV,
        ),
        emoji=Code(
            f"{kind}.emoji",
            what="There is an emoji in {in}.",
            fix="Remove the emoji.",
            why="The receiving system takes letters, digits and a few signs, but no pictures.",
            source=SMEV,
        ),
        invisible=Code(
            f"{kind}.invisible",
            what="There is an invisible sign in {in}.",
            fix="Delete the text and type it again.",
            why="Control characters cannot be sent as XML; marks that turn the writing round make people read another text than is stored.",
            source="XML 1.0, production Char; Unicode Standard Annex 9",
        ),
        too_short=Code(
            f"{kind}.too-short",
            what="{label}: {min} characters at least, {have} entered.",
            fix="Enter {acc} in full.",
            why="Characters are counted as a person counts them, without extra spaces.",
            source="the form's own rule: min_length",
        ),
        too_long=Code(
            f"{kind}.too-long",
            what="{label}: {max} characters at most, {have} entered.",
            fix="Make {acc} shorter.",
            why="Characters are counted as a person counts them, without extra spaces.",
            source="the form's own rule: max_length; where there is none, gosform reads 100,000 characters",
        ),
        cleaned=Code(
            f"{kind}.cleaned",
            what="We tidied up the spaces and signs in {in}.",
            fix="You do not need to correct anything.",
            severity=Severity.NOTICE,
            why="Extra spaces, invisible characters and long dashes are no mistake. They are settled and said.",
        ),
    )
