"""Knowledge that crosses fields: what one field proves of another, and what it does not."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.scene import found
from tests.timing import seconds

from gosform.check.diagnosis import diagnose
from gosform.check.plan import Plan
from gosform.check.proof import doubts, proven
from gosform.engines.address_fields import plain, twice
from gosform.engines.latin_names import NOW, OLDER, begins, ends
from gosform.engines.mrz_letters import names_field
from gosform.engines.mrz_names import names_of, spelling
from gosform.engines.patronymics import sex_of_patronymic
from gosform.problem import Severity
from gosform.read_rules import read_text
from gosform.relations.mrz import READ, differences
from gosform.relations.organisation import judge
from gosform.relations.payment import holds, verdicts
from gosform.relations.person import fits

AS_OF = date(2026, 11, 22)
RULES = """
id: together
version: 1
title: {ru: Связи, en: Relations}
source: 'gosform: tests/test_together.py'
sections:
  a:
    title: {ru: Первый, en: First}
    fields:
      patronymic: {kind: patronymic}
      sex: {kind: sex}
      inn: {kind: inn}
      kpp: {kind: kpp}
      bik: {kind: bik}
      account: {kind: account}
      own: {kind: account, bik: a.bik}
      corr: {kind: corr_account}
      lines: {kind: mrz}
      surname: {kind: surname}
      born: {kind: date, format: dd.mm.yyyy}
      region: {kind: text}
      place: {kind: text}
      street: {kind: text}
      house: {kind: text, max_length: 10}
      flat: {kind: address, part: flat}
relations:
  - {patronymic-fits-sex: [a.patronymic, a.sex]}
  - {kpp-fits-inn: [a.kpp, a.inn]}
  - {bank-details: [a.bik, a.account, a.corr]}
  - {bank-details: [a.bik, a.own]}
  - {mrz-agrees: a.lines, surname: a.surname, sex: a.sex, birth_date: a.born}
  - {address-parts: [a.region, a.place, a.street], house: a.house, flat: a.flat}
"""
LINES = "P<RUSKLENOVA<<VERA<<<<<<<<<<<<<<<<<<<<<<<<<<\n7512345672RUS8401315F3106305<<<<<<<<<<<<<<04"
BIK, ACCOUNT, CORR = "049805746", "40602810700000000025", "30101810800000000746"
VALUES = {
    "patronymic": ("Петровна", "Петрович", "Али кызы", "Ilyich", "нет"),
    "sex": ("М", "Ж", "мужской", "?"),
    "inn": ("500100732259", "7707083893", "7707083894"),
    "kpp": ("773601001", "784201001", "7842"),
    "bik": (BIK, "049805764", "044525225", "9", " 049805746"),
    "account": (ACCOUNT, "40602810800000000025", "4060 2810 7000 0000 0025", "4"),
    "own": (ACCOUNT, "40602810800000000025"),
    "corr": (CORR, "30101810900000000746", "30101810800000000747"),
    "lines": (LINES, LINES[:-1] + "5", LINES.lower()),
    "surname": ("Клёнова", "Кленова", "Клинова", "KLENOVA"),
    "born": ("31.01.1984", "1984-01-31", "30.01.1984"),
    "region": ("Тверская область", "г. Москва", "Москва"),
    "place": ("г. Тверь", "г. Москва", "Тверская обл., г. Тверь", "г.  Тверь"),
    "street": ("ул. Советская", "г. Тверь, ул. Советская", "ул. Мира, 5", "ул. 8 Марта"),
    "house": ("5", "5, кв. 7", "7", "дом 5, квартира 17", "?"),
    "flat": ("7", "кв. 7", "5, кв. 7"),
}
RULE_SET = read_text(RULES, "together.yaml")
PLAN = Plan(RULE_SET, AS_OF)
RUSSIAN_NAME = st.text("абвгдеёжзийклмнопрстуфхцчшщъыьэюя", min_size=2, max_size=12).map(str.capitalize)


@settings(max_examples=300, deadline=None)
@given(st.fixed_dictionaries({}, optional={name: st.sampled_from(values) for name, values in VALUES.items()}))
def test_both_ways_agree(part: dict[str, str]) -> None:
    """A proof never says clean where the relation finds something, and both ways find the same."""
    record = {"a": part}
    fast = doubts(PLAN, record)
    assert fast is not None
    slow = diagnose(PLAN, record, None, None)
    assert diagnose(PLAN, record, None, fast) == slow
    if proven(PLAN, fast, None):
        assert slow.problems == ()


def test_a_good_record_is_proven() -> None:
    """A proof that never succeeds would agree with everything."""
    good = {name: values[0] for name, values in VALUES.items()} | {"sex": "Ж", "inn": "7707083893", "surname": "Кленова"}
    record = {"a": good}
    assert proven(PLAN, doubts(PLAN, record), None)


@pytest.mark.parametrize("place", range(9))
def test_a_slip_in_the_bik_is_one_problem(place: int) -> None:
    """Whatever digit of the БИК is wrong, one thing is said, and never that an account is wrong that was right."""
    for digit in "0123456789":
        bik = BIK[:place] + digit + BIK[place + 1 :]
        said = verdicts((bik, ACCOUNT, CORR))
        assert len(said) == (0 if said == [] else 1)
        assert all(0 in verdict.places for verdict in said)
        assert all(verdict.code.partition(".")[2] != "bank-details-account" for verdict in said)
        assert all(verdict.meant in ("", BIK) for verdict in said)


def test_the_key_of_the_worked_examples_holds() -> None:
    """Every other key digit of the examples of the Bank of Russia fails; a clearing letter counts as its digit."""
    for account in (ACCOUNT, CORR):
        keys = [key for key in "0123456789" if holds(BIK, account[:8] + key + account[9:])]
        assert keys == [account[8]]
    assert holds("046401818", "30101T10364010000818")


@settings(max_examples=200, deadline=None)
@given(RUSSIAN_NAME, RUSSIAN_NAME, RUSSIAN_NAME)
def test_names_written_by_the_rules_agree(surname: str, given_name: str, patronymic: str) -> None:
    """What the internal passport's own table gives is the same name again, as far as the line has room."""
    field = names_field(surname, given_name, patronymic)
    assert field is not None
    printed = {"surname": surname, "given_name": given_name, "patronymic": patronymic}
    for part in printed:
        assert spelling(part, printed, names_of(f"PNRUS{field}\n")) in ("same", None)


@settings(max_examples=200, deadline=None)
@given(RUSSIAN_NAME)
def test_the_order_in_force_is_one_of_the_ways(name: str) -> None:
    """A name that the order in force writes so is written so by the wider table too, and ends where it ends."""
    latin = "".join(NOW[letter][0] for letter in name.upper())
    assert len(latin) in ends(name, latin, NOW)
    assert ends(name, latin, NOW) <= ends(name, latin, OLDER)
    assert all(begins(name, latin[:cut], NOW) for cut in range(1, len(latin) + 1))


@pytest.mark.parametrize(
    "table",
    [
        ("А A|Б B|В V|Г G|Д D|Е E|Ё E|Ж ZH|З Z|И I|Й I|К K|Л L|М M|Н N|О O|П P|Р R|С S|Т T|У U|Ф F|Х KH|Ц TS|Ч CH|Ш SH|Щ SHCH"),
        ("Ъ IE|Ы Y|Э E|Ю IU|Я IA"),
    ],
)
def test_the_table_is_that_of_doc_9303(table: str) -> None:
    """ICAO Doc 9303, part 3, section 6, as the order of 2017 takes it over."""
    for row in table.split("|"):
        russian, latin = row.split()
        assert NOW[russian] == (latin,)


@pytest.mark.parametrize("male", ["Ильич", "Кузьмич", "Лукич", "Фомич", "Никитич", "Савельевич", "Юрьевич", "Гасан-оглы", "Аманулы"])
def test_men(male: str) -> None:
    assert sex_of_patronymic(male) == sex_of_patronymic(male.upper()) == "M"


@pytest.mark.parametrize("female", ["Ильинична", "Кузьминична", "Лукинична", "Никитична", "Савельевна", "Гасан кызы", "Аскаркызы"])
def test_women(female: str) -> None:
    assert sex_of_patronymic(female) == sex_of_patronymic(female.upper()) == "F"


@pytest.mark.parametrize("unknown", ["", "Фока", "Иванов", "Стоянова", "Georgievich", "Мария", "Вич", "Кирилл", "Кант", "Кулич", "Москвич"])
def test_nothing_is_known(unknown: str) -> None:
    assert sex_of_patronymic(unknown) == ""


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from([*VALUES["region"], *VALUES["place"], *VALUES["street"]]), max_size=4), st.sampled_from(VALUES["house"]))
def test_what_is_plain_has_nothing_twice(named: list[str], house: str) -> None:
    """The cheap look never passes over what the thorough one finds."""
    if plain(named, [house]):
        assert list(twice({str(i): text for i, text in enumerate(named)}, {"house": house})) == []


def test_an_address_is_never_refused() -> None:
    """Everything between the fields of an address is a doubt."""
    node = {"address-parts": ["home.region", "home.place", "home.street"], "house": "home.house", "flat": "home.flat"}
    record = {"home": {"region": "г. Тверь", "place": "г. Тверь", "street": "г. Тверь, ул. Мира", "house": "5, кв. 7", "flat": "8"}}
    problems = found(node, record)
    assert len(problems) == 3
    assert {problem.severity for problem in problems} == {Severity.WARNING}
    assert {problem.code.severity for problem in problems} == {Severity.WARNING}


@pytest.mark.parametrize("piece", ["ь", "-", "г. ", "г. Тверь, ", "д. 5 ", "А", "оглы ", "ович", "5к", "<", " ,", "4", "\n"])
def test_long_values_are_answered_at_once(piece: str) -> None:
    """200,000 characters of anything: linear, and no exception."""
    text = (piece * 200_000)[:200_000]

    def work() -> None:
        fits(text, "М"), judge(text, text), verdicts((BIK, text, CORR)), verdicts((text, text))
        for lines in (LINES, "P<RUS" + "A" * 39 + LINES[44:]):
            parts = dict.fromkeys(("surname", "given_name", "patronymic", *READ), text)
            list(differences(lines, parts))
        for long in (text, text[:290]):
            plain([long, long], [long])
            list(twice({"a": long, "b": "г. Тверь", "c": long}, {"house": long, "flat": long, "building": ""}))

    assert seconds(work) < 5
