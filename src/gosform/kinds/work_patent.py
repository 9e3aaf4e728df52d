"""Патент: the series and number of a foreigner's permit to work (патент на работу).

Usually twelve digits, written 77 1234567890: a series of two, a number of ten. No published document prescribes it, so another
make is a warning and never refused. The card carries its holder's ИНН beside it, which has twelve digits too.

What the check can see: another number of digits, letters, a row of zeros; all of them as warnings. There is no check digit.

Accepted as usual: 77 1234567890, 77 № 1234567890, 77-1234567890 and the bare digits.

Example: 77 1234567890 (fictional).

History: the form of the patent is set by order 805 of the Ministry of Internal Affairs of 02.11.2021; the number of the blank
on its back is another number.
"""

from __future__ import annotations

from dataclasses import dataclass

from gosform.engines.shape import Shape
from gosform.engines.usual_digits import usual
from gosform.kind import Kind
from gosform.making import like
from gosform.options import DigitOptions
from gosform.problem import Words

LABELS = ("патент", "патента", "патент на работу", "номер патента", "№ патента", "work patent")
SOURCE = "usual make; no published document prescribes it"


@dataclass(frozen=True, slots=True)
class Options(DigitOptions):
    pass


SHAPE = Shape(12, layout="## ##########", spellings=("##-##########", "## №##########", "## № ##########", "##№##########"))

USUAL = usual("work_patent", SHAPE, LABELS)

KIND = Kind(
    id="work_patent",
    words=Words(
        "work_patent",
        label="Work patent number",
        acc="the patent number",
        example="77 1234567890",
        where="The series and number are printed on the front of the patent.",
        aloud="Compare the first two digits, then the number three digits at a time.",
    ),
    codes=USUAL.codes,
    diagnose=USUAL.diagnose,
    screen=USUAL.screen,
    source=SOURCE,
    options=Options,
    make=like("[0-9]{2} [0-9]{10}"),
    doc=__doc__,
)
