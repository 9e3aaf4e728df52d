"""The application: routes, guards, headers. ``create_app(Settings())`` is all that a server needs."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from gosform.desk.call import Desk
from gosform.desk.counters import Counters
from gosform.desk.direct import Direct
from gosform.desk.guards import Guard
from gosform.desk.hands import Hands
from gosform.desk.languages import accepted
from gosform.desk.operation import Endpoint
from gosform.desk.problems import Refused, refusal
from gosform.desk.routes import OPERATIONS
from gosform.desk.routes.page import Page
from gosform.desk.sealed import Sealed
from gosform.desk.settings import Settings
from gosform.desk.shelf import Shelf


def create_app(settings: Settings | None = None) -> Starlette:
    """The desk as an ASGI application.

    Errors: ``UnknownForm`` and ``RuleSetError`` for a rule file of ``settings.forms`` that cannot be used.
    """
    chosen = settings or Settings()
    desk = Desk(chosen, Shelf(chosen.forms), Counters(), Hands(chosen.jobs))
    endpoints = [Endpoint(one, desk) for one in OPERATIONS]
    routes = [
        *(Route(one.operation.path, one, methods=[one.operation.method]) for one in endpoints),
        Route("/", Page(desk, "/"), methods=["GET"]),
        Route("/static/{name}", Page(desk, "/static/{name}"), methods=["GET"]),
    ]
    app = Starlette(
        routes=routes,
        middleware=[Middleware(Sealed, desk=desk), Middleware(Guard, desk=desk), Middleware(Direct, endpoints=endpoints)],
        exception_handlers={HTTPException: _of_http(desk)},
        lifespan=_lifespan(desk),
    )
    app.router.redirect_slashes = False
    app.state.desk = desk
    return app


def _of_http(desk: Desk) -> Callable[[Request, Exception], Awaitable[Response]]:
    """What Starlette itself refuses: an address that there is not, a method that an address does not take."""

    async def answer(request: Request, fault: Exception) -> Response:
        status = fault.status_code if isinstance(fault, HTTPException) else 500
        headers = fault.headers if isinstance(fault, HTTPException) else None
        sort = {404: "not-found", 405: "method"}.get(status, "unforeseen")
        allow = [(b"allow", value.encode()) for name, value in (headers or {}).items() if name.lower() == "allow"]
        found = refusal(Refused(sort, headers=allow), accepted(request.scope, desk.settings.lang))
        raw = {"content-language": found.lang} | {name.decode(): value.decode() for name, value in found.headers}
        return Response(found.body, found.status, raw, found.media.decode())

    return answer


def _lifespan(desk: Desk) -> Callable[[Starlette], AbstractAsyncContextManager[None]]:
    """Threads end with the application."""

    @asynccontextmanager
    async def span(app: Starlette) -> AsyncIterator[None]:
        try:
            yield
        finally:
            desk.hands.close()

    return span
