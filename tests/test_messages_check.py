"""What ``gosform messages check`` sees: a sentence that breaks the manner is named, with the reason."""

from __future__ import annotations

import pytest

from gosform.catalog import Catalogue
from gosform.messages_check import entries, remarks, stale
from gosform.problem import Code, Severity, Words

WORDS = Words("plot", label="Plot", acc="the plot", where="It is on the map.", aloud="Compare the digits.")
WHAT, FIX = "There is a slip in {in}.", "Check {acc}."


def code(what: str = WHAT, fix: str = FIX, plain: str = "", severity: Severity = Severity.ERROR) -> Code:
    return Code("plot.odd", what=what, fix=fix, plain=plain, severity=severity)


def complaints(one: Code, lang: str = "en", **translated: str) -> set[str]:
    """What is said about the sentences of one code."""
    sentences = {(str(one), getattr(one, part)): text for part, text in translated.items()}
    found = remarks(Catalogue(lang, None if lang == "en" else sentences), [one], [], [])
    return {remark.text for remark in found if remark.context == one}


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (code(), set()),
        (code("There is an error in {in}."), {"says 'error'"}),
        (code("The value of {gen} is invalid."), {"says 'invalid'"}),
        (code(fix="Please check {acc}."), {"says 'Please'", "does not begin with what to do"}),
        (code(fix="You do not need to do anything."), {"does not begin with what to do"}),
        (code(fix="You do not need to do anything.", severity=Severity.NOTICE), set()),
        (code(fix="If it is right, leave it."), set()),
        (code("No stop here"), {"does not end with a full stop"}),
        (code("There is “{char}” in {in}."), {"quotes what was typed and has no plain sentence"}),
        (code("There is “{char}” in {in}.", plain="There is a sign in {in}."), set()),
        (code(fix="Remove {char}."), {"fix quotes what was typed"}),
        (code("A + stands in {in}."), {"cannot be read out: '+'"}),
        (code("w" * 120 + "."), {"121 characters"}),
        (code("a " * 17 + "a."), {"a sentence of more than 16 words"}),
    ],
)
def test_english_is_held_to_the_manner(one: Code, said: set[str]) -> None:
    assert complaints(one) == said


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("В {in} опечатка.", set()),
        ("{label}: опечатка.", set()),
        ("В {in} ошибка.", {"says 'ошибк'"}),
        ("Неверный {acc}.", {"says 'Неверн'"}),
        ("В {in} опечатка: {have}.", {"placeholders differ: ['have']"}),
        ("Проверьте, что Вы ввели в {in}.", {"says 'Вы'"}),
        ("Проверьте, что вы ввели в {in}.", set()),
        ("Вы ввели в {in} опечатку.", set()),
    ],
)
def test_russian_is_held_to_the_manner(what: str, said: set[str]) -> None:
    """Cases of a label are free; params are not; «вы» is lower-case except at the start of a sentence."""
    assert complaints(code(), "ru", what=what, fix="Проверьте {acc}.") == said


def test_what_is_missing_is_named_with_its_context() -> None:
    found = remarks(Catalogue("tt", {}), [code()], [WORDS], ["slash"])
    assert {r.context for r in found if r.text == "not translated"} >= {
        "plot.odd",
        "plot.label",
        "plot.label.gen",
        "plot.where",
        "plot.aloud",
        "sign",
        "channel.phone.open",
        "label.acc",
    }
    assert "sign.acc" not in {r.context for r in found}
    assert str(found[0]) == f"plot.odd: not translated: {WHAT}"


def test_words_that_are_read_out_are_held_to_it_too() -> None:
    odd = Words("plot", label="Plot", acc="the plot", where="No stop", aloud="Say #.")
    found = {(r.context, r.text) for r in remarks(Catalogue("en", None), [], [odd], [])}
    assert found == {("plot.where", "does not end with a full stop"), ("plot.aloud", "cannot be read out: '#'")}


def test_a_shared_sentence_is_asked_for_once() -> None:
    """Two codes with one trouble and one English sentence make one entry, under the trouble."""
    other = Code("house.odd", what=WHAT, fix="Look at {acc}.")
    asked = {(entry.context, entry.english) for entry in entries([code(), other], [], [])}
    assert ("odd", WHAT) in asked
    assert ("plot.odd", WHAT) not in asked
    assert ("plot.odd", FIX) in asked
    assert ("house.odd", "Look at {acc}.") in asked


def test_what_nobody_asks_for_is_named() -> None:
    known = {("plot.odd", WHAT): "x", ("odd", FIX): "x", ("plot.example", ""): "x", ("plot.gone", "Gone."): "x", ("cli", "Help"): "x"}
    assert [r.context for r in stale(Catalogue("tt", known), [code()], [WORDS], [])] == ["plot.gone"]
