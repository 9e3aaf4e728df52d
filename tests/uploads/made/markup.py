"""XML, SVG, RTF, text, JSON and pages, good and hostile. ``GOOD`` and ``HOSTILE`` as in ``archives``."""

from __future__ import annotations

import json
from collections.abc import Callable

TEXT = "Прошу выдать справку о составе семьи. Иванов Иван Иванович, 12 марта 2026 года.\r\n"


def xml(encoding: str = "utf-8", declared: str = "", codec: str = "") -> bytes:
    """A record in an encoding; declared: the encoding that it names instead."""
    text = f'<?xml version="1.0" encoding="{declared or encoding}"?>\n<заявление><фамилия код="1">Иванов</фамилия><!-- < --></заявление>\n'
    return text.encode(codec or encoding)


def svg(inside: str = '<rect width="1" height="1"/>', attributes: str = "", before: str = "") -> bytes:
    start = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f"{before}{start} {attributes}>{inside}</svg>".encode()


def rtf(inside: str = "") -> bytes:
    return (r"{\rtf1\ansi\ansicpg1251{\fonttbl{\f0 Times;}}\f0 \'cf\'f0\'e8\'ec\'e5\'f0 \{\} " + inside + r"\par}").encode("ascii")


_SVG_TYPE = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
_LAUGHS = "<!DOCTYPE rec [" + "".join(f'<!ENTITY b{i} "{f"&b{i - 1};" * 10 if i else "ha"}">' for i in range(10)) + "]><rec>&b9;</rec>"

GOOD: dict[str, Callable[[], bytes]] = {
    "xml.utf-8": xml,
    "xml.mark": lambda: b"\xef\xbb\xbf" + xml(),
    "xml.utf-16": lambda: xml("utf-16"),
    "xml.cp1251": lambda: xml("windows-1251", codec="cp1251"),
    "xml.koi8-r": lambda: xml("koi8-r"),
    "xml.undeclared": "<заявление/>".encode,
    "xml.small_elements": lambda: b"<rec>" + b"<line n='/>'/>" * 500 + b"</rec>",
    "xml.many_comments": lambda: b"<rec>" + b"<!-- <b><c><d> -->" * 400 + b"</rec>",
    "svg.usual": svg,
    "svg.typed": lambda: svg(before=_SVG_TYPE),
    "svg.picture": lambda: svg(
        '<image xlink:href="data:image/png;base64,iVBORw0KGgo="/><use href="#a"/><a href="https://www.example.org/"><g/></a>'
    ),
    "svg.drawing_inside": lambda: svg('<image href="data:image/svg+xml;base64,PHN2Zy8+"/><image href="data:;base64,/9j/"/>'),
    "svg.styled": lambda: svg("<style>rect { fill: url(#a) }</style>", 'style="fill: red"'),
    "rtf.usual": rtf,
    "rtf.binary": lambda: rtf(r"{\pict\bin5 {{{{{}"),
    "rtf.line_after": lambda: rtf() + b"\r\n\0",
    "txt.ascii": lambda: b"made up\n",
    "txt.utf-8": TEXT.encode,
    "txt.mark": lambda: TEXT.encode("utf-8-sig"),
    "txt.utf-16": lambda: TEXT.encode("utf-16"),
    "txt.cp1251": lambda: TEXT.encode("cp1251"),
    "txt.cp866": lambda: TEXT.encode("cp866"),
    "txt.koi8-r": lambda: TEXT.encode("koi8-r"),
    "txt.capitals": lambda: TEXT.upper().encode("cp1251"),
    "json.usual": lambda: json.dumps({"error": {"code": 500}}).encode(),
    "html.page": "<!DOCTYPE html><html><body>Ошибка 500</body></html>".encode,
}

HOSTILE: dict[str, tuple[Callable[[], bytes], tuple[str, ...]]] = {
    "xml.laughs": (_LAUGHS.encode, ("xml-entity",)),
    "xml.outside": (lambda: b'<!DOCTYPE rec [<!ENTITY b SYSTEM "file:///etc/passwd">]><rec>&b;</rec>', ("xml-entity",)),
    "xml.typed": (lambda: b'<!DOCTYPE rec SYSTEM "http://www.example.org/a.dtd"><rec/>', ("xml-entity",)),
    "xml.deep": (lambda: b"<rec>" * 100_000 + b"</rec>" * 100_000, ("cannot-check",)),
    "xml.deep_wide": (lambda: ("<rec>" * 100_000).encode("utf-16"), ("cannot-check",)),
    "xml.deep_hidden": (lambda: b"<rec><!-- " + b"</rec>" * 300 + b" -->" + b"<rec>" * 300 + b"</rec>" * 301, ("cannot-check",)),
    "xml.wrong_encoding": (lambda: xml("utf-8", codec="cp1251"), ("damaged",)),
    "xml.unknown_encoding": (lambda: xml(declared="x-made-up"), ("damaged",)),
    "xml.wide_unknown": (lambda: xml("utf-16", declared="utb-16", codec="utf-16"), ("damaged",)),
    "xml.not_wide": (lambda: xml(declared="utf-16"), ("damaged",)),
    "xml.unclosed": (lambda: b"<rec><part></rec>", ("damaged",)),
    "xml.undefined": (lambda: b"<rec>&nbsp;</rec>", ("damaged",)),
    "xml.cut": (lambda: xml()[:-15], ("truncated",)),
    "xml.cut_tag": (lambda: xml()[:-5], ("truncated",)),
    "xml.after": (lambda: xml() + b"<rec/>", ("trailing-data",)),
    "xml.zeros_after": (lambda: b"<rec/>" + bytes(20), ("trailing-data",)),
    "svg.script": (lambda: svg("<script>alert(1)</script>"), ("svg-script",)),
    "svg.prefixed": (lambda: svg('<x:script xmlns:x="http://www.w3.org/2000/svg"/>'), ("svg-script",)),
    "svg.handler": (lambda: svg(attributes='onload="alert(1)"'), ("svg-script",)),
    "svg.foreign": (lambda: svg("<foreignObject/>"), ("svg-script",)),
    "svg.link": (lambda: svg('<a xlink:href=" java&#10;script:alert(1)"/>'), ("svg-script",)),
    "svg.far": (lambda: svg('<use href="//www.example.org/a.svg#b"/>'), ("svg-script",)),
    "svg.style": (lambda: svg("<style>@import url(https://www.example.org/a.css);</style>"), ("svg-script",)),
    "svg.animated": (lambda: svg('<set attributeName="href" to="javascript:alert(1)"/>'), ("svg-script",)),
    "svg.entity": (lambda: svg(before='<!DOCTYPE svg [<!ENTITY a "b">]>'), ("xml-entity",)),
    "rtf.object": (lambda: rtf(r"{\object\objemb{\*\objdata 0105}}"), ("active-content",)),
    "rtf.template": (lambda: rtf(r"{\*\template http://www.example.org/a.dotm}"), ("active-content",)),
    "rtf.field": (lambda: rtf(r"{\field{\*\fldinst {DDEAUTO c:\\a.exe}}}"), ("active-content",)),
    "rtf.cut": (lambda: rtf()[:-8], ("truncated",)),
    "rtf.after": (lambda: rtf() + b"MZ made up", ("trailing-data",)),
    "rtf.deep": (lambda: rtf("{" * 5000 + "}" * 5000), ("cannot-check",)),
    "txt.binary": (lambda: bytes(range(256)) * 20, ("damaged",)),
    "txt.cut": (lambda: TEXT.encode()[:12], ("truncated",)),
    "txt.spoilt": (lambda: TEXT.encode() * 5 + b"\xff" + TEXT.encode(), ("damaged",)),
}
