"""The problems of a table with their sentences: where who judges columns and who says sentences meet, for Python. ``Form.check_frame`` leads here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from gosform.batch.api import Reading
from gosform.batch.api import check_frame as checked
from gosform.problem import Problem
from gosform.showing.problem_rows import sentences
from gosform.showing.shown import Look

if TYPE_CHECKING:
    from gosform.check.form import Form


def check_frame(form: Form, table: Any, lang: str, channel: str, reading: Mapping[str, Any]) -> Any:
    """See ``Form.check_frame``. Nothing that was typed is in the sentences."""
    sentence = sentences(Look(lang, channel))

    def say(problems: Sequence[Problem]) -> Sequence[str]:
        return [sentence(problem) for problem in problems]

    return checked(form, table, say, Reading(**reading))
