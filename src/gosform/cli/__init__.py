"""The command ``gosform``. Exit status: 0 nothing wrong, 1 problems of severity error, 2 usage, rule file or input/output.

No mistake of a user, of a rule author or of a disk ends in a traceback: one line says what it is. ``GOSFORM_DEBUG=1``
shows the traceback of what was not foreseen.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

from gosform.batch.memory import OBJECTS

NOT_DONE = 2
STOPPED = 130  # 128 + SIGINT, as shells count
atexit.register(gc.freeze)  # a process that ends need not be looked through for rubbish: that took longer than the rest of its end


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. argv: without the program's name; None takes the process's own. Returns the exit status."""
    words = list(sys.argv[1:] if argv is None else argv)
    if argv is None:  # the process is ours: what is loaded stays, and looking through it for rubbish takes a twentieth of a short command
        gc.set_threshold(OBJECTS, *gc.get_threshold()[1:])
        os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # there are none here: else every installed package is asked for some
    try:
        return _run(words)
    except SystemExit as end:  # --help
        return end.code if isinstance(end.code, int) else NOT_DONE
    except KeyboardInterrupt:
        return STOPPED
    except BrokenPipeError:
        _let_go()
        return NOT_DONE
    except Exception as fault:
        if os.environ.get("GOSFORM_DEBUG") and not _foreseen(fault):
            raise
        _complain(_text(fault, words))
        return int(getattr(fault, "status", NOT_DONE))  # of a run that a signal ended


def _run(words: list[str]) -> int:
    from gosform.cli.arguments import wanted_lang
    from gosform.cli.letters import tell_of_missing
    from gosform.cli.parser import build
    from gosform.cli.sink import prepare

    prepare()
    lang = _known(wanted_lang(words))
    args = build(lang, words[0] if words else "").parse_args(words)
    args.lang = lang
    tell_of_missing(args)
    module, _, name = args.run.partition(":")
    run: Callable[[Any], int] = getattr(import_module(f"gosform.cli.{module}"), name)
    status = run(args)
    sys.stdout.flush()
    return status


def _known(lang: str) -> str:
    """The language, if there is one of this name: a sentence in another language than asked for helps nobody here."""
    from gosform.catalog import FALLBACK, languages, match
    from gosform.cli.usage import unknown

    found = match(lang)
    if found == FALLBACK and lang.partition("-")[0].partition("_")[0].lower() != FALLBACK:
        raise unknown(
            FALLBACK,
            "There is no language “{name}”. There are: {names}.",
            lang,
            languages(),
            "There is no language “{name}”. The nearest is {near}.",
        )
    return found


def _foreseen(fault: Exception) -> bool:
    from gosform.problem import GosformError

    return isinstance(fault, GosformError | OSError)


def _text(fault: Exception, words: list[str]) -> str:
    from gosform.problem import GosformError, RuleSetError

    if isinstance(fault, RuleSetError):
        return str(fault)
    if isinstance(fault, GosformError):
        return f"gosform: {fault}"
    from gosform.catalog import match
    from gosform.cli.arguments import wanted_lang
    from gosform.saying.visible import safe
    from gosform.showing.shown import say

    lang = match(wanted_lang(words))
    if isinstance(fault, OSError):
        _let_go()
        name = safe(str(fault.filename)) if fault.filename else say(lang, "output")
        return f"gosform: {name}: {say(lang, fault.strerror or type(fault).__name__)}"
    sentence = "Something unforeseen stopped the program ({kind}). GOSFORM_DEBUG=1 shows where."
    return "gosform: " + say(lang, sentence, kind=type(fault).__name__)


def _complain(text: str) -> None:
    try:
        print(text, file=sys.stderr)
    except OSError:
        return


def _let_go() -> None:
    """What is still in the buffer of a closed pipe or a full disk must not raise again when Python ends."""
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        try:
            null = os.open(os.devnull, os.O_WRONLY)
            os.dup2(null, sys.stdout.fileno())
            os.close(null)
        except (OSError, ValueError):
            return
