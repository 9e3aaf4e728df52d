"""Automata that remember nothing but the last byte: looking at two bytes at a time says what walking says, whatever the bytes are."""

from __future__ import annotations

from random import Random
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from gosform.columns.automaton import automaton
from gosform.columns.neighbours import end_to_end, neighbours, side_by_side
from gosform.columns.texts import Texts
from gosform.columns.walk import fits, steps

ADDRESS = '[0-9А-Яа-яЁё.,()/"-]++(?>(?: [0-9А-Яа-яЁё.,()/"-]++)*)'
PATTERNS = (ADDRESS, "(?:[0-9] ?)*[0-9]", "[а-яё ]++", "мужской|женский", "[^\x1f]++")
OTHERS = ("[а-яё]{1,3}", "[А-Я][а-я]+", "ab|cbd")
SIGNS = [sign.encode() for sign in ["а", "я", "Ё", "ё", "0", "9", ".", ",", "-", "/", '"', "(", ")", "ж"]] + [
    b" ",
    b"\x1f",
    "№".encode(),
    "мужской".encode(),
    "женский".encode(),
]
BROKEN = (b"\xff", b"\xfe", b"\xc0", b"\xd0", b"\x80", b"\xd1\xd0")


def column(values: list[bytes], kind: pa.DataType) -> pa.Array[Any]:
    """Bytes as text, whether they are any or not."""
    if pa.types.is_string_view(kind):
        return pa.array(values, pa.binary_view()).view(kind)
    return pa.array(values, pa.large_binary() if pa.types.is_large_string(kind) else pa.binary()).view(kind)


def values(seed: int) -> list[bytes]:
    draw = Random(seed)  # noqa: S311
    found = []
    for _ in range(400):
        signs = draw.choices(SIGNS, k=draw.randrange(1, 30))
        if not draw.randrange(12):
            signs[draw.randrange(len(signs))] = draw.choice(BROKEN)
        found.append(b"".join(signs))
    return [*found, *(b"" for _ in range(3)), *found[:5]] if seed % 2 else [value for value in found if len(value) > 12]


@pytest.mark.parametrize("pattern", PATTERNS)
@pytest.mark.parametrize("seed", range(8))
def test_two_bytes_say_what_the_automaton_says(pattern: str, seed: int) -> None:
    """Texts that lie end to end, with gaps between them, in views, in order of length; some that are no UTF-8."""
    one = automaton(pattern)
    texts = values(seed)
    said = np.array([bool(text) and one.takes(text) for text in texts])
    how = neighbours(one)
    for kind in (pa.string(), pa.large_string(), pa.string_view()):
        seen = Texts(column([b"xx", *texts, b"yy"], kind).slice(1, len(texts)))
        rows = seen.all_rows()
        assert fits(seen, rows, steps(pattern)).tolist() == said[rows].tolist()
        some = rows[::3]
        assert fits(seen, some, steps(pattern)).tolist() == said[some].tolist()
        if how is not None:
            for chosen in (rows, some):
                if (good := end_to_end(seen, chosen, how)) is not None:
                    assert good.tolist() == said[chosen].tolist()
                shortest = chosen[np.argsort(seen.lengths[chosen], kind="stable")]
                if (good := side_by_side(seen, shortest, seen.lengths[shortest], how)) is not None:
                    assert good.tolist() == said[shortest].tolist()


def test_which_automata_these_are() -> None:
    """An allow-list with single spaces is one; what counts, or knows in which word it is, is none."""
    assert neighbours(automaton(ADDRESS)) is not None
    assert all(neighbours(automaton(pattern)) is None for pattern in OTHERS)
