"""What is left of a number without its separators and its label, where nobody asks for the places: what ``fold`` keeps, in fewer steps."""

from __future__ import annotations

from gosform.text import SEPARATORS, fold

_SIGNS = "".join(sorted(SEPARATORS)).encode("ascii", "ignore")


def bare(typed: str, labels: tuple[str, ...] = ()) -> str:
    """What ``fold(typed, labels=labels)`` keeps."""
    if typed.isascii() and typed[:1].isdigit():  # no label begins with a digit
        return typed if typed.isdigit() else typed.encode().translate(None, _SIGNS).decode()
    return fold(typed, labels=labels).kept
