"""The options of ``gosform desk``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from gosform.cli.arguments import Parser, whole

DESK = "Example: gosform desk --lang en --idle-minutes 5"

Command = Callable[[Any, str, str, str, str], Parser]
"""``shared_options.command``: (commands, name, run, meaning, example)."""


def desk(commands: Any, lang: str, command: Command) -> None:
    """The operators' page and the JSON API behind it."""
    parser = command(commands, "desk", "desk:desk", "open the operators' page in a browser, with the JSON API behind it", DESK)
    parser.add_argument("--host", default="127.0.0.1", metavar="ADDRESS", help="the address to listen at; 127.0.0.1 unless told")
    parser.add_argument(
        "--port", type=whole(lang, "--port"), default=8765, metavar="N", help="the port; 0 takes a free one, 8765 unless told"
    )
    parser.add_argument("--allow-remote", action="store_true", help="listen at an address that others on the network can reach")
    parser.add_argument(
        "--answer-to", action="append", default=[], metavar="NAME", help="another name that the desk answers to, as browsers write it"
    )
    parser.add_argument("--form", action="append", default=[], metavar="PATH", help="a rule file to offer beside the bundled forms")
    parser.add_argument(
        "--idle-minutes", type=whole(lang, "--idle-minutes"), default=10, metavar="N", help="after which the page clears itself; 0 never"
    )
    parser.add_argument(
        "--rate", type=whole(lang, "--rate"), default=100, metavar="N", help="requests a second of one client; 0 does not count them"
    )
    parser.add_argument("--no-browser", action="store_true", help="print the address only")
    parser.set_defaults(output=None, format="text")
