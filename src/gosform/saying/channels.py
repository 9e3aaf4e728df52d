"""The channels: which sentences each one joins, how long it may be, how it is set in type.

A channel is a layout that joins whole sentences, never fragments. It offers several layouts, the fullest first; the first
that fits is taken, so that under a tight limit the instruction is what remains.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from types import MappingProxyType
from typing import NamedTuple

from gosform.catalog import Catalogue
from gosform.saying.labels import fill
from gosform.saying.segments import GSM7, GSM7_DOUBLE
from gosform.saying.spoken import speak

CHANNELS = ("field", "details", "sms", "email", "phone", "chat")
QUOTING = frozenset({"field", "details", "chat"})
"""The channels of a signed-in page: only these may quote what was typed."""

LIMITS = MappingProxyType({"field": 120, "details": 240, "email": 450, "chat": 300})
SMS_UCS2, SMS_GSM7 = 134, 160
"""Two segments of 67 UTF-16 units; one segment of 160 where every character is in the GSM 7-bit alphabet."""

FRAMES = MappingProxyType(
    {
        "details.example": "Example: {example}.",
        "sms.application": "Application {application}.",
        "sms.account": "You can do it in your account.",
        "sms.last": "Open the application in your account: one field needs correcting.",
        "email.send": "Then send the application again.",
        "email.send.application": "Then send application {application} again.",
        "phone.open": "You need to correct the field “{label}” in the section “{section}”.",
        "phone.open.alone": "You need to correct the field “{label}”.",
        "phone.check": "You need to check the field “{label}” in the section “{section}”.",
        "phone.check.alone": "You need to check the field “{label}”.",
        "phone.section": "Open the section “{section}”.",
        "phone.send": "Then send the application again.",
        "keep": "If everything is right, leave it as it is.",
        "look": "Something needs correcting in {in}.",
    }
)
"""The sentences that belong to channels and not to codes; contexts ``channel.<name>``."""

_PLAIN = str.maketrans(
    {
        "«": '"',
        "»": '"',
        "„": '"',
        "“": '"',
        "”": '"',
        "‘": "'",
        "’": "'",
        "–": "-",
        "—": "-",
        "‑": "-",
        "…": "...",
        "\u00a0": " ",
        "\u202f": " ",
    }
)
_SHORT_WORD = re.compile(
    r"(?<![\w-])([аовкусиАОВКУСИ]|[Вв]о|[Кк]о|[Сс]о|[Оо]б|[Оо]т|[Дд]о|[Ии]з|[Зз]а|[Нн]а|[Пп]о|[Нн]о|[Нн]е|[Нн]и) (?=[\w«{(])"
)
_NUMBER = re.compile(r"(?<![\w{.-])(\d+|\{[a-z][a-z0-9_]*\}) (?=[а-яёА-ЯЁ])")
_WORDS = frozenset({"char", "typed", "sign", "sign_acc", "sign_gen", "name"})


class Parts(NamedTuple):
    """What an explanation is made of, in one language: whole sentences, labels already filled in."""

    what: str
    fix: str
    example: str
    where: str
    aloud: str
    names: dict[str, str]
    sectioned: bool
    missing: bool
    application: bool
    tone: str  # the severity: "error", "warning", "notice"


def layouts(channel: str, parts: Parts, catalogue: Catalogue) -> tuple[str, ...]:
    """The layouts of a channel, the fullest first, the last for when nothing fits. Slots for params are still open."""
    return _LAYOUTS[channel](parts, catalogue)


def fits(channel: str, text: str) -> bool:
    """Within the limit of its channel. The phone has a limit of sentences, which its layout keeps by itself."""
    if channel == "sms":
        return fits_sms(text)
    limit = LIMITS.get(channel)
    return limit is None or len(text) <= limit


def fits_sms(text: str) -> bool:
    """Two segments, or one of the 7-bit alphabet."""
    if all(char in GSM7 or char in GSM7_DOUBLE for char in text):
        return len(text) + sum(char in GSM7_DOUBLE for char in text) <= SMS_GSM7
    return len(text.encode("utf-16-le", "surrogatepass")) // 2 <= SMS_UCS2


def set_type(channel: str, layout: str, lang: str) -> str:
    """Typography that does not depend on params: done once a layout. Slots count as numbers unless they stand for words."""
    if lang != "ru" or channel in ("sms", "phone"):
        return layout
    text = _SHORT_WORD.sub("\\1\u00a0", layout)
    text = _SHORT_WORD.sub("\\1\u00a0", text)  # two short words in a row share the space that the first match took
    text = text.replace(" –", "\u00a0–").replace("№ ", "№\u00a0")
    return _NUMBER.sub(lambda found: found[0] if found[1][1:-1] in _WORDS else f"{found[1]}\u00a0", text)


def finisher(channel: str, lang: str) -> Callable[[str], str] | None:
    """What is done to the finished text, params and all; None for the channels that need nothing."""
    if channel == "sms":
        return plain
    if channel == "phone":
        return lambda text: speak(text, lang)
    return None


def plain(text: str) -> str:
    """Straight quotes, hyphens and ordinary spaces; no character that costs two units."""
    return "".join(char for char in text.translate(_PLAIN).replace("№", "N") if ord(char) < 0x10000)


def frame(name: str, catalogue: Catalogue, names: dict[str, str] | None = None) -> str:
    """A sentence of the channel itself, with labels filled in."""
    return fill(catalogue.word(f"channel.{name}", FRAMES[name]), names or {})


def join(sentences: Iterable[str]) -> str:
    """Whole sentences, a space between them."""
    return " ".join(sentence for sentence in sentences if sentence)


def _field(parts: Parts, catalogue: Catalogue) -> tuple[str, ...]:
    if parts.missing and parts.fix:
        return (_unstopped(parts.fix),)
    both = join((parts.what, parts.fix))
    return (_unstopped(both), _unstopped(parts.fix or parts.what))


def _unstopped(text: str) -> str:
    return text[:-1] if text.endswith(".") and not text.endswith("..") else text


def _details(parts: Parts, catalogue: Catalogue) -> tuple[str, ...]:
    example = frame("details.example", catalogue, {"example": parts.example}) if parts.example else ""
    return (join((example, parts.where)), example or parts.where)


def _sms(parts: Parts, catalogue: Catalogue) -> tuple[str, ...]:
    head = frame("sms.application", catalogue) if parts.application else ""
    account = "" if parts.tone == "notice" else frame("sms.account", catalogue)
    fix = parts.fix or parts.what
    what = "" if parts.missing else parts.what
    return (
        join((head, what, parts.fix, account)),
        join((head, what, parts.fix)),
        join((head, fix, account)),
        join((head, fix)),
        join((head, frame("sms.last", catalogue))),
        frame("sms.last", catalogue),
    )


def _closing(parts: Parts, catalogue: Catalogue, name: str) -> str:
    if parts.tone == "error":
        return frame(name, catalogue)
    return frame("keep", catalogue) if parts.tone == "warning" else ""


def _email(parts: Parts, catalogue: Catalogue) -> tuple[str, ...]:
    closing = _closing(parts, catalogue, "email.send.application" if parts.application else "email.send")
    body = join((parts.what, parts.fix, parts.where, closing))
    return (body, join((parts.what, parts.fix, closing)), join((parts.fix or parts.what, closing)))


def _chat(parts: Parts, catalogue: Catalogue) -> tuple[str, ...]:
    return (join((parts.what, parts.fix, parts.where)), join((parts.what, parts.fix)), parts.fix or parts.what)


def _phone(parts: Parts, catalogue: Catalogue) -> tuple[str, ...]:
    closing = _closing(parts, catalogue, "phone.send")
    if parts.tone == "notice":
        return (join((parts.what, parts.fix)),)
    if parts.missing:
        section = frame("phone.section", catalogue, parts.names) if parts.sectioned else ""
        return (join((parts.what, section, parts.where, parts.fix, closing)),)
    opening = ("phone.open" if parts.tone == "error" else "phone.check") + ("" if parts.sectioned else ".alone")
    return (join((frame(opening, catalogue, parts.names), parts.what, parts.where, parts.aloud, parts.fix, closing)),)


_LAYOUTS: MappingProxyType[str, Callable[[Parts, Catalogue], tuple[str, ...]]] = MappingProxyType(
    {"field": _field, "details": _details, "sms": _sms, "email": _email, "phone": _phone, "chat": _chat}
)
