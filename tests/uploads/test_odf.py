"""ODT, ODS, ODP: whole, without a password, without macros."""

from __future__ import annotations

import pytest
from tests.uploads.made.office import HOSTILE
from tests.uploads.walked import params, walked


@pytest.mark.parametrize(("name", "kinds"), [("odt.macros", ["macros"]), ("odt.scripts", ["macros"]), ("odt.object", ["embedded-files"])])
def test_what_runs_is_named_by_its_kind(name: str, kinds: list[str]) -> None:
    assert params(walked("odt", HOSTILE[name][0]()), "active-content") == {"kinds": kinds}
