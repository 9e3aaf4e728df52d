"""One upload field: the files that came for it, looked into side by side, and everything that is wrong with them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import partial
from pathlib import PurePath
from typing import Any, NamedTuple

from gosform.problem import Place, Problem, Severity, Size
from gosform.uploads import codes_measures as measures
from gosform.uploads.codes import coded
from gosform.uploads.facts import Facts
from gosform.uploads.judge import judge
from gosform.uploads.judge_signatures import Person, signatures
from gosform.uploads.once import Kept
from gosform.uploads.policy import Policy

MOST_EXTRA = 20
"""Files above the number that a field takes that are looked into all the same."""

Pointed = tuple[int | None, Problem]
"""A problem and which file it is of; None for one of all files together."""


class NamedFile(NamedTuple):
    """A file whose name the source itself does not tell: bytes, or a stream. name: what the sender called it."""

    source: Any
    name: str

    def __repr__(self) -> str:
        return "<file>"


class Seen(NamedTuple):
    """What is known of one file, and what its sender called it."""

    facts: Facts
    name: str = ""

    def __repr__(self) -> str:
        return f"<{self.facts.format}>"


def files(given: Any) -> tuple[Any, ...]:
    """The files of one field: a list of them, or the one. ``True`` says that a file is there and need not be looked into: it is none."""
    if given is None or given is False or given is True:
        return ()
    if isinstance(given, (list, tuple)) and not isinstance(given, NamedFile):
        return tuple(one for one in given if one is not None and one is not True)
    return (given,)


def worth_a_look(sources: Sequence[Any], policy: Policy) -> Sequence[Any]:
    """The files of a field that are looked into: all that it takes, and some more. Whoever sends ten thousand where two are asked for is told so for less."""
    largest = policy.count[1]
    return sources[: largest + MOST_EXTRA] if largest else sources


def name_of(source: Any) -> str:
    """What the sender called a file, as far as the source tells; empty where it does not."""
    if isinstance(source, NamedFile):
        return source.name
    if isinstance(source, (str, os.PathLike)):
        return PurePath(os.fsdecode(source)).name
    name = getattr(source, "filename", None) or getattr(source, "name", None)
    return PurePath(name).name if isinstance(name, str) and not name.startswith("<") else ""


def see(source: Any, policy: Policy, contain: str = "auto", digests: Sequence[str] = ()) -> Seen:
    """Look into one file, as far as the policy needs it."""
    from gosform.uploads.pool import look

    inner = source.source if isinstance(source, NamedFile) else source
    if isinstance(inner, Kept):
        return Seen(inner.look(policy.wish(*digests), contain, most(policy)), name_of(source))
    return Seen(look(inner, policy.wish(*digests), contain, most(policy)), name_of(source))


def see_all(tasks: Sequence[tuple[Any, Policy, Sequence[str]]], contain: str = "auto") -> list[Seen]:
    """Look into several files side by side; the answers are in their order."""
    seen = [_known(contain, task) for task in tasks]
    left = [task for task, one in zip(tasks, seen, strict=True) if one is None]
    if len(left) < 2:
        return [one or _see(contain, task) for task, one in zip(tasks, seen, strict=True)]
    from gosform.uploads.pool import slots

    with ThreadPoolExecutor(max(1, min(slots(), len(left)))) as threads:
        found = iter(list(threads.map(partial(_see, contain), left)))
    return [one or next(found) for one in seen]


def _known(contain: str, task: tuple[Any, Policy, Sequence[str]]) -> Seen | None:
    source, policy, digests = task
    facts = source.known(policy.wish(*digests), contain, most(policy)) if isinstance(source, Kept) else None
    return None if facts is None else Seen(facts, name_of(source))


def _see(contain: str, task: tuple[Any, Policy, Sequence[str]]) -> Seen:
    source, policy, digests = task
    return see(source, policy, contain, digests)


def most(policy: Policy) -> int | None:
    """Bytes beyond which a file is not read: what is refused for its size need not be opened."""
    return policy.max_size if policy.max_size and policy.severity("too-large", Severity.ERROR) is Severity.ERROR else None


def digests_of(seen: Sequence[Seen]) -> tuple[str, ...]:
    """The digests that signatures ask for of their document."""
    return tuple(dict.fromkeys(signer.digest_algorithm for one in seen for signer in one.facts.signers if signer.digest_algorithm))


def found(
    seen: Sequence[Seen], policy: Policy, as_of: date, documents: Sequence[Facts] = (), person: Person | None = None, *, given: int = 0
) -> Iterator[Pointed]:
    """Everything that is wrong with the files of one field: first with all of them together, then file by file.

    given: how many came, where not all of them were looked into.
    """
    fewest, largest = policy.count
    count = max(given, len(seen))
    if seen and count < fewest:
        yield None, _judged(coded(measures.COUNT, have=count, need=fewest), policy)
    elif largest and count > largest:
        yield None, _judged(coded(measures.COUNT, "many", have=count, need=largest), policy)
    total = sum(one.facts.size for one in seen)
    if policy.max_total and total > policy.max_total:
        yield None, _judged(coded(measures.TOTAL_SIZE, have=Size(total), need=Size(policy.max_total)), policy)
    for i, one in enumerate(seen):
        for p in judge(one.facts, policy, one.name or None):
            yield i, p
        for p in signatures(one.facts, policy, as_of, documents, person):
            yield i, _judged(p, policy)


def _judged(p: Problem, policy: Policy) -> Problem:
    p.severity = policy.severity(p.code.trouble, p.severity)
    return p


def pointer(base: str, item: int | None) -> str:
    """The first file stands where its field does, the second at ``…/1``."""
    return f"{base}/{item}" if item else base


def place_of(place: Place, item: int | None) -> Place:
    """What the second file and those after it are called: the label of the field with its number."""
    if not item or not place.label:
        return place
    label: Mapping[str, Mapping[str, str]] = {
        lang: {case: f"{text} ({item + 1})" for case, text in cases.items()} for lang, cases in place.label.items()
    }
    return Place(place.words, label, place.section, place.hint, place.messages, place.rule)
