"""The short way to an operation: its address is looked up, where Starlette's router compares it with one pattern after the other.

What is not found here goes on to the router, which knows the same operations and answers for whatever is no operation.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from starlette.types import ASGIApp, Receive, Scope, Send

from gosform.desk.operation import Endpoint


class Slot(NamedTuple):
    """An address with one parameter: what stands before it, behind it, and its name."""

    before: str
    behind: str
    name: str
    endpoint: Endpoint


class Direct:
    """Pure ASGI."""

    def __init__(self, app: ASGIApp, endpoints: Iterable[Endpoint]) -> None:
        self.app = app
        self.exact: dict[tuple[str, str], Endpoint] = {}
        self.slots: dict[str, list[Slot]] = {}
        for one in endpoints:
            method, path = one.operation.method, one.operation.path
            before, brace, rest = path.partition("{")
            if brace:
                name, _, behind = rest.partition("}")
                self.slots.setdefault(method, []).append(Slot(before, behind, name, one))
            else:
                self.exact[method, path] = one

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        app = self.app
        if scope["type"] == "http" and not scope.get("root_path"):
            method, path = scope["method"], scope["path"]
            found = self.exact.get((method, path))
            if found is not None:
                app = found
            else:
                for before, behind, name, endpoint in self.slots.get(method, ()):
                    if path.startswith(before) and path.endswith(behind):
                        value = path[len(before) : len(path) - len(behind)]
                        if value and "/" not in value:
                            scope["path_params"] = {name: value}
                            app = endpoint
                            break
        await app(scope, receive, send)
