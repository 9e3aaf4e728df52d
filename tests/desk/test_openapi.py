"""The OpenAPI document is true: schemathesis asks by it, as described and otherwise, and finds nothing."""

from __future__ import annotations

from typing import Any

import jsonschema
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis.config import SchemathesisConfig
from tests.desk.asking import desk

from gosform.desk.answer import Answer
from gosform.desk.app import create_app
from gosform.desk.call import Call
from gosform.desk.openapi import document, statuses
from gosform.desk.operation import Operation
from gosform.desk.routes import OPERATIONS
from gosform.desk.settings import Settings

APP = create_app(Settings(hosts=frozenset({"testserver"}), rate=0))
MEANT = ["/v1/values/{kind}/check", "/v1/recognise", "/v1/uploads/check"]
"""Operations with rules that a schema cannot tell: options by kind, spans within a text, fields by form. There a 422 is right, too, where the schema is kept."""

CONFIG = SchemathesisConfig.from_dict(
    {
        "seed": 20261122,
        "operations": [
            {"include-path": path, "checks": {"positive_data_acceptance": {"expected-statuses": ["2xx", 404, 422]}}} for path in MEANT
        ],
    }
)
asked = schemathesis.openapi.from_asgi("/v1/openapi.json", APP, config=CONFIG)


@pytest.mark.slow
@asked.parametrize()
@settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_as_described_and_otherwise(case: schemathesis.Case[Any]) -> None:
    """What fits the document is answered as it says; what does not is refused, in the shape that it says; nothing is a fault inside."""
    case.call_and_validate()


@pytest.fixture(scope="module")
def described() -> dict[str, Any]:
    with desk() as asker:
        found: dict[str, Any] = asker.get("/v1/openapi.json").json()
    return found


def test_every_operation_is_described(described: dict[str, Any]) -> None:
    """No more, no less, each with a summary, its statuses and its parameters."""
    assert {(path, method) for path, one in described["paths"].items() for method in one} == {
        (one.path, one.method.lower()) for one in OPERATIONS
    }
    ids = [one["operationId"] for path in described["paths"].values() for one in path.values()]
    assert len(ids) == len(set(ids))
    for one in OPERATIONS:
        told = described["paths"][one.path][one.method.lower()]
        assert told["summary"]
        assert set(told["responses"]) == {"200", *map(str, statuses(one))}
        assert {p["name"] for p in told["parameters"] if p["in"] == "path"} == set(one.slots)


def test_the_document_is_one_of_openapi(described: dict[str, Any]) -> None:
    """It says 3.1, every reference leads somewhere, and every schema is one of JSON Schema."""
    assert described["openapi"].startswith("3.1")
    for name, schema in described["components"]["schemas"].items():
        jsonschema.Draft202012Validator.check_schema(schema)
        assert schema.get("title") == name
    left: list[Any] = [described]
    while left:
        one = left.pop()
        if isinstance(one, dict):
            reference = one.get("$ref")
            if reference is not None:
                there: Any = described
                for step in reference.removeprefix("#/").split("/"):
                    there = there[step]
            left.extend(one.values())
        elif isinstance(one, list):
            left.extend(one)


def test_a_new_operation_is_described_by_its_declaration() -> None:
    """The document is made of the declarations: another one appears in it without a further word."""

    async def nothing(_: Call) -> Answer:
        return Answer(b"{}")

    extra = Operation("GET", "/v1/new", "New", "Something new.", nothing)
    assert "/v1/new" in document([*OPERATIONS, extra], "1", {})["paths"]
