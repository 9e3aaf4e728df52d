"""The part of the page of the statistics that is about time and versions: what was when, and what has changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gosform.showing.shown import say
from gosform.showing.stats_page_tables import cells, fit, point, table
from gosform.showing.stats_plots import bar, columns, line
from gosform.showing.stats_words import DIRECTIONS, Words, by_chance
from gosform.stats.answer import Form, Part

MOST_COLUMNS = 6
"""Versions side by side, the last ones."""
CLEAR = {1: "more", -1: "less", 0: "soft"}


def over_time(form: Form, name: str, words: Words, most: int) -> Iterator[str]:
    """A plot of the periods, and how the most frequent problems went."""
    parts = form.periods
    if len(parts) < 2:
        return
    lang, title = words.lang, say(words.lang, "Over time")
    highest = max(parts, key=lambda part: part.reported.share or 0)
    sentence = say(
        lang,
        "Each column is a period: the share of applications with problems, the lower part of it with errors, the thin line its interval of 95 %. "
        "The highest is {share}, in {period}.",
        share=words.share(highest.reported),
        period=highest.name,
    )
    yield f'<h3>{fit(title)}</h3>\n<p class="soft">{fit(sentence)}</p>\n'
    yield columns([point(part.reported) for part in parts], [part.broken.share or 0 for part in parts], name, title, sentence) + "\n"
    yield f'<p class="ends"><span>{fit(parts[0].name)}</span><span>{fit(parts[-1].name)}</span></p>\n'
    yield f"<details><summary>{fit(say(lang, 'The same as a table'))}</summary>\n"
    yield from _parts("Over time", "Period", [(part.name, part) for part in parts], words)
    yield "</details>\n"
    if form.undated:
        yield f'<p class="soft">{fit(say(lang, "Applications without a date: {count}.", count=words.number(form.undated)))}</p>\n'
    yield from _lines(form, words, most)


def _lines(form: Form, words: Words, most: int) -> Iterator[str]:
    """How the most frequent problems went, a small line each, and all its numbers as a table."""
    grid = form.by_period
    shown = grid.rows[:most]
    names = [f"{words.field(form.id, field)} · {words.code(code)}" for field, code, _ in shown]
    rows = []
    for title, (_, _, shares) in zip(names, shown, strict=True):
        top = max((share.share or 0) for share in shares)
        drawn = f'<td class="plot" aria-hidden="true">{line([share.share or 0 for share in shares], top)}</td>'
        ends = (words.share(shares[0]), words.share(shares[-1]))
        rows.append([f'<th scope="row">{fit(title)}</th>', drawn, *cells(ends)])
    titles = ("Field and code", "", "First period", "Last period")
    yield from table(words, "Problems over time", "Each line is drawn to its own height.", titles, rows, look="shares")
    yield f"<details><summary>{fit(say(words.lang, 'The same as a table'))}</summary>\n"
    numbers = [
        [f'<th scope="row">{fit(title)}</th>', *cells([words.share(share) for share in shares])]
        for title, (_, _, shares) in zip(names, shown, strict=True)
    ]
    yield from table(words, "Problems over time", "", ("Field and code", *grid.columns), numbers, heading=False)
    yield "</details>\n"


def _parts(title: str, first: str, parts: Sequence[tuple[str, Part]], words: Words) -> Iterator[str]:
    rows = [
        [
            f'<th scope="row">{fit(name)}</th>',
            *cells(
                (
                    words.number(x.applications),
                    words.share(x.reported),
                    words.interval(x.reported),
                    words.share(x.broken),
                    words.interval(x.broken),
                ),
            ),
        ]
        for name, x in parts
    ]
    titles = (first, "Applications", "With problems", "Interval", "With errors", "Interval")
    yield from table(words, title, "", titles, rows, heading=False)


def versions(form: Form, words: Words, most: int) -> Iterator[str]:
    """Each version of the form, and the most frequent problems in the last of them."""
    if len(form.versions) < 2:
        return
    top = max(part.reported.interval[1] for part in form.versions)
    rows = [
        [
            f'<th scope="row">{fit(words.version(part.name))}</th>',
            f'<td class="plot" aria-hidden="true">{bar(point(part.reported), top)}</td>',
            *cells((words.number(part.applications), words.share(part.reported), words.interval(part.reported), words.share(part.broken))),
        ]
        for part in form.versions
    ]
    caption = "The bar is the share of applications, the thin line its interval of 95 %."
    titles = ("Version", "", "Applications", "With problems", "Interval", "With errors")
    yield from table(words, "By version of the form", caption, titles, rows, look="shares")
    grid = form.by_version
    begin = max(0, len(grid.columns) - MOST_COLUMNS)
    if len(grid.columns) > 1:
        drawn = [
            [
                f'<th scope="row">{fit(f"{words.field(form.id, field)} · {words.code(code)}")}</th>',
                *cells([words.share(x) for x in shares[begin:]]),
            ]
            for field, code, shares in grid.rows[:most]
        ]
        heads = ("Field and code", *(words.version(name) for name in grid.columns[begin:]))
        yield from table(words, "Problems by version of the form", "", heads, drawn)


def trend(form: Form, words: Words, most: int) -> Iterator[str]:
    """The last period against the one before."""
    trend = form.trend
    if trend is None:
        return
    lang = words.lang
    rows = [
        [
            f'<th scope="row">{fit(f"{words.field(form.id, x.field)} · {words.code(x.code)}")}</th>',
            *cells((words.share(x.before), words.share(x.last), words.change(x))),
            f'<td><span class="{CLEAR[x.clear]}">{fit(say(lang, DIRECTIONS[x.clear]))}</span></td>',
        ]
        for x in trend.rows[:most]
    ]
    numbers = {"compared": len(trend.rows), "clear": sum(bool(x.clear) for x in trend.rows), "chance": by_chance(len(trend.rows))}
    caption = say(
        lang,
        "Compared: {compared}; clearly changed: {clear}. By chance alone about {chance} would look so.",
        **{name: words.number(value) for name, value in numbers.items()},
    )
    title = say(lang, "Trend: {last} against {before}", last=trend.last, before=trend.before)
    yield from table(words, title, caption, ("Field and code", trend.before, trend.last, "Points", "Change"), rows)
