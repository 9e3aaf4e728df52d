"""SVG: a drawing that may also run scripts and fetch from the net when a browser shows it. W3C, "SVG Integration", section 3."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gosform.uploads.facts import Facts, Trouble, Wish
from gosform.uploads.source import Source
from gosform.uploads.xml_guard import read

_SCRIPTS = frozenset({"script", "handler", "listener"})
_FOREIGN = frozenset({"foreignobject", "iframe", "object", "embed", "applet", "audio", "video"})
_PICTURES = frozenset({"image", "feimage"})
"""In these a browser runs nothing, even where the picture is a drawing."""
_RUNS = re.compile(
    r"(?:javascript|vbscript|livescript):|data:(?!image/(?:png|jpe?g|gif|webp|bmp|tiff)[;,]|font/|application/(?:x-)?font|,)"
)
_AWAY = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//|(?:https?|ftp|file|smb):|\\\\")
_STYLE = re.compile(
    r"(?:@import\s*(?:url\()?|url\()\s*[\"']?\s*(?:(?:[a-z]+:)?//|https?:|ftp:|file:)|javascript:|expression\(|-moz-binding"
)
_BLANKS = re.compile(r"[\x00-\x20\x7f-\xa0]+")
_MOST_STYLE = 1 << 20
_MOST_VALUE = 1 << 14


def walk(source: Source, wish: Wish) -> Facts:
    """Facts of a drawing; ``svg-script`` with its kinds: ``script``, ``handler``, ``foreign``, ``external``."""
    kinds: set[str] = set()
    styles: list[str] = []
    in_style = False
    kept = 0

    def started(name: str, attributes: Sequence[str]) -> None:
        nonlocal in_style
        plain = name.rpartition(":")[2].lower()
        in_style = plain == "style"
        _element(plain, kinds)
        for i in range(0, len(attributes), 2):
            _attribute(plain, attributes[i].lower(), attributes[i + 1], kinds)

    def texts(text: str) -> None:
        nonlocal kept
        if in_style and kept < _MOST_STYLE:
            kept += len(text)
            styles.append(text)

    found = read(source.read_at, source.size, started, texts, doctype=True)
    if _STYLE.search("".join(styles).lower()):
        kinds.add("external")
    scripts = (Trouble("svg-script", {"kinds": sorted(kinds)}),) if kinds else ()
    return Facts("svg", source.size, troubles=(*found.troubles, *scripts), encoding=found.encoding)


def _element(name: str, kinds: set[str]) -> None:
    if name in _SCRIPTS:
        kinds.add("script")
    elif name in _FOREIGN:
        kinds.add("foreign")


def _attribute(element: str, name: str, value: str, kinds: set[str]) -> None:
    plain = name.rpartition(":")[2]
    if plain.startswith("on") and len(plain) > 3:
        kinds.add("handler")
    elif plain in {"href", "src", "data", "action", "formaction"}:
        address = _BLANKS.sub("", value[:_MOST_VALUE]).lower()
        if _RUNS.match(address) and not (element in _PICTURES and address.startswith("data:")):
            kinds.add("script")
        elif element != "a" and _AWAY.match(address):
            kinds.add("external")
    elif plain in {"values", "to", "from", "by"} and "script:" in _BLANKS.sub("", value[:_MOST_VALUE]).lower():
        kinds.add("script")
    elif plain in {"style", "fill", "stroke", "filter", "mask", "clip-path", "cursor", "marker"} and _STYLE.search(
        value[:_MOST_VALUE].lower()
    ):
        kinds.add("external")
