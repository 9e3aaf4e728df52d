"""CSV in parts is CSV read at once: the same records, lines and reasons, wherever the parts begin and end."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.batch.reading import opened, rows, truth, written

from gosform.read_records.row import LONGEST

HEADER = "applicant.inn,x,children.0.name,children.1.name\n"
PIECES = [
    *("a", "bc", '"', '""', ",", ",", ",", "\n", "\n", "\r\n", "\r", " ", "\0", "\udcff", "я", '"x"', '"a,b"', '"a\nb"', "\ufeff"),
    *("1,2,3,4\n", "1,2,3,4,\n", '"1","2","3","4"\n', ",,,\n", '"","","",""\n', "1,2,3,\n", "\n1,", 'ООО "Р",2,3,4\n', '"О ""Р""",2,3,4\n'),
]
SIZES = (1, 64, 200, 4096, 1 << 20)


def hostile(seed: int) -> bytes:
    """A file of pieces that are good, odd or both, as the seed will have it."""
    draw = random.Random(seed)  # noqa: S311
    weights = [
        [3.0 if piece in {"a", ",", "\n"} else 0.05 if '"' in piece or piece in {"\r", "\udcff"} else 1.0 for piece in PIECES],
        [0.02 if at < 19 else 5.0 for at in range(len(PIECES))],
        [0.0 if '"' in piece else 0.1 if piece == "\r" else 1.0 for piece in PIECES],
        [1.0] * len(PIECES),
    ][seed % 4]
    return (HEADER + "".join(draw.choices(PIECES, weights, k=draw.randrange(250)))).encode("utf-8", "surrogateescape")


def same(data: bytes, folder: Path, sizes: tuple[int, ...] = SIZES, name: str = "f.csv", encoding: str | None = None) -> None:
    path = written(folder, name, data)
    wanted = truth(data, name, encoding=encoding)
    for size in sizes:
        source, _ = opened(path, chunk_bytes=size, encoding=encoding)
        assert rows(source) == wanted


@pytest.mark.parametrize("seed", range(120))
def test_hostile_text_in_parts_of_any_size(seed: int, tmp_path: Path) -> None:
    """Open quotation marks, ragged rows, foreign bytes, lone returns: the same rows as read at once."""
    same(hostile(seed), tmp_path)


@pytest.mark.parametrize("seed", range(12))
def test_hostile_text_as_a_stream(seed: int, tmp_path: Path) -> None:
    """What is read once only carries its bytes, and is the same."""
    data = hostile(seed)
    for size in SIZES:
        with written(tmp_path, "f.csv", data).open("rb") as file:
            source, _ = opened(file, chunk_bytes=size, name="f.csv")
            assert rows(source) == truth(data, "f.csv")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.text('aя",;\n\r\0 ', max_size=6), min_size=1, max_size=5), max_size=12), st.sampled_from(SIZES))
def test_any_cells(tmp_path_factory: pytest.TempPathFactory, table: list[list[str]], size: int) -> None:
    """Any text between commas, quoted or not."""
    data = (HEADER + "\n".join(",".join(row) for row in table)).encode()
    same(data, tmp_path_factory.getbasetemp(), (size,))


ENDS = ["", "\n", "\r\n", "\n\n", "\n,,,", '\n"', "\r", '\n"a', "\n,,,\n\n\n", " "]


@pytest.mark.parametrize("end", ENDS, ids=range(len(ENDS)))
@pytest.mark.parametrize("row", ["1,2,3,4", '"1","2","3","4"', "1,2", "1,2,3,4,5", "1,2,3,4,,", '1,"2\n3",4,5', "\ufeff1,2,3,4"])
def test_the_last_row(row: str, end: str, tmp_path: Path) -> None:
    """With a line end, without one, behind blank rows, in the middle of a cell."""
    for ending in ("\n", "\r\n"):
        same((HEADER + f"{row}\n" * 7 + row + end).replace("\n", ending).encode(), tmp_path)


@pytest.mark.parametrize(
    "odd", ["1,2,3", "1,2,3,4,5", "1,2,3,4,", "\udcff,2,3,4", ",,,", "", '"","","",""', "x" * 140_000 + ",2,3,4", "\ufeff,,,"]
)
@pytest.mark.parametrize("row", ["1,2,3,4", '"1","2,2","3","4"', '1,"2\n2",3,', "1,,,"])
def test_one_odd_row_among_many(row: str, odd: str, tmp_path: Path) -> None:
    """A row that arrays cannot tell is read by itself; the others, and all lines, stay what they are."""
    text = HEADER + f"{row}\n" * 40 + f"{odd}\n" + f"{row}\n" * 40
    same(text.encode("utf-8", "surrogateescape"), tmp_path, (64, 1000, 1 << 20))


def test_a_mark_that_is_never_closed_swallows_nothing(tmp_path: Path) -> None:
    """The row is given up and the next line is read, also behind more lines than a cell may have characters."""
    row = "500100732259,x,Иван,Анна\n"
    text = HEADER + row * 3 + 'a,"never closed,\n' + row * 9000 + 'b,"again\n' + row * 5
    same(text.encode(), tmp_path, (4096, 1 << 16, 1 << 22))


def test_a_line_without_an_end(tmp_path: Path) -> None:
    """More than a record may have: one unreadable row, and the rows around it are read; also inside of an open quotation mark."""
    for before in ("1,2,3,4\n", '1,"2\n'):
        data = (HEADER + before + "y" * (LONGEST + 10) + "\n5,6,7,8\n").encode()
        same(data, tmp_path, (1 << 16, 1 << 23))


@pytest.mark.parametrize("encoding", ["cp1251", "utf-16", "koi8-r", "utf-8-sig"])
@pytest.mark.parametrize("text", ["Иванов;500100732259;\n", '"Иванов ""Ю""";"5;7";\n', "Иванов;5\n"])
def test_encodings(encoding: str, text: str, tmp_path: Path) -> None:
    """Found, said and read as at once; a delimiter of another sign and a line of Excel's too."""
    data = ("sep=;\napplicant.surname;applicant.inn;z\n" + text * 50).encode(encoding)
    given = encoding if encoding == "koi8-r" else None
    same(data, tmp_path, (64, 4096), encoding=given)
    _, notes = opened(written(tmp_path, "f.csv", data), encoding=given)
    said = [note.text for note in notes]
    assert "{file}: the columns are separated by {sign}." in said
    assert ("{file} was read in the encoding {encoding}." in said) == (encoding in {"cp1251", "utf-16"})


def test_bytes_outside_of_an_encoding(tmp_path: Path) -> None:
    """0x98 is no letter of cp1251: the row is unreadable, in whichever encoding its neighbours are."""
    data = b"applicant.surname,applicant.inn\n" + "Иванов,1\n".encode("cp1251") * 20 + b"\x98,2\n" + "Петров,3\n".encode("cp1251")
    same(data, tmp_path)
    same(b"applicant.surname,applicant.inn\n" + b"\xd0\x98,1\nA,2\n" * 9, tmp_path, encoding="ascii")


def test_going_on_behind_any_part(tmp_path: Path) -> None:
    """A run that was broken off goes on with the next part: the same parts, with the same numbers, as in one go."""
    for seed in range(8):
        path = written(tmp_path, "f.csv", hostile(seed))
        source, _ = opened(path, chunk_bytes=100)
        parts = list(source.parts())
        for at, part in enumerate(parts):
            again, _ = opened(path, chunk_bytes=100)
            behind = list(again.parts(list(part.after)))
            assert rows(source, [*parts[: at + 1], *behind]) == rows(source, parts)


def test_columns_that_are_no_fields_are_read_for_what_they_hide(tmp_path: Path) -> None:
    """A foreign byte in a column that is passed over makes its row unreadable all the same."""
    same(b"x,applicant.inn\n" + b"a,1\n" * 20 + b"\xff,2\n" + b"a,3\n" * 20, tmp_path)
