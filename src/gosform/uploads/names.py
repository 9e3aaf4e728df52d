"""What is wrong with the name of a file, as it was sent: a name is shown and kept, never used as a path.

Cyrillic, spaces, brackets and № are what people write, and stay. So does a name in parts (macOS writes «й» as two characters): it is
joined silently. Windows keeps some names for itself and refuses some characters, so that a colleague could not save the file.
Microsoft, "Naming Files, Paths, and Namespaces".
"""

from __future__ import annotations

import re
import unicodedata

from gosform.text import CYRILLIC_TO_LATIN, DIRECTION, INVISIBLE, LATIN_TO_CYRILLIC
from gosform.uploads.facts import Trouble
from gosform.uploads.formats import of_extension

MOST_BYTES = 255
"""Of a name in UTF-8: the limit of ext4 and of most others."""
_MOST_READ = 2000
"""Characters of a name that are looked at."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


RUNS = _words(
    "exe scr com bat cmd pif vbs vbe js jse wsf wsh ps1 psm1 msi msp hta cpl jar lnk reg apk app sh php php3 php5 phtml phar asp aspx jsp cgi pl py"
)
"""Extensions of what runs when it is opened, or when a server gets it."""
_ALSO_WORDS = _words("com js app sh pl py")
"""Of these, what is also a part of the names of sites and programs: only the last part of a name is judged by them."""
_RESERVED = _words("con prn aux nul conin$ conout$") | {f"{port}{digit}" for port in ("com", "lpt") for digit in "123456789¹²³"}
_WRAPPERS = _words("sig p7s sgn sign p7m asc zip rar 7z gz bz2 xz")
"""Extensions that are put after another one: ``contract.pdf.sig``."""

_WORD = re.compile(r"[A-Za-zЀ-ӿ]+")
_EXTENSION = re.compile(r"[a-z0-9]{1,10}")


def extension(name: str) -> str:
    """The extension, without the dot and in lower case, of Latin letters and digits; empty where there is none.

    >>> extension("Паспорт Иванов И.И.PDF"), extension("Паспорт Иванов И.И"), extension("Справка от 12.05")
    ('pdf', '', '')
    """
    found = _last(name).rpartition(".")[2] if "." in _last(name) else ""
    return found if _EXTENSION.fullmatch(found) and not found.isdigit() else ""


def troubles(name: str) -> tuple[Trouble, ...]:
    """What is wrong with a name, gravest first: each ``Trouble("name", {"reason": …})``.

    Reasons: ``empty``, ``path``, ``control``, ``direction``, ``surrogate``, ``dangerous-extension``, ``foreign-extension``, ``reserved``,
    ``characters``, ``trailing``, ``too-long`` (with ``have`` and ``need`` in bytes), ``hidden``, ``invisible``, ``no-extension``,
    ``doubled-extension``, ``mixed-letters``.
    """
    whole = unicodedata.normalize("NFC", name[:_MOST_READ])
    if not "".join(char for char in whole if char not in INVISIBLE).strip(" ."):
        return (_trouble("empty"),)
    found: list[str] = []
    if "/" in whole or "\\" in whole or re.match("[A-Za-z]:", whole):
        found.append("path")
    last = re.split(r"[/\\]|^[A-Za-z]:", whole)[-1]
    found += _characters(whole)
    found += _extensions(last)
    if last.partition(".")[0].rstrip(" ").lower() in _RESERVED:
        found.append("reserved")
    if any(char in '<>"|?*' or (char == ":" and i > 1) for i, char in enumerate(whole)):
        found.append("characters")
    if last[-1:] in {".", " "}:
        found.append("trailing")
    if last.startswith("."):
        found.append("hidden")
    if any(_mixed(word) for word in _WORD.findall(last.rpartition(".")[0] if "foreign-extension" in found else last)):
        found.append("mixed-letters")
    rest = name[_MOST_READ:]
    size = len(whole.encode("utf-8", "surrogatepass")) + len(rest.encode("utf-8", "surrogatepass"))
    long = (Trouble("name", {"reason": "too-long", "have": size, "need": MOST_BYTES}),) if size > MOST_BYTES else ()
    return (*map(_trouble, found), *long)


def _trouble(reason: str) -> Trouble:
    return Trouble("name", {"reason": reason})


def _last(name: str) -> str:
    return re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1].rstrip(" .").lower()


def _characters(name: str) -> list[str]:
    found = []
    if any(unicodedata.category(char) == "Cc" or char in "\u2028\u2029" for char in name):
        found.append("control")
    if any(char in DIRECTION for char in name):
        found.append("direction")
    if any("\ud800" <= char <= "\udfff" for char in name):
        found.append("surrogate")
    if any(char in INVISIBLE and char not in DIRECTION and not _of_picture(name, i) for i, char in enumerate(name)):
        found.append("invisible")
    return found


def _of_picture(name: str, i: int) -> bool:
    """A joiner or a selector of an emoji."""
    return (
        name[i] in "\u200d\ufe0e\ufe0f"
        and i > 0
        and (unicodedata.category(name[i - 1]) in {"So", "Sk"} or name[i - 1] in "\ufe0f#*0123456789")
    )


def _extensions(name: str) -> list[str]:
    parts = [part.strip() for part in _last(name).split(".")]
    latin = [
        "".join(CYRILLIC_TO_LATIN.get(char.upper(), char).lower() if char.isalpha() and not char.isascii() else char for char in part)
        for part in parts
    ]
    found = []
    if len(parts) > 1 and (latin[-1] in RUNS or RUNS.difference(_ALSO_WORDS).intersection(latin[1:-1])):
        found.append("dangerous-extension")
    if len(parts) > 1 and not parts[-1].isascii() and (of_extension(latin[-1]) or latin[-1] in RUNS):
        found.append("foreign-extension")
    elif not extension(name) or (len(parts) == 2 and not parts[0]):
        found.append("no-extension")
    elif len(parts) > 2 and _document(parts[-1]) and _document(parts[-2]) and parts[-1] not in _WRAPPERS:
        found.append("doubled-extension")
    return found


def _document(extension: str) -> bool:
    return extension not in _ALSO_WORDS and bool(of_extension(extension))


def _mixed(word: str) -> bool:
    """Latin and Cyrillic letters in one word, where those of one alphabet all have twins in the other. ``СканA`` is two words."""
    latin = [char for char in word if char.isascii()]
    if not latin or len(latin) == len(word) or re.fullmatch(r"[Ѐ-ӿ]*[а-яё][A-Z]+|[a-zA-Z]*[a-z][А-ЯЁ][а-яё]*", word):
        return False
    return all(char in LATIN_TO_CYRILLIC for char in latin) or all(char in CYRILLIC_TO_LATIN for char in word if not char.isascii())
