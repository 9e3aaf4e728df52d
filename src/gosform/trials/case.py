"""What is shown to gosform in a measurement: a good value that was damaged in a known way, or left as it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from gosform.problem import Span


@dataclass(frozen=True, slots=True)
class Case:
    """One value, or one record, with what is true of it.

    group: what the results are put together by: ``slips``, ``lengths``, ``letters``, ``lookalikes``, ``layout``, ``excel``, ``pastes``, ``dates``, ``words``,
      ``wrong-kind``, ``swapped``, ``sections``; ``controls`` and ``harmless`` for what is good as it stands.
    name: the injector's own name within the group: ``single``, ``transposition``, ``lost-zero`` …
    kind: the kind of the field. options: of the kind, as ``check_value`` takes them.
    truth: the good value in its canonical spelling; typed: what was made of it.
    span: the code points of ``typed`` that carry the damage; None where no single place carries it (a digit left out, cross-field).
    troubles: the last words of the codes that name the cause rightly (``letters``, ``lost-zero`` …); empty: the cause cannot be known from the value,
      so that naming one is wrong.
    seen: False where no rule can see the damage (another good number came out): it counts for the ceiling of detection.
    repairable: the truth can be worked out from what was typed, so that the first repair is expected to be it.
    form, record, pointer: of a case that needs a whole record: the bundled form, the damaged record, the field that was damaged; ``typed`` is its value.
    """

    group: str
    name: str
    kind: str
    truth: str = field(repr=False)
    typed: str = field(repr=False)
    options: Mapping[str, Any] = field(default_factory=dict)
    span: Span | None = None
    troubles: frozenset[str] = frozenset()
    seen: bool = True
    repairable: bool = True
    form: str | None = None
    record: Mapping[str, Any] | None = field(default=None, repr=False)
    pointer: str = ""

    @property
    def good(self) -> bool:
        """Nothing is wrong with it: whatever is refused or doubted here is a false alarm."""
        return self.group in ("controls", "harmless")
