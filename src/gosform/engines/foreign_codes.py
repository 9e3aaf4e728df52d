"""The troubles that every number of python-stdnum shares, worded once."""

from __future__ import annotations

from dataclasses import dataclass, fields

from gosform.engines.digit_codes import spreadsheet
from gosform.problem import Code, Severity


@dataclass(frozen=True, slots=True)
class ForeignCodes:
    """The troubles of one number, in the order in which they are looked for."""

    spreadsheet: Code
    letters: Code
    characters: Code
    shape: Code
    too_short: Code
    too_long: Code
    length: Code
    part: Code
    checksum: Code
    zeros: Code
    cleaned: Code

    def all(self) -> tuple[Code, ...]:
        """Every one of them."""
        return tuple(getattr(self, field.name) for field in fields(self))


def foreign_codes(kind: str) -> ForeignCodes:
    """The codes of one number: ``stdnum.isbn.checksum`` for the kind ``stdnum.isbn``. Made without looking at the number itself."""
    return ForeignCodes(
        spreadsheet=spreadsheet(kind),
        letters=Code(
            f"{kind}.letters",
            what="{label} has “{char}” ({sign}) instead of a digit.",
            plain="There is a character that is not a digit in {in}.",
            fix="Compare {acc} with the document.",
            why="With a digit in this place python-stdnum takes the characters of the number, and with none of the 26 Latin letters.",
        ),
        characters=Code(
            f"{kind}.characters",
            what="There is “{char}” ({sign}) in {in}.",
            plain="There is an unusual sign in {in}.",
            fix="Compare {acc} with the document.",
            why="The number is made of Latin letters and digits, or of digits alone; or it has a letter where this one cannot stand.",
        ),
        shape=Code(
            f"{kind}.shape",
            what="{label} cannot be read as typed.",
            fix="Enter {acc} as in the document.",
            why="python-stdnum refuses the number for the way in which it is made up (InvalidFormat), and no single character is to blame: "
            "letters, digits or signs are missing, or stand in other places.",
        ),
        too_short=Code(
            f"{kind}.too-short",
            what="{label}: {need} characters needed, only {have} entered.",
            fix="Enter {acc} in full.",
            why="The number has a fixed length (InvalidLength in python-stdnum). Separators are not counted. Leading zeros count.",
        ),
        too_long=Code(
            f"{kind}.too-long",
            what="{label}: {need} characters needed, {have} entered.",
            fix="Compare {acc} with the document.",
            why="The number has a fixed length (InvalidLength in python-stdnum). Separators are not counted.",
        ),
        length=Code(
            f"{kind}.length",
            what="{label} cannot have this length: {have} characters entered.",
            fix="Compare {acc} with the document.",
            why="The number has other lengths (InvalidLength in python-stdnum), or far more characters than any number has.",
        ),
        part=Code(
            f"{kind}.part",
            what="A date or a code inside {acc} does not exist.",
            fix="Compare {acc} with the document.",
            why="A part of the number means something that is not there: a day, a country, a region, a kind of holder (InvalidComponent in "
            "python-stdnum). Some of these lists grow; a form may lower the severity.",
        ),
        checksum=Code(
            f"{kind}.checksum",
            what="{label} has a wrong character: no such number.",
            fix="Compare {acc} with the document.",
            why="The check digits or letters do not fit the others (InvalidChecksum in python-stdnum), so at least one character is wrong. "
            "Which one it is cannot be known from the number.",
        ),
        zeros=Code(
            f"{kind}.zeros",
            what="{label} has only zeros.",
            fix="Compare {acc} with the document.",
            severity=Severity.WARNING,
            why="A row of zeros passes the arithmetic of most check digits and is usually a stand-in. python-stdnum takes it.",
        ),
        cleaned=Code(
            f"{kind}.cleaned",
            what="We put {acc} into the usual form.",
            fix="You do not need to correct anything.",
            severity=Severity.NOTICE,
            why="Spaces, dashes, small letters, invisible characters and a pasted label are no mistake; digits of another width are digits.",
        ),
    )
