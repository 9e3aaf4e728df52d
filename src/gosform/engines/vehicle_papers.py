"""What the two papers of a vehicle share: a series of four characters and a number of six digits, pasted with the words around them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gosform.engines.slot_codes import SlotCodes
from gosform.engines.slots import Template, diagnose
from gosform.kind import Found
from gosform.problem import Code, Problem, Severity, problem
from gosform.text import Folded

LETTERS = "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ"


@dataclass(frozen=True, slots=True)
class Paper:
    """One of the two: how its number is built, what is pasted along, which spelling deserves no notice.

    short: its abbreviation, small letters. usual: a regular expression. zeros: the code of a number that is only zeros.
    """

    templates: Sequence[Template]
    codes: SlotCodes
    zeros: Code
    labels: tuple[str, ...]
    short: str
    usual: str

    def find(self, typed: str) -> Found:
        """Every problem of the number, and its canonical spelling."""
        words = rf"(?<![^\W_])(?:{self.short}|серия|и|сер\.|номер|ном\.)(?![^\W_])"
        # What is pasted before and between the two parts is blanked out, so that every span still counts in what was typed.
        text = re.sub(words, lambda m: " " * len(m.group()), typed, flags=re.IGNORECASE)
        return diagnose(
            text,
            self.templates,
            LETTERS,
            self.codes,
            labels=self.labels,
            own=self._doubts,
            usual=lambda t: bool(re.fullmatch(self.usual, t)),
        )

    def _doubts(self, folded: Folded, number: str) -> list[Problem]:
        return [] if number[4:].strip("0") else [problem(self.zeros, folded.span(4, 10))]


def zeros(kind: str) -> Code:
    """The code of a number that is only zeros."""
    return Code(
        f"{kind}.zeros",
        what="There are only zeros in {in}.",
        fix="Enter the number from the document.",
        severity=Severity.WARNING,
        why="A row of zeros is a stand-in for a number that was not at hand.",
    )
