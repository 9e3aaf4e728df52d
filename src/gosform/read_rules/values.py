"""Single values inside conditions and relations: (the value, what is wrong with it), the latter empty when nothing is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from gosform.read_rules.days import day
from gosform.read_rules.nodes import Node

Taken = tuple[Any, str]


def scalar(node: Node) -> Taken:
    """A text, a number, true or false."""
    if node.value is None or isinstance(node.value, (list, dict)):
        return None, "one value is needed here: a text, a number, true or false"
    return node.value, ""


def several(node: Node) -> Taken:
    """A list of such values."""
    if type(node.value) is not list or not node.value:
        return None, "a list of values is needed here, such as [one, two]"
    if any(scalar(one)[1] for one in node.value):
        return None, "the list may hold single values only"
    return tuple(one.value for one in node.value), ""


def flag(node: Node) -> Taken:
    """True or false."""
    return (node.value, "") if type(node.value) is bool else (None, "true or false is needed here")


def whole(node: Node) -> Taken:
    """A count: 0, 1, 2 …"""
    fine = type(node.value) is int and node.value >= 0
    return (node.value, "") if fine else (None, "a whole number from 0 is needed here")


def number(node: Node) -> Taken:
    """A number."""
    return (node.value, "") if type(node.value) in (int, float) else (None, "a number is needed here")


def text(node: Node) -> Taken:
    """A text that is not empty."""
    return (node.value, "") if isinstance(node.value, str) and node.value else (None, "text is needed here: put it in quotes")


def moment(node: Node) -> Taken:
    """A day, or ``as-of``: the day that the record is checked for."""
    if node.value == "as-of":
        return "as-of", ""
    found = day(node.value)
    return (found, "") if found else (None, "a day is needed here, as '2026-01-31', or as-of")


def unit(node: Node) -> Taken:
    """What periods are counted in."""
    return (node.value, "") if node.value in ("month", "day") else (None, "month or day is needed here")


TAKES: Mapping[str, Callable[[Node], Taken]] = {
    "scalar": scalar,
    "list": several,
    "flag": flag,
    "whole": whole,
    "number": number,
    "text": text,
    "date": moment,
    "unit": unit,
}
"""The words with which conditions and relations say what they take."""
