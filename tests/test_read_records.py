"""Files of records: every row comes out once, with its line, whatever stands in the file."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from itertools import islice
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gosform.read_records import REASONS, Note, RecordsError, Row, read
from gosform.read_records.row import LONGEST

FIELDS = {"applicant": ("inn", "snils"), "document": ("inn", "number"), "children": ("snils", "name")}


def rows(data: bytes | str, name: str = "-", **options: Any) -> tuple[list[Row], list[Note]]:
    notes: list[Note] = []
    raw = data.encode() if isinstance(data, str) else data
    reading = read(io.BytesIO(raw), name, FIELDS, notes.append, repeated=("children",), **options)
    return list(reading.rows), notes


def said(found: list[Row]) -> list[Any]:
    return [(row.line, str(row.problem.params["reason"]) if row.problem else row.record) for row in found]


GOOD = '{"applicant": {"inn": "7707083893"}}'
RECORD = {"applicant": {"inn": "7707083893"}}
JSONL = [
    (GOOD, RECORD),
    ("  " + GOOD + "\r", RECORD),
    ("broken", "the text is not JSON"),
    (GOOD + GOOD, "the text is not JSON"),
    ('{"a": 1, "a": 2}', "a key occurs twice"),
    ('{"b": {"a": 1, "a": 1}}', "a key occurs twice"),
    ('{"a": NaN}', "a number is not finite"),
    ('{"a": -Infinity}', "a number is not finite"),
    ('{"a": 1e999}', "a number is not finite"),
    ('{"a": ' + "9" * 5000 + "}", "a number is too long"),
    ('{"a": ' + "[" * 100 + "]" * 100 + "}", "the brackets are nested too deeply"),
    ('{"a": ' + "[" * 100_000 + "]" * 100_000 + "}", "the brackets are nested too deeply"),
    ("[" * 100_000, "the brackets are nested too deeply"),
    ("[1, 2]", "there is no group of fields"),
    ("null", "there is no group of fields"),
    ('"text"', "there is no group of fields"),
    ('{"a": "\\ud800"}', {"a": "\ud800"}),
    ('{"a": "\\udc80"}', {"a": "\udc80"}),
    ('{"a": "x\x00y"}', {"a": "x\x00y"}),
    ('{"a": "two\u2028lines"}', {"a": "two\u2028lines"}),
    ("\x00", "the text is not JSON"),
]


@pytest.mark.parametrize(("line", "answer"), JSONL, ids=range(len(JSONL)))
def test_a_line_of_jsonl(line: str, answer: Any) -> None:
    """A line is a record or one unreadable row, and the lines around it are untouched."""
    found, _ = rows(f"{GOOD}\n{line}\n\n{GOOD}", "f.jsonl")
    assert said(found) == [(1, RECORD), (2, answer), (4, RECORD)]


def test_bytes_of_another_encoding_are_one_row() -> None:
    """A line in cp1251 inside a UTF-8 file is unreadable; its neighbours are read."""
    good = '{"applicant": {"inn": "Иванов"}}'
    data = good.encode() + b"\n" + '{"a": "Петров"}'.encode("cp1251") + b"\n" + good.encode()
    found, notes = rows(data, "f.jsonl")
    assert [line for line, _ in said(found)] == [1, 2, 3]
    assert said(found)[1][1] == "the text is in another encoding"
    assert notes == []


@pytest.mark.parametrize("name", ["f.json", "f.jsonl", "-"])
def test_formats_are_told_apart(name: str) -> None:
    """One object is a single record; lines and arrays are lists of records."""
    single = name != "f.jsonl"
    for text in (GOOD, json.dumps(RECORD, indent=2), "\ufeff" + GOOD) if single else (GOOD,):
        reading = read(io.BytesIO(text.encode()), name, FIELDS, print)
        assert reading.single is single
        assert [row.record for row in reading.rows] == [RECORD]
    assert len(rows(f"{GOOD}\n{GOOD}\n", name)[0]) == 2
    if single:
        assert said(rows(f"[\n{GOOD},\n\n {GOOD}]", name)[0]) == [(2, RECORD), (4, RECORD)]
        assert rows("[]", name)[0] == []


@pytest.mark.parametrize(
    ("text", "lines", "place"),
    [
        (f"[{GOOD},\n{GOOD}", [1, 2, 2], (2, 37)),
        (f"[{GOOD}\n{GOOD}]", [1, 2], (2, 1)),
        (f"[{GOOD},\n]", [1, 2], (2, 1)),
        (f"[{GOOD}]\nx", [1, 2], (2, 1)),
        ("[", [1], (1, 2)),
        ("[\n{]", [2], (2, 1)),
        ("[" * 5000, [1], (1, 2)),
    ],
)
def test_an_array_that_breaks_off(text: str, lines: list[int], place: tuple[int, int]) -> None:
    """What stood before the mistake is read, the rest is one row, and a note says where the mistake is."""
    found, notes = rows(text)
    assert [row.line for row in found] == lines
    assert found[-1].problem is not None
    assert found[-1].cut
    assert [(note.params["line"], note.params["column"]) for note in notes] == [place]


def test_an_array_with_odd_items() -> None:
    """Items that are no records are rows of their own; the array goes on."""
    found, notes = rows(f'[1, "a", [], {{"a":1,"a":1}}, {GOOD}, NaN, {GOOD}]')
    assert [row.problem is None for row in found] == [False, False, False, False, True, False, True]
    assert not notes
    assert not any(row.cut for row in found)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.dictionaries(st.text(max_size=6), st.text(max_size=40), max_size=4), max_size=30), st.integers(0, 3))
def test_an_array_is_what_it_says(records: list[dict[str, str]], indent: int) -> None:
    """Reading piece by piece gives the same as reading at once."""
    text = json.dumps(records, indent=indent or None, ensure_ascii=False)
    found, _ = rows(text.encode("utf-8", "surrogatepass") if "\ud800" <= max(text) <= "\udfff" else text, "f.json")
    assert [row.record for row in found] == records


def test_a_long_array_comes_piece_by_piece() -> None:
    """Items longer than a piece, and pieces that end inside of an item, are no hindrance."""
    sizes = [1, 300_000, 262_143, 10, 1, 262_144, 10, 300_000, 1, 1]
    records = [{"a": "я" * size} for size in sizes]
    assert [row.record for row in rows(json.dumps(records, ensure_ascii=False), "f.json")[0]] == records


def endless(item: bytes) -> Iterator[bytes]:
    yield b"["
    while True:
        yield item


class Stream(io.RawIOBase):
    """A file without an end."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self.pieces, self.left = pieces, b""

    def read(self, size: int = -1) -> bytes:
        while len(self.left) < size:
            self.left += next(self.pieces)
        data, self.left = self.left[:size], self.left[size:]
        return data


@pytest.mark.parametrize("name", ["-", "f.csv"])
def test_endless_files_are_read_as_they_come(name: str) -> None:
    """The first rows are there before the end is: nothing waits for the whole file."""
    pieces = endless(GOOD.encode() + b",\n") if name == "-" else iter(lambda: b"name,number\n", b"")
    reading = read(Stream(pieces), name, FIELDS, print)  # type: ignore[arg-type]
    assert len(list(islice(reading.rows, 2000))) == 2000


def test_a_record_without_an_end_is_given_up() -> None:
    """A line, a document or an item that does not end for long is unreadable, and memory stays bounded."""
    long = '{"a": "' + "x" * LONGEST
    assert said(rows(f'{GOOD}\n{long}"}}\n{GOOD}', "f.jsonl")[0]) == [(1, RECORD), (2, "the row is too long"), (3, RECORD)]
    assert said(rows(long, "f.json")[0]) == [(None, "the row is too long")]
    assert said(rows(f"[{GOOD},\n{long}", "f.json")[0]) == [(1, RECORD), (2, "the text is not JSON")]
    assert [row.problem is None for row in rows("number,document.inn\n" + "x" * LONGEST + "\n1,2\n", "f.csv")[0]] == [False, True]


CSV = "inn,document.number\n7707083893,1\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_csv_as_programs_write_it(encoding: str, delimiter: str, end: str) -> None:
    """Four separators, four encodings and three line ends give the same records; what is not plain is said."""
    text = end.join(delimiter.join(cells) for cells in (["applicant.inn", "number", "children.0.name"], ["1", "Ёж", ""], ["2", "", "Пётр"]))
    found, notes = rows(text.encode(encoding), "f.csv")
    assert [row.record for row in found] == [
        {"applicant": {"inn": "1"}, "document": {"number": "Ёж"}, "children": []},
        {"applicant": {"inn": "2"}, "document": {"number": ""}, "children": [{"name": "Пётр"}]},
    ]
    assert [row.line for row in found] == [2, 3]
    params = [value for note in notes for key, value in note.params.items() if key != "file"]
    plain = (encoding.startswith("utf-8"), delimiter == ",")
    assert params == ([] if plain[0] else [encoding]) + ([] if plain[1] else ["TAB" if delimiter == "\t" else delimiter])


def test_quoted_line_ends_count() -> None:
    """The row is the physical line on which it begins, blank lines and quoted line ends counted."""
    found, _ = rows('document.inn,number\n\n"1\n\n2",a\n3,"b\n"\n4,c\n', "f.csv")
    assert [(row.line, row.record["document"]["inn"]) for row in found] == [(3, "1\n\n2"), (6, "3"), (8, "4")]


@pytest.mark.parametrize("open_", ['"1,2', '1,"2', '1,"2" x', '"1"2"3,4', '"'])
def test_an_open_quotation_mark_costs_one_row(open_: str) -> None:
    """It swallows none of the rows behind it."""
    good = "\n".join(f'"{i}",b' for i in range(50))
    found, _ = rows(f"document.inn,number\n0,b\n{open_}\n{good}\n", "f.csv")
    assert [row.line for row in found] == list(range(2, 54))
    assert [row.line for row in found if row.problem] == [3]


@pytest.mark.parametrize(
    ("long", "lines"), [("x" * (LONGEST + 5), [3]), ('"' + "x" * 2 * LONGEST + '",1', [3]), ('"1\n' + "x" * LONGEST * 2, [3, 4])]
)
def test_a_line_of_csv_without_an_end_costs_one_row(long: str, lines: list[int]) -> None:
    """It is one row, however many pieces it is read in, and the numbers of the rows behind it stay right."""
    found, _ = rows(f"document.inn,number\n0,b\n{long}\n1,b\n", "f.csv")
    assert [row.line for row in found if row.problem] == lines
    assert [row.line for row in found if not row.problem] == [2, lines[-1] + 1]


def test_cells_too_few_and_too_many() -> None:
    """Trailing empty cells may be left out or added; a cell without a column is a shifted row."""
    found, _ = rows("document.inn,number\n1\n1,2,,\n1,2,3\n,,\n", "f.csv")
    assert [(row.line, row.problem is None) for row in found] == [(2, True), (3, True), (4, False)]


def test_excel_says_its_own_separator() -> None:
    """The line sep=; is obeyed and counted."""
    found, _ = rows("sep=;\r\ndocument.inn;number\r\n1;2,3\r\n", "f.csv")
    assert [(row.line, row.record) for row in found] == [(3, {"document": {"inn": "1", "number": "2,3"}})]


def test_headers() -> None:
    """Spaces, case and a byte order mark do not matter; a repeated section has items; a bare name means the single section."""
    found, notes = rows("\ufeff Number ,CHILDREN.1.Snils,snils,children.0.snils,other,nubmer\n1,2,3,,5,6\n", "f.csv")
    assert found[0].record == {"document": {"number": "1"}, "children": [{}, {"snils": "2"}], "applicant": {"snils": "3"}}
    assert [(note.params["name"], note.params.get("near")) for note in notes] == [("other", None), ("nubmer", "number")]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("inn,number\n1,2\n", "applicant.inn, document.inn"),
        ("number,document.number\n1,2\n", "twice"),
        ("a,b\n1,2\n", "document.number"),
        ("children.99999.snils\n1\n", "no column"),
        ("\n\n", "empty"),
        ("", "empty"),
        ("\ufeff", "empty"),
        ('"\n', "no row"),
        ("PK\x03\x04 and more", "XLSX"),
        ("PAR1 and more", "Parquet"),
        ("%PDF-1.7", "PDF"),
        ("n\0u\0m\0b\0e\0r\0", "not text"),
    ],
)
def test_files_that_cannot_be_read(text: str, word: str) -> None:
    """The refusal comes before the first row, and says what is the matter."""
    with pytest.raises(RecordsError, match=word):
        read(io.BytesIO(text.encode()), "f.csv", FIELDS, print, repeated=("children",))


def test_a_file_without_a_header_stays_private() -> None:
    """Its first record is neither in the refusal nor in a note."""
    notes: list[Note] = []
    with pytest.raises(RecordsError) as refused:
        read(io.BytesIO("7707083893,Иванов\n".encode()), "f.csv", FIELDS, notes.append)
    assert "7707083893" not in str(refused.value)
    assert notes == []


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["f.json", "f.jsonl", "f.csv", "-"]))
def test_no_bytes_raise(data: bytes, name: str) -> None:
    """Any file is rows or a RecordsError; every unreadable row has a reason that can be translated."""
    try:
        found, _ = rows(data, name)
    except RecordsError:
        return
    assert all(row.problem is None or str(row.problem.params["reason"]) in REASONS for row in found)


@settings(max_examples=150, deadline=None)
@given(st.text('a",;\n\r\t 1', max_size=60))
def test_no_csv_row_is_lost(body: str) -> None:
    """A row that a lenient reader sees alone is never swallowed: the last, good row always comes out."""
    found, _ = rows(f"document.inn,number\n{body}\n7707083893,last\n", "f.csv")
    values = [cell for row in found if row.record for cell in row.record["document"].values()]
    assert any("last" in cell for cell in values)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.text(st.characters(codec="utf-8"), max_size=12), min_size=2, max_size=2), max_size=8))
def test_csv_is_what_it_says(cells: list[list[str]]) -> None:
    """What a CSV writer wrote is read back."""
    text = io.StringIO()
    csv.writer(text).writerows([["document.inn", "number"], *cells])
    found, _ = rows(text.getvalue(), "f.csv")
    assert [list(row.record["document"].values()) for row in found if row.record] == [row for row in cells if any(row)]
