"""What holds of every text: spans, order, reports; and that every kind is known by its own label, whatever its value is."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gosform import Finding, Span, check_value, example, recognise
from gosform.recognition import as_kind
from gosform.recognition.pieces import pieces, small
from gosform.recognition.reading import LONGEST

AS_OF = date(2026, 11, 22)
WORDS = (
    *(
        "паспорт",
        "снилс:",
        "ИНН",
        "серия",
        "номер",
        "№",
        "тел.",
        "адрес",
        "г.",
        "ул.",
        "д.",
        "кв.",
        "ФИО",
        "Иванов",
        "Иван",
        "Иванович",
        "оглы",
    ),
    *(
        "сорок",
        "пять",
        "ноль",
        "тысяча",
        "марта",
        "года",
        "@",
        "mail.ru",
        "4508",
        "123456",
        "112-233-445",
        "95",
        "+7",
        "(900)",
        "45О8",
        "\n",
        "\t",
    ),
    *(
        "|",
        ";",
        ",",
        ".",
        "-",
        "кем выдан",
        "ОВД",
        "отдел",
        "VIN",
        "XTA21",
        "А123ВС77",
        "77:01",
        "собака",
        "точка",
        "почта",
        "плюс",
        "Bdfyjdbx",
        "İ",
    ),
)
TEXTS = (
    st.text(max_size=200)
    | st.text("0123456789 -.:()+№\n\tоОlСaАбвk@", max_size=120)
    | st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)
)


def holds(text: str, found: list[Finding]) -> None:
    last = 0
    for one in found:
        assert last <= one.span.start < one.span.end <= len(text)
        last = one.span.end
        excerpt = text[one.span.start : one.span.end]
        assert (one.kind is None) == (one.report is None)
        assert 0.0 <= one.score <= 1.0
        assert one.person >= 0
        if one.label is not None:
            assert 0 <= one.label.start < one.label.end <= len(text)
        if one.kind is not None and one.report is not None:
            assert one.report.typed == excerpt
            for problem in one.report.all:
                assert problem.span is None or problem.span.end <= len(excerpt)


@given(TEXTS)
@settings(max_examples=300)
def test_any_text(text: str) -> None:
    """Never raises; spans are exact, sorted, apart from each other, and the spans of problems count inside them."""
    holds(text, recognise(text, as_of=AS_OF))


@given(TEXTS)
def test_the_same_text_the_same_findings(text: str) -> None:
    """Nothing is kept from one text to the next."""
    assert recognise(text, as_of=AS_OF) == recognise(text, as_of=AS_OF)


@given(TEXTS)
def test_people_are_counted_without_gaps(text: str) -> None:
    """The first value belongs to person 0, and each next one to the same person or the next."""
    people = [one.person for one in recognise(text, as_of=AS_OF)]
    assert people == sorted(people)
    assert set(people) == set(range(len(set(people))))


@given(TEXTS)
def test_reports_are_those_of_the_value_alone(text: str) -> None:
    """But for accounts, which are held to the bank of the same text."""
    for one in recognise(text, as_of=AS_OF):
        if one.kind and one.kind not in ("account", "corr_account"):
            assert one.report == check_value(one.kind, text[one.span.start : one.span.end], as_of=AS_OF)
            assert as_kind(text, one.span, one.kind, as_of=AS_OF).report == one.report


@given(st.text(max_size=300))
def test_small_letters_stand_where_the_letters_stood(text: str) -> None:
    """What is searched is as long as what was typed, and the pieces of it lie in it."""
    low = small(text)
    assert len(low) == len(text)
    last = 0
    for piece in pieces(low):
        assert last <= piece.start < piece.end <= len(low)
        assert len(piece.text) == piece.end - piece.start
        last = piece.end


LABELLED = {
    "inn": "ИНН",
    "snils": "снилс",
    "passport_rf": "паспорт",
    "passport_rf_series": "серия паспорта",
    "passport_rf_number": "номер паспорта",
    "foreign_passport_rf": "загранпаспорт",
    "department_code": "к/п",
    "date": "д.р.",
    "full_name": "ФИО",
    "surname": "фамилия",
    "given_name": "имя",
    "patronymic": "отчество",
    "phone": "тел.",
    "email": "почта",
    "address": "адрес",
    "postal_code": "индекс",
    "issued_by": "кем выдан",
    "ogrn": "ОГРН",
    "ogrnip": "ОГРНИП",
    "kpp": "КПП",
    "okpo": "ОКПО",
    "oktmo": "ОКТМО",
    "bik": "БИК",
    "account": "р/с",
    "corr_account": "к/с",
    "kbk": "КБК",
    "uin": "УИН",
    "card": "карта",
    "oms_policy": "полис",
    "driving_licence": "права",
    "military_id": "военный билет",
    "civil_certificate": "св-во о рождении",
    "vin": "VIN",
    "plate": "госномер",
    "vehicle_passport": "ПТС",
    "cadastral_number": "кадастровый номер",
    "residence_permit": "ВНЖ",
    "work_patent": "патент",
}


@pytest.mark.parametrize("kind", LABELLED)
@given(seed=st.integers(0, 10_000), join=st.sampled_from((": ", " ", " - ", "\n")))
@settings(max_examples=25)
def test_a_labelled_value_is_found(kind: str, seed: int, join: str) -> None:
    """A made-up good value behind its label, in one of four manners, between other words: this kind, this place."""
    value = example(kind, seed=seed)
    text = f"здравствуйте\n{LABELLED[kind]}{join}{value}\nспасибо"
    start = text.index(value)
    assert [(one.span, one.kind) for one in recognise(text, as_of=AS_OF)] == [(Span(start, start + len(value)), kind)]


@given(st.integers(0, 10_000), st.sampled_from(("inn", "snils", "passport_rf", "phone", "ogrn", "bik")), st.data())
def test_a_labelled_value_with_a_wrong_digit_is_found(seed: int, kind: str, data: st.DataObject) -> None:
    """What fails its check is told all the same."""
    value = example(kind, seed=seed)
    at = data.draw(st.sampled_from([i for i, c in enumerate(value) if c.isdigit()]))
    value = value[:at] + data.draw(st.sampled_from([c for c in "0123456789" if c != value[at]])) + value[at + 1 :]
    found = recognise(f"{LABELLED[kind]}: {value}", as_of=AS_OF)
    assert [one.kind for one in found] == [kind]


@pytest.mark.slow
@pytest.mark.parametrize(
    "sign",
    [
        "1",
        " ",
        "а",
        "1 ",
        "@",
        "-",
        "сорок ",
        "Иванович ",
        "г. Москва, ул. Мира, д. 5, ",
        "паспорт ",
        "а1",
        "77:",
        "+7",
        "марта ",
        "О1 ",
        "\n",
        "инн\tснилс\n1\t2\n",
        "почта собака ",
    ],
)
def test_hostile_texts(sign: str) -> None:
    """More than is read of one sign or word over and over: an answer, whose spans hold, and the rest is said where it has anything."""
    text = (sign * (LONGEST + 10_000))[: LONGEST + 10_000]
    found = recognise(text, as_of=AS_OF)
    holds(text, found)
    if text[LONGEST:].strip():
        assert found[-1].span == Span(LONGEST, len(text))
        assert found[-1].kind is None
