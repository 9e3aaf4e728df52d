"""What judges need of the column engine, so that they know nothing else of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

import pyarrow as pa

from gosform.batch.chunk import Place
from gosform.batch.layout import Indexes


class Doubted(Protocol):
    """What columns could not prove: per place, and of whole rows; ascending."""

    @property
    def columns(self) -> Mapping[Place, Indexes]: ...

    @property
    def rows(self) -> Indexes: ...


class Screening(Protocol):
    """The column engine as judges need it: ``gosform.columns.plan.ColumnPlan``."""

    def doubts(self, cells: Mapping[Place, pa.Array[Any]], rows: int) -> Doubted:
        """The rows that are not certainly clean."""
