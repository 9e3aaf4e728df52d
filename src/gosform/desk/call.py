"""One request on its way through an operation, and what all of them share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from starlette.types import Receive, Scope

from gosform.desk.counters import Counters
from gosform.desk.hands import Hands
from gosform.desk.languages import found
from gosform.desk.settings import Settings
from gosform.desk.shelf import Shelf


@dataclass(slots=True)
class Desk:
    """What lives as long as the application. lists: answers that are the same for all, by name and language."""

    settings: Settings
    shelf: Shelf
    counters: Counters
    hands: Hands
    lists: dict[tuple[str, str], bytes] = field(default_factory=dict)


@dataclass(slots=True)
class Call:
    """path, query: what the address names, of the query only what the operation declares. data: the body, checked against its model or as it came.

    lang: the language of the answer. size: bytes of the body.
    """

    desk: Desk
    scope: Scope
    receive: Receive
    path: Mapping[str, str]
    query: Mapping[str, Any]
    lang: str
    data: Any = None
    size: int = 0

    def said_lang(self, tag: str | None) -> str:
        """The language that a body asks for, where it does; that of the call otherwise."""
        if tag is None:
            return self.lang
        return found(tag) or self.desk.settings.lang
