"""Where text is pasted: what is wrong is marked in place, and what is hidden is dots while it can still be edited."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rich.style import Style
from rich.text import Text
from textual.widgets import TextArea

from gosform.problem import Span
from gosform.saying.visible import DOT, cells

MARK, WHOLE = Style(underline=True, bold=True, reverse=True), Style(underline=True)


ALT_DIGITS = (
    "inverted_exclamation_mark", "trade_mark_sign", "pound_sign", "cent_sign", "infinity", "section_sign", "pilcrow_sign", "bullet", "ª",
)  # fmt: skip
"""What textual makes of Alt and a digit from a terminal that sends Esc before the digit, as most do."""
Marked = tuple[int, int, Style]
"""In a line, from where to where, and how."""


class PasteArea(TextArea):
    """A text area whose lines are drawn with marks, or as dots."""

    def __init__(self, **settings: object) -> None:
        self._marks: Mapping[int, list[Marked]] = {}
        self._hidden = False
        super().__init__(soft_wrap=True, show_line_numbers=False, tab_behavior="focus", **settings)  # type: ignore[arg-type]

    def get_line(self, line_index: int) -> Text:
        """One line as it is drawn; it keeps its number of characters, which the cursor counts."""
        drawn = Text(_drawn(self.document.get_line(line_index), self._hidden), end="", no_wrap=True)
        for start, end, style in self._marks.get(line_index, ()):
            drawn.stylize(style, start, end)
        return drawn

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Those that stand for Alt and a digit are the page's; pasted, they are text as any other."""
        return key not in ALT_DIGITS and super().check_consume_key(key, character)

    def mark(self, parts: Iterable[Span], wholes: Iterable[Span] = ()) -> None:
        """Mark these stretches of the text, in code points, and no others. wholes: values that are wrong as a whole, marked more faintly."""
        self._marks = _by_line(self.text, [*((one, WHOLE) for one in wholes), *((one, MARK) for one in parts)])
        self._redraw()

    def hide(self, hidden: bool) -> None:
        """Draw letters and digits as dots, or as they are."""
        self._hidden = hidden
        self._redraw()

    def _redraw(self) -> None:
        self.notify_style_update()  # lines are kept as they were drawn
        self.refresh()


def _drawn(line: str, hidden: bool) -> str:
    """A line in as many characters: one that a terminal would obey is a sign, a hidden one is a dot."""
    if not hidden and line.isprintable():
        return line
    return "".join(
        cell.text[:1] or (DOT if hidden else char) if char != "\t" else char for char, cell in zip(line, cells(line, hidden), strict=True)
    )


def _by_line(text: str, wanted: Sequence[tuple[Span, Style]]) -> dict[int, list[Marked]]:
    found: dict[int, list[Marked]] = {}
    start = 0
    for number, line in enumerate(text.split("\n")):
        end = start + len(line)
        inside = [
            (max(one.start, start) - start, min(one.end, end) - start, style)
            for one, style in wanted
            if one.start < end and start < one.end
        ]
        if inside:
            found[number] = inside
        start = end + 1
    return found
