"""A picture written anew: what changes, what stays, what is refused."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pillow_heif import register_heif_opener

import gosform
from gosform.cli import main
from gosform.uploads.mending import Mended, mended

ORIENTATION, CAMERA, PLACE = 0x0112, 0x010F, 0x8825


def photo(format: str = "JPEG", orientation: int = 1, width: int = 640, height: int = 480, noise: int = 60) -> bytes:
    image = (
        Image.effect_noise((width, height), noise).convert("RGB")
        if noise
        else Image.linear_gradient("L").resize((width, height)).convert("RGB")
    )
    exif = Image.Exif()
    exif[ORIENTATION], exif[CAMERA] = orientation, "Made-up camera"
    exif.get_ifd(PLACE).update({1: "N", 2: (55.0, 45.0, 0.0), 3: "E", 4: (37.0, 36.0, 0.0)})
    file = io.BytesIO()
    if format == "HEIF":
        register_heif_opener()
    image.save(file, format, exif=exif)
    return file.getvalue()


def opened(found: Mended) -> Image.Image:
    return Image.open(io.BytesIO(found.data))


def codes(data: bytes) -> list[str]:
    return [str(p.code) for p in gosform.check_upload(data).all]


def test_the_place_is_left_out_and_the_pixels_stay() -> None:
    before = photo()
    assert codes(before) == ["upload.location-data"]
    found = mended(before)
    assert (found.extension, found.done) == ("jpg", ("metadata",))
    assert codes(found.data) == []
    assert b"Made-up" not in found.data
    assert opened(found).tobytes() == Image.open(io.BytesIO(before)).tobytes()


@pytest.mark.parametrize("orientation", [2, 3, 6, 8])
def test_a_turned_photo_stands_upright(orientation: int) -> None:
    found = mended(photo(orientation=orientation))
    assert found.done == ("metadata", "upright")
    assert opened(found).size == ((480, 640) if orientation in (6, 8) else (640, 480))
    assert codes(found.data) == []


def test_heic_becomes_jpeg() -> None:
    found = mended(photo("HEIF"))
    assert (found.extension, found.done, opened(found).format) == ("jpg", ("metadata", "format"), "JPEG")


def test_png_stays_png() -> None:
    found = mended(photo("PNG"))
    assert (found.extension, opened(found).format, codes(found.data)) == ("png", "PNG", [])


def test_it_fits_first_by_quality_then_by_size() -> None:
    before = photo(noise=30)
    found = mended(before, most=len(before) * 3 // 4)
    assert len(found.data) <= len(before) * 3 // 4
    assert "quality" in found.done
    small = mended(before, most=len(before) // 8)
    assert len(small.data) <= len(before) // 8
    assert "smaller" in small.done


def test_it_never_goes_below_the_pixels_that_are_needed() -> None:
    before = photo()
    assert mended(before, most=3000, least=(480, 640)) == Mended(reason="size")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "picture"),
        (b"%PDF-1.4\n", "picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "picture"),
        (photo()[:400], "picture"),
    ],
)
def test_what_is_no_picture_is_refused(data: bytes, reason: str) -> None:
    assert mended(data) == Mended(reason=reason)


def test_several_pages_are_refused() -> None:
    file = io.BytesIO()
    page = Image.new("L", (30, 30), 255)
    page.save(file, "TIFF", save_all=True, append_images=[page])
    assert mended(file.getvalue()).reason == "pages"


def test_a_picture_of_too_many_pixels_is_refused_in_its_own_process() -> None:
    file = io.BytesIO()
    Image.new("1", (30000, 30000)).save(file, "PNG")
    assert mended(file.getvalue()).reason in ("picture", "limit")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Any:
    def go(*argv: str) -> tuple[int, str, str]:
        status = main(argv)
        said = capsys.readouterr()
        return status, said.out, said.err

    return go


def test_the_command_writes_a_new_file_and_looks_into_it(run: Any, tmp_path: Path) -> None:
    old, new = tmp_path / "old.heic", tmp_path / "new.jpg"
    old.write_bytes(before := photo("HEIF"))
    status, out, err = run("upload", str(old), "--mend", "--output", str(new), "--accept", "jpeg", "--max-size", "1 MB")
    assert (status, err) == (0, "")
    assert "формат другой" in out
    assert old.read_bytes() == before
    with Image.open(new) as image:
        assert image.format == "JPEG"
    written = new.read_bytes()
    status, out, err = run("upload", str(old), "--mend", "--output", str(new))
    assert (status, out) == (2, "")
    assert "поверх ничего не записывается" in err
    assert new.read_bytes() == written


def test_the_rules_of_a_field_hold(run: Any, tmp_path: Path) -> None:
    old, new = tmp_path / "old.jpg", tmp_path / "new.jpg"
    old.write_bytes(photo(orientation=6, width=900, height=700))
    status, out, _ = run(
        "upload", str(old), "--mend", "--output", str(new), "--form", "passport-rf", "--field", "photo", "--format", "json"
    )
    assert status == 0
    assert json.loads(out)["ok"]
    with Image.open(new) as image:
        assert image.size == (700, 900)


@pytest.mark.parametrize(
    "argv", [["a.jpg"], ["a.jpg", "b.jpg", "--output", "c.jpg"], ["-", "--output", "c.jpg"], ["a.jpg", "--output", "a.jpg"]]
)
def test_mistakes_are_one_line(run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, argv: list[str]) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.jpg", "b.jpg"):
        Path(name).write_bytes(photo())
    status, out, err = run("upload", *argv, "--mend")
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert not Path("c.jpg").exists()


def test_fix_mends_a_picture_without_a_form_and_asks_for_one_otherwise(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The file that was sent stays; the new one stands upright; what is no picture is a file of records, which need a form."""
    sent, new, table = tmp_path / "sent.jpg", tmp_path / "new.jpg", tmp_path / "table.csv"
    sent.write_bytes(photo(orientation=6))
    table.write_text("inn\n1\n", encoding="utf-8")
    before = sent.read_bytes()
    assert main(["fix", str(sent), "--output", str(new), "--lang", "en"]) == 0
    assert "stands upright" in capsys.readouterr().out
    assert sent.read_bytes() == before
    assert codes(new.read_bytes()) == []
    assert main(["fix", str(table), "--lang", "en"]) == 2
    assert "--form" in capsys.readouterr().err
