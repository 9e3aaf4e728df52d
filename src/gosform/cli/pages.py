"""``gosform explain``: the page of a code or of a kind, made of the same declarations that find and say problems."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from string import Formatter
from typing import Any

from gosform.cli.known import codes
from gosform.cli.sink import put
from gosform.cli.strength import text as strength_text
from gosform.cli.strength import told as strength_told
from gosform.cli.usage import unknown
from gosform.explain import explain as sentences
from gosform.kinds import get as kind_of
from gosform.kinds import is_kind, likely
from gosform.options import options_of
from gosform.problem import Code, Place, Problem, Words
from gosform.showing.shown import say

SEVERITY = {"error": "problem", "warning": "warning", "notice": "note"}


def explain(args: Any) -> int:
    """The page, in text or as JSON."""
    name = args.code.strip().lower()
    if is_kind(name):
        page = _kind(name, args.lang)
    elif name in codes():
        page = _code(codes()[name], args.lang)
    else:
        sentence = "There is no code and no kind “{name}”. gosform codes and gosform kinds list them."
        near = "There is no code and no kind “{name}”. The nearest is {near}."
        raise unknown(args.lang, sentence, args.code, [*likely(args.code), *codes()], near)
    if args.format == "json":
        put([json.dumps(page, ensure_ascii=False, indent=2) + "\n"], args)
    else:
        put(_text(page, args.lang), args)
    return 0


def place_of(code: Code) -> Place:
    """The place to say a code at when no form is near: that of its kind."""
    return kind_of(code.owner).place if is_kind(code.owner) else Place(Words("value", label="Value", acc="the value"))


OWN_SLOTS = frozenset(("label", "acc", "gen", "in", "section"))
OTHER_SLOTS = frozenset(("other", "other_acc", "other_gen", "other_in", "other_section", "others"))


def _told(code: Code) -> Code:
    """The code as an operator tells it before anything was typed: a sentence that needs counts or dates is left out."""
    slots = {slot for _, slot, _, _ in Formatter().parse(code.plain or code.what) if slot}
    known = OWN_SLOTS if is_kind(code.owner) else OWN_SLOTS | OTHER_SLOTS
    if slots <= known:
        return code
    return Code(str(code), what="", fix=code.fix, severity=code.severity)


def _code(code: Code, lang: str) -> dict[str, Any]:
    """What a code means. An ellipsis stands where a number, a date or another field will be."""
    place = place_of(code)
    kind = kind_of(code.owner) if is_kind(code.owner) else None
    here, other = _unnamed(place, lang)
    field = sentences(
        Problem(code, severity=code.severity, place=place if kind else here, places=(other,)), lang, "field", show_values=False
    )[0]
    phone = sentences(Problem(_told(code), severity=code.severity, place=place, places=(place,)), lang, "phone", show_values=False)[0]
    return {
        "code": str(code),
        "severity": code.severity.value,
        "what": field.what,
        "fix": field.fix,
        "example": field.example,
        "where": field.where,
        "caller": phone.text,
        "why": code.why,
        "source": code.source or (kind.source if kind else ""),
        "strength": strength_told(code.owner, lang) if code.trouble == "checksum" else [],
        "about": kind.doc.strip() if kind else "",
    }


def _unnamed(place: Place, lang: str) -> tuple[Place, Place]:
    """Two places whose sections, and the second of which itself, are still to be named."""
    section = {lang: "…"}
    return replace(place, section=section), Place(place.words, {lang: dict.fromkeys(("nom", "acc", "gen", "in"), "…")}, section)


def _kind(name: str, lang: str) -> dict[str, Any]:
    kind = kind_of(name)
    said = sentences(Problem(kind.missing, place=kind.place), lang, "field")[0]
    return {
        "kind": name,
        "label": said.label,
        "example": said.example,
        "where": said.where,
        "source": kind.source,
        "options": {o.name: {"takes": list(o.choices), "meaning": o.meaning} for o in options_of(kind.options).values()},
        "codes": [str(code) for code in kind.all_codes()],
        "strength": strength_told(name, lang),
        "about": kind.doc.strip(),
    }


def _text(page: dict[str, Any], lang: str) -> Iterator[str]:
    parts: tuple[tuple[str, str], ...]
    if "kind" in page:
        yield f"{page['kind']} – {page['label']}\n"
        parts = (("Example", "example"), ("Where it is found", "where"), ("Source", "source"))
    else:
        yield f"{page['code']} – {say(lang, SEVERITY[page['severity']])}\n"
        parts = (
            ("What is wrong", "what"),
            ("How to mend it", "fix"),
            ("Example", "example"),
            ("Where it is found", "where"),
            ("What to say to the caller", "caller"),
            ("Why it is checked", "why"),
            ("Source", "source"),
        )
    for heading, key in parts:
        if page[key]:
            yield f"\n{say(lang, heading)}:\n  {page[key]}\n"
    if page.get("options"):
        yield f"\n{say(lang, 'Options')}:\n"
        for name, option in page["options"].items():
            takes = f" ({' | '.join(option['takes'])})" if option["takes"] else ""
            yield f"  {name}{takes} – {option['meaning']}\n"
    if page.get("codes"):
        yield f"\n{say(lang, 'Codes')}:\n" + "".join(f"  {code}\n" for code in page["codes"])
    if page["strength"]:
        kind = page.get("kind") or page["code"].rpartition(".")[0]
        yield f"\n{say(lang, 'What the check digits cannot see')}:\n"
        yield from (f"  {line}".rstrip() + "\n" for line in strength_text(kind, lang))
    if page["about"]:
        heading = say(lang, "About the value")
        yield f"\n{heading}:\n" + "".join(f"  {line}".rstrip() + "\n" for line in page["about"].splitlines())
