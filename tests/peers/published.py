"""Values that other projects' tests call good or bad, each with the kind and the options that it is shown to.

The file lies beside a checkout, not in it. Where it is absent there is nothing to run.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

SHARED = Path(__file__).resolve().parents[3] / "shared" / "vectors"

HOLDER = {"individual": "person", "juridical": "organisation"}
VEHICLE = {"1": "car", "car": "car", "trailer": "trailer", "special": "tractor", "moto": "motorcycle"}
PROJECTS = (
    "Kholenkov/js-data-validation",
    "kdmatrosov/validation-codes",
    "EPGU form player",
    "validates_russian",
    "LeTraceurSnork/russian-validators",
    "sshaplygin/docs-code",
    "rin-nas/postgresql-patterns-library",
    "tooloolooz/bumazhka",
    "avbot",
    "is_gosnomer",
    "ScriptUtilsTest",
    "vehicle text-extraction test",
)
"""Projects from whose tests gosform differs; how the file spells them, from the beginning."""


class Ask(NamedTuple):
    """How a row is shown to gosform.

    kind: the kind that takes the value. around: what stands before and after a value that is a part. options: params -> options.
    """

    kind: str
    around: tuple[str, str] = ("", "")
    options: Callable[[dict[str, Any]], dict[str, Any]] = lambda params: {}


def _beside(params: dict[str, Any]) -> dict[str, Any]:
    return {"bik": params["bik"]} if "bik" in params else {}


def _of(name: str, table: dict[str, str], key: str) -> Callable[[dict[str, Any]], dict[str, Any]]:
    return lambda params: {name: table[params[key]]} if key in params else {}


ASKED = {
    "inn": Ask("inn", options=_of("holder", HOLDER, "type")),
    "snils": Ask("snils"),
    "ogrn": Ask("ogrn"),
    "ogrnip": Ask("ogrnip"),
    "kpp": Ask("kpp"),
    "bik": Ask("bik"),
    "account": Ask("account", options=_beside),
    "corr_account": Ask("corr_account", options=_beside),
    "okpo": Ask("okpo"),
    "okato": Ask("okato"),
    "uin": Ask("uin"),
    "card": Ask("card"),
    "vin": Ask("vin", options=lambda params: {"market": "north-america"} if params.get("check_digit") else {}),
    "epts": Ask("epts"),
    "sts": Ask("vehicle_certificate"),
    "cadastral": Ask("cadastral_number"),
    "plate": Ask("plate", options=_of("vehicle", VEHICLE, "type")),
    "plate_region": Ask("plate", ("А123АА", "")),
    "passport_rf": Ask("passport_rf"),
    "driving_licence_series": Ask("driving_licence", ("", " 123456")),
    "birth_cert": Ask("civil_certificate"),
    "birth_cert_series": Ask("civil_certificate", ("", " 123456")),
    "fio_part": Ask("given_name", options=lambda params: {"citizenship": "rf" if params["citizenship"] == "643" else "foreign"}),
    "fns_doc": Ask("fns_document", options=lambda params: {"code": params["spdul"]} if "spdul" in params else {}),
    "zags_record": Ask("civil_act_number", options=lambda params: {k: v for k, v in params.items() if k == "record_date"}),
    "mrz": Ask("mrz"),
}
"""Kind in the file -> how it is asked. ``PARTS`` are the two that are no value of a field."""

PARTS = {"card_brand", "mrz_check_field"}
ALSO = {
    "07": ("military_id", {}),
    "18": ("refugee_certificate", {"document": "asylum"}),
    "19": ("refugee_certificate", {"document": "asylum"}),
    "21": ("passport_rf", {}),
    "22": ("foreign_passport_rf", {}),
    "24": ("military_id", {"document": "serviceman"}),
    "27": ("military_id", {}),
}
"""Code of a document of the tax service -> the kind that checks it in a field of its own."""


class Row(NamedTuple):
    """A published value.

    kind: the kind of the library. said: what its project says. primary: what the primary sources say; None where they say nothing.
    """

    kind: str
    value: str
    options: dict[str, Any]
    said: bool
    primary: bool | None
    project: str
    note: str


def lines() -> list[dict[str, Any]]:
    """The file, one value each."""
    path = SHARED / "peers.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


def rows() -> list[Row]:
    """Every value that a field can hold; a document of the tax service is also shown to the kind of its own."""
    found = []
    for line in lines():
        params = line["params"]
        if (ask := ASKED.get(line["kind"])) is None:
            continue
        before, after = ask.around
        project = next((name for name in PROJECTS if line["source"].startswith(name)), line["source"])
        common = (line["valid"], line["primary"], project, params.get("note", ""))
        found.append(Row(ask.kind, before + line["value"] + after, ask.options(params), *common))
        if line["kind"] == "fns_doc" and params.get("spdul") in ALSO:
            kind, options = ALSO[params["spdul"]]
            found.append(Row(kind, line["value"], options, *common))
    return found
