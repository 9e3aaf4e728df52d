"""The page: ``/`` and ``/static/<name>``. Only files that lie beside it and whose type is known are given out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from starlette.types import Receive, Scope, Send

from gosform.desk.answer import Answer, put
from gosform.desk.call import Desk
from gosform.desk.languages import accepted
from gosform.desk.problems import Refused, refusal
from gosform.desk.sealed import ROUTE, SHOWN

FOLDER = Path(__file__).resolve().parents[1] / "page"
TYPES: Mapping[str, bytes] = MappingProxyType(
    {
        ".html": b"text/html; charset=utf-8",
        ".css": b"text/css; charset=utf-8",
        ".js": b"text/javascript; charset=utf-8",
        ".json": b"application/json",
        ".svg": b"image/svg+xml",
        ".png": b"image/png",
        ".woff2": b"font/woff2",
    }
)
INDEX = "index.html"


def files() -> Mapping[str, Path]:
    """The files of the page by name. Nothing else can be asked for, whatever the address says."""
    return MappingProxyType({path.name: path for path in sorted(FOLDER.glob("*")) if path.is_file() and path.suffix in TYPES})


class Page:
    """Gives out one file, or the one that the address names. Read anew each time: the page is small, and an author sees what he changes."""

    def __init__(self, desk: Desk, route: str) -> None:
        self.desk, self.route, self.files = desk, route, files()

    async def __call__(self, scope: Scope, _: Receive, send: Send) -> None:
        scope[ROUTE] = self.route
        name = scope["path_params"].get("name", INDEX)
        path = self.files.get(name)
        if path is None:
            await put(refusal(Refused("not-found"), accepted(scope, self.desk.settings.lang)), send)
            return
        scope[SHOWN] = True
        body = path.read_bytes()
        answer = Answer(b"" if scope["method"] == "HEAD" else body, media=TYPES[path.suffix])
        await put(answer, send)
