"""The nouns that everything else speaks in: a problem is data with a place.

A :class:`Problem` says which rule was broken (:class:`Code`), where (a pointer into the record and a
:class:`Span` inside the value, in code points of what was typed), how sure a repair is (:class:`Fix`,
:class:`Trust`) and what the place is called (:class:`Place`). It holds no sentence of its own and no raw
value: sentences are made last, by ``explain``. Imports nothing of gosform.

Nobody changes a problem, a fix or a report once it is made. Python is not told so (``frozen``): it would make each of them
several times as dear, and a wrong record would cost more than a model of pydantic's takes to refuse it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any, NamedTuple

NOTHING: Mapping[str, Any] = MappingProxyType({})

QUOTING = frozenset({"char", "typed"})
"""Names of params that quote what was typed: they stay inside the process unless values are asked for."""


class GosformError(Exception):
    """A mistake of the caller: an unknown kind, form or option, or a rule file that cannot be read."""


class UnknownKind(GosformError):
    """No kind has this id."""


class UnknownForm(GosformError):
    """No bundled form has this id and no file lies at this path."""


class OptionError(GosformError):
    """A kind was given an option that it does not have, or a value that the option does not take."""


class Mistake(NamedTuple):
    """One mistake of a rule author: where it stands (1-based line and column, in characters) and what to write instead."""

    file: str
    line: int
    column: int
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.text}"


class RuleSetError(GosformError):
    """A rule file that cannot be used. ``mistakes`` lists all of them, each with its position."""

    def __init__(self, *mistakes: Mistake) -> None:
        super().__init__("\n".join(map(str, mistakes)))
        self.mistakes = mistakes


class Severity(StrEnum):
    ERROR = "error"  # the application would be refused
    WARNING = "warning"  # worth a second look; it may be right
    NOTICE = "notice"  # something was tidied up; nothing to do


class Trust(StrEnum):
    SAFE = "safe"  # keeps every bit of information that was typed, and the result passes its own checks
    LIKELY = "likely"  # show it, one click, never alone
    CANDIDATE = "candidate"  # one of several; the person compares with the document


class Span(NamedTuple):
    """A half-open stretch ``[start, end)`` in code points of what was typed."""

    start: int
    end: int


class Token(str):
    """A param that is a word to translate (“slash”, “emoji”), not a piece of data."""

    __slots__ = ()


class Size(int):
    """A param that is a number of bytes: a reader sees it in the unit that suits what is needed (“8.4 MB”)."""

    __slots__ = ()


class Code(str):
    """A thing that can be wrong: its public id, and the whole sentences that say so.

    It *is* its id, so ``problem.code == "inn.checksum"`` holds and JSON writes it as text. Declared once,
    beside the check that finds it.

    what: one whole English sentence: what is wrong. Placeholders: ``{label}`` (as a form prints it), ``{acc}``, ``{gen}``,
      ``{in}`` (the label inside a sentence, in the case that a language needs), ``{other}``, ``{other_acc}``, … for the
      related field, and the problem's params.
    fix: one whole sentence: what to do. It never quotes what was typed.
    plain: ``what`` again for channels that may not quote what was typed; needed only where ``what`` quotes.
    why: for the page of the code, in English: what the rule protects, what the check can and cannot see.
    source: the document that the rule comes from; empty means the source of its kind.
    """

    __slots__ = ("fix", "plain", "severity", "source", "what", "why")

    what: str
    fix: str
    plain: str
    severity: Severity
    why: str
    source: str

    def __new__(
        cls,
        id: str,
        *,
        what: str,
        fix: str,
        plain: str = "",
        severity: Severity = Severity.ERROR,
        why: str = "",
        source: str = "",
    ) -> Code:
        self = super().__new__(cls, id)
        self.what, self.fix, self.plain = what, fix, plain
        self.severity, self.why, self.source = severity, why, source
        return self

    def __getnewargs_ex__(self) -> tuple[tuple[str], dict[str, Any]]:
        slots = Code.__slots__
        return (str(self),), {name: getattr(self, name) for name in slots}

    @property
    def trouble(self) -> str:
        """The part after the last dot: ``inn.checksum`` -> ``checksum``."""
        return self.rpartition(".")[2]

    @property
    def owner(self) -> str:
        """The kind that it belongs to, or ``relation``, ``record``, ``upload``: ``stdnum.isbn.checksum`` -> ``stdnum.isbn``."""
        return self.rpartition(".")[0]


@dataclass(frozen=True, slots=True)
class Words:
    """What a kind is called and where its value is found: English, the keys of the catalogues.

    id: the prefix of the catalogue contexts (``inn.label``, ``inn.label.acc``, ``inn.where`` …).
    label: as a form prints it: “Taxpayer number (INN)”.
    acc: inside a sentence: “the taxpayer number (INN)”; other languages inflect it (acc, gen, in).
    example: a fictional value in its canonical spelling.
    where: one whole sentence: where the value is found in the document. May be empty.
    aloud: one whole sentence that an operator reads out: in which groups to compare it. May be empty.
    name: what the value is called in every language (“IMEI”): fills ``{name}`` in the label and its cases, where they have it.
    """

    id: str
    label: str
    acc: str
    example: str = ""
    where: str = ""
    aloud: str = ""
    name: str = ""

    def __hash__(self) -> int:
        """That of the id, which tells nearly all apart: sentences are looked up by these words once a problem."""
        return hash(self.id)


class Rule(NamedTuple):
    """Which rule of which form found a problem: ``passport-rf@1``, ``rules/passport-rf.yaml:17:9``."""

    form: str
    place: str

    def __str__(self) -> str:
        return self.place


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """What a field is called, for whoever writes the sentence. Made once a field, shared by its problems.

    words: the words of its kind.
    label: language -> {``nom``, ``acc``, ``gen``, ``in``} where a form names the field itself; ``nom`` alone is enough.
    section: language -> title of the section.
    hint: language -> where to find it, where the form says it better than the kind.
    messages: code id -> language -> the form's own text for this field and code.
    """

    words: Words
    label: Mapping[str, Mapping[str, str]] = field(default_factory=lambda: NOTHING)
    section: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    hint: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    messages: Mapping[str, Mapping[str, str]] = field(default_factory=lambda: NOTHING)
    rule: Rule | None = None


@dataclass(slots=True, unsafe_hash=True)
class Fix:
    """A replacement of a part of what was typed, and how far it may be trusted. A value: nobody changes it once it is made.

    probability: how likely it is to be what the document says, 0..1, or None where nothing was estimated.
    also: of a joint fix: (pointer, fix) of every other field that it changes. All of it is applied, or nothing: see ``mend``.
    """

    span: Span
    text: str = field(repr=False)
    trust: Trust
    probability: float | None = None
    also: tuple[tuple[str, Fix], ...] = ()

    def apply(self, typed: str) -> str:
        """The whole value after the fix; of a joint fix, the value of the problem's own field."""
        return typed[: self.span.start] + self.text + typed[self.span.end :]


@dataclass(slots=True, repr=False, unsafe_hash=True)
class Problem:
    """One thing that is wrong, or was tidied up, at one place. A value: nobody changes it once it is made.

    pointer: RFC 6901, into the record; ``""`` is the value itself.
    span: where inside the value, or None when the whole field is meant (a missing one, a relation).
    params: what the sentence needs: counts, limits, dates; those named in ``QUOTING`` quote what was typed.
    related: pointers of the other fields that take part.
    places: what those other fields are called, in the same order.
    folded: the other problems of the same pointer, in the order in which they were found; they have none of their own.
    ahead: how many of ``folded`` were found before this one.
    """

    code: Code
    span: Span | None = None
    params: Mapping[str, Any] = field(default_factory=lambda: NOTHING, hash=False)
    fixes: tuple[Fix, ...] = ()
    severity: Severity = Severity.ERROR
    pointer: str = ""
    related: tuple[str, ...] = ()
    place: Place | None = field(default=None, compare=False)
    places: tuple[Place, ...] = field(default=(), compare=False)
    rule: Rule | None = None
    folded: tuple[Problem, ...] = ()
    ahead: int = 0

    def at(self, pointer: str, place: Place | None, severity: Severity | None = None) -> Problem:
        """The same problem, found at a field of a record, with what is folded under it. ``severity`` is its own alone."""
        return Problem(  # spelt out: dataclasses.replace costs several times as much, and this runs once a problem
            self.code,
            self.span,
            self.params,
            self.fixes,
            severity or self.severity,
            pointer,
            self.related,
            place,
            self.places,
            place.rule if place else None,
            tuple(p.at(pointer, place) for p in self.folded) if self.folded else (),
            self.ahead,
        )

    def unfolded(self) -> tuple[Problem, ...]:
        """The problem by itself and those folded under it, each by itself, in the order in which they were found."""
        if not self.folded:
            return (self,)
        return (*self.folded[: self.ahead], replace(self, folded=(), ahead=0), *self.folded[self.ahead :])

    def __repr__(self) -> str:
        span = f" [{self.span.start}:{self.span.end}]" if self.span else ""
        more = f" and {len(self.folded)} more" if self.folded else ""
        return f"<{self.severity} {self.code} at {self.pointer or 'the value'}{span}{more}>"


def problem(
    code: Code,
    span: Span | None = None,
    *fixes: Fix,
    severity: Severity | None = None,
    **params: Any,
) -> Problem:
    """A problem of this code, with the code's own severity unless another is given."""
    return Problem(code, span, params, fixes, severity or code.severity)


@dataclass(slots=True)
class Report:
    """What was found in one value or one record. A value, as a problem is.

    problems: one a pointer, the one to mend first; the other problems of that pointer are in its ``folded``.
    value: the canonical spelling of a single value, None when it has none.
    values: the record again, with every accepted spelling turned into the canonical one; what is broken stays as typed.
    form: ``id@version`` of the form, None for a single value.
    row: 1-based line of the file, where the record came from one.
    """

    problems: tuple[Problem, ...] = ()
    value: str | None = field(default=None, repr=False)
    values: Any = field(default=None, repr=False)
    typed: Any = field(default=None, repr=False)
    form: str | None = None
    row: int | None = None

    @property
    def ok(self) -> bool:
        """No problem of severity ``error``."""
        return all(p.severity is not Severity.ERROR for p in self.problems)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems of severity ``error``, one a pointer: a pointer with any error has one in front."""
        return tuple(p for p in self.problems if p.severity is Severity.ERROR)

    @property
    def all(self) -> tuple[Problem, ...]:
        """Every problem by itself, folded ones included, in the order in which they were found."""
        return tuple(one for p in self.problems for one in p.unfolded())

    def flatten(self) -> list[tuple[str, str]]:
        """(code id, pointer) of every problem, folded ones included: the one way to assert in tests and examples."""
        return [(str(p.code), p.pointer) for p in self.all]

    def __iter__(self) -> Iterator[Problem]:
        """The problems that stand in front, one a pointer."""
        return iter(self.problems)
