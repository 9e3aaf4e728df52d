"""What the page knows of one call: the text, what the operator chose himself, how often something failed. In memory alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from gosform.problem import Span


class Choice(NamedTuple):
    """What the operator said is another field: where the value stood, the value, the kind it is of."""

    start: int
    value: str
    kind: str

    def __repr__(self) -> str:
        return f"<choice {self.kind}>"


@dataclass(slots=True, repr=False)
class Talk:
    """One call. attempts: kind -> how often the caller has failed at it. current: the card that is looked at, from 0."""

    text: str = ""
    chosen: list[Choice] = field(default_factory=list)
    attempts: dict[str, int] = field(default_factory=dict)
    current: int = 0

    def choose(self, span: Span, kind: str) -> None:
        """Take the operator's word for a stretch of the text."""
        self.chosen = [one for one, place in self._placed() if place.end <= span.start or span.end <= place.start]
        self.chosen.append(Choice(span.start, self.text[span.start : span.end], kind))

    def choices(self) -> list[tuple[Span, str]]:
        """What was chosen, as far as it still stands in the text; found again where the text around it was changed."""
        return [(place, one.kind) for one, place in self._placed()]

    def fail(self, kind: str) -> int:
        """The caller has failed once more; how often he has by now."""
        self.attempts[kind] = self.attempts.get(kind, 0) + 1
        return self.attempts[kind]

    def _placed(self) -> Iterator[tuple[Choice, Span]]:
        for one in self.chosen:
            if self.text[one.start : one.start + len(one.value)] == one.value:
                yield one, Span(one.start, one.start + len(one.value))
            elif self.text.count(one.value) == 1:
                start = self.text.index(one.value)
                yield one, Span(start, start + len(one.value))
