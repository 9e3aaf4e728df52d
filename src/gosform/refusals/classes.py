"""What usually lies behind a refusal: the classes of complaints, and how often each was met.

The weights count the threads, official pages and articles in which a class was found. They are a convenience sample, not statistics: what the
searches brought up. They order questions and prove nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

CLASSES: Mapping[str, int] = MappingProxyType(
    {
        "register": 13,  # the office has other data on record: a new surname, a new passport, its own slip
        "unnamed": 16,  # the refusal names no field, or another one
        "address": 16,
        "signature": 13,  # another one, somebody else's, a file changed after signing
        "file-content": 9,  # does not open, cannot be read, another page
        "phone": 8,  # pasted with spaces or brackets, cut short
        "filled-in": 5,  # a suggestion, a scanner or a profile put something else there
        "good-name": 10,  # a right name was refused: a hyphen, two words, no patronymic
        "number": 3,  # a decimal comma, a word in place of a digit
        "email": 9,
        "invisible": 4,  # spaces at the end, no-break spaces
        "wrong-field": 7,  # another document, an old passport, ИНН and СНИЛС exchanged
        "birth-certificate": 1,
        "issued-by": 1,
        "dates": 12,
        "family": 1,  # somebody of the family is not named
        "lost-zero": 13,
        "false-alarm": 5,  # the checker does not take dashes or spaces that are right
        "file-name": 6,
        "heic": 10,
        "birth-place": 2,
        "again": 1,  # filed a second time
        "other-person": 2,  # filled in for somebody else
        "twin-name": 3,  # Наталья and Наталия, one letter apart
    }
)

SEEN_IN_VALUES = frozenset(("phone", "number", "email", "invisible", "birth-certificate", "issued-by", "dates", "lost-zero"))
"""Classes that a check of the values would mostly have shown. A digit that a scanner misread, or an old passport, is not among them."""
ALMOST_RULED_OUT = 0.1
"""What remains of the weight of such a class when the values were checked and nothing was found."""
FOUND = 20.0
"""How much more likely a class becomes when what was found in the values speaks of it."""
