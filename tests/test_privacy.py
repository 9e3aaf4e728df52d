"""What a person typed appears nowhere that was not asked for: not in repr, logs, exceptions, or output without show_values."""

from __future__ import annotations

import json
import logging
import pickle
import traceback
from datetime import date
from typing import Any

import pytest

import gosform
from gosform.explain import explain
from gosform.kinds import typical
from gosform.output import names as formats

AS_OF = date(2026, 11, 22)
CANARIES = (
    "9876501234",
    "98765О12348765",
    "Канарейкинъ7",
    "kanareika@@щегол.рф",
    "31.11.1987",
    "канарейка/«89» 🙂",
    "II-ЁЁ 987650",
    "+7 987 650 12",
)


def leaks(text: str, canary: str) -> bool:
    """Five characters in a row of what was typed stand in the text."""
    return any(canary[i : i + 5] in text for i in range(len(canary) - 4))


@pytest.mark.parametrize("canary", CANARIES)
@pytest.mark.parametrize("kind", typical())
def test_a_value_stays_inside(kind: str, canary: str, caplog: pytest.LogCaptureFixture) -> None:
    """repr, str, logs and every output format of one value's report are silent about the value."""
    with caplog.at_level(logging.DEBUG):
        report = gosform.check_value(kind, canary, as_of=AS_OF)
        said = [repr(report), str(report), *map(repr, report.all), *map(str, report.problems)]
        said += [repr(fix) for p in report.all for fix in p.fixes]
        said += [gosform.render(report, name, lang=lang) for name in formats() for lang in ("ru", "en")]
        said += [e.text for c in ("sms", "email", "phone") for e in explain(report, lang="ru", channel=c, application="4471902")]
    for text in (*said, caplog.text):
        assert not leaks(text, canary)


def test_a_record_stays_inside(tmp_path: Any) -> None:
    """The same for a record, in every format."""
    form = gosform.load_form("passport-rf", as_of=AS_OF)
    record = {
        s.name: [{f: CANARIES[i % len(CANARIES)] for i, f in enumerate(s.fields)}]
        if s.repeat
        else {f: CANARIES[i % len(CANARIES)] for i, f in enumerate(s.fields)}
        for s in form.rules.sections.values()
    }
    report = form.check(record)
    assert report.problems
    said = [repr(report), repr(form), repr(form.rules), *map(repr, report.all)]
    said += [gosform.render(report, name, lang=lang) for name in formats() for lang in ("ru", "en")]
    for text in said:
        assert not any(leaks(text, canary) for canary in CANARIES)


def test_values_appear_when_asked_for() -> None:
    """The guard above would be empty if nothing ever showed a value."""
    report = gosform.check_value("inn", "77О7083893", as_of=AS_OF)
    shown = json.loads(gosform.render(report, "json", show_values=True))
    assert shown["problems"][0]["fixes"][0]["value"] == "7707083893"
    assert "fixes" not in shown or "value" not in json.loads(gosform.render(report, "json"))["problems"][0]["fixes"][0]


@pytest.mark.parametrize("kind", typical())
def test_exceptions_do_not_quote_values(kind: str) -> None:
    """A caller's mistake in an option is told without the value that was checked."""
    with pytest.raises(gosform.OptionError) as caught:
        gosform.check_value(kind, CANARIES[0], no_such_option=CANARIES[1])
    text = "".join(traceback.format_exception_only(caught.value))
    assert not leaks(text, CANARIES[0])
    assert not leaks(text, CANARIES[1])


def test_a_problem_can_be_pickled() -> None:
    """Reports cross process borders; a code comes back as itself, sentences included."""
    problem = gosform.check_value("inn", "7707083894").problems[0]
    again = pickle.loads(pickle.dumps(problem.code))  # noqa: S301
    assert again == problem.code
    assert again.what == problem.code.what
