"""What two good machine-readable lines say, for comparison with the printed fields of a form."""

from __future__ import annotations

from typing import NamedTuple

from gosform.engines.mrz_letters import spoken
from gosform.engines.mrz_text import LINE


class Said(NamedTuple):
    """Everything as text, digits alone; empty where these lines do not say it.

    number: series and number together: ten digits of the internal passport, nine of the Russian travel passport.
    birth, expiry, issued: YYMMDD: the century is not in the lines, so compare with ``day.strftime("%y%m%d")``.
    sex: M, F, X, or empty.
    names: in Russian capitals, the surname first, where the lines are the internal passport's; a long row of names is cut.
    """

    number: str
    birth: str
    sex: str
    expiry: str = ""
    issued: str = ""
    department: str = ""
    names: tuple[str, ...] = ()


def said(lines: str) -> Said:
    """The parts of a canonical value: two lines of 44 characters with a line break between."""
    first, second = lines[:LINE], lines[LINE + 1 :]
    birth, sex = second[13:19], second[20].strip("<")
    if not first.startswith("PNRUS"):
        return Said(second[:9].rstrip("<"), birth, sex, expiry=second[21:27].strip("<"))
    number = second[:3] + second[28] + second[3:9]
    return Said(number, birth, sex, "", second[29:35], second[35:41], spoken(first[5:]) or ())
