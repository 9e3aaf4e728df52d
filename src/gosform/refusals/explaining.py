"""From a refusal that names no field to what can be done: which refusal it is, where to look, what was found there, whom to ask."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from gosform.check.intake import today
from gosform.escalation import field_at, steps
from gosform.problem import Report
from gosform.read_rules.offices import keeper, offices
from gosform.refusal import Act, Refusal
from gosform.refusals.classes import ALMOST_RULED_OUT, CLASSES, FOUND, SEEN_IN_VALUES
from gosform.refusals.codes import hits
from gosform.refusals.folding import clean
from gosform.refusals.looking import Seen, fields_of, hints_of, kinds_of, other_than_canonical, picked, untidy
from gosform.refusals.partial import said, unsaid
from gosform.refusals.questions import ordered
from gosform.refusals.reading import BY_FIELD, Entry, entries
from gosform.refusals.wording import matches
from gosform.step import Office, Step

if TYPE_CHECKING:
    from gosform.check.form import Form

CLOSE = 0.02
"""Two texts whose scores are nearer than this cannot be told apart."""
DIGITS = frozenset(
    ("inn", "snils", "ogrn", "ogrnip", "kpp", "account", "corr_account", "bik", "card", "uin", "kbk", "oms_policy", "postal_code")
)
SAYS: tuple[tuple[str, str], ...] = (
    ("lost-zero", "lost-zero truncated too-short"),
    ("invisible", "invisible spaces separators characters letters mixed-scripts latin cyrillic non-latin"),
    ("invisible", "keyboard-layout like-digit like-digits"),
    ("wrong-field", "wrong-kind"),
    ("filled-in", "checksum check-digit"),
    ("dates", "in-future too-early too-late not-a-date date-order year"),
    ("number", "decimal-comma decimal-point thousands"),
)
"""Class of complaints -> the troubles that speak of it."""
BY_KIND = {
    "phone": "phone", "email": "email", "number": "number", "money": "number", "address": "address", "civil_certificate": "birth-certificate",
    "issued_by": "issued-by", "department_code": "issued-by", "date": "dates", "birth_place": "birth-place",
}  # fmt: skip
"""Kind -> the class that a problem in it speaks of."""


class Recognised(NamedTuple):
    """Which refusal a text is."""

    entry: Entry | None
    code: str
    score: float
    act: Act | None
    others: tuple[str, ...]


def explain_refusal(
    text: str, *, form: Form | None = None, record: Any = None, partial: bool = False, as_of: date | None = None
) -> Refusal:
    """What a refusal means, where to look first, and whether anything in the form is to be mended at all.

    text: the refusal as it was pasted, or its code. form and record: what was sent; without them only the meaning is told.
    partial: the record is what a caller has said so far; what it lacks is no mistake, and no register is blamed before the fields that the
    refusal is about were said.

    Whatever the text, the answer is a value. Nothing is said of a code whose meaning nobody has confirmed.
    """
    found = recognised(text)
    report = form.check(record, as_of=as_of) if form is not None and record is not None else None
    lacking = unsaid(report) if partial and report is not None else frozenset()
    report = said(report) if partial and report is not None else report
    every = fields_of(form, record, report) if form is not None else ()
    entry = found.entry
    if entry is None:
        return _unknown(every, report, found.others)
    about = picked(entry, every, checked=report is not None) if form is not None else kinds_of(entry)
    verdict, reason = _verdict(entry, about, every, report)
    if verdict == "register" and lacking and any(one.pointer in lacking for one in picked(entry, every, checked=False)):
        verdict, reason = "unknown", "empty"
    if reason == "elsewhere":
        about = (*about, *(one for one in every if one.broken and one not in about))
    act, acts = found.act, entry.acts
    told = act or (None if acts else Act(entry.issuer, entry.meaning, entry.confirmed, entry.source))
    office = _office(entry, about)
    day = as_of or (form.as_of if form is not None else None) or today()
    hints = tuple(hints_of(every, day)) if verdict == "register" else ()
    return Refusal(
        known=True,
        verdict=verdict,
        reason=reason,
        id=entry.id,
        score=round(found.score, 3),
        code=found.code,
        issuer=entry.issuer,
        office=office,
        meaning=told.meaning if told else {},
        source=told.source if told else entry.source,
        confirmed=told.confirmed if told else entry.confirmed,
        acts=() if act else acts,
        others=found.others,
        fields=tuple(one.look() for one in about),
        steps=_steps(verdict, about, form, office),
        hints=hints,
        questions=_questions(entry, about, report, ambiguous=bool(acts) and act is None, hinted=bool(hints)),
        files=entry.files,
    )


def recognised(text: str) -> Recognised:
    """The entry that a text is, by its codes first, then by its words: a code is what an office itself files it under."""
    cleaned = clean(text)
    by_code, by_words = sorted(hits(cleaned), key=lambda hit: -hit.score), matches(cleaned)
    ranked: dict[str, float] = {}
    for id, score in (*((hit.entry, hit.score) for hit in by_code), *((match.entry, match.score) for match in by_words)):
        ranked[id] = max(ranked.get(id, 0.0), score)
    if not ranked:
        return Recognised(None, "", 0.0, None, ())
    every = entries()
    order = sorted(ranked, key=lambda name: (-ranked[name], every[name].everything, not every[name].refusal))
    if not by_code and len(order) > 1 and ranked[order[0]] - ranked[order[1]] < CLOSE:
        return Recognised(None, "", 0.0, None, tuple(order[:4]))
    entry = every[order[0]]
    code = next((hit.code for hit in by_code if hit.entry == entry.id), entry.codes[0] if len(entry.codes) == 1 else "")
    act = next((match.act for match in by_words if match.entry == entry.id), None)
    return Recognised(entry, code, ranked[entry.id], act, tuple(order[1:4]))


def _unknown(every: Sequence[Seen], report: Report | None, others: tuple[str, ...]) -> Refusal:
    """Nothing is known of the text: what was found in the form is told all the same."""
    broken = tuple(one for one in every if one.broken)
    verdict, reason = ("mend", "mend") if broken else ("unknown", "nothing-found" if report else "nothing-checked")
    asked = ("word-for-word", *(() if report else ("application",)), *ordered(_weighed(CLASSES, broken, report)))
    return Refusal(False, verdict, reason, others=others, fields=tuple(one.look() for one in broken), questions=asked)


def _verdict(entry: Entry, about: Sequence[Seen], every: Sequence[Seen], report: Report | None) -> tuple[str, str]:
    """(verdict, reason)."""
    if not entry.refusal:
        return "unknown", "no-refusal"
    if report is None:
        return "unknown", "nothing-checked"
    if any(one.broken for one in about):
        return "mend", "mend"
    if not report.ok:
        return "unknown", "elsewhere"
    if not any(one.filled for one in about):
        return "unknown", "nothing-found" if entry.everything or not entry.look else "empty"
    return ("register", "register") if entry.register else ("unknown", "nothing-found")


def _office(entry: Entry, about: Iterable[Seen]) -> Office | None:
    """Who holds the record that may differ. Why the office is named is told of the data that it keeps."""
    if entry.register and entry.register != BY_FIELD:
        named = offices()[entry.register]
        kept = next((where.kind for where in entry.look if named.keeps(where.kind)), "")
        return named.for_kind(kept)
    if entry.register == BY_FIELD:
        return next((card.for_kind(one.kind) for one in about if one.filled and (card := keeper(one.kind))), None)
    return None


def _steps(verdict: str, about: Sequence[Seen], form: Form | None, office: Office | None) -> tuple[Step, ...]:
    """What comes next, once an office: the caller is sent there once, whatever number of fields it keeps."""
    if verdict == "mend":
        broken = next(one for one in about if one.broken)
        return steps(broken.problems, kind=broken.kind, form=form, pointer=broken.pointer)
    if verdict != "register":
        return ()
    if office is not None:
        kept = next((one for one in about if offices()[office.id].keeps(one.kind)), about[0])
        field = field_at(form, kept.pointer) if form else None
        said = [one.escalation for one in (field, form.rules if form else None) if one and "register" in one.escalation.messages]
        return (Step("register", office=office, own=said[0].messages["register"] if said else {}, source=office.source),)
    return steps((), kind=about[0].kind, form=form, pointer=about[0].pointer, refused=True)


def _questions(entry: Entry, about: Sequence[Seen], report: Report | None, *, ambiguous: bool, hinted: bool) -> tuple[str, ...]:
    first = []
    if ambiguous:
        first.append("which-document")
    if ambiguous or entry.confirmed == "no" or entry.everything:
        first.append("word-for-word")
    if report is None:
        first.append("application")
    classes = {name: float(CLASSES[name]) for name in entry.classes}
    asked = ordered(_weighed(classes, about, report))
    if hinted:  # the form itself speaks of a cause: that is asked before anything else
        asked = ("changed", *(id for id in asked if id != "changed"))
    return (*first, *asked)


def _weighed(classes: dict[str, float] | Any, about: Sequence[Seen], report: Report | None) -> dict[str, float]:
    """The weights of the classes after what was found: raised where a problem, or the way a value is written, speaks of a class."""
    weights = {name: float(weight) for name, weight in classes.items()}
    if report is None:
        return weights
    if not any(one.broken for one in about):
        weights = {name: weight * (ALMOST_RULED_OUT if name in SEEN_IN_VALUES else 1.0) for name, weight in weights.items()}
    for name in {name for one in about for name in _speaks(one, report)}:
        weights[name] = weights.get(name, float(CLASSES[name])) * FOUND
    return weights


def _speaks(one: Seen, report: Report) -> Iterable[str]:
    """The classes that one field speaks of."""
    for problem in one.problems:
        trouble = problem.code.trouble
        yield from (name for name, words in SAYS if trouble in words.split())
        if one.kind in BY_KIND:
            yield BY_KIND[one.kind]
    if untidy(one) or (one.kind in DIGITS and other_than_canonical(one, report.values)):
        yield "invisible"
    if one.kind == "phone" and other_than_canonical(one, report.values):
        yield "phone"
