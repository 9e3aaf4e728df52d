"""Candidates that are mail addresses, whole or broken: spaces around the sign @, a comma for a dot, no sign @ at all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gosform.recognition.candidate import Candidate, Scene, prior
from gosform.recognition.pieces import Sort

LONGEST = 120
_BEFORE = re.compile(r"[^\s@,;:<>()\[\]\"'«»|/\\!?=]{1,64}$")
_AFTER = re.compile(r"[^\s@;:<>()\[\]\"'«»|/\\!?=]{1,190}")
_SPACED_BEFORE = re.compile(r"([a-z0-9._+-]{1,64})[ \u00a0]{1,2}$")
_SPACED_AFTER = re.compile(
    r"[ \u00a0]{1,2}([a-zа-я0-9-]{2,40}[ .,]{1,2}(?:ru|com|рф|net|org|su|by|kz|ua|info|me)(?![^\W_])|[a-z0-9-]{2,40}\.[a-z]{2,10}(?![^\W_]))"
)
_ZONE = re.compile(r"[ \u00a0]?[.,]?[ \u00a0]?(?:ru|com|рф|net|org|su|by|kz|ua|info)(?![^\W_])")
_COMMA_TAIL = re.compile(r",(?!(?:ru|com|рф|net|org|su|by|kz|ua|info|me|ру|ком)(?![^\W_])).*$", re.DOTALL)
_IN_WORDS = re.compile(r"[^\n;,]{2,60}?(?:собак\w+|собач\w+|\bat\b|эт)[^\n;,]{2,60}")
_NO_AT = re.compile(
    r"[a-z0-9._+-]{2,64}(?:[ .#*&2]|\(at\)|\[at\])?[a-z0-9._-]{0,40}\.(?:ru|com|рф|net|org|su|by|kz|ua|info)(?![^\W_])|[a-z0-9_.+-]*[a-z][a-z0-9_.+-]*"
)
_PROVIDED = re.compile(
    r"(?<![^\W_])(?<![@./:-])(?!www)[a-z][a-z0-9_-]{1,40}(?:[._-][a-z0-9_-]{1,40})?[ .#,&]"
    r"(?:mail|bk|inbox|list|yandex|gmail|rambler|icloud|outlook|hotmail|yahoo|internet|example|ya)[.,](?:ru|com|org|net)(?![^\W_])(?![/@])"
)
"""The name of a mailbox and a well-known provider, with another sign in the place of the sign @."""
_NAMED = re.compile(r"(?:e-?mail|почта|мейл|емейл)[-–—:]")
NO_AT = 40.0
CERTAIN = 2000.0
"""How much likelier than an ordinary stretch a stretch around a sign @ is a mail address."""


def mail_candidates(scene: Scene) -> Iterator[Candidate]:
    """A stretch around each sign @, and what a label of mail names that has none."""
    low = scene.low
    at = low.find("@")
    done = -1
    while at >= 0:
        if at > done:
            start, end = _around(low, at)
            done = end
            found = _candidate(scene, start, end, CERTAIN)
            if found:
                yield found
        at = low.find("@", at + 1)
    for match in _PROVIDED.finditer(low):
        if found := _candidate(scene, match.start(), match.end(), NO_AT):
            yield found
    for first, label in scene.begins:
        if label.kinds.get("email"):
            yield from _labelled(scene, first)


def _around(low: str, at: int) -> tuple[int, int]:
    """The stretch of the address whose sign @ stands here; further signs @ in it belong to it."""
    before = _BEFORE.search(low, max(at - 64, 0), at)
    start = before.start() if before else at
    if not before and (spaced := _SPACED_BEFORE.search(low, max(at - 70, 0), at)):
        start = spaced.start()
    end = at + 1
    while end < len(low) and low[end] == "@":
        end += 1
    after = _AFTER.match(low, end)
    if after:
        end = at + 1 + len(_COMMA_TAIL.sub("", low[at + 1 : after.end()]))
        if low[end : end + 1] == "@":
            again = _AFTER.match(low, end + 1)
            end = again.end() if again else end
        tail = low[at + 1 : end].rstrip(".,-")
        if ("." not in tail and "," not in tail and (zone := _ZONE.match(low, end))) or (
            low[end - 1] in ".," and (zone := _ZONE.match(low, end))
        ):
            end = zone.end()
    elif spaced := _SPACED_AFTER.match(low, end):
        end = spaced.end()
    while end > at + 1 and low[end - 1] in ".,-_'":
        end -= 1
    start = max(start, low.rfind("..", start, at) + 2) if ".." in low[start:at] else start
    if named := _NAMED.match(low, start, at):
        start = named.end()
    while start < at and low[start] in ".,-–—•*":
        start += 1
    return start, end


def _candidate(scene: Scene, start: int, end: int, weight: float) -> Candidate | None:
    first, last = scene.ending_after(start), scene.index_from(end)
    if first >= last:
        return None
    near = scene.said_of(first, last)
    return Candidate(first, last, start, end, {"email": prior("email", near) * weight}, near.label)


def _labelled(scene: Scene, first: int) -> Iterator[Candidate]:
    low, at = scene.low, scene.pieces[first].start
    if match := _IN_WORDS.match(low, at):
        if "@" not in match[0]:
            end = at + len(_to_zone(match[0]))
            found = _candidate(scene, at, end, 60.0)
            if found:
                yield found
        return
    for i in range(first, min(first + 3, len(scene.pieces))):
        if scene.pieces[i].sort is Sort.DIGITS and len(scene.pieces[i].text) > 5:
            return
        match = _NO_AT.match(low, scene.pieces[i].start)
        if match and "@" not in low[match.end() : match.end() + 3]:
            end = match.start() + len(match[0].rstrip(" .,-_"))
            found = _candidate(scene, match.start(), end, 8.0 if "." in match[0] else 1.5)
            if found:
                yield found
            return


_SPOKEN_ZONE = re.compile(r"(?:точка|\.)[ ]?(?:ру|ком|рф|нет|орг|ru|com)(?![^\W_])")


def _to_zone(text: str) -> str:
    zone = _SPOKEN_ZONE.search(text)
    return text[: zone.end()] if zone else text.rstrip(" .")
