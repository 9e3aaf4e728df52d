"""Refusals that name no field: ``/v1/refusals``."""

from __future__ import annotations

from gosform.desk.answer import Answer, dumped
from gosform.desk.answers import RefusalAnswer
from gosform.desk.bodies import RefusalBody
from gosform.desk.call import Call
from gosform.desk.operation import Operation
from gosform.desk.routes.forms import form_of


async def refusal(call: Call) -> Answer:
    """What a refusal means, and where to look first."""
    from gosform.refusals import explain_refusal
    from gosform.showing.refusal import refusal_json

    body: RefusalBody = call.data
    lang = call.said_lang(body.lang)
    form = form_of(call, body.form) if body.form else None
    with call.desk.hands.taken():
        data = await call.desk.hands.do(
            lambda: refusal_json(explain_refusal(body.text, form=form, record=body.record, partial=body.partial), lang)
        )
    return Answer(dumped(data), lang)


OPERATIONS = (Operation("POST", "/v1/refusals", "Text", "Explain a refusal.", refusal, RefusalAnswer, RefusalBody, problems=(404, 503)),)
