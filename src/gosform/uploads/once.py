"""Files of a folder that stay the same while many records are checked: each is looked into once a run, not once a record.

What was found is kept for the run and nowhere else, to a bound. A file that has changed meanwhile, by its size or its time, is looked into again.
"""

from __future__ import annotations

import errno
import os
from pathlib import Path
from threading import Lock

from gosform.uploads.facts import Facts, Wish
from gosform.uploads.intake import Unusable, Upload, within

MOST_KEPT = 100_000
"""Pages and signers of all files together whose facts are kept, a file counting as one more: some tens of megabytes. What comes later is looked into again."""

_Key = tuple[Wish, str, int | None, int, int, int, int]


class Once:
    """A folder of files and what is known of them. ``kept`` makes sources of names in it, which know it; no name leads out of it, or through a link."""

    def __init__(self, folder: str | os.PathLike[str], most: int = MOST_KEPT) -> None:
        self.folder = Path(folder)
        self._left = most
        self._facts: dict[_Key, Facts] = {}
        self._lock = Lock()

    def kept(self, name: str) -> Kept:
        return Kept(self, name)

    def look(self, name: str, wish: Wish, contain: str, most: int | None) -> Facts:
        """As ``pool.look``."""
        from gosform.uploads.pool import look

        with self._open(name) as upload:
            key = _key(upload, wish, contain, most)
            facts = self._facts.get(key)
            if facts is None:
                facts = look(upload, wish, contain, most)
                self._keep(key, facts)
        return facts

    def known(self, name: str, wish: Wish, contain: str, most: int | None) -> Facts | None:
        """What ``look`` would say without looking; None where it would have to."""
        with self._open(name) as upload:
            return self._facts.get(_key(upload, wish, contain, most))

    def _open(self, name: str) -> Upload:
        """``OSError`` for what is not there any more, may not be read, or was put in the place of a file meanwhile."""
        try:
            return within(self.folder, name)
        except Unusable as why:
            number = errno.ENOENT if why.reason == "missing" else errno.EACCES
            raise OSError(number, os.strerror(number), str(self.folder / name)) from None

    def _keep(self, key: _Key, facts: Facts) -> None:
        weight = 1 + len(facts.pages) + len(facts.signers)
        if any(trouble.word == "cannot-check" for trouble in facts.troubles):
            return  # next time there may be time for it
        with self._lock:
            if weight <= self._left and key not in self._facts:
                self._left -= weight
                self._facts[key] = facts


class Kept:
    """A file of such a folder. It is a path for everybody who does not know it."""

    __slots__ = ("_name", "_run")

    def __init__(self, run: Once, name: str) -> None:
        self._run, self._name = run, name

    def __fspath__(self) -> str:
        return str(self._run.folder / self._name)

    def __repr__(self) -> str:
        return "<file>"

    def look(self, wish: Wish, contain: str, most: int | None) -> Facts:
        """What the file is."""
        return self._run.look(self._name, wish, contain, most)

    def known(self, wish: Wish, contain: str, most: int | None) -> Facts | None:
        """The same where nobody need look; None elsewhere."""
        return self._run.known(self._name, wish, contain, most)


def _key(upload: Upload, wish: Wish, contain: str, most: int | None) -> _Key:
    """A file is known by its place on the disk, whatever its names are."""
    there = os.fstat(upload.file.fileno())
    return (wish, contain, most, there.st_dev, there.st_ino, there.st_size, there.st_mtime_ns)
