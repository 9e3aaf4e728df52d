"""Uploads as programs check them: one file, several of one field, all files of a form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from gosform.check.folding import fold
from gosform.check.intake import escape, today
from gosform.condition import holds
from gosform.problem import Place, Problem, Report
from gosform.record import View
from gosform.ruleset import RuleSet, Upload
from gosform.uploads import field
from gosform.uploads.codes import PLACE
from gosform.uploads.codes_signatures import SIGNER_IS_NOT_APPLICANT
from gosform.uploads.facts import Facts
from gosform.uploads.judge_signatures import Person
from gosform.uploads.policy import NOTHING_ASKED, Policy, policy

_NAMES = ("full_name", "surname", "given_name", "patronymic")


def check_upload(
    source: Any,
    name: str | None = None,
    *,
    contain: str = "auto",
    as_of: date | None = None,
    document: Any = None,
    signer: Mapping[str, str] | None = None,
    **asked: Any,
) -> Report:
    """Check one file. Bad data is a report, never an exception, whatever the file does.

    source: a path, bytes, or a file that is open for reading bytes. name: what its sender called it, where the source does not tell.
    contain: ``auto`` looks into it in a worker of its own, with the limits that the system has; ``off`` in this process: for files that you made.
    document: of a signature: the file that was signed. signer: ``name``, ``inn``, ``snils`` of whoever should have signed.
    asked: the policy, as an upload of a rule file writes it: ``accept``, ``max_size``, ``preset`` …

    ``OptionError`` for a policy that is written wrongly, ``OSError`` for a path that cannot be opened.
    """
    made = policy(asked)
    seen = field.see(source if name is None else field.NamedFile(source, name), made, contain)
    return _report([seen], made, as_of, _documents(document, [seen], contain), signer)


def check_uploads(
    sources: Sequence[Any],
    *,
    contain: str = "auto",
    as_of: date | None = None,
    document: Any = None,
    signer: Mapping[str, str] | None = None,
    **asked: Any,
) -> Report:
    """Check the files of one field together: each of them, how many they are and what they weigh. Those after the first stand at ``/1``, ``/2`` …

    sources: as for ``check_upload``; ``NamedFile(bytes, "scan.jpg")`` where the source does not tell its name.
    """
    made = policy(asked)
    seen = field.see_all([(one, made, ()) for one in field.worth_a_look(sources, made)], contain)
    return _report(seen, made, as_of, _documents(document, seen, contain), signer, given=len(sources))


async def acheck_upload(
    source: Any,
    name: str | None = None,
    *,
    contain: str = "auto",
    as_of: date | None = None,
    document: Any = None,
    signer: Mapping[str, str] | None = None,
    **asked: Any,
) -> Report:
    """``check_upload`` for a stream whose ``read`` is a coroutine, as web frameworks have it. Limits of size hold while it is read."""
    from gosform.uploads.pool import look_async

    made = policy(asked)
    seen = field.Seen(await look_async(source, made.wish(), contain, field.most(made)), field.name_of(source) if name is None else name)
    documents: list[Facts] = []
    if document is not None and (digests := field.digests_of([seen])):
        documents = [await look_async(document, NOTHING_ASKED.wish(*digests), contain)]
    return _report([seen], made, as_of, documents, signer)


def _documents(document: Any, seen: Sequence[field.Seen], contain: str) -> list[Facts]:
    """What is known of the files that were signed; nothing where no signature asks for a digest."""
    digests = field.digests_of(seen)
    if document is None or not digests:
        return []
    return [one.facts for one in field.see_all([(each, NOTHING_ASKED, digests) for each in field.files(document)], contain)]


def _report(
    seen: Sequence[field.Seen],
    made: Policy,
    as_of: date | None,
    documents: Sequence[Facts],
    signer: Mapping[str, str] | None,
    *,
    given: int = 1,
) -> Report:
    person = Person(**{key: str(value) for key, value in signer.items()}) if signer else None
    found = field.found(seen, made, as_of or today(), documents, person, given=given)
    return Report(fold(tuple(p.at(field.pointer("", item), PLACE) for item, p in found)))


def with_uploads(report: Report, rules: RuleSet, view: View | None, given: Mapping[str, Any], *, as_of: date, contain: str) -> Report:
    """The report of a record with everything that is wrong with its files, behind what was found in its fields.

    view: None where there is no record to ask: then no condition holds files back, and no signer is compared.
    """
    asked = {
        name: upload
        for name, upload in rules.uploads.items()
        if field.files(given.get(name)) and (view is None or all(holds(c, view) for c in upload.when))
    }
    if not asked:
        return report
    seen = _see(rules, asked, given, contain)
    found = [p for name, upload in asked.items() for p in _problems(upload, seen, len(field.files(given[name])), view, as_of)]
    return replace(report, problems=fold((*report.problems, *found))) if found else report


def _see(rules: RuleSet, asked: Mapping[str, Upload], given: Mapping[str, Any], contain: str) -> Mapping[str, list[field.Seen]]:
    """Signatures first: they tell which digests of their documents are needed."""
    signing = {name: upload for name, upload in asked.items() if upload.asked.signs and upload.asked.signs.detached_of in rules.uploads}
    seen = _batch(signing, given, {}, contain)
    digests: dict[str, tuple[str, ...]] = {}
    for name, upload in signing.items():
        if upload.asked.signs:
            digests[upload.asked.signs.detached_of] = field.digests_of(seen[name])
    rest = {name: upload for name, upload in asked.items() if name not in signing}
    return {**seen, **_batch(rest, given, digests, contain)}


def _batch(
    uploads: Mapping[str, Upload], given: Mapping[str, Any], digests: Mapping[str, Sequence[str]], contain: str
) -> dict[str, list[field.Seen]]:
    tasks = [
        (name, (one, upload.asked, digests.get(name, ())))
        for name, upload in uploads.items()
        for one in field.worth_a_look(field.files(given.get(name)), upload.asked)
    ]
    seen = field.see_all([task for _, task in tasks], contain)
    found: dict[str, list[field.Seen]] = {name: [] for name in uploads}
    for (name, _), one in zip(tasks, seen, strict=True):
        found[name].append(one)
    return found


def _problems(upload: Upload, seen: Mapping[str, list[field.Seen]], given: int, view: View | None, as_of: date) -> Iterator[Problem]:
    made = upload.asked
    base = f"/uploads/{escape(upload.name)}"
    documents = [one.facts for one in seen.get(made.signs.detached_of, ())] if made.signs else []
    person, cells = _person(made, view)
    for item, p in field.found(seen[upload.name], made, as_of, documents, person, given=given):
        if p.code == SIGNER_IS_NOT_APPLICANT:
            p.related, p.places = tuple(pointer for pointer, _ in cells), tuple(place for _, place in cells)
        yield p.at(field.pointer(base, item), field.place_of(upload.place, item))


def _person(made: Policy, view: View | None) -> tuple[Person | None, list[tuple[str, Place]]]:
    """Who applies, from the fields that the policy names, and where those fields are. What could not be read is not compared."""
    if view is None or not made.signs or not made.signs.signer:
        return None, []
    values: dict[str, str] = {}
    cells: list[tuple[str, Place]] = []
    for reference in made.signs.signer:
        cell = view.cell(reference)
        if cell is None or not cell.value:
            continue
        key = "name" if cell.field.kind.id in _NAMES else cell.field.kind.id
        if key not in ("name", "inn", "snils"):
            continue
        values[key] = f"{values[key]} {cell.value}" if key in values else str(cell.value)
        cells.append((cell.pointer, cell.field.place))
    return (Person(**values) if values else None), cells
