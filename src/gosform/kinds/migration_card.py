"""Миграционная карта: the series and number of the card that a foreigner fills in at the border.

Usually eleven digits, written 4612 1234567: a series of four, a number of seven. No published document prescribes it, so
another make is a warning and never refused.

What the check can see: another number of digits, letters, a row of zeros; all of them as warnings. There is no check digit.

Accepted as usual: 4612 1234567, 4612 № 1234567, 4612-1234567 and the bare digits.

Example: 4612 1234567 (fictional).

History: the card was a sheet of paper with a printed number; electronic cards are being introduced, whose numbers may be of
another make.
"""

from __future__ import annotations

from dataclasses import dataclass

from gosform.engines.shape import Shape
from gosform.engines.usual_digits import usual
from gosform.kind import Kind
from gosform.making import like
from gosform.options import DigitOptions
from gosform.problem import Words

LABELS = ("миграционная карта", "мигр. карта", "миграционной карты", "мк", "migration card")
SOURCE = "usual make; no published document prescribes it"


@dataclass(frozen=True, slots=True)
class Options(DigitOptions):
    pass


SHAPE = Shape(11, layout="#### #######", spellings=("####-#######", "#### №#######", "#### № #######", "## ## #######", "## ## № #######"))

USUAL = usual("migration_card", SHAPE, LABELS)

KIND = Kind(
    id="migration_card",
    words=Words(
        "migration_card",
        label="Migration card number",
        acc="the migration card number",
        example="4612 1234567",
        where="The series and number are printed at the top of the migration card.",
        aloud="Compare the series two digits at a time, then the number three, two and two digits.",
    ),
    codes=USUAL.codes,
    diagnose=USUAL.diagnose,
    screen=USUAL.screen,
    source=SOURCE,
    options=Options,
    make=like("[0-9]{4} [0-9]{7}"),
    doc=__doc__,
)
