"""What a look into a file says: plain data, small enough to cross from a process that may be killed at any time.

Nothing of a file's contents is in it but numbers and closed words, so it can be logged and kept.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from gosform.problem import NOTHING

MOST_PAGES = 500
"""Pages that are described one by one; all are counted."""


class Trouble(NamedTuple):
    """Something that is wrong with a file, whoever asks for it.

    word: the trouble of the code ``upload.<word>``. params: numbers, closed words, lists of them.
    """

    word: str
    params: Mapping[str, Any] = NOTHING


class Page(NamedTuple):
    """A page of a document, or an image.

    width, height: of the paper in millimetres, as the reader sees it turned; 0 where there is no paper, as for a photo.
    pixels: width and height of the largest picture on it, as stored; None where there is none.
    colour: ``1bit``, ``grey``, ``colour``, or empty where nobody knows.
    rotated: by how many degrees clockwise a viewer turns it: 0, 90, 180, 270.
    text: it has text that can be selected.
    blank, sharpness, light: whether nothing is on it, how sharp its edges are, its median lightness 0..255; None where nobody looked.
    """

    width: float = 0.0
    height: float = 0.0
    pixels: tuple[int, int] | None = None
    colour: str = ""
    rotated: int = 0
    text: bool = False
    blank: bool | None = None
    sharpness: float | None = None
    light: float | None = None


class Signer(NamedTuple):
    """Who signed, as the certificate in a signature says; nothing of it is verified.

    name, inn, inn_organisation, snils, ogrn: of the subject, empty where it has none. They are personal data: they stay inside the check.
    until, since: last and first day of the certificate, ISO dates. signed: when, as the signer's clock said, ISO; empty where it is not said.
    algorithm: dotted object identifier of the signature. digest_algorithm, digest: what it was made over (hexadecimal), empty where not said.
    """

    name: str = ""
    inn: str = ""
    inn_organisation: str = ""
    snils: str = ""
    ogrn: str = ""
    since: str = ""
    until: str = ""
    signed: str = ""
    algorithm: str = ""
    digest_algorithm: str = ""
    digest: str = ""

    def __repr__(self) -> str:
        return "<signer>"


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of one file.

    format: an id of ``formats``; ``unknown``. size: bytes. page_count: of all pages; ``pages`` describes the first ``MOST_PAGES``.
    location: its metadata say where it was taken. animated: more than one picture in turn.
    detached: of a signature: True when the signed document is not inside; None for what is no signature.
    digests: of the whole file, by algorithm, where a wish asked for them.
    encoding: of a text or an XML: ``utf-8``, ``utf-16``, ``cp1251``, ``cp866``, ``koi8-r`` …; empty where it plays no part.
    holds: of an archive whose list can be read: how many files of each known extension, the rest under ``other``.
    """

    format: str
    size: int
    page_count: int = 0
    pages: tuple[Page, ...] = ()
    troubles: tuple[Trouble, ...] = ()
    location: bool = False
    animated: bool = False
    detached: bool | None = None
    signers: tuple[Signer, ...] = ()
    digests: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    encoding: str = ""
    holds: Mapping[str, int] = field(default_factory=lambda: NOTHING)

    def to_json(self) -> str:
        """One line of ASCII."""
        return json.dumps(
            {
                "format": self.format,
                "size": self.size,
                "page_count": self.page_count,
                "pages": [list(page) for page in self.pages],
                "troubles": [[trouble.word, dict(trouble.params)] for trouble in self.troubles],
                "location": self.location,
                "animated": self.animated,
                "detached": self.detached,
                "signers": [list(signer) for signer in self.signers],
                "digests": dict(self.digests),
                "encoding": self.encoding,
                "holds": dict(self.holds),
            }
        )

    @staticmethod
    def from_json(text: str) -> Facts:
        """Facts from what another process wrote. ``ValueError`` for anything that ``to_json`` would not write: the process may be taken over."""
        try:
            return _facts(json.loads(text))
        except (KeyError, TypeError, AttributeError, RecursionError) as error:
            raise ValueError("not facts") from error


class Wish(NamedTuple):
    """What a policy needs beyond the structure of a file.

    readability: blank, sharpness and light of each page. decode: the picture is decoded to its end. digests: algorithms (``sha256`` …) of
    the whole file. most_pages: pages that are looked at for readability.
    """

    readability: bool = False
    decode: bool = False
    digests: tuple[str, ...] = ()
    most_pages: int = 20


def _facts(data: Any) -> Facts:
    return Facts(
        format=_is(data["format"], str),
        size=_is(data["size"], int),
        page_count=_is(data["page_count"], int),
        pages=tuple(_page(each) for each in _is(data["pages"], list)[:MOST_PAGES]),
        troubles=tuple(Trouble(_is(word, str), _params(params)) for word, params in _is(data["troubles"], list)),
        location=_is(data["location"], bool),
        animated=_is(data["animated"], bool),
        detached=None if data["detached"] is None else _is(data["detached"], bool),
        signers=tuple(Signer(*[_is(x, str) for x in each]) for each in _is(data["signers"], list)),
        digests={_is(name, str): _is(value, str) for name, value in _is(data["digests"], dict).items()},
        encoding=_is(data["encoding"], str),
        holds={_is(name, str): _is(count, int) for name, count in _is(data["holds"], dict).items()},
    )


def _page(data: Any) -> Page:
    width, height, pixels, colour, rotated, text, blank, sharpness, light = _is(data, list)
    return Page(
        _number(width),
        _number(height),
        None if pixels is None else (_is(pixels[0], int), _is(pixels[1], int)),
        _is(colour, str),
        _is(rotated, int),
        _is(text, bool),
        None if blank is None else _is(blank, bool),
        None if sharpness is None else _number(sharpness),
        None if light is None else _number(light),
    )


def _params(data: Any) -> Mapping[str, Any]:
    found: dict[str, Any] = _is(data, dict)
    if not all(isinstance(value, (int, float, str, list)) for value in found.values()):
        raise TypeError
    return found


def _number(value: Any) -> float:
    if type(value) not in (int, float):
        raise TypeError
    return float(value)


def _is(value: Any, cls: type) -> Any:
    if type(value) is not cls:
        raise TypeError
    return value
