"""A process that looks for the parts finds those that would be found here, and nobody notices if it dies."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.batch.reading import written

from gosform.batch.ahead import WORTH

ROW = "500100732259,x,Иван,Анна\n"
SCRIPT = """
import os, signal, sys
from tests.batch.reading import opened
from gosform.batch.ahead import Scout, parts_ahead
source, _ = opened({path!r}, chunk_bytes=2000)
parts = parts_ahead(source, None)
assert isinstance(parts, Scout) == (sys.platform == "linux")
found = [next(parts) for _ in range({first})]
if {how!r} == "killed" and isinstance(parts, Scout):
    os.kill(parts.process.pid, signal.SIGKILL)
found += parts
assert found == list(source.parts()), (len(found), len(list(source.parts())))
if isinstance(parts, Scout):
    parts.close()
print(len(found))
"""


def ran(script: str) -> str:
    """In a process in which nothing was imported before: only such a one is forked."""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False, cwd=Path(__file__).resolve().parents[2]
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.parametrize("how", ["whole", "killed"])
@pytest.mark.parametrize("first", [1, 5, 200])
def test_the_parts_are_the_same(how: str, first: int, tmp_path: Path) -> None:
    path = written(tmp_path, "f.csv", "applicant.inn,x,children.0.name,children.1.name\n" + ROW * 40_000)
    assert int(ran(SCRIPT.format(path=str(path), how=how, first=first))) > 300


EARLY = """
import sys
from tests.batch.reading import opened
from gosform.batch.ahead import Scout, early, parts_ahead
from pathlib import Path
path = Path({path!r})
with early(path, {encoding!r}) as looking:
    source, _ = opened(path, encoding={encoding!r})
    parts = parts_ahead(source, None, looking)
    assert (parts.process is looking.process) == {taken}
    assert list(parts) == list(source.parts())
"""


@pytest.mark.parametrize(
    ("header", "encoding", "taken"),
    [
        ("applicant.inn,x,children.0.name,children.1.name\n", None, True),
        ("applicant.inn,x,children.0.name,children.1.name\n", "cp1251", True),
        ("\ufeffapplicant.inn,x,children.0.name,children.1.name\n", "utf-8-sig", True),
        ("applicant.inn;x|y|z|w\n", None, False),
    ],
)
def test_a_look_before_the_form_is_read_finds_the_same_or_is_not_taken(
    header: str, encoding: str | None, taken: bool, tmp_path: Path
) -> None:
    """Where the form makes something else of the header, the parts are looked for anew."""
    row = ROW if taken else ROW.replace(",", ";")
    path = written(tmp_path, "f.csv", (header + row * (WORTH // len(row))).encode(encoding or "utf-8"))
    ran(EARLY.format(path=str(path), encoding=encoding, taken=taken))
