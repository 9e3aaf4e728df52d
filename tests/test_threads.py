"""Everything is per call: many threads in two languages never mix."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import gosform
from gosform.explain import explain

THREADS = 64
ROUNDS = 40
VALUES = ("7707083894", "77О7083893", "770708389", "0000000000")


def test_threads_in_two_languages_never_mix() -> None:
    """64 threads, half of them in each language, get the sentences that one thread alone gets."""
    alone = {
        (lang, value): [e.text for e in explain(gosform.check_value("inn", value, as_of=date(2026, 11, 22)), lang=lang)]
        for lang in ("ru", "en")
        for value in VALUES
    }
    assert all(alone["ru", value] != alone["en", value] for value in VALUES)
    start = Barrier(THREADS)

    def work(number: int) -> bool:
        lang = ("ru", "en")[number % 2]
        start.wait()
        return all(
            [e.text for e in explain(gosform.check_value("inn", value, as_of=date(2026, 11, 22)), lang=lang)] == alone[lang, value]
            for _ in range(ROUNDS)
            for value in VALUES
        )

    with ThreadPoolExecutor(THREADS) as pool:
        assert all(pool.map(work, range(THREADS)))
