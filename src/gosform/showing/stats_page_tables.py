"""Tables of the page of the statistics: a caption, heads with their scope, a row head first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from gosform.saying.visible import safe
from gosform.showing.shown import say
from gosform.showing.stats_words import Words
from gosform.stats.answer import Share


def table(
    words: Words,
    title: str,
    caption: str,
    titles: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    look: str = "plain",
    left: int = 1,
    heading: bool = True,
) -> Iterator[str]:
    """A table under its heading; nothing without rows. titles, title, caption: English sentences, or words that no catalogue has.

    rows: cells that are markup already. An empty title is the column of a plot, which nobody hears. left: columns of words; numbers are to the right.
    """
    if not rows:
        return
    lang = words.lang
    name = escape(say(lang, title))
    if heading:
        yield f"<h3>{name}</h3>\n"
    yield f'<div class="scroll" tabindex="0" role="group" aria-label="{name}"><table class="{look}">'
    yield f"<caption>{escape(say(lang, caption)) if caption else name}</caption>\n<thead><tr>"
    for i, text in enumerate(titles):
        if not text:
            yield '<td aria-hidden="true"></td>'
        else:
            yield f'<th scope="col" class="{"n" if i >= left else "words"}">{escape(say(lang, text))}</th>'
    yield "</tr></thead>\n<tbody>\n"
    for row in rows:
        yield f"<tr>{''.join(row)}</tr>\n"
    yield "</tbody></table></div>\n"


def cells(texts: Sequence[str], left: int | None = None) -> list[str]:
    """Cells of a row. left: so many are words, the first of them the head of the row; None: all are numbers."""
    drawn = []
    for i, text in enumerate(texts):
        if left is not None and i == 0:
            drawn.append(f'<th scope="row">{fit(text)}</th>')
        else:
            drawn.append(f"<td>{fit(text)}</td>" if left is not None and i < left else f'<td class="n">{fit(text)}</td>')
    return drawn


def fit(text: str) -> str:
    """Fit for the page: nothing in it is markup or steers the direction of the text. No-break spaces are typography and stay."""
    return escape("\u00a0".join(map(safe, text.split("\u00a0"))))


def point(share: Share) -> tuple[float, float, float]:
    """A share with the ends of its interval, as plots take it."""
    return (share.share or 0.0, *share.interval)
