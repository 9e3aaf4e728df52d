"""Take the pictures of the README from the running programs: ``python tools/make_screenshots.py``.

``docs/desk.png`` and ``docs/desk-dark.png`` are ``gosform desk`` in headless Chromium, ``docs/paste.png`` is ``gosform paste`` as it would stand on a
terminal. All values in them are made up. No test runs this: a picture differs with the fonts of a machine.
"""

from __future__ import annotations

import asyncio
import io
import re
import shutil
import subprocess
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright
from textual import events

from gosform.paste_page.app import PastePage

DOCS = Path(__file__).resolve().parents[1] / "docs"
SAID = "Здравствуйте, паспорт 45O8 123456\nснилс 112-233-445 96\nинн 7707083893, тел. 8 900 123-45-67"
MOST = 200_000
"""Bytes of a picture."""


def main() -> int:
    path = shutil.which("chromium") or shutil.which("google-chrome")
    drawn = asyncio.run(paste())
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        desk(browser)
        terminal(browser, drawn)
        browser.close()
    return 0


def desk(browser: Browser) -> None:
    """The operators' page in the middle of a call, light and dark."""
    process = subprocess.Popen(
        [sys.executable, "-m", "gosform", "desk", "--port", "0", "--no-browser"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        found = re.search(r"http://\S+", process.stdout.readline() if process.stdout else "")
        if not found:
            raise SystemExit("the desk did not open")
        for name, scheme in (("desk", "light"), ("desk-dark", "dark")):
            context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light", viewport={"width": 1280, "height": 860})
            page = context.new_page()
            page.goto(found[0])
            page.wait_for_selector("html[data-ready]")
            page.select_option("#form", "passport-rf")
            page.fill("#text", SAID)
            page.wait_for_selector("#cards article >> nth=3")
            page.wait_for_selector("#filled-list", state="attached")
            page.wait_for_load_state("networkidle")
            keep(name, page.screenshot())
            context.close()
    finally:
        process.terminate()
        process.wait()
        if process.stdout:
            process.stdout.close()


def terminal(browser: Browser, drawn: str) -> None:
    """The page on a terminal, drawn by the program itself and then by the browser, with a font of this machine."""
    drawn = re.sub(r"@font-face\s*\{[^}]*\}", "", drawn)  # the fonts it names lie elsewhere
    drawn = drawn.replace("Fira Code", "DejaVu Sans Mono")
    page = browser.new_page(viewport={"width": 1200, "height": 800})
    page.set_content(f"<style>body{{margin:0}}svg{{display:block}}</style>{drawn}")
    keep("paste", page.locator("svg").screenshot())
    page.close()


async def paste() -> str:
    page = PastePage(lang="ru")
    async with page.run_test(size=(110, 32)) as pilot:
        await pilot.pause()
        page.post_message(events.Paste(SAID))
        await pilot.pause()
        await page.workers.wait_for_complete()
        await pilot.pause()
        return page.export_screenshot(title="gosform paste")


def keep(name: str, picture: bytes) -> None:
    """In a palette, which is enough for text on plain ground."""
    out = io.BytesIO()
    Image.open(io.BytesIO(picture)).convert("RGB").quantize(64, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    if len(out.getvalue()) > MOST:
        raise SystemExit(f"{name}.png is larger than {MOST} bytes")
    (DOCS / f"{name}.png").write_bytes(out.getvalue())
    print(f"docs/{name}.png: {len(out.getvalue())} bytes")


if __name__ == "__main__":
    sys.exit(main())
