"""Spark: the same answers as on one machine, from a real local session and through Spark Connect."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).with_name("spark_answers.py")
ROOT = Path(__file__).parents[2]


@pytest.mark.slow
@pytest.mark.parametrize("remote", ["no", "yes"])
def test_the_same_answers_as_one_machine(remote: str, tmp_path: Path) -> None:
    """Every problem of 2,000 rows in three partitions, with its key, its span and its sentence; and no other."""
    keep = ("PATH", "HOME", "JAVA_HOME", "LANG", "LC_ALL", "TMPDIR")
    environment = {name: os.environ[name] for name in keep if name in os.environ}
    environment |= {
        "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT))),
        "SPARK_LOCAL_IP": "127.0.0.1",
        "PYSPARK_PYTHON": sys.executable,
    }
    done = subprocess.run(
        [sys.executable, str(SCRIPT), remote], cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=1200, check=False
    )
    assert done.returncode == 0, done.stderr[-4000:]
    assert done.stdout.splitlines()[-1].startswith("the same: ")
