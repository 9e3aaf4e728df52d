"""Refusals that name no field: recognised whole and damaged, never in ordinary prose; what is said of them is confirmed, or not said."""

from __future__ import annotations

import copy
import html
import json
import random
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gosform import load_form
from gosform.check.form import Form
from gosform.cli import main
from gosform.folders import root
from gosform.messages_check import manner, remarks_on
from gosform.problem import RuleSetError
from gosform.read_rules import read_text
from gosform.read_rules.mistakes import Mistakes
from gosform.read_rules.nodes import tree
from gosform.refusal import LEVELS, REASONS, VERDICTS, Refusal
from gosform.refusals import Entry, entries, explain_refusal
from gosform.refusals.classes import CLASSES, SEEN_IN_VALUES
from gosform.refusals.codes import SHORT
from gosform.refusals.explaining import BY_KIND, SAYS, recognised
from gosform.refusals.questions import FIRST, PARTS, QUESTIONS, open_after, ordered
from gosform.refusals.reading import read_tree
from gosform.refusals.wording import ENOUGH, texts
from gosform.saying import refusal as saying
from gosform.showing.refusal import refusal_json
from gosform.vocabulary import told

ROOT = Path(__file__).resolve().parents[1]
FORM = load_form("portal-registration")
GOOD: dict[str, Any] = dict(FORM.rules.examples[1].record)
TEXTS = sorted(set(texts()))
CODES = [(entry.id, code) for entry in entries().values() for code in entry.codes]
LETTERS_ALOUD = re.compile(r"[^\W\d_]|[ .,:?-]")
LETTER = "Уважаемая Мария Петровна! По Вашему заявлению от 3 октября сообщаем об отказе: «{}». С уважением, отдел обработки обращений."
SAYS_CODE = ["код {}", "Код ошибки: {}", "код результата – {}", "Отказ, код отказа № {}", "КОДЫ ОШИБОК {}".replace("ОШИБОК ", "")]


def record(**changed: str) -> dict[str, Any]:
    """The good record of the form with some values in other words: ``passport__number``."""
    found = copy.deepcopy(GOOD)
    for name, value in changed.items():
        section, _, field = name.partition("__")
        found[section][field] = value
    return found


def entry_of(text: str) -> str:
    found = recognised(text).entry
    return found.id if found else ""


def broken(text: str, seed: int) -> str:
    """A text as it arrives: another case, ё and е, other quotes and spaces, lines broken at random, entities, tags."""
    choose = random.Random(seed)  # noqa: S311  the same damage every time
    text = choose.choice([text, text.upper(), text.lower(), text.title()])
    text = text.replace("е", "ё", 1) if choose.random() < 0.5 else text.replace("ё", "е")
    words = text.split(" ")
    text = "".join(word + choose.choice([" ", "\n", "\r\n", "\u00a0", "  ", " \u200b"]) for word in words)
    text = text.replace("(", choose.choice(["(", "«", "["])).replace(")", choose.choice([")", "»", "]"]))
    if choose.random() < 0.5:
        text = f"<p class='error'>{html.escape(text)}</p>&nbsp;<br/>"
    return choose.choice(["{}", "«{}»", "“{}”", "Ответ портала: {}", "{} Подробнее в личном кабинете."]).format(text)


@pytest.mark.parametrize(("id", "text"), TEXTS, ids=[f"{id}-{i}" for i, (id, _) in enumerate(TEXTS)])
def test_every_text_is_recognised_alone_and_damaged(id: str, text: str) -> None:
    """Its own text, forty damaged ones, and the same inside a letter."""
    assert entry_of(text) == id
    for seed in range(40):
        assert entry_of(broken(text, seed)) == id, broken(text, seed)
    assert entry_of(LETTER.format(text)) == id


@pytest.mark.parametrize(("id", "text"), [row for row in TEXTS if len(re.findall(r"\w{4,}", row[1])) > 4])
def test_a_long_text_is_recognised_cut_in_the_middle(id: str, text: str) -> None:
    """The first two thirds, with the last word cut; where two refusals begin alike, none of them is named."""
    piece = text[: len(text) * 2 // 3]
    found = recognised(piece)
    assert found.entry is None or found.entry.id == id
    same = [other for other, said in TEXTS if other != id and said.startswith(piece[: len(piece) // 2])]
    assert (found.entry is not None and found.entry.id == id) or same


@pytest.mark.parametrize("text", ["соответствуют", "доку-\nмент"])
def test_words_that_a_line_break_cut_are_whole_again(text: str) -> None:
    told = "Сведения по указанным лицам не соответ-\nствуют (отсут­ствуют) сведе-\r\n ниям, имеющимся в налоговом органе"
    assert entry_of(told) == "fns-0400500003"


def test_a_text_in_the_wrong_encoding_is_read() -> None:
    """UTF-8 that a program read as Windows-1251."""
    for text, id in (("Формат файла не определен", "fns-0300100001"), ("Имя файла указано неправильно", "fns-0200100003")):
        mangled = "".join(chr(byte) if byte == 0x98 else bytes([byte]).decode("cp1251") for byte in text.encode())
        assert mangled != text
        assert entry_of(mangled) == id


@pytest.mark.parametrize(("id", "code"), CODES, ids=[code for _, code in CODES])
def test_every_code_is_recognised(id: str, code: str) -> None:
    """Alone, in a sentence that says that it is a code, with Russian letters that look alike, and a long one anywhere."""
    assert entry_of(code) == id
    assert recognised(code).code == code
    for form in SAYS_CODE:
        assert entry_of(form.format(code)) == id, form.format(code)
    alike = code.translate(str.maketrans("ESIA", "ЕСIА"))
    assert entry_of(alike) == id
    if len(code) > SHORT and code.lstrip("0") not in ("", "1"):
        assert entry_of(f"Пришло вот это {code}, что делать?") == id


def test_a_code_that_lost_its_zeros_is_recognised_where_it_is_called_a_code() -> None:
    """Spreadsheets drop the zero in front; by itself such a number may be anything."""
    assert entry_of("код ошибки 400500003") == "fns-0400500003"
    assert entry_of("400500003") == ""


@pytest.mark.parametrize(
    "text",
    [
        "мне 30 лет, живу в доме 40, корпус 50",
        "перезвоните через 10 минут",
        "минус 11 градусов, -12 ночью",
        "ИНН 040050000312",
        "телефон 8 916 040 05 00",
        "паспорт 45 08 123456 выдан 20.10.2010",
        "ошибки в 30 заявлениях",
        "ESIA",
        "005002",
        "ИНН 0000000000 не подходит",
        "0000000001, 0000000002, 0000000003",
        "",
        "   \n\t",
        "\u200b",
        "()",
    ],
)
def test_numbers_of_daily_life_are_no_codes(text: str) -> None:
    assert entry_of(text) == ""


PROSE = [
    "Добрый день, подскажите, пожалуйста, когда будет готов мой загранпаспорт?",
    "В налоговом органе мне выдали справку о доходах и уведомление о вычете.",
    "Имя файла я не помню, документ лежит в папке с паспортом.",
    "Файл не открывается на телефоне, формат картинки обычный.",
    "Я заполнил все, что было нужно, и нажал кнопку отправить.",
    "Мой паспорт лежит дома, а СНИЛС у мамы.",
    "Подпись поставил ручкой на бумаге, потом сканировал.",
    "Сведения о трудовой деятельности пришли по почте.",
    "У нас в семье трое детей, все указаны в заявлении.",
    "Документ был изменён решением суда ещё в прошлом году.",
    "ФИО в документе напечатано крупно, владелец подписи – мой муж.",
    "Декларация сдана вовремя, ошибок нет.",
    "Please check the photo, it must be an old one.",
    "Он сообщил недостоверные сведения журналистам на радио вчера вечером за ужином с друзьями.",
]


@pytest.mark.parametrize("text", PROSE)
def test_ordinary_prose_is_no_refusal(text: str) -> None:
    assert entry_of(text) == ""


def test_nothing_is_recognised_in_our_own_pages_and_examples() -> None:
    """Paragraphs of the reference pages, which speak of nothing but documents, and the sentences of all forms."""
    told = 0
    for path in sorted((ROOT / "docs" / "kinds").glob("*.md")):
        for paragraph in path.read_text(encoding="utf-8").split("\n\n"):
            assert entry_of(paragraph) == "", (path.name, paragraph[:80])
            told += 1
    for form in sorted(root("rules").glob("*.yaml")):
        for line in form.read_text(encoding="utf-8").splitlines():
            assert entry_of(line) == "", (form.name, line)
            told += 1
    assert told > 1000


@given(st.text(max_size=400))
def test_any_text_has_an_answer(text: str) -> None:
    """Whatever is pasted, the answer is a value that can be said, and what was pasted is not in it."""
    found = explain_refusal(text, form=FORM, record=GOOD)
    assert found.verdict in VERDICTS
    assert found.reason in REASONS
    json.dumps(refusal_json(found, "ru"))


@given(st.lists(st.sampled_from([word for _, text in TEXTS for word in text.split()]), max_size=6))
def test_a_few_words_of_many_refusals_are_hardly_one(words: list[str]) -> None:
    """Words in disorder are none of the texts, unless they are a text."""
    found = recognised(" ".join(words))
    assert found.entry is None or found.score >= ENOUGH


def test_no_text_is_recognised_as_another() -> None:
    for id, text in TEXTS:
        others = {entry_of(said) for other, said in TEXTS if other != id and said != text}
        assert entry_of(text) == id
        assert others <= {other for other, _ in TEXTS}


# What is said


def test_everything_right_means_that_the_register_may_disagree() -> None:
    found = explain_refusal("0400500003", form=FORM, record=GOOD)
    assert (found.verdict, found.reason) == ("register", "register")
    assert [one.pointer for one in found.fields][:2] == ["/applicant/surname", "/applicant/given_name"]
    page = refusal_json(found, "ru")
    assert page["office"] == "налоговая инспекция"
    assert any("форму менять не нужно" in text for text in page["say"])
    assert any("паспорт, ИНН и СНИЛС" in text for text in page["say"])
    assert "changed" in found.questions


def test_something_wrong_means_mend_and_stands_in_front() -> None:
    found = explain_refusal("0400500003", form=FORM, record=record(applicant__snils="112-233-445 96"))
    assert (found.verdict, found.reason) == ("mend", "mend")
    assert found.fields[0].pointer == "/applicant/snils"
    assert [str(p.code) for p in found.fields[0].problems] == ["snils.checksum"]
    assert saying.say_refusal(found, "ru")[-1] == "Сначала исправьте эти поля: СНИЛС."
    assert [step.id for step in found.steps] == ["mend"]


def test_something_wrong_elsewhere_is_told_and_decides_nothing() -> None:
    found = explain_refusal("0400500003", form=FORM, record=record(account__phone="12"))
    assert (found.verdict, found.reason) == ("unknown", "elsewhere")
    assert found.fields[-1].pointer == "/account/phone"
    assert "Номер телефона" in saying.say_refusal(found, "ru")[-1]


def test_a_field_that_is_empty_is_not_looked_at() -> None:
    without = record()
    del without["applicant"]["inn"]
    found = explain_refusal("0400500003", form=FORM, record=without)
    assert "/applicant/inn" not in [one.pointer for one in found.fields]
    assert explain_refusal("0300300032", form=FORM, record=without).reason == "empty"


def test_what_a_caller_has_not_said_yet_is_no_mistake() -> None:
    """With a part of the record nothing is to be mended and no register is blamed, until the fields of the refusal are all there."""
    part = {"applicant": {"surname": "Иванов"}}
    found = explain_refusal("0400500003", form=FORM, record=part, partial=True)
    assert (found.verdict, found.reason) == ("unknown", "empty")
    assert explain_refusal("0400500003", form=FORM, record=part).verdict == "mend"
    wrong = {"applicant": {"surname": "Иванов", "snils": "112-233-445 96"}}
    found = explain_refusal("0400500003", form=FORM, record=wrong, partial=True)
    assert (found.verdict, found.fields[0].pointer) == ("mend", "/applicant/snils")
    assert all(str(p.code) == "snils.checksum" for one in found.fields for p in one.problems)
    found = explain_refusal("0400500003", form=FORM, record=GOOD, partial=True)
    assert (found.verdict, found.reason) == ("register", "register")
    without_contacts = record()
    without_contacts.pop("account", None)
    assert explain_refusal("0400500003", form=FORM, record=without_contacts, partial=True).verdict == "register"


def test_only_dates_of_birth_are_meant_where_the_refusal_says_so() -> None:
    found = explain_refusal("0400500003", form=FORM, record=GOOD)
    assert [one.pointer for one in found.fields if one.place.words.id == "date"] == ["/applicant/birth_date"]


def test_repeated_sections_are_looked_at_item_by_item() -> None:
    form = load_form("passport-rf")
    sent = copy.deepcopy(dict(form.rules.examples[2].record))
    sent["children"][1]["surname"] = "Петр0в"
    found = explain_refusal("0400500003", form=form, record=sent)
    assert (found.verdict, found.fields[0].pointer) == ("mend", "/children/1/surname")


def test_without_a_record_nothing_is_claimed_of_the_form() -> None:
    for found in (explain_refusal("0400500003", form=FORM), explain_refusal("0400500003")):
        assert (found.verdict, found.reason) == ("unknown", "nothing-checked")
        assert found.steps == ()
        assert found.questions[0] == "application"
    assert [one.pointer for one in explain_refusal("0400500003").fields] == [""] * 11


def test_a_refusal_about_a_file_sends_nobody_to_the_fields() -> None:
    found = explain_refusal("Некорректная подпись", form=FORM, record=GOOD)
    assert (found.files, found.verdict, found.fields) == (True, "unknown", ())
    assert "file-changed" in found.questions or "other-person" in found.questions
    assert any("в файле" in text for text in saying.say_refusal(found, "ru"))


def test_an_unknown_refusal_still_shows_what_is_wrong() -> None:
    found = explain_refusal("заявление вернулось", form=FORM, record=record(applicant__snils="112-233-445 96"))
    assert (found.known, found.verdict, found.fields[0].pointer) == (False, "mend", "/applicant/snils")
    assert found.questions[0] == "word-for-word"


def test_two_refusals_with_the_same_words_are_not_told_apart_by_guessing() -> None:
    text = "руководителя организации - налогоплательщика (физического лица - налогоплательщика), уполномоченного представителя"
    found = explain_refusal(text)
    assert not found.known
    assert {"fns-0100100001", "fns-0100100002"} <= set(found.others)
    assert saying.say_refusal(found, "ru")[0] == "Такие слова есть в нескольких отказах."


@pytest.mark.parametrize("code", ["0300300001", "0300300033", "ESIA-036203", "ESIA-030003"])
def test_a_code_that_nobody_confirmed_is_not_explained(code: str) -> None:
    """It is known to exist; the caller reads the protocol, and no meaning, office or verdict is made up."""
    found = explain_refusal(code, form=FORM, record=GOOD)
    assert (found.known, found.confirmed, dict(found.meaning), found.office) == (True, "no", {}, None)
    assert found.verdict == "unknown"
    assert found.questions[0] == "word-for-word"
    page = refusal_json(found, "ru")
    assert page["meaning"] is None
    assert page["say"][:2] == ["Такой код есть, но что он значит, никто не подтвердил.", "Прочтите текст протокола слово в слово."]


@pytest.mark.parametrize("code", ["10", "20", "30", "40", "50"])
def test_a_code_that_documents_use_differently_asks_which_document(code: str) -> None:
    found = explain_refusal(f"код {code}")
    assert found.questions[0] == "which-document"
    assert dict(found.meaning) == {}
    page = refusal_json(found, "ru")
    assert len(page["documents"]) == 2
    assert len({one["meaning"] for one in page["documents"]}) == 2
    assert all(one["source"] for one in page["documents"])


def test_the_words_of_a_document_tell_which_one_is_meant() -> None:
    """The rules of the pension fund print the meaning beside the code."""
    found = explain_refusal("40 - недопустимые символы, недопустимые коды (ошибка)")
    assert (found.id, found.acts, found.confirmed) == ("sfr-40", (), "official")
    assert "which-document" not in found.questions
    assert "лишние символы" in found.meaning["ru"]


def test_the_specific_code_of_a_protocol_goes_before_the_general_one() -> None:
    text = "0000000001 Декларация (расчет) содержит ошибки и требует уточнения\n0400500003 Сведения по указанным лицам не соответствуют"
    found = explain_refusal(text)
    assert (found.id, found.others[0]) == ("fns-0400500003", "fns-0000000001")


# Questions


def test_every_question_has_a_sentence_and_every_sentence_a_question() -> None:
    assert set(QUESTIONS) == set(saying.QUESTIONS)
    assert set().union(*PARTS.values()) <= set(CLASSES)


def test_each_question_tells_the_most_that_is_left_to_tell() -> None:
    """Whatever the refusal: no other question would have left less open at that point."""
    for entry in entries().values():
        weights = {name: float(CLASSES[name]) for name in entry.classes}
        asked = ordered(weights)
        for i, id in enumerate(asked):
            best = min(open_after(weights, [*asked[:i], other]) for other in PARTS if other not in asked[:i])
            assert open_after(weights, [*asked[:i], id]) == pytest.approx(best)


def test_nothing_is_asked_that_tells_nothing() -> None:
    assert ordered({"signature": 13.0}) == ()
    assert ordered({}) == ()
    assert ordered({"register": 1.0, "phone": 1.0}) == ("pasted",)


@pytest.mark.parametrize(
    "changed",
    [{"applicant__inn": "500100732259\u00a0"}, {"applicant__snils": "112 233 445 95"}, {"applicant__inn": "5001007З2259"}],
    ids=["a space that is none", "spaces inside", "a letter for a digit"],
)
def test_a_value_with_spaces_or_look_alikes_asks_first_whether_it_was_pasted(changed: dict[str, str]) -> None:
    found = explain_refusal("0400500003", form=FORM, record=record(**changed))
    assert found.questions[0] == "pasted"
    for same in (GOOD, record(applicant__snils="11223344595")):
        assert explain_refusal("0400500003", form=FORM, record=same).questions[0] != "pasted"


def test_the_number_of_the_application_is_asked_only_where_there_is_no_record() -> None:
    assert "application" in explain_refusal("0400500003", form=FORM).questions
    assert "application" not in explain_refusal("0400500003", form=FORM, record=GOOD).questions


def test_first_questions_stand_first() -> None:
    for entry in entries().values():
        for text in (*entry.codes, *(text for text, _ in entry.texts)):
            asked = explain_refusal(text).questions
            first = [id in FIRST for id in asked]
            assert first == sorted(first, reverse=True)


# The files


@pytest.mark.parametrize("entry", entries().values(), ids=entries())
def test_every_entry_is_complete(entry: Entry) -> None:
    """A meaning in both languages and in manner, or none and the level “no”; a source; a day."""
    assert entry.confirmed in LEVELS
    assert entry.source
    for meaning in (entry.meaning, *(act.meaning for act in entry.acts)):
        for lang in ("ru", "en"):
            if entry.confirmed == "no":
                assert lang not in meaning
            elif not entry.acts or meaning is not entry.meaning:
                for sentence in re.split(r"(?<=[.])\s+(?=[A-ZА-ЯЁ])", meaning[lang]):
                    assert not [*manner(lang, sentence)], (lang, sentence, [*manner(lang, sentence)])
                assert len(meaning[lang]) <= 140
    assert "gosuslugisovet" not in entry.source


def test_troubles_and_kinds_that_speak_of_a_class_exist() -> None:
    from gosform import codes
    from gosform.kinds import is_kind

    troubles = {code.trouble for code in codes().values()}
    assert not [word for _, words in SAYS for word in words.split() if word not in troubles]
    assert all(map(is_kind, BY_KIND))
    assert {name for name, _ in SAYS} | set(BY_KIND.values()) | SEEN_IN_VALUES <= set(CLASSES)


def test_mistakes_of_a_file_are_told_with_their_places() -> None:
    text = """\
issuer: {ru: Служба, en: Service}
refusals:
  one:
    codes: ['1']
    look: [inn, snlis, {kind: date, labels: [рожд]}]
    classes: [registry]
    register: fnx
    meaning: {ru: Так.}
    confirmed: sure
    source: a
    seen: '2026-02-30'
  two:
    codes: ['1']
    look: everything
    classes: [register]
    meaning: {ru: Так.}
    confirmed: 'no'
    source: a
    seen: '2026-02-28'
  three: {look: [], classes: [], confirmed: official, seen: '2026-02-28', source: a, lok: 1}
  four: {codes: ['5'], look: [], classes: [phone], confirmed: official, seen: '2026-02-28', source: a}
"""
    mistakes = Mistakes()
    list(read_tree(tree(text, "x.yaml", mistakes), mistakes))
    with pytest.raises(RuleSetError) as caught:
        mistakes.end()
    assert [f"{m.line}:{m.column} {m.text}" for m in caught.value.mistakes] == [
        "5:17 there is no kind 'snlis', did you mean 'snils'?",
        "5:24 the key 'label' is missing here",
        "5:37 there is no key 'labels', did you mean 'label'?",
        "6:15 there is no class 'registry', did you mean 'register'?",
        "7:15 there is no office 'fnx', did you mean 'fns'?",
        "9:16 there is no level 'sure'; there is: forum, no, official, practice",
        "11:5 there is no such day in the calendar",
        "12:3 the code '1' is in 'one' already: use 'acts' where it means different things",
        "14:11 a list of kinds is needed here, or all",
        "16:5 what is not confirmed has no meaning: leave it out",
        "20:30 at least one is needed here",
        "20:86 there is no key 'lok', did you mean 'look'?",
        "21:9 the key 'meaning' is missing here, or confirmed is 'no'",
    ]


def test_each_code_belongs_to_one_entry() -> None:
    """Over all files; what a code means in several documents stands in one entry."""
    assert len({code for _, code in CODES}) == len(CODES)
    assert len({text for _, text in TEXTS}) == len(TEXTS)


# On the way out


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_everything_that_is_said_can_be_read_aloud(lang: str) -> None:
    for entry in entries().values():
        for text in (*entry.codes, *(text for text, _ in entry.texts)):
            for sent in (None, GOOD, record(applicant__snils="1")):
                page = refusal_json(explain_refusal(text, form=FORM, record=sent), lang)
                for said in page["aloud"]:
                    assert not LETTERS_ALOUD.sub("", said), said
                for said in (*page["say"], *page["questions"]):
                    assert "{" not in said
                assert page["lang"] == lang


def test_no_value_of_the_record_is_in_the_answer() -> None:
    """Neither in the JSON nor in a repr; messages quote what was typed only when asked to."""
    sent = record(applicant__surname="Кимfirst", applicant__inn="500100732250")
    found: Refusal = explain_refusal("0400500003", form=FORM, record=sent)
    written = json.dumps(refusal_json(found, "ru"), ensure_ascii=False) + repr(found)
    for value in ("500100732250", "Кимfirst", "573482", "12.04.2010"):
        assert value not in written


def test_the_answer_has_the_keys_that_the_page_and_the_api_rely_on() -> None:
    page = refusal_json(explain_refusal("0400500003", form=FORM, record=GOOD), "ru")
    assert {"known", "code", "office", "meaning", "source", "fields", "verdict", "say", "questions"} <= set(page)
    assert page["code"] == "0400500003"
    assert page["fields"][0] == {"pointer": "/applicant/surname", "label": "Фамилия", "problems": 0, "messages": []}


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Any:
    def go(*argv: str) -> tuple[int, str, str]:
        status = main(argv)
        said = capsys.readouterr()
        return status, said.out, said.err

    return go


def test_the_command_tells_and_asks(run: Any, tmp_path: Path) -> None:
    """0: nothing to mend here; 1: something to mend; 2: usage."""
    file = tmp_path / "one.json"
    file.write_text(json.dumps(GOOD, ensure_ascii=False), encoding="utf-8")
    status, out, err = run("refusal", "0400500003", "--form", "portal-registration", "--record", str(file))
    assert (status, err) == (0, "")
    assert "Что спросить:\n  1. " in out
    assert "налоговую инспекцию" in out
    file.write_text(json.dumps(record(applicant__snils="1"), ensure_ascii=False), encoding="utf-8")
    status, out, err = run("refusal", "0400500003", "--form", "portal-registration", "--record", str(file), "--lang", "en")
    assert (status, err) == (1, "")
    assert "Where to look:\n  СНИЛС" in out or "Where to look:\n  " in out
    assert run("refusal", "0400500003", "--form", "portal-registration", "--record", str(file), "--exit-zero")[0] == 0
    status, out, _ = run("refusal", "-11", "--format", "json")
    assert (status, json.loads(out)["id"]) == (0, "fss-signed-twice")


def test_the_command_lists_what_is_known_with_sources(run: Any) -> None:
    status, out, err = run("refusal", "--list", "--format", "json")
    rows = json.loads(out)
    assert (status, err) == (0, "")
    assert [row["id"] for row in rows] == list(entries())
    assert all(row["source"] for row in rows)
    assert run("refusal", "--list")[1].count("Источник:") == len(rows)


def test_mistakes_of_usage_are_one_line(run: Any, tmp_path: Path) -> None:
    broken_file = tmp_path / "x.json"
    broken_file.write_text("{", encoding="utf-8")
    for argv in (
        ("refusal", ""),
        ("refusal", "30", "--record", str(broken_file)),
        ("refusal", "30", "--form", "passport-rf", "--record", str(broken_file)),
        ("refusal", "30", "--form", "passport-rf", "--record", str(tmp_path / "none.json")),
        ("refusal", "30", "--form", "pasport-rf"),
    ):
        status, out, err = run(*argv)
        assert (status, out, err.count("\n")) == (2, "", 1), (argv, err)


def test_the_page_is_what_the_files_say() -> None:
    """docs/refusals.md is made of rules/refusals/ and the questions."""
    import importlib.util

    spec = importlib.util.spec_from_file_location("make_refusals_page", ROOT / "tools" / "make_refusals_page.py")
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    assert (ROOT / "docs" / "refusals.md").read_text(encoding="utf-8") == tool.page()


def test_a_new_passport_and_a_former_name_are_told_as_a_likely_cause() -> None:
    """Both are in the form; whether they are the cause is asked, and nothing is claimed."""
    when = date(2026, 11, 22)
    fresh = record(passport__series="4525", passport__issued_on="12.04.2026")
    found = explain_refusal("0400500003", form=FORM, record=fresh, as_of=when)
    assert (found.verdict, found.hints) == ("register", ("recent-document",))
    assert found.questions[0] == "changed"
    assert "Паспорт выдан меньше года назад: у ведомства может быть записан прежний." in saying.say_refusal(found, "ru")
    old = explain_refusal("0400500003", form=FORM, record=fresh, as_of=date(2027, 11, 22))
    assert old.hints == ()
    text = """\
id: probe
version: 1
title: {ru: Проба, en: Probe}
source: constructed
sections:
  a:
    title: {ru: Заявитель, en: Applicant}
    fields:
      surname: {kind: surname}
      former_surname: {kind: surname, label: {ru: Прежняя фамилия, en: Former surname}}
"""
    probe = Form(read_text(text))
    named = explain_refusal("0400500003", form=probe, record={"a": {"surname": "Петрова", "former_surname": "Иванова"}})
    assert named.hints == ("former-name",)
    assert explain_refusal("0400500003", form=probe, record={"a": {"surname": "Петрова"}}).hints == ()


def test_doubts_are_told_before_it_is_said_that_nothing_was_found() -> None:
    """A warning decides nothing, and is not kept back."""
    sent = record(passport__series="4515")
    found = explain_refusal("паспорт недействителен", form=FORM, record=sent, as_of=date(2026, 11, 22))
    page = refusal_json(found, "ru")
    if found.verdict == "register":
        assert any(text.startswith("Сверьте ещё раз с документом") for text in page["say"])
    assert found.fields[0].problems


def test_the_texts_of_the_data_files_are_checked_with_the_catalogues() -> None:
    assert [*remarks_on("ru", told())] == [*remarks_on("en", told())] == []
    assert [str(one) for one in remarks_on("ru", [("x.yaml:1:1", {"ru": "Данные некорректные"})])] == [
        "x.yaml:1:1: says 'некорректн': Данные некорректные",
        "x.yaml:1:1: does not end with a full stop: Данные некорректные",
    ]
