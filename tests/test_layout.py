"""A keyboard left in English is told from a name in Latin letters, on the names that people have."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from gosform.kinds import get
from gosform.text import TO_LATIN_LAYOUT

NAMES = yaml.safe_load((Path(__file__).parent / "layout.yaml").read_text(encoding="utf-8"))
KINDS = {"surnames": "surname", "given_names": "given_name", "patronymics": "patronymic"}
AS_OF = date(2026, 11, 22)
RECALL = 0.99


def found(kind: str, typed: str) -> tuple[list[str], list[str]]:
    """The troubles of a name, and what its repairs give."""
    own = get(kind)
    problems = own.diagnose(typed, own.option_values({}), AS_OF).problems
    return [p.code.trouble for p in problems], [fix.apply(typed) for p in problems for fix in p.fixes]


@pytest.mark.parametrize("spelt", [str.capitalize, str.lower, str.upper])
@pytest.mark.parametrize("names", KINDS)
def test_nearly_every_name_is_recognised_by_its_keys(names: str, spelt: object) -> None:
    """More than 99 of 100 names typed on the wrong layout are named as such, and the repair is the name as names are written."""
    assert callable(spelt)
    words = NAMES[names].split()
    told = 0
    for word in words:
        name = spelt(word)
        troubles, repairs = found(KINDS[names], name.translate(TO_LATIN_LAYOUT))
        told += troubles == ["keyboard-layout"] and repairs == [word if name.islower() else name]
    assert told > RECALL * len(words)


@pytest.mark.parametrize("kind", sorted(KINDS.values()))
def test_no_latin_name_is_taken_for_a_slip_of_the_layout(kind: str) -> None:
    """Smith, Nguyen and O'Neil are Latin spellings, whatever the same keys give on a Russian keyboard."""
    said = {word for word in NAMES["latin"].split() if "keyboard-layout" in found(kind, word)[0]}
    assert not said
