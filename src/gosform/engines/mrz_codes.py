"""What can go wrong with the two machine-readable lines of a passport."""

from __future__ import annotations

from gosform.problem import Code, Severity

SOURCE = "MVD, rules for the machine-readable record of the passport (order 851); ICAO Doc 9303, parts 3 and 4"
FORM = "the form's own rule: document"


def _code(trouble: str, what: str, fix: str, why: str, **rest: str) -> Code:
    return Code(f"mrz.{trouble}", what=what, fix=fix, why=why, source=rest.get("source", SOURCE), plain=rest.get("plain", ""))


def _doubt(trouble: str, what: str, fix: str, why: str) -> Code:
    return Code(f"mrz.{trouble}", what=what, fix=fix, why=why, severity=Severity.WARNING)


SHAPE = _code(
    "shape",
    "It was not possible to read {acc}.",
    "Enter both lines as in the document.",
    "Hardly any of the characters belongs to the machine-readable lines.",
)
LENGTH = _code(
    "length",
    "Two lines of {need} characters each are needed, {have} entered.",
    "Enter both lines in full, with the angle brackets.",
    "Each line has 44 characters, the fillers counted. Fillers that are missing or doubled at the end of the first line are settled.",
)
ONE_LINE = _code(
    "one-line",
    "Only one of the two lines is here.",
    "Enter both lines, one below the other.",
    "The names are in the first line, the number and the dates in the second: neither is enough.",
)
FIRST_LINE = _code(
    "first-line",
    "The first line needs {need} characters, {have} entered.",
    "Compare the first line with the document.",
    "Something other than a filler is missing or doubled.",
)
SECOND_LINE = _code(
    "second-line",
    "The second line needs {need} characters, {have} entered.",
    "Compare the second line with the document.",
    "Each place of the second line has its meaning, so nothing may be missing or doubled.",
)
ORDER = _code(
    "order",
    "The two lines stand in each other's place.",
    "Enter first the line that begins with the letter P.",
    "What was entered first is a good second line, and the other way round.",
)
NOT_PASSPORT = _code(
    "not-passport",
    "The first line of a passport begins with the letter P.",
    "Enter both lines of the passport, from their beginning.",
    "Visas begin with V; identity cards and residence permits with I, A or C and have lines of another length.",
)
INTERNAL_HERE = _code(
    "internal-here",
    "These lines are from the internal passport.",
    "Enter the lines of the travel passport.",
    "The lines begin with PNRUS, and the form asks for another passport.",
    source=FORM,
)
TRAVEL_HERE = _code(
    "travel-here",
    "These lines are from a travel passport.",
    "Enter the lines of the internal passport.",
    "The internal passport's lines begin with PNRUS, and the form asks for that passport.",
    source=FORM,
)
OTHER_COUNTRY = _code(
    "other-country",
    "These lines are from the passport of another country.",
    "Enter the lines of the Russian travel passport.",
    "The country stands after the first two characters. The form asks for a Russian passport.",
    source=FORM,
)
CYRILLIC = _code(
    "cyrillic",
    "There are Russian letters in {in}.",
    "Enter the lines in Latin letters.",
    "Russian А, В, С, Е, Н look like Latin ones; a machine compares character by character.",
)
CHARACTERS = _code(
    "characters",
    "There is “{char}” in {in}: this is a {sign}.",
    "Enter only letters, digits and angle brackets.",
    "The lines have Latin capitals, digits and the filler only.",
    plain="There is a sign in {in} that does not belong there.",
)
LETTERS = _code(
    "letters",
    "The second line has “{char}” ({sign}) instead of a digit.",
    "Compare this place of the second line with the document.",
    "O and 0, I and 1 look alike. Where only a digit can stand, O is a zero; the check digits prove it.",
    plain="The second line has another character instead of a digit.",
)
DIGITS = _code(
    "digits",
    "There is a digit in the first line where a letter is expected.",
    "Compare the first line with the document.",
    "Names have letters and fillers only. The internal passport also writes Ё, Ч, Ш, Ь, Э, Ю and Я as digits: 2, 3, 4, 9, 6, 7 and 8.",
)
COUNTRY = _code(
    "country",
    "The letters of the country in the lines do not fit.",
    "Compare the letters of the country in both lines.",
    "A country is three letters; Germany alone is D and two fillers. A Russian passport has RUS in both lines.",
)
SEX = _code(
    "sex",
    "The letter of the sex in the second line does not fit.",
    "Compare the character after the birth date.",
    "M, F, X or a filler stands after the birth date and its check digit.",
)
CHECK_NUMBER = _code(
    "check-number",
    "The check digit of the number does not fit.",
    "Compare the first ten characters of the second line.",
    "The tenth character proves the nine before it; one of the ten is wrong, or they come from different documents.",
)
CHECK_BIRTH = _code(
    "check-birth",
    "The check digit of the birth date does not fit.",
    "Compare the seven digits after the country in the second line.",
    "The seventh proves the six before it: year, month and day, two digits each.",
)
CHECK_EXPIRY = _code(
    "check-expiry",
    "The check digit of the expiry date does not fit.",
    "Compare the seven digits after the sex in the second line.",
    "The seventh proves the six before it: year, month and day, two digits each.",
)
CHECK_EXTRA = _code(
    "check-extra",
    "The check digit of the extra data does not fit.",
    "Compare the last sixteen characters of the second line.",
    "In the internal passport: the last digit of the series, the date of issue and the code of the department.",
)
CHECK_WHOLE = _code(
    "check-whole",
    "The last digit does not fit the rest of the second line.",
    "Compare the whole second line with the document.",
    "The last digit proves the number, the dates and the extra data together.",
)
BIRTH_DATE = _code(
    "birth-date",
    "No calendar has the date of birth of the second line.",
    "Compare the date of birth in the second line.",
    "Year, month and day, two digits each. An unknown month or day may be fillers or zeros.",
)
EXPIRY_DATE = _code(
    "expiry-date",
    "No calendar has the expiry date of the second line.",
    "Compare the expiry date in the second line.",
    "Year, month and day, two digits each. Whether the passport has run out is not looked at.",
)
ISSUE_DATE = _code(
    "issue-date",
    "No calendar has the date of issue of the second line.",
    "Compare the date of issue in the second line.",
    "In the internal passport the characters 30 to 35 are the date of issue: year, month and day.",
)
FILLERS = _doubt(
    "fillers",
    "An internal passport has seven angle brackets after the sex.",
    "Compare the second line after the letter of the sex.",
    "The internal passport has no expiry date. The check digits fit, so this is only doubted.",
)
K_FOR_FILLER = _doubt(
    "k-for-filler",
    "Several letters K stand in a row.",
    "Enter an angle bracket wherever the document has one.",
    "Programs that read pictures take fillers for K. Both count as nothing in the check digits, so these cannot tell.",
)
NO_NAME = _doubt(
    "no-name",
    "There is no surname in the first line.",
    "Compare the first line with the document.",
    "The names begin with the sixth character. Nothing proves the first line, so this is only doubted.",
)
CLEANED = Code(
    "mrz.cleaned",
    what="We brought {acc} to the usual form.",
    fix="You do not need to correct anything.",
    severity=Severity.NOTICE,
    why="Small letters, quotation marks for angle brackets, spaces and the number of fillers after the names are settled and said.",
)
CHECKS = {"number": CHECK_NUMBER, "birth": CHECK_BIRTH, "expiry": CHECK_EXPIRY, "extra": CHECK_EXTRA}
