"""The formats that a file may really be: ids, how people write them, who walks them.

What confuses each, for whoever words a message:

========================  ==================================================================================================================
jpeg                      a photo renamed to .pdf; ``.jfif`` from a browser; a HEIC that a phone gave the name ``.jpg``
png                       a screenshot sent where a photo is asked for; APNG
pdf                       an error page of a site saved as ``.pdf``; a Word document renamed; bytes of a web server before ``%PDF``
tiff                      a raw photo of a camera is a TIFF too: ``raw`` where it shows
heic, avif                an iPhone's photo under the name of a JPEG; AVIF and HEIC share the container
doc, docx                 renamed to ``.pdf``; ``.doc`` that is really RTF or HTML (made by reporting programs); DOCX with a password is OLE
office-encrypted          DOCX, XLSX or PPTX with a password to open: which of them cannot be seen
owner-file                ``~$name.docx``, which Word leaves beside an open document: hidden, tiny, taken by mistake
lnk                       a shortcut (``.lnk``, ``.url``) sent in place of the document that it points to
odt, docx, iwork, epub    all are zips; a plain zip is what is none of them
xml, svg, html            SVG is XML that may run scripts; a page is HTML even where it is well-formed XML
html, json                an answer of a server (“log in”, “error 500”) saved under the name of the document
cms                       a detached signature, an attached one, a bundle of certificates (``.p7b``), an enveloped message: the walk tells
certificate, pfx          who signs, not the signature; ``pfx`` and ``private-key`` hold a secret that nobody may be sent
txt                       a file that is only text, whatever its name is: a link, a note
zeros                     nothing but zero bytes: a download or a copy that never finished
unknown                   nothing of these
========================  ==================================================================================================================
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Format(NamedTuple):
    """One format.

    id: stable. name: as a technician writes it, the same in every language. extensions: without the dot, the usual one first.
    media_types: as a browser or a form writes them. walker: module below ``gosform.uploads``, empty where a name is all that is ever said.
    group: ``image``, ``document``, ``table``, ``slides``, ``archive``, ``data``, ``signature``, ``sound-video``, ``program``, ``other``.
    """

    id: str
    name: str
    extensions: tuple[str, ...]
    media_types: tuple[str, ...]
    walker: str
    group: str


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_OOXML = "application/vnd.openxmlformats-officedocument."
_ODF = "application/vnd.oasis.opendocument."
_CERTIFICATE = "application/x-x509-ca-cert application/pkix-cert"
_CMS = "application/pkcs7-signature application/x-pkcs7-signature application/pkcs7-mime application/x-pkcs7-certificates"

_ROWS = (
    ("jpeg", "JPEG", "jpg jpeg jpe jfif", "image/jpeg image/jpg image/pjpeg", "jpeg", "image"),
    ("png", "PNG", "png apng", "image/png image/apng", "png", "image"),
    ("tiff", "TIFF", "tif tiff", "image/tiff", "tiff", "image"),
    ("bmp", "BMP", "bmp dib", "image/bmp image/x-ms-bmp", "bmp", "image"),
    ("gif", "GIF", "gif", "image/gif", "gif", "image"),
    ("webp", "WebP", "webp", "image/webp", "webp", "image"),
    ("heic", "HEIC", "heic heif hif", "image/heic image/heif", "heif", "image"),
    ("avif", "AVIF", "avif", "image/avif", "heif", "image"),
    ("jp2", "JPEG 2000", "jp2 j2k jpx jpf", "image/jp2 image/jpx", "", "image"),
    ("jxl", "JPEG XL", "jxl", "image/jxl", "", "image"),
    ("raw", "RAW", "cr2 cr3 nef arw dng orf rw2 raf", "image/x-adobe-dng", "", "image"),
    ("psd", "PSD", "psd psb", "image/vnd.adobe.photoshop", "", "image"),
    ("ico", "ICO", "ico cur", "image/x-icon image/vnd.microsoft.icon", "", "image"),
    ("metafile", "WMF/EMF", "wmf emf", "image/wmf image/emf", "", "image"),
    ("svg", "SVG", "svg", "image/svg+xml", "svg", "image"),
    ("pdf", "PDF", "pdf", "application/pdf application/x-pdf", "pdf", "document"),
    ("doc", "DOC", "doc dot", "application/msword", "ole", "document"),
    ("docx", "DOCX", "docx docm dotx dotm", f"{_OOXML}wordprocessingml.document", "ooxml", "document"),
    ("odt", "ODT", "odt ott", f"{_ODF}text", "odf", "document"),
    ("rtf", "RTF", "rtf", "application/rtf text/rtf", "rtf", "document"),
    ("txt", "TXT", "txt text log csv md", "text/plain text/csv", "text", "document"),
    ("djvu", "DjVu", "djvu djv", "image/vnd.djvu", "", "document"),
    ("xps", "XPS", "xps oxps", "application/vnd.ms-xpsdocument application/oxps", "", "document"),
    ("ps", "PostScript", "ps eps", "application/postscript", "", "document"),
    ("epub", "EPUB", "epub", "application/epub+zip", "", "document"),
    ("iwork", "Pages, Numbers, Keynote", "pages numbers key", "application/vnd.apple.pages", "", "document"),
    ("wpd", "WordPerfect", "wpd wp", "application/wordperfect", "", "document"),
    ("msg", "MSG", "msg", "application/vnd.ms-outlook", "", "document"),
    ("eml", "EML", "eml", "message/rfc822", "", "document"),
    ("office-encrypted", "DOCX, XLSX, PPTX", "docx xlsx pptx docm xlsm pptm", "", "ole", "document"),
    ("xls", "XLS", "xls xlt", "application/vnd.ms-excel", "ole", "table"),
    ("xlsx", "XLSX", "xlsx xlsm xltx xltm", f"{_OOXML}spreadsheetml.sheet", "ooxml", "table"),
    ("xlsb", "XLSB", "xlsb", "application/vnd.ms-excel.sheet.binary.macroenabled.12", "ooxml", "table"),
    ("ods", "ODS", "ods ots", f"{_ODF}spreadsheet", "odf", "table"),
    ("ppt", "PPT", "ppt pps pot", "application/vnd.ms-powerpoint", "ole", "slides"),
    ("pptx", "PPTX", "pptx pptm ppsx potx", f"{_OOXML}presentationml.presentation", "ooxml", "slides"),
    ("odp", "ODP", "odp otp", f"{_ODF}presentation", "odf", "slides"),
    ("odg", "ODG", "odg otg", f"{_ODF}graphics", "odf", "image"),
    ("odf", "ODF", "odc odf odb", "", "odf", "document"),
    ("visio", "VSD, VSDX", "vsd vsdx", "application/vnd.visio", "", "document"),
    ("ole", "OLE", "", "application/x-ole-storage", "ole", "other"),
    ("dwg", "DWG", "dwg", "image/vnd.dwg application/acad", "", "data"),
    ("dxf", "DXF", "dxf", "image/vnd.dxf", "", "data"),
    ("zip", "ZIP", "zip", "application/zip application/x-zip-compressed", "zipped", "archive"),
    ("rar", "RAR", "rar", "application/vnd.rar application/x-rar-compressed application/x-rar", "rar", "archive"),
    ("7z", "7Z", "7z", "application/x-7z-compressed", "sevenzip", "archive"),
    ("gzip", "GZIP", "gz tgz", "application/gzip application/x-gzip", "", "archive"),
    ("tar", "TAR", "tar", "application/x-tar", "", "archive"),
    ("archive", "CAB, XZ, BZ2", "cab xz bz2 zst arj lzh", "application/x-xz application/x-bzip2", "", "archive"),
    ("xml", "XML", "xml xsd fodt fods fb2 gml", "application/xml text/xml", "xml", "data"),
    ("json", "JSON", "json geojson", "application/json", "html", "data"),
    ("html", "HTML", "html htm xhtml mht mhtml", "text/html application/xhtml+xml", "html", "data"),
    ("database", "SQLite, Access", "sqlite db mdb accdb", "application/vnd.sqlite3", "", "data"),
    ("cms", "CMS", "sig p7s p7m sgn sign p7b p7c pem der", _CMS, "cms", "signature"),
    ("certificate", "X.509", "cer crt pem der", _CERTIFICATE, "cms", "signature"),
    ("certificate-request", "PKCS#10", "csr p10 req", "application/pkcs10", "cms", "signature"),
    ("pfx", "PKCS#12", "pfx p12", "application/x-pkcs12", "cms", "signature"),
    ("private-key", "PEM", "key pem der", "application/pkcs8", "cms", "signature"),
    ("pgp", "OpenPGP", "asc gpg pgp", "application/pgp-signature", "", "signature"),
    ("video", "MP4, MOV", "mp4 mov avi mkv webm 3gp mpg wmv flv m4v", "video/mp4 video/quicktime", "", "sound-video"),
    ("audio", "MP3, OGG", "mp3 ogg m4a wav flac amr aac opus", "audio/mpeg audio/ogg", "", "sound-video"),
    ("exe", "EXE", "exe dll com scr msi apk jar bin", "application/x-msdownload application/java-archive", "", "program"),
    ("script", "script", "bat cmd sh ps1 vbs js py php", "application/x-sh application/x-php", "", "program"),
    ("lnk", "LNK", "lnk url webloc", "application/x-ms-shortcut", "", "other"),
    ("owner-file", "~$", "", "", "", "other"),
    ("system-file", "._, .DS_Store", "ds_store", "", "", "other"),
    ("zeros", "0x00", "", "", "", "other"),
    ("empty", "0", "", "", "", "other"),
    ("unknown", "?", "", "application/octet-stream", "", "other"),
)

_ALL = tuple(Format(id, name, _words(said), _words(media), walker, group) for id, name, said, media, walker, group in _ROWS)

FORMATS: Mapping[str, Format] = MappingProxyType({each.id: each for each in _ALL})
"""Every format by its id."""

WRITTEN: Mapping[str, str] = MappingProxyType(
    {
        **{word: each.id for each in reversed(_ALL) for word in (*each.media_types, *each.extensions)},
        **{each.id: each.id for each in _ALL},
        "word": "docx",
        "excel": "xlsx",
        "powerpoint": "pptx",
        "signature": "cms",
        "pem": "certificate",
        "der": "certificate",
        "text": "txt",
    }
)
"""What a form may write for a format to accept (lower case) to its id: ids, extensions, media types, a few usual words."""

GROUPS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {group: tuple(each.id for each in _ALL if each.group == group) for group in dict.fromkeys(each.group for each in _ALL)}
)
"""Ids by group."""


def ids_of(word: str) -> tuple[str, ...]:
    """Ids that a word of a form means: ``jpeg``, ``JPG``, ``.tif``, ``image/png``, ``image/*``. Empty for a word that means nothing."""
    plain = word.strip().lower().removeprefix("*").removeprefix(".")
    if plain in WRITTEN:
        return (WRITTEN[plain],)
    if plain == "image/*":
        return GROUPS["image"]
    if plain.endswith("/*"):
        return tuple(each.id for each in _ALL if any(media.startswith(plain[:-1]) for media in each.media_types))
    return ()


def of_extension(extension: str) -> tuple[str, ...]:
    """Ids of all formats whose files may be called so. Without the dot, in any case; empty for an extension that says nothing."""
    plain = extension.lower()
    return tuple(each.id for each in _ALL if plain in each.extensions)
