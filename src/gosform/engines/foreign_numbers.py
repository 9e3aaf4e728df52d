"""The numbers of python-stdnum: which there are, and what it says of one. Its modules are imported one by one, when a number is asked for.

python-stdnum tells troubles by exceptions. Here they become words (:class:`Answer`), whatever exception it is: a slip inside a
module of python-stdnum must never reach the person who typed something odd.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from importlib import import_module
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType
from typing import Any, NamedTuple

MOST_LENGTHS = 4
"""More lengths than this are not listed to a person."""
LONGEST_LENGTH = 64
"""Lengths are looked for up to here."""

_MEMBER = re.compile(r"[a-z0-9_]+(?:\.[a-z0-9_]+)?")
_CHECKS = re.compile(rb"^(?:def validate\(|from stdnum\.\S+ import .*\bvalidate\b)", re.MULTILINE)
_EXAMPLE = re.compile(r"^>>> validate\(u?(['\"])([^'\"\n]+)\1\)[^\n]*\n(?!Traceback)", re.MULTILINE)
_PROMPT = re.compile(r"^>>> .*\Z", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"https?://[^\s>]+")


class Answer(NamedTuple):
    """What python-stdnum says of a text: ``trouble`` is empty and ``number`` is the number, or the other way round.

    trouble: ``shape``, ``length``, ``part`` or ``checksum``.
    """

    trouble: str
    number: str = ""


class Number(NamedTuple):
    """One module of python-stdnum.

    member: its name without ``stdnum.``. title: the first line of its docstring. about: the rest, without the doctests.
    example: a number that its docstring gives as good, as python-stdnum writes it; empty where there is none.
    link: where its docstring sends the reader for the rules; may be empty.
    """

    member: str
    title: str
    about: str
    example: str
    link: str
    validate: Callable[[str], Any]
    compact: Callable[[str], Any]
    format: Callable[[str], Any]


@cache
def members() -> tuple[str, ...]:
    """Every module with a number: ``isbn``, ``de.vat`` … Nothing is imported: the files are looked into."""
    return tuple(sorted(_walk()))


def _walk() -> Iterator[str]:
    top = _folder()
    for one in iter_modules([str(top)]):
        names = [f"{one.name}.{inner.name}" for inner in iter_modules([str(top / one.name)])] if one.ispkg else [one.name]
        yield from filter(is_member, names)


@lru_cache(maxsize=1024)
def is_member(member: str) -> bool:
    """There is such a module and it judges numbers: the helpers of python-stdnum and the names that it has given up do not count."""
    if not _MEMBER.fullmatch(member):
        return False
    try:
        return _CHECKS.search(_folder().joinpath(*member.split(".")).with_suffix(".py").read_bytes()) is not None
    except OSError:
        return False


@cache
def _folder() -> Path:
    spec: ModuleSpec | None = find_spec("stdnum")
    places = spec.submodule_search_locations if spec else None
    return Path(next(iter(places or ()), ""))


@cache
def load(member: str) -> Number:
    """One number of those that :func:`members` lists. Its docstring may be missing (``python -OO``): then its name stands for a title."""
    module = import_module(f"stdnum.{member}")
    doc = (module.__doc__ or "").strip()
    title, _, about = doc.partition("\n")
    found = Number(
        member,
        title.strip().rstrip(".") or member,
        _PROMPT.sub("", about).strip(),
        "",
        next(iter(_LINK.findall(about)), "").rstrip(".,;)"),
        module.validate,
        _function(module, "compact"),
        _function(module, "format"),
    )
    for example in _EXAMPLE.finditer(doc):
        if number := ask(found, example[2]).number:
            return found._replace(example=number)
    return found


def _function(module: ModuleType, name: str) -> Callable[[str], Any]:
    return getattr(module, name, str)


def ask(number: Number, text: str) -> Answer:
    """What python-stdnum says of this text. It takes no longer than the text is long; it is never asked about long ones."""
    from stdnum import exceptions

    try:
        found = number.validate(text)
    except exceptions.InvalidLength:
        return Answer("length")
    except exceptions.InvalidChecksum:
        return Answer("checksum")
    except exceptions.InvalidComponent:
        return Answer("part")
    except Exception:  # noqa: BLE001 - a text that a module does not expect makes it raise anything
        return Answer("shape")
    return Answer("", found) if isinstance(found, str) and found else Answer("shape")


def compact(number: Number, text: str) -> str:
    """The text without the separators and prefixes that python-stdnum leaves out; the text itself where it cannot."""
    return _spelt(number.compact, text)


def usual(number: Number, text: str) -> str:
    """A good number as people write it; as it stands where python-stdnum has no usual spelling."""
    return _spelt(number.format, text)


def _spelt(spell: Callable[[str], Any], text: str) -> str:
    try:
        found = spell(text)
    except Exception:  # noqa: BLE001 - as above
        return text
    return found if isinstance(found, str) and found else text


@cache
def lengths(number: Number) -> tuple[int, ...]:
    """The lengths that the number may have, found by asking: empty where the answers leave a doubt, or allow too many.

    A length is refused where any of these texts is refused for its length, and allowed where one of them is judged by its contents
    (characters aside). What is neither may be a length of the number, so near the others it is a doubt; unless python-stdnum never
    speaks of the length of this number, and counts it among its characters.
    """
    texts = [text * LONGEST_LENGTH for text in ("0123456789" if not number.example else ("0", "1", "5", number.example))]
    said = {n: {ask(number, text[:n]).trouble for text in texts} for n in range(1, LONGEST_LENGTH)}
    allowed = [n for n, troubles in said.items() if "length" not in troubles and troubles != {"shape"}]
    if not 0 < len(allowed) <= MOST_LENGTHS:
        return ()
    speaks = any("length" in troubles for troubles in said.values())
    if speaks and any(said[n] == {"shape"} for n in range(max(1, allowed[0] - 3), min(LONGEST_LENGTH, allowed[-1] + 4))):
        return ()
    return tuple(allowed)
