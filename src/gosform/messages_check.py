"""What must hold of every sentence: ``gosform messages check``.

:func:`entries` lists what a catalogue has to translate, from the codes and words that a door hands in; :func:`remarks` reads one
catalogue against it: what is missing, what lost a placeholder, what breaks the manner of ``docs/languages.md``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from gosform.catalog import Catalogue
from gosform.problem import QUOTING, Code, Severity, Words
from gosform.saying import refusal as refusals
from gosform.saying import steps
from gosform.saying.channels import FRAMES
from gosform.saying.labels import CASES, FILE_PATTERN, NAMELESS, PATTERN, SECTIONLESS, slots
from gosform.saying.params import OR
from gosform.saying.sizes import DECIMAL_SIGN, UNITS

LONGEST_WHAT, LONGEST_FIX, MOST_WORDS = 110, 100, 16
"""Characters and words of a sentence before its labels are filled in; the channels' own limits are tested on finished texts."""

BANNED: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "ru": re.compile(
            r"некорректн|невалидн|недопустим|неверн|ошибк|ошибл|контрольн\w+ (?:сумм|числ|разряд|цифр)|\bФЛК\b|обязательн|данное поле|осуществ"
            r"|являе|в связи с|надлежащ|регулярн|\bnull\b|пожалуйста|извините|к сожалению|забыли|\bВы\b|\bВам|\bВаш|!",
            re.IGNORECASE,
        ),
        "en": re.compile(
            r"\binvalid|\bvalid|illegal|forbidden|please|sorry|oops|\berror|checksum|required field|regular expression|\bnull\b|!",
            re.IGNORECASE,
        ),
    }
)
_POLITE = re.compile(r"(?<!^)(?<![.!?] )(?<!«)\b(?:Вы|Вас|Вам|Ваш\w*)\b")
_VERB: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "ru": re.compile(r"(?:Если [^.]+, )?[А-ЯЁа-яё]+(?:те|тесь)\b"),
        "en": re.compile(
            r"(?:If [^.]+, )?(?:enter|check|compare|remove|select|upload|correct|replace|write|choose|add|delete|leave|use|switch|type|put|give|shorten"
            r"|make|take|ask|open|look|fill|keep|move|send|find|name|mark|separate|set|clear|list|say|turn|copy|end|start|save|download|rename|crop|sign|scan|close)\b",
            re.IGNORECASE,
        ),
    }
)
_ALOUD = re.compile(r"[^\w\s.,:;()«»„“”{}–№%/@'’-]")
_SENTENCES = re.compile(r"(?<=[.])\s+(?=[^\W\d_a-zа-яё])")
_KIN = re.compile(r"^(?:label|acc|gen|in)$")


class Entry(NamedTuple):
    """One message of a catalogue. note: for the translator."""

    context: str
    english: str
    note: str = ""


class Remark(NamedTuple):
    """Something to mend in one entry."""

    context: str
    english: str
    text: str

    def __str__(self) -> str:
        return f"{self.context}: {self.text}: {self.english}"


def entries(codes: Iterable[Code], words: Iterable[Words], signs: Iterable[str]) -> tuple[Entry, ...]:
    """Everything that a catalogue has to translate. A sentence that several codes with the same trouble share is listed once."""
    users: dict[tuple[str, str], list[Code]] = defaultdict(list)
    for code in codes:
        for part in ("what", "fix", "plain"):
            if getattr(code, part):
                users[code.trouble, getattr(code, part)].append(code)
    found = [
        Entry(
            trouble if len(set(own)) > 1 else str(own[0]),
            english,
            f"used by {', '.join(dict.fromkeys(own))}" if len(set(own)) > 1 else own[0].why,
        )
        for (trouble, english), own in users.items()
    ]
    for word in (*words, NAMELESS.words):
        found += _words(word)
    found += [Entry("sign", sign, "the name of a character") for sign in signs]
    found += [Entry("sign.acc", sign, "the name of a character as an object: “remove the …”") for sign in signs]
    found += [Entry(f"channel.{name}", english) for name, english in FRAMES.items()]
    found += [Entry(f"label.{case}", PATTERN, "a label that has no cases of its own, inside a sentence") for case in CASES]
    found += [Entry("section", SECTIONLESS, "stands for the title of a section that has none")]
    found += [Entry("list.or", OR, "the last two of a list"), Entry("number.decimal", DECIMAL_SIGN, "the decimal sign")]
    found += [Entry("size", name, "a size of a file") for name, _ in UNITS]
    found += [Entry(f"file.{case}", FILE_PATTERN, "an upload field whose label has no cases of its own") for case in CASES]
    found += [Entry(context, english, "what comes next") for context, english in steps.sentences()]
    found += [Entry(context, english, "about a refusal that names no field") for context, english in refusals.sentences()]
    return tuple(dict.fromkeys(found))


def _words(word: Words) -> Iterator[Entry]:
    yield Entry(f"{word.id}.label", word.label, "as a form prints it")
    for case in CASES:
        yield Entry(f"{word.id}.label.{case}", word.acc, "inside a sentence")
    if word.where:
        yield Entry(f"{word.id}.where", word.where, "where the value is found")
    if word.aloud:
        yield Entry(f"{word.id}.aloud", word.aloud, "how an operator has the value compared")


def remarks(catalogue: Catalogue, codes: Iterable[Code], words: Iterable[Words], signs: Iterable[str]) -> list[Remark]:
    """Everything to mend in one catalogue, in the order of :func:`entries`, then of the codes."""
    codes, words, signs = tuple(codes), tuple(words), tuple(signs)
    wanted = entries(codes, words, signs)
    found = [
        remark
        for code in codes
        for part in ("what", "fix", "plain")
        if (english := getattr(code, part))
        for remark in _sentence(catalogue, code, part, english)
    ]
    shared = {(str(code), english) for code in codes for english in (code.what, code.fix, code.plain)} | {
        (code.trouble, english) for code in codes for english in (code.what, code.fix, code.plain)
    }
    for context, english, _ in wanted:
        if (context, english) not in shared:
            found += _other(catalogue, context, english)
    found += [
        Remark(code, code.what, "quotes what was typed and has no plain sentence")
        for code in codes
        if _quotes(code.what) and not code.plain
    ]
    return list(dict.fromkeys(found))


def remarks_on(lang: str, told: Iterable[tuple[str, Mapping[str, str]]]) -> list[Remark]:
    """What to mend in the texts of data files, in a language that they have."""
    return [
        Remark(place, sentence, complaint)
        for place, texts in told
        for sentence in _SENTENCES.split(texts.get(lang, ""))
        if sentence
        for complaint in manner(lang, sentence)
    ]


def stale(catalogue: Catalogue, codes: Iterable[Code], words: Iterable[Words], signs: Iterable[str]) -> list[Remark]:
    """Entries of the catalogue that no code, word or channel asks for any more."""
    codes, words = tuple(codes), tuple(words)
    asked = {(entry.context, entry.english) for entry in entries(codes, words, signs)}
    asked |= {(str(code), english) for code in codes for english in (code.what, code.fix, code.plain)}
    asked |= {(code.trouble, english) for code in codes for english in (code.what, code.fix, code.plain)}
    asked |= {(f"{word.id}.example", word.example) for word in words}
    kept = [key for key in catalogue.sentences or () if key not in asked and not key[0].startswith("cli")]
    return [Remark(context, english, "nobody asks for this entry") for context, english in kept]


def _quotes(sentence: str) -> bool:
    return not QUOTING.isdisjoint(slots(sentence))


def _sentence(catalogue: Catalogue, code: Code, part: str, english: str) -> Iterator[Remark]:
    text = catalogue.find(code, english) or catalogue.find(code.trouble, english)
    if text is None:
        yield Remark(code, english, "not translated")
        return
    for complaint in (*_both(catalogue.lang, english, text), *_style(catalogue.lang, code, part, text)):
        yield Remark(code, english, complaint)


def _other(catalogue: Catalogue, context: str, english: str) -> Iterator[Remark]:
    text = catalogue.find(context, english)
    if text is None:
        if context != "sign.acc":  # the name of the sign stands in
            yield Remark(context, english, "not translated")
        return
    for complaint in _both(catalogue.lang, english, text):
        yield Remark(context, english, complaint)
    if context.endswith((".where", ".aloud")):
        for complaint in _shape(text, MOST_WORDS):
            yield Remark(context, english, complaint)
    if context.startswith(("step.", "refusal.", "question.")):
        yield from (
            Remark(context, english, complaint) for complaint in manner(catalogue.lang, text, question=context.startswith("question."))
        )
    if context.endswith(".aloud") and (odd := _ALOUD.search(text)):
        yield Remark(context, english, f"cannot be read out: {odd[0]!r}")


def _both(lang: str, english: str, text: str) -> Iterator[str]:
    """What holds of every entry: the same params, no words that blame or belong to machines."""
    if _params(english) != _params(text):
        yield f"placeholders differ: {sorted(_params(english) ^ _params(text))}"
    banned = BANNED.get(lang)
    if banned is not None and (word := banned.search(text)) and (word[0].lower() not in ("вы", "вам", "ваш") or _POLITE.search(text)):
        yield f"says {word[0]!r}"


def manner(lang: str, text: str, *, question: bool = False) -> Iterator[str]:
    """What to mend in a text of whole sentences that comes from a data file, or is read out: its words, its length, its signs."""
    yield from _both(lang, "", re.sub(r"\{[a-z_]+\}", "", text))
    yield from _shape(f"{text[:-1]}." if question and text.endswith("?") else text, MOST_WORDS)
    if odd := _ALOUD.search(text[:-1] if question else text):
        yield f"cannot be read out: {odd[0]!r}"


def _params(text: str) -> frozenset[str]:
    """The params of a sentence; in which case a language needs a label or a sign is its own business."""
    found = set()
    for slot in slots(text):
        if not _KIN.match(slot):
            found.add("other" if slot.startswith("other_") and slot != "other_section" else re.sub(r"_(?:acc|gen|in)$", "", slot))
    return frozenset(found)


def _style(lang: str, code: Code, part: str, text: str) -> Iterator[str]:
    yield from _shape(text, MOST_WORDS)
    if len(text) > (LONGEST_FIX if part == "fix" else LONGEST_WHAT):
        yield f"{len(text)} characters"
    if part != "what" and _quotes(text):
        yield f"{part} quotes what was typed"
    if part == "fix" and code.severity is not Severity.NOTICE and (verb := _VERB.get(lang)) and not verb.match(text):
        yield "does not begin with what to do"
    spoken = part in ("fix", "plain") or not code.plain
    if spoken and (odd := _ALOUD.search(text)):
        yield f"cannot be read out: {odd[0]!r}"


def _shape(text: str, most: int) -> Iterator[str]:
    if not text.endswith("."):
        yield "does not end with a full stop"
    if len(text.split()) > most and max(len(sentence.split()) for sentence in re.split(r"(?<=[.:;])\s", text)) > most:
        yield f"a sentence of more than {most} words"
