"""The page of a run: one HTML file with the counts as tables and plots. Nothing is loaded, nothing runs, and no value is in it.

Every text that comes from outside (the names of files, the title of a form, sentences) is escaped where it is written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from gosform.saying.visible import safe
from gosform.showing.batch_page_plots import bar, regions
from gosform.showing.batch_page_style import POLICY, STYLE
from gosform.showing.batch_page_words import SEVERITIES, Found, by, found, number, percent
from gosform.showing.shown import say

MOST_SHOWN, MOST_ROWS = 15, 300
"""Problems that are seen at once, and that can be unfolded; the page says how many more there are."""
MOST_BARS = 20
SORTS = {"error": "error", "warning": "warning", "notice": "note"}
TRUSTS = (
    ("safe", "safe: applied by --fixed, nothing that was typed is lost"),
    ("likely", "likely: show it to whoever filled the row in"),
    ("candidate", "one of several: compare with the document"),
    ("none", "no fix is known: ask for the value again"),
)

Total = Mapping[str, Any]
"""The counts of ``gosform.batch.summary``."""


@dataclass(frozen=True, slots=True)
class About:
    """What the page is about. form: its title; version: ``id@version``; files: their names; day: ISO date of the run."""

    form: str
    version: str
    files: tuple[str, ...]
    day: str
    lang: str = "ru"


def page(total: Total, about: About) -> bytes:
    """The whole page, UTF-8.

    total: the counts of ``gosform.batch.summary``, with words for what was found.
    """
    lang, rows = about.lang, found(total, about.lang)
    return "".join(
        (
            f'<!DOCTYPE html>\n<html lang="{_e(lang)}">\n<head>\n<meta charset="utf-8">\n',
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n',
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">\n',
            f"<title>{_e(say(lang, 'Check report: {form}', form=about.form))}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n",
            *_head(total, about),
            *_first(rows, total, lang),
            *_plots(rows, lang),
            *_regions(total, lang),
            *_fixes(total, lang),
            f"<footer><p>{_e(say(lang, 'This page holds counts only: no value of any record is in it. It loads nothing and runs nothing.'))}</p></footer>\n",
            "</main>\n</body>\n</html>\n",
        )
    ).encode("utf-8", "replace")


def _e(text: str) -> str:
    """Fit for the page: nothing in it is markup or steers the direction of the text. No-break spaces are typography and stay."""
    return escape("\u00a0".join(map(safe, text.split("\u00a0"))))


def _head(total: Total, about: About) -> Iterator[str]:
    lang = about.lang
    yield f"<header><h1>{_e(say(lang, 'Check report: {form}', form=about.form))}</h1>\n"
    names = ", ".join(about.files[:5]) + (f" … (+{len(about.files) - 5})" if len(about.files) > 5 else "")
    yield f'<p class="soft">{_e(names)}<br>{_e(about.version)} · {_e(about.day)}</p>\n'
    yield f'<p class="verdict">{_e(_verdict(total, lang))}</p>\n</header>\n<dl>\n'
    whole = total["rows"]
    parts = (
        ("Rows read", whole, None),
        ("Clean", total["clean"], whole),
        ("With something to say", total["reported"], whole),
        ("Of these, with errors", total["broken"], whole),
        ("Not readable as rows", total["unreadable"], whole),
        ("Empty lines", total["blank"], whole),
    )
    for name, count, of in parts[:4] + tuple(part for part in parts[4:] if part[1]):
        share = "" if of is None else f"<small>{_e(percent(count, of, lang))}</small>"
        yield f"<div><dt>{_e(say(lang, name))}</dt><dd>{_e(number(count, lang))}{share}</dd></div>\n"
    yield "</dl>\n"


def _verdict(total: Total, lang: str) -> str:
    if total["broken"]:
        return say(lang, "Rows with errors: {broken} of {rows}.", broken=number(total["broken"], lang), rows=number(total["rows"], lang))
    if total["reported"]:
        return say(lang, "There are no errors. Rows with a remark: {reported}.", reported=number(total["reported"], lang))
    return say(lang, "There are no problems.")


HEAD = ("Field", "What is wrong", "How to mend it", "Sort", "Problems", "Share of rows")


def _first(rows: Sequence[Found], total: Total, lang: str) -> Iterator[str]:
    """The tables of what was found: the first of them, and the others to be unfolded."""
    if not rows:
        return
    caption = "Errors first, then by how often they occur. Where a sentence names a number or a sign, it is that of the first such row."
    yield f"<section>\n<h2>{_e(say(lang, 'What to mend first'))}</h2>\n"
    yield from _listed(rows[:MOST_SHOWN], say(lang, caption), total, lang)
    if more := rows[MOST_SHOWN:MOST_ROWS]:
        text = say(lang, "More of them: {number}", number=number(len(more), lang))
        yield f"<details><summary>{_e(text)}</summary>\n"
        yield from _listed(more, text, total, lang)
        yield "</details>\n"
    yield f"{_left_out(len(rows) - MOST_ROWS, lang)}</section>\n"


def _listed(rows: Sequence[Found], caption: str, total: Total, lang: str) -> Iterator[str]:
    head = [_e(say(lang, name)) for name in HEAD]
    yield f'<div class="scroll"><table class="first"><caption>{_e(caption)}</caption>\n<thead><tr>'
    yield "".join(f'<th scope="col"{_right(i > 3)}>{name}</th>' for i, name in enumerate(head))
    yield "</tr></thead>\n<tbody>\n"
    for row in rows:
        yield (
            f'<tr><th scope="row">{_e(row.name)}</th><td>{_e(row.what)}<br><code>{_e(row.code)}</code></td><td>{_e(row.fix)}</td>'
            f'<td><span class="sort {row.severity}">{_e(say(lang, SORTS[row.severity]))}</span></td>'
            f'<td class="n" data-head="{head[4]}">{_e(number(row.many, lang))}</td>'
            f'<td class="n" data-head="{head[5]}">{_e(percent(row.many, total["rows"], lang))}</td></tr>\n'
        )
    yield "</tbody></table></div>\n"


def _left_out(count: int, lang: str) -> str:
    return f'<p class="soft">{_e(say(lang, "Not listed here: {number} more.", number=number(count, lang)))}</p>\n' if count > 0 else ""


def _right(yes: bool) -> str:
    return ' class="n"' if yes else ""


def _plots(rows: list[Found], lang: str) -> Iterator[str]:
    if rows:
        yield from _bars("Problems by field", "Field", by(rows, "name"), lang)
        yield from _bars("Problems by code", "Code", by(rows, "code"), lang)


def _bars(title: str, first: str, counted: list[tuple[str, tuple[int, int, int]]], lang: str) -> Iterator[str]:
    """A bar chart that is a table: the numbers stand beside the bars."""
    shown = [i for i in range(3) if any(counts[i] for _, counts in counted)]
    most = max(sum(counts) for _, counts in counted)
    caption = say(lang, "Bars: errors, warnings and notes side by side; the longest has {most} problems.", most=number(most, lang))
    yield f"<section>\n<h2>{_e(say(lang, title))}</h2>\n"
    yield f'<div class="scroll"><table class="bars"><caption>{_e(caption)}</caption>\n<thead><tr><th scope="col">{_e(say(lang, first))}</th>'
    yield f'<td aria-hidden="true"></td>{"".join(_sort_head(i, lang) for i in shown)}</tr></thead>\n<tbody>\n'
    for name, counts in counted[:MOST_BARS]:
        cells = "".join(f'<td class="n">{_e(number(counts[i], lang))}</td>' for i in shown)
        yield f'<tr><th scope="row">{_e(name)}</th><td aria-hidden="true">{bar(counts, most)}</td>{cells}</tr>\n'
    yield "</tbody></table></div>\n"
    yield f"{_left_out(len(counted) - MOST_BARS, lang)}</section>\n"


def _sort_head(i: int, lang: str) -> str:
    name = ("Errors", "Warnings", "Notes")[i]
    return f'<th scope="col" class="n"><span class="sort {SEVERITIES[i]}">{_e(say(lang, name))}</span></th>'


def _regions(total: Total, lang: str) -> Iterator[str]:
    """Where in the input the rows lie that have something to say."""
    width, counts, rows = total["width"], total["regions"], total["rows"]
    if not total["reported"] or not counts:
        return
    lengths = [min(width, max(rows - i * width, 1)) for i in range(len(counts))]
    shares = [min(count / length, 1.0) for count, length in zip(counts, lengths, strict=True)]
    top = shares.index(max(shares))
    title = say(lang, "Where in the input they are")
    sentence = say(
        lang,
        "Each bar is a stretch of {width} rows, from the first to the last; its height is the share of rows that have something to say. "
        "The highest is {share}, at rows {first} to {last}.",
        width=number(width, lang),
        share=percent(counts[top], lengths[top], lang),
        first=number(top * width + 1, lang),
        last=number(top * width + lengths[top], lang),
    )
    yield f'<section>\n<h2>{_e(title)}</h2>\n<p class="soft">{_e(sentence)}</p>\n{regions(shares, title, sentence)}\n'
    yield f'<p class="ends"><span>{_e(say(lang, "row {number}", number=number(1, lang)))}</span>'
    yield f"<span>{_e(say(lang, 'row {number}', number=number(rows, lang)))}</span></p>\n"
    yield f"<details><summary>{_e(say(lang, 'The same as a table'))}</summary>\n"
    yield f'<div class="scroll"><table><caption>{_e(title)}</caption><thead><tr>'
    for i, name in enumerate(("First row", "Last row", "With something to say", "Share of rows")):
        yield f'<th scope="col"{_right(i > 0)}>{_e(say(lang, name))}</th>'
    yield "</tr></thead>\n<tbody>\n"
    for i, (count, length) in enumerate(zip(counts, lengths, strict=True)):
        yield f'<tr><th scope="row">{_e(number(i * width + 1, lang))}</th><td class="n">{_e(number(i * width + length, lang))}</td>'
        yield f'<td class="n">{_e(number(count, lang))}</td><td class="n">{_e(percent(count, length, lang))}</td></tr>\n'
    yield "</tbody></table></div></details>\n</section>\n"


def _fixes(total: Total, lang: str) -> Iterator[str]:
    """How far the problems can be mended without asking anybody."""
    fixes = total["fixes"]
    if not fixes:
        return
    whole = sum(fixes.values())
    yield f"<section>\n<h2>{_e(say(lang, 'How they can be mended'))}</h2>\n"
    yield f'<div class="scroll"><table><caption>{_e(say(lang, "The first fix of each problem, by how far it may be trusted."))}</caption>\n<thead><tr>'
    for i, name in enumerate(("Fix", "Problems", "Share of problems")):
        yield f'<th scope="col"{_right(i > 0)}>{_e(say(lang, name))}</th>'
    yield "</tr></thead>\n<tbody>\n"
    for trust, words in TRUSTS:
        if fixes.get(trust):
            yield f'<tr><th scope="row">{_e(say(lang, words))}</th><td class="n">{_e(number(fixes[trust], lang))}</td>'
            yield f'<td class="n">{_e(percent(fixes[trust], whole, lang))}</td></tr>\n'
    yield "</tbody></table></div>\n</section>\n"
