"""Tables for ``in-table``: rows of texts in the form itself, or a CSV file beside it."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from gosform.problem import RuleSetError, UnknownForm
from gosform.read_rules.mistakes import Mark, Mistakes
from gosform.read_rules.nodes import Node
from gosform.read_rules.source import from_file

Rows = frozenset[tuple[str, ...]]


class Tables:
    """The tables of one form, each read when a relation first asks for it.

    folder: the folder of the file that a mark names, so that a CSV file is looked for beside the file that names it.
    """

    __slots__ = ("_found", "_mistakes", "_nodes", "_paths")

    def __init__(self, nodes: Mapping[str, Node], paths: Mapping[str, Path], mistakes: Mistakes) -> None:
        self._nodes, self._paths, self._mistakes = nodes, paths, mistakes
        self._found: dict[str, Rows] = {}

    def get(self, node: Node) -> Rows:
        """The rows that an argument means: the name of a table of the form, a CSV file, or the rows themselves."""
        if isinstance(node.value, str) and node.value in self._nodes:
            if node.value not in self._found:
                self._found[node.value] = self._read(self._nodes[node.value])
            return self._found[node.value]
        if isinstance(node.value, str) and not node.value.endswith(".csv"):
            self._mistakes.unknown(node.mark, "table", node.value, self._nodes)
            return frozenset()
        return self._read(node)

    def check_all(self) -> None:
        """Read the tables that no relation asked for, so that their mistakes are told too."""
        for name, node in self._nodes.items():
            if name not in self._found:
                self._found[name] = self._read(node)

    def _read(self, node: Node) -> Rows:
        rows = self._from_csv(node) if isinstance(node.value, str) else self._inline(node)
        if rows is None:
            return frozenset()
        if not rows:
            self._mistakes.add(node.mark, "the table has no rows")
        if len({len(row) for row in rows}) > 1:
            self._mistakes.add(node.mark, "the rows of the table are not all of the same length")
        return frozenset(rows)

    def _inline(self, node: Node) -> list[tuple[str, ...]] | None:
        if type(node.value) is not list:
            self._mistakes.add(node.mark, "a table is a list of rows, such as [['77', Москва]], or the name of a CSV file")
            return None
        rows = []
        for row in node.value:
            cells = row.value if type(row.value) is list else [row]
            if all(isinstance(cell.value, str) for cell in cells):
                rows.append(tuple(cell.value for cell in cells))
            else:
                wrong = next(cell for cell in cells if not isinstance(cell.value, str))
                self._mistakes.add(wrong.mark, "a cell of a table is text: put it in quotes")
        return rows

    def _from_csv(self, node: Node) -> list[tuple[str, ...]] | None:
        mark, name = node.mark, PurePosixPath(node.value)
        path = self._paths.get(mark.file)
        if path is None or name.is_absolute() or ".." in name.parts or "\\" in node.value or name.suffix != ".csv":
            self._mistakes.add(mark, "a table lies in a CSV file (UTF-8, commas) beside this file or in a folder below it")
            return None
        try:
            text = from_file(path.parent / name, str(PurePosixPath(mark.file).parent / name))
        except UnknownForm:
            self._mistakes.add(mark, "no such file lies beside this one")
            return None
        except RuleSetError as error:
            for mistake in error.mistakes:
                self._mistakes.add(Mark(*mistake[:3]), mistake.text)
            return None
        try:
            return [tuple(cell.strip() for cell in row) for row in csv.reader(text.splitlines(), strict=True) if row]
        except csv.Error as error:
            self._mistakes.add(mark, f"the CSV file cannot be read: {error}")
            return None
