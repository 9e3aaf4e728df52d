"""The words of the statistics: what forms, fields, codes and periods are called, and what is said of the files that were read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from gosform.saying.visible import safe
from gosform.showing.batch_page_words import number, percent
from gosform.showing.shown import say
from gosform.stats.answer import Change, Form, Share
from gosform.stats.places import OTHER
from gosform.stats.tally import Names, Tally

SORTS = ("error", "warning", "notice")
DATES = {
    "report": "the report itself",
    "name": "a date in the name of the file",
    "file": "the date of the file",
    "none": "no date",
}
BY = {"day": "by day", "week": "by week", "month": "by month"}
DIRECTIONS = {1: "more", -1: "less", 0: "not clear"}


@dataclass(frozen=True, slots=True)
class Words:
    """How things are called in one language.

    title: form -> its title, empty where nobody knows it. label: (form, field) -> what the form, or else the reports, call the field; empty where nobody
    does. what: (form, field, code) -> a sentence about the problem in general, empty where the code is not known.
    """

    lang: str
    title: Callable[[str], str]
    label: Callable[[str, str], str]
    what: Callable[[str, str, str], str]

    def form(self, id: str) -> str:
        """The heading of a form."""
        if not id:
            return say(self.lang, "Form not named")
        title = safe(self.title(id))
        return f"{title} ({id})" if title else id

    def field(self, form: str, field: str) -> str:
        """A field on one line."""
        if field == OTHER:
            return say(self.lang, "another place")
        label = safe(self.label(form, field).replace("\u00a0", " "))
        return label or (field or say(self.lang, "the application as a whole"))

    def code(self, code: str) -> str:
        """A code."""
        return say(self.lang, "another code") if code == OTHER else code

    def version(self, name: str) -> str:
        """A version of a form."""
        return say(self.lang, "version {number}", number=name) if name else say(self.lang, "version not named")

    def number(self, count: int) -> str:
        """A number."""
        return number(count, self.lang)

    def share(self, share: Share) -> str:
        """``12,3 %``; a dash of nothing."""
        return percent(share.many, share.of, self.lang)

    def interval(self, share: Share) -> str:
        """``11,8–12,9``, in percent."""
        return self.span(share.interval) if share.of else "–"

    def span(self, ends: Sequence[float]) -> str:
        """Two ends in percent."""
        return f"{self.points(ends[0])}–{self.points(ends[1])}"

    def points(self, part: float, signed: bool = False) -> str:
        """0..1 as percent, or percentage points, without the sign of percent."""
        text = f"{100 * part:+.1f}" if signed else f"{100 * part:.1f}"
        text = text.replace("-0.0", "0.0").replace("+0.0", "0.0").replace("-", "−")
        return text if self.lang.startswith("en") else text.replace(".", ",")

    def at_most(self, part: float) -> str:
        """The upper end of an interval with the sign of percent, rounded up."""
        text = self.points(ceil(part * 1000) / 1000)
        return f"{text}%" if self.lang.startswith("en") else f"{text}\u00a0%"

    def change(self, change: Change) -> str:
        """``+2,1 (0,5…3,7)``: points of percentage."""
        gap, low, high = change.gap
        return f"{self.points(gap, True)} ({self.points(low, True)}…{self.points(high, True)})"

    def times(self, times: float | None) -> str:
        """How many times as often."""
        if times is None:
            return "–"
        text = f"{times:.1f}" if times < 100 else f"{times:.0f}"
        return text if self.lang.startswith("en") else text.replace(".", ",")


def basis(form: Form, words: Words) -> str:
    """Of what the shares are."""
    if form.partial:
        return say(
            words.lang,
            "Shares are of applications with problems: a file of problems does not know how many applications had none. "
            "The summary of its run, read along with it, does.",
        )
    return say(words.lang, "Shares are of all applications; the interval is that of 95 %.")


def head(form: Form, words: Words) -> str:
    """The numbers of a form in one line."""
    lang = words.lang
    known = {"reported": words.number(form.reported.many), "broken": words.number(form.worst[0])}
    if form.partial:
        return say(lang, "Applications with problems: {reported}. With errors: {broken}.", **known)
    sentence = "Applications: {applications}. With problems: {reported} ({share}). With errors: {broken} ({share_broken})."
    shares = {"share": words.share(form.reported), "share_broken": percent(form.worst[0], form.reported.of, lang)}
    return say(lang, sentence, applications=words.number(form.applications), **known, **shares)


def dates(tally: Tally, by: str, words: Words) -> str:
    """Where the dates are from."""
    lang = words.lang
    known = [f"{say(lang, DATES[name])}: {words.number(tally.dates[name])}" for name in DATES if tally.dates.get(name)]
    return say(lang, "Dates ({by}) are from: {sources}.", by=say(lang, BY[by]), sources=", ".join(known) or "–")


def read(tally: Tally, words: Words) -> Iterator[str]:
    """What was read, and everything that was not: a sentence each."""
    lang = words.lang
    parts = {"files": tally.files, "reports": tally.reports, "rows": tally.rows}
    yield say(lang, "Files read: {files}. Reports: {reports}. Rows of problems: {rows}.", **{n: words.number(v) for n, v in parts.items()})
    counts: tuple[tuple[str, int], ...] = (
        ("Clean applications that the summary of a run tells of: {count}.", tally.clean),
        ("Empty files: {count}.", tally.empty),
        ("Reports of other forms, not counted: {count}.", tally.other),
        ("Lines that cannot be read, not counted: {count}.", tally.broken),
        ("Lines that are too long, not counted: {count}.", tally.long),
        ("JSON that is no report, not counted: {count}.", tally.foreign),
        ("Problems of a shape that is not known, not counted: {count}.", tally.odd),
        ("Problems that the reports themselves leave out: {count}.", tally.left_out),
        ("Row numbers that go back within a file of problems: {count}. The rows of one application must follow each other.", tally.back),
        ("Applications with too many codes to look for pairs: {count}.", tally.crowded),
    )
    for sentence, count in counts:
        if count:
            yield say(lang, sentence, count=words.number(count))
    yield from named(tally, words)


def named(tally: Tally, words: Words) -> Iterator[str]:
    """The files of which something is to be said."""
    names: tuple[tuple[str, Names], ...] = (
        ("Files that are no report of gosform: {count} ({names}).", tally.strangers),
        ("Files that break off or are damaged: {count} ({names}). What stands before that is counted.", tally.cut),
        ("Files that were named more than once and are counted once: {count} ({names}).", tally.twice),
        ("Summaries of runs without their file of problems: {count} ({names}). Their applications are not counted.", tally.alone),
        ("Files of problems with another number of applications than the summary of their run: {count} ({names}).", tally.unlike),
        ("Files that cannot be opened: {count} ({names}).", tally.closed),
        ("Files of Parquet, which need pip install 'gosform[batch]': {count} ({names}).", tally.needs_batch),
    )
    for sentence, some in names:
        if some.many:
            shown = ", ".join(map(safe, some.first)) + (", …" if some.many > len(some.first) else "")
            yield say(words.lang, sentence, count=words.number(some.many), names=shown)


def by_chance(compared: int) -> int:
    """How many of so many intervals of 95 % leave out the truth by chance, about."""
    return round(compared * 0.05)


def label_of(labels: dict[str, str], lang: str) -> str:
    """The label of the reports: that of the language if there is one, of Russian, of any."""
    for name in (lang, "", "ru", *sorted(labels)):
        if name in labels:
            return labels[name]
    return ""


def as_any(names: Names) -> Any:
    """Names as JSON."""
    return {"count": names.many, "names": names.first}
