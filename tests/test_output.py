"""The output formats: each keeps its own grammar, hides what it must, and shows marks where the trouble is."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gosform.check.folding import fold
from gosform.explain import explain
from gosform.output import names, render, writer
from gosform.problem import Code, Fix, GosformError, Place, Problem, Report, Rule, Severity, Span, Token, Trust, Words, problem
from gosform.saying.visible import DOT, cells, marked, revealed, revealed_together, safe
from gosform.showing.shown import Look, Shown, typed_at

GOLDEN = Path(__file__).parent / "golden"
WORDS = Words("value", label="Value", acc="the value", example="42", where="It is on the paper.")
SECTION = {"ru": "Заявитель", "en": "Applicant"}
PLACE = Place(WORDS, label={"en": {"nom": "Code"}, "ru": {"nom": "Код"}}, section=SECTION, rule=Rule("trial@1", "trial.yaml:9:7"))
OTHER = Place(WORDS, label={"en": {"nom": "Number"}, "ru": {"nom": "Номер"}}, section={"ru": "Документ", "en": "Document"})
LETTERS = Code("trial.letters", what="There is “{char}” in {in}.", plain="There is a letter in {in}.", fix="Enter {acc} in digits.")
DIFFER = Code("relation.trial", what="{label} and {other} differ.", fix="Compare {acc} with the document.", why="They are the same number.")
ODD = Code("trial.odd", what="{label} is rare: {need} is usual since {day}.", fix="Compare {acc}.", severity=Severity.WARNING)
CLEANED = Code("trial.cleaned", what="We tidied {acc}.", fix="Leave it as it is.", severity=Severity.NOTICE)


def report() -> Report:
    """One of each: a letter with a fix, a relation folded under it, a warning with a number and a date, a notice folded under that."""
    record = {"applicant": {"code": "77О708", "date": "=1+1"}, "document": [{"number": "770709"}]}
    fix = Fix(Span(2, 3), "0", Trust.SAFE)
    letters = problem(LETTERS, Span(2, 3), fix, char="О", name="CYRILLIC CAPITAL LETTER O", sign=Token("Cyrillic letter"))
    differ = Problem(DIFFER, pointer="/applicant/code", related=("/document/0/number",), place=PLACE, places=(OTHER,))
    odd = problem(ODD, Span(0, 4), need=(10, 12), day=date(2026, 11, 22))
    found = (letters.at("/applicant/code", PLACE), differ, odd.at("/applicant/date", PLACE), problem(CLEANED).at("/applicant/date", PLACE))
    return Report(fold(found), None, record, record, "trial@1")


def all_outputs() -> dict[str, str]:
    """Golden file -> text: every format, with and without values where that makes a difference."""
    found = {}
    clean = Report((), None, {}, {}, "trial@1", row=3)
    for name in names():
        for show in (False, True):
            look = Look("en", show_values=show, many=True, named=True)
            items = [Shown(report(), "a:b,c%.json"), Shown(clean, "rows.jsonl")]
            found[f"output.{'values' if show else 'hidden'}.{name}"] = "".join(writer(name)(items, look))
    return found


@pytest.mark.parametrize("name", sorted(all_outputs()))
def test_golden(name: str) -> None:
    """The same reports give the same text as ever: ``python tests/test_output.py`` writes it anew."""
    with (GOLDEN / name).open(encoding="utf-8", newline="") as file:
        assert file.read() == all_outputs()[name]


def test_every_format_has_its_golden_files() -> None:
    """A new format is a new file and its golden files."""
    assert {path.name for path in GOLDEN.glob("output.*")} == set(all_outputs())


@pytest.mark.parametrize("name", ["sarif", "junit", "github"])
def test_formats_for_machines_of_others_never_show_values(name: str) -> None:
    """Not even when asked: their files travel."""
    assert all_outputs()[f"output.values.{name}"] == all_outputs()[f"output.hidden.{name}"]
    assert "77О708" not in all_outputs()[f"output.values.{name}"]


def test_json_is_the_contract() -> None:
    """The keys and their order are what the contract says; what was typed is there only with show_values."""
    data = json.loads(render(report(), "json", "en"))
    assert list(data) == ["ok", "form", "lang", "problems"]
    first = data["problems"][0]
    assert list(first) == [
        "code", "severity", "pointer", "label", "span", "params", "related", "fixes", "message", "details", "lang", "rule",
        "folded",
    ]  # fmt: skip
    assert list(first["folded"][0]) == list(first)[:-1]
    assert first["folded"][0]["code"] == "relation.trial"
    assert first["params"] == {"name": "CYRILLIC CAPITAL LETTER O", "sign": "Cyrillic letter"}
    assert first["fixes"] == [{"trust": "safe", "span": [2, 3], "probability": None}]
    assert first["rule"] == "trial.yaml:9:7"
    data = json.loads(render(report(), "json", "en", show_values=True))
    first = data["problems"][0]
    assert list(data)[-1] == "values"
    assert data["values"]["applicant"]["code"] == "77О708"
    assert first["params"]["char"] == "О"
    assert first["fixes"] == [{"trust": "safe", "span": [2, 3], "text": "0", "value": "770708", "probability": None}]
    assert next(iter(json.loads(render([Report(row=7)], "json"))[0])) == "row"


def test_json_one_and_many() -> None:
    """One report is an object, several are an array, none is an empty array."""
    assert isinstance(json.loads(render(report(), "json")), dict)
    assert [len(json.loads(render([report()] * n, "json"))) for n in range(3)] == [0, 1, 2]
    assert len(render([report()] * 3, "jsonl").splitlines()) == 3


def test_sarif_is_sarif() -> None:
    """The parts that readers of SARIF 2.1.0 need are there and agree with each other."""
    data = json.loads(render([report(), report()], "sarif", "en", file="папка/a b.csv"))
    run = data["runs"][0]
    assert data["version"] == "2.1.0"
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert len(rules) == len(set(rules)) == 4
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        assert result["message"]["text"]
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert uri == "%D0%BF%D0%B0%D0%BF%D0%BA%D0%B0/a%20b.csv"


def test_junit_counts() -> None:
    """One suite a file, one case a record, a failure for each record with an error."""
    items = [Shown(report(), "a"), Shown(Report(row=2), "a"), Shown(Report(), "b")]
    root = ElementTree.fromstring("".join(writer("junit")(items, Look("en"))))  # noqa: S314  our own text
    assert [(s.get("name"), s.get("tests"), s.get("failures"), len(s)) for s in root] == [("a", "2", "1", 2), ("b", "1", "0", 1)]


def test_csv_has_no_formula() -> None:
    """A cell that a spreadsheet would run gets an apostrophe."""
    rows = list(csv.DictReader(io.StringIO(render(report(), "csv", "en", show_values=True, file="@a"))))
    assert rows[0]["file"] == "'@a"
    assert rows[2]["typed"] == "'=1+1"
    assert rows[0]["fixed"] == "770708"


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_text_is_aligned(lang: str) -> None:
    """The mark stands under the exact characters."""
    lines = render(report(), "text", lang, show_values=True).splitlines()
    at = next(i for i, line in enumerate(lines) if "77О708" in line)
    assert lines[at].index("О") == lines[at + 1].index("^")
    assert lines[at + 1].count("^") == 1


MARKS = [
    ("77О7083893", (2, 3), "77О7083893", "  ^"),
    ("ИНН: 77", (5, 7), "ИНН: 77", "     ^^"),
    ("a\tb", (1, 2), "a␉b", " ^"),
    ("a\x1b[31mb", (1, 2), "a␛[31mb", " ^"),
    ("a\u200bb", (1, 2), "a·b", " ^"),
    ("a\u00a0b", (2, 3), "a␣b", "  ^"),
    ("漢字b", (2, 3), "漢字b", "    ^"),
    ("漢字b", (1, 2), "漢字b", "  ^^"),
    ("д.🙂кв", (2, 3), "д.🙂кв", "  ^^"),
    ("д.🙂кв", (3, 4), "д.🙂кв", "    ^"),
    ("и\u0306x", (2, 3), "и\u0306x", " ^"),
    ("и\u0306x", (1, 2), "и\u0306x", "^"),
    ("\u0306x", (0, 1), "\u0306x", "^"),
    ("a\ud800b", (2, 3), "a\ufffdb", "  ^"),
    ("a\u202eb\u2028c\x85d", (6, 7), "a·b·c\ufffdd", "      ^"),
    ("", (0, 0), "", "^"),
    ("abc", (3, 3), "abc", "   ^"),
    ("👩\u200d👧", (1, 2), "👩·👧", "  ^"),
]


@pytest.mark.parametrize(("typed", "span", "text", "marks"), MARKS)
def test_marks(typed: str, span: tuple[int, int], text: str, marks: str) -> None:
    """Cyrillic, wide, combining, invisible and control characters all leave the mark where it belongs."""
    assert marked(cells(typed), Span(*span)) == (text, marks)


SEVERAL = [
    ('"Мира"/1', (0, 1), [(5, 6), (6, 7)], '"Мира"/1', "^    --"),
    ("Мира/1", (4, 5), [(0, 6)], "Мира/1", "----^-"),
    ("Мира/1", None, [(4, 5)], "Мира/1", "    -"),
    ("д.🙂кв/", (5, 6), [(2, 3)], "д.🙂кв/", "  --  ^"),
    ("x" * 95 + "/" + "x" * 95, (0, 1), [(95, 96), (20, 25)], "x" * 31 + "…", "^" + " " * 19 + "-" * 5),
    ("x" * 50 + "/", (50, 51), [(0, 1)], "x" * 50 + "/", "-" + " " * 49 + "^"),
]


@pytest.mark.parametrize(("typed", "span", "others", "text", "marks"), SEVERAL)
def test_marks_of_several_problems(typed: str, span: Any, others: list[tuple[int, int]], text: str, marks: str) -> None:
    """The first problem is marked with ^, the others with - under the same value, as far as the window holds them."""
    assert marked(cells(typed), span and Span(*span), [Span(*x) for x in others]) == (text, marks)


@pytest.mark.parametrize("start", [0, 1, 29, 30, 5000, 9999])
@pytest.mark.parametrize("length", [1, 59, 60, 61, 10_000])
def test_long_values_are_windowed(start: int, length: int) -> None:
    """Ten thousand characters show a window around the mark, and the mark is still under it."""
    typed = "".join(chr(0x410 + i % 32) for i in range(10_000))
    text, marks = marked(cells(typed), Span(start, min(start + length, 10_000)))
    assert len(text) <= 30 + 60 + 30 + 2
    assert marks.index("^") < len(text)
    assert text[marks.index("^")] == typed[start]


def test_what_needs_no_look_one_by_one_is_drawn_as_itself() -> None:
    every = "".join(map(chr, range(0x3000)))
    assert safe(every) == "".join(cell.text for cell in cells(every))


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=80), st.integers(0, 80), st.integers(0, 80))
def test_any_text_is_safe_for_a_terminal(typed: str, start: int, length: int) -> None:
    """Nothing that is drawn can move a cursor, ring a bell or turn the line around; the mark is never outside."""
    start = min(start, len(typed))
    span = Span(start, min(len(typed), start + length))
    for hide in (False, True):
        text, marks = marked(cells(typed, hide), span)
        assert marked(cells(typed, hide), Span(0, 0), [span, Span(start, start)])[1].startswith("^")
        assert all(unicodedata.category(char)[0] != "C" for char in text + safe(typed))
        assert "\n" not in text
        assert set(marks) <= {" ", "^"}
        assert marks.count("^") >= 1
    assert all(not char.isalnum() for char in marked(cells(typed, True), span)[0])


SEEN = [
    ("letters", "77О7083893", (2, 3), "••О•••••••"),
    ("letters", "Иванов", (0, 6), "••••••"),
    ("letters", "7O", (1, 2), "••"),
    ("letters", "77абвгд7083893", (2, 7), "••••••••••••••"),
    ("characters", "ул. Мира/5", (8, 9), "••. ••••/•"),
    ("characters", "Ив4нов", (2, 3), "••4•••"),
    ("checksum", "7707083894", (9, 10), "••••••••••"),
    ("characters", "Ⓐ①🅰ªё", (4, 5), "••••ё"),
    ("letters", "7" * 20, (0, 20), DOT * 20),
]
TOGETHER = [
    ("ул. Мира/Советская", [(8, 9), (3, 4)], "••. ••••/•••••••••"),
    ("Ив4н0в5", [(2, 3), (4, 5)], "••4•0••"),
    ("Ив4н0в5", [(2, 3), (4, 5), (6, 7), (0, 1)], "••4••••"),
    ("4ва", [(0, 1), (0, 1)], "4••"),
]


@pytest.mark.parametrize(("trouble", "typed", "span", "shown"), SEEN)
def test_hidden_values_show_the_trouble_alone(trouble: str, typed: str, span: tuple[int, int], shown: str) -> None:
    """A strange letter may be seen, a number never, and signs in disguise are letters too."""
    found = problem(Code(f"trial.{trouble}", what="x", fix="y"), Span(*span))
    assert "".join(cell.text for cell in cells(typed, True, revealed(found, typed))) == shown


@pytest.mark.parametrize(("typed", "spans", "shown"), TOGETHER)
def test_hidden_values_with_several_problems(typed: str, spans: list[tuple[int, int]], shown: str) -> None:
    """Many strange letters together never show most of a value: then only those of the first problem are seen."""
    found = [problem(Code("trial.characters", what="x", fix="y"), Span(*span)) for span in spans]
    assert "".join(cell.text for cell in cells(typed, True, *revealed_together(found, typed))) == shown


def test_colours_only_when_asked() -> None:
    """No escape leaves render; with colour the words are the same."""
    plain = render(report(), "text", "en")
    assert "\x1b" not in plain
    coloured = "".join(writer("text")([Shown(report())], Look("en", colour=True)))
    for code in ("\x1b[31m", "\x1b[33m", "\x1b[36m", "\x1b[1m", "\x1b[2m", "\x1b[0m"):
        coloured = coloured.replace(code, "")
    assert coloured == plain


def test_what_is_left_out_still_counts() -> None:
    """The limit hides problems; it does not make a record good."""
    data = json.loads("".join(writer("json")([Shown(report(), most=0)], Look("en"))))
    assert (data["ok"], data["problems"], data["left_out"]) == (False, [], 4)
    text = "".join(writer("text")([Shown(report(), most=1)], Look("en")))
    assert "Problems left out: 3." in text
    assert "Problems: 2, warnings: 1, notes: 1." in text


@pytest.mark.parametrize("most", range(6))
@pytest.mark.parametrize("name", ["json", "csv"])
def test_the_limit_counts_what_is_folded(name: str, most: int) -> None:
    """No more problems than were allowed are shown in any form; each is either shown or counted as left out."""
    item = Shown(report(), most=most)
    text = "".join(writer(name)([item], Look("en")))
    shown = len(text.splitlines()) - 1 if name == "csv" else text.count('"code"')
    assert shown == min(most, 4)
    assert item.left_out == 4 - shown


def test_all_shows_each_in_full() -> None:
    """Unfolded, every problem has its value, its whole text and its fixes, in the order in which they were found."""
    text = "".join(writer("text")([Shown(report())], Look("en", show_values=True, unfolded=True)))
    for said in explain(report().all, "en"):
        assert f"{said.text}  [{said.code}]" in text
    assert text.count("77О708") == 2
    assert "\n  + " not in text
    assert "--all" not in text


def test_equal_lines_are_one() -> None:
    """The same sentence about several places of a value is one line that says how often; each place is marked."""
    found = fold(tuple(problem(LETTERS, Span(i, i + 1), char="О").at("/a", PLACE) for i in (0, 2, 4)))
    text = render(Report(found, None, {"a": "О1О2О3"}, {"a": "О1О2О3"}), "text", "en", show_values=True)
    assert "    О1О2О3\n    ^ - -\n" in text
    assert text.count("[trial.letters]") == 2
    assert "[trial.letters] ×2\n" in text


TYPED = [
    ({"a": {"b": "x"}}, "/a/b", "x"),
    ({"a~/": ["x"]}, "/a~0~1/0", "x"),
    ({"a": 5}, "/a", "5"),
    ("x", "", "x"),
    ({"a": True}, "/a", None),
    ({"a": {"b": 1}}, "/a", None),
    ({"a": []}, "/a/0", None),
    ({"a": ["x"]}, "/a/²", None),
    (None, "/a", None),
    ({"a": 10**5000}, "/a", None),
]


@pytest.mark.parametrize(("typed", "pointer", "text"), TYPED)
def test_typed_at(typed: Any, pointer: str, text: str | None) -> None:
    """A pointer finds the single value that stands there, or nothing."""
    assert typed_at(typed, pointer) == text


HOSTILE = "\x1b]0;x\x07\r\n::error::%0A]]>&<\x00\ud800\u202e=cmd|' /C'!A0,\"'\u2028\x9b31m"


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("show", [False, True])
def test_hostile_values_labels_and_names(name: str, show: bool) -> None:
    """No format lets a value, a key, a label or a file name break its grammar or steer a terminal."""
    place = Place(WORDS, label={"en": {"nom": HOSTILE}}, section={"en": HOSTILE}, rule=Rule("x@1", HOSTILE))
    found = problem(LETTERS, Span(0, 3), Fix(Span(0, 3), HOSTILE, Trust.LIKELY), char=HOSTILE[:1], sign=Token("control character"))
    key = HOSTILE.replace("~", "~0").replace("/", "~1")
    bad = Report((found.at(f"/{key}", place),), None, {HOSTILE: HOSTILE}, {HOSTILE: HOSTILE}, "x@1", 3)
    text = render([bad, bad], name, "en", show_values=show, file=HOSTILE)
    assert not any(unicodedata.category(char) in ("Cc", "Cs", "Cf", "Zl") and char not in "\r\n" for char in text)
    text.encode("utf-8")
    if name in ("json", "sarif"):
        json.loads(text)
    elif name == "jsonl":
        assert [json.loads(line)["row"] for line in text.splitlines()] == [3, 3]
    elif name == "junit":
        ElementTree.fromstring(text.encode())  # noqa: S314  our own text
    elif name == "github":
        assert [line[:8] for line in text.splitlines()] == ["::error "] * 2
        assert [line.split("::")[1].count("title=trial.letters ") for line in text.splitlines()] == [1, 1]
    elif name == "csv":
        assert len(list(csv.DictReader(io.StringIO(text)))) == 2


def test_sentences_are_those_of_explain() -> None:
    """Formats add layout; the words are explain's, in the chosen channel."""
    for channel in ("field", "sms", "phone"):
        said = [one.text for one in explain(report(), "en", channel, show_values=False)]
        assert [p["message"] for p in json.loads(render(report(), "json", "en", channel=channel))["problems"]] == said


def test_unknown_format() -> None:
    """The exception names the formats that there are."""
    with pytest.raises(GosformError, match="jsonl"):
        render(report(), "yaml")


if __name__ == "__main__":
    for name, text in all_outputs().items():
        (GOLDEN / name).write_bytes(text.encode())
