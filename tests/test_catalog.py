"""Languages: how a tag is matched, how a catalogue is read, and what adding one takes."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from gosform.catalog import Catalogue, Untranslated, by_babel, catalogue, chain, languages, match, plain, read
from gosform.folders import root
from gosform.problem import GosformError

REPOSITORY = Path(__file__).resolve().parents[1]


def po(path: Path, *entries: tuple[str, str, str], head: str = "") -> Path:
    """A catalogue with these (context, English, translation)."""
    text = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    for context, english, translated in entries:
        text += f'\n{head}msgctxt "{context}"\nmsgid "{english}"\nmsgstr "{translated}"\n'
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_russian_and_english_are_there_and_first() -> None:
    assert languages()[:2] == ("ru", "en")


@pytest.mark.parametrize(
    ("wanted", "served"),
    [
        ("ru", "ru"),
        ("ru-RU", "ru"),
        ("RU_ru", "ru"),
        ("ru-Cyrl-RU", "ru"),
        ("en-GB", "en"),
        ("en-x-pirate", "en"),
        ("zz", "ru"),
        ("", "ru"),
        ("-", "ru"),
        ("english", "ru"),
        ("en" * 1000, "ru"),
        ("../../etc/passwd", "ru"),
        ("\x00", "ru"),
    ],
)
def test_a_tag_is_looked_up_and_russian_stands_in(wanted: str, served: str) -> None:
    """RFC 4647 look-up; whatever is not there is answered in Russian, and nothing is opened by a name from outside."""
    assert match(wanted) == served
    assert catalogue(wanted).lang == served


def test_the_chain_ends_in_the_source() -> None:
    assert chain("tt") == ("ru", "en")
    assert chain("en") == ("en", "ru")


def test_the_source_gives_the_english_back() -> None:
    assert catalogue("en").find("any.context", "Any sentence.") == "Any sentence."


def test_a_code_has_its_own_sentence_or_shares_one() -> None:
    """The code's own entry wins over the one that all codes with this trouble share."""
    words = Catalogue("xx", {("missing", "Empty."): "shared", ("inn.missing", "Empty."): "own", ("missing", "Other."): "other"})
    assert words.sentence("inn.missing", "Empty.") == "own"
    assert words.sentence("snils.missing", "Empty.") == "shared"
    assert words.sentence("inn.missing", "Other.") == "other"
    assert words.sentence("inn.missing", "") == ""
    with pytest.raises(Untranslated):
        words.sentence("inn.missing", "Nobody said this.")


def test_untranslated_and_fuzzy_entries_count_as_absent(tmp_path: Path) -> None:
    done = po(tmp_path / "a.po", ("x", "One.", "Один."), ("x", "Two.", ""))
    assert dict(read(done)) == {("x", "One."): "Один."}
    guess = po(tmp_path / "b.po", ("x", "One.", "Один."), head="#, fuzzy\n")
    assert not read(guess)


@pytest.mark.parametrize("content", [b'msgid "a"\nmsgstr "b"\nnonsense "c"\n', b"\xff\xfe\x00msgid", b'msgid "a"\nmsgstr "\xcf\xf0"\n'])
def test_a_broken_catalogue_is_the_callers_mistake(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "xx" / "LC_MESSAGES" / "gosform.po"
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    with pytest.raises(GosformError, match=r"gosform\.po of xx"):
        read(path)


def test_adding_a_language_means_adding_a_file(tmp_path: Path) -> None:
    """One ``.po`` is enough: the language is listed, says what it can, and the rest comes in Russian and says so."""
    (tmp_path / "src").mkdir()
    shutil.copy(REPOSITORY / "pyproject.toml", tmp_path)
    shutil.copytree(REPOSITORY / "src" / "gosform", tmp_path / "src" / "gosform", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(root("locales"), tmp_path / "locales")
    po(
        tmp_path / "locales" / "tt" / "LC_MESSAGES" / "gosform.po",
        ("value.label", "Value", "Кыйммәт"),
        *((f"value.label.{case}", "the value", "кыйммәт") for case in ("acc", "gen", "in")),
        ("missing", "The field “{label}” is empty.", "«{label}» кыры буш."),
        ("missing", "Enter {acc}.", "{acc} языгыз."),
    )
    script = (
        "from gosform.catalog import languages\n"
        "from gosform.explain import explain\n"
        "from gosform.problem import Code, Problem\n"
        "empty = Code('value.missing', what='The field “{label}” is empty.', fix='Enter {acc}.')\n"
        "other = Code('value.odd', what='Only English says this.', fix='Enter {acc}.')\n"
        "said = [explain(Problem(code), 'tt-RU', channel)[0] for code in (empty, other) for channel in ('field', 'sms')]\n"
        "print(ascii([languages(), [(s.lang, s.text) for s in said]]))\n"
    )
    ran = subprocess.run(
        [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, 'src')\n{script}"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    names, said = ast.literal_eval(ran.stdout)
    assert names == ("ru", "en", "tt")
    assert said[0] == ("tt", "Кыйммәт языгыз")
    assert said[1][0] == "ru"  # the SMS needs a frame that this catalogue lacks
    assert [lang for lang, _ in said[2:]] == ["en", "en"]  # neither has it


@pytest.mark.parametrize("path", sorted(root("locales").glob("*/LC_MESSAGES/gosform.po")), ids=lambda path: path.parts[-3])
def test_our_own_catalogues_are_read_without_babel_and_say_the_same(path: Path) -> None:
    assert plain(path.read_text("utf-8")) == by_babel(path)


HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'


@pytest.mark.parametrize(
    "entry",
    [
        'msgctxt "a"\nmsgid "b"\nmsgstr "c"\n',
        'msgid "b"\nmsgstr ""\n"c\\n"\n"d \\"e\\" \\\\ f"\n',
        '#, fuzzy\nmsgid "b"\nmsgstr "c"\n',
        '# said\n#: a.py:1\n#, python-format, fuzzy\nmsgid "b"\nmsgstr "c"\n',
        'msgid "b"\nmsgstr ""\n',
        '#~ msgid "b"\n#~ msgstr "c"\n',
        'msgid "b"\nmsgstr "c"\n\nmsgid "b"\nmsgstr "d"\n',
        'msgid "b"\nmsgstr "c"\nmsgid "d"\nmsgstr "e"\n',
        'msgid "b"\nmsgid_plural "bs"\nmsgstr[0] "c"\nmsgstr[1] "d"\n',
        'msgid "b"\nmsgstr "c"\n# behind\nmsgid "d"\nmsgstr "e"\n',
        'msgid  "b"\nmsgstr "c"\n',
        '  msgid "b"\nmsgstr "c"\n',
    ],
)
def test_an_entry_is_read_as_babel_reads_it_or_left_to_babel(entry: str, tmp_path: Path) -> None:
    path = tmp_path / "xx" / "LC_MESSAGES" / "gosform.po"
    path.parent.mkdir(parents=True)
    path.write_text(HEAD + entry, "utf-8")
    assert plain(HEAD + entry) in (by_babel(path), None)
    assert read(path) == by_babel(path)


@pytest.mark.parametrize(
    "entry", ['msgid "b" c"\nmsgstr "d"\n', 'msgid "b\\"\nmsgstr "d"\n', 'msgid "b"\nmsgstr d\n', 'mgsid "b"\nmsgstr "d"\n']
)
def test_what_is_broken_is_left_to_babel(entry: str) -> None:
    assert plain(HEAD + entry) is None
