"""The JSON Schema of rule files, for editors: completion of kinds, of the options of each kind, of relations and tests.

A schema cannot follow references, so it says less than the reader does; whatever the reader takes, the schema takes too.
The dialect is 2020-12. Made from the same shapes, options and signatures that reading uses.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from gosform.condition import TESTS
from gosform.kind import Kind
from gosform.kinds import families, own, troubles
from gosform.kinds import get as kind_of
from gosform.options import Option, options_of
from gosform.problem import Severity
from gosform.read_rules import shapes
from gosform.read_rules.escalation import NONE
from gosform.read_rules.offices import offices
from gosform.read_rules.relations import COMMON
from gosform.relations import SIGNATURES
from gosform.relations.signature import Signature
from gosform.step import STEPS

Schema = dict[str, Any]

_REFERENCE: Schema = {"type": "string", "pattern": r"^[A-Za-z_][A-Za-z0-9_]*\.[A-Za-z_][A-Za-z0-9_]*$"}
_SCALAR: Schema = {"type": ["string", "number", "boolean"]}
_DAY: Schema = {"type": "string", "pattern": shapes.DAY}
_CONDITIONS: Schema = {"$ref": "#/$defs/conditions"}
_WORDS: dict[str, Schema] = {
    "scalar": _SCALAR,
    "list": {"type": "array", "items": _SCALAR, "minItems": 1},
    "flag": {"type": "boolean"},
    "whole": {"type": "integer", "minimum": 0},
    "number": {"type": "number"},
    "text": {"type": "string", "minLength": 1},
    "date": {"anyOf": [_DAY, {"const": "as-of"}]},
    "unit": {"enum": ["month", "day"]},
    "reference": _REFERENCE,
    "references": {"type": "array", "items": _REFERENCE, "minItems": 1},
    "number-or-reference": {"anyOf": [{"type": "number"}, _REFERENCE]},
    "section": {"type": "string"},
    "table": {"type": ["string", "array"]},
    "expression": {"type": "string"},
}


def json_schema() -> Schema:
    """The schema, as plain data."""
    whole = _plain(shapes.FormShape)
    properties = whole["properties"]
    properties["sections"] = _group(properties["sections"], "section")
    properties["uploads"] = _group(properties["uploads"], "upload")
    properties["relations"]["items"] = {"$ref": "#/$defs/relation"}
    properties["examples"]["items"] = {"$ref": "#/$defs/example"}
    properties["escalation"] = {**properties["escalation"], **_escalation(shapes.EscalationShape)}
    section = _plain(shapes.SectionShape)
    section["properties"]["fields"] = _group(section["properties"]["fields"], "field")
    section["properties"]["repeat"] = _plain(shapes.RepeatShape)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A gosform rule file",
        **whole,
        "$defs": {
            "section": section,
            "field": _field(),
            "upload": _plain(shapes.UploadShape),
            "relation": {"anyOf": [_relation(name, one) for name, one in SIGNATURES.items()]},
            "conditions": {"type": "array", "minItems": 1, "items": _condition()},
            "example": _plain(shapes.ExampleShape),
            "escalation": _escalation(shapes.FieldEscalationShape),
        },
    }


def as_text() -> str:
    """The schema as it lies in ``docs/ruleset.schema.json``."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=1) + "\n"


def _plain(model: type[shapes.Shape]) -> Schema:
    """A model's own schema, without the titles and defaults that pydantic adds and nobody reads."""
    found = model.model_json_schema()
    found.pop("$defs", None)
    found.pop("title")
    for one in found["properties"].values():
        one.pop("title", None)
        one.pop("default", None)
        if isinstance(inner := one.get("additionalProperties"), dict):
            inner.pop("default", None)
    for key, schema in (("when", _CONDITIONS), ("required", {"anyOf": [{"type": "boolean"}, _CONDITIONS]})):
        if key in found["properties"]:
            found["properties"][key] |= schema
    return found


def _escalation(model: type[shapes.Shape]) -> Schema:
    """What comes next: steps by their names, offices by their ids or with the form's own words about them."""
    found = _plain(model)
    properties = found["properties"]
    properties["messages"]["propertyNames"] = {"enum": list(STEPS)}
    for key, further in (("register", [NONE]), ("changed_by", [])):
        if key in properties:
            named = _plain(shapes.NamedShape)
            named["properties"]["office"] = {**named["properties"]["office"], "enum": list(offices())}
            properties[key] = {**properties[key], "anyOf": [{"enum": [*offices(), *further]}, named]}
    return found


def _group(schema: Schema, ref: str) -> Schema:
    """Name -> part."""
    said: Schema = {key: schema[key] for key in ("description", "type") if key in schema}  # in this order with every version of pydantic
    return {"additionalProperties": {"$ref": f"#/$defs/{ref}"}, **said, "propertyNames": {"pattern": shapes.NAME}}


def _field() -> Schema:
    """A field; once its kind is written, that kind's options and codes. A field that overrides one of a base may leave the kind out."""
    common = _plain(shapes.FieldShape)
    del common["additionalProperties"], common["required"]
    common["properties"]["escalation"] = {**common["properties"]["escalation"], "$ref": "#/$defs/escalation"}
    every = [kind_of(name) for name in own()]
    kinds: list[Schema] = [{"enum": [kind.id for kind in every]}, *map(_family, families())]
    common["properties"]["kind"] = {"anyOf": kinds, "description": "what the value is"}
    common["allOf"] = [
        {"if": {"properties": {"kind": {"const": kind.id}}, "required": ["kind"]}, "then": _of_kind(kind, set(common["properties"]))}
        for kind in every
    ]
    for name in families():
        codes = {"propertyNames": {"pattern": rf"^(?:{name}\.[a-z0-9_.]+\.)?(?:{'|'.join(sorted(troubles(name)))})$"}}
        then = {"properties": {**dict.fromkeys(sorted(common["properties"]), True), "severity": codes, "messages": codes}}
        common["allOf"].append(
            {"if": {"properties": {"kind": _family(name)}, "required": ["kind"]}, "then": {**then, "additionalProperties": False}}
        )
    return common


def _family(name: str) -> Schema:
    """The kinds of a family. They are not listed: which there are is up to a library that may be newer than the schema."""
    return {"type": "string", "pattern": rf"^{name}\.[a-z0-9_]+(?:\.[a-z0-9_]+)?$"}


def _of_kind(kind: Kind, common: set[str]) -> Schema:
    codes = sorted({word for code in kind.all_codes() for word in (str(code), code.trouble)})
    named = {"propertyNames": {"enum": codes}}
    own: Schema = {name: _option(option) for name, option in _options(kind).items()}
    return {
        "properties": {**dict.fromkeys(sorted(common), True), "severity": named, "messages": named, **own},
        "additionalProperties": False,
    }


def _options(kind: Kind) -> Mapping[str, Option]:
    declared: Any = kind.options
    return options_of(declared)


def _option(option: Option) -> Schema:
    types: dict[Any, Schema] = {
        int: {"type": "integer"},
        bool: {"type": "boolean"},
        str: {"type": "string"},
        Decimal: {"type": ["number", "string"]},
        date: {"anyOf": [_DAY, {"const": "today"}]},
    }
    found: Schema = (
        {"enum": list(option.choices)} if option.choices else types.get(option.takes, {"type": "array", "items": {"type": "string"}})
    )
    if option.reference:
        found = {"anyOf": [found, _REFERENCE]}
    return {**found, **({"description": option.meaning} if option.meaning else {})}


def _relation(name: str, signature: Signature) -> Schema:
    properties: Schema = {name: _operands(signature), **{key: _WORDS[word] for key, word in signature.args.items() if key != name}}
    if signature.operands_max == 0:
        properties[name] = _WORDS[signature.args[name]]
    properties |= {
        "name": {"type": "string", "description": "what a form that extends this one calls the relation"},
        "when": _CONDITIONS,
        "blame": {**_REFERENCE, "description": "the field that the problem is shown at"},
        "severity": {"enum": [str(severity) for severity in Severity]},
        "messages": {"anyOf": [{"type": "string"}, {"type": "object", "additionalProperties": {"type": "string"}}]},
    }
    if not properties.keys() >= COMMON:
        raise AssertionError("a key that every relation has is not in the schema")
    found: Schema = {"type": "object", "required": [name, *sorted(signature.required_args - {name})]}
    if signature.one_of:
        found["anyOf"] = [{"required": [key]} for key in sorted(signature.one_of)]
    return {**found, "properties": properties, "additionalProperties": False}


def _operands(signature: Signature) -> Schema:
    one: Schema = {"anyOf": [_REFERENCE, {"const": "as-of"}]} if signature.as_of else _REFERENCE
    many: Schema = {"type": "array", "items": one, "minItems": signature.operands_min}
    if signature.operands_max is not None:
        many["maxItems"] = signature.operands_max
    return {"anyOf": [one, many]} if signature.operands_min == 1 else many


def _condition() -> Schema:
    tests = {test: _WORDS[word] for test, word in TESTS.items()}
    return {
        "type": "object",
        "properties": {"field": _REFERENCE, **tests},
        "minProperties": 1,
        "maxProperties": 2,
        "additionalProperties": False,
    }
