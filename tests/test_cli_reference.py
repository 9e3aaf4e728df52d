"""The pages and lists of the command line, its help and its Russian."""

from __future__ import annotations

import ast
import importlib.util
import json
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from gosform.catalog import catalogue
from gosform.cli import main
from gosform.cli.parser import build
from gosform.cli.usage import nearest
from gosform.kinds import names as kind_ids
from gosform.kinds import typical
from gosform.messages_check import BANNED
from gosform.problem import Severity
from gosform.read_records import REASONS
from gosform.vocabulary import codes as vocabulary

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Any:
    def go(*argv: str) -> tuple[int, str, str]:
        status = main(argv)
        said = capsys.readouterr()
        return status, said.out, said.err

    return go


def test_explain_every_code_and_kind(run: Any) -> None:
    """Every code and every kind has a page, in both languages, in text and as JSON; none quotes a placeholder."""
    codes = [row["code"] for row in json.loads(run("codes", "--format", "json")[1])]
    assert len(codes) == len(set(codes)) > 100
    few = [str(code) for code in vocabulary()]  # a few kinds of a family stand for it
    assert set(few) <= set(codes)
    for name in (*few[::7], *typical()):
        for lang in ("ru", "en"):
            status, out, err = run("explain", name, "--lang", lang)
            assert (status, err) == (0, "")
            assert name in out
            assert "{" not in out.partition("\n\n")[0]
    page = json.loads(run("explain", "inn.checksum", "--format", "json")[1])
    assert list(page) == ["code", "severity", "what", "fix", "example", "where", "caller", "why", "source", "strength", "about"]
    assert all(page.values())


def test_explain_of_a_wrong_kind_names_no_other_kind(run: Any) -> None:
    """Which kind was entered is not known before anything was typed: the page leaves it open, and the operator does not say it."""
    page = json.loads(run("explain", "inn.wrong-kind", "--lang", "en", "--format", "json")[1])
    assert "…" in page["what"]
    assert "entered here" not in page["caller"]


def test_explain_names_the_nearest(run: Any) -> None:
    """A slip in a code is answered with the code that was meant."""
    for wrong, right in (("inn.cheksum", "inn.checksum"), ("INN.CHECKSUM ", ""), ("іnn", "inn"), ("passport-rf", "passport_rf")):
        status, _, err = run("explain", wrong)
        assert (status, right in err) == (2 if right else 0, True)


def test_lists(run: Any) -> None:
    """What there is, for people and for programs."""
    assert [row["id"] for row in json.loads(run("kinds", "--format", "json")[1])] == list(kind_ids())
    assert {row["severity"] for row in json.loads(run("codes", "--format", "json")[1])} == {s.value for s in Severity}
    assert [row["lang"] for row in json.loads(run("languages", "--format", "json")[1])][:2] == ["ru", "en"]
    assert "passport-rf" in [row["id"] for row in json.loads(run("forms", "--format", "json")[1])]
    assert json.loads(run("version", "--format", "json")[1])["version"]
    for command in ("kinds", "codes", "languages", "forms", "version"):
        status, out, err = run(command)
        assert (status, err) == (0, "")
        assert out


def test_messages_check(run: Any) -> None:
    """The remarks are listed for people and for programs, and the exit status says whether there are any; all is translated."""
    status, out, _ = run("messages", "check", "--format", "json")
    remarks = json.loads(out)
    assert status == bool(remarks)
    assert [one for one in remarks if one["text"] == "not translated"] == []
    assert run("messages", "check")[1].count("\n") == len(remarks) + 1


def sentences() -> list[str]:
    """Every English text that the command line and the formats look up: literals in the calls that say something."""
    found = set()
    source = ROOT / "src" / "gosform"
    files = [
        *source.glob("cli/*.py"),
        *source.glob("batch/**/*.py"),
        *source.glob("output/*.py"),
        *source.glob("read_records/*.py"),
        source / "showing/shown.py",
    ]
    for path in files:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr if isinstance(node.func, ast.Attribute) else ""
                if name in ("say", "fail", "unknown", "Note", "RecordsError"):
                    found |= {a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)}
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
                target = node.targets[0]
                if isinstance(target, ast.Name) and target.id in ("sentence", "near", "text"):
                    found.add(node.value.value)
    return sorted(text for text in found if len(text) > 3)


def helps(parser: Any) -> list[str]:
    found = [parser.description, parser.epilog]
    for action in parser._actions:
        found.append(action.help)
        for inner in set((action.choices or {}).values()) if isinstance(action.choices, dict) else ():
            found += helps(inner)
    return [text for text in found if text]


def test_the_command_line_speaks_russian() -> None:
    """Every sentence and help text is translated, with the same placeholders, and none uses a banned word."""
    russian = catalogue("ru")
    for text in {*sentences(), *helps(build("en"))}:
        said = russian.find("cli", text)
        assert said, text
        assert {part.partition("}")[0] for part in text.split("{")[1:]} == {part.partition("}")[0] for part in said.split("{")[1:]}, text
        assert not BANNED["ru"].search(re.sub(r"\{[a-z]+\}|inn\.checksum", "", said)), said
        assert not BANNED["en"].search(re.sub(r"\{[a-z]+\}|inn\.checksum", "", text)), text
    assert all(russian.find("sign", reason) for reason in REASONS)


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_every_command_has_help(run: Any, lang: str) -> None:
    """--help works everywhere and is in one language."""
    for words in ([], ["check"], ["value"], ["render"], ["explain"], ["rules"], ["rules", "lint"], ["messages", "check"], ["kinds"]):
        status, out, err = run(*words, "--help", "--lang", lang)
        assert (status, err) == (0, "")
        assert ("Параметры" in out) == (lang == "ru")


def test_docs_are_fresh() -> None:
    """docs/cli.md is what tools/make_cli_docs.py writes."""
    spec = importlib.util.spec_from_file_location("make_cli_docs", ROOT / "tools" / "make_cli_docs.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert (ROOT / "docs" / "cli.md").read_text(encoding="utf-8") == module.page()


NEAR = [("cheсk", "check"), ("jsom", "json"), ("PASSPORT-RF", "passport_rf"), ("zzz", None), ("", None)]


@pytest.mark.parametrize(("wrong", "right"), NEAR)
def test_nearest(wrong: str, right: str | None) -> None:
    """Letters that look alike, case and dashes do not keep the right name away."""
    assert nearest(wrong, ["check", "json", "passport_rf"]) == right


def test_one_value_is_quick_and_imports_little() -> None:
    """A single value loads no YAML, no pydantic, no arrays; in all it costs a fraction of a second."""
    code = "import sys; from gosform.cli import main; main(['value', 'inn', '7707083893']); print(*sys.modules)"
    start = time.process_time()
    out = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONPATH": str(ROOT / "src")}
    ).stdout
    loaded = set(out.split())
    assert not loaded & {"yaml", "pydantic", "stdnum", "phonenumbers", "email_validator", "numpy", "gosform.read_rules"}
    assert time.process_time() - start < 1


@pytest.mark.parametrize(
    "words", [["check"], ["value"], ["render"], ["explain"], ["kinds"], ["rules", "lint"], ["bench", "kinds"]], ids=" ".join
)
def test_the_example_of_a_command_is_of_that_command(run: Any, words: list[str]) -> None:
    """Under the options of each command that shows one."""
    _, out, _ = run(*words, "--help", "--lang", "en")
    assert out.splitlines()[-1].startswith("Example: gosform " + " ".join(words))
