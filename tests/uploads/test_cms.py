"""Signatures: what they say of themselves. Nothing is verified, so nothing is said to hold."""

from __future__ import annotations

import io

import pytest
from asn1crypto import cms
from tests.uploads.made.signatures import (
    DOCUMENT,
    GOOD,
    INN,
    INN_ORGANISATION,
    OGRN,
    OLD_ORGANISATION,
    SNILS,
    certificate,
    pem,
    signature,
)
from tests.uploads.walked import cuts, of, params, walked, words

from gosform.uploads.algorithms import algorithm_name, digest_name
from gosform.uploads.digests import digests
from gosform.uploads.facts import Signer
from gosform.uploads.source import Source
from gosform.uploads.streebog import Streebog


def test_who_signed_and_until_when_is_said() -> None:
    (signer,) = walked("cms", signature()).signers
    assert signer._replace(digest="") == Signer(
        name="Иванов Иван Иванович",
        inn=INN,
        snils=SNILS,
        since="2026-01-01",
        until="2027-01-01",
        signed="2026-03-12T09:30:00Z",
        algorithm="1.2.643.7.1.1.1.1",
        digest_algorithm="md_gost12_256",
    )


@pytest.mark.parametrize(
    "name", [name for name in of(GOOD, "cms") if name not in {"cms.no_attributes", "cms.no_certificate", "cms.organisation", "cms.sha256"}]
)
def test_the_signer_is_the_same_in_every_wrapping(name: str) -> None:
    assert walked("cms", GOOD[name]()).signers[0] == walked("cms", signature()).signers[0]


def test_an_organisation_has_its_own_numbers() -> None:
    (new,) = walked("cms", GOOD["cms.organisation"]()).signers
    (old,) = walked("cms", signature(own=certificate(OLD_ORGANISATION))).signers
    assert (new.inn, new.inn_organisation, new.ogrn) == (old.inn, old.inn_organisation, old.ogrn) == ("", INN_ORGANISATION, OGRN)
    assert (new.name, old.name) == ("Иванов Иван Иванович", "ООО «Ромашка»")


@pytest.mark.parametrize("detached", [True, False])
def test_whether_the_document_is_inside_is_said(detached: bool) -> None:
    assert walked("cms", signature(detached=detached)).detached is detached


@pytest.mark.parametrize("algorithm", ["sha256", "sha512", "1.2.643.7.1.1.2.2"])
def test_the_digest_is_that_of_the_document_and_of_no_other(algorithm: str) -> None:
    (signer,) = walked("cms", signature(algorithm=algorithm)).signers
    own, other = (digests(_source(data), [signer.digest_algorithm]) for data in (DOCUMENT, DOCUMENT + b" "))
    assert signer.digest == own[signer.digest_algorithm] != other[signer.digest_algorithm]


def test_only_digests_that_can_be_made_are_made() -> None:
    assert set(digests(_source(b"made up"), ["sha256", "sha256", "md_gost94", "1.2.3", "shake_128"])) == {"sha256"}
    assert digests(_source(bytes(1 << 20)), ["md_gost12_512"]).keys() <= {"md_gost12_512"}


def test_a_signature_whose_certificate_is_not_there_names_nobody() -> None:
    (signer,) = walked("cms", GOOD["cms.no_certificate"]()).signers
    assert (signer.name, signer.until, bool(signer.digest)) == ("", "", True)


def test_what_a_second_reader_says_is_the_same() -> None:
    data = signature(algorithm="sha512")
    theirs = cms.ContentInfo.load(data)["content"]
    (info,) = theirs["signer_infos"]
    (signer,) = walked("cms", data).signers
    said = {each["type"].native: each["values"][0].native for each in info["signed_attrs"]}
    assert bytes.fromhex(signer.digest) == said["message_digest"]
    assert signer.signed == said["signing_time"].strftime("%Y-%m-%dT%H:%M:%SZ")
    assert signer.algorithm == info["signature_algorithm"]["algorithm"].dotted
    (own,) = theirs["certificates"]
    assert signer.until == own.chosen["tbs_certificate"]["validity"]["not_after"].native.date().isoformat()


@pytest.mark.parametrize("name", ["certificate.der", "certificate.pem", "certificate.base64"])
def test_a_certificate_is_no_signature_by_anybody(name: str) -> None:
    facts = walked("cms", GOOD[name]())
    assert (facts.signers, facts.detached) == ((), None)


def test_a_bundle_of_certificates_is_no_signature() -> None:
    assert walked("cms", signature(signers=0)).format == "certificate"


def test_a_private_key_anywhere_in_a_file_counts() -> None:
    assert walked("cms", pem(signature()) + pem(b"made up", "EC PRIVATE KEY")).format == "private-key"


def test_every_cut_is_noticed() -> None:
    assert all(words(walked("cms", data)) for data in cuts(signature()))


def test_bytes_after_the_end_are_counted_and_line_ends_are_not() -> None:
    assert params(walked("cms", signature() + b"made up"), "trailing-data") == {"have": 7, "where": "end"}
    assert words(walked("cms", signature() + b"\r\n")) == set()


def test_values_in_values_end_soon() -> None:
    assert params(walked("cms", b"\x30\x80" * 100_000), "cannot-check") == {"reason": "complex"}


def test_what_a_certificate_says_of_people_is_shown_by_no_repr() -> None:
    assert "Иванов" not in repr(walked("cms", signature()))


@pytest.mark.parametrize(
    ("oid", "name", "digest"),
    [
        ("1.2.643.7.1.1.2.2", "ГОСТ Р 34.11-2012 256", "md_gost12_256"),
        ("1.2.643.7.1.1.2.3", "ГОСТ Р 34.11-2012 512", "md_gost12_512"),
        ("1.2.643.2.2.19", "ГОСТ Р 34.10-2001", "1.2.643.2.2.19"),
        ("2.16.840.1.101.3.4.2.1", "SHA-256", "sha256"),
        ("1.2.3.4", "1.2.3.4", "1.2.3.4"),
    ],
)
def test_algorithms_have_names(oid: str, name: str, digest: str) -> None:
    assert (algorithm_name(oid), digest_name(oid)) == (name, digest)


_FIRST = b"0123456789" * 6 + b"012"
_SECOND = "Се ветри, Стрибожи внуци, веютъ с моря стрелами на храбрыя плъкы Игоревы".encode("cp1251")


@pytest.mark.parametrize(
    ("data", "bits", "digest"),
    [
        (_FIRST, 256, "9d151eefd8590b89daa6ba6cb74af9275dd051026bb149a452fd84e5e57b5500"),
        (
            _FIRST,
            512,
            "1b54d01a4af5b9d5cc3d86d68d285462b19abc2475222f35c085122be4ba1ffa00ad30f8767b3a82384c6574f024c311e2a481332b08ef7f41797891c1646f48",
        ),
        (_SECOND, 256, "9dd2fe4e90409e5da87f53976d7405b0c0cac628fc669a741d50063c557e8f50"),
        (
            _SECOND,
            512,
            "1e88e62226bfca6f9994f1f2d51569e0daf8475a3b0fe61a5300eee46d961376035fe83549ada2b8620fcd7c496ce5b33f0cb9dddc2b6460143b03dabac9fb28",
        ),
    ],
)
def test_the_digest_of_gost_is_that_of_its_standard(data: bytes, bits: int, digest: str) -> None:
    """RFC 6986, section 10, in the byte order of OpenSSL."""
    found = Streebog(bits)
    for place in range(0, len(data), 10):
        found.update(data[place : place + 10])
    assert found.hexdigest() == digest


def _source(data: bytes) -> Source:
    return Source(io.BytesIO(data))
