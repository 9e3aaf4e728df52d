"""The OpenAPI 3.1 document, made from the operations themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from gosform.desk.answers import Problem
from gosform.desk.operation import Operation, Parameter

_REF = "#/components/schemas/"
EVERY = (400, 421, 429, 500)
"""Statuses that any operation may answer with: the query, the host, the rate, what was not foreseen."""
SENT = (403, 408, 413, 415, 422)
"""Those of operations that read a body."""


def document(operations: Iterable[Operation], version: str, names: Mapping[str, tuple[str, ...]]) -> dict[str, Any]:
    """The whole document. names: parameters of paths -> what they may be."""
    listed = [one for one in operations if one.tag]
    models: list[type[BaseModel]] = [Problem]
    for one in listed:
        models += [model for model in (one.body, one.answered) if isinstance(model, type) and issubclass(model, BaseModel)]
    _, schemas = models_json_schema([(model, "validation") for model in dict.fromkeys(models)], ref_template=_REF + "{model}")
    paths: dict[str, Any] = {}
    for one in listed:
        paths.setdefault(one.path, {})[one.method.lower()] = _operation(one, names)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "gosform desk",
            "version": version,
            "summary": "Checks fields, forms and files, and recognises values in text. Nothing that is sent is kept.",
            "license": {"name": "Apache 2.0", "identifier": "Apache-2.0"},
        },
        "paths": paths,
        "components": {
            "schemas": schemas["$defs"],
            "responses": {str(status): _problem() for status in sorted({*EVERY, *SENT, *(s for one in listed for s in one.problems)})},
        },
    }


def _operation(one: Operation, names: Mapping[str, tuple[str, ...]]) -> dict[str, Any]:
    found: dict[str, Any] = {
        "operationId": _id(one),
        "tags": [one.tag],
        "summary": one.summary,
        "parameters": [
            *(_slot(name, meaning, names.get(name, ())) for name, meaning in one.slots.items()),
            *map(_parameter, one.query),
            _HEADER,
        ],
        "responses": {"200": _answer(one)} | {str(status): {"$ref": f"#/components/responses/{status}"} for status in statuses(one)},
    }
    if one.body is not None:
        found["requestBody"] = {"required": True, "content": {one.media: {"schema": _body(one)}}}
    return found


def statuses(one: Operation) -> list[int]:
    """Every status beside 200 that an operation may answer with."""
    sends = one.method == "POST"
    query = (422,) if one.query else ()
    return sorted({*EVERY, *query, *(SENT if sends else ()), *one.problems})


def _id(one: Operation) -> str:
    words = [part.strip("{}") for part in one.path.split("/")[2:]]
    return "_".join([one.method.lower(), *words]).replace(".", "_")


def _slot(name: str, meaning: str, values: tuple[str, ...]) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "description": meaning, "schema": {"type": "string", "enum": list(values)}}


def _parameter(one: Parameter) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": one.type}
    if one.pattern:
        schema |= {"pattern": one.pattern, "maxLength": one.most}
    return {"name": one.name, "in": "query", "description": one.meaning, "schema": schema}


_HEADER = {
    "name": "Accept-Language",
    "in": "header",
    "description": "Languages of the answer, as browsers send them.",
    "schema": {"type": "string", "examples": ["ru, en;q=0.5"]},
}


def _body(one: Operation) -> dict[str, Any]:
    if isinstance(one.body, type) and issubclass(one.body, BaseModel):
        return {"$ref": _REF + one.body.__name__}
    return {"type": "object"}


def _answer(one: Operation) -> dict[str, Any]:
    schema: dict[str, Any] = {"$ref": _REF + one.answered.__name__} if one.answered else {"type": "string"}
    if one.answered is None and one.answer_media == "application/json":
        schema = {"type": "object"}
    found: dict[str, Any] = {"description": one.summary, "content": {one.answer_media: {"schema": schema}}}
    if one.answered is not None and "lang" in one.answered.model_fields:
        found["headers"] = {"Content-Language": {"description": "The language of the answer.", "schema": {"type": "string"}}}
    return found


def _problem() -> dict[str, Any]:
    return {
        "description": "What is not as it should be, in words (RFC 9457).",
        "content": {"application/problem+json": {"schema": {"$ref": _REF + "Problem"}}},
        "headers": {"Content-Language": {"description": "The language of the sentences.", "schema": {"type": "string"}}},
    }
