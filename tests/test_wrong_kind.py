"""A value of another kind is told so where the evidence is convincing, and never by a check digit alone."""

from __future__ import annotations

import random
import runpy
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gosform import check_value, codes, example, explain, load_form
from gosform.guess import guesses
from gosform.guess.chances import CHANCES
from gosform.guess.looks import by_layout, layout
from gosform.guess.spelt import PRIORS, SPELT, WRITTEN
from gosform.guess.words import WORDS, parted, said
from gosform.kind import OPEN
from gosform.kinds import get, own

ROOT = Path(__file__).parents[1]
AS_OF = date(2026, 11, 22)

TOLD = [
    ("inn", "112-233-445 95", "snils"),
    ("inn", "11223344595", "snils"),
    ("inn", "СНИЛС 112-233-445 95", "snils"),
    ("inn", "4505 678901", "passport_rf"),
    ("inn", "+7 916 123-45-67", "phone"),
    ("inn", "1117746358608", "ogrn"),
    ("inn", "31.12.2001", "date"),
    ("inn", "Салтыкова Анна Ивановна", "full_name"),
    ("snils", "500100732259", "inn"),
    ("snils", "4505 678901", "passport_rf"),
    ("passport_rf", "112-233-445 95", "snils"),
    ("passport_rf", "500100732259", "inn"),
    ("foreign_passport_rf", "4505 678901", "passport_rf"),
    ("ogrn", "304500116000157", "ogrnip"),
    ("ogrn", "ОГРНИП 304500116000157", "ogrnip"),
    ("ogrnip", "1117746358608", "ogrn"),
    ("bik", "40602810700000000025", "account"),
    ("account", "044525225", "bik"),
    ("phone", "name@example.com", "email"),
    ("email", "+7 916 123-45-67", "phone"),
    ("surname", "112-233-445 95", "snils"),
    ("surname", "name@example.com", "email"),
    ("date", "112-233-445 95", "snils"),
    ("department_code", "Отделом УФМС России по городу Москве", "issued_by"),
    ("vehicle_passport", "164301000047158", "epts"),
]
"""field, typed, the kind that it is said to be of"""

SILENT = [
    ("snils", "7707083893", "an ИНН of ten digits, a passport and a СНИЛС that lacks a digit look alike"),
    ("inn", "4505678901", "ten bare digits in a field of ten digits: a slip is likelier"),
    ("inn", "500100732258", "a wrong digit"),
    ("inn", "50010073225", "a digit is missing"),
    ("snils", "89161234567", "eleven digits: a slip, or a telephone number"),
    ("kpp", "7707083893", "one digit too many, or an ИНН"),
    ("passport_rf_series", "678901", "six bare digits are anything"),
    ("inn", "5OO100732259", "letters for digits can be mended here"),
    ("inn", "1234", "four digits are anything"),
    ("inn", "77 УМ 345678", "a ПТС, or an older СТС, has this layout"),
    ("inn", "", "nothing"),
    ("email", "name.example.com", "an address that lacks its @"),
    ("surname", "Ива нов1", "a digit in a name"),
    ("choice", "М", "an answer is what the form says"),
    ("date", "03.1990", "a date that lacks its day"),
    ("snils", "923-159-064 000", "a СНИЛС by its groups, with a digit too many; twelve digits that pass for an ИНН"),
    ("passport_rf", "02001 643669", "a passport by its groups, with a digit too many; eleven digits that pass for a СНИЛС"),
    ("phone", "+790750377854", "a plus begins telephone numbers alone; twelve digits that pass for an ИНН"),
    ("phone", "790775124118", "begun as a mobile number is"),
    ("phone", "7930718997", "begun as a mobile number is; ten digits that pass for an ИНН"),
    ("military_id", "GT 1234567", "Latin letters before the document of another country"),
]


@pytest.mark.parametrize(("kind", "typed", "other"), TOLD)
def test_a_value_of_another_kind_is_told(kind: str, typed: str, other: str) -> None:
    """One problem with the code ``<kind>.wrong-kind`` in place of the others; it names the other kind."""
    report = check_value(kind, typed, as_of=AS_OF)
    assert [(str(p.code), p.params.get("kind")) for p in report.all] == [(f"{kind}.wrong-kind", other)]
    assert report.value is None
    assert explain(report)[0].what.startswith("Похоже, сюда ввели")
    assert "{" not in explain(report)[0].text + explain(report, lang="en")[0].text


@pytest.mark.parametrize(("kind", "typed", "why"), SILENT)
def test_what_is_not_convincing_is_not_said(kind: str, typed: str, why: str) -> None:
    """Where a slip is nearly as likely, or two other kinds fit, the field's own problem stands."""
    report = check_value(kind, typed, as_of=AS_OF)
    assert not [p for p in report.all if p.code.trouble == "wrong-kind"], why


@pytest.mark.parametrize("kind", own())
def test_a_good_value_is_never_called_wrong_in_its_own_field(kind: str) -> None:
    """Whatever else it looks like."""
    for seed in range(40):
        assert f"{kind}.wrong-kind" not in dict(check_value(kind, example(kind, seed), as_of=AS_OF).flatten())


def test_a_passport_is_never_called_an_inn_for_its_check_digit() -> None:
    """One passport in ten has the check digit of an ИНН. In fields of other lengths it is still not said to be one."""
    passing = [n for n in (f"45{year:02d}{i:06d}" for year in range(5, 20) for i in range(100001, 101001, 7)) if check_value("inn", n).ok]
    assert len(passing) > 100
    for number in passing:
        for field in ("snils", "kpp", "foreign_passport_rf"):
            assert not [p for p in check_value(field, number).problems if p.params.get("kind") == "inn"]
        spelt = f"{number[:4]} {number[4:]}"
        assert guesses(spelt)[0].kind == "passport_rf"
        assert guesses(number, "Паспорт")[0].kind == "passport_rf"


@pytest.mark.parametrize("kind", ["inn", "snils", "ogrn", "ogrnip", "passport_rf", "account", "oms_policy", "uin", "card", "bik", "phone"])
def test_a_slip_is_seldom_called_another_kind(kind: str) -> None:
    """A digit changed, dropped, added, or two swapped: at most three of a hundred are said to be of another kind."""
    rng = random.Random(kind)  # noqa: S311
    told = 0
    for seed in range(300):
        value = example(kind, seed)
        at = rng.choice([i for i, c in enumerate(value) if c.isdigit()])
        digit = rng.choice("0123456789")
        value = rng.choice((value[:at] + digit + value[at + 1 :], value[:at] + value[at + 1 :], value[:at] + digit + value[at:]))
        told += any(p.code.trouble == "wrong-kind" for p in check_value(kind, value, as_of=AS_OF).problems)
    assert told <= 9


def test_the_shares_by_chance_are_those_measured() -> None:
    """``tools/make_chances.py`` wrote them from 20,000 random values each; 600 others agree within four standard deviations."""
    share = runpy.run_path(str(ROOT / "tools" / "make_chances.py"))
    found = list(share["layouts"]())
    assert {(kind, spelling.count("#")) for kind, spelling in found} == set(CHANCES)
    for kind, spelling in found:
        written, measured = CHANCES[kind, spelling.count("#")], share["share"](kind, spelling, 600, seed=2)
        assert abs(measured - written) <= 4 * (written * (1 - written) / 600) ** 0.5 + 0.005, (kind, spelling)


def test_every_share_and_word_belongs_to_a_kind() -> None:
    """No kind is misspelt in the tables, and the shares of the layouts of one kind do not add up to more than all of its values."""
    assert set(SPELT) | set(WRITTEN) | set(WORDS) | set(PRIORS) <= set(own())
    assert set(own()) - OPEN == set(PRIORS), "a kind without a share of all values would never be guessed"
    for kind, spelt in SPELT.items():
        assert sum(usual for _, usual in spelt) <= 1, kind
        assert kind in PRIORS


def test_every_kind_is_recognised_but_those_that_a_form_defines() -> None:
    """Free text, answers, numbers of offices and documents of any sort look like anything; every other kind has a label and a prior."""
    assert set(own()) - (set(WORDS) & set(PRIORS)) == {"application_number", "choice", "flag", "fns_document", "number", "text"}


@pytest.mark.parametrize("kind", sorted(set(WORDS) & set(PRIORS)))
def test_a_label_settles_the_kind(kind: str) -> None:
    """Beside its own label, an example is taken for its kind, though it may look like others."""
    from gosform.catalog import catalogue

    label = catalogue("ru").find(f"{kind}.label", get(kind).words.label) or ""
    assert said(label), label
    right = sum(guesses(example(kind, seed), label)[0].kind == kind for seed in range(20) if guesses(example(kind, seed), label))
    assert right >= 18


def test_words_typed_in_front_count() -> None:
    """They are read like a label, and parted from the value."""
    assert parted("СНИЛС: 112-233-445 95") == ("СНИЛС", "112-233-445 95")
    assert parted("112-233-445 95") == ("", "112-233-445 95")
    assert parted("Иннокентий") == ("", "Иннокентий")
    assert guesses("паспорт 4505678901")[0].score > guesses("4505678901")[0].score
    assert guesses("снилс 112-233-445 96")[0].kind == "snils", "a wrong check digit is weighed, not a veto"


def test_scores_are_shares() -> None:
    """They add up to no more than 1, best first, and are the same every time."""
    for value in ("7707083893", "4505 678901", "112-233-445 95", "2200330933050002", "101000", "Иванов"):
        found = guesses(value)
        scores = [guess.score for guess in found]
        assert scores == sorted(scores, reverse=True)
        assert 0 < sum(scores) <= 1
        assert found == guesses(value)
    assert guesses("7707083893", kinds=("inn", "passport_rf"))[0].kind == "inn"
    assert {g.kind for g in guesses("7707083893", kinds=("inn", "passport_rf"))} <= {"inn", "passport_rf"}
    assert guesses("") == []


def test_a_layout_is_read_whatever_the_dashes_are() -> None:
    """Any dash is a dash, any space a space, and what cannot be seen is not there."""
    assert layout("112–233‑445\u00a095\u200b") == "###-###-### ##"
    assert "###-###-### ##" in by_layout()


@given(st.text(max_size=60), st.sampled_from(sorted(own())))
def test_any_text_has_an_answer(text: str, kind: str) -> None:
    """Guessing never raises, and what is said keeps no piece of the text."""
    guesses(text, text)
    for p in check_value(kind, text, as_of=AS_OF).all:
        if p.code.trouble == "wrong-kind":
            assert set(p.params) == {"kind"}
            assert not p.fixes


def test_every_kind_has_the_code() -> None:
    """It is listed with the others, so that forms can word it or switch it off."""
    assert {f"{kind}.wrong-kind" for kind in own() if kind not in OPEN} <= set(codes())
    assert not {f"{kind}.wrong-kind" for kind in OPEN} & set(codes())


FORM = """
id: wrong
version: 1
valid_from: '2026-01-01'
title: {ru: Пример, en: Example}
source: 'constructed'
sections:
  person:
    title: {ru: Человек, en: Person}
    fields:
      snils: {kind: snils}
      inn: {kind: inn, SETTING}
"""


def _checked(tmp_path: Path, setting: str, inn: str) -> list[str]:
    path = tmp_path / "wrong.yaml"
    path.write_text(FORM.replace("SETTING", setting), encoding="utf-8")
    report = load_form(path, as_of=AS_OF).check({"person": {"inn": inn}})
    return [str(p.code) for p in report.all]


def test_the_kinds_of_the_form_count_for_more(tmp_path: Path) -> None:
    """What the form asks for elsewhere is likelier to be meant."""
    assert _checked(tmp_path, "holder: any", "11223344595") == ["inn.wrong-kind"]


def test_a_form_may_switch_it_off(tmp_path: Path) -> None:
    """Then the field's own problem stands: nothing slips through."""
    assert _checked(tmp_path, "severity: {wrong-kind: 'off'}", "112-233-445 95") == ["inn.length"]
