"""The sentences that belong to cards and not to codes: English, the keys of the catalogues (context ``cli``)."""

from __future__ import annotations

UNKNOWN = "Not known what this is"
ASK_KIND = "Look at the document that this comes from. Say what the document is called. Say what is written beside the number."
UNKNOWN_STEPS = (
    "Ask which document the value comes from and what the field is called.",
    "Then choose the field yourself: the value is checked again.",
)
UNKNOWN_SMS = ""
GOOD = "Nothing needs to be changed in {in}."
LETTER = "The {ordinal} character is {letter}."
LETTER_TO_DIGIT = "Replace it with the digit {digit}."
LETTER_TO_LETTER = "Replace it with {letter}."

SENTENCES = (UNKNOWN, ASK_KIND, *UNKNOWN_STEPS, GOOD, LETTER, LETTER_TO_DIGIT, LETTER_TO_LETTER)
