"""Letters on their way between a terminal and the program, where one of the two knows ASCII only."""

from __future__ import annotations

import os
import sys
from typing import Any

from gosform.showing.shown import say


def given(word: str) -> str:
    """A value from the command line. In an ASCII locale Python hands bytes over as lone surrogates; nearly always they are UTF-8.

    File names stay as they are: the system is asked for them by their bytes.
    """
    if word.isascii():
        return word
    try:
        return os.fsencode(word).decode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return word


def tell_of_missing(args: Any) -> None:
    """One line of plain ASCII on standard error, where the language's letters would all come out as question marks."""
    if args.output or getattr(args, "format", "json") != "text":
        return  # files and formats for programs are UTF-8 everywhere
    encoding = sys.stdout.encoding or "utf-8"
    try:
        say(args.lang, "output").encode(encoding)
    except UnicodeEncodeError:
        print(
            f"gosform: the terminal's encoding ({encoding}) lacks the letters of this language. "
            "PYTHONIOENCODING=utf-8 or --lang en makes the text readable.",
            file=sys.stderr,
        )
