"""An expression cut into tokens, each with its column."""

from __future__ import annotations

import re
from typing import NamedTuple

LONGEST = 2000


class ExprError(ValueError):
    """A mistake in an expression. ``column`` is 1-based, in characters; ``text`` says what to write instead."""

    def __init__(self, column: int, text: str) -> None:
        super().__init__(f"column {column}: {text}")
        self.column, self.text = column, text


class Token(NamedTuple):
    """kind: ``number``, ``text``, ``name``, ``sign`` or ``end``. ``text`` is what it says: of a quoted text, what is inside."""

    kind: str
    text: str
    column: int


_TOKEN = re.compile(
    r"""(?P<space>[ \t\r\n]+)
      | (?P<number>[0-9]+(?:\.[0-9]+)?)
      | (?P<text>'[^'\\\n]*(?:\\.[^'\\\n]*)*'|"[^"\\\n]*(?:\\.[^"\\\n]*)*")
      | (?P<name>[^\W\d]\w*)
      | (?P<sign>\|\||&&|[=!<>]=|[<>!+\-.,()\[\]])""",
    re.VERBOSE,
)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_INSTEAD = {
    "=": "write == to compare",
    "&": "write && for “and”",
    "|": "write || for “or”",
    "'": "the quotation mark is not closed",
    '"': "the quotation mark is not closed",
    "“": "write ' around a text",
    "”": "write ' around a text",
    "«": "write ' around a text",
    "»": "write ' around a text",
    "‘": "write ' around a text",
    "’": "write ' around a text",
    "–": "write - for minus",
    "—": "write - for minus",
    "−": "write - for minus",
    "\u00a0": "write an ordinary space",
}


def tokens(text: str) -> list[Token]:
    """All tokens, and one of kind ``end`` after them; ``ExprError`` at the first character that begins none."""
    if len(text) > LONGEST:
        raise ExprError(LONGEST + 1, f"an expression has at most {LONGEST} characters")
    found = []
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise ExprError(at + 1, _INSTEAD.get(text[at], f"the character U+{ord(text[at]):04X} has no meaning here"))
        kind = match.lastgroup or ""
        if kind == "text":
            found.append(Token(kind, _ESCAPE.sub(r"\1", match[0][1:-1]), at + 1))
        elif kind != "space":
            found.append(Token(kind, match[0], at + 1))
        at = match.end()
    return [*found, Token("end", "", len(text) + 1)]
