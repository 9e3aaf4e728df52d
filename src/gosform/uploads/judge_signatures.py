"""A detached signature against its document, the day, and the person who applies. Nothing is verified: no key is used, no list of revoked ones asked.

What certificates say of people stays in here: no problem carries a name or a number of theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from gosform.problem import Problem
from gosform.uploads import codes_signatures as codes
from gosform.uploads.codes import coded
from gosform.uploads.facts import Facts, Signer
from gosform.uploads.policy import Policy

_CERTIFICATES = frozenset(("certificate", "certificate-request"))
_SECRETS = frozenset(("pfx", "private-key"))
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


class Person(NamedTuple):
    """Who applies, as far as the form knows. An empty text is not compared."""

    name: str = ""
    inn: str = ""
    snils: str = ""

    def __repr__(self) -> str:
        return "<person>"


def signatures(
    facts: Facts, policy: Policy, as_of: date, documents: Sequence[Facts] = (), person: Person | None = None
) -> tuple[Problem, ...]:
    """What is wrong with a file of a field for signatures.

    documents: what is known of the files that it may be of, with digests; none where they are not at hand.
    """
    if policy.signs is None:
        return ()
    said = {trouble.word for trouble in facts.troubles}
    if facts.format in _SECRETS:
        return (coded(codes.SIGNATURE_IS_CERTIFICATE, "secret"),)
    if facts.format in _CERTIFICATES or "signature-is-certificate" in said or (facts.format == "cms" and not facts.signers and not said):
        return (coded(codes.SIGNATURE_IS_CERTIFICATE),)
    if facts.format != "cms":
        return ()
    found = [coded(codes.SIGNATURE_ATTACHED)] if facts.detached is False or "signature-attached" in said else []
    found += _wrong_document(facts, documents)
    found += _expired(facts.signers, as_of)
    if person is not None and facts.signers:
        found += _other_person(facts.signers, person)
    return tuple(found)


def _wrong_document(facts: Facts, documents: Sequence[Facts]) -> Iterator[Problem]:
    """No document has the digest that was signed. A digest that this system cannot compute proves nothing."""
    for signer in facts.signers:
        known = [digest for one in documents if (digest := one.digests.get(signer.digest_algorithm))]
        if signer.digest and known and len(known) == len(documents) and signer.digest.lower() not in {digest.lower() for digest in known}:
            yield coded(codes.SIGNATURE_WRONG_DOCUMENT)
            return


def _expired(signers: Sequence[Signer], as_of: date) -> Iterator[Problem]:
    for signer in signers:
        until, since = _day(signer.until), _day(signer.since)
        if until and until < as_of:
            yield coded(codes.SIGNATURE_EXPIRED, date=until)
            return
        if since and since > as_of:
            yield coded(codes.SIGNATURE_EXPIRED, "early", date=since)
            return


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _other_person(signers: Sequence[Signer], person: Person) -> Iterator[Problem]:
    """Nobody among the signers is the person. A number that both have decides; without one, the name does."""
    cases = [_differs(signer, person) for signer in signers]
    if all(case is not None for case in cases):
        yield coded(codes.SIGNER_IS_NOT_APPLICANT, cases[0] or "")


def _differs(signer: Signer, person: Person) -> str | None:
    """The case that says how a signer differs from a person; None where nothing is known to differ."""
    for case, theirs, own in (("snils", signer.snils, person.snils), ("inn", signer.inn, person.inn)):
        if theirs and own:
            return case if _digits(theirs) != _digits(own) else None
    written, asked = _words(signer.name), _words(person.name)
    if not written or not asked or _cyrillic(written) != _cyrillic(asked):
        return None
    return None if asked <= written or written <= asked else ""


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold().replace("ё", "е")))


def _cyrillic(words: frozenset[str]) -> bool:
    return any("а" <= char <= "я" for word in words for char in word)
