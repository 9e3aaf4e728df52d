"""What an operation refuses, as ``application/problem+json`` (RFC 9457). No sentence holds anything of what was sent."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from gosform.desk.answer import Answer
from gosform.problem import NOTHING
from gosform.showing.shown import say

MEDIA = b"application/problem+json"
TYPE = "urn:gosform:problem:"


class Sort(NamedTuple):
    """One sort of refusal: the HTTP status, and two English sentences, the keys of the catalogues."""

    status: int
    title: str
    detail: str


SORTS: Mapping[str, Sort] = {
    "not-json": Sort(400, "The body is no JSON.", "Reading stopped at line {line}, column {column}."),
    "not-utf8": Sort(400, "The body is not written in UTF-8.", "Send JSON in UTF-8."),
    "odd-json": Sort(400, "The body is JSON that programs read differently.", "{what}"),
    "not-multipart": Sort(400, "The body is no form with a file.", "Send multipart/form-data with one file in it."),
    "odd-query": Sort(400, "The query of the address cannot be read.", "Write it percent-encoded, in UTF-8."),
    "odd-host": Sort(400, "The request names no host, or several.", "Send one Host header."),
    "foreign-origin": Sort(403, "The request comes from another page.", "Send it from the desk's own page, or without a browser."),
    "not-found": Sort(404, "There is nothing at this address.", "GET /v1/openapi.json lists what there is."),
    "unknown-form": Sort(404, "There is no such form.", "GET /v1/forms lists those that there are."),
    "unknown-kind": Sort(404, "There is no such kind of value.", "GET /v1/kinds lists those that there are."),
    "method": Sort(405, "This address takes another method.", "The Allow header lists what it takes."),
    "slow-body": Sort(408, "The body did not arrive in time.", "Send it again."),
    "too-large": Sort(413, "The body is too large.", "At most {most} bytes are taken."),
    "media-type": Sort(415, "The body has another type than this address takes.", "Send it as {media}."),
    "other-host": Sort(421, "This desk does not answer to that name.", "Use the address that it printed when it started."),
    "not-as-described": Sort(422, "The request is not as described.", "Each entry of errors names a place and what belongs there."),
    "too-many": Sort(429, "Too many requests.", "Wait as long as Retry-After says."),
    "unforeseen": Sort(500, "Something unforeseen stopped the request.", "The log of the desk says where."),
    "busy": Sort(503, "The desk has its hands full.", "Wait as long as Retry-After says."),
}


class Fault(NamedTuple):
    """One place that is not as described. text: an English sentence, the key of the catalogues.

    pointer: RFC 6901, into the body; None where it is no part of a body. parameter: of the query.
    """

    text: str
    pointer: str | None = None
    parameter: str | None = None
    params: Mapping[str, Any] = NOTHING


class Refused(Exception):
    """A request that is not answered as asked. sort: a key of ``SORTS``; params fill its sentences and are never values of a person."""

    def __init__(
        self, sort: str, *, faults: Iterable[Fault] = (), headers: Iterable[tuple[bytes, bytes]] = (), **params: str | int
    ) -> None:
        super().__init__(sort)
        self.sort, self.faults, self.headers, self.params = sort, tuple(faults), tuple(headers), params


def refusal(refused: Refused, lang: str) -> Answer:
    """The answer to a request that is refused, in a language."""
    sort = SORTS[refused.sort]
    params = {name: say(lang, value) if isinstance(value, str) else value for name, value in refused.params.items()}
    data: dict[str, Any] = {
        "type": TYPE + refused.sort,
        "title": say(lang, sort.title),
        "status": sort.status,
        "detail": say(lang, sort.detail, **params),
    }
    if refused.faults:
        data["errors"] = [_fault(one, lang) for one in refused.faults]
    body = json.dumps(data, ensure_ascii=False).encode()
    return Answer(body, lang, sort.status, MEDIA, refused.headers)


def _fault(fault: Fault, lang: str) -> dict[str, str]:
    data = {"detail": say(lang, fault.text, **fault.params)}
    if fault.pointer is not None:
        data["pointer"] = fault.pointer
    if fault.parameter is not None:
        data["parameter"] = fault.parameter
    return data
