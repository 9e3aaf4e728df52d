"""The statistics as text for a terminal: plain tables, numbers to the right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gosform.saying.visible import cells
from gosform.showing.shown import say
from gosform.showing.stats_words import DIRECTIONS, Words, basis, by_chance, dates, head, read
from gosform.stats.answer import Form, Part, Row
from gosform.stats.tally import Tally

MOST = 15
MOST_PERIODS = 45
"""The last ones."""
BAR = 20


def text(forms: Sequence[Form], tally: Tally, by: str, words: Words, top: int | None = None) -> Iterator[str]:
    """All of it, piece by piece. by: how periods are cut. top: rows of each table."""
    most = MOST if top is None else max(top, 1)
    for form in forms:
        yield f"{words.form(form.id)}\n{head(form, words)}\n{basis(form, words)}\n"
        yield from _found(form, words, most)
        yield from _times(form, words, most)
        yield from _others(form, words, most)
        yield "\n"
    if not forms:
        yield say(words.lang, "There is nothing to count.") + "\n\n"
    if forms:
        yield dates(tally, by, words) + "\n"
    for sentence in read(tally, words):
        yield sentence + "\n"


def _found(form: Form, words: Words, most: int) -> Iterator[str]:
    if not form.reported.many:
        yield "\n" + say(words.lang, "There are no problems.") + "\n"
        return
    by_sort = [
        (words.number(form.worst[i]), words.number(form.problems[i]), say(words.lang, name))
        for i, name in enumerate(("Errors", "Warnings", "Notes"))
        if form.problems[i]
    ]
    yield from _table("By severity", ("Applications at worst", "Problems", "Severity"), by_sort, words)
    for title, name, rows in (
        ("Fields", "Field", form.fields),
        ("Codes", "Code", form.codes),
        ("Fields and codes", "Field and code", form.both),
    ):
        yield from _table(
            title, ("Share", "Interval", "Applications", "Problems", name), [_row(form, row, words) for row in rows[:most]], words
        )
        yield from _more(len(rows) - most, words)


def _row(form: Form, row: Row, words: Words) -> tuple[str, ...]:
    parts = [] if row.field is None else [words.field(form.id, row.field)]
    parts += [] if row.code is None else [words.code(row.code)]
    return (*_share(row, words), " · ".join(parts))


def _share(row: Row, words: Words) -> tuple[str, ...]:
    return words.share(row.share), words.interval(row.share), words.number(row.share.many), words.number(sum(row.problems))


def _times(form: Form, words: Words, most: int) -> Iterator[str]:
    """By version and over time."""
    if len(form.versions) > 1:
        rows = [(*_part(part, words), words.version(part.name)) for part in form.versions]
        yield from _table("Versions of the form", ("With problems", "Interval", "With errors", "Applications", "Version"), rows, words)
    if len(form.periods) > 1:
        last = form.periods[-MOST_PERIODS:]
        top = max((part.reported.share or 0) for part in last) or 1
        parts = [(part, "█" * round(BAR * (part.reported.share or 0) / top)) for part in last]
        rows = [(*_part(part, words), f"{part.name}  {bar}".rstrip()) for part, bar in parts]
        yield from _table("Over time", ("With problems", "Interval", "With errors", "Applications", "Period"), rows, words)
        yield from _more(len(form.periods) - MOST_PERIODS, words)
    if form.trend is not None:
        trend = form.trend
        shown = [change for change in trend.rows if change.clear][:most]
        title = say(words.lang, "Trend: {last} against {before}", last=trend.last, before=trend.before)
        changes = [
            (
                words.share(x.before), words.share(x.last), words.change(x), say(words.lang, DIRECTIONS[x.clear]),
                f"{words.field(form.id, x.field)} · {words.code(x.code)}",
            )
            for x in shown
        ]  # fmt: skip
        yield from _table(title, ("Before", "Last", "Points", "Change", "Field and code"), changes, words)
        compared, clear = len(trend.rows), sum(bool(x.clear) for x in trend.rows)
        if not shown:
            yield f"\n{title}\n"
        sentence = "Compared: {compared}; clearly changed: {clear}. By chance alone about {chance} would look so."
        numbers = {"compared": compared, "clear": clear, "chance": by_chance(compared)}
        yield say(words.lang, sentence, **{name: words.number(value) for name, value in numbers.items()}) + "\n"


def _part(part: Part, words: Words) -> tuple[str, ...]:
    return words.share(part.reported), words.interval(part.reported), words.share(part.broken), words.number(part.applications)


def _others(form: Form, words: Words, most: int) -> Iterator[str]:
    """What comes together, and what is new."""
    if form.together:
        rows = [
            (words.number(x.share.many), words.share(x.share), words.times(x.times), " + ".join(map(words.code, x.codes)))
            for x in form.together[:most]
        ]
        yield from _table("Together in one application", ("Applications", "Share", "Times chance", "Codes"), rows, words)
        yield from _more(len(form.together) - most, words)
    if form.new is not None:
        new = form.new
        title = say(words.lang, "New since {version}", version=words.version(str(new.since)))
        yield from _table(
            title,
            ("Share", "Interval", "Applications", "Problems", "Field and code"),
            [_row(form, row, words) for row in new.rows[:most]],
            words,
        )
        yield from _more(len(new.rows) - most, words)
        yield f"\n{title}\n" * (not new.rows) + new_basis(form, words) + "\n"


def new_basis(form: Form, words: Words) -> str:
    """How much was looked at before something is called new."""
    if form.new is None:
        return ""
    if not form.new.before or not form.new.applications:
        numbers = {"before": words.number(form.new.before), "count": words.number(form.new.applications)}
        return say(words.lang, "There is nothing to compare: {before} applications before that version, {count} since.", **numbers)
    sentence = (
        "New: {count}. Before that version {before} applications were counted: a problem without any may have had a share of up to {share}."
    )
    return say(
        words.lang,
        sentence,
        count=words.number(len(form.new.rows)),
        before=words.number(form.new.before),
        share=words.at_most(form.new.at_most),
    )


def _table(title: str, titles: Sequence[str], rows: Sequence[Sequence[str]], words: Words) -> Iterator[str]:
    """The last column to the left, all others to the right."""
    if not rows:
        return
    yield f"\n{say(words.lang, title)}\n"
    whole = [tuple(say(words.lang, name) for name in titles), *rows]
    widths = [max(_width(row[i]) for row in whole) for i in range(len(titles) - 1)]
    for row in whole:
        yield "".join(" " * (width - _width(cell) + 2) + cell for cell, width in zip(row[:-1], widths, strict=True)) + f"  {row[-1]}\n"


def _width(text: str) -> int:
    return len(text) if text.isascii() else sum(1 if char == "\u00a0" else cell.width for char, cell in zip(text, cells(text), strict=True))


def _more(count: int, words: Words) -> Iterator[str]:
    if count > 0:
        yield say(words.lang, "and {count} more", count=words.number(count)) + "\n"
