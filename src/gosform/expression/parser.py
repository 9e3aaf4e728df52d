"""From tokens to a closure: operators by binding power, chains of one operator kept flat."""

from __future__ import annotations

from collections.abc import Callable, Collection
from decimal import Decimal
from typing import Any, NamedTuple, NoReturn

from gosform.expression.functions import FUNCTIONS, METHODS, NAMES, SPECIAL, call
from gosform.expression.operations import COMPARISONS, added, conjunction, disjunction, equal, negation, subtracted, value_of
from gosform.expression.tokens import ExprError, Token, tokens
from gosform.reading import Stretch, stretch
from gosform.record import View
from gosform.text import CYRILLIC_TO_LATIN

DEEPEST = 50
POWER = {"||": 1, "&&": 2, **dict.fromkeys(COMPARISONS, 3), "in": 3, "+": 4, "-": 4}
UNARY = 5

Node = Callable[[View], Any]


class Term(NamedTuple):
    """A part that was read: how to compute it, and what is known of it before any record is seen.

    gives: ``truth``, ``number``, ``text``, ``date``, ``null`` or ``any``.
    field: the reference, when the part is a field alone.
    """

    run: Node
    gives: str
    column: int
    field: str = ""


def parse(text: str, fields: Collection[str]) -> tuple[Node, tuple[str, ...]]:
    """The closure of an expression that is true, false or unknown, and the fields that it reads."""
    parser = _Parser(tokens(text), fields)
    term = parser.expression(0)
    if parser.token.kind != "end":
        raise ExprError(parser.token.column, f"“{parser.token.text}” does not belong here")
    _truth(term)
    return term.run, tuple(parser.used)


def _truth(term: Term) -> Node:
    if term.gives not in ("truth", "any"):
        raise ExprError(term.column, f"this is a {term.gives}; something that is true or false belongs here")
    return term.run


class _Parser:
    def __init__(self, found: list[Token], fields: Collection[str]) -> None:
        self.found, self.at, self.depth = found, 0, 0
        self.fields = fields
        self.used: dict[str, None] = {}

    @property
    def token(self) -> Token:
        return self.found[self.at]

    def sees(self, sign: str) -> bool:
        return self.token.text == sign and self.token.kind in ("sign", "name")

    def advance(self) -> Token:
        token = self.token
        self.at = min(self.at + 1, len(self.found) - 1)
        return token

    def expect(self, sign: str) -> None:
        if not self.sees(sign):
            here = f"before “{self.token.text}”" if self.token.text else "here"
            raise ExprError(self.token.column, f"“{sign}” is missing {here}")
        self.advance()

    def expression(self, power: int) -> Term:
        """Everything that binds closer than ``power``."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise ExprError(self.token.column, f"nested more than {DEEPEST} deep")
        left = self.operand()
        while self.token.kind in ("sign", "name") and POWER.get(self.token.text, 0) > power:
            left = self.operation(left)
        self.depth -= 1
        return left

    def operation(self, left: Term) -> Term:
        sign = self.token.text
        if sign in ("||", "&&"):
            return self.logic(left, sign)
        if sign in ("+", "-"):
            return self.chain(left)
        found = self.membership(left) if sign == "in" else self.comparison(left, sign)
        if POWER.get(self.token.text) == 3 and self.token.kind != "text":
            raise ExprError(self.token.column, "compare two at a time, with && between")
        return found

    def logic(self, left: Term, sign: str) -> Term:
        nodes = [_truth(left)]
        while self.sees(sign):
            self.advance()
            nodes.append(_truth(self.expression(POWER[sign])))
        join = disjunction if sign == "||" else conjunction
        return Term(lambda view: join(node(view) for node in nodes), "truth", left.column)

    def chain(self, left: Term) -> Term:
        first, steps = left.run, []
        while self.sees("+") or self.sees("-"):
            step = added if self.advance().text == "+" else subtracted
            steps.append((step, self.expression(POWER["+"]).run))

        def run(view: View) -> Any:
            value = first(view)
            for step, node in steps:
                value = step(value, node(view))
            return value

        return Term(run, "any" if left.gives in ("any", "date") else left.gives, left.column)

    def comparison(self, left: Term, sign: str) -> Term:
        self.advance()
        right = self.expression(POWER[sign])
        if "null" in (left.gives, right.gives):
            return self.emptiness(left, right, sign)
        compare, a, b = COMPARISONS[sign], left.run, right.run
        return Term(lambda view: compare(a(view), b(view)), "truth", left.column)

    def emptiness(self, left: Term, right: Term, sign: str) -> Term:
        """``section.field == null``: the field is empty."""
        asked = left if right.gives == "null" else right
        if not asked.field or sign not in ("==", "!="):
            raise ExprError(left.column, "null goes with == or != and one field")
        wanted, reference = sign == "==", asked.field
        return Term(lambda view: all(cell.absent for cell in view.cells(reference)) is wanted, "truth", left.column)

    def membership(self, left: Term) -> Term:
        self.advance()
        self.expect("[")
        nodes = [self.expression(0).run]
        while self.sees(","):
            self.advance()
            nodes.append(self.expression(0).run)
        self.expect("]")
        value = left.run
        return Term(lambda view: _among(value(view), nodes, view), "truth", left.column)

    def operand(self) -> Term:
        token = self.advance()
        if token.kind == "number":
            amount = Decimal(token.text)
            return Term(lambda _: amount, "number", token.column)
        if token.kind == "text":
            text = token.text
            return self.methods(Term(lambda _: text, "text", token.column))
        if token.kind == "name":
            return self.methods(self.name(token))
        if token.text == "(":
            inner = self.expression(0)
            self.expect(")")
            return self.methods(inner)
        if token.text == "!":
            node = _truth(self.expression(UNARY))
            return Term(lambda view: negation(node(view)), "truth", token.column)
        if token.text == "-":
            minus = self.expression(UNARY).run
            return Term(lambda view: subtracted(Decimal(0), minus(view)), "number", token.column)
        raise ExprError(token.column, f"“{token.text}” does not belong here" if token.text else "the expression stops too early")

    def name(self, token: Token) -> Term:
        if self.sees("("):
            return self.function(token, [])
        if token.text in ("true", "false"):
            truth = token.text == "true"
            return Term(lambda _: truth, "truth", token.column)
        if token.text == "null":
            return Term(lambda _: None, "null", token.column)
        if self.sees("."):
            self.advance()
            return self.reference(token, self.advance())
        raise ExprError(token.column, f"“{token.text}” is not a field; a field is written section.field, a text in quotation marks")

    def reference(self, section: Token, name: Token) -> Term:
        reference = f"{section.text}.{name.text}"
        if reference not in self.fields:
            self.unknown("field", reference, self.fields, section.column)
        self.used[reference] = None

        def run(view: View) -> Any:
            cells = view.cells(reference)
            return value_of(cells[0]) if len(cells) == 1 else None

        return Term(run, "any", section.column, reference)

    def methods(self, term: Term) -> Term:
        while self.sees("."):
            self.advance()
            name = self.advance()
            if name.text not in METHODS or not self.sees("("):
                raise ExprError(name.column, f"only {', '.join(sorted(METHODS))} may follow this full stop")
            term = self.function(name, [term])
        return term

    def function(self, name: Token, given: list[Term]) -> Term:
        if name.text not in NAMES:
            self.unknown("function", name.text, NAMES, name.column)
        self.expect("(")
        if name.text == "date":
            return self.date(name)
        if name.text == "size" and not given and (section := self.section()):
            return Term(lambda view: Decimal(view.count(section)), "number", name.column)
        given = [*given, *self.arguments()]
        takes = FUNCTIONS[name.text].takes if name.text in FUNCTIONS else SPECIAL[name.text]
        if len(given) != takes:
            raise ExprError(name.column, f"{name.text} takes {takes} of these, not {len(given)}")
        if name.text == "today":
            return Term(lambda view: Stretch(view.as_of, view.as_of), "date", name.column)
        if name.text == "has":
            return _presence(name, given[0])
        function = FUNCTIONS[name.text]
        return Term(call(function, [term.run for term in given]), function.gives, name.column)

    def arguments(self) -> list[Term]:
        found: list[Term] = []
        while not self.sees(")"):
            if found:
                self.expect(",")
            found.append(self.expression(0))
        self.advance()
        return found

    def date(self, name: Token) -> Term:
        """``date('yyyy-mm-dd')``: the date is known before any record is seen."""
        token = self.advance()
        day = stretch(token.text) if token.kind == "text" and token.text[:4].isdecimal() else None
        if day is None:
            raise ExprError(token.column, "date takes one day of the calendar, written 'yyyy-mm-dd'")
        self.expect(")")
        return Term(lambda _: day, "date", name.column)

    def section(self) -> str:
        """The name of a section standing alone before a closing bracket; empty when something else stands there."""
        name, after = self.token, self.found[min(self.at + 1, len(self.found) - 1)]
        if name.kind != "name" or after.text != ")":
            return ""
        sections = {reference.partition(".")[0] for reference in self.fields}
        if name.text not in sections:
            self.unknown("section", name.text, sections, name.column)
        self.at += 2
        return name.text

    def unknown(self, what: str, name: str, known: Collection[str], column: int) -> NoReturn:
        from difflib import get_close_matches

        latin = "".join(CYRILLIC_TO_LATIN.get(char, char) for char in name)
        near = [latin] if latin in known else get_close_matches(name, known, 1)
        raise ExprError(column, f"there is no {what} “{name}”" + (f", did you mean “{near[0]}”?" if near else ""))


def _presence(name: Token, term: Term) -> Term:
    if not (reference := term.field):
        raise ExprError(term.column, "has takes one field")
    return Term(lambda view: any(not cell.absent for cell in view.cells(reference)), "truth", name.column)


def _among(value: Any, nodes: list[Node], view: View) -> bool | None:
    return disjunction(equal(value, node(view)) for node in nodes)
