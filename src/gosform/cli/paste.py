"""``gosform paste``: whatever a caller says to cards, on standard output or as a page on the terminal."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gosform.cli.sink import colourful, put
from gosform.cli.typed_bytes import decoded
from gosform.cli.usage import fail
from gosform.showing.plain_report import escaped
from gosform.showing.shown import say

if TYPE_CHECKING:
    from gosform.check.form import Form
    from gosform.showing.cards import Card
    from gosform.still_missing import Missing

LONGEST_TEXT = 1024 * 1024
"""Bytes of a pasted text."""


def paste(args: Any) -> int:
    """Cards of a text; without one, on a terminal, the page."""
    if _wants_page(args):
        return _page(args)
    from gosform.hearing import hear
    from gosform.showing.cards_text import in_order
    from gosform.still_missing import Said, still_missing

    form = _form(args)
    text = _text(args)
    cards = hear(text, args.lang, hide=not args.show_values, as_of=args.as_of, form=form)
    said = (Said(card.kind, None, text[slice(*card.near)] if card.near else "") for card in cards)
    missing = still_missing(form, said, args.lang) if form else None
    writer = {"text": _as_text, "json": _as_json, "jsonl": _as_jsonl}[args.format]
    put(writer(cards, missing, form, args), args)
    return int(not in_order(cards) and not args.exit_zero)


def _wants_page(args: Any) -> bool:
    """Somebody sits at a terminal, and nothing that was asked for speaks against the page."""
    asked = args.file is None and args.output is None and args.format == "text" and not args.no_page
    return asked and sys.stdin.isatty() and sys.stdout.isatty()


def _form(args: Any) -> Form | None:
    if args.form is None:
        return None
    from gosform.cli.checking import loaded

    return loaded(args)


def _text(args: Any) -> str:
    """What was pasted: UTF-8, or the encoding of old Windows programs where it is not."""
    if args.file is None or args.file == "-":
        data = sys.stdin.buffer.read(LONGEST_TEXT + 1)
    else:
        with Path(args.file).open("rb") as file:
            data = file.read(LONGEST_TEXT + 1)
    if len(data) > LONGEST_TEXT:
        raise fail(args.lang, "The text is longer than {size} KB. Paste the part with the values.", size=LONGEST_TEXT // 1024)
    return decoded(data)


def _as_text(cards: list[Card], missing: Missing | None, form: Form | None, args: Any) -> Iterator[str]:
    from gosform.saying.visible import safe
    from gosform.showing.cards_text import write

    yield from write(cards, args.lang, colour=colourful(args), values=args.show_values)
    if missing is None or form is None:
        return
    name = form.rules.name
    if missing.missing:
        yield say(args.lang, "Still missing for {form}:", form=name) + "\n"
        yield from (f"   {safe(one.label)}  [{one.pointer}]\n" for one in missing.missing)
    else:
        yield say(args.lang, "Nothing that {form} always requires is missing.", form=name) + "\n"
    if missing.perhaps:
        yield say(args.lang, "Required in some cases:") + "\n"
        yield from (f"   {safe(one.label)}  [{one.pointer}]\n" for one in missing.perhaps)


def _as_json(cards: list[Card], missing: Missing | None, form: Form | None, args: Any) -> Iterator[str]:
    data: dict[str, Any] = {"lang": args.lang, "cards": [_data(card, args) for card in cards]}
    yield escaped(json.dumps(data | _missing(missing, form), ensure_ascii=False, indent=2)) + "\n"


def _as_jsonl(cards: list[Card], missing: Missing | None, form: Form | None, args: Any) -> Iterator[str]:
    for card in cards:
        yield escaped(json.dumps(_data(card, args), ensure_ascii=False)) + "\n"
    if missing:
        yield escaped(json.dumps(_missing(missing, form), ensure_ascii=False)) + "\n"


def _missing(missing: Missing | None, form: Form | None) -> dict[str, Any]:
    return {"form": form.rules.name, **missing.as_json()} if missing and form else {}


def _data(card: Card, args: Any) -> dict[str, Any]:
    """A card for programs; without ``--show-values`` nothing of the value is in it, not even its dots."""
    data = card.as_json()
    if not args.show_values:
        del data["value"]
        data["fixes"] = [{"trust": fix["trust"], "probability": fix["probability"]} for fix in data["fixes"]]
    return data


def _page(args: Any) -> int:
    """The page on the terminal, where the extra is there."""
    try:
        from gosform.paste_page.app import PastePage
    except ModuleNotFoundError as lacking:
        if (lacking.name or "").partition(".")[0] not in ("textual", "rich"):
            raise
        sentence = "The page needs a package that is not installed: {command}. --no-page reads until Ctrl-D."
        raise fail(args.lang, sentence, command="pip install 'gosform[tui]'") from None
    form = _form(args)
    page = PastePage(lang=args.lang, idle=60.0 * args.idle, form=form, as_of=args.as_of)
    page.run()
    if page.fault is not None:
        raise page.fault
    return 0
