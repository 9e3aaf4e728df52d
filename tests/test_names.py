"""Names in order, and those that Latin letters alone keep from it, are told at a glance: every stage would have said the same."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gosform.engines import names
from gosform.engines.keyboard import russian_layout
from gosform.engines.name_codes import NameCodes, name_codes
from gosform.engines.name_notes import LONGEST_NOTE, NOTES, empty, note
from gosform.engines.name_pastes import along, twice
from gosform.engines.stretches import as_large
from gosform.engines.writing import tidy
from gosform.kind import Found
from gosform.problem import Severity, Span, problem
from gosform.text import LATIN_TO_CYRILLIC

KINDS = ("surname", "given_name", "patronymic", "full_name")
WORDS = (
    *("Иванов", "ИВАНОВ", "иванов", "Ли", "О", "ю", "Ёлкина", "оглы", "КЫЗЫ", "ьъ", "Ъ", "Иванович", "ИвановИванов", "иВАНОВ", "ИвАн"),
    *("нет", "Нет", "ПРОЧЕРК", "не указано", "отчества", "Фамилия", "имя", "ФИО", "Отчество", "Нос", "Сорока", "ХАРОН", "Василий Хрук"),
)
GAPS = (" ", " ", " ", "-", "  ", " - ", "\u00a0", "\u200b", "")
SIGNS = ("I", "V", "XV", "x", " IV ", ".", ", ", "'", "(", ") ", ";", "5", " ")
letters = st.text("абвоухАБВОУХЁё", min_size=1, max_size=5)
joined = st.lists(st.sampled_from(WORDS) | letters | st.sampled_from(GAPS), min_size=1, max_size=7).map("".join)
signed = st.lists(letters | st.sampled_from(SIGNS), min_size=1, max_size=4).map("".join)
spaced = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join)
anything = joined | signed | spaced | st.tuples(spaced, st.sampled_from(GAPS), spaced).map("".join)
hostile = st.text(st.sampled_from("абоАБОёЬ acopACOPIV03468 -'.,()/;:@\u00a0\u200b\u0301\u0306Ëİßſі王²٣"), max_size=10)
options = st.builds(names.NameOptions, st.sampled_from(["rf", "foreign"]), st.sampled_from([10, 60]))
CODES = [name_codes(kind) for kind in KINDS]
every_kind = pytest.mark.parametrize("codes", CODES, ids=KINDS)


@st.composite
def swapped(draw: st.DrawFn, table: dict[str, str]) -> str:
    """A name with some of its letters, or all, typed as others are."""
    text = draw(anything)
    places = [i for i, char in enumerate(text) if char in table]
    chosen = draw(st.sets(st.sampled_from(places))) if places else set()
    return "".join(table[char] if i in chosen else char for i, char in enumerate(text))


with_latin = swapped({russian: latin for latin, russian in LATIN_TO_CYRILLIC.items()})
with_digits = swapped(dict(zip("ОоЗзБбВвЧч", "0033668844", strict=True)))


def in_full(typed: str, codes: NameCodes, options: names.NameOptions, *, pasted: bool = False) -> Found:
    """What the stages say one after the other, none of them passed over."""
    tidied = names.joined(tidy(typed))
    text, citizen = tidied.text, options.citizenship == "rf"
    if not any(map(str.isalpha, text)) and set(text) <= set("-.,_/\\*0+= ?'"):
        return Found((problem(codes.no_letters, tidied.whole()),))
    if citizen and russian_layout(tidied):
        return names.diagnose(typed, codes, options)
    if not pasted and (found_good := along(typed, codes, lambda text: in_full(text, codes, options, pasted=True))):
        return found_good
    doubled = twice(tidied, codes) if citizen else None
    if doubled and doubled.severity is Severity.ERROR:
        return Found((doubled,))
    if found := names._letters(tidied, codes, options) + names._signs(tidied, codes, options):
        return Found((*sorted(found, key=lambda p: p.span or Span(0, 0)), *names._length(tidied, codes, options)))
    found = names._shape(tidied, codes, options) + ([doubled] if doubled else [])
    found += names._doubts(tidied, codes, options)
    if tidied.touched:
        found.append(problem(codes.cleaned, tidied.touched[0]))
    return Found(tuple(found), None if any(p.severity is Severity.ERROR for p in found) else text, text)


@every_kind
@given(typed=with_latin | with_digits | anything | hostile, options=options)
@settings(max_examples=300, deadline=None)
def test_a_glance_says_what_all_stages_say(codes: NameCodes, options: names.NameOptions, typed: str) -> None:
    """Whatever stage is passed over, for a name in order or one that Latin letters alone keep from it, had nothing to say."""
    assert names.diagnose(typed, codes, options) == in_full(typed, codes, options)


@given(typed=with_latin | with_digits, options=options)
@settings(max_examples=300, deadline=None)
def test_a_repair_that_puts_a_name_in_order_is_good(typed: str, options: names.NameOptions) -> None:
    """Its letters are as large as their words already, no alphabet, sign or shape is wrong in it, and it is tidy."""
    text = tidy(typed).text
    change = {
        i: LATIN_TO_CYRILLIC.get(char) or names._letter_for(text, i) for i, char in enumerate(text) if char.isascii() and char.isalnum()
    }
    meant = names._changed(text, change)
    assert meant == "".join(change.get(i, char) for i, char in enumerate(text))
    if names.IN_ORDER(meant):
        assert as_large(text, change) == change
        tidied = tidy(meant)
        assert tidied.text == meant
        assert names._letters(tidied, CODES[0], options) == names._signs(tidied, CODES[0], options) == []
        assert names._shape(tidied, CODES[0], options) == names._length(tidied, CODES[0], options)


@pytest.mark.parametrize("between", [" ", "  ", ", ", " / ", "; ", "/", " | "])
@pytest.mark.parametrize("once", ["Иванов", "Ли Ан", "Салтыков-Щедрин"])
def test_a_name_that_stands_there_twice_is_told(once: str, between: str) -> None:
    """However many signs stand between the two; without one, where the second begins with a capital letter."""
    for typed in (once + between + once, once + once):
        assert names.diagnose(typed, CODES[0], names.NameOptions()).problems[0].code.trouble == "pasted-twice"


def test_a_name_that_stays_too_long_gets_no_repair() -> None:
    """Russian letters alone would not make it fit, nor would letters in place of digits."""
    for typed in ("Салтыковa-Щедрина", "Салтык0ва-Щедрина"):
        said = names.diagnose(typed, CODES[0], names.NameOptions(max_length=10)).problems
        assert [(p.code.trouble in ("mixed-scripts", "digits"), p.fixes) for p in said] == [(True, ()), (False, ())]


@pytest.mark.parametrize(
    ("typed", "meant"), [("ИBанов", "Иванов"), ("ИВАНoВ", "ИВАНОВ"), ("ИВАНOв", "ИВАНОв"), ("аBИВ", "аВИВ"), ("Bа", "Ва")]
)
def test_a_russian_letter_is_as_large_as_the_rest_of_its_word(typed: str, meant: str) -> None:
    """But for the first letter of a word, which may be large, and for words that are neither large nor small."""
    change = {i: LATIN_TO_CYRILLIC[char] for i, char in enumerate(typed) if char in LATIN_TO_CYRILLIC}
    assert names._changed(typed, as_large(typed, change)) == meant


@given(said=st.sampled_from(sorted(NOTES)), text=hostile | joined, around=st.sampled_from(("", " ", '"', "(", "((", "»", ".", "и", "ß")))
@settings(max_examples=600, deadline=None)
def test_a_note_is_told_from_its_last_letters(said: str, text: str, around: str) -> None:
    """No note is missed by looking at the last letters first, however it is typed; none is longer than the longest."""
    for typed in (said, said.upper(), f"{around}{said}", f"{said}{around}", f"{around}{said.capitalize()}{around}", text, f"{text}{said}"):
        assert note(typed) == (typed.casefold().strip(' "«»()') in NOTES or empty(typed) is not None)
        if names.IN_ORDER(typed) and note(typed):
            assert len(typed) <= LONGEST_NOTE
