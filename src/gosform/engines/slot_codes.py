"""The troubles that numbers with letters share, worded once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from gosform.problem import Code, Severity


@dataclass(frozen=True, slots=True)
class SlotCodes:
    """The troubles of one kind. A kind lists in ``Kind.codes`` those that it can really give."""

    script: Code
    letters: Code
    no_letter: Code
    unknown: Code
    shape: Code
    too_short: Code
    too_long: Code
    cleaned: Code


def slot_codes(kind: str, alphabet: Literal["russian", "latin"]) -> SlotCodes:
    """The shared codes of a kind whose letters are Russian or Latin."""
    script = (
        Code(
            f"{kind}.latin",
            what="There are Latin letters in {in}.",
            fix="Enter {acc} in Russian letters.",
            why="Latin A, B, C, E, H look the same on the screen and on the plate, but registers compare letter by letter.",
        )
        if alphabet == "russian"
        else Code(
            f"{kind}.cyrillic",
            what="There are Russian letters in {in}.",
            fix="Enter {acc} in Latin letters.",
            why="Russian А, В, С, Е, Н look the same on the screen, but registers compare letter by letter.",
        )
    )
    return SlotCodes(
        script=script,
        letters=Code(
            f"{kind}.letters",
            what="There is “{char}” instead of a digit in {in}.",
            plain="There is a character that is not a digit in {in}.",
            fix="Enter a digit in its place.",
            why="О and 0, З and 3, l and 1 look alike; registers compare character by character.",
        ),
        no_letter=Code(
            f"{kind}.no-letter",
            what="There is “{char}” instead of a letter in {in}.",
            plain="There is a character that is not a letter in {in}.",
            fix="Enter a letter in its place.",
            why="Some places of the number take letters only; 0 typed for О is the usual cause.",
        ),
        unknown=Code(
            f"{kind}.unknown-letter",
            what="The letter “{char}” is not used in {in}.",
            plain="There is a letter that does not occur in {in}.",
            fix="Compare {acc} with the document.",
            why="Only some letters of the alphabet are used, so that none of them can be taken for another character.",
        ),
        shape=Code(
            f"{kind}.shape",
            what="It was not possible to read {acc}.",
            fix="Enter {acc} as in the document.",
            why="Letters and digits do not stand where they can stand in any number of this sort.",
        ),
        too_short=Code(
            f"{kind}.too-short",
            what="{label}: {need} characters needed, only {have} entered.",
            fix="Enter {acc} in full.",
            why="The number has a fixed count of characters; spaces and hyphens are not counted.",
        ),
        too_long=Code(
            f"{kind}.too-long",
            what="{label}: {need} characters needed, {have} entered.",
            fix="Compare {acc} with the document.",
            why="The number has a fixed count of characters; spaces and hyphens are not counted.",
        ),
        cleaned=Code(
            f"{kind}.cleaned",
            what="We brought {acc} to the usual form.",
            fix="You do not need to correct anything.",
            severity=Severity.NOTICE,
            why="Spaces, small letters, invisible characters and a pasted label are no mistake. They are settled and said.",
        ),
    )
