"""The sentences about a refusal: what it means, where to look, what was found, what to ask. English is the msgid.

Contexts: ``refusal.<name>`` and ``question.<id>``. What a refusal means comes with it, from the file that names its source.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from types import MappingProxyType

from gosform.catalog import Catalogue, Untranslated, catalogue, chain
from gosform.problem import Place, Severity
from gosform.refusal import Refusal
from gosform.saying import labels
from gosform.saying.steps import say_step, titled

MOST_FIELDS = 5
"""Fields that a sentence names; more than that nobody keeps in mind."""

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "mend": "Correct these fields first: {fields}.",
        "elsewhere": "The fields that the refusal is about are right. Others need correcting: {fields}.",
        "nothing-found": "Every check that is possible here has been passed, and nothing was found.",
        "nothing-checked": "The values have not been checked yet: choose the form and enter them.",
        "empty": "The fields that the refusal is about are empty.",
        "no-refusal": "There is nothing to mend in the form.",
        "unknown": "This refusal is not known here.",
        "unclear": "Several refusals have these words.",
        "unconfirmed": "There is such a code, but nobody has confirmed what it means.",
        "protocol": "Read the text of the protocol word for word.",
        "message": "Read the message word for word.",
        "which": "This code means different things in different documents.",
        "act": "Document: {document}.",
        "look": "Look at these fields first: {fields}.",
        "files": "It is about a file and not about what is written in the fields.",
        "doubts": "Compare these once more with the document: {fields}.",
        "recent-document": "The passport was issued less than a year ago: the office may still have the one before it.",
        "former-name": "A former name is filled in: the office may still know the person by it.",
        "practice": "This is how practitioners explain it; no official text was seen.",
        "forum": "This is known from single cases.",
    }
)

QUESTIONS: Mapping[str, str] = MappingProxyType(
    {
        "which-document": "Which document is the code from: a protocol, a notice or a letter?",
        "word-for-word": "What does the message say, word for word, with its code?",
        "application": "What is the number of the application, and which service is it for?",
        "pasted": "Was the value pasted or typed?",
        "changed": "Has the surname or the passport changed within the last year?",
        "other-person": "Is the application for yourself or for somebody else?",
        "filed-before": "Has the same application been sent before?",
        "red-frame": "Which field has a red frame?",
        "document": "Is it written the same in the document, sign by sign?",
        "file-opens": "Does the file open, and can the whole page be seen?",
        "file-changed": "Was the file saved, renamed or packed after it was signed?",
        "everyone": "Is everybody in the family named in the application?",
        "names-alike": "Is the name written the same in every document, letter by letter?",
    }
)


def sentences() -> tuple[tuple[str, str], ...]:
    """Every (context, English) that a catalogue has to translate."""
    return (
        *((f"refusal.{name}", text) for name, text in SENTENCES.items()),
        *((f"question.{name}", text) for name, text in QUESTIONS.items()),
    )


def say_refusal(refusal: Refusal, lang: str) -> tuple[str, ...]:
    """What to tell, sentence group by sentence group, in this language or the next that has it all."""
    for one in chain(lang):
        with suppress(Untranslated):
            return tuple(text for text in _told(refusal, catalogue(one)) if text)
    raise AssertionError("the source lacks nothing")


def say_questions(refusal: Refusal, lang: str) -> tuple[str, ...]:
    """What to ask, best first."""
    for one in chain(lang):
        with suppress(Untranslated):
            return tuple(catalogue(one).word(f"question.{id}", QUESTIONS[id]) for id in refusal.questions)
    raise AssertionError("the source lacks nothing")


def say_meaning(refusal: Refusal, lang: str) -> str:
    """What it means; empty where nobody has confirmed it, or where it is not told which document is meant."""
    return titled(refusal.meaning, lang)


def label_of(place: Place, lang: str) -> str:
    """What a field is called."""
    for one in chain(lang):
        with suppress(Untranslated):
            return labels.names(place, catalogue(one))["label"]
    return place.words.label


def _told(refusal: Refusal, words: Catalogue) -> list[str]:
    lang = words.lang

    def say(name: str, **filled: str) -> str:
        return labels.unhide(labels.fill(words.word(f"refusal.{name}", SENTENCES[name]), filled))

    broken = [one for one in refusal.fields if any(p.severity is Severity.ERROR for p in one.problems)]
    listed = broken if refusal.reason in ("mend", "elsewhere") else refusal.fields
    names = dict.fromkeys(label_of(one.place, lang) for one in listed)
    fields = ", ".join([*names][:MOST_FIELDS])
    said: list[str] = []
    if not refusal.known:
        said += [say("unclear" if refusal.others else "unknown"), say("message")]
    elif refusal.acts:
        said.append(say("which"))
        for act in refusal.acts:
            said.append(f"{say('act', document=titled(act.name, lang))} {titled(act.meaning, lang)}")
    elif refusal.confirmed == "no":
        said += [say("unconfirmed"), say("protocol")]
    else:
        said += [say_meaning(refusal, lang), say(refusal.confirmed) if refusal.confirmed in SENTENCES else ""]
    doubtful = dict.fromkeys(label_of(one.place, lang) for one in refusal.fields if one.problems and one not in broken)
    if refusal.reason in ("register", "nothing-found") and doubtful:
        said.append(say("doubts", fields=", ".join([*doubtful][:MOST_FIELDS])))
    if refusal.files and not refusal.fields:
        said.append(say("files"))
    if refusal.reason == "register":
        said += [say(hint) for hint in refusal.hints]
        said += [say_step(step, lang) for step in refusal.steps]
    elif refusal.reason in ("mend", "elsewhere"):
        said.append(say(refusal.reason, fields=fields))
    elif refusal.reason != "nothing-checked":
        said.append(say(refusal.reason))
    else:
        said.append(say("look", fields=fields) if fields else "")
        said.append("" if refusal.files else say("nothing-checked"))
    return said
