"""From a problem to a sentence: ``explain(report, lang="ru", channel="sms")``.

Everything is per call: the language, the channel, whether values may be quoted. What does not depend on a problem's params
(labels, cases, layout, typography) is made once a (place, code, language, channel) and kept; a param never enters a key,
so no piece of anybody's data stays behind.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache, partial
from typing import Any, NamedTuple

from gosform.catalog import FALLBACK, LONGEST_TAG, Catalogue, Untranslated, catalogue, chain, match
from gosform.problem import QUOTING, Code, GosformError, Place, Problem, Report, Severity, Words
from gosform.saying import channels, labels, spoken
from gosform.saying.params import quote, show

MOST_LAYOUTS = 4096
"""Layouts kept a (language, channel); a form of 200 fields needs a few hundred. Beyond it the book is begun anew."""


SECTIONS = frozenset({"section", "other_section"})


class Explanation(NamedTuple):
    """One problem in the words of one channel.

    what, fix: whole sentences: what is wrong, what to do. ``fix`` is empty where a form says it all in its own ``what``.
    example: a fictional value; where: where the value is found in the document. Either may be empty.
    label: what the form calls the field.
    text: the finished text of the channel, with its typography (no-break spaces) and within its limit.
    lang: the language really used: a sentence that is not there in the language asked for is said in Russian.
    """

    what: str
    fix: str
    example: str
    where: str
    label: str
    text: str
    lang: str
    code: str
    pointer: str


class Layout(NamedTuple):
    """All that is said about one code at one place, labels filled in.

    what, fix, texts: ``%(slot)s`` formats. slots: the params that any of them takes.
    rest: example, where, label. room: characters that the text may have.
    whole: the explanation up to its code, where no param takes part.
    """

    what: str
    fix: str
    texts: tuple[str, ...]
    slots: tuple[str, ...]
    rest: tuple[str, str, str]
    catalogue: Catalogue
    finish: Callable[[str], str] | None
    room: int
    whole: tuple[str, ...] | None


class Shelf(NamedTuple):
    """What a call asks for, apart from the problems."""

    lang: str
    channel: str
    quoting: bool
    numbered: bool


# A place, a code and its sentences (a code of uploads has several pairs), the severity in words (an enum hashes in Python code), the places of
# the related fields.
Key = tuple[Place | Words | None, Code, str, str, str, tuple[Place, ...]]
_BOOKS: dict[Shelf, dict[Key, Layout]] = {}
_ERROR, _WARNING = Severity.ERROR, Severity.WARNING  # members looked up once: this runs once a problem
_explanation = partial(tuple.__new__, Explanation)


def explain(
    found: Report | Problem | Iterable[Problem],
    lang: str = "ru",
    channel: str = "field",
    *,
    application: str | None = None,
    show_values: bool = True,
) -> list[Explanation]:
    """One explanation a problem, in the order given; of a report, one a problem of ``report.problems``. What is folded under a problem is
    explained by ``explain(problem.folded)``.

    lang: BCP 47. channel: ``field``, ``details``, ``sms``, ``email``, ``phone``, ``chat``.
    application: the number of the application, named by SMS and e-mail.
    show_values: False keeps what was typed out of every text. ``sms``, ``email`` and ``phone`` never quote it.

    Errors: ``GosformError`` for an unknown channel. A language that is not there is answered in Russian.
    """
    shelf, book = _book(lang if len(lang) <= LONGEST_TAG else FALLBACK, channel, show_values, application is not None)
    said = []
    for problem in (found,) if isinstance(found, Problem) else found.problems if isinstance(found, Report) else found:
        severity, code = problem.severity, problem.code
        tone = "error" if severity is _ERROR else "warning" if severity is _WARNING else "notice"
        key = (problem.place, code, code.what, code.fix, tone, problem.places)
        layout = book.get(key)
        if layout is None:
            layout = _keep(book, key, shelf)
        whole = layout.whole
        if whole is None:
            whole = _render(problem, layout, key, shelf, application)
        said.append(_explanation((*whole, code, problem.pointer)))
    return said


@lru_cache(maxsize=256)
def _book(lang: str, channel: str, show_values: bool, numbered: bool) -> tuple[Shelf, dict[Key, Layout]]:
    """What a call asks for, and the layouts that are known for it."""
    if channel not in channels.CHANNELS:
        raise GosformError(f"there is no channel {channel!r}; there are {', '.join(channels.CHANNELS)}")
    shelf = Shelf(match(lang), channel, show_values and channel in channels.QUOTING, numbered)
    return shelf, _BOOKS.setdefault(shelf, {})


def _keep(book: dict[Key, Layout], key: Key, shelf: Shelf) -> Layout:
    """The layout of a key that the book does not hold yet. Places without names of their own, made anew for every single
    value, share what is known of their kind.
    """
    place = key[0]
    if isinstance(place, Place) and not (place.label or place.section or place.hint or place.messages):
        key = (place.words, *key[1:])
        known = book.get(key)
        if known is not None:
            return known
    if len(book) >= MOST_LAYOUTS:
        book.clear()
    layout = book[key] = _layout(key, shelf)
    return layout


def _layout(key: Key, shelf: Shelf) -> Layout:
    for lang in chain(shelf.lang):
        try:
            return _layout_in(catalogue(lang), key, shelf)
        except Untranslated:
            continue
    raise AssertionError("the source lacks nothing")


def _layout_in(words: Catalogue, key: Key, shelf: Shelf) -> Layout:
    if shelf.channel == "phone" and words.lang not in spoken.languages():
        raise Untranslated(words.lang)
    place, code, _, _, tone, places = key
    if not isinstance(place, Place):
        place = Place(place) if place else labels.NAMELESS
    filled = labels.names(place, words) | labels.related(places, words)
    what, fix = (labels.fill(text, filled) for text in _sentences(place, code, words, shelf.quoting))
    relation = code.startswith(("relation.", "record.swapped"))  # between fields: one example, one way of comparing would mislead
    example = "" if relation else labels.example(place, words)
    where = labels.where(place, words)
    parts = channels.Parts(
        what=what,
        fix=fix,
        example=example,
        where=labels.hide(where),
        aloud="" if relation else labels.aloud(place, words),
        names=filled,
        sectioned=bool(place.section),
        missing=code.trouble == "missing",
        application=shelf.numbered,
        tone=tone,
    )
    texts = tuple(
        dict.fromkeys(channels.set_type(shelf.channel, text, words.lang) for text in channels.layouts(shelf.channel, parts, words))
    )
    slots = tuple(dict.fromkeys(slot for text in (what, fix, *texts) for slot in labels.slots(text)))
    if words.sentences is not None and not SECTIONS.isdisjoint(slots):
        raise Untranslated("section")
    finish = channels.finisher(shelf.channel, words.lang)
    room = channels.LIMITS.get(shelf.channel, 0)
    forms = (_format(what), _format(fix), tuple(map(_format, texts)))
    layout = Layout(*forms, slots, (example, where, filled["label"]), words, finish, room, None)
    return layout if slots else layout._replace(whole=_say(layout, {}, shelf.channel))


def _sentences(place: Place, code: Code, words: Catalogue, quoting: bool) -> tuple[str, str]:
    """What and fix, still with slots. The form's own text stands for both; it is passed over where it may not quote."""
    own = place.messages.get(code, {}).get(words.lang, "")
    if own and (quoting or QUOTING.isdisjoint(labels.slots(own))):
        return own, ""
    what, fix = words.sentence(code, code.what), words.sentence(code, code.fix)
    if quoting or QUOTING.isdisjoint(labels.slots(what)):
        return what, fix
    return words.sentence(code, code.plain) or words.word("channel.look", channels.FRAMES["look"]), fix


def _format(sentence: str) -> str:
    """A sentence with open slots as a ``%`` format."""
    return labels.unhide(labels.to_format(sentence.replace("%", "%%")))


def _say(layout: Layout, values: Mapping[str, str], channel: str) -> tuple[str, ...]:
    """The explanation up to its code: the fullest text that fits."""
    what, fix, texts, _, rest, words, finish, room, _ = layout
    text = ""
    for form in texts:
        text = form % values
        if finish is not None:
            text = finish(text)
        if len(text) <= room or channels.fits(channel, text):
            break
    return (what % values, fix % values, *rest, text, words.lang)


def _render(problem: Problem, layout: Layout, key: Key, shelf: Shelf, application: str | None) -> tuple[str, ...]:
    params, words = problem.params, layout.catalogue
    values: dict[str, str] = {}
    for slot in layout.slots:
        value: Any = params.get(slot)
        cls = type(value)
        if cls is tuple and len(value) == 1:  # one allowed length
            value, cls = value[0], type(value[0])
        if cls is int and 0 <= value < 10000:
            values[slot] = str(value)
        elif slot in QUOTING:
            quoted = quote(params, slot, words)
            if quoted is None:  # too long, or cannot be seen: the sentence that does not quote
                return _render(problem, _layout(key, shelf._replace(quoting=False)), key, shelf, application)
            values[slot] = quoted
        elif cls is str:
            values[slot] = value
        else:
            values[slot] = show(params, slot, words, application)
    return _say(layout, values, shelf.channel)
