"""How long a paste takes until its cards are on the screen, in a real browser: ``python bench/desk_page.py [rounds]``.

A desk in a process of its own, headless Chromium beside it on the same machine, a clipboard with 2,000 characters, and Ctrl+V. Two sorts of text: made-up
conversations, those that ``gosform bench recognise`` measures with, one after the other; and a list of nothing but values, every third of them
damaged, which is the densest paste there is. The clock of the page runs from the paste event to the frame in which a
screenful of cards has been painted, and to that of the last card: the first task after the frame after they stand in the document. Each round has
another text; the first one is printed by itself.
"""

from __future__ import annotations

import re
import shutil
import statistics
import subprocess
import sys
from collections.abc import Callable

from playwright.sync_api import Page, sync_playwright

import gosform
from gosform.trials.talks import talks

SIZE, ROUNDS = 2_000, 21
KINDS = {
    "passport_rf": "паспорт", "snils": "СНИЛС", "inn": "ИНН", "phone": "тел.", "email": "почта", "date": "дата рождения", "ogrn": "ОГРН",
    "kpp": "КПП", "bik": "БИК", "card": "карта", "vin": "VIN", "oms_policy": "полис ОМС", "driving_licence": "права", "postal_code": "индекс",
}  # fmt: skip
CLOCK = """() => {
  const FIRST = 12;  // as many are drawn at once; the others follow
  window.painted = [];
  let begun = 0;
  let seen = 0;
  const after = (does) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => does(performance.now());
    port2.postMessage(null);
  });
  document.addEventListener("paste", () => { begun = performance.now(); seen = 0; }, { capture: true });
  new MutationObserver(() => {
    const cards = document.querySelectorAll("#cards .card").length;
    if (!begun || !cards) return;
    const from = begun;
    if (!seen) {
      seen = cards;
      after((now) => { seen = now - from; });
      if (cards === FIRST) return;
    }
    begun = 0;
    after((now) => {
      const asked = performance.getEntriesByType("resource").filter((one) => one.name.endsWith("/v1/recognise")).pop();
      window.painted.push([now - from, asked.responseEnd - asked.startTime, seen]);
      performance.clearResourceTimings();
    });
  }).observe(document.getElementById("cards"), { childList: true });
}"""


def calls(seed: int) -> str:
    """Conversations, one after the other."""
    return "\n\n".join(talk.text for talk in talks(f"desk {seed}", 60))[:SIZE]


def listed(seed: int) -> str:
    """Nothing but values, each with its label."""
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


def spread(times: list[float]) -> str:
    """Of ascending times."""
    return f"median {statistics.median(times):.0f}, nine of ten within {times[int(0.9 * (len(times) - 1))]:.0f}, most {times[-1]:.0f}"


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
            print(f"browser: Chromium {browser.version}, headless, 1280 x 900; {SIZE} characters, {rounds} pastes after the first")
            for name, made in (("conversations", calls), ("a list of values alone", listed)):
                report(name, *measured(page, made, rounds))
            browser.close()
    finally:
        desk.terminate()
        desk.wait()


def measured(page: Page, made: Callable[[int], str], rounds: int) -> tuple[list[list[float]], list[int]]:
    """Of each paste: milliseconds to the last card, of the program's answer, to a screenful; and how many cards there were."""
    page.evaluate("window.painted = []")
    cards = []
    for number in range(rounds + 1):
        page.evaluate("text => navigator.clipboard.writeText(text)", made(number))
        page.keyboard.press("Escape")
        page.locator("#text").focus()
        page.keyboard.press("Control+V")
        page.wait_for_function("many => window.painted.length === many", arg=number + 1)
        cards.append(page.locator("#cards .card").count())
    return page.evaluate("window.painted"), cards


def report(name: str, painted: list[list[float]], cards: list[int]) -> None:
    first, *rest = painted
    print(f"{name}, {min(cards)} to {max(cards)} cards")
    print(f"  to a screenful of cards painted, ms: first {first[2]:.0f}, {spread(sorted(screen for _, _, screen in rest))}")
    print(f"  to the last card painted, ms: first {first[0]:.0f}, {spread(sorted(whole for whole, _, _ in rest))}")
    print(f"  of that the program's answer, ms: median {statistics.median(asked for _, asked, _ in rest):.0f}")


if __name__ == "__main__":
    main()
