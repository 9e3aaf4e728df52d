"""The documentation does not lag: produced pages are fresh, links lead somewhere, commands and examples exist."""

from __future__ import annotations

import importlib.util
import re
import runpy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from gosform.kinds import get as kind_of
from gosform.kinds import typical

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
WRITTEN = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])


def maker() -> Any:
    spec = importlib.util.spec_from_file_location("make_docs", ROOT / "tools" / "make_docs.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def pages() -> dict[Path, str]:
    found: dict[Path, str] = maker().pages()
    return found


def test_pages_are_fresh(pages: dict[Path, str]) -> None:
    """Every produced page is what the program says today: python tools/make_docs.py."""
    stale = [str(path.relative_to(ROOT)) for path, text in pages.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    assert stale == []


def test_no_page_of_a_kind_that_is_gone(pages: dict[Path, str]) -> None:
    """docs/kinds holds the pages of the kinds that there are, and no others."""
    assert set((DOCS / "kinds").glob("*.md")) == {path for path in pages if path.parent.name == "kinds"}


@pytest.mark.parametrize("name", typical())
def test_kind_page(name: str) -> None:
    """A kind's page has a title, an example, a source, and a why for every code; every option says what it means."""
    from gosform.options import options_of

    kind = kind_of(name)
    assert kind.doc.strip()
    assert re.search(r"[Ee]xample", kind.doc)
    assert kind.source
    assert all(code.why for code in kind.all_codes())
    assert all(option.meaning for option in options_of(kind.options).values())


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: str(path.relative_to(ROOT)))
def test_links(path: Path) -> None:
    """Every relative link of a page leads to a file."""
    text = re.sub(r"```.*?```", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text):
        if "://" not in target:
            assert (path.parent / target).exists(), target


def commands() -> Iterator[list[str]]:
    """Every gosform command that a page shows."""
    for path in WRITTEN:
        for block in re.findall(r"```sh\n(.*?)```", path.read_text(encoding="utf-8"), flags=re.DOTALL):
            for line in block.splitlines():
                if line.startswith("gosform "):
                    yield line.split()[1:]


def test_shown_commands_exist() -> None:
    """Every command that a page shows is described in docs/cli.md."""
    reference = (DOCS / "cli.md").read_text(encoding="utf-8")
    shown = {command[0] for command in commands()}
    assert shown
    for name in shown:
        assert f"gosform {name}" in reference


def test_every_form_is_listed() -> None:
    """README and docs/forms.md know every bundled form."""
    text = (DOCS / "forms.md").read_text(encoding="utf-8")
    for path in (ROOT / "rules").glob("*.yaml"):
        assert f"`{path.stem}@" in text


def test_readme_shows_the_six_mistakes(pages: dict[Path, str]) -> None:
    """The main job names each everyday mistake by its own code or words, and marks the exact place."""
    output: str = maker().main_job()
    assert output in pages[ROOT / "README.md"]
    assert output.count("^") >= 6


def python_blocks() -> Iterator[Any]:
    """The Python of README and quick start; a page's blocks build on each other."""
    for path in (ROOT / "README.md", DOCS / "quickstart.md"):
        blocks = re.findall(r"```python\n(.*?)```", path.read_text(encoding="utf-8"), re.DOTALL)
        yield pytest.param("".join(blocks), id=path.stem)


@pytest.mark.parametrize("source", list(python_blocks()))
def test_shown_python_runs(source: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """The Python that the pages show runs as it stands, and what its comments say is what comes out."""
    import ast

    monkeypatch.chdir(ROOT)
    space: dict[str, Any] = {}
    lines = source.splitlines()
    for node in ast.parse(source).body:
        code = ast.get_source_segment(source, node) or ""
        said = lines[(node.end_lineno or 1) - 1].partition("#")[2].strip()
        if isinstance(node, ast.Expr):
            value = eval(code, space)  # noqa: S307
            if said and said[0] in "'[(TFS":
                assert repr(value) == said, code
        else:
            exec(code, space)  # noqa: S102
    assert capsys.readouterr().err == ""


def test_example_script_runs(capsys: pytest.CaptureFixture[str]) -> None:
    """examples/check.py prints every mistake of the example application."""
    runpy.run_path(str(ROOT / "examples" / "check.py"), run_name="__main__")
    printed = capsys.readouterr().out
    for pointer in ("/applicant/birth_date", "/address/street", "/document/series", "/document/number", "/applicant/inn"):
        assert pointer in printed
