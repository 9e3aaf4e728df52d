"""The text of a rule file, or the place where it stops being one.

What a word processor leaves behind (no-break spaces, invisible characters, tabs) leads a YAML parser to complain of
something else three lines further down. It is looked for first, and named for what it is.
"""

from __future__ import annotations

import re
from pathlib import Path

from gosform.problem import Mistake, RuleSetError, UnknownForm
from gosform.read_rules.mistakes import Mark, Mistakes
from gosform.text import sign

MAX_BYTES = 5_000_000

WRONG = (
    "(?P<unprintable>[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff\x85]|\x85|\u2028|\u2029)"
    "|(?P<invisible>[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff])"
    "|(?P<indent>(?m:^)[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]*[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000])(?=[ ]*[^\\s])"
)
"""Compiled where something is suspected: a long pattern, which most files never need. None of what it finds is printable, as Python sees it."""
_GLUED = re.compile("(?:(?<=[:\\-,])[\u00a0\u2007\u202f])|(?:[\u00a0\u2007\u202f](?=#))")


def from_file(path: Path, file: str) -> str:
    """The text of a file; ``UnknownForm`` when nothing lies there, ``RuleSetError`` when it cannot be a rule file.

    Never more than the limit is read, whatever the size: a file of 50 MB costs no more than one of 5.
    """
    try:
        if not path.exists():
            raise UnknownForm(f"no file lies at {file}")
        if not path.is_file():
            raise RuleSetError(Mistake(file, 1, 1, "this is not a file: a form is one YAML file"))
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "the path cannot be used"
        raise RuleSetError(Mistake(file, 1, 1, f"the file cannot be read: {reason}")) from None
    return from_bytes(data, file)


def from_bytes(data: bytes, file: str) -> str:
    """The text of these bytes, which must be UTF-8 and no more than 5 MB."""
    if len(data) > MAX_BYTES:
        raise RuleSetError(
            Mistake(file, 1, 1, "the file is larger than 5 MB: this is not a form. Put long tables into a CSV file beside it")
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        mark = position(before, len(before), file)
        raise RuleSetError(Mistake(*mark, f"this is not UTF-8{_other_encoding(data, error.start)}: save the file as UTF-8")) from None
    return text.removeprefix("\ufeff")


def _other_encoding(data: bytes, start: int) -> str:
    """What the file looks like instead; empty when that is not plain to see."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return ", it looks like UTF-16"
    letters = [byte for byte in data[start : start + 400] if byte > 127]
    cyrillic = sum(byte >= 0xC0 or byte in b"\xa8\xb8" for byte in letters)
    return ", it looks like Windows-1251" if len(letters) > 1 and cyrillic >= 0.9 * len(letters) else ""


def prescan(text: str, file: str, mistakes: Mistakes) -> bool:
    """Note every character that would mislead a parser, or a reader; True when there was one."""
    if not text.strip(" \t\r\n"):
        mistakes.add(Mark(file, 1, 1), "the file is empty: a form begins with id, version, title, source and sections")
        mistakes.end()
    found = False
    for match in () if text.replace("\n", "").replace("\r", "").isprintable() else re.finditer(WRONG, text):
        found = True
        if match["unprintable"]:
            mistakes.add(position(text, match.start(), file), f"{_shown(match[0])}: delete it")
        elif match["invisible"]:
            where = f'a character that nobody sees, {_shown(match[0])}: delete it, or write "\\u{ord(match[0]):04X}" in double quotes'
            mistakes.add(position(text, match.start(), file), where)
        else:
            at = match.start() + next(i for i, c in enumerate(match[0]) if c != " ")
            name = "a tab" if text[at] == "\t" else f"a {_shown(text[at])}"
            mistakes.add(position(text, at, file), f"{name} indents this line: use ordinary spaces")
    return found


def glued(text: str, upto: int, file: str, mistakes: Mistakes) -> None:
    """After a syntax error: name the no-break spaces behind ``:`` and ``-`` that a parser takes for letters."""
    for match in _GLUED.finditer(text):
        mark = position(text, match.start(), file)
        if mark.line > upto:
            return
        mistakes.add(mark, "a no-break space stands here: type an ordinary space")


def position(text: str, at: int, file: str) -> Mark:
    """Line and column of a character. A line ends with LF, CR LF or CR."""
    breaks = text.count("\n", 0, at) + text.count("\r", 0, at) - text.count("\r\n", 0, at)
    return Mark(file, breaks + 1, at - max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)))


def _shown(char: str) -> str:
    return f"{sign(char)} U+{ord(char):04X}"
