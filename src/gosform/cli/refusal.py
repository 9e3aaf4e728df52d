"""``gosform refusal``: what a refusal that names no field means, where to look, what to ask."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gosform.cli.files import missing
from gosform.cli.letters import given
from gosform.cli.sink import put
from gosform.cli.typed_bytes import decoded
from gosform.cli.usage import fail
from gosform.saying.visible import safe
from gosform.showing.plain_report import escaped
from gosform.showing.shown import say

if TYPE_CHECKING:
    from gosform.check.form import Form

LONGEST_TEXT = 1024 * 1024
"""Bytes of a pasted text."""


def refusal(args: Any) -> int:
    """The page of a refusal; 1 where something in the form is to be mended. With ``--list``, every refusal that is known."""
    if args.every:
        return _listed(args)
    from gosform.refusals import explain_refusal
    from gosform.showing.refusal import refusal_json

    if args.record is not None and args.form is None:
        raise fail(args.lang, "--record needs --form: the form that was refused.")
    form = _form(args)
    record = _record(args, form) if form is not None and args.record is not None else None
    found = explain_refusal(_text(args), form=form, record=record, as_of=args.as_of)
    page = refusal_json(found, args.lang, show_values=args.show_values)
    put([escaped(json.dumps(page, ensure_ascii=False, indent=2)) + "\n"] if args.format == "json" else _page(page, args.lang), args)
    return int(found.verdict == "mend" and not args.exit_zero)


def _form(args: Any) -> Form | None:
    if args.form is None:
        return None
    from gosform.cli.checking import loaded

    return loaded(args)


def _text(args: Any) -> str:
    """What was pasted: UTF-8, or the encoding of old Windows programs where it is not."""
    if args.text is not None and args.text != "-":
        text = given(args.text)
    else:
        data = sys.stdin.buffer.read(LONGEST_TEXT + 1)
        if len(data) > LONGEST_TEXT:
            raise fail(args.lang, "The text is longer than a refusal can be.")
        text = decoded(data)
    if not text.strip():
        raise fail(args.lang, "There is no text: give the refusal or its code.")
    return text


def _record(args: Any, form: Form) -> Any:
    """The one record of a file."""
    from gosform.read_records import RecordsError, read

    missing(args.record, args)
    fields = {name: tuple(section.fields) for name, section in form.rules.sections.items()}
    repeated = [name for name, section in form.rules.sections.items() if section.repeat is not None]
    with Path(args.record).open("rb") as stream:
        try:
            rows = read(stream, args.record, fields, _unheard, repeated=repeated).rows
            row = next(iter(rows), None)
        except RecordsError as refused:
            raise fail(args.lang, refused.note.text, **refused.note.params) from None
        except UnicodeError:
            raise fail(args.lang, "{file} is not in the encoding that was named.", file=args.record) from None
    if row is None or row.problem is not None:
        raise fail(args.lang, "{file} holds no record that can be read.", file=args.record)
    return row.record


def _unheard(note: object) -> None:
    """What was found out about the file is no matter of the refusal."""


def _page(page: dict[str, Any], lang: str) -> Iterator[str]:
    head = [part for part in (page["code"], page["issuer"]) if part]
    if head:
        yield " – ".join(head) + "\n\n"
    for text in page["say"]:
        yield f"{text}\n"
    if page["fields"]:
        yield f"\n{say(lang, 'Where to look')}:\n"
        for field in page["fields"]:
            pointer = f" ({safe(field['pointer'])})" if field["pointer"] else ""
            yield f"  {safe(field['label'])}{pointer}\n"
            yield from (f"    {safe(message['message'])}\n" for message in field["messages"])
    if page["questions"]:
        yield f"\n{say(lang, 'What to ask')}:\n"
        yield from (f"  {number}. {text}\n" for number, text in enumerate(page["questions"], 1))
    if page["source"]:
        yield f"\n{say(lang, 'Source')}: {page['source']}\n"


def _listed(args: Any) -> int:
    from gosform.refusals import entries
    from gosform.saying.steps import titled

    rows = [
        {
            "id": entry.id,
            "codes": list(entry.codes),
            "issuer": titled(entry.issuer, args.lang),
            "texts": [text for text, _ in entry.texts],
            "meaning": titled(entry.meaning, args.lang) or None,
            "documents": [{"name": titled(act.name, args.lang), "meaning": titled(act.meaning, args.lang)} for act in entry.acts],
            "confirmed": entry.confirmed,
            "source": entry.source,
            "seen": entry.seen,
        }
        for entry in entries().values()
    ]
    if args.format == "json":
        put([json.dumps(rows, ensure_ascii=False, indent=2) + "\n"], args)
        return 0
    put((_row(row, args.lang) for row in rows), args)
    return 0


def _row(row: dict[str, Any], lang: str) -> str:
    head = " – ".join((", ".join(row["codes"]) or row["texts"][0], row["issuer"]))
    said = [row["meaning"]] if row["meaning"] else [f"{one['name']}: {one['meaning']}" for one in row["documents"]]
    lines = [*(said or [say(lang, "What it means is not confirmed.")]), f"{say(lang, 'Source')}: {row['source']}"]
    return head + "\n" + "".join(f"  {line}\n" for line in lines)
