"""Fuzzes the walks of uploads with atheris: any exception, and any walk of more than a few seconds, stops the walk's run and leaves its file.

``python tools/fuzz_uploads.py [WALKER...] [--seconds 600] [--out FOLDER]``. A walker is a module below ``gosform.uploads`` (``pdf``, ``jpeg`` …) or ``sniff``;
none means all, one after the other, each in a process of its own that has as many seconds. Seeds are the good and the hostile samples of the tests that are small.
atheris is no dependency of the project: ``pip install atheris`` where Clang's runtime has a wheel for this Python.
"""

from __future__ import annotations

import argparse
import importlib
import io
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MOST_SEED, MOST_INPUT = 20_000, 65_536
MOST_SECONDS, MOST_MEMORY = 20, 1024
"""Of one input: seconds by the clock and megabytes. More is a finding. What a walk does in one second (a key of AES-256) takes ten where its steps are watched."""


def walkers() -> list[str]:
    from gosform.uploads.formats import FORMATS

    return ["sniff", *sorted({each.walker for each in FORMATS.values() if each.walker})]


def seeds(walker: str, folder: Path) -> None:
    """Small samples of the walker's formats; of all formats for the sniffing."""
    from tests.uploads.made.everything import GOOD, HOSTILE

    from gosform.uploads.formats import FORMATS

    for name, make in {**HOSTILE, **GOOD}.items():
        found = FORMATS.get(name.partition(".")[0])
        if (walker == "sniff" or (found and found.walker == walker)) and len(data := make()) <= MOST_SEED:
            (folder / name).write_bytes(data)


def one(walker: str, folder: str, seconds: int) -> None:
    """Fuzzes one walk in this process until its time is over; ends the process."""
    atheris = importlib.import_module("atheris")

    with atheris.instrument_imports(include=["gosform.uploads"]):
        family = importlib.import_module(f"gosform.uploads.{walker}")
        from gosform.uploads.facts import Wish
        from gosform.uploads.source import Source

    def test(data: bytes) -> None:
        source = Source(io.BytesIO(data))
        if walker == "sniff":
            family.sniff(source)
        else:
            family.walk(source, Wish()).to_json()

    options = [f"-max_total_time={seconds}", f"-timeout={MOST_SECONDS}", f"-rss_limit_mb={MOST_MEMORY}", f"-max_len={MOST_INPUT}"]
    atheris.Setup([sys.argv[0], folder, *options, f"-artifact_prefix={folder}-found-", "-print_final_stats=1"], test)
    atheris.Fuzz()


def main() -> None:
    sys.path.insert(0, str(ROOT))
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("walker", nargs="*")
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--out", default="build/fuzz")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.one:
        one(wanted.one, wanted.out, wanted.seconds)
        return
    failed = []
    for walker in wanted.walker or walkers():
        folder = Path(wanted.out) / walker
        folder.mkdir(parents=True, exist_ok=True)
        seeds(walker, folder)
        command = [sys.executable, __file__, "--one", walker, "--seconds", str(wanted.seconds), "--out", str(folder)]
        ended = subprocess.run(
            command, env=os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])}, check=False
        )
        print(f"{walker}: {'nothing found' if not ended.returncode else 'stopped, look at ' + str(folder) + '-found-*'}", flush=True)
        failed += [walker] if ended.returncode else []
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()
