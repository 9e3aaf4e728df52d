"""Which text of ``rules/refusals/`` a pasted text is, by its words: whole or cut short, alone or inside a long letter.

Words are weighed by how few of the known texts have them, and counted inside one stretch of the pasted text, so that a long letter does not
collect a refusal word by word. A text of two or three words is only known where the rest speaks of a refusal, or where there is little else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from math import log
from typing import NamedTuple

from gosform.refusal import Act
from gosform.refusals.folding import clean, may_be_about_a_refusal, stem, words
from gosform.refusals.reading import entries

ENOUGH = 0.72
"""The least score that counts as known."""
LEAST = 0.3
"""The least share of a text that a piece of it must hold."""
SMALL = frozenset(
    str.split("ваш ваша ваше и в во не на по с со к о об от до из за для или но а же бы ли the a an of to in is was not be must")
)
SMALL_WEIGHT = 0.15
FEW = 4
"""Words of a text that is too short to be known anywhere."""
ROOM = 6
"""Words that may stand between those of a text: names, numbers, a file."""


class Known(NamedTuple):
    """A text as it is compared."""

    entry: str
    act: Act | None
    words: tuple[str, ...]
    stems: tuple[str, ...]
    weights: tuple[float, ...]


class Match(NamedTuple):
    """How well a pasted text fits an entry, 0..1; act: the document whose words they are, where several use the code."""

    entry: str
    score: float
    act: Act | None


def matches(cleaned: str) -> list[Match]:
    """The entries whose words are in a cleaned text, best first, one an entry."""
    whole = words(cleaned)
    typed = [stem(word) for word in whole]
    best: dict[str, Match] = {}
    for known in _texts():
        score = 0.97 if _is_piece(known, whole) else _score(known, typed)
        if score >= ENOUGH and score > best.get(known.entry, Match("", 0.0, None)).score:
            best[known.entry] = Match(known.entry, score, known.act)
    return sorted(best.values(), key=lambda match: -match.score)


@cache
def _texts() -> tuple[Known, ...]:
    listed = [(entry.id, act, tuple(words(clean(text)))) for entry in entries().values() for text, act in entry.texts]
    often = Counter(word for _, _, said in listed for word in set(map(stem, said)))

    def weight(word: str) -> float:
        return SMALL_WEIGHT if word in SMALL else 0.4 + log(1 + len(listed) / often[word])

    return tuple(Known(id, act, said, tuple(map(stem, said)), tuple(weight(stem(word)) for word in said)) for id, act, said in listed)


def _score(known: Known, typed: Sequence[str]) -> float:
    """The better of: how much of the text is there in one stretch; how much of a short paste is a piece of the text."""
    wanted = set(known.stems)
    places = [i for i, word in enumerate(typed) if word in wanted]
    whole, there = sum(known.weights), {typed[i] for i in places}
    if sum(weight for word, weight in zip(known.stems, known.weights, strict=True) if word in there) < LEAST * whole:
        return 0.0
    got, start, end = max((_stretch(known, typed, start) for start in places), key=lambda found: found[0])
    big = [word for word in known.stems if word not in SMALL]
    if len(big) < FEW:
        alone = len(typed) <= 3 * len(known.stems) or may_be_about_a_refusal((*typed[:start], *typed[end:]))
        close = end - start <= len(known.stems) + 1
        return got / whole if alone and close and got / whole > 0.9 else 0.0
    covered = got / whole
    told = sum(word not in SMALL for word in dict.fromkeys(typed[start:end]) if word in wanted)
    rest = sum(word not in SMALL and word not in wanted for word in typed)
    piece = told / (told + rest) if told >= FEW - 1 else 0.0
    return max(covered, 0.85 * piece if covered > LEAST else 0.0)


def _is_piece(known: Known, typed: Sequence[str]) -> bool:
    """The paste is a piece of the text and nothing else; its first and last words may be cut. Three words of weight, or half of them."""
    big = sum(word not in SMALL for word in known.words)
    length, count = len(typed), sum(word not in SMALL for word in typed)
    if length < 2 or length > len(known.words) or count < max(2, min(3, -(-big // 2))):
        return False
    for start in range(len(known.words) - length + 1):
        piece = known.words[start : start + length]
        inner = all(stem(a) == stem(b) for a, b in zip(piece[1:-1], typed[1:-1], strict=True))
        first = stem(piece[0]) == stem(typed[0]) or piece[0].endswith(typed[0])
        last = stem(piece[-1]) == stem(typed[-1]) or piece[-1].startswith(typed[-1])
        if inner and first and last:
            return True
    return False


def _stretch(known: Known, typed: Sequence[str], start: int) -> tuple[float, int, int]:
    """(weight, start, end) of the words of the text, and of its pairs of neighbours, in the stretch that begins here."""
    end = min(len(typed), start + len(known.stems) + ROOM)
    inside = Counter(typed[start:end])
    pairs = set(zip(typed[start : end - 1], typed[start + 1 : end], strict=True))
    got, last = 0.0, start
    for i, (word, weight) in enumerate(zip(known.stems, known.weights, strict=True)):
        if not inside[word]:
            continue
        inside[word] -= 1
        near = [*zip(known.stems[max(0, i - 1) : i + 1], known.stems[max(1, i) : i + 2], strict=False)]
        joined = any(pair in pairs for pair in near) or not near
        got += weight * (1.0 if joined else 0.6)
        last = max(last, max(j for j in range(start, end) if typed[j] == word) + 1)
    return got, start, last


def texts() -> Iterator[tuple[str, str]]:
    """(entry id, text) of every text that is known."""
    return ((entry.id, text) for entry in entries().values() for text, _ in entry.texts)
