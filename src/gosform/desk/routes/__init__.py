"""The operations, one file a group."""

from __future__ import annotations

from gosform.desk.operation import Operation
from gosform.desk.routes import forms, lists, recognition, refusals, state, uploads, values

OPERATIONS: tuple[Operation, ...] = (
    *forms.OPERATIONS,
    *values.OPERATIONS,
    *recognition.OPERATIONS,
    *uploads.OPERATIONS,
    *refusals.OPERATIONS,
    *lists.OPERATIONS,
    *state.OPERATIONS,
)
"""In the order in which addresses are compared: the busiest first."""
