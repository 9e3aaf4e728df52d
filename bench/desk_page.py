"""How long a paste takes until its cards are on the screen, in a real browser: ``python bench/desk_page.py [rounds]``.

A desk in a process of its own, headless Chromium beside it on the same machine, a clipboard with 2,000 characters of made-up values, every third of
them damaged, and Ctrl+V. The clock of the page runs from the paste event to the frame in which the last card has been painted: the first task after
the frame after the cards stand in the document. Each round has another text; the first one is printed by itself.
"""

from __future__ import annotations

import re
import shutil
import statistics
import subprocess
import sys

from playwright.sync_api import sync_playwright

import gosform

SIZE, ROUNDS = 2_000, 21
KINDS = {
    "passport_rf": "паспорт", "snils": "СНИЛС", "inn": "ИНН", "phone": "тел.", "email": "почта", "date": "дата рождения", "ogrn": "ОГРН",
    "kpp": "КПП", "bik": "БИК", "card": "карта", "vin": "VIN", "oms_policy": "полис ОМС", "driving_licence": "права", "postal_code": "индекс",
}  # fmt: skip
CLOCK = """() => {
  window.painted = [];
  let begun = 0;
  document.addEventListener("paste", () => { begun = performance.now(); }, { capture: true });
  new MutationObserver(() => {
    if (!begun || !document.querySelector("#cards .card")) return;
    const from = begun;
    begun = 0;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        const now = performance.now();
        const asked = performance.getEntriesByType("resource").filter((one) => one.name.endsWith("/v1/recognise")).pop();
        window.painted.push([now - from, asked.responseEnd - asked.startTime]);
        performance.clearResourceTimings();
      };
      port2.postMessage(null);
    });
  }).observe(document.getElementById("cards"), { childList: true });
}"""


def said(seed: int) -> str:
    """A call of that many characters."""
    lines: list[str] = []
    number = 0
    while sum(map(len, lines)) + len(lines) < SIZE:
        kind, word = list(KINDS.items())[number % len(KINDS)]
        value = gosform.example(kind, seed=seed * 1000 + number + 1)
        if number % 3 == 0:
            digit = next(i for i in reversed(range(len(value))) if value[i].isdigit()) if any(map(str.isdigit, value)) else 0
            value = value[:digit] + ("О" if value[digit] == "0" else str((ord(value[digit]) + 1) % 10)) + value[digit + 1 :]
        lines.append(f"{word} {value}")
        number += 1
    return "\n".join(lines)[:SIZE]


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    path = shutil.which("chromium") or shutil.which("google-chrome")
    desk = subprocess.Popen(
        [sys.executable, "-m", "gosform", "desk", "--port", "0", "--no-browser"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert desk.stdout
        found = re.search(r"http://\S+", desk.stdout.readline())
        assert found
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
            context = browser.new_context(viewport={"width": 1280, "height": 900})
            context.grant_permissions(["clipboard-read", "clipboard-write"])
            page = context.new_page()
            page.goto(found[0])
            page.wait_for_selector("html[data-ready]")
            page.wait_for_load_state("networkidle")  # the page has the program load what it needs
            page.evaluate(CLOCK)
            cards = []
            for number in range(rounds + 1):
                page.evaluate("text => navigator.clipboard.writeText(text)", said(number))
                page.keyboard.press("Escape")
                page.locator("#text").focus()
                page.keyboard.press("Control+V")
                page.wait_for_function("many => window.painted.length === many", arg=number + 1)
                cards.append(page.locator("#cards .card").count())
            painted = page.evaluate("window.painted")
            print(f"browser: Chromium {browser.version}, headless, 1280 x 900")
            browser.close()
    finally:
        desk.terminate()
        desk.wait()
    (first, _), *rest = painted
    times = sorted(whole for whole, _ in rest)
    print(f"{SIZE} characters, {min(cards)} to {max(cards)} cards, {rounds} pastes after the first")
    print(
        f"paste to painted cards, ms: first {first:.0f}, median {statistics.median(times):.0f}, nine of ten within {times[int(0.9 * (len(times) - 1))]:.0f}, most {times[-1]:.0f}"
    )
    print(f"of that the program's answer, ms: median {statistics.median(asked for _, asked in rest):.0f}")


if __name__ == "__main__":
    main()
