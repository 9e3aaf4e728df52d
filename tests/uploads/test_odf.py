"""ODT, ODS, ODP: whole, without a password, without macros."""

from __future__ import annotations

import pytest
from tests.uploads.made.office import GOOD, HOSTILE
from tests.uploads.walked import DAMAGES, fails, of, params, passes, survives, walked

FORMATS = ("odt", "ods", "odp")


@pytest.mark.parametrize("name", of(GOOD, *FORMATS))
def test_a_good_file_is_itself_and_has_no_trouble(name: str) -> None:
    passes(GOOD, name)


@pytest.mark.parametrize("name", of(HOSTILE, *FORMATS))
def test_a_hostile_file_has_the_troubles_of_its_table(name: str) -> None:
    fails(HOSTILE, name)


@pytest.mark.parametrize("how", DAMAGES)
def test_damage_of_any_sort_ends_in_an_answer(how: str) -> None:
    survives(GOOD, how, *FORMATS)


@pytest.mark.parametrize(("name", "kinds"), [("odt.macros", ["macros"]), ("odt.scripts", ["macros"]), ("odt.object", ["embedded-files"])])
def test_what_runs_is_named_by_its_kind(name: str, kinds: list[str]) -> None:
    assert params(walked("odt", HOSTILE[name][0]()), "active-content") == {"kinds": kinds}
