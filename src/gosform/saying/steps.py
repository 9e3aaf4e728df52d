"""The sentences of escalation: ``say_step(step, "ru")``.

English is the msgid, ``step.<id>`` the context. A form's own sentence stands in place of all of them. What is said of an office (why it is
asked, what to bring) comes with the step, from the file that knows it.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from gosform.catalog import FALLBACK, SOURCE, Catalogue, Untranslated, catalogue, chain
from gosform.saying import labels, spoken
from gosform.step import Office, Step

WHY, BRING = "{why}", "{bring}"
"""Stand for the sentences that come with an office."""

NO_PAPER = frozenset(("phone", "email", "application_number", "choice", "flag", "text", "number", "money"))
"""Kinds of values that stand in no document."""
COMPARE = "Compare it with the screen."
ON = "The question then goes on to the second line of support."

SENTENCES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "mend": ("Correct {acc} and send the form again.",),
        "again": (
            "Attempts so far: {attempts}.",
            "Read {acc} in the document sign by sign.",
            COMPARE,
            "If they agree, add a photo in your account or bring the document in person.",
            ON,
        ),
        "again.no-paper": ("Attempts so far: {attempts}.", "Read {acc} sign by sign.", COMPARE, ON),
        "register": (
            "{label}: every check that is possible here has been passed.",
            "What the office has on record cannot be seen from here and may differ.",
            WHY,
            "If everything agrees with the document, ask {office_acc} to compare its record.",
            BRING,
            "The form itself need not change.",
        ),
        "register.all": ("Every check that is possible here has been passed.",),
        "office": ("If the document itself says so, ask {office_acc} to correct it.", WHY, BRING),
    }
)


def sentences() -> tuple[tuple[str, str], ...]:
    """Every (context, English) that a catalogue has to translate."""
    return tuple(
        (f"step.{_context(id.partition('.')[0], text)}", text)
        for id, texts in SENTENCES.items()
        for text in texts
        if text not in (WHY, BRING)
    )


def say_step(step: Step, lang: str, *, aloud: bool = False) -> str:
    """The step in whole sentences, in this language or the next that has them all. aloud: as an operator reads them out, in words."""
    for one in chain(lang):
        try:
            text = " ".join(_said(step, catalogue(one)))
        except Untranslated:
            continue
        return spoken.speak(text, one) if aloud and one in spoken.languages() else text
    raise AssertionError("the source lacks nothing")


def titled(titles: Mapping[str, str], lang: str) -> str:
    """A text that comes by language, in another one rather than not at all."""
    return next((titles[one] for one in (lang, FALLBACK, SOURCE, *titles) if titles.get(one)), "")


def office_names(office: Office, lang: str) -> dict[str, str]:
    """``office``, ``office_acc``, ``office_gen``: the name in the cases of sentences."""
    cases = next((office.name[one] for one in (lang, FALLBACK, SOURCE, *office.name) if one in office.name), {})
    nom = cases.get("nom", office.id)
    return {"office": nom, "office_acc": cases.get("acc", nom), "office_gen": cases.get("gen", nom)}


def _context(id: str, english: str) -> str:
    """The step that says this, or a variant of it: ``again`` or ``again.no-paper``."""
    return next(name for name, texts in SENTENCES.items() if name.partition(".")[0] == id and english in texts)


def _chosen(step: Step) -> tuple[str, ...]:
    """The sentences of the step. A register: without a field, all of them are meant. Attempts are told where there were any. What stands in no
    document, such as a phone number, is not looked up in one.
    """
    texts = SENTENCES[step.id]
    if step.id == "register" and step.place is None:
        texts = (*SENTENCES["register.all"], *texts[1:])
    if step.id == "again" and (step.place is None or step.place.words.id in NO_PAPER):
        texts = SENTENCES["again.no-paper"]
    return tuple(text for text in texts if "attempts" not in labels.slots(text) or step.params.get("attempts"))


def _said(step: Step, words: Catalogue) -> list[str]:
    filled = labels.names(step.place or labels.NAMELESS, words) | {name: str(value) for name, value in step.params.items()}
    if step.office is not None:
        filled |= office_names(step.office, words.lang)
    own = step.own.get(words.lang)
    if own:
        return [labels.unhide(labels.fill(own, filled))]
    found = []
    for english in _chosen(step):
        if english in (WHY, BRING):
            office = step.office
            text = titled(office.why if english == WHY else office.bring, words.lang) if office else ""
        else:
            text = labels.unhide(labels.fill(words.word(f"step.{_context(step.id, english)}", english), filled))
        found.append(text)
    return [text for text in found if text]
