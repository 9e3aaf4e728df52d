"""What goes wrong before anything is checked: said in one line, in the reader's language, with the nearest right name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from gosform.problem import GosformError
from gosform.saying.visible import safe
from gosform.showing.shown import say


class Usage(GosformError):
    """A mistake on the command line, or a file that cannot be read or written. The text is ready to be printed."""


def fail(lang: str, english: str, **params: Any) -> Usage:
    """The exception to raise: an English sentence (the key of the catalogues) and what to fill in."""
    return Usage(say(lang, english, **{name: safe(str(value)) for name, value in params.items()}))


def nearest(wrong: str, right: Iterable[str]) -> str | None:
    """The one name that was probably meant. Letters that look alike in both alphabets count as the same."""
    from difflib import get_close_matches

    from gosform.text import CYRILLIC_TO_LATIN

    names = {name.lower(): name for name in right}
    plain = "".join(CYRILLIC_TO_LATIN.get(char, char) for char in wrong.lower())[:100].replace("-", "_")
    spelt = {name.replace("-", "_"): name for name in names}
    if plain in spelt:
        return names[spelt[plain]]
    near = get_close_matches(plain, spelt, 1, 0.5)
    return names[spelt[near[0]]] if near else None


def unknown(lang: str, what: str, wrong: str, right: Sequence[str], nearby: str) -> Usage:
    """There is no such name. ``what`` is the sentence with {name}; ``nearby`` the one with {name} and {near}."""
    near = nearest(wrong, right)
    if near:
        return fail(lang, nearby, name=wrong[:60], near=near)
    return fail(lang, what, name=wrong[:60], names=", ".join(right) if len(right) <= 40 else "…")
