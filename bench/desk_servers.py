"""The servers that ``bench/desk.py`` holds against each other: ``python bench/desk_servers.py NAME`` prints its port and answers until it is stopped.

``gosform``: ``gosform desk`` as it is, with its guards, limits and counters, with the form of ``bench/record.yaml``; a rate that nobody reaches.
``patterns``, ``libraries``: FastAPI (``bench/desk_peer.py``; patterns of pydantic's Rust engine, python-stdnum, and for ``libraries`` phonenumbers and
email-validator, which makes the checks the same as gosform's), on uvicorn with uvloop and httptools. No log, no limits, no guards, no counters.
"""

from __future__ import annotations

import socket
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FORM = Path(__file__).with_name("record.yaml")
sys.path.insert(0, str(ROOT))


def gosform() -> None:
    from gosform.desk.app import create_app
    from gosform.desk.serve import bound, serve
    from gosform.desk.settings import Settings

    app = create_app(Settings(forms=(FORM,), lang="en", rate=1e6, burst=10**6))
    with bound("127.0.0.1", 0) as listening:
        tell(listening)
        serve(app, listening, log=False)


def fastapi(name: str) -> None:
    import uvicorn
    from bench import desk_peer

    with socket.create_server(("127.0.0.1", 0), backlog=512) as listening:
        tell(listening)
        config = uvicorn.Config(getattr(desk_peer, name), loop="uvloop", http="httptools", ws="none", log_config=None, access_log=False)
        uvicorn.Server(config).run([listening])


def tell(listening: socket.socket) -> None:
    print(listening.getsockname()[1], flush=True)


if __name__ == "__main__":
    if sys.argv[1] == "gosform":
        gosform()
    else:
        fastapi(sys.argv[1])
