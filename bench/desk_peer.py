"""A bare FastAPI application for the form of ``bench/record.yaml``, as FastAPI's own tutorial would have it: a pydantic model as the body of an ``async def``.

Two of them: ``patterns`` with the faster model of ``bench/peer.py``, ``libraries`` with the one that does the same checks as gosform.
"""

from __future__ import annotations

from bench.peer import Application, WithLibraries
from fastapi import FastAPI
from pydantic import BaseModel

PATH = "/v1/forms/bench-record/check"


class Verdict(BaseModel):
    """No problem was found: what is wrong is answered with 422 and pydantic's own list."""

    ok: bool


patterns = FastAPI()
libraries = FastAPI()


@patterns.post(PATH)
async def check(application: Application) -> Verdict:
    return Verdict(ok=True)


@libraries.post(PATH)
async def check_with_libraries(application: WithLibraries) -> Verdict:
    return Verdict(ok=True)
