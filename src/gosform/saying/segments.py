"""How many parts a text takes as an SMS, and in which alphabet it travels.

3GPP TS 23.038: the 7-bit alphabet, its signs that take two places (an escape and a sign), UCS-2 for everything else. TS 23.040: 140 octets a
message, of which six go to the header that joins the parts where there are several. Neither an escaped sign nor a surrogate pair is split
between two parts.
"""

from __future__ import annotations

from typing import NamedTuple

GSM7 = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
GSM7_DOUBLE = frozenset("^{}\\[~]|€\f")
SEVEN_BIT, UCS2 = "GSM-7", "UCS-2"
ALONE = {SEVEN_BIT: 160, UCS2: 70}
"""Units of a message that is alone."""
JOINED = {SEVEN_BIT: 153, UCS2: 67}
"""Units of each part where there are several."""


class Segments(NamedTuple):
    """parts: 0 for an empty text. encoding: ``GSM-7`` or ``UCS-2``. units: characters of the alphabet, escapes and surrogates counted."""

    parts: int
    encoding: str
    units: int


def segments(text: str) -> Segments:
    """What the text takes. A text with one sign outside of the 7-bit alphabet travels in UCS-2 as a whole."""
    if all(char in GSM7 or char in GSM7_DOUBLE for char in text):
        encoding, sizes = SEVEN_BIT, [2 if char in GSM7_DOUBLE else 1 for char in text]
    else:
        encoding, sizes = UCS2, [2 if ord(char) > 0xFFFF else 1 for char in text]
    units = sum(sizes)
    if units <= ALONE[encoding]:
        return Segments(int(bool(text)), encoding, units)
    count, room = 1, JOINED[encoding]
    for size in sizes:
        if size > room:
            count, room = count + 1, JOINED[encoding]
        room -= size
    return Segments(count, encoding, units)
