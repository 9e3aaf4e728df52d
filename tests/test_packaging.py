"""Rules and locales work wherever gosform is installed from: a checkout, an editable install, a wheel, an sdist."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tarfile
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

pytestmark = pytest.mark.slow


def run(*command: str | Path, cwd: Path, status: int = 0) -> str:
    """Standard output of a command that ends with this status. Nothing of this process's own paths reaches it."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "COV", "PYTEST"))}
    done = subprocess.run([str(part) for part in command], cwd=cwd, env=env, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == status, f"{command}: {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The sdist, and the wheel that is built from it and not from the checkout."""
    out = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--outdir", out, ROOT, cwd=out)
    return {"wheel": next(out.glob("*.whl")), "sdist": next(out.glob("*.tar.gz"))}


def install(way: str, built: dict[str, Path], folder: Path) -> Path:
    """A fresh environment with gosform in it; the folder of its programs."""
    venv.create(folder)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    what: dict[str, tuple[str | Path, ...]] = {
        "project": (ROOT,),
        "editable": ("-e", ROOT),
        "wheel": (built["wheel"],),
        "sdist": (built["sdist"],),
    }
    pip(programs, "install", "--quiet", "--no-compile", *what[way], cwd=folder)
    return programs


def pip(programs: Path, *words: str | Path, cwd: Path) -> str:
    """This environment's pip at work in the other one, which needs none of its own: half a minute less for the four."""
    return run(sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", programs / "python", *words, cwd=cwd)


@pytest.mark.parametrize("way", ["project", "editable", "wheel", "sdist"])
def test_installed(way: str, built: dict[str, Path], tmp_path: Path) -> None:
    """From an empty folder, an installed gosform finds its rules and its Russian."""
    programs = install(way, built, tmp_path / "environment")
    empty = tmp_path / "empty"
    empty.mkdir()
    gosform = programs / "gosform"
    run(gosform, "value", "inn", "7707 083 893", cwd=empty)
    assert "7707083893" in run(gosform, "value", "inn", "77О7083893", "--show-values", cwd=empty, status=1)
    forms = run(gosform, "forms", cwd=empty)
    for path in (ROOT / "rules").glob("*.yaml"):
        assert path.stem in forms
    said = json.loads(run(gosform, "value", "inn", "7707083894", "--lang", "ru", "--format", "json", cwd=empty, status=1))
    assert re.search("[а-я]", said["problems"][0]["message"])
    assert said["problems"][0]["lang"] == "ru"
    record = empty / "application.json"
    record.write_bytes((ROOT / "examples" / "application.json").read_bytes())
    found = json.loads(run(gosform, "check", record, "--form", "passport-rf", "--format", "json", cwd=empty, status=1))
    assert found["form"].startswith("passport-rf@")
    assert run(programs / "python", "-m", "gosform", "languages", cwd=empty).split()
    assert pip(programs, "check", cwd=empty)
    assert list(empty.iterdir()) == [record]


def test_wheel_contents(built: dict[str, Path]) -> None:
    """The wheel carries every rule file and catalogue, the licence and py.typed, and nothing else beside the package."""
    with zipfile.ZipFile(built["wheel"]) as wheel:
        names = set(wheel.namelist())
    data = "gosform/_data"
    for folder, kind in (("rules", "*.yaml"), ("locales", "*.po")):
        assert {f"{data}/{path.relative_to(ROOT)}" for path in (ROOT / folder).rglob(kind)} <= names
    assert {"gosform/py.typed", "gosform/trials/floors.toml"} <= names
    page = ROOT / "src" / "gosform" / "desk" / "page"
    assert {f"gosform/desk/page/{path.name}" for path in page.iterdir() if path.is_file()} <= names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert {name.partition("/")[0] for name in names} == {"gosform", f"gosform-{PROJECT['version']}.dist-info"}
    assert not [name for name in names if "__pycache__" in name or name.endswith(".lock")]


def test_sdist_contents(built: dict[str, Path]) -> None:
    """The sdist is enough to build, to test and to read: sources, rules, locales, tests, docs, tools."""
    with tarfile.open(built["sdist"]) as sdist:
        tops = {Path(name).parts[1] for name in sdist.getnames() if len(Path(name).parts) > 1}
    assert {"src", "rules", "locales", "examples", "tests", "docs", "tools", "README.md", "LICENSE", "pyproject.toml"} <= tops
