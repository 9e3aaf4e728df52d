"""The everyday situations of the style guide: what must be said in each, in every channel, in both languages.

The texts are our own; the intent is checked: the field is named, the facts are there, the instruction begins with a verb.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from gosform.check import check_value, codes
from gosform.explain import Explanation, explain
from gosform.kinds import get as kind_of
from gosform.messages_check import BANNED
from gosform.problem import Place, Problem
from gosform.saying import channels
from gosform.saying.channels import CHANNELS

GOLD = Path(__file__).resolve().parents[2] / "shared" / "messages-gold.json"
SECTION = {"ru": "Заявитель", "en": "Applicant"}
PROFILE = {"ru": "Профиль", "en": "Profile"}


class Situation(NamedTuple):
    """facts: language -> what the field text must mention. aloud: the same for the phone."""

    code: str
    kind: str
    typed: str
    options: dict[str, Any]
    label: dict[str, dict[str, str]]
    facts: dict[str, str]
    aloud: dict[str, str]


ADDRESS = {
    "ru": {"nom": "Адрес", "acc": "адрес", "gen": "адреса", "in": "адресе"},
    "en": {"nom": "Address", "acc": "the address", "gen": "the address", "in": "the address"},
}
ISSUED = {"ru": {"nom": "Дата выдачи паспорта"}, "en": {"nom": "Date of issue"}}
SITUATIONS = (
    Situation("inn.checksum", "inn", "500100732258", {}, {}, {"ru": "ИНН.*ИНН", "en": "INN"}, {"ru": "И-Эн-Эн", "en": "axpayer number"}),
    Situation(
        "snils.too-short",
        "snils",
        "112233445",
        {},
        {},
        {"ru": "СНИЛС.*11.*9", "en": "SNILS.*11.*9"},
        {"ru": "одиннадцать.*девять", "en": "eleven.*nine"},
    ),
    Situation(
        "passport_rf_series.letters",
        "passport_rf_series",
        "45О5",
        {},
        {},
        {"ru": "«О».*цифр", "en": "“О”.*digit"},
        {"ru": "цифр", "en": "digit"},
    ),
    Situation(
        "date.date-order",
        "date",
        "25.03.1990",
        {"format": "yyyy-mm-dd"},
        {},
        {"ru": r"год|\d{4}-\d\d-\d\d", "en": r"year|\d{4}-\d\d-\d\d"},
        {"ru": "дат", "en": "date"},
    ),
    Situation(
        "date.not-a-date",
        "date",
        "30.02.2024",
        {},
        ISSUED,
        {"ru": "30.02.2024.*календар", "en": "30.02.2024.*calendar"},
        {"ru": "Дата выдачи паспорта.*календар", "en": "Date of issue.*calendar"},
    ),
    Situation(
        "surname.mixed-scripts",
        "surname",
        "Петрaков",
        {},
        {},
        {"ru": "5.*«a».*латинск", "en": "5.*“a”.*Latin"},
        {"ru": "латинск", "en": "Latin"},
    ),
    Situation(
        "text.emoji",
        "text",
        "ул. Мира, 5 🙂",
        {"alphabet": "cyrillic-digits-punctuation"},
        ADDRESS,
        {"ru": "адрес", "en": "address"},
        {"ru": "адрес", "en": "address"},
    ),
    Situation("email.missing", "email", "", {}, {}, {"ru": "электронн", "en": "mail"}, {"ru": "электронн", "en": "mail"}),
)


def found(situation: Situation) -> Problem:
    """The problem of a situation, at a field of a form."""
    report = check_value(situation.kind, situation.typed, as_of=date(2026, 11, 22), **situation.options)
    place = Place(kind_of(situation.kind).words, label=situation.label, section=SECTION)
    return next(problem for problem in report.problems if problem.code == situation.code).at("/applicant/x", place)


def mismatch() -> Problem:
    """The ИНН of the application and of the profile differ."""
    words = kind_of("inn").words
    one = Problem(codes()["relation.equals"]).at("/applicant/inn", Place(words, section=SECTION))
    return replace(one, related=("/profile/inn",), places=(Place(words, section=PROFILE),))


def said(problem: Problem, lang: str, channel: str) -> Explanation:
    return explain(problem, lang, channel, application="4471902")[0]


situations = pytest.mark.parametrize("situation", SITUATIONS, ids=lambda s: s.code)
both = pytest.mark.parametrize("lang", ["ru", "en"])


@both
@situations
def test_the_same_facts_are_told(situation: Situation, lang: str) -> None:
    """The field text and the phone say what the gold example says: which field, what is wrong, the numbers that matter."""
    problem = found(situation)
    text = said(problem, lang, "field").text
    assert re.search(situation.facts[lang], text, re.DOTALL), text
    aloud = said(problem, lang, "phone").text
    assert re.search(situation.aloud[lang], aloud, re.DOTALL | re.IGNORECASE), aloud


@both
def test_a_mismatch_names_both_places_and_takes_no_side(lang: str) -> None:
    for channel in ("field", "sms", "email", "phone", "chat"):
        said_here = said(mismatch(), lang, channel)
        assert SECTION[lang] in said_here.text, said_here.text
        assert PROFILE[lang] in said_here.text, said_here.text


@both
@pytest.mark.parametrize("channel", CHANNELS)
def test_every_situation_keeps_limit_and_manner(lang: str, channel: str) -> None:
    for problem in (*map(found, SITUATIONS), mismatch()):
        explained = said(problem, lang, channel)
        assert explained.lang == lang
        assert channels.fits(channel, explained.text), explained.text
        assert not [word for word in BANNED[lang].findall(explained.text) if word.lower() not in ("вы", "вам", "ваш")]
        assert explained.fix in explained.text.replace("\u00a0", " ") + "." or channel in ("details", "sms", "phone")


def test_the_limits_are_those_of_the_gold_texts() -> None:
    """Where the gold examples are at hand: every one of them passes the limits that our own texts have to keep."""
    gold = json.loads(GOLD.read_text(encoding="utf-8")) if GOLD.is_file() else []
    for example in gold:
        for lang in ("ru", "en"):
            for channel, template in example[lang].items():
                text = template.format_map(example["params"])
                assert channels.fits(channel, text), (example["code"], channel)
