"""The page of the statistics: one HTML file with tables and plots. Nothing is loaded, nothing runs, and no value of any application is in it.

Every text that comes from outside (labels, titles, the names of files) is escaped where it is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from gosform.showing.shown import say
from gosform.showing.stats_page_style import POLICY, STYLE
from gosform.showing.stats_page_tables import cells, fit, point, table
from gosform.showing.stats_page_time import over_time, trend, versions
from gosform.showing.stats_plots import bar
from gosform.showing.stats_table import new_basis
from gosform.showing.stats_words import Words, basis, dates, head, read
from gosform.stats.answer import Form, Row
from gosform.stats.tally import Tally

MOST = 20


def page(forms: Sequence[Form], tally: Tally, by: str, words: Words, top: int | None = None) -> str:
    """The whole page. by: how periods are cut. top: rows of each table."""
    lang, most = words.lang, MOST if top is None else max(top, 1)
    title = say(lang, "What people keep getting wrong")
    foot = say(lang, "This page holds counts only: no value of any application is in it. It loads nothing and runs nothing.")
    return "".join(
        (
            f'<!DOCTYPE html>\n<html lang="{fit(lang)}">\n<head>\n<meta charset="utf-8">\n',
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n',
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">\n',
            f"<title>{fit(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n<header><h1>{fit(title)}</h1>\n",
            f'<p class="soft">{fit(dates(tally, by, words))}</p></header>\n' if forms else "</header>\n",
            *(piece for number, form in enumerate(forms) for piece in _form(form, f"f{number}", words, most)),
            "" if forms else f"<p>{fit(say(lang, 'There is nothing to count.'))}</p>\n",
            f"<section>\n<h2>{fit(say(lang, 'What was read'))}</h2>\n<ul>\n",
            *(f"<li>{fit(sentence)}</li>\n" for sentence in read(tally, words)),
            f"</ul>\n</section>\n<footer><p>{fit(foot)}</p></footer>\n</main>\n</body>\n</html>\n",
        )
    )


def _form(form: Form, name: str, words: Words, most: int) -> Iterator[str]:
    yield f'<section class="form">\n<h2>{fit(words.form(form.id))}</h2>\n<p class="verdict">{fit(head(form, words))}</p>\n'
    yield f'<p class="soft">{fit(basis(form, words))}</p>\n'
    if form.reported.many:
        yield from _sorts(form, words)
        yield from _shares(
            form.fields, lambda row: fit(words.field(form.id, row.field or "")), words, most, title="By field", first="Field"
        )
        yield from _shares(form.codes, lambda row: _coded(form, row, words), words, most, title="By code", first="Code")
        yield from _both(form, words, most)
    else:
        yield f"<p>{fit(say(words.lang, 'There are no problems.'))}</p>\n"
    yield from over_time(form, name, words, most)
    yield from versions(form, words, most)
    yield from trend(form, words, most)
    yield from _together(form, words, most)
    yield from _new(form, words, most)
    yield "</section>\n"


def _sorts(form: Form, words: Words) -> Iterator[str]:
    rows = [
        (say(words.lang, name), words.number(form.worst[i]), words.number(form.problems[i]))
        for i, name in enumerate(("Errors", "Warnings", "Notes"))
        if form.problems[i]
    ]
    titles = ("Severity", "Applications at worst", "Problems")
    caption = "Each application is counted once, under the worst that is in it."
    yield from table(words, "By severity", caption, titles, [cells(row, 1) for row in rows])


def _coded(form: Form, row: Row, words: Words) -> str:
    """A code with what it means, as markup."""
    code = f"<code>{fit(words.code(row.code or ''))}</code>"
    what = fit(words.what(form.id, row.field or "", row.code or ""))
    return f"{what}<br>{code}" if what else code


def _shares(rows: Sequence[Row], name: Callable[[Row], str], words: Words, most: int, *, title: str, first: str) -> Iterator[str]:
    """A bar chart that is a table: the numbers stand beside the bars."""
    top = max((row.share.interval[1] for row in rows[:most]), default=0)
    drawn = [
        [
            f'<th scope="row">{name(row)}</th>',
            f'<td class="plot" aria-hidden="true">{bar(point(row.share), top)}</td>',
            *cells((words.share(row.share), words.interval(row.share), words.number(row.share.many), words.number(sum(row.problems)))),
        ]
        for row in rows[:most]
    ]
    caption = "The bar is the share of applications, the thin line its interval of 95 %."
    yield from table(words, title, caption, (first, "", "Share", "Interval", "Applications", "Problems"), drawn, look="shares")
    yield from _more(len(rows) - most, words)


def _both(form: Form, words: Words, most: int) -> Iterator[str]:
    rows = [_named(form, row, words) for row in form.both[:most]]
    titles = ("Field", "Code", "Share", "Interval", "Applications")
    yield from table(words, "Fields and codes", "What goes wrong in which field.", titles, rows, left=2)
    yield from _more(len(form.both) - most, words)


def _named(form: Form, row: Row, words: Words) -> list[str]:
    """The cells of a field and its code."""
    numbers = words.share(row.share), words.interval(row.share), words.number(row.share.many)
    return [
        f'<th scope="row">{fit(words.field(form.id, row.field or ""))}</th>',
        f"<td>{_coded(form, row, words)}</td>",
        *cells(numbers),
    ]


def _together(form: Form, words: Words, most: int) -> Iterator[str]:
    rows = [
        cells((" + ".join(map(words.code, x.codes)), words.number(x.share.many), words.share(x.share), words.times(x.times)), 1)
        for x in form.together[:most]
    ]
    titles = ("Codes", "Applications", "Share", "Times chance")
    caption = "Codes that stand in one application; how many times as often as if they had nothing to do with each other."
    yield from table(words, "Together in one application", caption, titles, rows)
    yield from _more(len(form.together) - most, words)


def _new(form: Form, words: Words, most: int) -> Iterator[str]:
    new = form.new
    if new is None:
        return
    title = say(words.lang, "New since {version}", version=words.version(str(new.since)))
    rows = [_named(form, row, words) for row in new.rows[:most]]
    yield from table(words, title, new_basis(form, words), ("Field", "Code", "Share", "Interval", "Applications"), rows, left=2)
    if not rows:
        yield f"<h3>{fit(title)}</h3>\n<p>{fit(new_basis(form, words))}</p>\n"


def _more(count: int, words: Words) -> Iterator[str]:
    if count > 0:
        yield f'<p class="soft">{fit(say(words.lang, "Not listed here: {number} more.", number=words.number(count)))}</p>\n'
