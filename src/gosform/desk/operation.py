"""One operation of the API: its route and its part of the OpenAPI document come from this one declaration."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from pydantic import BaseModel, ValidationError
from starlette.types import Receive, Scope, Send

from gosform.catalog import LONGEST_TAG
from gosform.check.intake import escape
from gosform.desk.answer import Answer, put
from gosform.desk.body import read_json
from gosform.desk.call import Call, Desk
from gosform.desk.languages import TAG, accepted, found
from gosform.desk.problems import Fault, Refused, refusal
from gosform.desk.sealed import ROUTE
from gosform.problem import NOTHING

if TYPE_CHECKING:
    from gosform.desk.answers import Answered

Handle = Callable[[Call], Awaitable[Answer]]
_MOST_QUERY = 20


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of the query. type: ``string`` or ``boolean``, as JSON Schema says it. pattern, most: of a string, and its longest."""

    name: str
    type: str
    meaning: str
    pattern: str = ""
    most: int = LONGEST_TAG


LANG = Parameter("lang", "string", "The language of the answer, a BCP 47 tag; otherwise Accept-Language decides.", TAG)
SHOW_VALUES = Parameter("show_values", "boolean", "Whether the answer may hold what was sent and what a fix would put there.")


@dataclass(frozen=True)
class Operation:
    """handle: does it. answered: the model of the answer, None for what is no JSON. body: the model of the body, or ``dict`` for any object;
    it is read before ``handle`` where it is JSON.

    slots: the parameters of the path, in words. media: what the body is sent as. problems: statuses beside 200 that are its own.
    """

    method: str
    path: str
    tag: str
    summary: str
    handle: Handle
    answered: type[Answered] | None = None
    body: type[BaseModel] | type[dict[str, Any]] | None = None
    query: tuple[Parameter, ...] = (LANG,)
    slots: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    media: str = "application/json"
    answer_media: str = "application/json"
    problems: tuple[int, ...] = ()

    @cached_property
    def parameters(self) -> Mapping[str, Parameter]:
        return {one.name: one for one in self.query}


class Endpoint:
    """An operation as Starlette calls it: reads the query and the body, and turns refusals into answers."""

    def __init__(self, operation: Operation, desk: Desk) -> None:
        self.operation, self.desk = operation, desk

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        operation, desk = self.operation, self.desk
        scope[ROUTE] = operation.path
        lang = accepted(scope, desk.settings.lang)
        try:
            raw = scope["query_string"]
            query = read_query(raw, operation.parameters) if raw else {}
            if "lang" in query:
                lang = found(query["lang"]) or desk.settings.lang
            call = Call(desk, scope, receive, scope.get("path_params", {}), query, lang)
            if operation.body is not None and operation.media == "application/json":
                limits = desk.settings
                call.data, call.size = await read_json(scope, receive, limits.most_body, limits.body_seconds, limits.most_depth)
                _check(operation.body, call)
            answer = await operation.handle(call)
        except Refused as refused:
            answer = refusal(refused, lang)
        await put(answer, send)


def read_query(raw: bytes, known: Mapping[str, Parameter]) -> dict[str, Any]:
    """The query of an address; ``Refused`` for what is not declared, stands twice or is of another type."""
    try:
        pairs = parse_qsl(raw.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=_MOST_QUERY)
    except ValueError:
        raise Refused("odd-query") from None
    read: dict[str, Any] = {}
    faults = []
    for name, text in pairs:
        parameter = known.get(name)
        if parameter is None:
            faults.append(Fault("There is no such parameter.", parameter=_shown(name)))
        elif name in read:
            faults.append(Fault("It stands there twice.", parameter=name))
        elif parameter.type == "boolean":
            read[name] = text == "true"
            if text not in ("true", "false"):
                faults.append(Fault("It is true or false.", parameter=name))
        else:
            read[name] = text
            if len(text) > parameter.most or (parameter.pattern and not re.match(parameter.pattern, text)):
                faults.append(Fault("It is written in another way.", parameter=name))
    if faults:
        raise Refused("not-as-described", faults=faults)
    return read


def _shown(name: str) -> str:
    """The name of a parameter that there is not; none of it where it may be a value."""
    return name if re.fullmatch(r"[a-z_-]{1,20}", name) else "?"


def _check(model: type[BaseModel] | type[dict[str, Any]], call: Call) -> None:
    if issubclass(model, BaseModel):
        try:
            call.data = model.model_validate(call.data)
        except ValidationError as fault:
            raise Refused("not-as-described", faults=faults_of(fault)) from None
    elif type(call.data) is not dict:
        raise Refused("not-as-described", faults=[Fault("A group with keys is needed here.", "")])


SAID: Mapping[str, str] = {
    "missing": "It is missing.",
    "extra_forbidden": "There is no such key here.",
    "string_type": "A text is needed here.",
    "string_too_long": "The text is too long: at most {max} characters are taken.",
    "string_too_short": "The text is too short.",
    "string_pattern_mismatch": "It is written in another way.",
    "bool_type": "It is true or false.",
    "int_type": "A whole number is needed here.",
    "dict_type": "A group with keys is needed here.",
    "model_type": "A group with keys is needed here.",
    "model_attributes_type": "A group with keys is needed here.",
    "list_type": "A list is needed here.",
    "tuple_type": "A list is needed here.",
    "too_long": "There are too many entries: at most {max} are taken.",
    "too_short": "There are too few entries.",
    "greater_than_equal": "The number is too small.",
    "less_than_equal": "The number is too large.",
    "value_error": "It does not fit what stands beside it.",
}
OTHERWISE = "Something else is needed here; GET /v1/openapi.json describes it."


def faults_of(error: ValidationError) -> list[Fault]:
    """What pydantic found, in our words and without the values."""
    seen: dict[tuple[str, str], Fault] = {}
    for one in error.errors(include_url=False, include_input=False, include_context=True):
        sentence = SAID.get(one["type"], OTHERWISE)
        ctx = one.get("ctx", {})
        most = ctx.get("max_length", ctx.get("le", 0))
        pointer = "".join(f"/{escape(step)}" for step in _steps(one["loc"]))
        seen[pointer, sentence] = Fault(sentence, pointer, params={"max": most} if "{max}" in sentence else {})
    return list(seen.values())[:100]


def _steps(loc: tuple[int | str, ...]) -> Iterator[str]:
    """The way to a place, as far as it leads through places of lists and through keys that look like ours: others may be values themselves."""
    for step in loc:
        if isinstance(step, int):
            yield str(step)
        elif step in _UNIONS:
            continue
        elif _KEY.fullmatch(step):
            yield step
        else:
            return


_KEY = re.compile(r"[a-z][a-z_.]{0,40}")
_UNIONS = frozenset({"str", "int", "float", "bool", "none"})
"""What pydantic calls the members of ``str | int | …``: they are no part of the way."""
