"""argparse with our manners: help in the reader's language, one line for a mistake, the nearest right name."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from datetime import date
from typing import Any, NoReturn

from gosform.catalog import SOURCE
from gosform.cli.usage import Usage, fail, nearest
from gosform.showing.shown import say

_HEADINGS = {"positional arguments": "Arguments", "options": "Options"}
_SAID = (
    (re.compile(r"the following arguments are required: (?P<names>.+)"), "These are missing: {names}."),
    (re.compile(r"argument (?P<name>[^:]+): expected .*argument.*"), "{name} needs a value."),
    (re.compile(r"argument (?P<name>[^:]+): ignored explicit argument.*"), "{name} takes no value."),
    (re.compile(r"argument (?P<name>[^:]+): not allowed with argument (?P<other>.+)"), "{name} and {other} exclude each other."),
)


class Formatter(argparse.RawDescriptionHelpFormatter):
    """Help texts are English in the code and looked up when help is asked for, not before."""

    lang = SOURCE

    def _get_help_string(self, action: argparse.Action) -> str | None:
        return say(self.lang, action.help) if action.help else action.help

    def start_section(self, heading: str | None) -> None:
        super().start_section(say(self.lang, _HEADINGS.get(heading or "", heading or "")))

    def add_text(self, text: str | None) -> None:
        super().add_text(say(self.lang, text) if text and text != argparse.SUPPRESS else text)

    def add_usage(self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, f"{say(self.lang, 'Usage')}: " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """A parser that never prints two lines for one mistake and never calls a value names."""

    lang = "ru"

    def __init__(self, **settings: Any) -> None:
        formatter = type("Formatter", (Formatter,), {"lang": self.lang})
        settings.setdefault("formatter_class", formatter)
        super().__init__(allow_abbrev=False, **settings)
        for action in self._actions:
            if action.dest == "help":
                action.help = "show this help and stop"

    def error(self, message: str) -> NoReturn:
        for pattern, sentence in _SAID:
            if found := pattern.fullmatch(message):
                raise fail(self.lang, sentence, **found.groupdict())
        raise Usage(message.removeprefix("argument "))

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> tuple[Any, list[str]]:
        found, extra = super().parse_known_args(args, namespace)
        if extra:
            options = [text for action in self._actions for text in action.option_strings]
            near = nearest(extra[0], options) if extra[0].startswith("-") else None
            if near:
                raise fail(self.lang, "There is no option {name}. The nearest is {near}.", name=extra[0][:60], near=near)
            raise fail(self.lang, "{name} is too much here. {command} --help shows what there is.", name=extra[0][:60], command=self.prog)
        return found, extra

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        if action.choices is None or value in action.choices:
            return
        choices = [str(choice) for choice in action.choices]
        name = "/".join(action.option_strings) or str(action.metavar or "COMMAND")
        near = nearest(str(value), choices)
        given = {"name": name, "value": str(value)[:60], "choices": ", ".join(choices)}
        if near:
            raise fail(self.lang, "{name}: there is no “{value}”. The nearest is {near}.", **given, near=near)
        raise fail(self.lang, "{name}: there is no “{value}”. There are: {choices}.", **given)


def parser_class(lang: str) -> type[Parser]:
    """The parser for one language; subcommands inherit it."""
    return type("Parser", (Parser,), {"lang": lang})


def day(lang: str) -> Any:
    """The type of ``--as-of``: a date as ``yyyy-mm-dd``."""

    def convert(text: str) -> date:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            try:
                return date.fromisoformat(text)
            except ValueError:
                pass
        raise fail(lang, "--as-of: “{value}” is no date. Write it as 2026-11-22.", value=text[:60])

    return convert


def whole(lang: str, name: str) -> Any:
    """The type of an option that takes a number from 0."""

    def convert(text: str) -> int:
        if re.fullmatch(r"[0-9]{1,9}", text):
            return int(text)
        raise fail(lang, "{name} takes a whole number, not “{value}”.", name=name, value=text[:60])

    return convert


def codes(text: str) -> tuple[str, ...]:
    """The type of ``--select`` and ``--ignore``: codes or their beginnings, separated by commas."""
    return tuple(part.strip() for part in text.split(",") if part.strip())


def wanted_lang(argv: Sequence[str]) -> str:
    """The language of the command line itself, found before it is parsed: mistakes are said in it too."""
    found = "ru"
    for i, word in enumerate(argv):
        if word == "--":
            break
        if word == "--lang" and i + 1 < len(argv):
            found = argv[i + 1]
        elif word.startswith("--lang="):
            found = word.removeprefix("--lang=")
    return found
