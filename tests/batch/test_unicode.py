"""What is no UTF-8 is found as Python's decoder finds it, wherever blocks of bytes begin and end; and a run that takes it on trust finds it too."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.batch.reading import written

from gosform.batch.sources.unicode import BLOCK, foreign_rows, is_utf8, suspicious
from gosform.cli import main

GOOD = [b"a", b"Z9", "я".encode(), "Ё№".encode(), "\U0001f600".encode(), "\u0800\ud7ff\ue000\U0010ffff".encode(), "\x7f\x80\u07ff".encode()]
BAD = [
    *(
        b"\x80",
        b"\xbf",
        b"\xc0\x80",
        b"\xc1\xbf",
        b"\xc3",
        b"\xe2\x84",
        b"\xe0\x80\x80",
        b"\xed\xa0\x80",
        b"\xf0\x80\x80\x80",
        b"\xf4\x90\x80\x80",
    ),
    *(b"\xf5\x80\x80\x80", b"\xff", b"\xfe", b"\xd0\xd0", b"\xf0\x9f\x98", b"\xc1", b"\xc0"),
]


@pytest.mark.parametrize("seed", range(60))
@pytest.mark.parametrize("block", [1, 2, 3, 7, 64, BLOCK])
def test_rows_are_found_as_they_are_decoded(seed: int, block: int) -> None:
    draw = Random(seed)  # noqa: S311
    rows = [b"".join(draw.choices(GOOD, k=draw.randrange(6))) + (draw.choice(BAD) if not draw.randrange(4) else b"") for _ in range(12)]
    data = b"\n".join(rows) + b"\n"
    ends = np.flatnonzero(np.frombuffer(data, np.uint8) == 10)
    assert foreign_rows(data, ends, block) == [i for i, row in enumerate(rows) if not is_utf8(row)]
    assert suspicious(data, block) or is_utf8(data)
    assert foreign_rows(data[:-1], ends, block) == foreign_rows(data, ends)


FORM = """
id: people
version: 1
title: {ru: Люди, en: People}
source: made up
sections:
  a:
    title: {ru: А, en: A}
    fields:
      surname: {kind: surname, required: true}
      note: {kind: text, label: {ru: Заметка, en: Note}}
"""
ROW = "Иванов,г. Тверь,x\n".encode()
CASES = {
    "in a field": b"\xd0\x98\xd0,x,x\n",
    "at the end of a field": "Иванов,".encode() + b"x\xff,x\n",
    "in a column that is no field": "Иванов,x,".encode() + b"\xff\n",
    "in a row that has another mistake": b"Ivanov,\xc0\x80,x\n",
}


@pytest.mark.parametrize("workers", ["1", "2"])
@pytest.mark.parametrize("case", CASES)
def test_a_row_that_is_no_text_is_reported_as_such(case: str, workers: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Among many that the screens prove clean, in the first and in a later part."""
    form = written(tmp_path, "people.yaml", FORM)
    file = written(tmp_path, "f.csv", b"surname,note,z\n" + CASES[case] + ROW * 500_000 + CASES[case] + ROW * 9)
    out = tmp_path / "out.jsonl"
    assert (
        main(["--lang", "en", "check", str(file), "--form", str(form), "--problems", str(out), "--format", "json", "--workers", workers])
        == 1
    )
    said = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert [(one["row"], one["code"]) for one in said] == [(1, "record.unreadable"), (500_002, "record.unreadable")]
    assert json.loads(capsys.readouterr().out)["rows"] == 500_011


def test_parquet_that_holds_no_text_is_damaged(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    form = written(tmp_path, "people.yaml", FORM)
    names = pa.array(["Иванов".encode()] * 50 + [b"\xd0\x98\xd0"], pa.binary()).view(pa.string())
    pq.write_table(pa.table({"surname": names}), tmp_path / "f.parquet")
    assert main(["--lang", "en", "check", str(tmp_path / "f.parquet"), "--form", str(form), "--problems", str(tmp_path / "o.jsonl")]) == 2
    assert "is no Parquet file that can be read" in capsys.readouterr().err
