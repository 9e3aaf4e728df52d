"""Facts and a policy make problems: which, how grave, with which numbers. No file is needed for that."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gosform.check.folding import fold
from gosform.explain import explain
from gosform.problem import Place, Problem, Severity
from gosform.saying.channels import CHANNELS
from gosform.saying.params import UNKNOWN
from gosform.uploads.codes import CASES, CODES, EVERY, PLACE, WORDS
from gosform.uploads.facts import Facts, Page, Signer, Trouble
from gosform.uploads.field import Seen, found
from gosform.uploads.formats import FORMATS
from gosform.uploads.judge import judge
from gosform.uploads.judge_signatures import Person, signatures
from gosform.uploads.policy import Policy, policy

AS_OF = date(2026, 11, 22)
MB = 1024**2


def image(width: int = 1000, height: int = 1300, format: str = "jpeg", size: int = 300_000, **page: Any) -> Facts:
    return Facts(format, size, 1, (Page(pixels=(width, height), **page),))


def scan(*pages: Page, size: int = 300_000, troubles: tuple[Trouble, ...] = ()) -> Facts:
    return Facts("pdf", size, len(pages), pages, troubles)


def a4(dots: int = 300, **more: Any) -> Page:
    return Page(210, 297, (round(210 / 25.4 * dots), round(297 / 25.4 * dots)), **more)


def said(facts: Facts, asked: Mapping[str, Any] | Policy | None = None, name: str | None = None) -> list[str]:
    """Codes without their prefix; a question mark behind a warning."""
    made = asked if isinstance(asked, Policy) else policy(asked or {})
    return [p.code.trouble + ("?" if p.severity is Severity.WARNING else "") for p in judge(facts, made, name)]


def one(facts: Facts, asked: Mapping[str, Any], name: str | None = None) -> Problem:
    problems = judge(facts, policy(asked), name)
    assert len(problems) == 1
    return problems[0]


def text(p: Problem, lang: str = "ru", channel: str = "field") -> str:
    return explain(p.at("", PLACE), lang, channel)[0].text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("facts", "asked", "name", "expected"),
    [
        (image(), {}, None, []),
        (image(), {"accept": ["jpeg"], "max_size": "5 MB"}, "IMG_1.JPG", []),
        (Facts("empty", 0), {"accept": ["pdf"], "min_size": "1 KB"}, "a.pdf", ["empty"]),
        (Facts("unknown", 0), {}, None, ["empty"]),
        # sizes
        (image(size=9 * MB), {"max_size": "5 MB"}, None, ["too-large"]),
        (image(size=5 * MB), {"max_size": "5 MB"}, None, []),
        (image(size=5 * MB + 1), {"max_size": "5 MB"}, None, ["too-large"]),
        (image(size=100), {"min_size": "10 KB"}, None, ["too-small-file"]),
        (Facts("unknown", 9 * MB, troubles=(Trouble("too-large"),)), {"max_size": "5 MB", "accept": ["pdf"]}, "a.pdf", ["too-large"]),
        # what it really is
        (Facts("html", 900), {"accept": ["pdf"]}, "a.pdf", ["not-what-it-says"]),
        (Facts("html", 900), {}, "a.pdf", ["not-what-it-says"]),
        (Facts("html", 900), {"accept": ["pdf"]}, None, ["format"]),
        (Facts("docx", 900), {"accept": ["pdf"]}, "a.docx", ["format"]),
        (Facts("docx", 900), {"accept": ["pdf"]}, "a.pdf", ["not-what-it-says"]),
        (image(format="heic"), {"accept": ["jpeg", "png"]}, "IMG.jpg", ["not-what-it-says"]),
        (image(format="heic"), {"accept": ["jpeg", "png"]}, "IMG.HEIC", ["format"]),
        (image(format="png"), {"accept": ["jpeg", "png"]}, "a.jpg", ["not-what-it-says?"]),
        (image(format="png"), {}, "a.jpg", ["not-what-it-says?"]),
        (image(format="png"), {"accept": ["jpeg"]}, "a.jpg", ["not-what-it-says"]),
        (image(), {"accept": ["jpeg"]}, "a.jfif", []),
        (scan(a4()), {"accept": ["pdf"]}, "Паспорт Иванов И.И.pdf", []),
        (Facts("zeros", 900), {"accept": ["pdf"]}, "a.pdf", ["not-what-it-says"]),
        (Facts("office-encrypted", 900, troubles=(Trouble("encrypted"),)), {"accept": ["docx"]}, "a.docx", ["encrypted"]),
        (Facts("xml", 900), {"accept": ["xml"]}, "a.xml", []),
        (Facts("unknown", 900, troubles=(Trouble("cannot-check", {"reason": "time"}),)), {"accept": ["pdf"]}, "a.pdf", ["cannot-check"]),
        # whole or not
        (scan(troubles=(Trouble("truncated", {"have": 900, "need": 2000}),)), {}, None, ["truncated"]),
        (image(100, 100), {"min_pixels": [200, 200]}, None, ["too-few-pixels"]),
        (Facts("jpeg", 900, 1, (Page(pixels=(100, 100)),), (Trouble("truncated"),)), {"min_pixels": [200, 200]}, None, ["truncated"]),
        (Facts("jpeg", 900, 1, (Page(pixels=(100, 100)),), (Trouble("truncated", {"only_end": 1}),)), {}, None, ["truncated?"]),
        (scan(troubles=(Trouble("damaged", {"reason": "objects"}),)), {}, None, ["damaged"]),
        (scan(troubles=(Trouble("encrypted"),)), {"pages": [5, 9]}, None, ["encrypted"]),
        (scan(troubles=(Trouble("cannot-check", {"reason": "memory"}),)), {}, None, ["cannot-check"]),
        (image(format="heic").__class__("heic", 9, troubles=(Trouble("cannot-check", {"reason": "decoder"}),)), {}, None, ["cannot-check?"]),
        (scan(troubles=(Trouble("never-heard-of"),)), {}, None, ["damaged"]),
        (Facts("heic", 900, 1, (Page(pixels=(9, 9)),), (Trouble("cannot-check", {"reason": "decoder"}),)), {}, None, []),
        # dangers
        (scan(a4(), troubles=(Trouble("active-content", {"kinds": ["javascript"]}),)), {}, None, ["active-content"]),
        (scan(a4(), troubles=(Trouble("active-content", {"kinds": ["links"]}),)), {}, None, ["active-content?"]),
        (scan(a4(), troubles=(Trouble("active-content", {"kinds": ["links", "launch"]}),)), {}, None, ["active-content"]),
        (scan(a4(), troubles=(Trouble("active-content", {"kinds": ["links"]}),)), {"refuse": ["active-content"]}, None, ["active-content"]),
        (Facts("docx", 900, troubles=(Trouble("active-content", {"kinds": ["macros"]}),)), {}, None, ["active-content"]),
        (image().__class__("jpeg", 9, 1, (), (Trouble("trailing-data", {"have": 100}),)), {}, None, ["trailing-data?"]),
        (image().__class__("jpeg", 9, 1, (), (Trouble("trailing-data"),)), {"refuse": ["trailing-data"]}, None, ["trailing-data"]),
        (Facts("zip", 900, troubles=(Trouble("zip-bomb"), Trouble("zip-path"))), {}, None, ["zip-bomb", "zip-path"]),
        (Facts("zip", 900, troubles=(Trouble("zip-path", {"kinds": ["backslash"]}),)), {}, None, ["zip-path?"]),
        (Facts("xml", 900, troubles=(Trouble("xml-entity"),)), {}, None, ["xml-entity"]),
        (Facts("svg", 900, troubles=(Trouble("svg-script"),)), {}, None, ["svg-script"]),
        (Facts("png", 900, troubles=(Trouble("too-many-pixels", {"width": 99999, "height": 99999}),)), {}, None, ["too-many-pixels"]),
        # pixels, paper, sides, colour
        (image(300, 400), {"min_pixels": [600, 800]}, None, ["too-few-pixels"]),
        (image(800, 600), {"min_pixels": [600, 800]}, None, []),
        (image(3000, 4000), {"max_pixels": [2000, 2000]}, None, ["too-many-pixels"]),
        (image(300, 400), {"paper": "35x45", "resolution": 300}, None, ["resolution"]),
        (image(413, 531), {"paper": "35x45", "resolution": 300}, None, []),
        (image(408, 525), {"paper": "35x45", "resolution": 300}, None, []),
        (image(300, 400), {"resolution": 300}, None, []),
        (scan(a4(300), a4(299)), {"resolution": 300}, None, []),
        (scan(a4(300), a4(150)), {"resolution": 300}, None, ["resolution"]),
        (scan(a4(600)), {"resolution": [150, 300]}, None, ["resolution"]),
        (scan(a4(150, text=True)), {"resolution": 300}, None, []),
        (scan(Page(210, 297, (100, 100))), {"resolution": 300}, None, []),
        (scan(Page(210, 297, None, text=True)), {"resolution": 300, "colour": "colour"}, None, []),
        (scan(Page(297, 210, (2480, 3508))), {"resolution": 300}, None, []),
        (image(600, 800), {"aspect": "35:45"}, None, []),
        (image(600, 1000), {"aspect": "35:45"}, None, ["aspect"]),
        (image(800, 600, rotated=90), {"aspect": "3:4"}, None, ["rotated?"]),
        (image(colour="grey"), {"colour": "colour"}, None, ["colour"]),
        (image(colour="colour"), {"colour": "colour"}, None, []),
        (image(colour=""), {"colour": "colour"}, None, []),
        (image(colour="colour"), {"colour": "grey"}, None, ["colour"]),
        (image(colour="grey"), {"colour": "1bit"}, None, ["colour"]),
        (image(colour="1bit"), {"colour": "1bit"}, None, []),
        # pages
        (scan(a4(), a4(), a4()), {"pages": [1, 2]}, None, ["too-many-pages"]),
        (scan(a4()), {"pages": [2, 9]}, None, ["too-few-pages"]),
        (scan(a4()), {"pages": 1}, None, []),
        # looks
        (image(sharpness=14.0), {}, None, ["blurred?"]),
        (image(sharpness=16.0), {}, None, []),
        (scan(a4(sharpness=35.0)), {}, None, ["blurred?"]),
        (scan(a4(sharpness=37.0)), {}, None, []),
        (scan(a4(blank=True, sharpness=1.0, light=10.0)), {}, None, ["blank-page?"]),
        (scan(a4(light=40.0)), {}, None, ["too-dark?"]),
        (scan(a4(rotated=180)), {}, None, ["rotated?"]),
        (scan(a4(blank=True)), {"refuse": ["blank-page"]}, None, ["blank-page"]),
        (Facts("jpeg", 900, 1, (Page(pixels=(9, 9)),), location=True), {}, None, ["location-data?"]),
        # names
        (image(), {}, "a\u202egpj.jpg", ["name?"]),
        (image(), {}, "photo.exe.jpg", ["name"]),
        (image(), {}, "CON.jpg", ["name?"]),
        (image(), {}, "я" * 200 + ".jpg", ["name?"]),
        (image(), {}, "2) Свидетельство о внесении записи (копия) № 5.jpg", []),
        (image(), {}, "scan\x00.jpg", ["name?"]),
    ],
)  # fmt: skip
def test_verdicts(facts: Facts, asked: dict[str, Any], name: str | None, expected: list[str]) -> None:
    assert said(facts, asked, name) == expected


def test_measured_and_needed_are_in_one_unit() -> None:
    """The size that is there, the size that is needed, and what to do."""
    p = one(image(size=8_808_038), {"max_size": "5 MB"})
    assert (int(p.params["have"]), int(p.params["need"])) == (8_808_038, 5 * MB)
    assert text(p).startswith("Размер файла – 8,4 МБ, а можно не больше 5 МБ. ")
    assert text(p, "en").startswith("The size of the file is 8.4 MB, and the limit is 5 MB. ")
    assert "восемь запятая четыре мегабайта, а можно не больше пяти мегабайт" in text(p, channel="phone")
    p = one(image(size=8_808_038), {"max_size": "5000 KB"})
    assert "8601,6 КБ, а можно не больше 5000 КБ" in text(p)


@pytest.mark.parametrize("over", [1, 300, 60_000])
def test_a_size_just_over_the_limit_never_looks_like_the_limit(over: int) -> None:
    words = text(one(image(size=5 * MB + over), {"max_size": "5 MB"})).split()
    assert words[3] != words[9]


def test_a_photo_for_paper_is_told_in_pixels() -> None:
    p = one(image(300, 400), {"paper": "35x45 mm", "resolution": 450})
    assert (p.params["have"], p.params["need"], p.params["paper"]) == ("300×400", "620×797", "35×45")
    assert text(p).startswith("Размер файла – 300×400 точек. Нужно не меньше 620×797. Это для 35×45 мм. ")
    assert "для листа A4" in text(one(image(1000, 1400), {"paper": "A4", "resolution": 300}))
    assert (one(scan(a4(150)), {"resolution": 300}).params["have"], one(scan(a4(150)), {"resolution": 300}).params["need"]) == (150, 300)


@pytest.mark.parametrize(
    ("real", "name", "accept", "what", "fix"),
    [
        ("heic", "IMG_1.jpg", ["jpeg", "png"], "фото с айфона (HEIC)", "«Наиболее совместимые» или отправьте как JPG"),
        ("heic", "IMG_1.heic", ["pdf"], "фото с айфона (HEIC)", "формате PDF"),
        ("docx", "a.pdf", ["pdf"], "документ Word (DOCX)", "«Сохранить как PDF»"),
        ("rtf", "a.doc", ["pdf", "jpeg"], "текстовый документ (RTF)", "«Сохранить как PDF»"),
        ("html", "a.pdf", ["pdf"], "веб-страница", "Скачайте документ ещё раз"),
        ("zip", "a.zip", ["pdf"], "архив (ZIP)", "Загрузите сами документы из архива"),
        ("webp", "a.webp", ["jpeg", "png"], "картинка из интернета (WebP)", "в формате JPG или PNG"),
        ("pdf", "a.pdf", ["jpeg", "png"], "PDF", "Сохраните страницу как картинку: JPG или PNG"),
        ("cms", "a.sig", ["pdf"], "электронная подпись", "Загрузите сам документ, а не подпись"),
        ("lnk", "a.lnk", ["pdf"], "ярлык", "Найдите сам документ"),
        ("owner-file", "a.docx", ["docx"], "служебный файл", "Закройте документ"),
        ("pfx", "a.pfx", ["pdf"], "закрытый ключ", "Храните этот файл у себя"),
        ("pdf", "a.pdf", ["sig"], "PDF", "Подпишите документ"),
        ("unknown", "a.pdf", ["pdf"], "данные неизвестного формата", "в формате PDF"),
    ],
)  # fmt: skip
def test_the_real_kind_is_named_with_what_to_do(real: str, name: str, accept: list[str], what: str, fix: str) -> None:
    p = judge(Facts(real, 5000), policy(accept=accept), name)[0]
    explained = explain(p.at("", PLACE))[0]
    assert what in explained.what.replace("\u00a0", " ")
    assert fix in explained.fix.replace("\u00a0", " ")
    assert p.params["real"] == real


def test_what_to_mend_first_comes_first() -> None:
    """Empty, then another kind, then locked or broken, then sizes, then pixels, then looks."""
    facts = image(10, 10, size=99 * MB, sharpness=1.0, blank=False)
    asked = {"max_size": "1 MB", "min_pixels": [99, 99], "accept": ["pdf"]}
    assert fold(judge(facts, policy(asked), "a\u202e.jpg"))[0].code == "upload.format"
    asked = {"max_size": "1 MB", "min_pixels": [99, 99]}
    assert fold(judge(Facts("jpeg", 99 * MB, troubles=(Trouble("encrypted"),)), policy(asked)))[0].code == "upload.encrypted"
    assert fold(judge(facts, policy(asked)))[0].code == "upload.too-large"


@pytest.mark.parametrize("pages", [2, 12])
def test_pages_are_named_by_number(pages: int) -> None:
    facts = scan(a4(), *(a4(blank=True) for _ in range(pages)))
    p = judge(facts, policy())[0]
    assert p.params["pages"] == ("2, 3" if pages == 2 else "2, 3, 4, 5, 6, 7, 8, 9, 10, 11, …")
    assert p.params["count"] == pages


GOST = Signer("Иванов Иван Иванович", inn="500100732259", since="2026-01-01", until="2027-03-31", digest_algorithm="sha256", digest="AB")


def signed(*signers: Signer, detached: bool | None = True, format: str = "cms", troubles: tuple[Trouble, ...] = ()) -> Facts:
    return Facts(format, 2000, troubles=troubles, detached=detached, signers=signers)


def of_signature(facts: Facts, documents: tuple[Facts, ...] = (), person: Person | None = None) -> list[str]:
    return [p.code.trouble for p in signatures(facts, policy(preset="detached-signature"), AS_OF, documents, person)]


def test_signatures() -> None:
    good, other = Facts("pdf", 9, digests={"sha256": "ab"}), Facts("pdf", 9, digests={"sha256": "cd"})
    assert of_signature(signed(GOST)) == []
    assert of_signature(signed(GOST), (good,)) == []
    assert of_signature(signed(GOST), (other, good)) == []
    assert of_signature(signed(GOST), (other,)) == ["signature-wrong-document"]
    assert of_signature(signed(GOST), (Facts("pdf", 9),)) == []  # a digest that this system cannot compute proves nothing
    assert of_signature(signed(GOST, detached=False)) == ["signature-attached"]
    assert of_signature(signed(GOST._replace(until="2026-11-21"))) == ["signature-expired"]
    assert of_signature(signed(GOST._replace(until="2026-11-22"))) == []
    assert of_signature(signed(GOST._replace(since="2026-11-23"))) == ["signature-expired"]
    assert of_signature(signed(GOST._replace(since="x", until=""))) == []
    assert of_signature(signed(format="certificate", detached=None)) == ["signature-is-certificate"]
    assert of_signature(signed(format="pfx", detached=None)) == ["signature-is-certificate"]
    assert of_signature(signed()) == ["signature-is-certificate"]
    assert of_signature(Facts("pdf", 9)) == []
    assert of_signature(signed(GOST), (), Person("Иванов Иван")) == []


@pytest.mark.parametrize(
    ("signer", "person", "case"),
    [
        (GOST, Person("Иванов Иван Иванович"), None),
        (GOST, Person("ИВАНОВ иван"), None),
        (GOST, Person("Петров Иван"), ""),
        (GOST, Person("Петров Пётр", inn="500100732259"), None),
        (GOST, Person("Иванов Иван", inn="690112345663"), "inn"),
        (GOST._replace(snils="11223344595"), Person("", snils="112-233-445 95"), None),
        (GOST._replace(snils="11223344595"), Person("", snils="959-104-562 33"), "snils"),
        (GOST._replace(name="Ivanov Ivan"), Person("Петров Пётр"), None),
        (GOST._replace(name="Семёнова Алёна"), Person("Семенова Алена"), None),
        (GOST._replace(name=""), Person("Петров"), None),
        (GOST, Person(), None),
    ],
)
def test_the_signer_is_compared_with_the_applicant(signer: Signer, person: Person, case: str | None) -> None:
    problems = signatures(signed(signer), policy(preset="detached-signature"), AS_OF, (), person)
    assert [(str(p.code), p.params.get("case", "")) for p in problems] == (
        [] if case is None else [("upload.signer-is-not-applicant", case)]
    )
    assert all(p.severity is Severity.WARNING for p in problems)


def test_one_of_several_signers_is_enough() -> None:
    assert of_signature(signed(GOST._replace(name="Петров Пётр", inn=""), GOST), (), Person("Иванов Иван")) == []


def test_no_problem_holds_a_name_or_a_number_of_a_signer() -> None:
    problems = signatures(
        signed(GOST._replace(until="2020-01-01")), policy(preset="detached-signature"), AS_OF, (), Person("Петров Пётр", "1")
    )
    assert len(problems) == 2
    assert not any(word in repr(p) + repr(p.params) for p in problems for word in ("Иванов", "5001", "Петров"))


def test_files_of_one_field_are_counted_and_weighed_together() -> None:
    made = policy(count=[2, 3], max_total="1 MB")
    seen = [Seen(image(size=400_000), "a.jpg")]

    def together(many: int) -> list[str]:
        return [p.code.trouble for item, p in found(seen * many, made, AS_OF) if item is None]

    assert [together(n) for n in (1, 2, 3, 4)] == [["count"], [], ["total-size"], ["count", "total-size"]]


_WORDS = st.sampled_from([*(code.trouble for code in CODES), "x"])
_KINDS = st.lists(st.sampled_from(["javascript", "links", "macros", "x"]), max_size=3)
_PARAMS = st.dictionaries(
    st.sampled_from(["have", "need", "reason", "kinds", "only_end", "width"]), st.integers(0, 9) | st.just("time") | _KINDS, max_size=4
)
_PAGES = st.builds(
    Page,
    st.floats(0, 500) | st.sampled_from([float("nan"), float("inf"), -1.0]),
    st.floats(0, 500),
    st.none() | st.tuples(st.integers(0, 9999), st.integers(0, 9999)),
    st.sampled_from(["", "1bit", "grey", "colour"]),
    st.sampled_from([0, 90, 180, 270]),
    st.booleans(),
    st.none() | st.booleans(),
    st.none() | st.floats(0, 100),
    st.none() | st.floats(0, 255),
)
_FACTS = st.builds(
    lambda kind, size, pages, troubles, location: Facts(kind, size, len(pages), tuple(pages), tuple(troubles), location),
    st.sampled_from([*sorted(FORMATS), "never-heard-of"]),
    st.integers(0, 10**10),
    st.lists(_PAGES, max_size=3),
    st.lists(st.builds(Trouble, _WORDS, _PARAMS), max_size=3),
    st.booleans(),
)
_POLICIES = st.sampled_from(
    [policy(), *(policy(preset=name) for name in ("passport-photo", "document-scan", "tax-scan", "land-register", "detached-signature")),
     policy(accept=["pdf"], min_pixels=[9, 9], max_pixels=[99, 99], pages=[1, 2], aspect="1:1", max_size=99, min_size=9, resolution=[1, 2], paper="A4")]
)  # fmt: skip


@given(_FACTS, _POLICIES, st.none() | st.text(max_size=20) | st.sampled_from(["a.pdf", "a.jpg", "a.sig", "a.docx"]))
def test_whatever_a_walk_says_there_is_a_sentence_for_it(facts: Facts, made: Policy, name: str | None) -> None:
    """No exception, every slot filled, in every channel and both languages; nothing that a person typed is in a problem."""
    problems = [p.at("", PLACE) for p in (*judge(facts, made, name), *signatures(facts, made, AS_OF))]
    for lang in ("ru", "en"):
        for channel in CHANNELS:
            for p, e in zip(problems, explain(problems, lang, channel), strict=True):
                assert "{" not in e.text
                assert "%(" not in e.text
                assert not e.what.startswith(UNKNOWN)
                assert UNKNOWN not in e.what.replace(", …", "") or "pages" in p.params


@given(st.sampled_from(EVERY), st.text(min_size=1, max_size=20))
def test_every_case_has_the_id_of_its_code(code: Any, label: str) -> None:
    assert code.owner == "upload"
    assert code in CODES
    explained = explain(Problem(code, place=Place(WORDS, {"ru": {"nom": label}})), "ru", "sms")
    assert explained[0].code == code


def test_every_code_of_the_contract_is_there() -> None:
    listed = """empty too-large too-small-file not-what-it-says format truncated damaged encrypted too-few-pixels too-many-pixels resolution aspect
    colour too-many-pages too-few-pages total-size count active-content trailing-data zip-bomb zip-path xml-entity svg-script name blurred too-dark
    blank-page rotated location-data signature-attached signature-wrong-document signature-is-certificate signature-expired signer-is-not-applicant
    cannot-check"""
    assert {code.trouble for code in CODES} == set(listed.split())
    assert all(code.why and code.source for code in CODES)
    assert set(CASES) <= set(CODES)
