"""Every code of uploads, with all its sentences, and the words for what a file really is."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from gosform.problem import Code, Place, Problem, Severity, Size, Token, Words
from gosform.uploads import codes_content, codes_dangers, codes_looks, codes_measures, codes_signatures

WORDS = Words("upload", label="File", acc="the file")
PLACE = Place(WORDS)
"""Of a file that belongs to no form."""

_MODULES = (codes_content, codes_measures, codes_dangers, codes_looks, codes_signatures)
CODES: tuple[Code, ...] = tuple(code for module in _MODULES for code in module.CODES)
"""One of each id, with the sentences that fit always."""
CASES: Mapping[str, Mapping[str, Code]] = MappingProxyType({str(code): cases for m in _MODULES for code, cases in m.CASES.items()})
"""Code id -> case -> the same code with sentences of its own."""
EVERY: tuple[Code, ...] = tuple(one for code in CODES for one in (code, *CASES.get(code, {}).values()))
"""Every sentence that there is."""

REAL: Mapping[str, str] = MappingProxyType(
    {
        "heic": "an iPhone photo (HEIC)",
        "avif": "a picture of the web (AVIF)",
        "webp": "a picture of the web (WebP)",
        "raw": "a raw photo of a camera",
        "svg": "a drawing (SVG)",
        "doc": "a Word document (DOC)",
        "docx": "a Word document (DOCX)",
        "odt": "a text document (ODT)",
        "rtf": "a text document (RTF)",
        "txt": "plain text",
        "xls": "an Excel table (XLS)",
        "xlsx": "an Excel table (XLSX)",
        "xlsb": "an Excel table (XLSB)",
        "ods": "a table (ODS)",
        "ppt": "slides (PPT)",
        "pptx": "slides (PPTX)",
        "odp": "slides (ODP)",
        "office-encrypted": "an Office document with a password",
        "zip": "an archive (ZIP)",
        "rar": "an archive (RAR)",
        "7z": "an archive (7Z)",
        "gzip": "an archive (GZIP)",
        "tar": "an archive (TAR)",
        "archive": "an archive",
        "html": "a web page",
        "json": "an answer of a server",
        "msg": "a letter from a mail program",
        "eml": "a letter from a mail program",
        "cms": "an electronic signature",
        "pgp": "an electronic signature",
        "certificate": "a certificate",
        "certificate-request": "a request for a certificate",
        "pfx": "a private key",
        "private-key": "a private key",
        "video": "a video",
        "audio": "a sound recording",
        "exe": "a program",
        "script": "a program",
        "lnk": "a shortcut",
        "owner-file": "a service file of an open document",
        "system-file": "a service file of the system",
        "zeros": "nothing but zeros",
        "database": "a database",
        "ole": "a document of an old Office program",
        "unknown": "something that no known format is like",
    }
)
"""Format id -> what a person calls it. A format that is not here is called by its own name, which is the same in every language."""

ACTIVE: Mapping[str, str] = MappingProxyType(
    {
        "javascript": "a script (JavaScript)",
        "launch": "a command to start a program",
        "executable": "a program",
        "macros": "macros",
        "embedded-files": "attached files",
        "xfa": "a form of the old kind (XFA)",
        "submit": "a command to send data",
        "links": "links to other files",
        "external": "links to other files",
        "media": "sound, video or a model",
    }
)
"""Kinds of active content, the gravest first."""
SIGNS = tuple(dict.fromkeys((*REAL.values(), *ACTIVE.values())))
"""Words to translate that sentences of uploads take."""


def coded(code: Code, case: str = "", severity: Severity | None = None, **params: Any) -> Problem:
    """A problem of this code, in the words of a case; without such a case, in its usual words."""
    said = CASES.get(code, {}).get(case)
    if said is not None:
        params["case"] = case
    said = said or code
    return Problem(said, None, params, (), severity or said.severity)


def restored(code: Code, params: Mapping[str, Any]) -> tuple[Code, Mapping[str, Any]]:
    """The code in the words of its case, and params as they were before they went through JSON."""
    if code in codes_measures.SIZED:
        params = {name: Size(value) if name in ("have", "need") and type(value) is int else value for name, value in params.items()}
    if isinstance(sign := params.get("sign"), str) and sign in SIGNS:
        params = {**params, "sign": Token(sign)}
    return CASES.get(code, {}).get(str(params.get("case", "")), code), params
