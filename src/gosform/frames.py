"""The problems of a table with their sentences: where who judges columns and who says sentences meet, for Python. ``Form.check_frame`` leads here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from gosform.batch.api import Reading
from gosform.batch.api import check_frame as checked
from gosform.explain import explain
from gosform.problem import Problem

if TYPE_CHECKING:
    from gosform.check.form import Form


def check_frame(form: Form, table: Any, lang: str, channel: str, reading: Mapping[str, Any]) -> Any:
    """See ``Form.check_frame``. Nothing that was typed is in the sentences."""

    def say(problems: Sequence[Problem]) -> Sequence[str]:
        return [one.text.replace("\u00a0", " ") for one in explain(problems, lang, channel, show_values=False)]

    return checked(form, table, say, Reading(**reading))
