"""Reports on their way from one process to another: what the form says of a place goes by its name, so that it is the same object on both sides."""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable, Iterable, Mapping, Sequence
from copyreg import dispatch_table
from types import MappingProxyType
from typing import Any

from gosform.batch.judged import JudgedRow
from gosform.check import codes
from gosform.problem import Code, Place
from gosform.read_records.row import PLACE
from gosform.ruleset import RuleSet

Name = tuple[str, ...]


def places_of(rules: RuleSet) -> dict[Name, Place]:
    """Every place that a problem of the form can be at, by name."""
    found: dict[Name, Place] = {("row",): PLACE}
    for name, section in rules.sections.items():
        found["section", name] = section.place
        found |= {("field", name, field.name): field.place for field in section.fields.values()}
    found |= {("upload", name): upload.place for name, upload in rules.uploads.items()}
    return found


class Sender:
    """Turns judged rows into bytes."""

    def __init__(self, rules: RuleSet) -> None:
        self._names = {id(place): ("place", *name) for name, place in places_of(rules).items()}
        self._codes = codes()

    def data(self, rows: Sequence[JudgedRow]) -> bytes:
        """The rows as bytes, for a ``Receiver`` of the same form."""
        text = io.BytesIO()
        pickler = _Pickler(text, self._name)
        pickler.dump(list(rows))
        return text.getvalue()

    def _name(self, thing: Any) -> Any:
        if type(thing) is Place:
            return self._names.get(id(thing))
        if type(thing) is Code and self._codes.get(thing) is thing:
            return ("code", str(thing))
        return None


def _frozen(mapping: Mapping[Any, Any]) -> tuple[Any, tuple[dict[Any, Any]]]:
    return _view, (dict(mapping),)


def _view(mapping: dict[Any, Any]) -> Mapping[Any, Any]:
    return MappingProxyType(mapping)


class _Pickler(pickle.Pickler):
    dispatch_table = {**dispatch_table, MappingProxyType: _frozen}  # noqa: RUF012  as pickle wants it

    def __init__(self, file: io.BytesIO, name: Callable[[Any], Any]) -> None:
        super().__init__(file, 5)
        self._name = name

    def persistent_id(self, obj: Any) -> Any:
        return self._name(obj)


class _Unpickler(pickle.Unpickler):
    def __init__(self, file: io.BytesIO, thing: Callable[[Any], Any]) -> None:
        super().__init__(file)
        self._thing = thing

    def persistent_load(self, pid: Any) -> Any:
        return self._thing(pid)


class Receiver:
    """Turns bytes into judged rows again."""

    def __init__(self, rules: RuleSet) -> None:
        self._places = places_of(rules)
        self._codes = codes()

    def rows(self, data: bytes) -> Iterable[JudgedRow]:
        """What was sent; only from a process of our own."""
        found: list[JudgedRow] = _Unpickler(io.BytesIO(data), self._thing).load()
        return found

    def _thing(self, name: Any) -> Any:
        return self._codes[name[1]] if name[0] == "code" else self._places[name[1:]]
