"""What people type: strategies over the vectors of a kind, damaged by hand slips, pastes and hostile characters."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml
from hypothesis import strategies as st

HERE = Path(__file__).parent / "vectors"
NASTY = "ОоOоЗlI|БВ0123456789 \u00a0\u2009\u200b\u200f\u202e\u00ad\ufeff-–—−№\"«»'’/\\.,:;()[]{}<>@+*_&%#~^$€🙂👨‍👩‍👧é́ё٣７²Ⅻ\x00\x1f\x7f\t\n\r\u2028\ud800ИНinN"


@cache
def vectors(kind: str) -> tuple[dict[str, Any], ...]:
    """The table of vectors of a kind. A family has one table, whose rows name the kind."""
    rows = table(kind.partition(".")[0])
    return tuple(row for row in rows if row.get("kind", kind) == kind)


@cache
def table(name: str) -> tuple[dict[str, Any], ...]:
    """The rows of one file; none where there is no such file."""
    path = HERE / f"{name}.yaml"
    return tuple(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)) if path.exists() else ()


@st.composite
def damaged(draw: st.DrawFn, kind: str) -> str:
    """A value of the kind's table after up to four slips: something inserted, lost, replaced, swapped or pasted twice."""
    text = str(draw(st.sampled_from([row["typed"] for row in vectors(kind)])))
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(text)))
        slip = draw(st.sampled_from(("insert", "lose", "replace", "swap", "twice")))
        char = draw(st.sampled_from(NASTY))
        if slip == "insert":
            text = text[:at] + char + text[at:]
        elif slip == "lose":
            text = text[:at] + text[at + 1 :]
        elif slip == "replace":
            text = text[:at] + char + text[at + 1 :]
        elif slip == "swap":
            text = text[:at] + text[at : at + 2][::-1] + text[at + 2 :]
        elif len(text) < 200:
            text = text + char + text
    return text


def typed(kind: str) -> st.SearchStrategy[str]:
    """Damaged values mostly, any text at all sometimes (lone surrogates included)."""
    anything = st.text(st.characters(), max_size=40)
    return st.one_of(damaged(kind), damaged(kind), anything)


def chosen(kind: str) -> st.SearchStrategy[dict[str, Any]]:
    """Options as the kind's own vectors use them."""
    seen = [row.get("options", {}) for row in vectors(kind)]
    return st.sampled_from([options for i, options in enumerate(seen) if options not in seen[:i]])
