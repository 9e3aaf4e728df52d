"""Single values: ``/v1/values/{kind}/check``."""

from __future__ import annotations

from gosform.check import check_value
from gosform.desk.answer import Answer
from gosform.desk.answers import ReportAnswer
from gosform.desk.bodies import ValueBody
from gosform.desk.call import Call
from gosform.desk.operation import LANG, SHOW_VALUES, Operation
from gosform.desk.problems import Fault, Refused
from gosform.desk.reporting import counted, report_json
from gosform.kinds import is_kind
from gosform.problem import OptionError


async def check(call: Call) -> Answer:
    """One value of a kind."""
    kind, body = call.path["kind"], call.data
    if not is_kind(kind):
        raise Refused("unknown-kind")
    try:
        if call.size > call.desk.settings.inline:
            with call.desk.hands.taken():
                report = await call.desk.hands.do(lambda: check_value(kind, body.value, **body.options))
        else:
            report = check_value(kind, body.value, **body.options)
    except OptionError:
        raise Refused("not-as-described", faults=[Fault(OPTIONS, "/options")]) from None
    counted(call, report, kind)
    return Answer(report_json(report, call.lang, call.query.get("show_values", False)), call.lang)


OPTIONS = "The kind has no such option, or the option takes something else; GET /v1/kinds lists what each takes."
OPERATIONS = (
    Operation(
        "POST",
        "/v1/values/{kind}/check",
        "Values",
        "Check one value of a kind.",
        check,
        ReportAnswer,
        ValueBody,
        (LANG, SHOW_VALUES),
        {"kind": "A kind of value."},
        problems=(404, 503),
    ),
)
