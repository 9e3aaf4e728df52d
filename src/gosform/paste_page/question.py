"""What the page asks of whoever hears for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from gosform.problem import Span

if TYPE_CHECKING:
    from gosform.check.form import Form


@dataclass(frozen=True, slots=True, repr=False)
class Question:
    """What is asked of a text; its ``repr`` shows nothing of it. chosen: "this is another field". attempts: kind -> how often the caller failed at it."""

    text: str
    lang: str
    hide: bool
    chosen: list[tuple[Span, str]]
    attempts: dict[str, int]
    form: Form | None
    as_of: date | None
