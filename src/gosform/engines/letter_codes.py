"""The troubles that document numbers made of Russian letters and digits share, worded once."""

from __future__ import annotations

from dataclasses import dataclass

from gosform.problem import Code, Severity


@dataclass(frozen=True, slots=True)
class LetterCodes:
    """The troubles of a number with Russian letters in it, with the ids of one kind."""

    shape: Code
    no_letters: Code
    latin: Code
    lower_case: Code
    letters: Code
    too_short: Code
    too_long: Code
    zeros: Code
    cleaned: Code


def letter_codes(kind: str, made_of: str, source: str) -> LetterCodes:
    """The shared codes of a kind; ``made_of`` is the instruction that says what the number is made of. ``source`` backs the refusals."""
    return LetterCodes(
        shape=Code(
            f"{kind}.shape",
            what="{label} cannot be read as typed.",
            fix=made_of,
            why="Too little of what was typed fits the letters and digits of the document. Nothing is guessed then.",
            source=source,
        ),
        no_letters=Code(
            f"{kind}.no-letters",
            what="The two letters of the series are missing.",
            fix=made_of,
            why="Only digits were typed, and no more of them than the number has. The series of two letters stands before it.",
            source=source,
        ),
        latin=Code(
            f"{kind}.latin",
            what="There are two Russian letters in the series, and here are others.",
            fix="Enter the letters of {gen} in Russian.",
            why="Latin А, В, С look the same on the screen, and 0 looks like О, but registers compare sign by sign.",
            source=source,
        ),
        lower_case=Code(
            f"{kind}.lower-case",
            what="There is a small letter in {in}.",
            fix="Enter the letters of {gen} as capitals.",
            why="The letters of the series are printed as capitals, and the tax service's own check refuses small ones.",
            source=source,
        ),
        letters=Code(
            f"{kind}.letters",
            what="There is “{char}” in place of a digit in {in}.",
            plain="There is another character in place of a digit in {in}.",
            fix="Compare {acc} with the document.",
            why="О and 0, З and 3, l and 1 look alike.",
            source=source,
        ),
        too_short=Code(
            f"{kind}.too-short",
            what="After the letters {need} digits are needed, {have} typed.",
            fix="Enter {acc} in full.",
            why="Leading zeros count: a spreadsheet drops them.",
            source=source,
        ),
        too_long=Code(
            f"{kind}.too-long",
            what="After the letters {need} digits are needed, {have} typed.",
            fix="Compare {acc} with the document.",
            why="A doubled digit or a neighbouring number pasted along is the usual cause.",
            source=source,
        ),
        zeros=Code(
            f"{kind}.zeros",
            what="{label} has only zeros.",
            fix="Enter {acc} as in the document.",
            why="A row of zeros is a stand-in for a number that was not at hand.",
            source=source,
        ),
        cleaned=Code(
            f"{kind}.cleaned",
            what="We brought {acc} to the usual form.",
            fix="You do not need to correct anything.",
            severity=Severity.NOTICE,
            why="Spaces, dashes, № and a pasted label are no mistake. They are settled and said.",
        ),
    )
