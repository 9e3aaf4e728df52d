"""A refusal as plain data, for the page, the API and ``gosform refusal --format json``. No value of the form is in it unless asked for."""

from __future__ import annotations

from typing import Any

from gosform.catalog import match
from gosform.explain import explain
from gosform.refusal import Look, Refusal
from gosform.saying import spoken
from gosform.saying.refusal import label_of, say_meaning, say_questions, say_refusal
from gosform.saying.steps import office_names, say_step, titled
from gosform.showing.plain_report import spaced


def refusal_json(refusal: Refusal, lang: str = "ru", *, show_values: bool = False) -> dict[str, Any]:
    """Everything that can be told of a refusal, in one language.

    show_values: messages of problems may quote what was typed.
    """
    lang = match(lang)
    said, asked = say_refusal(refusal, lang), say_questions(refusal, lang)
    return {
        "known": refusal.known,
        "id": refusal.id or None,
        "score": refusal.score,
        "code": refusal.code or None,
        "issuer": titled(refusal.issuer, lang) or None,
        "office": office_names(refusal.office, lang)["office"] if refusal.office else None,
        "meaning": say_meaning(refusal, lang) or None,
        "confirmed": refusal.confirmed,
        "source": refusal.source or None,
        "documents": [
            {"name": titled(act.name, lang), "meaning": titled(act.meaning, lang), "confirmed": act.confirmed, "source": act.source}
            for act in refusal.acts
        ],
        "files": refusal.files,
        "fields": [_field(one, lang, show_values) for one in refusal.fields],
        "verdict": refusal.verdict,
        "reason": refusal.reason,
        "say": list(said),
        "aloud": [spoken.speak(text, lang) for text in said] if lang in spoken.languages() else [],
        "steps": [
            {"id": step.id, "office": step.office.id if step.office else None, "say": say_step(step, lang), "source": step.source or None}
            for step in refusal.steps
        ],
        "hints": list(refusal.hints),
        "questions": list(asked),
        "asked": list(refusal.questions),
        "others": list(refusal.others),
        "lang": lang,
    }


def _field(one: Look, lang: str, show_values: bool) -> dict[str, Any]:
    flat = [part for problem in one.problems for part in problem.unfolded()]
    return {
        "pointer": one.pointer,
        "label": label_of(one.place, lang),
        "problems": len(flat),
        "messages": [
            {"code": found.code, "severity": str(problem.severity), "message": spaced(found.text)}
            for problem, found in zip(flat, explain(flat, lang, "field", show_values=show_values), strict=True)
        ],
    }
