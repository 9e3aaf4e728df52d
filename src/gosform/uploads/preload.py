"""Everything that a walk may need, loaded before: a worker cannot open a file, so it cannot import either.

Adding a library that a family imports inside its functions means adding a line here.
"""

from __future__ import annotations

import codecs
import contextlib
import gc
import hashlib
from importlib import import_module
from pkgutil import iter_modules

LIBRARIES = (
    # walkers' own
    "bz2", "calendar", "lzma", "_strptime", "zlib", "zipfile", "pyexpat", "xml.parsers.expat", "html.parser", "html.entities", "unicodedata", "decimal", "fractions", "mmap", "colorsys",
    "tempfile", "xml.etree.ElementTree", "encodings.idna", "stringprep", "logging", "statistics", "secrets", "copy", "datetime", "base64", "quopri", "binascii", "locale",
    # pillow: the plugins of formats that people send, no other
    "PIL.Image", "PIL.ImageFile", "PIL.ImagePalette", "PIL.ImageFilter", "PIL.ImageSequence", "PIL.ImageStat", "PIL.ImageOps", "PIL.ImageChops", "PIL.ExifTags", "PIL.ImageColor",
    "PIL.JpegImagePlugin", "PIL.PngImagePlugin", "PIL.TiffImagePlugin", "PIL.BmpImagePlugin", "PIL.GifImagePlugin", "PIL.WebPImagePlugin", "PIL.AvifImagePlugin", "PIL.MpoImagePlugin",
    "PIL.PpmImagePlugin", "PIL.Jpeg2KImagePlugin",
    # pypdf
    "pypdf", "pypdf.generic", "pypdf.generic._image_xobject", "pypdf.generic._image_inline", "pypdf._configuration", "pypdf._page", "pypdf._writer",
    "pypdf.filters", "pypdf.xmp", "pypdf._codecs.core_font_metrics", "pypdf._text_extraction", "pypdf._crypt_providers._fallback",
    # extras
    "pypdfium2", "pypdfium2.raw", "pypdfium2.internal", "pillow_heif", "pillow_heif.heif",
)  # fmt: skip

CODECS = (
    "ascii", "latin-1", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "utf-7", "cp437", "cp866", "cp1251", "cp1252", "cp855", "koi8-r", "koi8-u", "iso8859-5",
    "mac-cyrillic", "mac-roman", "charmap", "unicode_escape", "raw_unicode_escape", "punycode", "idna", "hex", "base64", "zlib", "quopri",
)  # fmt: skip


def preload(module: str) -> None:
    """Loads the module that looks, its families, the libraries that are installed. Then what is there is put out of the garbage collector's way."""
    import_module(module)
    for name in (*_families(), *LIBRARIES):
        with contextlib.suppress(ImportError):
            import_module(name)
    for name in CODECS:
        codecs.lookup(name)
    for name in hashlib.algorithms_available:
        with contextlib.suppress(ValueError):
            hashlib.new(name)
    _pillow()
    gc.collect()
    gc.freeze()


def _families() -> list[str]:
    """The families are loaded; the parts of those that are folders are named."""
    from gosform.uploads.formats import FORMATS

    below = sorted({each.walker for each in FORMATS.values() if each.walker} | {"sniff", "digests", "pictures", "readability"})
    found = []
    for name in below:
        with contextlib.suppress(ImportError):
            family = import_module(f"gosform.uploads.{name}")
            found += [f"{family.__name__}.{part.name}" for part in iter_modules(getattr(family, "__path__", ()))]
    return found


def _pillow() -> None:
    """Pillow looks for no more plugins, and decoders take one thread each: another one would cost a worker address space and gain it nothing."""
    with contextlib.suppress(ImportError):
        from PIL import AvifImagePlugin, Image

        Image._initialized = 2
        AvifImagePlugin.DEFAULT_MAX_THREADS = 1
    with contextlib.suppress(ImportError):
        import pillow_heif

        pillow_heif.options.DECODE_THREADS = 1
