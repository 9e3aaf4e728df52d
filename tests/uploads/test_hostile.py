"""The hostile set: every file of ``hostile_table.yaml`` gets the verdict that the table lists, in a worker, and takes little memory."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.uploads.made.everything import GOOD, HOSTILE

from gosform.uploads.codes import CODES
from gosform.uploads.facts import Facts, Wish
from gosform.uploads.formats import FORMATS
from gosform.uploads.intake import taken
from gosform.uploads.limits import Limits
from gosform.uploads.pool import Pool

TABLE: dict[str, dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("hostile_table.yaml").read_text("utf-8"))
LONG = frozenset(
    {
        "pdf.pages_20000", "pdf.bad_offsets_12000", "pdf.shared_object", "pdf.wide_array", "pdf.one_page_very_often", "pdf.shared_packed", "pdf.forms_on_stairs",  # long to look into
    }
)  # fmt: skip
DRAWN_TO_DEATH = {"pdf.draws_a_trillion", "pdf.content_bomb"}
MOST_MEMORY = 256 << 20
WITHOUT_HASTE = Limits(cpu=60, wall=600.0)
"""For verdicts: what a busy machine takes for them is not theirs. The usual limits of time are tried in ``test_pool.py``."""


def made(name: str) -> bytes:
    return (HOSTILE.get(name) or GOOD[name])()


def real(name: str) -> str:
    found: str = TABLE[name].get("real", name.partition(".")[0])
    return found


@cache
def patient() -> Pool:
    return Pool(limit=WITHOUT_HASTE)


def seen(data: bytes, wish: Wish) -> Facts:
    with taken(data) as upload:
        return patient().look(upload.file, upload.size, wish)


@cache
def known() -> frozenset[str]:
    return frozenset(code.trouble for code in CODES)


def test_the_table_lists_every_hostile_file_that_is_made() -> None:
    assert HOSTILE.keys() <= TABLE.keys()
    assert len(TABLE) >= 80


@pytest.mark.parametrize("name", TABLE)
def test_a_row_names_kinds_and_codes_that_there_are(name: str) -> None:
    row = TABLE[name]
    assert row.keys() <= {"is", "verdict", "real"}
    assert row["is"]
    assert real(name) in FORMATS
    assert set(row["verdict"]) <= known()


@pytest.mark.parametrize("name", [name if name not in LONG else pytest.param(name, marks=pytest.mark.slow) for name in TABLE])
def test_a_hostile_file_gets_its_verdict(name: str) -> None:
    facts = seen(made(name), Wish())
    assert (facts.format, {trouble.word for trouble in facts.troubles}) == (real(name), set(TABLE[name]["verdict"]))


@pytest.mark.parametrize("name", [name for name in TABLE if name not in LONG])
def test_a_file_that_is_decoded_too_ends_in_an_answer_and_the_next_one_works(name: str) -> None:
    """Decoding is where libraries fall, and pdfium ends its process when it has no more memory: then that is the verdict."""
    facts = seen(made(name), Wish(readability=True, decode=True))
    assert facts.format == real(name)
    assert seen(b"made up\n", Wish()) == Facts("txt", 8, encoding="utf-8")


@pytest.mark.slow
def test_no_hostile_file_takes_much(tmp_path: Path) -> None:
    """At most 256 MB each, libraries included, and no more processor time than a worker has, with pages drawn: what is asked for less takes less. How much time
    each of them takes is measured by ``bench/uploads.py``. Of a bomb that is drawn the engine ends its worker.
    """
    paths = {name: tmp_path / f"{number}" for number, name in enumerate(TABLE)}
    for name, path in paths.items():
        path.write_bytes(made(name))
    command = [sys.executable, "-m", "tests.uploads.spent", "readability", *map(str, paths.values())]
    lines = subprocess.run(command, capture_output=True, check=True, cwd=Path(__file__).parents[2]).stdout.splitlines()
    spent = {name: json.loads(line) for name, line in zip(paths, lines, strict=True)}
    assert {name: row for name, row in spent.items() if row[2] > MOST_MEMORY} == {}
    assert {name for name, row in spent.items() if row[0]} == DRAWN_TO_DEATH
