"""A first guess at which field a column is, from the words that people head columns with, in Russian and English.

A label of the form decides alone. Otherwise the words name a kind («ИНН»), and what they say beside it («организации») chooses among
the fields of that kind: it must fit what section, name and label say of the field. Where two fields fit alike, nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from gosform.guess.words import said
from gosform.read_records.row import Column
from gosform.ruleset import Field, RuleSet, Section

ASIDES: Mapping[str, str] = {
    "birth": r"рожд|\bд ?р\b|birth|\bdob\b|\bborn\b",
    "issue": r"выда[чн]|issue",
    "end": r"оконч|действ\w* до|действителен до|срок|истека|expir|valid (?:to|until)|\bend\b",
    "begin": r"\bнач[ая]л|\bначало|действ\w* с\b|valid from|\bstart|\bbegin",
    "registration": r"регистрац|прописк|registration|registered",
    "acquired": r"приобрет|acquired|since",
    "organisation": r"организ|юр\b|юрлиц|юридич|компани|фирм|предприяти|учрежден|работодат|\bорг\b|organi[sz]ation|\borg\b|company|employer|legal entity",
    "person": r"физ\b|физлиц|физическ|гражданина|individual",
    "spouse": r"супруг|\bмуж\b|\bжен[аы]\b|spouse|husband|wife",
    "child": r"реб[её]н|\bдет[ией]|child",
    "mother": r"\bмат(?:ь|ери)|mother",
    "father": r"\bот(?:ец|ца)\b|father",
    "agent": r"представител|доверенн|опекун|representative|guardian|\bagent\b",
    "new": r"\bнов|изменен|\bnew\b|changed",
    "old": r"прежн|\bстар|previous|former|maiden|\bold\b",
    "travel": r"загран|заграничн|international passport|travel passport|foreign passport",
    "marriage": r"\bбрак|marriage",
    "foreign": r"иностранн|foreign (?:citizen|document)",
    "payer": r"плательщик|payer",
    "payee": r"получател|payee|recipient|beneficiary",
    "extra": r"дополнит|additional|другое|\bother\b|втор[ао]",
    "residence": r"право жительства|\bresidence\b",
    "document": r"паспорт|документ|passport|document",
}
"""What words say beside the kind. Those of ``MILD`` choose among fields and are never missed."""
MILD = frozenset(("document", "person"))
PARTS = frozenset(("passport_rf_number", "passport_rf_series"))
"""Words that name one of these alone do not mean both in one."""
_SPLIT = re.compile(r"[\s_.,:;/\\|()\[\]«»\"'№#-]+")
_CAMEL = re.compile(r"(?<=[a-zа-я])(?=[A-ZА-Я])")


def plain(header: str) -> str:
    """The words of a header: small letters with single spaces between them; ``birthDate`` and ``birth_date`` are two words."""
    return _SPLIT.sub(" ", _CAMEL.sub(" ", header)).casefold().replace("ё", "е").strip()


class Guess(NamedTuple):
    """What a header may mean: the best fields. sure: it is one, and the header leaves nothing of it unsaid."""

    places: Sequence[Column]
    sure: bool


NOTHING = Guess((), sure=False)


def guess(header: str, rules: RuleSet) -> Guess:
    """The fields that a header may mean; none where its words name no kind and no label, or say a thing that no such field is."""
    words = plain(header)
    kinds = said(header.replace("_", " ")) | said(words) if words else frozenset()
    if len(kinds & PARTS) == 1:
        kinds -= {"passport_rf"}
    labelled = {place for place, names in _labels(rules) if words in names}
    if not words or not (kinds or labelled):
        return NOTHING
    asides = _asides(words)
    scored = [
        ((*_fit(asides, known), place in labelled), place) for place, kind, known in _fields(rules) if kind in kinds or place in labelled
    ]
    scored = [(score, place) for score, place in scored if score[0] == 0]
    if not scored:
        return NOTHING
    best = max(score for score, _ in scored)
    places = [place for score, place in scored if score == best]
    return Guess(places, len(places) == 1 and best[1] == 0)


def _fit(asides: frozenset[str], known: frozenset[str]) -> tuple[int, int, int]:
    """Greater is better. What the words say and the field is not; what the field is and the words do not say; what both say."""
    return (-len(asides - known - MILD), -len(known - asides - MILD), len(asides & known))


def _asides(words: str) -> frozenset[str]:
    return frozenset(name for name, pattern in _patterns().items() if pattern.search(words))


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    return {name: re.compile(pattern) for name, pattern in ASIDES.items()}


def _each(rules: RuleSet) -> list[tuple[Column, Section, Field]]:
    return [
        ((section.name, None if section.repeat is None else 0, field.name), section, field)
        for section in rules.sections.values()
        for field in section.fields.values()
    ]


def _fields(rules: RuleSet) -> list[tuple[Column, str, frozenset[str]]]:
    """Place, kind, and what section, name, label and options of the field say beside its kind."""
    found = []
    for place, section, field in _each(rules):
        words = " ".join(plain(text) for text in (section.name, *section.title.values(), field.name, *_own(field)))
        known = _asides(words)
        holder = getattr(field.options, "holder", None)
        if holder in ("organisation", "person"):
            known |= {holder}
        if section.repeat is not None and not known:
            known |= {"extra"}
        found.append((place, field.kind.id, known))
    return found


def _labels(rules: RuleSet) -> list[tuple[Column, frozenset[str]]]:
    """Place, and the labels that mean it: its own, and those behind the title or name of its section."""
    found = []
    for place, section, field in _each(rules):
        own = {plain(label) for label in (*_own(field), field.kind.words.label)}
        fronts = {plain(front) for front in (section.name, *section.title.values())}
        inside = own | {plain(field.name)}
        found.append((place, frozenset(own | {f"{front} {name}" for front in fronts for name in inside} - {""})))
    return found


def _own(field: Field) -> Sequence[str]:
    return [cases["nom"] for cases in field.place.label.values() if cases.get("nom")]
