"""A made-up register of people for measurements: rows that a seed decides, some of them with one mistake.

Made with arrays, 100,000 rows at a time, because a kind's own maker makes one value at a time. Nobody is described: INNs of offices that
do not exist, passports of series that no region has, phones of codes that no operator has, addresses at example.com. Check digits are
computed here, not by the code that is measured.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute

from gosform.engines.made_words import FATHERS, MEN, ROOTS, WOMEN
from gosform.engines.territory import NO_REGION

COLUMNS = ("id", "fio", "birth_date", "snils", "inn", "passport", "phone", "email", "org_inn", "address")
BLOCK = 100_000
"""Rows that one seed makes; a longer register begins with the same rows."""
SURNAMES = ("ов", "ин", "овский", "енко", "ихин", "анов")
TOWNS = ("Верхнеобразцовск", "Новопримерск", "Выдуманск", "Сказочинск", "Мнимогорск", "Пустословск", "Нигдейск")
REGIONS = ("Вымышленская", "Образцовская", "Примерская", "Черновицкая", "Заглавинская")
STREETS = ("Берёзовая", "Набережная", "Молодёжная", "Центральная", "Рябиновая", "Школьная", "Солнечная", "Лесная")
DOMAINS = ("example.com", "example.org", "example.net")
CODES = ("07", "35", "42", "43", "44", "45", "46", "47", "48")
LATIN = str.maketrans("аесорухАВЕКМНОРСТХ", "aecopyxABEKMHOPCTX")
Bytes = npt.NDArray[np.uint8]
Column = Any
"""A column of text, a ``pyarrow.Array``: the stubs of its functions are narrower than the functions."""
pc: Any = pyarrow.compute


def _draw(random: np.random.Generator, words: Sequence[str], rows: int) -> Column:
    return _taken(words, random.integers(0, len(words), rows, dtype=np.int32))


def _taken(words: Sequence[str], which: npt.NDArray[np.int32]) -> Column:
    return pc.take(pa.array(words, pa.string()), pa.array(which))


def _digits(random: np.random.Generator, rows: int, length: int) -> Bytes:
    return random.integers(0, 10, (rows, length), dtype=np.uint8)


def _text(template: str, digits: Bytes) -> Column:
    """A column of one length: the digits in the places of ``#``."""
    rows = len(digits)
    made = np.empty((rows, len(template)), np.uint8)
    made[:] = np.frombuffer(template.encode("ascii"), np.uint8)
    made[:, [at for at, sign in enumerate(template) if sign == "#"]] = digits + 48
    offsets = np.arange(rows + 1, dtype=np.int32) * np.int32(len(template))
    buffers: Any = (offsets, made)
    return pa.StringArray.from_buffers(rows, pa.py_buffer(buffers[0]), pa.py_buffer(buffers[1]))


def _sum(digits: Bytes, weights: Sequence[int]) -> npt.NDArray[np.int64]:
    return digits[:, : len(weights)].astype(np.int64) @ np.array(weights, np.int64)


def _inn(random: np.random.Generator, rows: int, length: int) -> Column:
    """Of tax offices numbered 91 to 98, which no region has."""
    digits = _digits(random, rows, length)
    digits[:, 0] = random.integers(1, 8, rows)
    digits[:, 2], digits[:, 3] = 9, random.integers(1, 9, rows)
    for weights in (
        ((2, 4, 10, 3, 5, 9, 4, 6, 8),) if length == 10 else ((7, 2, 4, 10, 3, 5, 9, 4, 6, 8), (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8))
    ):
        digits[:, len(weights)] = _sum(digits, weights) % 11 % 10
    return _text("#" * length, digits)


def _snils(random: np.random.Generator, rows: int) -> Column:
    digits = _digits(random, rows, 11)
    digits[:, 0] = 9
    check = _sum(digits, range(9, 0, -1)) % 101 % 100
    digits[:, 9], digits[:, 10] = check // 10, check % 10
    return _text("###-###-### ##", digits)


def _passport(random: np.random.Generator, rows: int) -> Column:
    digits = _digits(random, rows, 10)
    region = np.array([[int(sign) for sign in word] for word in NO_REGION], np.uint8)
    digits[:, :2] = region[random.integers(0, len(region), rows)]
    digits[:, 2] = random.integers(0, 2, rows)
    return _text("#### ######", digits)


def _phone(random: np.random.Generator, rows: int) -> Column:
    digits = _digits(random, rows, 9)
    codes = np.array([[int(sign) for sign in word] for word in CODES], np.uint8)
    digits[:, :2] = codes[random.integers(0, len(codes), rows)]
    return _text("+79#########", digits)


def _date(random: np.random.Generator, rows: int) -> Column:
    days = np.datetime64("1940-01-01") + random.integers(0, 25_000, rows)
    years = days.astype("datetime64[Y]")
    months = days.astype("datetime64[M]")
    year, month, day = years.astype(np.int64) + 1970, (months - years).astype(np.int64) + 1, (days - months).astype(np.int64) + 1
    parts = (day // 10, day % 10, month // 10, month % 10, year // 1000, year // 100 % 10, year // 10 % 10, year % 10)
    return _text("##.##.####", np.stack(parts, axis=1).astype(np.uint8))


def _name(random: np.random.Generator, rows: int) -> Column:
    """Surname, given name and patronymic that agree."""
    woman = pa.array(random.integers(0, 2, rows, dtype=np.uint8)).cast(pa.bool_())
    surnames = [root + ending for root in ROOTS for ending in SURNAMES]
    hers = [f"{name[:-2]}ая" if name.endswith("ий") else name if name.endswith("о") else f"{name}а" for name in surnames]
    which = random.integers(0, len(surnames), rows, dtype=np.int32)
    fathers = random.integers(0, len(FATHERS), rows, dtype=np.int32)
    patronymics = [_patronymic(name) for name in FATHERS]
    return pc.binary_join_element_wise(
        pc.if_else(woman, _taken(hers, which), _taken(surnames, which)),
        pc.if_else(woman, _draw(random, WOMEN, rows), _draw(random, MEN, rows)),
        pc.if_else(woman, _taken([f"{name}на" for name in patronymics], fathers), _taken([f"{name}ич" for name in patronymics], fathers)),
        " ",
    )


def _patronymic(name: str) -> str:
    return f"{name[:-1]}ев" if name.endswith(("й", "ь")) else f"{name}ов"


def _number(random: np.random.Generator, rows: int, most: int) -> Column:
    return pa.array(random.integers(1, most, rows, dtype=np.int32)).cast(pa.string())


def _email(random: np.random.Generator, rows: int) -> Column:
    names = ("anna", "boris", "dom", "maria", "oleg", "pochta", "sad", "vera")
    local = pc.binary_join_element_wise(_draw(random, names, rows), _number(random, rows, 1_000_000), ".")
    return pc.binary_join_element_wise(local, _draw(random, DOMAINS, rows), "@")


def _address(random: np.random.Generator, rows: int) -> Column:
    region, town, street = (_draw(random, words, rows) for words in (REGIONS, TOWNS, STREETS))
    house, flat = _number(random, rows, 200), _number(random, rows, 500)
    parts = (region, " обл., г. ", town, ", ул. ", street, ", д. ", house, ", корп. 2, кв. ", flat)
    return pc.binary_join_element_wise(*(pa.scalar(part) if isinstance(part, str) else part for part in parts), "")


def _wrong_check(value: str, draw: int) -> str:
    return f"{value[:-1]}{(int(value[-1]) + 1 + draw % 9) % 10}"


def _missing_digit(value: str, draw: int) -> str:
    at = [at for at, sign in enumerate(value) if sign.isdigit()][2 + draw % 7]
    return value[:at] + value[at + 1 :]


def _extra_space(value: str, draw: int) -> str:
    at = 2 + draw % (len(value) - 3)
    return f"{value[:at]}  {value[at:]}"


def _letter(value: str, draw: int) -> str:
    at = [at for at, sign in enumerate(value) if sign.isdigit()][2 + draw % 7]
    return f"{value[:at]}{'ОЗIl'[draw % 4]}{value[at + 1 :]}"


def _other_order(value: str, draw: int) -> str:
    return f"{value[6:]}-{value[3:5]}-{value[:2]}"


def _no_such_day(value: str, draw: int) -> str:
    return f"{('30.02', '31.04', '31.09', '32.01', '12.13')[draw % 5]}{value[5:]}"


def _broken_email(value: str, draw: int) -> str:
    return (
        value.replace("@", ""),
        value.replace("@", "@@"),
        value.replace(".com", ",com").replace(".org", ",org").replace(".net", ",net"),
    )[draw % 3]


def _latin(value: str, draw: int) -> str:
    swapped = [at for at, sign in enumerate(value) if sign.translate(LATIN) != sign]
    at = swapped[draw % len(swapped)]
    return value[:at] + value[at].translate(LATIN) + value[at + 1 :]


def _forbidden(value: str, draw: int) -> str:
    at = draw % len(value)
    return f"{value[:at]}{'$*_|'[draw % 4]}{value[at:]}"


def _missing(value: str, draw: int) -> str:
    return ""


MISTAKES: Mapping[str, tuple[tuple[str, ...], Callable[[str, int], str]]] = {
    "wrong check digit": (("inn", "snils", "org_inn"), _wrong_check),
    "digit left out": (("inn", "snils", "org_inn", "passport", "phone"), _missing_digit),
    "spaces too many": (("fio", "address"), _extra_space),
    "letter for a digit": (("inn", "snils", "org_inn", "passport"), _letter),
    "date in another order": (("birth_date",), _other_order),
    "no such day": (("birth_date",), _no_such_day),
    "broken e-mail": (("email",), _broken_email),
    "Latin letter in a name": (("fio",), _latin),
    "forbidden sign in an address": (("address",), _forbidden),
    "left out": (COLUMNS[1:], _missing),
}
"""Sort of mistake -> the columns that it befalls, and what it does to a value with a number drawn for it."""


def blocks(rows: int, dirty: float = 0.05, seed: int = 1) -> Iterator[tuple[pa.Table, Counter[str]]]:
    """The register block by block, and how many rows of each block have which mistake. dirty: share of rows with exactly one, 0..1."""
    for block in range(-(-rows // BLOCK)):
        yield _block(block, min(BLOCK, rows - block * BLOCK), dirty, seed)


def _block(number: int, rows: int, dirty: float, seed: int) -> tuple[pa.Table, Counter[str]]:
    random = np.random.default_rng([seed, number])
    makers: Mapping[str, Callable[[np.random.Generator, int], Column]] = {
        "fio": _name,
        "birth_date": _date,
        "snils": _snils,
        "inn": lambda r, n: _inn(r, n, 12),
        "passport": _passport,
        "phone": _phone,
        "email": _email,
        "org_inn": lambda r, n: _inn(r, n, 10),
        "address": _address,
    }
    columns: dict[str, Any] = {"id": pa.array(np.arange(1, rows + 1) + number * BLOCK).cast(pa.string())}
    for name, make in makers.items():  # a whole block always, so that a register cut short begins with the same rows
        columns[name] = make(random, BLOCK)[:rows]
    wrong, told = _mistakes(random, dirty)
    sorts: Counter[str] = Counter()
    for name, changes in wrong.items():
        values = columns[name].to_pylist()
        for row, sort, draw in changes:
            if row < rows:
                values[row] = MISTAKES[told[sort]][1](values[row], draw)
                sorts[told[sort]] += 1
        columns[name] = pa.array(values, pa.string())
    return pa.table(columns), sorts


def _mistakes(random: np.random.Generator, dirty: float) -> tuple[dict[str, list[tuple[int, int, int]]], Sequence[str]]:
    """Column -> (row, number of the sort, a number drawn for it); and the sorts by number."""
    told = tuple(MISTAKES)
    rows = np.flatnonzero(random.random(BLOCK) < dirty)
    sorts, draws = random.integers(0, len(told), len(rows)), random.integers(0, 1 << 30, len(rows))
    found: dict[str, list[tuple[int, int, int]]] = {}
    for row, sort, draw in zip(rows.tolist(), sorts.tolist(), draws.tolist(), strict=True):
        fields = MISTAKES[told[sort]][0]
        found.setdefault(fields[draw // 64 % len(fields)], []).append((row, sort, draw // 4096))
    return found, told


def write(path: Path, rows: int, dirty: float = 0.05, seed: int = 1, format: Literal["csv", "parquet", "jsonl"] = "csv") -> Counter[str]:
    """Write the register, and tell how many rows have which mistake. CSV: UTF-8, commas, quotation marks where they are needed."""
    import polars as pl

    sorts: Counter[str] = Counter()
    if format == "parquet":
        import pyarrow.parquet as pq

        with pq.ParquetWriter(path, pa.schema([(name, pa.string()) for name in COLUMNS]), compression="zstd") as parquet:
            for table, found in blocks(rows, dirty, seed):
                sorts += found
                parquet.write_table(table)
        return sorts
    with path.open("wb") as file:
        for number, (table, found) in enumerate(blocks(rows, dirty, seed)):
            sorts += found
            frame = pl.from_arrow(table)
            assert isinstance(frame, pl.DataFrame)  # noqa: S101  tells the type only
            if format == "csv":
                frame.write_csv(file, include_header=number == 0)
            else:  # as records are nested: the fields in their section
                frame.select("id", pl.struct(COLUMNS[1:]).alias("person")).write_ndjson(file)
    return sorts
