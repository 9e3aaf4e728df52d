"""What there is: kinds, forms, codes, languages, presets of files. The same for everybody, so each is made once a language."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from gosform.catalog import catalogue, languages
from gosform.desk.answer import Answer, dumped
from gosform.desk.answers import CodesAnswer, FormsAnswer, KindsAnswer, LanguagesAnswer, PresetsAnswer
from gosform.desk.call import Call, Desk
from gosform.desk.operation import LANG, Handle, Operation
from gosform.problem import GosformError


def kinds(desk: Desk, lang: str) -> dict[str, Any]:
    """Every kind of value."""
    from gosform.kinds import get, names
    from gosform.options import options_of
    from gosform.saying.labels import label

    words = catalogue(lang)
    found = []
    for name in names():
        kind = get(name)
        options = {
            o.name: list(o.choices) if o.choices else getattr(o.takes, "__name__", "list") for o in options_of(kind.options).values()
        }
        try:
            example = kind.example(kind.options(), 0)
        except GosformError:
            example = ""
        found.append(
            {
                "id": name,
                "label": label(kind.words, words) or kind.words.label,
                "example": example,
                "source": kind.source,
                "options": options,
            }
        )
    return {"kinds": found}


def forms(desk: Desk, lang: str) -> dict[str, Any]:
    """Every form, with its fields for files."""
    from gosform.saying.steps import titled
    from gosform.showing.shown import label

    found = []
    for one in desk.shelf.listed:
        form = desk.shelf.get(one.id)
        uploads = (
            []
            if form is None
            else [{"field": up.name, "label": label(up.place, lang), "required": up.required} for up in form.rules.uploads.values()]
        )
        found.append(
            {
                "id": one.id,
                "versions": list(one.versions),
                "title": titled(one.title, lang) or one.id,
                "source": one.source,
                "uploads": uploads,
            }
        )
    return {"forms": found}


def codes(desk: Desk, lang: str) -> dict[str, Any]:
    """Everything that can be found wrong; braces stand where a label or a number will be."""
    from gosform.check import codes as known

    words = catalogue(lang)
    return {
        "codes": [
            {
                "code": name,
                "severity": code.severity.value,
                "what": words.find(name, code.what) or words.find(code.trouble, code.what) or code.what,
                "source": code.source,
            }
            for name, code in known().items()
        ]
    }


def spoken(desk: Desk, lang: str) -> dict[str, Any]:
    """Every language, and which share of the Russian sentences it has."""
    whole = catalogue("ru").sentences or {}
    found = []
    for one in languages():
        have = catalogue(one).sentences
        share = 1.0 if have is None or not whole else len(have.keys() & whole.keys()) / len(whole)
        found.append({"lang": one, "complete": round(share, 3)})
    return {"languages": found}


def presets(desk: Desk, lang: str) -> dict[str, Any]:
    """The bundled rules for files."""
    from gosform.saying.steps import titled
    from gosform.uploads.policy import presets as known

    return {"presets": [{"id": name, "label": titled(one.get("title", {}), lang) or name} for name, one in known().items()]}


def _listing(make: Callable[[Desk, str], dict[str, Any]]) -> Handle:
    async def listing(call: Call) -> Answer:
        desk, lang = call.desk, call.lang
        body = desk.lists.get((make.__name__, lang))
        if body is None:
            with desk.hands.taken():
                body = desk.lists[make.__name__, lang] = await desk.hands.do(lambda: dumped({"lang": lang, **make(desk, lang)}))
        return Answer(body, lang)

    return listing


OPERATIONS = (
    Operation("GET", "/v1/kinds", "Lists", "The kinds of value.", _listing(kinds), KindsAnswer, problems=(503,)),
    Operation("GET", "/v1/forms", "Lists", "The forms.", _listing(forms), FormsAnswer, problems=(503,)),
    Operation("GET", "/v1/codes", "Lists", "Everything that can be found wrong.", _listing(codes), CodesAnswer, problems=(503,)),
    Operation("GET", "/v1/languages", "Lists", "The languages.", _listing(spoken), LanguagesAnswer, query=(LANG,), problems=(503,)),
    Operation("GET", "/v1/presets", "Lists", "The bundled rules for files.", _listing(presets), PresetsAnswer, problems=(503,)),
)
