"""What a policy says to the facts of one file: problems. Nothing is opened here; the facts came from elsewhere.

One slip, one instruction: of a file that is empty, no measure is judged; of one that is broken off, locked or of another kind, only its size and name are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from gosform.problem import Code, Problem, Severity, Size, Token
from gosform.uploads import codes_content as content
from gosform.uploads import codes_dangers as dangers
from gosform.uploads import codes_looks as looks
from gosform.uploads import codes_measures as measures
from gosform.uploads.codes import ACTIVE, CODES, REAL, coded
from gosform.uploads.facts import Facts, Page, Trouble
from gosform.uploads.formats import FORMATS, of_extension
from gosform.uploads.judge_pictures import pictures
from gosform.uploads.names import extension
from gosform.uploads.names import troubles as troubles_of_name
from gosform.uploads.policy import Policy
from gosform.uploads.readability import BLURRED_PHOTO, BLURRED_SCAN, DARK

_CODES = {code.trouble: code for code in CODES}
_ALONE = frozenset(("encrypted", "damaged", "trailing-data", "zip-bomb", "xml-entity", "svg-script"))
"""Troubles whose sentences need nothing but the word. One that nobody here knows is said as damage."""
_GRAVE = frozenset(("javascript", "launch", "executable", "macros"))
_STOPS = frozenset(("upload.truncated", "upload.damaged", "upload.encrypted", "upload.cannot-check", "upload.zip-bomb"))
"""Where one of these is an error, pages and pixels are not judged: what was counted is not the whole."""
_ADVICE = {
    **dict.fromkeys(("heic",), "heic"),
    **dict.fromkeys(("html", "json", "zeros", "system-file"), "page"),
    **dict.fromkeys(("zip", "rar", "7z", "gzip", "tar", "archive"), "archive"),
    **dict.fromkeys(("cms", "pgp", "certificate", "certificate-request"), "signature"),
    **dict.fromkeys(("pfx", "private-key"), "secret"),
    "lnk": "shortcut",
    "owner-file": "owner-file",
    "pdf": "from-pdf",
}
_TO_PRINT = frozenset(("document", "table", "slides"))
_PHOTOS = frozenset(("jpeg", "png", "bmp", "tiff"))
_OFFICE = frozenset(("doc", "docx", "xls", "xlsx", "xlsb", "ppt", "pptx", "odt", "ods", "odp", "rtf", "ole"))

_NAMES = {
    "reserved": "reserved",
    "doubled-extension": "doubled",
    "too-long": "long",
    "dangerous-extension": "program",
    "foreign-extension": "ending",
    "no-extension": "ending",
    "empty": "ending",
    "mixed-letters": "mixed",
}


def judge(facts: Facts, policy: Policy, name: str | None = None) -> tuple[Problem, ...]:
    """What is wrong with one file for one field, in the order in which it was found; severities are those of the policy.

    name: what the sender called the file; None or empty where nobody knows. It is in no problem.
    """
    if facts.format not in FORMATS:
        facts = replace(facts, format="unknown")
    named = tuple(_name(name, facts)) if name else ()
    if facts.size == 0 or facts.format == "empty":
        return _with_severities((coded(content.EMPTY), *named), policy)
    over = any(trouble.word == "too-large" for trouble in facts.troubles)
    found = [] if over else [*_kind(facts, policy, name or ""), *_troubles(facts)]
    found += _sizes(facts, policy)
    if not over and not any(p.severity is Severity.ERROR and (p.code in _STOPS or _other_kind(p)) for p in found):
        found += pictures(facts, policy)
        found += _pages(facts, policy)
        if facts.location:
            found.append(coded(looks.LOCATION_DATA))
    return _with_severities((*found, *named), policy)


def _with_severities(found: Sequence[Problem], policy: Policy) -> tuple[Problem, ...]:
    for p in found:
        p.severity = policy.severity(p.code.trouble, p.severity)
    return tuple(found)


def _other_kind(p: Problem) -> bool:
    return p.code in (content.NOT_WHAT_IT_SAYS, content.FORMAT)


def _kind(facts: Facts, policy: Policy, name: str) -> Iterator[Problem]:
    """The real format against the name and against what the field takes. Where the format could not be found out, neither is judged."""
    real = facts.format
    if real == "unknown" and any(trouble.word == "cannot-check" for trouble in facts.troubles):
        return
    taken = not policy.accept or real in policy.accept or (real == "office-encrypted" and _takes_office(policy))
    if policy.signs is not None and real in ("certificate", "certificate-request", "pfx", "private-key"):
        return  # said by the part that knows signatures
    ending = extension(name) if name else ""
    promised = of_extension(ending) if ending else ()
    if promised and real not in promised and not _may_be(real, promised):
        said = "JPG" if promised[0] == "jpeg" else ending.upper()
        alike = real in _PHOTOS and not _PHOTOS.isdisjoint(promised)
        if taken and (policy.accept or alike):
            yield coded(content.NOT_WHAT_IT_SAYS, "name", sign=_sign(real), real=real, said=said, ending=FORMATS[real].extensions[0])
            return
        asked, need = policy.accept or promised[:1], policy.names or (said,)
        yield coded(content.NOT_WHAT_IT_SAYS, _advice(real, asked), sign=_sign(real), real=real, said=said, need=need)
    elif not taken:
        yield coded(content.FORMAT, _advice(real, policy.accept), sign=_sign(real), real=real, need=policy.names)


def _may_be(real: str, promised: Sequence[str]) -> bool:
    """A locked document cannot be told apart from its kin; a text, an XML or a zip of a program has many names."""
    if real in ("office-encrypted", "ole"):
        return any(FORMATS[one].group in _TO_PRINT for one in promised)
    if real == "xml":
        return any(FORMATS[one].group == "data" or one == "svg" for one in promised)
    if real == "txt":
        return any(one in ("xml", "json", "script", "eml") for one in promised)
    if real in ("cms", "certificate", "certificate-request", "pfx", "private-key"):
        return any(FORMATS[one].group == "signature" for one in promised)
    return real == "zip" and any(one in ("exe", "iwork", "visio") for one in promised)


def _takes_office(policy: Policy) -> bool:
    return any(FORMATS[one].group in _TO_PRINT and one != "pdf" for one in policy.accept)


def _sign(real: str) -> Token | str:
    return Token(REAL[real]) if real in REAL else FORMATS[real].name


def _advice(real: str, accept: Sequence[str]) -> str:
    """Which sentence tells how to come from the real format to one that the field takes."""
    if real in ("pfx", "private-key"):
        return "secret"
    if set(accept) == {"cms"}:
        return "sign"
    photos = _PHOTOS.intersection(accept)
    if real in _ADVICE:
        kind = _ADVICE[real]
        if kind == "heic" and "jpeg" not in accept:
            return "any"
        return "any" if kind == "from-pdf" and not photos else kind
    group = FORMATS[real].group
    if group == "image" and photos:
        return "picture"
    if "pdf" in accept and (group in _TO_PRINT or group == "image"):
        return "into-pdf" if group in _TO_PRINT else "any"
    return "any"


def _troubles(facts: Facts) -> Iterator[Problem]:
    """What the walk found, whoever asks."""
    for trouble in facts.troubles:
        unseen = trouble.word == "cannot-check" and trouble.params.get("reason") == "decoder" and facts.pages
        if unseen:  # its structure is known to be whole; only how it looks is not
            continue
        if trouble.word != "name" and not trouble.word.startswith("signature-"):  # those are judged where a signature is asked for
            yield _SAID.get(trouble.word, _plain)(trouble, facts)


def _plain(trouble: Trouble, facts: Facts) -> Problem:
    code = _CODES[trouble.word] if trouble.word in _ALONE else content.DAMAGED
    return coded(code, severity=Severity.WARNING if trouble.params.get("severity") == "warning" else None)


def _truncated(trouble: Trouble, facts: Facts) -> Problem:
    if trouble.params.get("only_end"):
        return coded(content.TRUNCATED, "only-end")
    have, need = trouble.params.get("have"), trouble.params.get("need")
    if type(have) is int and type(need) is int and 0 <= have < need:
        return coded(content.TRUNCATED, "sizes", have=Size(have), need=Size(need))
    return coded(content.TRUNCATED)


def _kinds(trouble: Trouble) -> frozenset[str]:
    """The closed words of a trouble. A worker that was taken over may say anything."""
    found = trouble.params.get("kinds")
    return frozenset(kind for kind in found if isinstance(kind, str)) if isinstance(found, list) else frozenset()


def _active(trouble: Trouble, facts: Facts) -> Problem:
    kinds = [kind for kind in ACTIVE if kind in _kinds(trouble)] or ["javascript"]
    case = "part" if _GRAVE.isdisjoint(kinds) else "office" if facts.format in _OFFICE else ""
    return coded(dangers.ACTIVE_CONTENT, case, sign=Token(ACTIVE[kinds[0]]), kinds=kinds)


def _too_many_pixels(trouble: Trouble, facts: Facts) -> Problem:
    sides: dict[str, Any] = {name: side for name in ("width", "height") if type(side := trouble.params.get(name)) is int}
    return coded(measures.TOO_MANY_PIXELS, "all", **sides)


def _cannot_check(trouble: Trouble, facts: Facts) -> Problem:
    reason = str(trouble.params.get("reason", ""))
    return coded(content.CANNOT_CHECK, reason, reason=reason)


def _zip_path(trouble: Trouble, facts: Facts) -> Problem:
    only = _kinds(trouble)
    return coded(dangers.ZIP_PATH, severity=Severity.WARNING if only and only <= {"backslash", "empty"} else None)


_SAID: dict[str, Callable[[Trouble, Facts], Problem]] = {
    "truncated": _truncated,
    "active-content": _active,
    "too-many-pixels": _too_many_pixels,
    "cannot-check": _cannot_check,
    "zip-path": _zip_path,
}


def _sizes(facts: Facts, policy: Policy) -> Iterator[Problem]:
    if facts.size == policy.max_size + 1 and any(trouble.word == "too-large" for trouble in facts.troubles):
        yield coded(measures.TOO_LARGE, "unread", need=Size(policy.max_size))  # reading ended there: nobody knows how large it is
    elif policy.max_size and facts.size > policy.max_size:
        case = "picture" if FORMATS[facts.format].group == "image" else ""
        yield coded(measures.TOO_LARGE, case, have=Size(facts.size), need=Size(policy.max_size))
    elif facts.size < policy.min_size:
        yield coded(measures.TOO_SMALL_FILE, have=Size(facts.size), need=Size(policy.min_size))


def _pages(facts: Facts, policy: Policy) -> Iterator[Problem]:
    """How many there are, and how they look."""
    fewest, most = policy.pages
    if facts.page_count and most and facts.page_count > most:
        yield coded(measures.TOO_MANY_PAGES, have=facts.page_count, need=most)
    elif facts.page_count and facts.page_count < fewest:
        yield coded(measures.TOO_FEW_PAGES, have=facts.page_count, need=fewest)
    yield from _seen(looks.ROTATED, facts, lambda page: page.rotated % 360 != 0)
    yield from _seen(looks.BLANK_PAGE, facts, lambda page: page.blank is True)
    yield from _seen(looks.TOO_DARK, facts, lambda page: page.blank is not True and page.light is not None and page.light < DARK)
    least = BLURRED_PHOTO if _is_photo(facts) else BLURRED_SCAN
    yield from _seen(looks.BLURRED, facts, lambda page: page.blank is not True and page.sharpness is not None and page.sharpness < least)


def _is_photo(facts: Facts) -> bool:
    return FORMATS[facts.format].group == "image" and facts.page_count <= 1


def _seen(code: Code, facts: Facts, looks_so: Callable[[Page], bool]) -> Iterator[Problem]:
    """One problem for all pages of which something is to be said."""
    pages = [number for number, page in enumerate(facts.pages, 1) if looks_so(page)]
    if not pages:
        return
    if facts.page_count == 1:
        yield coded(code)
    else:
        yield coded(code, "pages", pages=", ".join(map(str, pages[:10])) + (", …" if len(pages) > 10 else ""), count=len(pages))


def _name(name: str, facts: Facts) -> Iterator[Problem]:
    """The name: one problem, for the gravest that is wrong with it."""
    for trouble in troubles_of_name(name)[:1]:
        reason = str(trouble.params.get("reason", ""))
        params: dict[str, Any] = {"have": trouble.params["have"], "need": trouble.params["need"]} if reason == "too-long" else {}
        yield coded(dangers.NAME, _NAMES.get(reason, ""), reason=reason, **params)
