"""Spark: a data frame of records in, a data frame of problems out, with the answers that one machine gives.

Needs ``gosform[spark]`` where the program runs and ``gosform[batch]`` on the executors. Spark Connect works too: nothing but the data frame
itself is used. Rows have no numbers in Spark, so a problem carries the key columns of its row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from pyspark.sql.types import IntegerType, StringType, StructField, StructType

from gosform.batch.arrow import NAMES, check_batches, key_of
from gosform.batch.shipped import Shipped, shipped
from gosform.check.form import Form
from gosform.showing.problem_rows import sentences
from gosform.showing.shown import Look

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame

_NUMBERS = frozenset({"start", "end"})


def check_dataframe(
    df: DataFrame,
    form: Form | str | Path,
    key: str | Sequence[str] | None = None,
    *,
    as_of: date | None = None,
    lang: str = "ru",
    mapping: Mapping[str, str] | None = None,
) -> DataFrame:
    """The problems of the records in ``df``: a row a problem, with the key of its record. Lazy, as every transformation is.

    df: a column a field, named ``field`` or ``section.field``; other columns are passed over.
    key: the columns that tell records apart, given back as they are; None: every column that is no field of the form.
    as_of: the day that dates are compared with, the same on every executor; today, unless told.
    lang: of the sentences in ``message``, which quote nothing that was typed. mapping: column -> ``section.field``.

    The other columns of the result: ``pointer``, ``code``, ``severity``, ``start``, ``end``, ``trust`` of the first fix, ``message``.
    Errors: those of ``load_form``; ``GosformError`` for a key that is not there.
    """
    sent = shipped(form, as_of)
    keys = key_of(df.columns, sent.form(), key, mapping)
    found = [StructField(name, IntegerType() if name in _NUMBERS else StringType()) for name in NAMES]
    schema = StructType([*(df.schema[name] for name in keys), *found])
    return df.mapInArrow(partial(_checked, sent=sent, keys=keys, lang=lang, mapping=dict(mapping or {})), schema)


def _checked(
    batches: Iterable[pa.RecordBatch], sent: Shipped, keys: tuple[str, ...], lang: str, mapping: Mapping[str, str]
) -> Iterator[pa.RecordBatch]:
    """What runs on an executor, once a partition."""
    yield from check_batches(batches, sent, keys, mapping=mapping or None, say=sentences(Look(lang)))
