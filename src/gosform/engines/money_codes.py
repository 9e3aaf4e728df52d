"""What can be wrong with a sum of money."""

from __future__ import annotations

from typing import NamedTuple

from gosform.problem import Code, Severity


class MoneyCodes(NamedTuple):
    """The codes, in the order in which they are looked for."""

    letters: Code
    characters: Code
    shape: Code
    words: Code
    unit: Code
    currency: Code
    exponent: Code
    thousands: Code
    too_many_decimals: Code
    whole: Code
    decimal_comma: Code
    decimal_point: Code
    too_small: Code
    too_large: Code
    cleaned: Code


CODES = MoneyCodes(
    letters=Code(
        "money.letters",
        what="There is “{char}” instead of a digit in {in}.",
        plain="There is a character that is not a digit in {in}.",
        fix="Enter {acc} in digits.",
        why="Letters that look like digits (О and 0, З and 3, l and 1) stand where a sum has a digit.",
    ),
    characters=Code(
        "money.characters",
        what="There is an extra sign in {in}: “{char}”.",
        plain="There is an extra sign in {in}.",
        fix="Enter {acc} in digits.",
        why="A sum has digits, one decimal comma or point, and spaces between thousands.",
    ),
    shape=Code(
        "money.shape",
        what="We could not read {acc} as one number.",
        fix="Enter {acc} in digits.",
        why="Words that are no number, two sums, or nothing but signs.",
    ),
    words=Code(
        "money.words",
        what="There is a number in words in {in}.",
        fix="Enter {acc} in digits.",
        why="The form takes digits. Words from zero to 999 999 are read and proposed as digits.",
    ),
    unit=Code(
        "money.unit",
        what="There is more than a number in {in}.",
        fix="Enter {acc} as a number of roubles.",
        why="A word follows the number. It may change the sum (тыс., млн), so a person decides.",
    ),
    currency=Code(
        "money.currency",
        what="Another currency is named in {in}.",
        fix="Enter {acc} in roubles.",
        why="The field takes roubles. Nothing is converted.",
    ),
    exponent=Code(
        "money.exponent",
        what="A spreadsheet has shortened {acc}: there is a letter E in it.",
        fix="Enter {acc} in full.",
        why="1.5E+07 is a rounded number: the digits that the spreadsheet left out are gone from it.",
    ),
    thousands=Code(
        "money.thousands",
        what="The thousands in {in} are parted by points or commas.",
        fix="Enter {acc} without signs between the thousands.",
        why="Here a comma or a point parts the kopecks. The repair is the only reading that these signs leave, and is still only proposed.",
    ),
    too_many_decimals=Code(
        "money.too-many-decimals",
        what="There are more than two digits of kopecks in {in}.",
        fix="Compare {acc} with the document.",
        why="A rouble has a hundred kopecks. Three digits may be thousands (1,500); nothing is rounded.",
    ),
    whole=Code(
        "money.whole",
        what="There are kopecks in {in}, and this form takes whole roubles.",
        fix="Enter {acc} without kopecks.",
        why="The form takes whole roubles (kopecks: forbid). Nothing is rounded; zeros after the sign mean nothing and are dropped.",
        source="the form's own rule: kopecks: forbid",
    ),
    decimal_comma=Code(
        "money.decimal-comma",
        what="There is a decimal comma in {in}.",
        fix="Put a point instead of the comma.",
        why="The form takes a point (separator: point). The repair loses nothing.",
        source="the form's own rule: separator: point",
    ),
    decimal_point=Code(
        "money.decimal-point",
        what="There is a decimal point in {in}.",
        fix="Put a comma instead of the point.",
        why="The form takes a comma (separator: comma). The repair loses nothing.",
        source="the form's own rule: separator: comma",
    ),
    too_small=Code(
        "money.too-small",
        what="{label} is below {limit}.",
        fix="Enter a sum that is {limit} or more.",
        why="The form has a smallest sum (min); without one it is zero.",
        source="the form's own rule: min",
    ),
    too_large=Code(
        "money.too-large",
        what="{label} is above {limit}.",
        fix="Enter a sum that is {limit} or less.",
        why="The form has a largest sum (max).",
        source="the form's own rule: max",
    ),
    cleaned=Code(
        "money.cleaned",
        what="We put {acc} into the usual form.",
        fix="You do not need to correct anything.",
        severity=Severity.NOTICE,
        why="«руб.», «коп.», the dash of payment orders, zeros in front, signs that cannot be seen are no mistake. They are rewritten and said.",
    ),
)
