"""Every format gives rows in the one shape: JSON, Parquet, spreadsheets, frames, compressed files, several files."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import random
import zipfile
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.batch.reading import opened, rows, truth, written

from gosform.batch.sources import RecordsError

GOOD = '{"applicant": {"surname": "Иванов", "inn": "500100732259"}, "office": {"tax_number": "7707083893"}}'
LINES = [
    *(GOOD, GOOD, GOOD, '{"applicant":{"inn":"1"}}', '{"applicant": {"inn": null, "snils": "x"}}', '{"applicant": {"inn": 5}}', "{}"),
    *('{"applicant": {}}', '{"children": [{"name": "Анна"}]}', '{"x": {"inn": "1"}}', '{"applicant": {"inn": "a\\"b"}}', "", "  ", "[1]"),
    *(
        '{"applicant": {"inn": "1", "inn": "2"}}',
        '{"applicant": {"inn": NaN}}',
        "broken",
        GOOD + " ",
        " " + GOOD,
        GOOD + "x",
        "\ufeff" + GOOD,
    ),
    *('{"applicant": {"surname": "\udcd0", "inn": "500100732259"}, "office": {"tax_number": "7707083893"}}', '{"applicant": {"inn": ""}}'),
    *('{"applicant": {"surname": "И\0", "inn": "\t"}, "office": {"tax_number": "longer than twelve bytes"}}', '{"applicant": "inn"}'),
    '{"applicant": {"inn": "500100732259", "surname": "Иванов"}, "office": {"tax_number": "7707083893"}}',
]


@pytest.mark.parametrize("seed", range(80))
def test_lines_of_json(seed: int, tmp_path: Path) -> None:
    """Good and odd lines with any line ends, in parts of any size, are those that are read one by one."""
    draw = random.Random(seed)  # noqa: S311
    ends = [["\n"], ["\r\n"], ["\n", "\r\n"], ["\n", "\n", "\n", "\r"]][seed % 4]
    weights = [10.0] * 3 + [1.0 if seed % 3 else 0.1] * (len(LINES) - 3)
    text = "".join(line + draw.choice(ends) for line in draw.choices(LINES, weights, k=draw.randrange(60)))
    data = (text + GOOD + draw.choice(["", "\n", "\r", "\n\n"])).encode("utf-8", "surrogateescape")
    path = written(tmp_path, "f.jsonl", data)
    for size in (1, 100, 1000, 1 << 20):
        assert rows(opened(path, chunk_bytes=size)[0]) == truth(data, "f.jsonl")
        with path.open("rb") as file:
            assert rows(opened(file, chunk_bytes=size, name="f.jsonl")[0]) == truth(data, "f.jsonl")


TEXTS = st.text(st.characters(codec="utf-8"), max_size=20)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.dictionaries(st.sampled_from(["surname", "inn", "y"]), TEXTS, max_size=3), max_size=20), st.booleans())
def test_any_texts_in_lines_of_json(tmp_path_factory: pytest.TempPathFactory, records: list[dict[str, str]], plain: bool) -> None:
    """Whatever stands in the values, escaped or not."""
    text = "\n".join(json.dumps({"applicant": record}, ensure_ascii=not plain) for record in records) + "\n" + GOOD
    data = text.encode()
    path = written(tmp_path_factory.getbasetemp(), "f.jsonl", data)
    assert rows(opened(path, chunk_bytes=300)[0]) == truth(data, "f.jsonl")


@pytest.mark.parametrize("text", [f"[{GOOD},\n{GOOD}, 1]", GOOD, f"[{GOOD},\n {{", "[" + ",".join([GOOD] * 5000) + "]", "\ufeff[{}]"])
@pytest.mark.parametrize("encoding", ["utf-8", "cp1251", "utf-16"])
def test_one_document_of_json(text: str, encoding: str, tmp_path: Path) -> None:
    """An array or one record; a line is given for what has one."""
    if encoding == "cp1251" and "\ufeff" in text:
        text = text.removeprefix("\ufeff")
    data = text.encode(encoding)
    assert rows(opened(written(tmp_path, "f.json", data))[0]) == [(line or 1, said) for line, said in truth(data, "f.json")]


CSV = "applicant.surname,applicant.inn\n" + "Иванов,500100732259\n" * 3000
PACK: dict[str, Any] = {"gz": gzip.compress, "bz2": bz2.compress, "xz": lzma.compress}


def zipped(*members: tuple[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return made.getvalue()


def packed(how: str, data: bytes) -> bytes:
    return zipped(("people.csv", data)) if how == "zip" else bytes(PACK[how](data))


@pytest.mark.parametrize("how", ["gz", "bz2", "xz", "zip"])
def test_compressed(how: str, tmp_path: Path) -> None:
    """Told by what the file begins with, whatever it is called; also as a stream; and a run goes on behind any part."""
    for data in (CSV.encode(), CSV.encode("cp1251"), CSV.encode("utf-16")):
        path = written(tmp_path, f"f.csv.{how}", packed(how, data))
        source, _ = opened(path, chunk_bytes=5000)
        parts = list(source.parts())
        assert len(parts) > 5
        assert rows(source, parts) == truth(data, "f.csv")
        assert source.size == path.stat().st_size
        again, _ = opened(path, chunk_bytes=5000)
        assert rows(again, [*parts[:3], *again.parts(parts[2].after)]) == truth(data, "f.csv")
        with path.open("rb") as file:
            assert rows(opened(file, chunk_bytes=5000)[0]) == truth(data, "f.csv")


def test_compressed_with_zstandard(tmp_path: Path) -> None:
    path = tmp_path / "f.csv.zst"
    with pa.CompressedOutputStream(str(path), "zstd") as stream:
        stream.write(CSV.encode())
    assert rows(opened(path, chunk_bytes=5000)[0]) == truth(CSV.encode(), "f.csv")


@pytest.mark.parametrize("how", ["gz", "bz2", "xz", "zip"])
def test_a_compressed_file_that_breaks_off(how: str, tmp_path: Path) -> None:
    """It is said, not taken for the end of the file."""
    data = "".join(f"Иванов,{number * 7919}\n" for number in range(30_000))
    whole = packed(how, (CSV + data).encode())
    path = written(tmp_path, "f.csv", whole[: len(whole) // 2])
    with pytest.raises(RecordsError, match="damaged"):
        rows(opened(path, chunk_bytes=5000)[0])


def test_an_archive_of_several_files(tmp_path: Path) -> None:
    with pytest.raises(RecordsError, match="2 files"):
        opened(written(tmp_path, "f.zip", zipped(("a.csv", CSV.encode()), ("b.csv", CSV.encode()))))


def test_several_files_and_patterns(tmp_path: Path) -> None:
    """Numbers go on from file to file; a file without one of the columns has nothing in it; one that is no file of records is said."""
    written(tmp_path, "a.csv", "applicant.inn\n1\n2\n")
    written(tmp_path, "b.csv", "applicant.surname,applicant.inn\nИванов,3\n")
    written(tmp_path, "c.csv", "")
    source, notes = opened(str(tmp_path / "*.csv"))
    assert [one for _, one in rows(source)] == [
        {"applicant": {"inn": "1"}}, {"applicant": {"inn": "2"}}, {"applicant": {"surname": "Иванов", "inn": "3"}},
    ]  # fmt: skip
    assert [len(source.names), len(source.unread), [note.text for note in notes]] == [2, 1, ["{file} is empty."]]
    assert [part.done for part in source.parts()][-1] == source.size
    parts = list(source.parts())
    assert list(source.parts(parts[0].after)) == parts[1:]
    with pytest.raises(RecordsError, match="pattern"):
        opened(str(tmp_path / "*.tsv"))
    with pytest.raises(FileNotFoundError):
        opened(tmp_path / "none.csv")


def test_the_fingerprint_tells_another_file(tmp_path: Path) -> None:
    path = written(tmp_path, "a.csv", "applicant.inn\n1\n")
    one = opened(path)[0].fingerprint
    assert one == opened(path)[0].fingerprint
    assert one != opened(written(tmp_path, "a.csv", "applicant.inn\n2\n"))[0].fingerprint


TABLE: dict[str, list[Any]] = {
    "applicant.surname": ["Иванов", None, "", "Петрова"],
    "inn": [500100732259, 7707083893, None, 1],
    "birth_date": [date(1990, 3, 25), None, date(2001, 12, 31), date(1800, 1, 1)],
    "pay": [1.5, 2.0, None, 1000000.0],
    "z": [True, False, None, True],
}
AS_TEXT = [
    {"applicant": {"surname": "Иванов", "inn": "500100732259", "birth_date": "25.03.1990", "pay": "1.5"}},
    {"applicant": {"inn": "7707083893", "pay": "2"}},
    {"applicant": {"surname": "", "birth_date": "31.12.2001"}},
    {"applicant": {"surname": "Петрова", "inn": "1", "birth_date": "01.01.1800", "pay": "1000000"}},
]


@pytest.mark.parametrize(
    "make", [pa.table, lambda t: pa.table(t).to_batches()[0], lambda t: pa.table(t).to_reader(), pl.DataFrame, pl.LazyFrame, pd.DataFrame]
)
def test_frames(make: Any) -> None:
    """Text as it is; numbers and days as the kind of the field writes them; a column of numbers where digits are meant is said."""
    source, notes = opened(make(TABLE))
    assert [one for _, one in rows(source)] == AS_TEXT
    assert [note.params["place"] for note in notes if "place" in note.params] == ["applicant.inn"]


def test_parquet_in_groups_of_rows(tmp_path: Path) -> None:
    """The same from a file, from a stream, and behind any part."""
    path = tmp_path / "f.parquet"
    table = pa.concat_tables([pa.table(TABLE)] * 50_000)
    pq.write_table(table, path, row_group_size=140_000)
    source, _ = opened(path)
    assert source.size == 200_000
    parts = list(source.parts())
    assert [part.rows for part in parts] == [131_072, 8_928, 60_000]
    assert [one for _, one in rows(source, parts[1:2])] == (AS_TEXT * 40_000)[131_072:140_000]
    assert [one for _, one in rows(source, parts[:1])][-4:] == AS_TEXT
    assert list(source.parts(parts[0].after)) == parts[1:]
    with path.open("rb") as file:
        assert rows(opened(file)[0], parts[2:])[0] == (140_002, AS_TEXT[0])
    with pytest.raises(RecordsError, match="Parquet"):
        opened(written(tmp_path, "g.parquet", b"PAR1 and no more"))


def test_groups_and_lists_are_sections(tmp_path: Path) -> None:
    """A column of groups is a section, one of lists a repeated section."""
    path = tmp_path / "f.parquet"
    people: list[dict[str, Any]] = [
        {"applicant": {"surname": "Иванов", "inn": "1"}, "children": [{"name": "Анна"}, {"name": None}], "pay": Decimal("1.50")},
        {"applicant": {"surname": None, "inn": "2"}, "children": [], "pay": None},
    ]
    pq.write_table(pa.Table.from_pylist(people), path)
    assert [one for _, one in rows(opened(path)[0])] == [
        {"applicant": {"surname": "Иванов", "inn": "1", "pay": "1.50"}, "children": [{"name": "Анна"}, {"name": None}]},
        {"applicant": {"inn": "2"}},
    ]


def test_a_frame_of_mixed_values_and_categories() -> None:
    frame = pd.DataFrame({"applicant.inn": ["1", 7707083893, None], "surname": pd.Categorical(["Ли", "Ли", None])})
    assert [one for _, one in rows(opened(frame)[0])] == [
        {"applicant": {"inn": "1", "surname": "Ли"}}, {"applicant": {"inn": "7707083893", "surname": "Ли"}}, {},
    ]  # fmt: skip
    dated = pd.DataFrame({"birth_date": [datetime(1990, 3, 25), None]})  # noqa: DTZ001
    assert [one for _, one in rows(opened(dated)[0])] == [{"applicant": {"birth_date": "25.03.1990"}}, {}]
