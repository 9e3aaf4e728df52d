"""What the project says of itself agrees with itself: bounds, version, licence, scripts."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from gosform import forms
from gosform.kinds import own
from gosform.relations import SIGNATURES

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def bounds(text: str) -> dict[str, str]:
    found = (re.match(r"([A-Za-z0-9_-]+)[=>]=([0-9][\w.]*)", line) for line in text.splitlines())
    return {match[1].lower(): match[2] for match in found if match}


def test_lower_bounds_are_the_tested_ones() -> None:
    """Every dependency has a lower bound and no upper one, and the bound is the version that lowest.txt pins."""
    declared = bounds("\n".join(PROJECT["dependencies"]))
    pinned = bounds((ROOT / "tools" / "lowest.txt").read_text(encoding="utf-8"))
    assert len(declared) == len(PROJECT["dependencies"])
    assert declared == pinned
    assert not any("<" in one or "," in one for one in PROJECT["dependencies"])


def test_changelog_names_the_version() -> None:
    """The changelog has an entry for the version in pyproject.toml."""
    assert re.search(rf"^## {re.escape(PROJECT['version'])}\b", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)


def test_changelog_counts_what_there_is() -> None:
    """The numbers of kinds, relations and forms in the changelog are those of the program."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    counted = {noun: int(number) for number, noun in re.findall(r"^- ([0-9]+) (kinds|relations|forms):", text, re.MULTILINE)}
    assert counted == {"kinds": len(own()), "relations": len(SIGNATURES), "forms": len(forms())}


def test_every_decision_is_listed() -> None:
    """A page under docs/decisions/ that the index does not name would not be found."""
    folder = ROOT / "docs" / "decisions"
    listed = re.findall(r"\(([\w-]+\.md)\)", (folder / "index.md").read_text(encoding="utf-8"))
    assert sorted(listed) == sorted(page.name for page in folder.glob("*.md") if page.name != "index.md")


@pytest.mark.parametrize("script", ["tools/setup.sh", "tools/test.sh", "tools/environment.sh", ".ci/run"])
def test_scripts_are_plain_shell(script: str) -> None:
    """The scripts parse in a POSIX shell and change to the checkout by themselves."""
    subprocess.run(["sh", "-n", str(ROOT / script)], check=True)
    assert "dirname" in (ROOT / script).read_text(encoding="utf-8")


def test_ci_runs_what_the_readme_says() -> None:
    """Continuous integration runs the README's second command, after removing any earlier environment."""
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "rm -rf .venv" in ci
    assert "sh tools/test.sh" in ci
    assert "sh tools/test.sh" in (ROOT / "README.md").read_text(encoding="utf-8")
