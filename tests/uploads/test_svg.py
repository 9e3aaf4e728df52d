"""SVG: a drawing without scripts and without anything from elsewhere."""

from __future__ import annotations

import pytest
from tests.uploads.made.markup import svg
from tests.uploads.walked import params, walked


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
