"""The samples of all families together, each as ``format.what``: ``GOOD``, and ``HOSTILE`` with the words that its family's table lists."""

from __future__ import annotations

from collections.abc import Callable

from tests.uploads.made import archives, images, markup, office, pdf, signatures, threats

Make = Callable[[], bytes]

GOOD: dict[str, Make] = {
    **images.GOOD,
    **archives.GOOD,
    **office.GOOD,
    **markup.GOOD,
    **signatures.GOOD,
    **{f"pdf.{name}": make for name, make in pdf.GOOD.items()},
}

HOSTILE: dict[str, Make] = {
    **{name: make for table in (images, archives, office, markup, signatures, threats) for name, (make, _) in table.HOSTILE.items()},
    **{f"pdf.{name}": make for name, (make, _) in pdf.HOSTILE.items()},
}
