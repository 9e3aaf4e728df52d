"""The desk itself: whether it is well, what it has counted, what the API is."""

from __future__ import annotations

from gosform.desk.answer import Answer, dumped
from gosform.desk.answers import HealthAnswer
from gosform.desk.call import Call
from gosform.desk.operation import Operation


async def health(call: Call) -> Answer:
    """It answers, and how busy it is."""
    from gosform import __version__

    desk = call.desk
    return Answer(
        dumped(
            {
                "status": "ok",
                "version": __version__,
                "forms": len(desk.shelf.listed),
                "busy": desk.hands.busy,
                "jobs": desk.hands.jobs,
                "idle_seconds": desk.settings.idle_minutes * 60,
            }
        )
    )


async def metrics(call: Call) -> Answer:
    """What was counted since it was opened."""
    return Answer(call.desk.counters.text(), media=b"text/plain; version=0.0.4; charset=utf-8")


async def openapi(call: Call) -> Answer:
    """The description of the API."""
    from gosform import __version__
    from gosform.desk import routes
    from gosform.desk.openapi import document
    from gosform.kinds import names

    desk = call.desk
    body = desk.lists.get(("openapi", ""))
    if body is None:
        body = dumped(document(routes.OPERATIONS, __version__, {"id": desk.shelf.names, "kind": names()}))
        desk.lists["openapi", ""] = body
    return Answer(body)


OPERATIONS = (
    Operation("GET", "/v1/health", "Desk", "Whether the desk is well.", health, HealthAnswer),
    Operation("GET", "/v1/metrics", "Desk", "What was counted, without values.", metrics, answer_media="text/plain"),
    Operation("GET", "/v1/openapi.json", "Desk", "This description.", openapi),
)
