"""Values in a text: ``/v1/recognise``."""

from __future__ import annotations

from gosform.desk.answer import Answer, dumped
from gosform.desk.answers import CardsAnswer
from gosform.desk.bodies import RecogniseBody
from gosform.desk.call import Call
from gosform.desk.operation import Operation
from gosform.desk.problems import Fault, Refused
from gosform.desk.routes.forms import form_of
from gosform.kinds import is_kind
from gosform.problem import Span

SPAN = "The span is not within the text."
KIND = "There is no such kind of value."


async def recognise(call: Call) -> Answer:
    """The cards of a text."""
    from gosform.hearing import hear

    body: RecogniseBody = call.data
    lang = call.said_lang(body.lang)
    form = form_of(call, body.form) if body.form else None
    length, faults, chosen = len(body.text), [], []
    for i, one in enumerate(body.as_):
        start, end = one.span
        if not start < end <= length:
            faults.append(Fault(SPAN, f"/as/{i}/span"))
        if not is_kind(one.kind):
            faults.append(Fault(KIND, f"/as/{i}/kind"))
        chosen.append((Span(start, end), one.kind))
    if faults:
        raise Refused("not-as-described", faults=faults)
    with call.desk.hands.taken():
        data = await call.desk.hands.do(
            lambda: [card.as_json() for card in hear(body.text, lang, hide=body.hide, chosen=chosen, attempts=body.attempts, form=form)]
        )
    return Answer(dumped({"lang": lang, "cards": data}), lang)


OPERATIONS = (
    Operation(
        "POST",
        "/v1/recognise",
        "Text",
        "Find the values of a text, good and broken.",
        recognise,
        CardsAnswer,
        RecogniseBody,
        problems=(404, 503),
    ),
)
