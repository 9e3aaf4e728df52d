"""Looks into every file of a folder that somebody fetched, and prints a table: what was accepted, troubles by word, names of what was refused.

``python tools/uploads_corpora.py FOLDER... [--only pdf jpeg png ...] [--here] [--broken FILE]``. Accepted is a file without a trouble of damage; a password,
what acts and what stands behind its end are told apart. Nothing of a folder is written or kept. Folders to run it on, fetched from where their projects publish them:
py-pdf/sample-files, veraPDF/veraPDF-corpus, the tests of pypdf, qpdf and pdf.js, Tests/images of pillow. ``--broken``: a list of names, a line each,
that are known to be broken on purpose and are counted apart. ``--ask``: of what is refused, whether pdfium, pypdf or pillow open it to its end (in this process:
only for files that somebody has looked through).
"""

from __future__ import annotations

import argparse
import io
import logging
import sys
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from gosform.uploads.facts import Facts
from gosform.uploads.formats import FORMATS
from gosform.uploads.pool import look, warm

REFUSING = frozenset(("truncated", "damaged", "cannot-check", "zip-bomb", "too-many-pixels", "xml-entity"))
"""Words that mean that a file is not accepted, whatever a form asks."""


class Looked(NamedTuple):
    path: Path
    facts: Facts
    seconds: float

    @property
    def words(self) -> set[str]:
        return {trouble.word for trouble in self.facts.troubles}

    @property
    def cause(self) -> str:
        """Word and closed words of the first trouble that refuses."""
        first = next(trouble for trouble in self.facts.troubles if trouble.word in REFUSING)
        return " ".join([first.word, *(str(value) for key, value in first.params.items() if key in ("reason", "what"))])


def looked(folders: list[str], contain: str) -> Iterator[Looked]:
    for folder in folders:
        for path in sorted(Path(folder).rglob("*")):
            if path.is_file() and not path.is_symlink():
                begin = time.perf_counter()
                facts = look(path, contain=contain)
                yield Looked(path, facts, time.perf_counter() - begin)


def others(path: Path, format: str) -> str:
    """What other programs say of a file: ``pdfium 3, pypdf no``, pages or whether a picture is decoded."""
    data = path.read_bytes()
    return ", ".join(f"{name} {_said(opens, data)}" for name, opens in (_PDF if format == "pdf" else _PICTURE).items())


def _said(opens: Callable[[bytes], int], data: bytes) -> str:
    try:
        return str(opens(data))
    except Exception as error:  # noqa: BLE001  # whatever it is, it does not open the file
        return f"no ({type(error).__name__})"


def _pdfium(data: bytes) -> int:
    from pypdfium2 import PdfDocument

    with PdfDocument(data) as document:
        for page in document:
            page.render(scale=0.1)
        return len(document)


def _pypdf(data: bytes) -> int:
    from pypdf import PdfReader

    return sum(page.get_contents() is not None or True for page in PdfReader(io.BytesIO(data)).pages)


def _pillow(data: bytes) -> int:
    from PIL import Image, ImageSequence

    with warnings.catch_warnings(), Image.open(io.BytesIO(data)) as image:
        warnings.simplefilter("error")  # of what it mends without refusing it
        return sum(each.load() is not None or True for each in ImageSequence.Iterator(image))


_PDF: dict[str, Callable[[bytes], int]] = {"pdfium": _pdfium, "pypdf": _pypdf}
_PICTURE: dict[str, Callable[[bytes], int]] = {"pillow": _pillow}


def table(files: list[Looked], broken: frozenset[str], ask: bool) -> None:
    print(f"{'format':<18}{'files':>7}{'accepted':>10}{'refused':>9}{'broken':>8}   troubles")
    for format in sorted({each.facts.format for each in files}, key=list(FORMATS).index):
        own = [each for each in files if each.facts.format == format]
        refused = [each for each in own if each.words & REFUSING]
        known = [each for each in refused if each.path.name in broken]
        words = Counter(word for each in own for word in each.words)
        said = ", ".join(f"{word} {count}" for word, count in words.most_common())
        print(f"{format:<18}{len(own):>7}{len(own) - len(refused):>10}{len(refused) - len(known):>9}{len(known):>8}   {said}")
    print("\nrefused:")
    for each in files:
        if each.words & REFUSING:
            said = "   " + others(each.path, each.facts.format) if ask else ""
            mark = " (known to be broken)" if each.path.name in broken else ""
            print(f"  {each.facts.format:<8}{each.cause:<32}{each.path}{mark}{said}")
    print("\nslowest:")
    for each in sorted(files, key=lambda each: -each.seconds)[:5]:
        print(f"  {each.seconds:>6.2f} s  {each.path}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="+")
    parser.add_argument("--only", nargs="*", default=[], help="formats")
    parser.add_argument("--here", action="store_true", help="in this process: an exception is seen as a crash, nothing else changes")
    parser.add_argument("--broken", help="a list of names of files that are broken on purpose")
    parser.add_argument("--ask", action="store_true", help="what other programs say of the files that are refused")
    wanted = parser.parse_args()
    broken = frozenset(Path(wanted.broken).read_text("utf-8").split()) if wanted.broken else frozenset[str]()
    warm()
    files = [
        each for each in looked(wanted.folder, "off" if wanted.here else "auto") if not wanted.only or each.facts.format in wanted.only
    ]
    if not files:
        sys.exit("no file of these formats")
    logging.disable()
    table(files, broken, wanted.ask)


if __name__ == "__main__":
    main()
