"""Write ``docs/refusals.md`` from ``rules/refusals/`` and the questions: ``python tools/make_refusals_page.py``.

A test fails when the page lags behind.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from gosform.read_rules.offices import offices
from gosform.refusals import Entry, entries
from gosform.refusals.classes import CLASSES
from gosform.refusals.questions import PARTS, open_after, ordered
from gosform.saying.refusal import QUESTIONS

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "refusals.md"
FIXED = ("red-frame", "document", "pasted", "changed", "filed-before", "other-person")
"""The order in which an operator's script has them, as far as they part classes."""
ORDERS = 2000

INTRO = """\
<!-- Made by tools/make_refusals_page.py. Edit the files of rules/refusals/ instead. -->

# Refusals that name no field

A tax protocol says `0400500003`, a portal says “fill in all fields”, and nobody says which. `gosform refusal` takes the text or the code, beside the form that was sent, and tells
what it means, where to look first, what was found there, and what to ask.

```sh
gosform refusal 0400500003 --form portal-registration --record application.json
gosform refusal < letter.txt
gosform refusal --list
```

```python
from gosform import load_form
from gosform.refusals import explain_refusal
from gosform.showing.refusal import refusal_json

form = load_form("portal-registration")
found = explain_refusal("0400500003", form=form, record=record)
found.verdict  # mend, register or unknown
refusal_json(found, "ru")["say"]  # the sentences, in the order in which they are told
```

A text is known whatever its case, quotes, line breaks and entities, also when it is cut, when ё became е, or when a program read UTF-8 as Windows-1251. A code of more than five
characters is known anywhere, a short one such as 30 only where the text says that it is a code. Where two refusals have the same words and no code decides, neither is named.

| verdict | when | what is told |
|---|---|---|
| `mend` | a field that the refusal is about has a problem of severity error | these fields, in front, with their problems |
| `register` | every check that is possible here has been passed, the refusal is one that a register can cause, and the fields are filled in | that the office's record may differ, which office it is and why, what to bring where a source says so, and that the form need not change |
| `unknown` | anything else: no record was given, other fields are wrong, nothing was found, the code is not confirmed | just that |

No program sees a register from here, so none is ever said to be wrong. What a refusal means is told only where it is confirmed, with the level: `official` (a page of an authority, a legal
text), `practice` (an article of practitioners), `forum` (a public thread). A code that is known to exist and nothing else has the level `no`: then the protocol is to be read word for word.

Exit status: 0 nothing to mend here, 1 something to mend, 2 usage.
"""

NEW = """\
## Adding one

A file of `rules/refusals/` says who sends the refusals and lists them; mistakes are told with their place, as in a form.

```yaml
issuer: {ru: Налоговая служба, en: Tax service}
refusals:
  fns-0400500003:
    codes: ['0400500003']
    texts:
      - Сведения по указанным лицам не соответствуют (отсутствуют) сведениям, имеющимся в налоговом органе
    meaning: {ru: …, en: …}
    look: [surname, inn, snils, {kind: date, label: [рожд, birth]}]
    register: fns
    classes: [register, wrong-field, twin-name]
    confirmed: practice
    source: where the meaning is confirmed
    seen: '2026-11-27'
```

| key | takes |
|---|---|
| `codes`, `texts` | what it is recognised by; one of the two is needed |
| `meaning` | one or two sentences by language; left out where `confirmed` is `'no'` |
| `acts` | instead of `meaning`: the documents that use the code differently, each with `name`, `meaning`, `confirmed`, `source` |
| `look` | kinds in the order in which to look, `{kind, label}` where the kind alone is too wide, or `all` |
| `files` | `true` where it is about a file |
| `register` | the office whose record may differ, or `field`: whoever keeps the data of the field in question |
| `classes` | what usually lies behind it: they order the questions |
| `refusal` | `false` for a message that leaves nothing to mend |
| `confirmed`, `source`, `seen` | how well, where, and when it was looked at |
"""


def page() -> str:
    """The whole page."""
    return "\n".join([INTRO, *_refusals(), *_offices(), *_questions(), NEW])


def _refusals() -> Iterator[str]:
    yield "## What is known\n"
    yield "| code or text | who | what it means | look at | register | level | source |"
    yield "|---|---|---|---|---|---|---|"
    for entry in entries().values():
        for row in _rows(entry):
            yield f"| {' | '.join(_cell(one) for one in row)} |"
    yield ""


def _rows(entry: Entry) -> Iterator[tuple[str, ...]]:
    named = ", ".join(f"`{code}`" for code in entry.codes) or f"“{entry.texts[0][0]}”"
    look = "any field" if entry.everything else ", ".join(f"`{one.kind}`" for one in entry.look) or ("the file" if entry.files else "–")
    said = [(act.name["en"] + ": " + act.meaning["en"], act.confirmed, act.source) for act in entry.acts]
    for meaning, level, source in said or [(entry.meaning.get("en", "not confirmed"), entry.confirmed, entry.source)]:
        yield named, entry.issuer["en"], meaning, look, entry.register or "–", level, f"{source} ({entry.seen})"


def _offices() -> Iterator[str]:
    yield "## Who keeps what\n"
    yield "| office | kinds | why | what to bring | source |"
    yield "|---|---|---|---|---|"
    for card in offices().values():
        for kept in card.all:
            kinds = ", ".join(f"`{kind}`" for kind in kept.kinds)
            yield f"| {_cell(card.name['en']['nom'])} (`{card.id}`) | {kinds} | {kept.why['en']} | {kept.bring.get('en', '–')} | {_cell(kept.source)} |"
    yield ""


def _questions() -> Iterator[str]:
    yield "## What to ask, in which order\n"
    yield (
        "Behind a refusal lies one of the classes of complaints, each as likely as it was met in threads, official pages and articles: a convenience sample, no statistics. A question parts\n"
        "the classes: a “yes” speaks for some of them. The next question is the one that leaves least open. A problem in a value, spaces or look-alikes in it make some classes twenty times\n"
        "as likely; a check that found nothing makes those that it would have shown ten times less so. [Why](decisions/refusal-questions.md)\n"
    )
    yield "| question | a “yes” speaks for |"
    yield "|---|---|"
    for id, classes in PARTS.items():
        yield f"| {QUESTIONS[id]} | {', '.join(sorted(classes))} |"
    yield ""
    yield "Bits left open after so many questions; 0 means that the class is known:\n"
    yield "| refusal | order | 0 | 1 | 2 | 3 |"
    yield "|---|---|--:|--:|--:|--:|"
    for name, weights in _cases():
        for label, after in (("this one", _ours), ("an operator's script", _script), ("any order, on average", _any)):
            left = after(weights)
            yield f"| {name} | {label} | " + " | ".join(f"{left(count):.2f}" for count in range(4)) + " |"
    yield ""


def _cases() -> Iterator[tuple[str, Mapping[str, float]]]:
    yield "one that is not known", {name: float(weight) for name, weight in CLASSES.items()}
    for id in ("fns-0400500003", "portal-all-fields", "portal-false-data", "portal-passport", "sfr-30"):
        yield f"`{id}`", {name: float(CLASSES[name]) for name in entries()[id].classes}


def _ours(weights: Mapping[str, float]) -> Callable[[int], float]:
    asked = ordered(weights)
    return lambda count: open_after(weights, asked[:count])


def _script(weights: Mapping[str, float]) -> Callable[[int], float]:
    return lambda count: open_after(weights, FIXED[:count])


def _any(weights: Mapping[str, float]) -> Callable[[int], float]:
    choose = random.Random(7)
    orders: Sequence[Sequence[str]] = [choose.sample([*PARTS], 3) for _ in range(ORDERS)]
    return lambda count: sum(open_after(weights, order[:count]) for order in orders) / ORDERS


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(PAGE.relative_to(ROOT))
