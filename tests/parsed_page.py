"""A page of HTML taken apart by a reader that is stricter than a browser."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = frozenset(("meta", "br", "rect", "line", "path", "polyline"))


class Parsed(HTMLParser):
    """The elements of a page and its words, but for those in the elements ``silent``; fails on an element that is not closed."""

    def __init__(self, text: str, silent: tuple[str, ...] = ("style",)) -> None:
        super().__init__()
        self.silent = silent
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in self.silent:
            self.words.append(data)
