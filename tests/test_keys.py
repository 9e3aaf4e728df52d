"""What the keys of a rule file take, and what is said where something else stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from gosform.problem import RuleSetError
from gosform.read_rules.keys import NEEDED, Shape, anything, flag, groups, named_texts, part, parts, schema, shaped, text, texts, whole
from gosform.read_rules.mistakes import Mistakes
from gosform.read_rules.nodes import tree


class Inner(Shape):
    """A part within."""

    least: int = whole("the fewest", 0, least=0)


class Outer(Shape):
    """A part."""

    name: str = text("a name of small letters", NEEDED, pattern="^[a-z]+$")
    title: str = text("not empty", least=1)
    count: int = whole("from one on", 1, least=1)
    open: bool = flag("whether", False)
    words: Sequence[str] = texts("some words", least=1)
    rows: Sequence[Any] = parts("rows")
    fields: Mapping[str, Any] = groups("fields")
    files: Mapping[str, str] = named_texts("files")
    inner: Inner | None = part("within", Inner)
    rest: Any = anything("whatever", {"type": "object"})


class Open(Inner, further=True):
    """A part with keys that somebody else looks at."""


TEXT, GROUP = "text is needed here", "a group of keys is needed here"
LIST = "a list is needed here: [one, two], or lines that begin with “- ”"
SAID = [
    ("{}", ["1:1 the key 'name' is missing here"]),
    ("[a]", [f"1:1 {GROUP}"]),
    ("{name: A}", ["1:8 needed here: a name of small letters"]),
    ('{name: "a\\n"}', ["1:8 needed here: a name of small letters"]),
    ("{name: 7}", [f"1:8 {TEXT}: put it in quotes"]),
    ("{name: null}", [f"1:8 nothing is written here; {TEXT}"]),
    ("{name: [a]}", [f"1:8 {TEXT}"]),
    ("{name: a, title: ''}", ["1:18 needed here: not empty"]),
    ("{name: a, count: 0}", ["1:18 needed here: from one on"]),
    ("{name: a, count: true}", ["1:18 a whole number is needed here"]),
    ("{name: a, count: 1.5}", ["1:18 a whole number is needed here"]),
    ("{name: a, open: 'true'}", ["1:17 true or false is needed here"]),
    ("{name: a, words: []}", ["1:18 at least one is needed here"]),
    ("{name: a, words: b}", [f"1:18 {LIST}"]),
    ("{name: a, words: [b, 1, [c]]}", [f"1:22 {TEXT}: put it in quotes", f"1:25 {TEXT}"]),
    ("{name: a, rows: {}}", [f"1:17 {LIST}"]),
    ("{name: a, fields: []}", [f"1:19 {GROUP}"]),
    ("{name: a, files: {b: c, d: 3}}", [f"1:28 {TEXT}: put it in quotes"]),
    ("{name: a, inner: b}", [f"1:18 {GROUP}"]),
    ("{name: a, inner: {least: -1, most: 2}}", ["1:26 this is not taken here", "1:30 there is no key 'most'; there is: least"]),
    ("{name: a, nane: b}", ["1:11 there is no key 'nane', did you mean 'name'?"]),
]


@pytest.mark.parametrize(("typed", "said"), SAID)
def test_what_is_not_taken_is_said_at_its_place(typed: str, said: list[str]) -> None:
    mistakes = Mistakes()
    node = tree(typed, "f", Mistakes())
    assert shaped(Outer, node, node.mark, mistakes) is None
    with pytest.raises(RuleSetError) as caught:
        mistakes.end()
    assert [f"{m.line}:{m.column} {m.text}" for m in caught.value.mistakes] == said


def test_what_is_taken_arrives_with_the_defaults_of_the_rest() -> None:
    mistakes = Mistakes()
    node = tree("{name: a, words: [b], inner: {least: 2}, rest: [1, {c: d}], fields: {e: 5}}", "f", mistakes)
    found = shaped(Outer, node, node.mark, mistakes)
    assert found is not None
    assert not mistakes
    assert (found.name, found.words, found.rest, found.fields) == ("a", ["b"], [1, {"c": "d"}], {"e": 5})
    assert found.inner is not None
    assert (found.inner.least, found.inner.written) == (2, frozenset(("least",)))
    assert (found.title, found.count, found.open, found.rows, dict(found.files)) == ("", 1, False, (), {})
    assert found.written == {"name", "words", "inner", "rest", "fields"}


def test_a_part_that_may_be_left_empty_may() -> None:
    node = tree("{name: a, inner: null}", "f", Mistakes())
    found = shaped(Outer, node, node.mark, Mistakes())
    assert found is not None
    assert found.inner is None


def test_further_keys_are_left_to_others() -> None:
    node = tree("{least: 1, more: 2}", "f", Mistakes())
    found = shaped(Open, node, node.mark, Mistakes())
    assert found is not None
    assert (found.least, found.written) == (1, frozenset(("least",)))


def test_an_editor_hears_the_same() -> None:
    assert schema(Open) == {
        "additionalProperties": True,
        "description": "A part with keys that somebody else looks at.",
        "properties": {"least": {"description": "the fewest", "minimum": 0, "type": "integer"}},
        "type": "object",
    }
    assert schema(Outer)["required"] == ["name"]
    assert schema(Outer)["properties"]["rest"] == {"description": "whatever", "type": "object"}
