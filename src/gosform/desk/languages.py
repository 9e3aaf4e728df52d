"""Which language an answer is in: ``Accept-Language`` (RFC 9110 12.5.4), against the languages that there are."""

from __future__ import annotations

import re
from functools import lru_cache

from starlette.types import Scope

from gosform.catalog import FALLBACK, LONGEST_TAG, languages, match

TAG = r"^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$"
_PART = re.compile(r"([A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*|\*)(?:\s*;\s*[Qq]=(0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?))?")
_LONGEST = 200


def accepted(scope: Scope, default: str) -> str:
    """The language that the header likes best; the default where there is none, or nothing of what it asks for."""
    for name, value in scope["headers"]:
        if name == b"accept-language":
            return _best(value, default) if len(value) <= _LONGEST else default
    return default


def found(tag: str) -> str | None:
    """The language that serves a tag; None where only the fallback would."""
    if len(tag) > LONGEST_TAG:
        return None
    have = match(tag)
    return have if have != FALLBACK or tag.partition("-")[0].lower() == FALLBACK else None


@lru_cache(maxsize=256)
def _best(header: bytes, default: str) -> str:
    best, weight = default, 0.0
    for part in header.decode("latin-1").split(","):
        one = _PART.fullmatch(part.strip())
        if one is None:
            continue
        q = float(one[2]) if one[2] else 1.0
        lang = default if one[1] == "*" else found(one[1])
        if lang is not None and q > weight:
            best, weight = lang, q
    return best


def known() -> tuple[str, ...]:
    """The languages that there are."""
    return languages()
