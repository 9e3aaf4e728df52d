"""The screen of a column: which of its values are certainly clean."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

Mask = npt.NDArray[np.bool_]
"""One entry a row."""
ColumnScreen = Callable[["pa.Array[Any]"], Mask]
"""Takes a column of text (string, large_string or string_view; slices too), gives True where the value is certainly clean and canonical.
Null and empty are never clean: whether a field may be left out is not for its kind to say."""
