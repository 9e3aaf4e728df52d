"""Options of a kind: a frozen dataclass beside the kind, read the same from keywords, YAML and the command line.

A field's type says what it takes: ``Literal`` (one of these words), ``int``, ``str``, ``bool``, ``Decimal``, ``date``
(ISO text or ``today``), ``tuple[str, ...]`` (a list), each with or without ``| None``. ``metadata`` may hold ``meaning`` (one
English sentence for the reference page) and ``reference=True``: in a form, the option may name another field.
"""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any, Literal, NamedTuple, NoReturn, cast

from gosform.problem import OptionError

MOST_PLACES = 100
"""The most digits on either side of the decimal sign of an option."""
_DIGITS = re.compile("[0-9]{1,18}")

Separators = Literal["accept", "forbid"]
Channel = Literal["typed", "phone"]


@dataclass(frozen=True, slots=True)
class NoOptions:
    """A kind without options of its own."""


@dataclass(frozen=True, slots=True)
class DigitOptions:
    """The option that every kind made of digits has."""

    separators: Separators = field(
        default="accept",
        metadata={"meaning": "forbid: a space or a dash between the digits is an error, for systems that take digits only"},
    )


@dataclass(frozen=True, slots=True)
class CheckDigitOptions(DigitOptions):
    """The options of kinds with check digits."""

    channel: Channel = field(
        default="typed",
        metadata={"meaning": "phone: somebody heard the number, so the slips of the ear are thought of first where digits do not fit"},
    )


class Option(NamedTuple):
    """One option as the reference pages, the JSON Schema and the messages see it.

    takes: the type without ``None``: ``Literal`` words, or a class.
    choices: the closed list of words, empty when any value of the type will do.
    """

    name: str
    takes: Any
    choices: tuple[str, ...]
    default: Any
    meaning: str
    reference: bool


def options_of(cls: type[Any]) -> Mapping[str, Option]:
    """The options that a dataclass declares, in its order."""
    return _declared(cast("Hashable", cls))


@cache
def _declared(cls: Any) -> Mapping[str, Option]:
    hints = typing.get_type_hints(cls)
    found = {}
    for f in fields(cls):
        takes = _without_none(hints[f.name])
        choices = typing.get_args(takes) if typing.get_origin(takes) is Literal else ()
        meaning, reference = f.metadata.get("meaning", ""), f.metadata.get("reference", False)
        found[f.name] = Option(f.name, takes, choices, f.default, meaning, reference)
    return types.MappingProxyType(found)


def make(cls: type[Any], given: Mapping[str, Any], kind: str) -> Any:
    """An instance of the options class from plain values; ``OptionError`` names the option and what it takes."""
    if not given:
        return _as_declared(cast("Hashable", cls))
    known = options_of(cls)
    for name in given:
        if name not in known:
            raise OptionError(f"{kind} has no option {name!r}; it has: {', '.join(known) or 'none'}")
    return cls(**{name: convert(known[name], value, kind) for name, value in given.items()})


@cache
def _as_declared(cls: Any) -> Any:
    """The options that nobody set; one object for all, since options are frozen."""
    return cls()


def convert(option: Option, value: Any, kind: str) -> Any:
    """A plain value (from YAML, JSON or the command line) as the option's own type."""
    if value is None:
        return None
    if option.choices:
        if value in option.choices:
            return value
        raise OptionError(f"{kind}: option {option.name} takes {' or '.join(option.choices)}")
    try:
        return _CONVERT.get(option.takes, _list)(value)
    except (ValueError, TypeError, InvalidOperation):
        raise OptionError(f"{kind}: option {option.name} takes {_named(option.takes)}") from None


def _without_none(hint: Any) -> Any:
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        left = [a for a in typing.get_args(hint) if a is not type(None)]
        return left[0] if len(left) == 1 else hint
    return hint


def _named(takes: Any) -> str:
    names = {int: "a whole number", str: "text", bool: "true or false", Decimal: "a number", date: "a date as 'yyyy-mm-dd' or 'today'"}
    return names.get(takes, "a list of texts")


def _int(value: Any) -> int:
    if isinstance(value, bool):
        raise TypeError
    number = int(value) if not isinstance(value, str) or _DIGITS.fullmatch(value) else -1
    return number if number >= 0 else _refuse()


def _bool(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    return {"true": True, "false": False}[str(value)] if str(value) in ("true", "false") else _refuse()


def _refuse() -> NoReturn:
    raise ValueError


def _decimal(value: Any) -> Decimal:
    """A finite number of a size that people write: ``1e999999999`` would be spelled out in a gigabyte of zeros."""
    number = Decimal(str(value))
    return number if number.is_finite() and abs(number.adjusted()) <= MOST_PLACES else _refuse()


def _str(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _date(value: Any) -> Any:
    if isinstance(value, date):
        return value
    return value if value == "today" else date.fromisoformat(value)


def _list(value: Any) -> tuple[str, ...]:
    items = value.split(",") if isinstance(value, str) else list(value)
    if not all(isinstance(item, str) for item in items):
        raise TypeError
    return tuple(items)


_CONVERT: Mapping[Any, Any] = {int: _int, str: _str, bool: _bool, Decimal: _decimal, date: _date}
