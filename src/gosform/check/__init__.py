"""What programs call: check one value, load a form, list the codes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache, lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from gosform.check.folding import fold
from gosform.check.intake import as_text, today
from gosform.check.joined_fixes import with_joined_fix
from gosform.kind import Found
from gosform.kinds import codes as kind_codes
from gosform.kinds import get
from gosform.problem import Code, Place, Report, Span, problem
from gosform.text import INVISIBLE, SPACES

if TYPE_CHECKING:
    from pathlib import Path

    from gosform.check.form import Form
    from gosform.kind import Kind
    from gosform.problem import Problem

BLANK = "".join(SPACES | INVISIBLE)


def check_value(kind: str, value: Any, *, as_of: date | None = None, **options: Any) -> Report:
    """Check one value of a kind; options of the kind are keywords, as in YAML.

    Bad data is a report. ``UnknownKind`` and ``OptionError`` are for mistakes of the caller.

    >>> check_value("inn", "7707 083 893").value
    '7707083893'
    """
    found_kind = get(kind)
    chosen = found_kind.option_values(options)
    typed, notices = as_text(value, found_kind, chosen)
    if typed is None:
        return Report(_placed(notices, found_kind, chosen), None, None, value)
    if not typed.strip(BLANK):
        return Report(_placed((problem(found_kind.missing, Span(0, len(typed))),), found_kind, chosen), None, None, typed)
    day = as_of or today()
    found = found_kind.diagnose(typed, chosen, day)
    if found.canonical is None:
        found = _other_kind()(found, typed, found_kind, day)
    problems = found.problems
    if problems:
        if len(problems) > 1:
            found = with_joined_fix(found, typed, found_kind, chosen, day)
        for p in problems:
            if p.fixes:
                found = _checked()(found, typed, found_kind, chosen, day)
                break
        problems = found.problems
    problems = _placed((*notices, *problems) if notices else problems, found_kind, chosen)
    return Report(fold(problems), found.canonical, found.canonical, typed)


@cache
def _other_kind() -> Callable[[Found, str, Kind, date], Found]:
    """Loaded with the first wrong value: who asks for a good one does without."""
    from gosform.check.mistaken import other_kind

    return other_kind


@cache
def _checked() -> Callable[[Found, str, Kind, Any, date], Found]:
    """Loaded with the first repair."""
    from gosform.check.one_repair import checked_value

    return checked_value


def example(kind: str, seed: int = 0, **options: Any) -> str:
    """A fictional, well-formed value of a kind; options of the kind are keywords, as for ``check_value``.

    The same kind, seed and options give the same value on every machine and in every version of Python; another seed gives another value
    as far as the kind has others. ``check_value`` with the same options finds nothing to say about it. Seed 0 is the example that
    messages show. Fictional means made up, not proved to be nobody's: from seed 1 on, ranges that are not given out are used where some are
    known (the page of each kind says so); elsewhere a made-up number may happen to be somebody's.

    ``UnknownKind`` and ``OptionError`` are for mistakes of the caller, ``GosformError`` for options that leave no room for a value.

    >>> example("snils")
    '112-233-445 95'
    """
    found_kind = get(kind)
    return found_kind.example(found_kind.option_values(options), seed)


def _placed(problems: tuple[Problem, ...], kind: Kind, options: Any) -> tuple[Problem, ...]:
    """The problems of a single value, which belongs to no form. An example that the options take is looked for only where one is shown."""
    if not problems:
        return ()
    place = _place(kind, options)
    return tuple([p.at("", place) for p in problems])


@lru_cache(maxsize=1024)
def _place(kind: Kind, options: Any) -> Place:
    """One object for all values of a kind with these options, so that sentences know it again."""
    return Place(kind.worded(options))


def load_form(name: str | Path, as_of: date | None = None, folders: tuple[Path, ...] = ()) -> Form:
    """A bundled form by its id (``passport-rf``, ``passport-rf@1``), or a form from a YAML file.

    as_of chooses the version that is in force, and is the day that dates are compared with. ``UnknownForm`` when there
    is none, ``RuleSetError`` with every mistake and its position when the file cannot be used.
    """
    from gosform.check.form import Form
    from gosform.read_rules import load

    return Form(load(name, as_of or today(), folders), as_of)


@cache
def codes() -> Mapping[str, Code]:
    """Every code that gosform can give, by id, in the order: kinds, records, files, relations."""
    from gosform import relations
    from gosform.check import frame, intake, swapped
    from gosform.read_records import UNREADABLE
    from gosform.uploads.codes import CODES as UPLOADS

    found = [*kind_codes(), *frame.CODES, *UPLOADS, *intake.CODES, *swapped.CODES, UNREADABLE, *relations.CODES]
    return MappingProxyType({str(code): code for code in found})
