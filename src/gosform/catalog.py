"""The languages: one ``.po`` a language, read when its first sentence is asked for.

English is the source: its sentences stand in the code, beside the checks, and are the msgids. ``locales/ru`` is complete
(a test says so); any other language may grow sentence by sentence, and what it lacks is said in Russian.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from gosform.folders import root
from gosform.problem import GosformError

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = "en"
FALLBACK = "ru"
LONGEST_TAG = 35  # RFC 5646 4.4.1: what an implementation must be able to hold; longer ones match nothing


class Untranslated(LookupError):
    """A catalogue lacks a sentence: the whole explanation is then made in the next language. Never leaves the package."""


@dataclass(frozen=True, slots=True, eq=False)
class Catalogue:
    """The sentences of one language: (context, English) -> translation. ``None`` is the source itself."""

    lang: str
    sentences: Mapping[tuple[str, str], str] | None

    def find(self, context: str, english: str) -> str | None:
        """The translation, or None where there is none. The source gives the English back."""
        return english if self.sentences is None else self.sentences.get((context, english))

    def sentence(self, code: str, english: str) -> str:
        """A sentence of a code: its own translation, else the one that all codes with this trouble share."""
        if not english:
            return ""
        found = self.find(code, english) or self.find(code.rpartition(".")[2], english)
        if found is None:
            raise Untranslated(code)
        return found

    def word(self, context: str, english: str) -> str:
        """A label, a frame sentence, the name of a sign."""
        if not english:
            return ""
        found = self.find(context, english)
        if found is None:
            raise Untranslated(context)
        return found


@cache
def languages() -> tuple[str, ...]:
    """The languages that there are, Russian and English first."""
    found = {path.parent.parent.name for path in root("locales").glob("*/LC_MESSAGES/gosform.po")}
    return (FALLBACK, SOURCE, *sorted(found - {FALLBACK, SOURCE}))


def match(wanted: str) -> str:
    """The language that serves a BCP 47 tag best (RFC 4647, look-up): ``ru-RU`` -> ``ru``; Russian where none does."""
    return _match(wanted) if len(wanted) <= LONGEST_TAG else FALLBACK


@lru_cache(maxsize=256)
def _match(wanted: str) -> str:
    have = {name.replace("_", "-").lower(): name for name in languages()}
    tag = wanted.strip().replace("_", "-").lower()
    while tag:
        if tag in have:
            return have[tag]
        tag = tag.rpartition("-")[0]
        if tag[-2:-1] == "-":  # a single-letter subtag only introduces the one just dropped
            tag = tag[:-2]
    return FALLBACK


def chain(wanted: str) -> tuple[str, ...]:
    """The languages to try, in order: the one that was matched, Russian, the source."""
    return tuple(dict.fromkeys((match(wanted), FALLBACK, SOURCE)))


def catalogue(lang: str) -> Catalogue:
    """The catalogue that serves this language tag. Read once a process; safe to share between threads."""
    return _load(match(lang))


@cache
def _load(name: str) -> Catalogue:
    if name == SOURCE:
        return Catalogue(SOURCE, None)
    path = root("locales") / name / "LC_MESSAGES" / "gosform.po"
    return Catalogue(name, read(path) if path.is_file() else MappingProxyType({}))


def read(path: Path) -> Mapping[tuple[str, str], str]:
    """The finished entries of a ``.po``: untranslated and fuzzy ones count as absent.

    Errors: ``GosformError`` with the file and what Babel says, when it cannot be read.
    """
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeError):
        text = ""
    found = plain(text)
    return MappingProxyType(by_babel(path) if found is None else found)


def by_babel(path: Path) -> dict[tuple[str, str], str]:
    """The same by Babel, which reads whatever a ``.po`` may have, and says what is wrong with it."""
    from babel.messages.pofile import PoFileError, read_po

    try:
        with path.open("rb") as file:
            messages = read_po(file, abort_invalid=True)
    except (OSError, ValueError, PoFileError) as trouble:
        raise GosformError(f"{path.name} of {path.parent.parent.name}: {trouble}") from trouble
    return {
        (message.context or "", message.id): message.string
        for message in messages
        if isinstance(message.id, str) and message.id and isinstance(message.string, str) and message.string and not message.fuzzy
    }


def plain(text: str) -> dict[tuple[str, str], str] | None:
    """The same of a ``.po`` that has nothing but what our tools write; None for any other. It takes a twentieth of the time."""
    if "charset=utf-8" not in text[:2000].lower():
        return None
    found: dict[tuple[str, str], str] = {}
    for entry in text.split("\n\n"):
        if usual := _USUAL(entry):
            context, english, said = usual.groups()
            found.setdefault((context, english), said)
            continue
        whole = _ENTRY(entry.strip("\n"))
        if whole is None:
            if _REMARKS(entry):
                continue
            return None
        remarks, *parts = whole.groups("")
        if FUZZY(remarks):
            continue
        context, english, said = [_text(part) for part in parts]
        if english and said:
            found.setdefault((context, english), said)
    return found


_USUAL = re.compile(r'(?:#, python-brace-format\n)?msgctxt "([^"\\\n]*+)"\nmsgid "([^"\\\n]++)"\nmsgstr "([^"\\\n]++)"').fullmatch
"""Nearly every entry: three lines without a sign that is escaped."""
_LINES = r'"(?:[^"\\\n]|\\.)*"(?:\n"(?:[^"\\\n]|\\.)*")*'
_ENTRY = re.compile(rf"((?:#.*\n)*)(?:msgctxt ({_LINES})\n)?msgid ({_LINES})\nmsgstr ({_LINES})").fullmatch
_REMARKS = re.compile(r"(?:#.*|\n)*").fullmatch
FUZZY = re.compile(r"^#,.*fuzzy", re.MULTILINE).search


def _text(lines: str) -> str:
    """What stands between the quotation marks of some lines."""
    text = lines[1:-1].replace('"\n"', "")
    return _ESCAPED(_sign, text) if "\\" in text else text


_ESCAPED = re.compile(r'\\([\\trn"])').sub
_SIGNS = {"n": "\n", "t": "\t", "r": "\r"}


def _sign(escaped: re.Match[str]) -> str:
    return _SIGNS.get(escaped[1], escaped[1])
