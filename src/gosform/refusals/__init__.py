"""Refusals that name no field: ``explain_refusal(text, form=form, record=record)``.

``reading`` (the files of ``rules/refusals/``, read strictly), ``folding`` (a pasted text as words), ``codes`` and ``wording`` (which entry it is),
``looking`` (which fields of the form, and what is wrong in them), ``questions`` (what to ask, in which order), ``explaining`` (all of it together).
"""

from gosform.refusals.explaining import explain_refusal
from gosform.refusals.reading import Entry, entries

__all__ = ["Entry", "entries", "explain_refusal"]
