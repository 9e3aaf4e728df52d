"""Files under wrong names: the real kind is named, and that the name says another one."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache

from tests.uploads.made.everything import GOOD

from gosform.uploads.facts import Facts, Wish
from gosform.uploads.formats import of_extension
from gosform.uploads.judge import judge
from gosform.uploads.policy import policy
from gosform.uploads.sniff import sniff
from gosform.uploads.source import Source
from gosform.uploads.walk import walk

WRONG = ("jpg", "pdf", "png", "docx", "xlsx", "tif", "zip", "mp4")
ANY = policy()


@cache
def facts(name: str) -> Facts:
    return walk(io.BytesIO(GOOD[name]()), Wish())


def renamed() -> Iterator[tuple[str, str]]:
    """Every good sample with every extension that is not its own."""
    for name in GOOD:
        for extension in WRONG:
            if not {real(name), facts(name).format} & set(of_extension(extension)):
                yield name, extension


def real(name: str) -> str:
    return name.partition(".")[0]


def test_the_real_kind_is_named_whatever_the_name_says() -> None:
    """In 99 of 100, by the sniffing alone and in the sentence to whoever sent it; a name plays no part in the former."""
    files = list(renamed())
    assert len(files) >= 500
    wrong = {name for name in GOOD if sniff(Source(io.BytesIO(GOOD[name]()))) != real(name)}
    missed = [(name, extension) for name, extension in files if name in wrong or not told(name, extension)]
    assert len(missed) <= len(files) / 100, missed


def told(name: str, extension: str) -> bool:
    """Whether the one problem of kind says what the file really is."""
    found = [p for p in judge(facts(name), ANY, f"скан.{extension}") if p.code.trouble == "not-what-it-says"]
    return [p.params["real"] for p in found] == [facts(name).format]
