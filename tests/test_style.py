"""The manner of all sentences: every code, with params that its kind really gives, in every channel and both languages."""

from __future__ import annotations

import re
import runpy
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

import pytest
from tests.said import APPLICATION, GOLDEN, LANGUAGES, golden, problems, said

from gosform.catalog import catalogue
from gosform.explain import Explanation
from gosform.kinds import get, typical
from gosform.messages_check import BANNED, remarks, stale
from gosform.problem import QUOTING, Severity
from gosform.saying import channels
from gosform.saying.channels import CHANNELS
from gosform.saying.params import UNKNOWN
from gosform.text import SIGNS
from gosform.vocabulary import codes, signs, words

ROOT = Path(__file__).resolve().parents[1]
LETTERS_ALOUD = re.compile(r"[^\W\d_]|[ .,:-]")
BAR = {"field": 50, "details": 50, "sms": 40, "email": 50, "phone": 50, "chat": 50}
"""Flesch-Oborneva over all Russian texts of a channel (section 9 of the style guide)."""

both = pytest.mark.parametrize("lang", LANGUAGES)
each = pytest.mark.parametrize("channel", CHANNELS)


def sentences(text: str) -> list[str]:
    """The sentences of a text; a full stop inside a number or a name is none."""
    return [sentence for sentence in re.split(r"(?<=[.])\s+(?=[^\W\d_]|[«“\"0-9])", text) if sentence]


def complaints(found: Sequence[tuple[str, object]]) -> str:
    """What to mend, a line each: the message of a failed test."""
    return "\n".join(f"{code}: {what}" for code, what in found)


@both
def test_every_sentence_is_there_and_in_manner(lang: str) -> None:
    """Translated, same params, no words of blame or of machines, a full stop, an instruction that begins with a verb."""
    found = remarks(catalogue(lang), codes(), words(), signs())
    assert not found, "\n".join(map(str, found))


def test_no_translation_is_left_behind() -> None:
    found = stale(catalogue("ru"), codes(), words(), signs())
    assert not found, "\n".join(map(str, found))


def test_too_much_is_never_called_too_little() -> None:
    """One English sentence may serve both ends of a range; a translation of it under the wrong one would mislead."""
    few, many = re.compile("мало |не хватает"), re.compile("много |лишн|не больше")
    found = [
        (e.code, e.what)
        for e in said("ru", "field")
        if (few.search(e.what) and e.code.endswith("too-long")) or (many.search(e.what) and e.code.endswith("too-short"))
    ]
    assert not complaints(found)


def test_the_name_of_every_kind_stands_alone() -> None:
    """«Похоже, сюда ввели название органа»: the accusative names the thing, never the field that it was not entered in."""
    found = [(name, acc) for name in typical() if (acc := catalogue("ru").find(f"{name}.label.acc", get(name).words.acc)) and "поле" in acc]
    assert not complaints(found)


def test_every_sign_has_its_accusative() -> None:
    """«Уберите косую черту»: a sign that is named as an object is inflected by hand."""
    assert not [sign for sign in SIGNS if not catalogue("ru").find("sign.acc", sign)]


@both
def test_everything_is_said_in_the_language_asked_for(lang: str) -> None:
    for channel in CHANNELS:
        assert not complaints([(e.code, e.text) for e in said(lang, channel) if e.lang != lang])


@both
@each
def test_every_text_keeps_the_limit_of_its_channel(lang: str, channel: str) -> None:
    assert not complaints([(e.code, f"{len(e.text)}: {e.text}") for e in said(lang, channel) if not channels.fits(channel, e.text)])


def test_the_field_says_what_is_wrong_and_not_only_what_to_do() -> None:
    """Only an empty field is answered by the instruction alone; everything else has room for both in Russian."""
    short = [
        (e.code, f"{len(e.what + e.fix)}: {e.what} {e.fix}")
        for e in said("ru", "field")
        if not e.code.endswith(".missing") and e.text == e.fix[:-1]
    ]
    assert not complaints(short)


@both
@each
def test_no_slot_is_left_open(lang: str, channel: str) -> None:
    """Every param that a sentence asks for is carried by the problem, and every label by its place."""
    open_slots = re.compile(r"[{}]|%\(|" + UNKNOWN)
    assert not complaints(
        [(e.code, e) for e in said(lang, channel) if any(open_slots.search(part) for part in (e.what, e.fix, e.text, e.where, e.label))]
    )


@both
@each
def test_nobody_is_blamed_and_no_machine_speaks(lang: str, channel: str) -> None:
    found = [
        (e.code, e.text) for e in said(lang, channel) if (bad := BANNED[lang].search(e.text)) and bad[0].lower() not in ("вы", "вам", "ваш")
    ]
    assert not complaints(found)


@both
def test_the_phone_says_letters_only(lang: str) -> None:
    found = [(e.code, "".join(sorted(set(LETTERS_ALOUD.sub("", e.text))))) for e in said(lang, "phone")]
    assert not complaints([(code, left) for code, left in found if left])


@both
def test_the_phone_speaks_in_short_sentences(lang: str) -> None:
    """Three to six sentences, none longer than fourteen words; a notice asks for nothing and may be shorter.

    English has more words for the same: articles count."""
    most = 14 if lang == "ru" else 18
    found: list[tuple[str, object]] = []
    for e, problem in zip(said(lang, "phone"), problems(), strict=True):
        parts = sentences(e.text)
        if not (1 if problem.severity is Severity.NOTICE else 3) <= len(parts) <= 6:
            found.append((e.code, f"{len(parts)} sentences: {e.text}"))
        found += [(e.code, f"{len(s.split())} words: {s}") for s in parts if len(s.split()) > most]
    assert not complaints(found)


@both
def test_sms_email_and_phone_never_quote(lang: str) -> None:
    """Whatever was typed stays out of the channels that other people may read."""
    for channel in ("sms", "email", "phone"):
        for e, problem in zip(said(lang, channel), problems(), strict=True):
            for name in QUOTING & problem.params.keys():
                quoted = str(problem.params[name])
                assert f"«{quoted}»" not in e.text, e.code
                assert f"“{quoted}”" not in e.text, e.code
                assert f'"{quoted}"' not in e.text, e.code


@both
def test_sms_is_plain_and_names_the_application(lang: str) -> None:
    for e in said(lang, "sms"):
        assert not re.search("[«»“”„–—…№\u00a0]", e.text), e.code
        assert APPLICATION in e.text, e.code


@both
def test_emails_have_two_to_four_sentences(lang: str) -> None:
    found = [(e.code, f"{len(sentences(e.text))}: {e.text}") for e in said(lang, "email") if not 2 <= len(sentences(e.text)) <= 5]
    assert not complaints(found)


@both
def test_an_instruction_is_never_empty(lang: str) -> None:
    assert not complaints([(e.code, e) for channel in CHANNELS for e in said(lang, channel) if not e.fix or not e.what])


@each
def test_russian_reads_easily(channel: str) -> None:
    """Flesch-Oborneva at the bar, ten words a sentence, few words of five syllables: over the whole channel, not a message."""
    text = " ".join(e.text if e.text.endswith(".") else f"{e.text}." for e in said("ru", channel) if e.text)
    tokens = re.findall(r"[А-Яа-яЁё-]+", text)
    count = [len(re.findall("[аеёиоуыэюя]", token.lower())) for token in tokens]
    per_sentence = len(tokens) / len(sentences(text))
    ease = 206.835 - 1.3 * per_sentence - 60.1 * sum(count) / len(tokens)
    long = sum(n >= 5 for n in count) / len(tokens)
    assert (ease >= BAR[channel], per_sentence <= 10, long <= 0.15) == (True, True, True), (ease, per_sentence, long)


@both
def test_two_codes_of_a_kind_never_say_the_same(lang: str) -> None:
    """A reader can tell the troubles of one kind apart."""
    texts = sorted((e.code.rpartition(".")[0], e.what + e.fix, e.code) for e in said(lang, "chat"))
    doubled = [[code for *_, code in group] for _, group in groupby(texts, lambda row: row[:2])]
    assert not [group for group in doubled if len(group) > 1]


@both
def test_the_golden_file_is_up_to_date(lang: str) -> None:
    """``python tools/make_golden.py`` writes it; the diff is what an editor reads."""
    assert (GOLDEN / f"sentences.{lang}.txt").read_text(encoding="utf-8") == golden(lang)


def test_an_explanation_has_the_parts_of_the_contract() -> None:
    assert Explanation._fields == ("what", "fix", "example", "where", "label", "text", "lang", "code", "pointer")


def test_the_template_for_translators_is_up_to_date() -> None:
    """``python tools/make_pot.py`` writes it from the codes, kinds, signs and channels."""
    made = runpy.run_path(str(ROOT / "tools" / "make_pot.py"))
    assert (ROOT / "locales" / "gosform.pot").read_text(encoding="utf-8") == made["pot"]()
