"""A kind of value: what it is called, what can go wrong with it, and how its problems are found.

A kind is a declaration in a file of its own (``kinds/inn.py``). It offers two readings of the same rules:

``diagnose(typed, options, as_of)`` finds every problem and the canonical spelling. Only it makes problems.
``screen(options, as_of)`` describes values that are **certainly clean** in their canonical spelling. In doubt it says
nothing, and the value goes to ``diagnose``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, NamedTuple

from gosform.options import NoOptions, make
from gosform.problem import Code, Place, Problem, Severity, Words


class Found(NamedTuple):
    """What a kind made of one value.

    canonical: the one spelling that means this value; None while an error stands.
    read: the characters as understood, even when a check failed on them: two fields can still be compared by it.
      None when the value could not be read at all (strange characters, wrong length).
    """

    problems: tuple[Problem, ...]
    canonical: str | None = None
    read: str | None = None


class Screen(NamedTuple):
    """A sufficient condition for “no problem, and already canonical”. Too narrow costs speed; too wide is a wrong answer.

    pattern: a regular expression without groups that capture, anchors or U+001F; it must match the whole value.
    holds: what the pattern cannot prove (check digits, the calendar), for a value that the pattern matches; None if nothing.
    """

    pattern: str
    holds: Callable[[str], Any] | None = None


SOME_DAY = date(2030, 1, 1)
"""The day that the bounds of an example are counted from."""


@dataclass(frozen=True, slots=True, eq=False)
class Kind:
    """One kind of value.

    id: its public name, which is also the name of its module and the prefix of its codes.
    codes: every code that ``diagnose`` can give, without ``missing`` and ``wrong-kind``, which every kind has.
    source: the document that the rules come from.
    options: the dataclass of its options.
    ask: what a person is told to do with an empty field; “Choose” where nothing is typed.
    natural: Python type -> how a value of it is written as text (``int`` for a number, ``date`` for a date). A value of any
      other type than ``str`` and these is taken with a notice: numbers lose their leading zeros on the way.
    """

    id: str
    words: Words
    codes: tuple[Code, ...]
    diagnose: Callable[[str, Any, date], Found]
    screen: Callable[[Any, date], Screen | None]
    source: str
    options: type[Any] = NoOptions
    doc: str = ""
    ask: str = "Enter {acc}."
    natural: Mapping[type[Any], Callable[[Any, Any], str]] = field(default_factory=dict)

    def option_values(self, given: Mapping[str, Any]) -> Any:
        """Plain option values as this kind's options; ``OptionError`` when it has no such option or value."""
        return make(self.options, given, self.id)

    @property
    def missing(self) -> Code:
        """The code of a required field that was left empty."""
        return Code(
            f"{self.id}.missing",
            what="The field “{label}” is empty.",
            fix=self.ask,
            why="A form says which fields it requires. A space or an invisible character alone counts as empty.",
            source="the form's own rule: required",
        )

    @property
    def wrong_kind(self) -> Code:
        """The code of a value that is no good here and, very probably, a good one of another kind (``check/mistaken.py``)."""
        return Code(
            f"{self.id}.wrong-kind",
            what="It looks like {other_acc} was entered here.",
            fix="Enter {acc}.",
            why="The value breaks the rules of this field and keeps those of another kind. Spelling, check digits and the form's other "
            "fields are weighed together: a check digit alone proves too little, since one passport in ten has that of an ИНН.",
        )

    @property
    def place(self) -> Place:
        """The place of a single value that belongs to no form."""
        return Place(self.words)

    def worded(self, options: Any) -> Words:
        """The words of the kind with an example that these options take; without one where the kind's own cannot be made to fit."""
        example, day = self.words.example, SOME_DAY
        screen = self.screen(options, day)
        if not example:
            return self.words
        if screen and re.fullmatch(screen.pattern, example) and (screen.holds is None or screen.holds(example)):
            return self.words
        for fix in (fix for found in self.diagnose(example, options, day).problems for fix in found.fixes):
            example = fix.apply(example)
            break
        refused = any(found.severity is Severity.ERROR for found in self.diagnose(example, options, day).problems)
        return self.words if example == self.words.example and not refused else replace(self.words, example="" if refused else example)

    def all_codes(self) -> tuple[Code, ...]:
        """Every code of this kind, ``missing`` first."""
        return (self.missing, *self.codes, self.wrong_kind)


def sized(low: int, high: int | None) -> str:
    """A look-ahead for a screen's pattern: this many characters. U+001F ends the value where many are matched in a row."""
    least = f"(?=[^\x1f]{{{low}}})" if low > 1 else ""
    return least if high is None else f"{least}(?![^\x1f]{{{high + 1}}})"


def unscreened(options: Any, as_of: date) -> Screen | None:
    """For a kind that has no cheap sufficient condition: every value goes to ``diagnose``."""
    return None
