"""Addresses: good ones of every sort are never refused, parts are told by their own words, doubts stay doubts."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gosform.check import check_value
from gosform.engines.address_parts import PLAIN, doubled_town, full_stops, parts, second_house
from gosform.engines.writing import tidy
from gosform.kinds.address import second_look
from gosform.problem import Severity

CLEAN = (
    "г. Москва, Зеленоград, к. 2019",
    "Севастополь, село Поворотное, дом 32",
    "д. 20, литера А",
    "дом №15А, строение №1",
    "дом 16, уч. № 306",
    "Мытищи Городской округ, Мытищи г",
    "г. Санкт-Петербург, Невский пр-кт, д. 20, литера А, пом. 8-Н",
    "Ленинградская обл., дер. Новая, д. 5",
    "101000, Москва, ул. 8 Марта, д. 6, стр. 1, кв. 12",
    "Республика Коми, пст. Северный, ул. Мира, 5",
    "СНТ «Заря», уч. 17",
    "п. Лесной, Лесной, 5",
    "г. Мирный, Мирный, 5",
    "Воронежская обл., г.о. город Воронеж, г. Воронеж, ул. Мира, д. 1",
    "г. Клин, г.п. Клин",
    "г. Тольятти, б-р 50 лет Октября, д. 5, кв. 7",
    "с. 9 Января, ул. Мира, д. 5",
    "ж/д ст. Лужки, д. 5",
    "г. Москва, ул. Академика Королёва, д. 12, к. 3, кв. 4",
    "ул. ген. Ватутина, д. 3",
    "ул. Маршала Жукова, д. 5-7",
    "ул. Линия 5, дом 7",
    "мкр. 5, д. 5",
    "пр. Победы, вл. 3, стр. 2",
    "г. Нижний Новгород, ул. Ленина, д. 5/2",
    "а/я 17, г. Тула",
    "г. Киров, ул. Кирова, д. 5",
    "г. Ростов-на-Дону, г. Ростов",
    "д. 1-я Ивановка, д. 5",
    "5-я линия В.О., д. 32",
)
PARTS = {
    "г. Москва, Зеленоград, к. 2019": [("settlement", "г. Москва"), ("building", "2019")],
    "село Поворотное, дом 32": [("settlement", "село Поворотное"), ("house", "32")],
    "д. Ивановка, д. 5": [("settlement", "д. Ивановка"), ("house", "5")],
    "д. 20, литера А": [("house", "20"), ("letter", "А")],
    "дом №15А, строение №1": [("house", "15А"), ("building", "1")],
    "дом 16, уч. № 306": [("house", "16"), ("plot", "306")],
    "Мытищи г, Ленина ул, 5 стр. 2": [("settlement", "Мытищи г"), ("street", "Ленина ул"), ("building", "2")],
    "ул. Мира д. 5к1 кв. 7": [("street", "ул. Мира"), ("house", "5"), ("building", "1"), ("flat", "7")],
    "вл. 3, корп. 2, оф. 14": [("estate", "3"), ("building", "2"), ("flat", "14")],
}
WORDS = (
    "г.",
    "город",
    "Мирный",
    "Мира",
    "ул.",
    "ул",
    "д.",
    "дом",
    "5",
    "5А",
    "к.",
    "1",
    "с.",
    "кв.",
    "7",
    "№",
    ",",
    ".",
    ";",
    "лит.",
    "А",
    "уч.",
    "-",
)


@pytest.mark.parametrize("text", CLEAN)
def test_a_good_address_has_nothing_to_say(text: str) -> None:
    """Villages, plots, letters, Зеленоград, districts that bear their town's name: no error, no doubt."""
    assert check_value("address", text).problems == ()


@pytest.mark.parametrize(("text", "expected"), PARTS.items())
def test_parts_are_told_by_their_words(text: str, expected: list[tuple[str, str]]) -> None:
    assert [part[:2] for part in parts(text)] == expected


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join))
def test_no_order_of_parts_is_refused(text: str) -> None:
    """What an address says is never an error, with or without a street; parts lie in the text and in order."""
    for part in ("whole", "settlement", "street", "house", "building", "flat"):
        assert all(p.severity is not Severity.ERROR for p in check_value("address", text, part=part).problems)
    found = parts(text)
    assert all(one.end <= two.start for one, two in pairwise(found))
    assert all(part.value in text[part.start : part.end] for part in found)


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("г. Москва, г. Москва, ул. Мира", "г. Москва"),
        ("Москва, Москва, ул. Мира", "Москва"),
        ("Орёл г, город Орел", "город Орел"),
        ("г. Мирный, Мирный, ул. Мира", "Мирный"),
    ],
)
def test_a_doubled_town_is_seen(text: str, second: str) -> None:
    place = doubled_town(text)
    assert place
    assert text[place[0] : place[1]] == second


@pytest.mark.parametrize("text", ["д. 5, д. 7", "ул. Мира, дом 5, дом 5", "ул. Мира 5, д. 5"])
def test_a_second_house_is_seen(text: str) -> None:
    assert second_house(text)


@pytest.mark.parametrize("text", ["ул Серпуховская. д. 27", "Москва. ул. Мира", "ул. Садовая.дом 3"])
def test_a_full_stop_for_a_comma_is_seen(text: str) -> None:
    assert len(list(full_stops(text))) == 1


def test_signs_are_told_in_the_limits_of_the_form() -> None:
    """№ and quotation marks pass until a form says that its system does not take them."""
    assert not check_value("address", "СНТ «Заря», дом № 5").problems
    said = check_value("address", "СНТ «Заря», дом № 5", allow="").all
    assert [p.code for p in said] == ["address.characters"] * 3
    assert [p.span and (p.span.start, p.span.end) for p in said] == [(4, 5), (9, 10), (16, 17)]


NAMES = st.sampled_from(("Мира", "Садовая", "Москва", "Орёл", "Горки"))
USUAL = st.tuples(
    st.sampled_from(("г. ", "")),
    NAMES,
    st.sampled_from(("ул. ", "пер. ", "наб. ", "")),
    NAMES,
    st.sampled_from(("", ", к. 5", ", кв. 5")),
    st.booleans(),
).map(lambda p: (f"{p[0]}{p[1]}, " if p[0] else "") + (f"{p[2]}{p[3]}, " if p[2] else "") + "д. 5" + ("А" if p[5] else "") + p[4])


@given(USUAL)
def test_what_is_not_looked_into_has_nothing_to_doubt(text: str) -> None:
    assert PLAIN["whole"].fullmatch(text)
    assert check_value("address", text).problems == ()
    assert not list(second_look(tidy(text), "whole"))


@pytest.mark.parametrize("part", sorted(PLAIN))
@given(st.data())
def test_a_part_that_is_not_looked_into_has_nothing_to_doubt(part: str, data: st.DataObject) -> None:
    """What the proof of a clean value takes as plain, the diagnosis has nothing to say about."""
    text = data.draw(st.from_regex(PLAIN[part], fullmatch=True))
    assert check_value("address", text, part=part).problems == ()
    assert not list(second_look(tidy(text), part))
