"""From a problem to a sentence: labels, params, quoting, languages, threads, and what is never said."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from decimal import Decimal
from importlib import import_module
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gosform.explain import Explanation, explain
from gosform.problem import Code, GosformError, Place, Problem, Report, Severity, Token, Words, problem
from gosform.saying import channels
from gosform.saying.channels import CHANNELS
from gosform.saying.labels import LONGEST

CHECK = Code("value.check", what="There is a slip in {in}.", fix="Check {acc}.")
QUOTE = Code("value.quote", what="There is “{char}” in {in}.", plain="There is a strange character in {in}.", fix="Check {acc}.")
TYPED = Code("value.typed", what="“{typed}” is not a day.", plain="This is not a day.", fix="Check {acc}.")
NEED = Code("value.need", what="{label}: {need} needed, {have} entered.", fix="Enter {acc} in full.")
PAIR = Code("relation.pair", what="{label} in “{section}” and {other} in “{other_section}” differ.", fix="Compare {acc} and {other_acc}.")
EMPTY = Code("value.missing", what="The field “{label}” is empty.", fix="Enter {acc}.")
VALUE = Words("value", label="Value", acc="the value", example="name {x} 5%", where="It is on page {two}, 100 % sure.")


def say(code: Code, lang: str = "en", channel: str = "field", place: Place | None = None, **params: Any) -> Explanation:
    found = problem(code, **params)
    return explain(found.at("/a", place) if place else found, lang, channel)[0]


def named(label: Mapping[str, str], section: str = "") -> Place:
    return Place(VALUE, label={"en": label}, section={"en": section} if section else {})


def test_one_explanation_a_problem_in_order() -> None:
    """A report, one problem and any iterable of problems are explained alike; code and pointer come along."""
    found = (problem(CHECK).at("/a", None), problem(EMPTY).at("/b", None))
    said = explain(Report(found), "en")
    assert [(s.code, s.pointer) for s in said] == [("value.check", "/a"), ("value.missing", "/b")]
    assert explain(iter(found), "en") == said == [*explain(found[0], "en"), *explain(found[1], "en")]
    assert explain(Report(), "en") == []


def test_field_says_what_and_fix_without_the_last_stop() -> None:
    assert say(CHECK).text == "There is a slip in the value. Check the value"
    assert say(EMPTY).text == "Enter the value"
    assert (say(CHECK).what, say(CHECK).fix) == ("There is a slip in the value.", "Check the value.")


def test_the_form_names_the_field() -> None:
    """Its own cases where it gives them, whole patterns where it does not, nothing inflected by machine."""
    assert say(CHECK, place=named({"nom": "Plot"})).text == "There is a slip in the field “Plot”. Check the field “Plot”"
    cased = named({"nom": "Plot", "acc": "the plot", "in": "the plot"})
    assert say(CHECK, place=cased).text == "There is a slip in the plot. Check the plot"
    assert say(CHECK, place=cased).label == "Plot"
    assert say(CHECK, place=named({"nom": "Value"})).fix == "Check the value."


@pytest.mark.parametrize("label", ["{need}", "{0}", "{", "}", "{{x}}", "%s", "%(need)s", "100 %", "a\ue000", "X\nb", "«x»", "“x”"])
def test_a_label_is_never_taken_for_a_slot(label: str) -> None:
    said = say(NEED, place=named({"nom": label}), need=10, have=9)
    assert "10 needed, 9 entered" in said.what
    assert said.what.startswith(" ".join(label.replace("\ue000", "").split())[1:], 1)


def test_a_hint_and_an_example_are_never_taken_for_slots() -> None:
    place = Place(VALUE)
    assert say(CHECK, channel="details", place=place).text == "Example: name {x} 5%. It is on page {two}, 100 % sure."
    hinted = Place(VALUE, hint={"en": "See {acc} on 50% of pages."})
    assert say(NEED, channel="chat", place=hinted, need=1, have=2).text.endswith("See {acc} on 50% of pages.")


def test_a_label_of_a_paragraph_is_cut_at_a_word() -> None:
    said = say(CHECK, place=named({"nom": "long words " * 30}))
    assert len(said.label) <= LONGEST
    assert said.label.endswith("words…")


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (10, "10"),
        ((10,), "10"),
        ((10, 12), "10 or 12"),
        ((10, 12, 15), "10, 12 or 15"),
        ((), "…"),
        (date(2024, 2, 9), "09.02.2024"),
        (Decimal("8.40"), "8.40"),
        (12345, "12\u00a0345"),
        (-5, "-5"),
        (Token("slash"), "slash"),
        ("PDF", "PDF"),
        (None, "…"),
    ],
)
def test_params_are_written_for_people(value: Any, shown: str) -> None:
    """Lists with “or”, dates always day.month.year, groups of three digits; a param that is not there is an ellipsis."""
    assert say(NEED, need=value, have=1).what == f"Value: {shown} needed, 1 entered."


def test_a_param_that_looks_like_a_format_stays_text() -> None:
    assert say(NEED, need="{have} %(have)s %s", have=1).what == "Value: {have} %(have)s %s needed, 1 entered."


@pytest.mark.parametrize("channel", CHANNELS)
def test_only_signed_in_channels_quote_and_only_when_asked(channel: str) -> None:
    """Field, details and chat may quote what was typed; SMS, e-mail and phone never do; none does without show_values."""
    found = (problem(QUOTE, char="Ж"), problem(TYPED, typed="30.02.2024"))
    for shown in (True, False):
        said = " ".join(" ".join(e[:7]) for e in explain(found, "en", channel, show_values=shown))
        assert ("Ж" in said and "30.02.2024" in said) is (shown and channel in channels.QUOTING)


@pytest.mark.parametrize(
    "char", ["\u202e", "\u200b", "\x00", "\n", " ", "\u00a0", "\ufe0f", "\u3164", "\ud800", "א", "\u0661", "\U000e0041", ""]
)
def test_what_cannot_be_seen_is_named_or_left_out(char: str) -> None:
    """A control, a direction mark, a space, a letter that turns the line around: by its name, or not quoted at all."""
    assert say(QUOTE, char=char, sign=Token("emoji")).what == "There is “emoji” in the value."
    assert say(QUOTE, char=char).what == "There is a strange character in the value."


def test_a_combining_mark_gets_something_to_stand_on() -> None:
    assert say(QUOTE, char="\u0301").what == "There is “◌\u0301” in the value."


@pytest.mark.parametrize("typed", ["x" * 31, "a\u202eb", "א 5", "\n", ""])
def test_a_value_is_quoted_only_when_short_and_harmless(typed: str) -> None:
    assert say(TYPED, typed=typed).what == "This is not a day."


def test_a_pair_of_fields_names_both() -> None:
    here, there = named({"nom": "Plot"}, "Applicant"), named({"nom": "House"}, "Document")
    found = replace(problem(PAIR).at("/a", here), related=("/b",), places=(there,))
    said = explain(found, "en")[0]
    assert said.what == "Plot in “Applicant” and House in “Document” differ."
    assert said.fix == "Compare the field “Plot” and the field “House”."
    assert said.example == ""


def test_a_pair_without_its_other_field_still_says_something() -> None:
    """A problem that lost its places (read back from a report) is explained with gaps, not refused."""
    said = explain(Problem(PAIR), "ru")[0]
    assert said.what == "Value in “application” and … in “…” differ."


def test_tags_from_outside_do_not_pile_up() -> None:
    module = import_module("gosform.explain")

    before = len(module._BOOKS)
    for i in range(300):
        explain(problem(CHECK), f"x{i}-RU")
    assert len(module._BOOKS) <= before + 1


def test_a_form_may_say_it_in_its_own_words() -> None:
    """The form's sentence stands for both what and fix; where it quotes and may not, the code's own sentences are used."""
    place = Place(VALUE, messages={"value.check": {"en": "Ask at desk {need} about {acc}."}, "value.quote": {"en": "“{char}” is odd."}})
    said = say(CHECK, place=place, need=5)
    assert (said.what, said.fix, said.text) == ("Ask at desk 5 about the value.", "", "Ask at desk 5 about the value")
    assert say(QUOTE, place=place, char="Ж").what == "“Ж” is odd."
    assert say(QUOTE, channel="sms", place=place, char="Ж").what == "There is a strange character in the value."


def test_a_field_text_that_is_too_long_keeps_the_instruction() -> None:
    long = Code("value.long", what="W" * 110 + ".", fix="Check {acc}.")
    assert say(long).text == "Check the value"


def test_an_sms_drops_what_and_keeps_fix() -> None:
    long = Code("value.long-sms", what="W" * 130 + ".", fix="Check {acc}.")
    text = explain(problem(long), "en", "sms", application="4471902")[0].text
    assert text == "Application 4471902. Check the value. You can do it in your account."
    endless = Code("value.endless-sms", what="W" * 130 + ".", fix="C" * 170 + ".")
    assert channels.fits_sms(explain(problem(endless), "en", "sms", application="9" * 300)[0].text)


def test_the_application_is_named_in_sms_and_email_alone() -> None:
    for channel in CHANNELS:
        said = explain(problem(CHECK), "en", channel, application="4471902")[0]
        assert ("4471902" in said.text) is (channel in ("sms", "email"))
        assert "application" not in explain(problem(CHECK), "en", channel)[0].what


def test_the_tone_follows_the_severity_of_the_problem() -> None:
    """A warning may be right as it is; a notice asks for nothing."""
    said = {tone: explain(problem(CHECK, severity=tone), "en", "email")[0].text for tone in Severity}
    assert said[Severity.ERROR].endswith("Then send the application again.")
    assert said[Severity.WARNING].endswith("If everything is right, leave it as it is.")
    assert said[Severity.NOTICE].endswith("Check the value. It is on page {two}, 100 % sure.") or said[Severity.NOTICE].endswith(
        "Check the value."
    )


def test_a_language_that_lacks_a_sentence_says_so() -> None:
    """Codes that only this test knows are English in every language, and marked as English."""
    said = explain(problem(CHECK), "ru")[0]
    assert (said.lang, said.text) == ("en", "There is a slip in the value. Check the value")


def test_an_unknown_channel_is_the_callers_mistake() -> None:
    with pytest.raises(GosformError, match="field, details, sms, email, phone, chat"):
        explain(Report(), channel="pigeon")


def test_explanations_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        say(CHECK).text = "x"  # type: ignore[misc]


@given(st.text(max_size=40), st.text(max_size=40), st.sampled_from(CHANNELS), st.sampled_from(("ru", "en")), st.booleans())
def test_no_label_and_no_value_breaks_a_sentence(label: str, typed: str, channel: str, lang: str, shown: bool) -> None:
    """Any label, any typed text: an explanation comes out, within the limit, with no open slot of ours."""
    place = Place(VALUE, label={lang: {"nom": label}}, section={lang: label})
    for found in (problem(QUOTE, char=typed[:1], sign=Token("sign")), problem(TYPED, typed=typed), problem(NEED, need=(1, 2), have=3)):
        said = explain(found.at("/a", place), lang, channel, show_values=shown, application=label)[0]
        assert channels.fits(channel, said.text)
        for slot in ("{char}", "{typed}", "{need}", "{in}"):
            assert slot not in said.what or slot in label or slot in typed
        assert said.fix


def test_threads_in_two_languages_never_mix() -> None:
    """64 threads, two languages, one place: every text is the one that its own call asked for."""
    place = Place(VALUE, label={"ru": {"nom": "Участок"}, "en": {"nom": "Plot"}}, section={"ru": "Дом", "en": "House"})
    whole = Code("value.missing", what="The field “{label}” is empty.", fix="Enter {acc}.")
    found = [problem(whole).at(f"/{i}", place) for i in range(20)]
    right = {lang: [e[:7] for e in explain(found, lang, "chat")] for lang in ("ru", "en")}

    def work(number: int) -> bool:
        lang = ("ru", "en")[number % 2]
        return all([e[:7] for e in explain(found, lang, "chat")] == right[lang] for _ in range(20))

    with ThreadPoolExecutor(64) as pool:
        assert all(pool.map(work, range(64)))


def test_nothing_of_a_value_stays_behind() -> None:
    """No param is in any key or layout that is kept between calls."""
    module = import_module("gosform.explain")

    canary = "ЖЁЪКАНАРЕЙКА"
    explain(problem(TYPED, typed=canary), "en")
    explain(problem(NEED, need=canary, have=canary), "en", "chat", application=canary)
    assert canary not in repr(module._BOOKS)


def test_places_that_are_made_anew_do_not_pile_up() -> None:
    module = import_module("gosform.explain")

    for _ in range(50):
        explain(problem(CHECK).at("", Place(VALUE)), "en")
    kept = [key for book in module._BOOKS.values() for key in book if key[1] is CHECK and key[0] == VALUE]
    assert len(kept) <= 2 * len(CHANNELS) * 4
    for i in range(module.MOST_LAYOUTS + 50):
        explain(Problem(CHECK, place=named({"nom": str(i)})), "en")
    assert all(len(book) <= module.MOST_LAYOUTS for book in module._BOOKS.values())
