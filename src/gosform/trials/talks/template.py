"""Templates filled in: slots become values, labels and figures that are nobody's, and it is written down where each of them stands.

``{snils}``  a value whose label the template itself writes near it.      ``{snils?}``  a value with no word near it that names it.
``{a}`` … ``{e}``  a value of any kind, drawn once a text; ``{=a}`` the label of this kind, ``{u?}`` … ``{w?}`` a value that may stand alone.
``{=snils}``  a label of this kind.      ``{inn}``  of a person or of an organisation.
``{snils/}``  broken over two lines.      ``{snils!}``  dictated in words.
``{~time}``  a figure that is nobody's value.      ``{#}``  from here on another person speaks, or is spoken of.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from gosform.problem import Span
from gosform.trials.talks.alone import MAY_STAND_ALONE, alone, named
from gosform.trials.talks.damage import Shown, broken, dictated, good, over_lines
from gosform.trials.talks.fillers import FILLERS
from gosform.trials.talks.labels import label
from gosform.trials.talks.makes import ASKED, Made, Room
from gosform.trials.talks.talk import Beside, Truth

SLOT = re.compile(r"\{(?P<sign>[=~#]?)(?P<name>[a-z_0-9-]*)(?P<flags>[?/!]*)\}")
ANY, ANY_ALONE = "abcde", "uvw"
ONLY_NAMED = frozenset({"layout"})
"""Damage after which nobody takes it for a value without a word beside it."""
POSTAL = re.compile(r"[1-6][0-9]{5}, ")


class Page:
    """A text while it is being written.

    damaged: how many of its values are broken, 0 to 1; spoken: how many are dictated. loose: people chat, small letters in names are usual.
    never: signs that no value has, because they stand between the columns of a table.
    """

    def __init__(self, rng: Random, *, damaged: float, spoken: float = 0.0, loose: bool = False) -> None:
        self.rng, self.room = rng, Room(rng)
        self.damaged, self.spoken, self.loose = damaged, spoken, loose
        self.parts: list[str] = []
        self.length = 0
        self.truths: list[Truth] = []
        self.beside: list[Beside] = []
        self.drawn: dict[str, str] = {}
        self.never = ""

    def literal(self, text: str) -> None:
        """Text as it is."""
        self.parts.append(text)
        self.length += len(text)

    def text(self) -> str:
        return "".join(self.parts)

    def fill(self, template: str, change: Callable[[str], str] | None = None) -> None:
        """Write a template. change: done to its own words, never to a value."""
        at = 0
        for slot in SLOT.finditer(template):
            words = template[at : slot.start()]
            self.literal(change(words) if change else words)
            self._slot(slot["sign"], slot["name"], slot["flags"])
            at = slot.end()
        self.literal(change(template[at:]) if change else template[at:])

    def _slot(self, sign: str, name: str, flags: str) -> None:
        if sign == "#":
            self.room.person += 1
            self.drawn.clear()
        elif sign == "~":
            make, kinds = FILLERS[name]
            text = make(self.rng)
            self.beside.append(Beside(Span(self.length, self.length + len(text)), kinds))
            self.literal(text)
        elif sign == "=":
            self.literal(label(self.rng, self.make(name)))
        else:
            self.value(self.make(name), labelled="?" not in flags, lines="/" in flags, aloud="!" in flags)

    def make(self, name: str) -> str:
        """What a slot's name stands for: itself, or what is drawn for the rest of the text."""
        if name == "inn":
            return self.drawn.setdefault("inn", self.rng.choices(("inn-12", "inn-10"), (70, 30))[0])
        if name == "uin":
            return self.drawn.setdefault("uin", self.rng.choices(("uin-20", "uin-25"), (70, 30))[0])
        if len(name) > 1:
            return name
        if name not in self.drawn:
            among = [make for make in ASKED if make not in self.drawn.values() and (name in ANY or make in MAY_STAND_ALONE)]
            self.drawn[name] = self.rng.choices(among, [ASKED[make] for make in among])[0]
        return self.drawn[name]

    def value(self, make: str, *, labelled: bool, lines: bool = False, aloud: bool = False) -> None:
        """Write a value and what is true of it."""
        if make == "patronymic" and not self.room.name().patronymic:
            self.literal(self.rng.choice(("нет", "–", "отсутствует")))
            return
        made = self.room.made(make)
        shown = self._shown(made, aloud)
        while (shown.damage in ONLY_NAMED and not labelled) or any(sign in self.never for sign in shown.text):
            shown = self._shown(made, aloud)
        if lines:
            shown = over_lines(self.rng, shown)
        kinds, told = named(made, shown.text) if labelled else alone(made, shown.text, shown.damage)
        start = self.length
        span = Span(start, start + len(shown.text))
        others: tuple[Span, ...] = ()
        if make == "address" and (code := POSTAL.match(shown.text)):
            others = (Span(start + code.end(), span.end),)
            self.beside.append(Beside(Span(start, start + 6), frozenset({"postal_code"})))
        elif make == "date" and (tail := re.search(r" ?(г\.|года)$", shown.text)):
            others = (Span(start, start + tail.start()),)
        self.truths.append(Truth(span, kinds, made.value, shown.damage, shown.broken, labelled, told, self.room.person, others))
        self.literal(shown.text)

    def _shown(self, made: Made, aloud: bool) -> Shown:
        draw = self.rng.random()
        if aloud or draw < self.spoken:
            return dictated(self.rng, made, self.loose)
        return broken(self.rng, made, self.loose) if self.rng.random() < self.damaged else good(self.rng, made, self.loose)
