"""Write ``docs/peers.md`` from the table of differences that the tests use: ``python tools/make_peers_page.py``.

A test fails when the page lags behind. No peer need be installed for it: what each of them answers is tested, not asked here.
"""

from __future__ import annotations

import importlib
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "peers.md"

NAMES = {
    "EPGU form player": "the Gosuslugi form player",
    "ScriptUtilsTest": "a bank's 2-НДФЛ system",
    "vehicle text-extraction test": "a text extraction for vehicles",
    "avbot": "avbot (plates)",
}
"""Projects whose names in the published values say too little."""

INTRO = """\
<!-- Made by tools/make_peers_page.py from tests/peers/known/. Edit the table there instead. -->

# Where others say otherwise

Other packages and projects check the same numbers. Here is every difference that is known, by name: the values, who says what, the
rule, and the source that decides.

It is the table that the tests use. Each of the packages below is shown {count} random and near-miss values of every kind that it has
a check for: good ones, slips of one digit, swaps, wrong lengths and beginnings, separators, rows of zeros. A difference without a name
fails the test, and so does a name that no value needs. Projects without a package of Python (in italics) are judged by what their
published tests call good or bad.

“Takes” means no error: gosform may still warn, where the rule says so. All values are constructed.

## The packages

| package | version | asked about |
|---|---|---|
"""


def page() -> str:
    """The whole page."""
    sys.path.insert(0, str(ROOT))
    values, opinions = (importlib.import_module(f"tests.peers.{name}") for name in ("values", "opinions"))
    extra = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]["peers"]
    versions = dict(pin.split("==") for pin in extra)
    parts = [INTRO.replace("{count}", f"{values.COUNT:,}")]
    parts += [f"| {peer} | {versions[peer]} | {', '.join(f'`{kind}`' for kind in kinds)} |\n" for peer, kinds in opinions.KINDS.items()]
    for module in families():
        title, _, rest = (module.__doc__ or "").strip().partition("\n\n")
        parts.append(f"\n## {title.rstrip('.')}\n\n{rest}{TABLE}")
        parts += [f"| {' | '.join(row(one))} |\n" for one in module.KNOWN]
    return "".join(parts)


TABLE = "| name | value | takes it | refuses it | rule | source | right |\n|---|---|---|---|---|---|---|\n"


def families() -> Iterator[Any]:
    """The modules of the table, in its order."""
    for path in sorted((ROOT / "tests" / "peers" / "known").glob("*.py")):
        yield importlib.import_module(f"tests.peers.known.{path.stem}")


def row(one: Any) -> Iterator[str]:
    """One difference: its cells."""
    others = ", ".join(sorted(said(one)))
    yield one.name
    yield "<br>".join(dict.fromkeys(shown(example) for example in one.examples))
    yield from ("gosform", others) if one.takes else (others, "gosform")
    yield one.rule
    yield one.source
    yield one.right


def shown(example: Any) -> str:
    """A value with its kind."""
    beside = f", БИК `{example.bik}`" if example.bik else ""
    return f"`{example.kind}` “`{example.typed}`”{beside}"


def said(one: Any) -> Iterable[str]:
    """Everybody who says otherwise; the kinds too where the examples have several."""
    several = len({example.kind for example in one.examples}) > 1
    for peer, kinds in one.peers.items():
        yield f"{peer} ({', '.join(kinds)})" if several else peer
    for project, kinds in one.others.items():
        name = f"*{NAMES.get(project, project)}*"
        yield f"{name} ({', '.join(kinds)})" if several else name


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
