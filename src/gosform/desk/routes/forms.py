"""Records: ``/v1/forms/{id}/check``."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from gosform.desk.answer import Answer, dumped
from gosform.desk.answers import MissingAnswer, ReportAnswer
from gosform.desk.bodies import MissingBody
from gosform.desk.call import Call
from gosform.desk.operation import LANG, SHOW_VALUES, Operation
from gosform.desk.problems import Refused
from gosform.desk.reporting import counted, report_json

if TYPE_CHECKING:
    from gosform.check.form import Form


def form_of(call: Call, name: str) -> Form:
    """The form of this name; ``Refused`` where there is none."""
    form = call.desk.shelf.get(name)
    if form is None:
        raise Refused("unknown-form")
    return form


async def check(call: Call) -> Answer:
    """One record: the body itself, as the form groups its fields."""
    form = form_of(call, call.path["id"])
    if call.size > call.desk.settings.inline:
        with call.desk.hands.taken():
            report = await call.desk.hands.do(lambda: form.check(call.data))
    else:
        report = form.check(call.data)
    name = form.rules.name
    if not report.problems and not call.query.get("show_values"):
        call.desk.counters.report(name, True)
        return Answer(_clean(name, call.lang), call.lang)
    counted(call, report, name)
    return Answer(report_json(report, call.lang, call.query.get("show_values", False)), call.lang)


@lru_cache(maxsize=256)
def _clean(form: str, lang: str) -> bytes:
    """The answer for a record of which nothing is to be said: the same for all of a form."""
    return dumped({"ok": True, "form": form, "lang": lang, "problems": []})


async def missing(call: Call) -> Answer:
    """Which required fields the values that are known so far leave empty."""
    from gosform.still_missing import still_missing

    form = form_of(call, call.path["id"])
    body: MissingBody = call.data
    lang = call.said_lang(body.lang)
    found = still_missing(form, [(card.kind, card.value) for card in body.cards], lang)
    return Answer(dumped({"form": form.rules.name, "lang": lang, **found.as_json()}), lang)


_ID = {"id": "A form, with @version or without."}
OPERATIONS = (
    Operation(
        "POST",
        "/v1/forms/{id}/check",
        "Forms",
        "Check one record of a form.",
        check,
        ReportAnswer,
        dict,
        (LANG, SHOW_VALUES),
        _ID,
        problems=(404, 503),
    ),
    Operation(
        "POST",
        "/v1/forms/{id}/missing",
        "Forms",
        "Which required fields are still empty.",
        missing,
        MissingAnswer,
        MissingBody,
        (LANG,),
        _ID,
        problems=(404, 503),
    ),
)
