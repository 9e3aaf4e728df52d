"""Detached signatures: whether it is one, for which document, by whom and until when. Nothing here says that a signature is genuine."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from gosform.problem import Code, Severity

SIGNATURE_ATTACHED = Code(
    "upload.signature-attached",
    what="The document is inside the signature in {in}.",
    fix="Choose a detached signature and sign the document again.",
    why="The field takes the document and its signature as two files.",
    source="RFC 5652, 5.2: the signed contents are absent from a detached signature",
)
SIGNATURE_WRONG_DOCUMENT = Code(
    "upload.signature-wrong-document",
    what="The signature is of another file, or the document was changed later.",
    fix="Sign the document again and keep it as it is.",
    why="The digest in the signature is not that of the document. Only digests that the system can compute are compared.",
    source="RFC 5652, 11.2: message digest",
)
SIGNATURE_IS_CERTIFICATE = Code(
    "upload.signature-is-certificate",
    what="There is a certificate in {in} and no signature.",
    fix="Sign the document and upload the .sig file.",
    why="A certificate says who may sign; it signs nothing by itself.",
    source="RFC 5280 and RFC 5652",
)
SIGNATURE_EXPIRED = Code(
    "upload.signature-expired",
    what="The certificate of the signature was good until {date}.",
    fix="Sign the document with a certificate that is in force.",
    severity=Severity.WARNING,
    why="The last day of the certificate has passed. With a time stamp the signature may still count, so it is a warning.",
    source="63-ФЗ of 06.04.2011, article 11",
)
SIGNER_IS_NOT_APPLICANT = Code(
    "upload.signer-is-not-applicant",
    what="The names in the signature and the application differ.",
    fix="Check who signed the document.",
    severity=Severity.WARNING,
    why="What the certificate says is compared with the fields that the form names. Somebody may sign for another, so it is a warning.",
    source="the form's own rule: signature.signer",
)


def _whose(what: str) -> Code:
    code = SIGNER_IS_NOT_APPLICANT
    return Code(str(code), what=what, fix=code.fix, severity=code.severity, why=code.why, source=code.source)


CASES: Mapping[str, Mapping[str, Code]] = MappingProxyType(
    {
        SIGNATURE_IS_CERTIFICATE: {
            "secret": Code(
                SIGNATURE_IS_CERTIFICATE,
                what="There is a private key in {in}: nobody else may have it.",
                fix="Keep the key to yourself and upload the .sig file.",
                why="Whoever has the key can sign in your name.",
                source="63-ФЗ of 06.04.2011, article 10",
            ),
        },
        SIGNATURE_EXPIRED: {
            "early": Code(
                SIGNATURE_EXPIRED,
                what="The certificate of the signature is good only from {date}.",
                fix=SIGNATURE_EXPIRED.fix,
                severity=Severity.WARNING,
                why=SIGNATURE_EXPIRED.why,
                source=SIGNATURE_EXPIRED.source,
            ),
        },
        SIGNER_IS_NOT_APPLICANT: {
            "inn": _whose("The taxpayer numbers in the signature and the application differ."),
            "snils": _whose("The insurance numbers in the signature and the application differ."),
        },
    }
)
CODES = (SIGNATURE_ATTACHED, SIGNATURE_WRONG_DOCUMENT, SIGNATURE_IS_CERTIFICATE, SIGNATURE_EXPIRED, SIGNER_IS_NOT_APPLICANT)
