"""Phones, mail addresses and numbers: what is taken, what is named, and what a repair may claim."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gosform.engines.email_domains import PROVIDERS, slips
from gosform.engines.line import read_line, sign_by_sign
from gosform.engines.neighbours import copied, neighbours
from gosform.engines.number_text import number_in_words
from gosform.kind import Found
from gosform.kinds import email
from gosform.kinds import get as kind_of
from gosform.problem import Severity, Trust

AS_OF = date(2026, 11, 22)
HOSTILE = {
    "phone": st.text(st.sampled_from("0123456789+-() .,;*#xдобО@🙂\u200b–２²\n"), max_size=26),
    "email": st.text(st.sampled_from("aAzеаруivn.@@-_+,; <>\"'()/ß🙂\u200b０ю\n"), max_size=26),
    "number": st.text(st.sampled_from("0123456789.,-+ '%eЕОЗбмтыс²２\u00a0\u200b🙂"), max_size=20),
}
OPTIONS: dict[str, list[dict[str, Any]]] = {
    "phone": [{}, {"type": "mobile"}, {"country": "KZ"}, {"country": "ZZ"}],
    "email": [{}, {"domain": "russian"}],
    "number": [
        {},
        {"separator": "point", "decimals": 2},
        {"separator": "comma", "min": "0.5"},
        {"decimals": 0, "min": 1, "max": 100},
        {"min": -5, "max": "-0.5"},
    ],
}


def find(kind: str, typed: str, **given: Any) -> Found:
    chosen = kind_of(kind)
    return chosen.diagnose(typed, chosen.option_values(given), AS_OF)


def codes(kind: str, typed: str, **given: Any) -> list[str]:
    return [str(p.code) for p in find(kind, typed, **given).problems]


def errors(found: Found) -> list[str]:
    return [str(p.code) for p in found.problems if p.severity is Severity.ERROR]


@pytest.mark.parametrize("kind", sorted(HOSTILE))
@settings(max_examples=120)
@given(data=st.data())
def test_any_text_is_answered(kind: str, data: st.DataObject) -> None:
    """No text raises, spans lie inside it, fixes leave no error, a canonical spelling is its own canonical spelling."""
    typed = data.draw(st.one_of(HOSTILE[kind], st.text(st.characters(), max_size=20)))
    given = data.draw(st.sampled_from(OPTIONS[kind]))
    found = find(kind, typed, **given)
    for problem in found.problems:
        assert problem.span is not None
        assert 0 <= problem.span.start <= problem.span.end <= len(typed)
        for fix in problem.fixes:
            assert errors(find(kind, fix.apply(typed), **given)) == []
    assert (found.canonical is None) == bool(errors(found))
    if found.canonical is not None:
        again = find(kind, found.canonical, **given)
        assert again.canonical == found.canonical
        assert [p.code for p in again.problems if p.severity is Severity.NOTICE] == []


SPELLINGS = {
    "phone": st.from_regex(r"\+79[0-9]{9}", fullmatch=True),
    "email": st.from_regex(r"[a-z]{1,4}([.+][a-z0-9_]{1,3})?@(mail|gmail|[a-z]{1,9}|bk)\.(ru|com|su|org|co)", fullmatch=True),
    "number": st.from_regex(r"-?[0-9]{1,5}([.,][0-9]{1,3})?", fullmatch=True),
}


@pytest.mark.parametrize("kind", sorted(SPELLINGS))
@settings(max_examples=150)
@given(data=st.data())
def test_a_screened_value_is_clean(kind: str, data: st.DataObject) -> None:
    """What the screen lets pass has no problem at all and is canonical as typed."""
    typed = data.draw(SPELLINGS[kind])
    chosen = kind_of(kind).option_values(data.draw(st.sampled_from(OPTIONS[kind])))
    screen = kind_of(kind).screen(chosen, AS_OF)
    assert screen is not None
    if re.fullmatch(screen.pattern, typed) and (screen.holds is None or screen.holds(typed)):
        found = kind_of(kind).diagnose(typed, chosen, AS_OF)
        assert found.problems == ()
        assert found.canonical == typed


@pytest.mark.parametrize(
    ("kind", "typed", "given"),
    [("phone", "+79161234567", {}), ("email", "name@example.com", {}), ("number", "45.5", {}), ("number", "45,5", {"separator": "comma"})],
)
def test_everyday_values_pass_the_screen(kind: str, typed: str, given: dict[str, Any]) -> None:
    """The screen is narrow, and still wide enough for what most people type."""
    screen = kind_of(kind).screen(kind_of(kind).option_values(given), AS_OF)
    assert screen is not None
    assert re.fullmatch(screen.pattern, typed)
    assert screen.holds is None or screen.holds(typed)


@given(st.from_regex(r"9[0-9]{9}", fullmatch=True))
def test_every_way_of_writing_a_mobile_number(rest: str) -> None:
    """Prefixes, brackets, spaces and hyphens are ordinary: no notice, one canonical spelling."""
    a, b, c, d = rest[:3], rest[3:6], rest[6:8], rest[8:]
    for way in (
        *(f"+7{rest}", f"8{rest}", f"7{rest}", rest),
        *(
            f"+7 ({a}) {b}-{c}-{d}",
            f"8 ({a}) {b}-{c}-{d}",
            f"8-{a}-{b}-{c}-{d}",
            f"+7 {a} {b} {c} {d}",
            f"8 {a} {b}–{c}–{d}",
            f"({a}) {b} {c}{d}",
        ),
    ):
        assert find("phone", way) == Found((), f"+7{rest}", f"+7{rest}"), way


@given(st.from_regex(r"9[0-9]{9}", fullmatch=True), st.integers(0, 9))
def test_a_cut_or_grown_number_is_counted(rest: str, last: int) -> None:
    """One digit less or more is named with both counts, never repaired by guessing."""
    short = find("phone", f"+7{rest[:-1]}").problems
    assert [(p.code, p.params["need"], p.params["have"], p.fixes) for p in short] == [("phone.too-short", 11, 10, ())]
    long = find("phone", f"+7{rest}{last}").problems
    assert [(p.code, p.params["need"], p.params["have"], p.fixes) for p in long] == [("phone.too-long", 11, 12, ())]


@given(st.from_regex(r"9[0-9]{9}", fullmatch=True))
def test_a_country_code_typed_twice_is_never_mended_alone(rest: str) -> None:
    """+7 8 900 … and 8 8 900 … have one likely meaning, and it is only proposed."""
    for way in (f"+7 8 {rest}", f"+77{rest}", f"88{rest}", f"+8{rest}"):
        problems = find("phone", way).problems
        assert [(f.trust, f.text) for p in problems for f in p.fixes] == [(Trust.LIKELY, f"+7{rest}")]


@pytest.mark.parametrize("prefix", ["700", "701", "702", "705", "707", "747", "771", "775", "776", "777", "778"])
def test_kazakhstan_shares_plus_seven(prefix: str) -> None:
    """A Kazakh number is a good number, with +7, with 8 and without either."""
    for way in (f"+7{prefix}1234567", f"8{prefix}1234567", f"{prefix}1234567"):
        assert find("phone", way).canonical == f"+7{prefix}1234567"
        assert codes("phone", way) == []


@pytest.mark.parametrize("typed", ["+70001234567", "+71234567890", "+75551234567", "+441234567890"])
def test_an_unknown_range_is_a_doubt_and_no_refusal(typed: str) -> None:
    """Numbering plans change: a number of the right length is never refused for its range."""
    assert errors(find("phone", typed)) == []


@pytest.mark.parametrize(
    "typed", ["доб. 100", "доб 100", "(доб. 100)", "добавочный 100", "вн. 100", "*100", "#100", "ext. 100", ";ext=100"]
)
def test_an_extension_is_kept(typed: str) -> None:
    """An extension is part of how one is reached: it stays behind the number."""
    assert find("phone", f"8 (495) 123-45-67 {typed}") == Found((), "+74951234567;ext=100", "+74951234567;ext=100")


GOOD_ADDRESSES = (
    *("a@b.co", "x@mail.ru", "ivan--petrov@mail.ru", "ivan_@mail.ru", "1@ya.ru", "ivan+tag@gmail.com", "IVAN@mail.ru", "i.v.a.n@bk.ru"),
    *(
        "o'neil@example.com",
        "ivan@mail-1.ru",
        "ivan@a.b.c.d.example.com",
        "ivan@example.photography",
        "ivan@почта.рф",
        "ivan@москва.москва",
    ),
    *("mail@mail.ru", "email@mail.ru", "e-mail@mail.ru", "ivan@xn--80a1acny.xn--p1ai", "!#$%&*/=?^`{|}~@example.com", "ivan@пример.com"),
)


@pytest.mark.parametrize("typed", GOOD_ADDRESSES)
def test_good_addresses_that_others_refuse(typed: str) -> None:
    """Nothing is said about a good address, and the part before @ stays as typed."""
    found = find("email", typed)
    assert found.problems == ()
    assert found.canonical is not None
    assert found.canonical.partition("@")[0] == typed.partition("@")[0]
    assert found.canonical.isascii()


@pytest.mark.parametrize(("cyrillic", "latin"), list(zip("асеорху", "aceopxy", strict=True)))
@pytest.mark.parametrize("at", range(4))
def test_a_lookalike_letter_is_named_with_its_place(cyrillic: str, latin: str, at: int) -> None:
    """One Russian letter in a Latin name: its position, and a repair that changes only this letter."""
    name = "mnwz"
    typed = name[:at] + cyrillic + name[at:] + "@mail.ru"
    (problem,) = find("email", typed).problems
    assert (problem.code, problem.span, problem.params["char"]) == ("email.mixed-scripts", (at, at + 1), cyrillic)
    assert [(f.trust, f.text) for f in problem.fixes] == [(Trust.SAFE, name[:at] + latin + name[at:] + "@mail.ru")]


def test_a_slip_in_a_domain_is_only_a_warning() -> None:
    """Every slip of the table leads to a well-known domain, is none itself, and is never an error."""
    for slip, right in slips().items():
        assert right in PROVIDERS.values()
        assert slip not in PROVIDERS.values()
        found = find("email", f"ivan@{slip}")
        assert errors(found) == [] or slip.endswith(".r"), slip
        assert f"ivan@{right}" in [f.text for p in found.problems for f in p.fixes], slip


def test_well_known_domains_are_clean() -> None:
    """No provider is taken for a slip of another."""
    for domain in (*PROVIDERS.values(), "internet.ru", "vk.com", "yandex.com", "yandex.by", "mail.com", "mil.ru", "hotmail.ru"):
        assert codes("email", f"ivan@{domain}") == [], domain


@given(st.decimals(-(10**9), 10**9, allow_nan=False, places=3))
def test_a_number_is_never_rounded(amount: Decimal) -> None:
    """Comma or point, with spaces between thousands or without: the same value comes out, digit for digit."""
    plain = format(amount, "f")
    whole, _, part = plain.lstrip("-").partition(".")
    spaced = re.sub(r"(?<=[0-9])(?=(?:[0-9]{3})+$)", " ", whole)
    for typed in (plain, plain.replace(".", ","), ("-" if amount < 0 else "") + f"{spaced},{part}"):
        for separator, point in (("any", "."), ("point", "."), ("comma", ",")):
            found = find("number", typed, separator=separator)
            text = found.canonical or next(f.text for p in found.problems for f in p.fixes)
            assert Decimal(text.replace(",", ".")) == amount
            assert (point in text) == ("." in plain)


@given(
    st.one_of(st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.decimals(allow_nan=False, allow_infinity=False, places=2))
)
def test_pythons_own_numbers_are_spelled_for_the_form(value: int | float | Decimal) -> None:
    """An int, a float and a Decimal arrive without an exponent, and are read back as the same number."""
    kind = kind_of("number")
    for separator in ("any", "comma"):
        chosen = kind.option_values({"separator": separator})
        written = kind.natural[type(value)](value, chosen)
        if len(written) <= 300:
            found = kind.diagnose(written, chosen, AS_OF)
            assert found.canonical is not None
            assert Decimal(found.canonical.replace(",", ".")) == Decimal(str(value))


def test_words_count_up_to_a_million() -> None:
    """Russian words from zero to 999 999 are read as the number they say; other rows of number words are not."""
    units = ["", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять"]
    tens = ["", "десять", "двадцать", "тридцать", "сорок", "пятьдесят", "шестьдесят", "семьдесят", "восемьдесят", "девяносто"]
    hundreds = ["", "сто", "двести", "триста", "четыреста", "пятьсот", "шестьсот", "семьсот", "восемьсот", "девятьсот"]
    for n in range(1, 1000):
        if n // 10 % 10 == 1 and n % 10:
            continue
        words = " ".join(filter(None, (hundreds[n // 100], tens[n // 10 % 10], units[n % 10])))
        assert number_in_words(words) == n
        assert number_in_words(f"{words} тысяч {words}") == n * 1001
    teens = [
        "одиннадцать",
        "двенадцать",
        "тринадцать",
        "четырнадцать",
        "пятнадцать",
        "шестнадцать",
        "семнадцать",
        "восемнадцать",
        "девятнадцать",
    ]
    assert [number_in_words(word) for word in teens] == list(range(11, 20))
    for word, after in pairwise((*units[1:], *teens)):
        assert number_in_words(f"{word} {after}") is None
    assert [number_in_words(w) for w in ("", "тысяч тысяч", "сто двести", "ноль один", "двадцать десять", "один сто")] == [None] * 6


def test_bounds_are_said_with_the_forms_own_sign() -> None:
    """A limit is a whole number where it is one, and otherwise has the decimal sign of the form."""
    assert [p.params["limit"] for p in find("number", "101", max="100").problems] == [100]
    assert [p.params["limit"] for p in find("number", "101", max="100.5", separator="comma").problems] == ["100,5"]


@pytest.mark.parametrize("kind", sorted(HOSTILE))
@pytest.mark.parametrize(
    "typed", ["1" * 5000, "a" * 5000, "1 " * 199, "a." * 199, "a@" * 199, "@" * 300, "+" * 300, "1." * 199, "<" * 399, "е" * 399 + "@a"]
)
def test_a_long_line_is_refused_at_once(kind: str, typed: str) -> None:
    """Length costs nothing: no pattern is slower than its line is long."""
    assert errors(find(kind, typed)) or typed == "1" * 5000


ADDRESS_PIECES = (*"@@\uff20.,- ", "; ", "anna", "ivan.petrov", "example.ru", "mail.com", "почта.рф", "Иванов", "+7")


@settings(max_examples=300)
@given(typed=st.lists(st.sampled_from(ADDRESS_PIECES), max_size=9).map("".join), twice=st.sampled_from((None, "", " ", ", ")))
def test_an_address_alone_has_no_neighbour(typed: str, twice: str | None) -> None:
    """What is passed by as neither copied nor standing among other things is what the search for neighbours would leave as it is."""
    typed = typed if twice is None else f"{typed}{twice}{typed}"
    options = email.Options()
    codes, words = (email.ALONG, email.TWICE), email.RUSSIAN_WORD
    found = email._one(typed, options, AS_OF)
    looked = neighbours(
        typed, found, lambda text: email._one(text, options, AS_OF), email.IN_TEXT, codes, troubles=email.BESIDE, words=words
    )
    assert email.find(typed, options, AS_OF) == looked


@given(text=st.text("ab@. ", min_size=1, max_size=8), between=st.sampled_from(("", " ", ", ", " , ")), spaces=st.sampled_from(("", "  ")))
def test_a_copy_is_found(text: str, between: str, spaces: str) -> None:
    """Two alike with up to three separators between are a copy: both its halves say the same, and the second stands where it is said to."""
    typed = f"{spaces}{text}{between}{text}"
    found = copied(typed)
    if text.strip() == text:
        assert found is not None
    if found is not None:
        assert typed[slice(*found[1])] == found[0]
        assert typed[: found[1].start].strip().startswith(found[0])


@given(text=st.from_regex(email.UNFRAMED, fullmatch=True))
def test_an_address_with_nothing_around_it(text: str) -> None:
    """What is told at a glance to have nothing to fold and nothing around it is what the reading of the line and of the label leaves as it is."""
    line = read_line(text)
    assert (line.kept, list(line.at), line.touched) == (text, list(range(len(text))), ())
    assert email.inside(text) == (0, len(text))


@given(typed=st.text("аz1 -.", max_size=7))
def test_a_space_at_an_end_is_dropped_as_sign_by_sign(typed: str) -> None:
    """A line that needs no more than its ends cut off is read as one of which each sign is looked at."""
    short, long = read_line(typed), sign_by_sign(typed)
    assert (short.kept, list(short.at), short.touched) == (long.kept, list(long.at), long.touched)
