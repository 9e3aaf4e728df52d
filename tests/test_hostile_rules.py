"""A file that is no rule file, by accident or on purpose, is refused at once and with a clear message."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.timing import seconds

from gosform.folders import root
from gosform.problem import GosformError, Mistake, RuleSetError
from gosform.read_rules import read, read_text, scalars
from gosform.read_rules.build import build
from gosform.read_rules.mistakes import Mistakes
from gosform.read_rules.nodes import MAX_DEPTH, Node, tree

HEAD = "id: probe\nversion: 1\ntitle: {en: Probe}\nsource: constructed\n"
GOOD = HEAD + "sections: {a: {fields: {x: {kind: inn}}}}\n"
HERE = Path(__file__).parent / "rules"
FILES = sorted([*root("rules").rglob("*.yaml"), *HERE.rglob("*.yaml")])
MISTAKES: list[dict[str, Any]] = yaml.load((HERE / "mistakes.yaml").read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
LOADERS = [pytest.param(yaml.CSafeLoader, id="libyaml"), pytest.param(yaml.SafeLoader, id="python")]


def refused(data: bytes | str) -> list[str]:
    said: list[str] = []

    def read_it() -> None:
        with pytest.raises(RuleSetError) as caught:
            read_text(data)
        said.extend(f"{m.line}:{m.column} {m.text}" for m in caught.value.mistakes)

    assert seconds(read_it) < 1
    return said


def mistakes(text: str) -> tuple[Mistake, ...]:
    """The mistakes of a text that may have none; any other exception goes through."""
    try:
        read_text(text)
    except RuleSetError as error:
        return error.mistakes or (Mistake("", 0, 0, ""),)
    return ()


def places(node: Node) -> list[Any]:
    """Every value of a tree with its place, and every key with its own."""
    if isinstance(node.value, dict):
        return [node.mark, [(key, node.keys[key], places(one)) for key, one in node.value.items()]]
    if isinstance(node.value, list):
        return [node.mark, [places(one) for one in node.value]]
    return [node.mark, node.value]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param("", "1:1 the file is empty", id="empty"),
        pytest.param(" \n\t\n", "1:1 the file is empty", id="blank"),
        pytest.param("\ufeff", "1:1 the file is empty", id="only a byte order mark"),
        pytest.param("# a form\n", "1:1 the file has only comments", id="comments"),
        pytest.param("just a text", "1:1 a form is a group of keys", id="a text"),
        pytest.param("- a\n- b\n", "1:1 a form is a group of keys", id="a list"),
        pytest.param("[" * 30_000, "1:41 this is nested more than 40 levels deep", id="30,000 brackets"),
        pytest.param("{a: " * 30_000, "1:161 this is nested more than 40 levels deep", id="30,000 braces"),
        pytest.param("- " * 1_000_000, "1:81 this is nested more than 40 levels deep", id="a million dashes"),
        pytest.param("[" * 1_000_000 + "]" * 1_000_000, "1:41 this is nested", id="a million brackets"),
        pytest.param(GOOD + "---\n" + GOOD, "6:1 a second document begins here", id="two documents"),
        pytest.param(GOOD.encode("utf-16"), "1:1 this is not UTF-8, it looks like UTF-16", id="UTF-16"),
        pytest.param("id: x\ntitle: {ru: Заявление}\n".encode("cp1251"), "2:13 this is not UTF-8, it looks like Windows-1251", id="cp1251"),
        pytest.param(b"id: \xff\n", "1:5 this is not UTF-8: save the file as UTF-8", id="one byte"),
        pytest.param(b"\x00" * 100, "1:1 control character U+0000: delete it", id="zero bytes"),
        pytest.param(
            GOOD.replace("  ", "\u00a0 ").replace("title", "\u00a0title"), "3:1 a space U+00A0 indents this line", id="NBSP indents"
        ),
        pytest.param("sections:\n\ta:\n", "2:1 a tab indents this line: use ordinary spaces", id="a tab indents"),
        pytest.param("sections:\n  \ta:\n", "2:3 a tab indents this line: use ordinary spaces", id="a tab behind spaces"),
        pytest.param(GOOD.replace("version:", "ver\u200bsion:"), "2:4 a character that nobody sees, invisible character U+200B", id="ZWSP"),
        pytest.param("# \u202ekcab\n" + GOOD, "1:3 a character that nobody sees, direction mark U+202E", id="text that runs backwards"),
        pytest.param(
            "title: x\nid:\u00a0probe\nversion: 1\n", "2:4 a no-break space stands here: type an ordinary space", id="NBSP after a colon"
        ),
        pytest.param(GOOD + "a: \ud800\n", "6:4 ", id="half a character"),
    ],
)
def test_what_is_no_rule_file_is_refused_at_once(data: bytes | str, said: str) -> None:
    assert refused(data)[0].startswith(said)


@pytest.mark.parametrize("name", ["anchors", "merge"])
def test_files_that_unfold_are_refused(name: str) -> None:
    if name == "anchors":
        text = "a0: &a0 [x, x]\n" + "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 30))
    else:
        text = "base: &b {x: 1}\n" + "".join(f"k{i}: {{<<: *b}}\n" for i in range(1000))
    said = refused(text)
    assert len(said) == 100
    assert "an anchor (&) is not read here" in said[0]


def test_a_byte_order_mark_and_other_line_ends_are_no_mistake() -> None:
    for text in ("\ufeff" + GOOD, GOOD.replace("\n", "\r\n"), GOOD.replace("\n", "\r")):
        assert read_text(text).id == "probe"
        assert read_text(text.encode("utf-8")).id == "probe"


def test_fifty_megabytes_are_refused_without_reading_them(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    with path.open("wb") as stream:
        stream.truncate(50_000_000)

    def read_it() -> None:
        with pytest.raises(RuleSetError, match="larger than 5 MB"):
            read(path)

    assert seconds(read_it) < 0.5


def test_a_folder_is_said_to_be_no_file(tmp_path: Path) -> None:
    with pytest.raises(RuleSetError, match="this is not a file"):
        read(tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a: [" + "1, " * 1_000_000 + "1]", id="values"),
        pytest.param("x: " + "a" * 4_000_000, id="a long text"),
        pytest.param("? " + "k" * 4_000_000 + "\n: 1", id="a long key"),
        pytest.param("x: '" + "я\u00a0" * 1_200_000 + "'", id="no-break spaces"),
        pytest.param("x: '" + "a\n" * 200_000 + "\u200b\n" * 40_000 + "'", id="invisible characters"),
        pytest.param("a:\n" + " " * 4_000_000 + "\tb", id="spaces and a tab"),
        pytest.param("\t" * 2_000_000 + " " * 2_000_000 + "\n", id="only tabs and spaces"),
        pytest.param("a: '" + "\n" * 4_000_000, id="an open quotation mark"),
        pytest.param("a: b: c\n" + "- :\u00a0\n" * 500_000, id="glued lines"),
        pytest.param("".join(f"k{i}: 1\n" for i in range(24_000)), id="keys"),
        pytest.param(HEAD + "sections: {a: {fields: {x: {kind: " + "z" * 1_000_000 + "}}}}", id="a long name"),
        pytest.param(HEAD + "sections: {a: {fields: {x: {kind: inn, when: [{expr: '" + "(" * 100_000 + "'}]}}}}", id="an expression"),
        pytest.param(
            HEAD
            + "sections: {a: {fields: {"
            + ", ".join(f"x{i}: {{kind: inn}}" for i in range(2000))
            + "}}}\nrelations: ["
            + ", ".join(f"{{equals: [a.y{i}, a.z{i}]}}" for i in range(2000))
            + "]",
            id="thousands of fields",
        ),
    ],
)
def test_a_file_made_to_be_slow_is_refused_in_a_second(text: str) -> None:
    assert 0 < len(refused(text)) <= 100


@pytest.mark.parametrize("loader", LOADERS)
def test_both_parsers_read_the_same(loader: Any) -> None:
    text = "a: [1, 2.5, 'x', \"y\", text, true, null]\nб: {в: |\n    two\n    lines\n  }\n".replace(
        "|\n    two\n    lines\n", "'two lines'\n"
    )
    node = tree(text, "f", Mistakes(), loader)
    assert node.plain() == {"a": [1, 2.5, "x", "y", "text", True, None], "б": {"в": "two lines"}}
    assert node.where("б") == ("f", 2, 1)
    assert node.value["б"].value["в"].mark[1:] == (2, 8)


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in FILES])
def test_both_parsers_read_the_same_trees(path: Path) -> None:
    """libyaml and the parser in Python agree on every value and every place."""
    text = path.read_text(encoding="utf-8")
    one, two = (tree(text, "f", Mistakes(), loader) for loader in (yaml.CSafeLoader, yaml.SafeLoader))
    assert places(one) == places(two)


@pytest.mark.parametrize(
    "row", [pytest.param(row, id=row["name"]) for row in MISTAKES if "extends:" not in row["text"] + row["name"] + ":"]
)
@pytest.mark.parametrize("loader", LOADERS)
def test_both_parsers_tell_the_same_mistakes(row: dict[str, Any], loader: Any) -> None:
    found = Mistakes()
    with pytest.raises(RuleSetError) as caught:
        build(tree(row["text"], "form.yaml", found, loader), "form.yaml", {}, found)
    assert [f"{m.line}:{m.column} {m.text}" for m in caught.value.mistakes] == row["said"]


@pytest.mark.parametrize("loader", LOADERS)
def test_the_deepest_allowed_nesting_is_read_by_both_parsers(loader: Any) -> None:
    tree("[" * MAX_DEPTH + "]" * MAX_DEPTH, "f", Mistakes(), loader)
    with pytest.raises(RuleSetError, match="nested"):
        tree("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1), "f", Mistakes(), loader)


@given(st.text(max_size=200))
@settings(max_examples=300, deadline=None)
def test_no_text_makes_the_reader_fall_over(text: str) -> None:
    for source in (text, HEAD + text, HEAD + "sections:\n  " + text):
        assert all(mistakes(source))


@given(st.binary(max_size=200))
@settings(max_examples=200, deadline=None)
def test_no_bytes_make_the_reader_fall_over(data: bytes) -> None:
    with pytest.raises(GosformError):
        read_text(data)


_ODD = st.one_of(st.none(), st.booleans(), st.integers(-3, 3), st.sampled_from(["", "a.x", "inn", "x", "2026-01-01", "ru", "is", "off"]))
_KEYS = st.sampled_from(
    [
        "kind",
        "fields",
        "title",
        "label",
        "hint",
        "when",
        "required",
        "severity",
        "messages",
        "repeat",
        "min",
        "max",
        "name",
        "record",
        "problems",
        "as_of",
        "uploads",
        "equals",
        "blame",
        "field",
        "is",
        "in",
        "present",
        "expr",
        "sections",
        "extends",
        "remove",
        "of",
        "holder",
        "unique",
        "in-table",
        "table",
        "nom",
        "ru",
        "checksum",
        "a",
        "x",
    ]
)
_TREES = st.recursive(_ODD, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=4), max_leaves=12)


@given(st.sampled_from(["sections", "relations", "uploads", "examples", "tables", "extends", "remove", "title", "a", "x"]), _TREES)
@settings(max_examples=400, deadline=None)
def test_no_shape_of_known_keys_makes_the_reader_fall_over(part: str, value: Any) -> None:
    """Wherever the known words of the language land, the answer is a form or mistakes with places."""
    whole: dict[str, Any] = {
        "id": "probe",
        "version": 1,
        "title": "x",
        "source": "y",
        "sections": {"a": {"fields": {"x": {"kind": "inn"}}}},
    }
    if part == "a":
        whole["sections"]["a"] = value
    elif part == "x":
        whole["sections"]["a"]["fields"]["x"] = value
    else:
        whole[part] = value
    assert all(m.line >= 1 and m.column >= 1 and m.text for m in mistakes(yaml.safe_dump(whole, allow_unicode=True)))


@given(
    st.from_regex(r"[-+]?[0-9._:eExobTtZz \-]{1,12}", fullmatch=True)
    | st.sampled_from(["y", "n", "Y", "no", "ON", "Off", "TRUE", "null", "Null", "~", "=", "<<", ".inf", ".NaN"])
)
@settings(max_examples=500, deadline=None)
def test_a_plain_word_that_stays_text_is_text_for_every_reader(word: str) -> None:
    """What is read as text without quotes, PyYAML (1.1) reads as text too; what is read as a number is the same number there."""
    word = word.strip()
    value, wrong = scalars.read(word)
    if wrong:
        return
    try:
        theirs = yaml.load(f"- {word}", Loader=yaml.SafeLoader)[0]
    except yaml.YAMLError:
        return  # the word is no scalar at all in YAML: a dash with a space, a colon at the end
    if isinstance(theirs, (list, dict)):
        return
    assert (type(theirs), theirs) == (type(value), value)


@given(st.one_of(st.integers(), st.floats(allow_nan=False, allow_infinity=False)))
@settings(max_examples=300, deadline=None)
def test_a_number_is_read_without_loss_or_refused(number: float) -> None:
    value, wrong = scalars.read(str(number))
    assert wrong or (value == number and str(value) == str(number))


def test_no_message_quotes_a_value_that_could_be_a_persons() -> None:
    """A file of data given for a form by mistake: its keys may be named, its values not."""
    data = '{"applicant": {"inn": "500100732259", "surname": "Канареев", "passport": 4502573482, "phone": 89161234567890123}, "id": 0045}'
    text = "\n".join(refused(data))
    for value in ("500100732259", "Канареев", "4502573482", "89161234567890123", "0045"):
        assert value not in text
