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
from functools import lru_cache
from typing import Any, NamedTuple

from gosform.formula import TO_DIGIT
from gosform.making import Draw, Maker, alike
from gosform.options import NoOptions, make
from gosform.problem import Code, GosformError, Place, Problem, Words


class Found(NamedTuple):
    """What a kind made of one value.

    canonical: the one spelling that means this value; None while an error stands.
    read: the characters as understood, even when a check failed on them: two fields can still be compared by it.
      None when the value could not be read at all (strange characters, wrong length).
    """

    problems: tuple[Problem, ...]
    canonical: str | None = None
    read: str | None = None


class Drawn(NamedTuple):
    """A canonical spelling with check digits, as a column sees it.

    layout: the value with ``#`` for each digit. holds: the formula over these digits (see ``formula``); None: there is none.
    """

    layout: str
    holds: Callable[[Any], Any] | None


class Screen(NamedTuple):
    """A sufficient condition for “no problem, and already canonical”. Too narrow costs speed; too wide is a wrong answer.

    pattern: a regular expression without groups that capture, anchors or U+001F; it must match the whole value.
    holds: what the pattern cannot prove (check digits, the calendar), for a value that the pattern matches; None if nothing.

    For a column the same is said once more, where it can be, so that ``holds`` need not be asked value by value:
    drawn: ``holds`` of a value in one of these layouts, of digits alone, is its formula.
    plain: a narrower pattern that says all that ``pattern`` says, of values for which ``holds`` is true.
    every: ``drawn`` has every number of digits that the kind takes, and its formulas hold for each good number, whatever the pattern leaves out.
    """

    pattern: str
    holds: Callable[[str], Any] | None = None
    drawn: tuple[Drawn, ...] = ()
    plain: str = ""
    every: bool = False

    def test(self) -> Callable[[str], Any]:
        """What says of one value whether it is certainly clean."""
        match, holds = re.compile(self.pattern).fullmatch, self.holds
        return match if holds is None else lambda text: match(text) and holds(text)


SOME_DAY = date(2025, 1, 1)
"""The day that examples are made on, whatever the day is: a value that holds then holds later."""
MOST_TRIES, MOST_BLIND_TRIES = 500, 10_000
"""How often a value is made until one fits: by a kind's own maker, and by changing digits until the check digits fit, whatever they are."""


OPEN = frozenset(("application_number", "choice", "flag", "fns_document", "number", "text"))
"""Kinds whose values are what a form says they are: none of them is told to be of another kind."""


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
    make: makes up a value; None: other digits and letters in place of those of ``words.example``, until they fit.
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
    make: Maker | None = None

    def option_values(self, given: Mapping[str, Any]) -> Any:
        """Plain option values as this kind's options; ``OptionError`` when it has no such option or value."""
        return make(self.options, given, self.id)

    @property
    def missing(self) -> Code:
        """The code of a required field that was left empty."""
        return missing(self.id, self.ask)

    @property
    def open(self) -> bool:
        """No value of it is told to be of another kind: a form says what it is, or another library does (``stdnum.``)."""
        return self.id in OPEN or "." in self.id

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
        """The words of the kind with an example that these options take; without one where none can be made."""
        return _worded(self, options) if self.words.example else self.words

    def refuses(self, typed: str, options: Any, as_of: date) -> bool:
        """Certainly an error: a number of this kind with a digit too many or some too few, or with check digits that do not fit. False: nobody
        knows yet.

        It costs a small part of ``diagnose``, which would also look for the slip.
        """
        return _glance(self, options, as_of)(typed)

    def glance(self, options: Any, as_of: date) -> Callable[[str], bool]:
        """The same of many texts: what says of each whether it is certainly an error."""
        return _glance(self, options, as_of)

    def glances(self, options: Any, as_of: date) -> Mapping[int, Glance | None]:
        """Number of digits -> whether a number of so many is certainly an error; None where it is, whatever they are; nothing where nobody knows."""
        return _glances(self, options, as_of)

    def example(self, options: Any, seed: int = 0) -> str:
        """A made-up value in which these options find nothing to say; the same for the same seed.

        Seed 0 gives the example of the kind's messages wherever the options take it. ``GosformError`` when nothing fits the
        options, as between bounds that leave no room.
        """
        screen = self.screen(options, SOME_DAY)
        if seed == 0 and self.words.example and (own := self._clean(self.words.example, options, screen)):
            return own if options == self.options() else self.diagnose(own, options, SOME_DAY).canonical or own
        if not self.make and not self.words.example:
            raise GosformError(f"{self.id}: how its values are made is not known here")
        draw = Draw(self.id, seed)
        maker = self.make or alike(self.words.example)
        for _ in range(MOST_TRIES if self.make else MOST_BLIND_TRIES):
            try:
                value = maker(draw, options)
            except ValueError as error:
                raise GosformError(f"{self.id}: no example: {error}") from None
            if value and (good := self._clean(value, options, screen)):
                return good
        raise GosformError(f"{self.id}: no example was found that fits these options")

    def _clean(self, value: str, options: Any, screen: Screen | None) -> str:
        """The value as it stands, or with the first repair that is no guess, when nothing is said of it then; else nothing."""
        if screen and re.fullmatch(screen.pattern, value) and (screen.holds is None or screen.holds(value)):
            return value
        found = self.diagnose(value, options, SOME_DAY)
        if fix := next((fix for p in found.problems for fix in p.fixes if fix.probability is None), None):
            value = fix.apply(value)
            found = self.diagnose(value, options, SOME_DAY)
        return value if found.canonical is not None and not found.problems else ""

    def all_codes(self) -> tuple[Code, ...]:
        """Every code of this kind, ``missing`` first."""
        return (self.missing, *self.codes) if self.open else (self.missing, *self.codes, self.wrong_kind)


def missing(kind: str, ask: str = "Enter {acc}.") -> Code:
    """The code of a required field of this kind that was left empty."""
    return Code(
        f"{kind}.missing",
        what="The field “{label}” is empty.",
        fix=ask,
        why="A form says which fields it requires. A space or an invisible character alone counts as empty.",
        source="the form's own rule: required",
    )


def sized(low: int, high: int | None) -> str:
    """A look-ahead for a screen's pattern: this many characters. U+001F ends the value where many are matched in a row."""
    least = f"(?=[^\x1f]{{{low}}})" if low > 1 else ""
    return least if high is None else f"{least}(?![^\x1f]{{{high + 1}}})"


_SIGNS = b" -+()"
"""Signs that a kind of digits either passes over or refuses."""
Glance = Callable[[bytes], bool]
"""Whether a number, its digits as the bytes 0 to 9, is certainly an error."""
MUCH_SHORTER = 3
"""A number with fewer digits left than this is not looked at here; nor is one with two too many, which may be two numbers."""


@lru_cache(maxsize=1024)
def _glance(kind: Kind, options: Any, as_of: date) -> Callable[[str], bool]:
    known = _glances(kind, options, as_of)

    def refuses(typed: str) -> bool:
        if not typed.isascii():
            return False
        number = typed.encode().translate(None, _SIGNS)
        if not number.isdigit() or len(number) not in known:
            return False
        look = known[len(number)]
        return look is None or look(number.translate(TO_DIGIT))

    return refuses if known else _takes_all


def _takes_all(typed: str) -> bool:
    return False


@lru_cache(maxsize=1024)
def _glances(kind: Kind, options: Any, as_of: date) -> Mapping[int, Glance | None]:
    screen = kind.screen(options, as_of)
    if screen is None or screen.holds is None or not screen.drawn:
        return {}
    lengths = {one.layout.count("#") for one in screen.drawn}
    found: dict[int, Glance | None] = {}
    if screen.every:
        found = dict.fromkeys(range(max(1, min(lengths) - MUCH_SHORTER), max(lengths) + 2))
    for one in screen.drawn:
        if one.holds is None:  # a length without check digits: a glance tells nothing
            found.pop(one.layout.count("#"), None)
        else:
            found[one.layout.count("#")] = _failing(one.holds, "" if screen.every else one.layout, screen.pattern)
    return found


def _failing(holds: Callable[[Any], Any], layout: str, pattern: str) -> Glance:
    """What says that the check digits of a number do not fit. layout: in which a number must match the pattern to be looked at; if any must."""
    if not layout:
        return lambda digits: not holds(digits)
    template, match = layout.replace("#", "%d"), re.compile(pattern).fullmatch
    return lambda digits: match(template % tuple(digits)) is not None and not holds(digits)


@lru_cache(maxsize=1024)
def _worded(kind: Kind, options: Any) -> Words:
    if kind.words.example and options == kind.options():
        return kind.words
    try:
        return replace(kind.words, example=kind.example(options))
    except GosformError:
        return replace(kind.words, example="")
