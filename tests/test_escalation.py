"""What comes next when a caller cannot mend a value alone: after how many attempts, which office, in which words; never a claim about a register."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gosform import check_value, load_form
from gosform.check.form import Form
from gosform.escalation import AFTER, after, steps
from gosform.kinds import own
from gosform.messages_check import manner
from gosform.problem import RuleSetError
from gosform.read_rules import read_text
from gosform.read_rules.mistakes import Mistakes
from gosform.read_rules.nodes import tree
from gosform.read_rules.offices import keeper, offices, read
from gosform.saying.steps import SENTENCES, say_step
from gosform.step import STEPS, Step

BROKEN = check_value("inn", "7707083894").problems
LETTERS_ALOUD = re.compile(r"[^\W\d_]|[ .,:-]")
HEAD = "id: probe\nversion: 1\ntitle: {en: Probe}\nsource: constructed\n"


def ids(found: tuple[Step, ...]) -> list[str]:
    return [step.id for step in found]


@pytest.mark.parametrize(
    ("kind", "problems", "attempts", "refused", "expected"),
    [
        ("inn", (), 0, False, []),
        ("inn", BROKEN, 0, False, ["mend"]),
        ("inn", BROKEN, 2, False, ["mend"]),
        ("inn", BROKEN, 3, False, ["again", "office"]),
        ("inn", (), 0, True, ["register"]),
        ("inn", (), 1, False, ["register"]),
        ("inn", (), 3, False, ["register", "again"]),
        ("phone", (), 0, True, ["again"]),
        ("phone", check_value("phone", "12").problems, 3, False, ["again"]),
        (None, (), 0, True, ["again"]),
    ],
)
def test_steps_of_a_single_value(kind: str | None, problems: tuple[object, ...], attempts: int, refused: bool, expected: list[str]) -> None:
    assert ids(steps(problems, kind=kind, attempts=attempts, refused=refused)) == expected  # type: ignore[arg-type]


def test_a_doubt_alone_is_no_reason_to_go_on() -> None:
    """A warning may be right: without a refusal nothing comes next."""
    doubt = check_value("kpp", "123450001").problems
    warnings = tuple(p for p in doubt if p.severity != "error")
    assert ids(steps(warnings, kind="kpp")) == []


def form_of(field: str, whole: str = "") -> Form:
    return Form(read_text(f"{HEAD}{whole}sections: {{a: {{title: {{ru: А, en: A}}, fields: {{x: {field}}}}}}}\n"))


def test_a_field_says_after_how_many_attempts_before_its_form_does() -> None:
    assert after() == after(form_of("{kind: inn}"), "/a/x") == AFTER == 3
    form = form_of("{kind: inn, escalation: {after: 1}}", "escalation: {after: 5}\n")
    assert (after(form, "/a/x"), after(form, "/a/y")) == (1, 5)
    assert ids(steps(BROKEN, form=form, pointer="/a/x", attempts=1)) == ["again", "office"]


def test_a_field_names_its_own_offices_and_why() -> None:
    form = form_of(
        "{kind: surname, escalation: {register: {office: sfr, why: {ru: Так сказано., en: It says so.}, source: constructed}, "
        "changed_by: {office: zags, why: Because., bring: A certificate., source: elsewhere}}}"
    )
    (register,) = steps((), form=form, pointer="/a/x", refused=True)
    assert register.office is not None
    assert (register.office.id, register.office.why, register.source) == ("sfr", {"ru": "Так сказано.", "en": "It says so."}, "constructed")
    again, office = steps(check_value("surname", "Ivan0v").problems, form=form, pointer="/a/x", attempts=3)
    assert (again.id, office.id) == ("again", "office")
    assert office.office is not None
    assert (office.office.id, office.source) == ("zags", "elsewhere")
    assert say_step(office, "en").endswith("Because. A certificate.")


def test_a_field_may_say_that_nobody_keeps_a_register() -> None:
    form = form_of("{kind: inn, escalation: {register: none}}")
    assert ids(steps((), form=form, pointer="/a/x", refused=True)) == ["again"]


def test_sentences_of_the_form_stand_in_place_of_ours() -> None:
    """The field's own come first, then the form's; a language that it lacks is said in our words."""
    form = form_of(
        "{kind: inn, escalation: {messages: {again: {ru: 'Попыток {attempts}: принесите {acc}.'}}}}",
        "escalation: {messages: {again: {ru: Никогда.}, mend: {ru: 'Поправьте {acc}.'}}}\n",
    )
    again = steps(BROKEN, form=form, pointer="/a/x", attempts=4)[0]
    assert say_step(again, "ru") == "Попыток 4: принесите ИНН."
    assert say_step(again, "en").startswith("Attempts so far: 4.")
    assert again.source.startswith("form.yaml:")
    assert say_step(steps(BROKEN, form=form, pointer="/a/x")[0], "ru") == "Поправьте ИНН."


def test_the_key_is_merged_when_a_form_extends_another() -> None:
    """A form adds an office to a field of a fragment, and what the fragment says stays."""
    field = load_form("portal-registration").rules.field("applicant.surname")
    assert field is not None
    assert field.escalation.register is not None
    assert field.escalation.changed_by is not None
    assert (field.escalation.register.office, field.escalation.changed_by.office) == ("sfr", "mvd")


def test_every_step_that_names_an_office_says_why_and_from_which_source() -> None:
    """For every kind and every field of every bundled form."""
    found = [step for kind in own() for step in steps((), kind=kind, refused=True)]
    for name in ("passport-rf", "portal-registration", "birth-registration", "ip-registration", "foreign-passport-rf", "support-request"):
        form = load_form(name)
        for section in form.rules.sections.values():
            for field in section.fields:
                found += steps((), form=form, pointer=f"/{section.name}/{field}", refused=True)
                found += steps(BROKEN, form=form, pointer=f"/{section.name}/{field}", attempts=3)
    named = [step for step in found if step.office]
    assert len(named) > 20
    for step in named:
        assert step.office is not None
        assert step.office.why["ru"]
        assert step.office.why["en"]
        assert step.source
    assert {step.id for step in found} == {"again", "register", "office"}


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_every_step_is_said_in_manner_and_can_be_read_aloud(lang: str) -> None:
    """Whole sentences of at most 16 words, no words that blame; aloud, letters, commas, full stops, colons and hyphens alone."""
    told = 0
    for kind in own():
        for step in (*steps((), kind=kind, attempts=3, refused=True), *steps(BROKEN, kind=kind, attempts=3), *steps(BROKEN, kind=kind)):
            text = say_step(step, lang)
            complaints = [said for sentence in re.split(r"(?<=[.])\s+(?=[A-ZА-ЯЁ])", text) for said in manner(lang, sentence)]
            assert not complaints, (kind, step.id, complaints)
            assert "{" not in text
            aloud = say_step(step, lang, aloud=True)
            assert not LETTERS_ALOUD.sub("", aloud), aloud
            told += 1
    assert told > 100


def test_a_register_is_never_said_to_be_wrong() -> None:
    """It cannot be seen from here: its record may differ, and nobody says that it does."""
    for lang in ("ru", "en"):
        (step,) = steps((), kind="snils", refused=True)
        text = say_step(step, lang)
        assert ("может отличаться" if lang == "ru" else "may differ") in text
        assert ("менять не нужно" if lang == "ru" else "need not change") in text


def test_a_language_without_the_sentences_is_answered_in_russian() -> None:
    assert say_step(steps(BROKEN, kind="inn")[0], "tt") == say_step(steps(BROKEN, kind="inn")[0], "ru")


def test_attempts_are_told_only_where_there_were_any() -> None:
    assert "{" not in say_step(steps((), kind="phone", refused=True)[0], "ru")
    assert "Число попыток" not in say_step(steps((), kind="phone", refused=True)[0], "ru")


def test_what_stands_in_no_document_is_not_looked_up_in_one() -> None:
    phone, inn = (say_step(steps((), kind=kind, attempts=3)[-1], "ru") for kind in ("phone", "inn"))
    assert "документ" not in phone
    assert "документ" in inn


def test_every_step_has_sentences() -> None:
    assert {name.partition(".")[0] for name in SENTENCES} == set(STEPS)


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_what_offices_say_of_themselves_is_in_manner(lang: str) -> None:
    for card in offices().values():
        assert set(card.name[lang]) == {"nom", "acc", "gen"}
        for kept in card.all:
            for text in (kept.why[lang], kept.bring.get(lang, "")):
                assert not [*manner(lang, text)] if text else True, (card.id, text, [*manner(lang, text)])


def test_each_kind_is_kept_by_one_office() -> None:
    kinds = [kind for card in offices().values() for kept in card.all for kind in kept.kinds]
    assert len(kinds) == len(set(kinds))
    assert {keeper(kind).id for kind in ("inn", "ogrn")} == {"fns"}  # type: ignore[union-attr]
    assert keeper("surname") is None


def test_a_file_of_offices_with_mistakes_tells_their_places(tmp_path: Path) -> None:
    text = """\
offices:
  one:
    name: {ru: {nom: отдел, dat: отделу}}
    keeps:
      - {kinds: [iinn], why: Why., source: a}
      - {kinds: [inn], bring: Papers.}
  two: {name: Two, keeps: [{kinds: [snils], why: Why., source: a}], telephone: '1'}
extra: 1
"""
    mistakes = Mistakes()
    read(tree(text, "offices.yaml", mistakes), mistakes)
    with pytest.raises(RuleSetError) as caught:
        mistakes.end()
    assert [f"{m.line}:{m.column} {m.text}" for m in caught.value.mistakes] == [
        "3:29 there is no case 'dat'; there is: acc, gen, in, nom",
        "5:18 there is no kind 'iinn', did you mean 'inn'?",
        "6:9 the key 'why' is missing here",
        "6:9 the key 'source' is missing here",
        "7:69 there is no key 'telephone'; there is: keeps, name",
        "8:1 there is no key 'extra'; there is: offices",
    ]
