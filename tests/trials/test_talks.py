"""Made-up conversations: the truth stands where it is said to stand, equal seeds give equal texts, every template is used, damage really damages."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gosform import check_value
from gosform.kinds import own
from gosform.trials.made import chance
from gosform.trials.talks import talks
from gosform.trials.talks.alone import MAY_STAND_ALONE, alone, named
from gosform.trials.talks.damage import MIXES, UNBREAKABLE, broken, dictated, good, mix, over_lines
from gosform.trials.talks.fillers import FILLERS
from gosform.trials.talks.labels import LABELS
from gosform.trials.talks.makes import ASKED, MAKES, Made, Room
from gosform.trials.talks.numerals import GROUPS, counted
from gosform.trials.talks.styles import styles
from gosform.trials.talks.talk import GOOD, Talk
from gosform.trials.talks.template import SLOT, Page

AS_OF = date(2026, 11, 22)
EACH = 60
MANY = 4000


@cache
def many() -> tuple[Talk, ...]:
    return tuple(talks("test", MANY))


def made(make: str, seed: int) -> Made:
    return Room(chance(seed)).made(make)


def ok(kind: str, typed: str) -> bool:
    return check_value(kind, typed, as_of=AS_OF).ok


def test_truths_stand_in_order_and_never_overlap() -> None:
    for talk in many():
        for before, after in pairwise(talk.truths):
            assert before.span.end <= after.span.start, talk.templates
        for truth in talk.truths:
            typed = talk.text[truth.span.start : truth.span.end]
            assert typed == typed.strip() != ""
            for other in truth.others:
                assert truth.span.start <= other.start < other.end <= truth.span.end
            assert truth.person < talk.people
            if truth.whole:
                assert truth.whole.start <= truth.span.start < truth.span.end <= truth.whole.end


def test_a_good_value_reads_as_what_was_meant() -> None:
    """Where nothing is broken, gosform's own check of the very stretch leads to the value, whatever its spelling."""
    for talk in many():
        for truth in talk.truths:
            if not truth.broken:
                report = check_value(truth.kind, talk.text[truth.span.start : truth.span.end], as_of=AS_OF)
                assert report.ok, (truth.kind, truth.damage)
                if truth.damage in (GOOD, "spaces", "lines") and truth.kind not in (
                    "full_name",
                    "surname",
                    "given_name",
                    "patronymic",
                    "address",
                    "email",
                ):
                    plain = check_value(truth.kind, truth.value, as_of=AS_OF)
                    assert report.value == plain.value, (truth.kind, truth.damage)


def test_a_broken_value_is_refused() -> None:
    """Damage that counts as broken can be seen from the value alone."""
    for talk in many():
        for truth in talk.truths:
            if truth.broken:
                assert not ok(truth.kind, talk.text[truth.span.start : truth.span.end]), (truth.kind, truth.damage)


def test_equal_seeds_give_equal_texts_and_others_do_not() -> None:
    assert list(talks(5, EACH)) == list(talks(5, EACH))
    assert [talk.text for talk in talks(5, EACH)] != [talk.text for talk in talks(6, EACH)]


def test_a_row_can_be_begun_anywhere() -> None:
    assert list(talks(5, EACH))[40:] == list(talks(5, EACH - 40, start=40))


@given(st.integers(0, 10**9))
def test_every_seed_gives_texts_whose_truths_hold(seed: int) -> None:
    for talk in talks(seed, 3):
        assert talk.text
        for truth in talk.truths:
            assert 0 <= truth.span.start < truth.span.end <= len(talk.text)
            assert truth.kinds
            assert truth.told or not truth.labelled
        for beside in talk.beside:
            assert 0 <= beside.span.start < beside.span.end <= len(talk.text)


def test_every_template_is_used() -> None:
    """And there are a good hundred and more of them."""
    used = {name for talk in many() for name in talk.templates} | {
        name for style in styles() for talk in talks("all", 600, [style]) for name in talk.templates
    }
    every = {f"{name}/{part}/{i}" for name, style in styles().items() for part, rows in style.PARTS.items() for i in range(len(rows))}
    assert used == every
    assert len(every) > 250


def test_every_slot_is_known() -> None:
    names = {*MAKES, "inn", "uin", "", *"abcdeuvw"}
    for name, style in styles().items():
        for part, rows in style.PARTS.items():
            for row in rows:
                if name != "table":
                    assert "{" not in SLOT.sub("", row), (name, part, row)
                for slot in SLOT.finditer(row):
                    assert slot["name"] in (FILLERS if slot["sign"] == "~" else names), row


def test_every_kind_is_one_of_gosform() -> None:
    assert {made(make, 1).kind for make in MAKES} <= set(own())
    assert {kind for _, kinds in FILLERS.values() for kind in kinds} <= set(own())


def test_each_make_has_labels_and_what_may_stand_alone_is_made() -> None:
    assert set(LABELS) == set(MAKES)
    assert set(MAY_STAND_ALONE) <= set(MAKES)
    assert set(ASKED) <= set(MAKES)
    assert set(GROUPS) <= set(MAKES)


@pytest.mark.parametrize("make", sorted(set(MAKES) - UNBREAKABLE))
def test_every_damage_of_a_kind_changes_the_value_and_is_refused(make: str) -> None:
    """Each of the mix comes out, and what it makes is refused."""
    seen = set()
    for seed in range(300):
        value = made(make, seed)
        if not value.bare:
            continue
        shown = broken(chance(f"broken {seed}"), value, loose=False)
        assert shown.broken
        assert not ok(value.kind, shown.text), (shown.damage,)
        seen.add(shown.damage)
    assert seen == {name for _, name in mix(value)}


@pytest.mark.parametrize("make", sorted(MAKES))
def test_good_spellings_are_taken(make: str) -> None:
    for seed in range(200):
        value = made(make, seed)
        if value.bare:
            shown = good(chance(f"good {seed}"), value, loose=True)
            assert not shown.broken
            assert ok(value.kind, shown.text)
            split = over_lines(chance(seed), shown)
            assert ok(value.kind, split.text)
            assert split.text.count("\n") <= 1


@pytest.mark.parametrize("make", sorted({*GROUPS, "date", "email"}))
def test_dictated_values_are_words_and_refused(make: str) -> None:
    for seed in range(100):
        value = made(make, seed)
        shown = dictated(chance(f"said {seed}"), value, loose=False)
        assert shown.damage.startswith("dictated")
        assert any(sign.isalpha() for sign in shown.text)
        assert not ok(value.kind, shown.text)


def test_what_has_no_damage_is_left_good() -> None:
    shown = broken(chance(1), made("address", 1), loose=False)
    assert not shown.broken


def test_mixes_are_percents() -> None:
    assert all(sum(share for share, _ in rows) == pytest.approx(100) for rows in MIXES.values())
    assert sum(ASKED.values()) == pytest.approx(100, abs=5)


def test_shares_of_styles() -> None:
    """They add up, and come out."""
    shares = {name: style.SHARE for name, style in styles().items()}
    whole = sum(shares.values())
    count = Counter(talk.style for talk in many())
    for name, share in shares.items():
        assert abs(count[name] / MANY - share / whole) < 0.03, name


def test_prose_tells_no_value() -> None:
    assert all(not talk.truths for talk in talks("prose", EACH, ["prose"]))


def test_there_is_enough_of_everything() -> None:
    """Good and broken, with a label and without, of several people, parts of a whole, broken over lines, dictated."""
    truths = [truth for talk in many() for truth in talk.truths]
    assert sum(truth.broken and not truth.labelled for truth in truths) > 300
    assert sum(truth.broken and truth.labelled for truth in truths) > 2000
    assert sum(not truth.broken and not truth.labelled for truth in truths) > 800
    assert any(talk.people > 2 for talk in many())
    assert {"passport_rf", "full_name"} <= {truth.whole_kind for truth in truths}
    assert {"lines", "spaces", "dictated", "dictated-wrong"} <= {truth.damage for truth in truths}


def test_one_person_tells_one_passport() -> None:
    """The series and the number of one person are of one passport, wherever in the text they stand."""
    room = Room(chance(3))
    assert room.made("passport_rf_series").bare + room.made("passport_rf_number").bare == room.made("passport_rf").bare
    first = room.made("snils")
    room.person += 1
    assert room.made("snils") != first


@pytest.mark.parametrize(
    ("make", "text", "damage", "told"),
    [
        ("passport_rf", "4508 123456", "none", True),
        ("passport_rf", "4508123456", "none", False),
        ("passport_rf", "4508 12345", "missing", True),
        ("snils", "112-233-445 95", "none", True),
        ("snils", "112-233-45 95", "missing", True),
        ("inn-12", "500100732259", "wrong", True),
        ("inn-12", "50010073225", "missing", False),
        ("inn-10", "7707083893", "none", False),
        ("phone", "+7 903 123-45-67", "none", True),
        ("phone", "9031234567", "none", False),
        ("department_code", "770-001", "none", True),
        ("department_code", "770001", "none", False),
        ("foreign_passport_rf", "72 1234567", "none", True),
        ("foreign_passport_rf", "721234567", "none", False),
        ("kpp", "770701001", "none", False),
    ],
)
def test_what_a_person_knows_without_a_label(make: str, text: str, damage: str, told: bool) -> None:
    assert alone(Made(make, make.partition("-1")[0], "".join(sign for sign in text if sign.isdigit()), text), text, damage).told is told


def test_nine_bare_digits_behind_the_word_passport_may_be_two_things() -> None:
    bare = made("passport_rf", 1)
    assert named(bare, "450812345").kinds == ("passport_rf", "foreign_passport_rf")
    assert named(bare, "4508 12345").kinds == ("passport_rf",)
    assert named(made("snils", 1), "112233445").kinds == ("snils",)


def test_counting_in_words() -> None:
    assert [counted(n) for n in (8, 13, 40, 56, 100, 123)] == [
        "восемь",
        "тринадцать",
        "сорок",
        "пятьдесят шесть",
        "сто",
        "сто двадцать три",
    ]


def test_the_words_of_a_template_can_be_changed_and_its_values_not() -> None:
    page = Page(chance(1), damaged=0.0)
    page.fill("СНИЛС {snils} ДА", str.lower)
    assert page.text().startswith("снилс ")
    assert page.text().endswith(" да")


def test_there_is_no_such_style() -> None:
    with pytest.raises(ValueError, match="no such style: moon; there are: "):
        list(talks(1, 1, ["moon"]))
