"""The troubles that every number made of digits shares, worded once."""

from __future__ import annotations

from dataclasses import dataclass

from gosform.problem import Code, Severity


@dataclass(frozen=True, slots=True)
class DigitCodes:
    """The troubles that every number of digits shares, with the ids of one kind."""

    spreadsheet: Code
    letters: Code
    lower_case: Code
    too_short: Code
    too_long: Code
    length: Code
    separators: Code
    cleaned: Code
    zeros: Code
    checksum: Code
    words: Code
    pasted_along: Code
    pasted_twice: Code


def spreadsheet(kind: str) -> Code:
    """The code of a long number that a table has cut short."""
    return Code(
        f"{kind}.spreadsheet",
        what="A table probably cut {acc} short.",
        fix="Enter {acc} as in the document.",
        why="A table shows a long number as 5.00101E+11 and loses its end when it is copied, or it keeps fifteen digits and writes zeros for the"
        " others. The lost digits cannot be restored, but for a single one that the check digits show.",
    )


def digit_codes(kind: str, zeros: str = "") -> DigitCodes:
    """The shared codes of a kind. A kind lists in ``Kind.codes`` those that it can really give. zeros: the document that refuses zeros."""
    return DigitCodes(
        spreadsheet=spreadsheet(kind),
        letters=Code(
            f"{kind}.letters",
            what="{label} has “{char}” ({sign}) instead of a digit.",
            plain="There is a character that is not a digit in {in}.",
            fix="Enter digits only.",
            why="Only the digits 0-9 belong here. Letters that look like digits (О and 0, З and 3, l and 1) are the usual cause.",
        ),
        lower_case=Code(
            f"{kind}.lower-case",
            what="There is a small letter in {in}.",
            fix="Enter the letters of {gen} as capitals.",
            why="The few letters that may stand in this number are Latin capitals.",
        ),
        too_short=Code(
            f"{kind}.too-short",
            what="{label}: {need} digits needed, only {have} entered.",
            fix="Enter {acc} in full.",
            why="The number has a fixed length. Leading zeros count: a spreadsheet drops them.",
        ),
        too_long=Code(
            f"{kind}.too-long",
            what="{label}: {need} digits needed, {have} entered.",
            fix="Compare {acc} with the document.",
            why="The number has a fixed length. A doubled digit or a neighbouring number pasted along is the usual cause.",
        ),
        length=Code(
            f"{kind}.length",
            what="{label}: {need} digits are usual, {have} entered.",
            fix="Compare {acc} with the document.",
            why="The number of digits lies between two allowed lengths, so nobody knows whether one is missing or one is extra.",
        ),
        separators=Code(
            f"{kind}.separators",
            what="{label} takes no spaces or other signs here.",
            fix="Leave out the spaces and other signs.",
            why="The form passes the value to a system that takes the number alone (separators: forbid).",
            source="the form's own rule: separators: forbid",
        ),
        cleaned=Code(
            f"{kind}.cleaned",
            what="We put {acc} into the usual form.",
            fix="You do not need to correct anything.",
            severity=Severity.NOTICE,
            why="Spaces, dashes, invisible characters, № and a pasted label are no mistake; digits of another width are digits.",
        ),
        zeros=Code(
            f"{kind}.zeros",
            what="{label} has only zeros.",
            fix="Enter {acc} as in the document.",
            why="A row of zeros is a placeholder: it passes the arithmetic of most check digits, and no such number is issued.",
            source=zeros,
        ),
        checksum=Code(
            f"{kind}.checksum",
            what="{label} has a wrong digit: no such number.",
            fix="Compare {acc} with the document.",
            why="The check digits do not fit the others, so at least one digit is wrong. Which one it is can seldom be told from the number.",
        ),
        words=Code(
            f"{kind}.words",
            what="{label} is written in words.",
            fix="Enter {acc} in digits.",
            why="The number was dictated or copied in words. Read digit by digit, by tens or by hundreds it is proposed in digits.",
        ),
        pasted_along=pasted_along(kind),
        pasted_twice=pasted_twice(kind),
    )


def pasted_along(kind: str) -> Code:
    """The code of a good value beside which stands something that belongs elsewhere."""
    return Code(
        f"{kind}.pasted-along",
        what="There is something else in {in}.",
        fix="Leave only the value itself.",
        why="The value itself is good. A label, the next field, a name or a date was copied along; what is left out belongs elsewhere.",
    )


def pasted_twice(kind: str, severity: Severity = Severity.ERROR) -> Code:
    """The code of a good value that stands twice in its field."""
    return Code(
        f"{kind}.pasted-twice",
        what="{label} stands twice in its field.",
        fix="Leave the value there once.",
        severity=severity,
        why="The value itself is good. It was pasted a second time, or pasted into a field that was already filled.",
    )
