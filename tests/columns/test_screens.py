"""A column's screen calls clean what the kind's own screen does, no more and no less, whatever the layout; and what is clean has no problem."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.columns.hostile import ALL, option_sets, values
from tests.typed import vectors

from gosform.columns.automaton import DEAD, DONE, END, automaton
from gosform.columns.counts import counted
from gosform.columns.screens import ENOUGH, made, screen_of, why_none
from gosform.columns.table import FAMILIES, OPTIONS, WHY, way
from gosform.columns.texts import Texts
from gosform.columns.usual import USUAL, usual
from gosform.kind import Kind
from gosform.kinds import families, get, own, typical

DAY = date(2026, 11, 22)
LAYOUTS = (pa.string(), pa.large_string(), pa.string_view())
SOME, MANY = 60, 400
SHORT_OF = frozenset(("fns_document",))
"""Kinds none of whose good vectors has the usual options."""


def own_mask(kind: Kind, options: Any, texts: list[str | None]) -> np.ndarray[Any, Any]:
    """What the kind's own screen says, value by value."""
    one = kind.screen(options, DAY)
    if one is None:
        return np.zeros(len(texts), np.bool_)
    match, holds = re.compile(one.pattern).fullmatch, one.holds
    return np.array([bool(v) and match(v or "") is not None and (holds is None or bool(holds(v or ""))) for v in texts], np.bool_)


def masks(kind: Kind, options: Any, texts: list[str | None]) -> list[np.ndarray[Any, Any]]:
    """What the column's screen says: in each layout, as a slice of a longer column."""
    screen = screen_of(kind, options, DAY)
    if screen is None:
        return [np.zeros(len(texts), np.bool_)]
    around: list[str | None] = [None, "x", "a text that is longer than a record"]
    return [screen(pa.array([*around, *texts, *around], layout).slice(3, len(texts))) for layout in LAYOUTS]


@pytest.mark.parametrize("name", typical())
def test_a_column_says_what_the_kind_says(name: str) -> None:
    """Ordinary and hostile values under every choice of options: clean in a column exactly where clean alone, and then without a problem."""
    kind = get(name)
    for number, options in enumerate(option_sets(kind)):
        texts = values(kind, options, Random(f"{name} {number}"), MANY if number == 0 else SOME)  # noqa: S311
        said = own_mask(kind, options, texts)
        for mask in masks(kind, options, texts):
            assert mask.tolist() == said.tolist(), [texts[i] for i in np.flatnonzero(mask != said).tolist()]
        for value in {texts[i] or "" for i in np.flatnonzero(said).tolist()}:
            found = kind.diagnose(value, options, DAY)
            assert (found.problems, found.canonical) == ((), value)


@pytest.mark.parametrize("name", own())
def test_good_vectors_are_recognised(name: str) -> None:
    """What is good and canonical in the vectors is clean in a column wherever the kind's own screen says so; no kind has nothing."""
    recognised = 0
    for row in vectors(name):
        if row.get("problems") or row.get("canonical", row["typed"]) != row["typed"] or not row["typed"] or "as_of" in row:
            continue
        kind = get(name)
        options = kind.option_values(row.get("options", {}))
        said = own_mask(kind, options, [row["typed"]])
        assert all(mask.tolist() == said.tolist() for mask in masks(kind, options, [row["typed"]])), row
        recognised += bool(said[0])
    assert recognised or name in SHORT_OF


@given(st.sampled_from(typical()), st.lists(st.none() | st.text(ALL + "0123456789 АБВабв"), max_size=12))
def test_any_text(name: str, texts: list[str | None]) -> None:
    kind = get(name)
    options = kind.options()
    said = own_mask(kind, options, texts)
    assert all(mask.tolist() == said.tolist() for mask in masks(kind, options, texts))


@given(st.sampled_from(("inn", "snils", "ogrn", "ogrnip", "card", "okpo", "uin", "oms_policy", "date", "phone", "passport_rf")), st.data())
def test_one_sign_instead_of_another(name: str, data: st.DataObject) -> None:
    """In numbers whose check digits are looked up two digits at a time, each place is tried with each sign."""
    kind = get(name)
    good = kind.example(kind.options(), data.draw(st.integers(0, 5)))
    at = data.draw(st.integers(0, len(good) - 1))
    texts: list[str | None] = [good[:at] + sign + good[at + 1 :] for sign in "0123456789 -x\x00/:Ёё٣\n"]
    said = own_mask(kind, kind.options(), texts)
    assert all(mask.tolist() == said.tolist() for mask in masks(kind, kind.options(), texts))


@pytest.mark.parametrize("name", USUAL)
def test_what_is_usual_is_taken_by_the_pattern_of_the_kind(name: str) -> None:
    """The automata are walked side by side: wherever the small one comes to an end, so does the large one."""
    kind = get(name)
    one = kind.screen(kind.options(), DAY)
    assert one is not None
    assert one.holds is None
    assert usual(kind, one, DAY) == USUAL[name]
    small, large = automaton(USUAL[name]), automaton(counted(one.pattern).pattern)
    assert counted(one.pattern)[1:] == (0, None)
    seen = {(small.start, large.start)}
    little, much = small.table(), large.table()
    todo = list(seen)
    while todo:
        here, there = todo.pop()
        for byte in range(END):
            both = int(little[here, byte]), int(much[there, byte])
            if both[0] != 256 * DEAD and both not in seen:
                seen.add(both)
                todo.append(both)
        assert little[here, END] != DONE or much[there, END] == DONE


@pytest.mark.parametrize("name", USUAL)
def test_the_large_automaton_says_what_the_kind_says(name: str) -> None:
    """Columns of a size that tests have are asked with the small one and value by value."""
    kind = get(name)
    one = kind.screen(kind.options(), DAY)
    assert one is not None
    texts = values(kind, kind.options(), Random(name), MANY)  # noqa: S311
    said = own_mask(kind, kind.options(), texts)
    assert all(made(one)(Texts(pa.array(texts, layout))).tolist() == said.tolist() for layout in LAYOUTS)


def test_a_column_of_unusual_values_gets_its_large_automaton() -> None:
    kind = get("full_name")
    screen = screen_of(kind, kind.options(), DAY)
    assert screen is not None
    texts = ["САЛТЫКОВА АННА ИВАНОВНА", "Салтыкова анна", "НЕТ", "нет Анна"] * (ENOUGH // 4)
    assert screen(pa.array(texts)).tolist() == own_mask(kind, kind.options(), list(texts)).tolist()


def test_every_kind_has_a_screen_or_a_reason() -> None:
    """Whatever is asked value by value, or never called clean, has its line in the table; and nothing else has."""
    slow = {name for name in own() if way(get(name), get(name).options(), DAY) in ("each", "none")}
    assert slow == set(WHY)
    assert set(FAMILIES) == set(families())
    assert set(OPTIONS) <= set(own())
    assert all(why_none(name) for name in (*slow, "stdnum.isbn"))
    assert not why_none("inn")


def test_the_page_is_up_to_date() -> None:
    """docs/columns.md is what the kinds' screens say."""
    path = Path(__file__).resolve().parents[2] / "tools" / "make_columns_page.py"
    spec = spec_from_file_location("make_columns_page", path)
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.PAGE.read_text(encoding="utf-8") == module.page()


@cache
def _inn() -> tuple[Kind, Any]:
    return get("inn"), get("inn").options()


def test_other_columns() -> None:
    """A column of nothing, an empty one, one that holds each text once, and texts in no order in many buffers."""
    kind, options = _inn()
    screen = screen_of(kind, options, DAY)
    assert screen is not None
    assert screen(pa.nulls(3)).tolist() == [False] * 3
    assert all(screen(pa.array([], layout)).tolist() == [] for layout in LAYOUTS)
    assert screen(pa.array(["7707083893", "x", None, "7707083893"]).dictionary_encode()).tolist() == [True, False, False, True]
    long = [f"Салтыкова Анна Ивановна{'' if i % 3 else ' 5'}" for i in range(4000)]
    views = pa.array(long, pa.string_view())
    turned = np.frombuffer(memoryview(views.buffers()[1] or b""), np.uint8).reshape(-1, 16)[::-1].copy()
    back = pa.Array.from_buffers(pa.string_view(), len(long), [None, pa.py_buffer(turned.tobytes()), *views.buffers()[2:]])
    names = screen_of(get("full_name"), get("full_name").options(), DAY)
    assert names is not None
    assert names(back).tolist() == [bool(i % 3) for i in range(4000)][::-1]
    with pytest.raises(TypeError):
        screen(pa.array([1, 2]))
