"""The line at the bottom: every key with its name, in as many lines as they need, to be clicked too."""

from __future__ import annotations

from textual import events, on
from textual.content import Content
from textual.widgets import Static

from gosform.paste_page.words import KEYS, NAMES, OTHER_LANGUAGE
from gosform.showing.shown import say


class Keys(Static):
    """The keys of the page."""

    lang = "ru"

    def speak(self, lang: str) -> None:
        """Name them in this language."""
        self.lang = lang
        self._draw()

    @on(events.Resize)
    def _draw(self) -> None:
        room = (self.size.width or self.app.size.width - 2) + 2  # two blanks follow each key but the last of a line
        links, taken = [""], 0
        for key, action, name in KEYS:
            short = NAMES.get(key, key.upper())
            label = OTHER_LANGUAGE.get(self.lang, name) if action == "language" else say(self.lang, name)
            width = len(f"{short} {label}  ")
            if taken and taken + width > room:
                links.append("")
                taken = 0
            links[-1] += f"[bold @click=screen.{action}]{short}[/] {label}  "
            taken += width
        self.update(Content.from_markup("\n".join(line.rstrip() for line in links)))
