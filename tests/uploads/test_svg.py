"""SVG: a drawing without scripts and without anything from elsewhere."""

from __future__ import annotations

import pytest
from tests.uploads.made.markup import GOOD, HOSTILE, svg
from tests.uploads.walked import DAMAGES, fails, of, params, passes, survives, walked

FORMATS = ("svg",)


@pytest.mark.parametrize("name", of(GOOD, *FORMATS))
def test_a_good_file_is_itself_and_has_no_trouble(name: str) -> None:
    passes(GOOD, name)


@pytest.mark.parametrize("name", of(HOSTILE, *FORMATS))
def test_a_hostile_file_has_the_troubles_of_its_table(name: str) -> None:
    fails(HOSTILE, name)


@pytest.mark.parametrize("how", DAMAGES)
def test_damage_of_any_sort_ends_in_an_answer(how: str) -> None:
    survives(GOOD, how, *FORMATS)


@pytest.mark.parametrize(
    ("inside", "kinds"),
    [
        ("<script/>", ["script"]),
        ("<SCRIPT/>", ["script"]),
        ('<rect onclick="a()"/>', ["handler"]),
        ("<foreignObject/>", ["foreign"]),
        ('<a href="javascript:a()"/>', ["script"]),
        ('<a href="JAVA&#9;SCRIPT:a()"/>', ["script"]),
        ('<a href="data:text/html,x"/>', ["script"]),
        ('<image href="https://www.example.org/a.png"/>', ["external"]),
        ('<image href="file:///etc/passwd"/>', ["external"]),
        ('<rect style="fill: url(//www.example.org/a)"/>', ["external"]),
        ('<animate attributeName="href" values="#;javascript:a()"/>', ["script"]),
        ('<script/><rect onload="a()"/>', ["handler", "script"]),
    ],
)
def test_what_runs_is_named_by_its_kind(inside: str, kinds: list[str]) -> None:
    assert params(walked("svg", svg(inside)), "svg-script") == {"kinds": kinds}
