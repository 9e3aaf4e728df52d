"""``gosform messages check``: does every language say everything, and in the right manner."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from gosform.catalog import SOURCE, catalogue, languages
from gosform.cli.sink import put
from gosform.saying.visible import safe
from gosform.showing.shown import say


def check(args: Any) -> int:
    """Every remark on every catalogue; 1 when there are any."""
    from gosform.messages_check import remarks, remarks_on, stale
    from gosform.vocabulary import codes, signs, told, words

    found: dict[str, list[Any]] = {}
    for lang in languages():
        said = catalogue(lang)
        found[lang] = remarks(said, codes(), words(), signs()) + remarks_on(lang, told())
        if lang != SOURCE:
            found[lang] += stale(said, codes(), words(), signs())
    put(_page(found, args), args)
    return int(any(found.values()))


def _page(found: dict[str, list[Any]], args: Any) -> Iterator[str]:
    if args.format == "json":
        rows = [{"lang": lang} | remark._asdict() for lang, remarks in found.items() for remark in remarks]
        yield json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
        return
    for lang, remarks in found.items():
        for remark in remarks:
            yield f"{lang}: {safe(str(remark))}\n"
    yield say(args.lang, "Languages: {languages}, to mend: {found}.", languages=len(found), found=sum(map(len, found.values()))) + "\n"
