"""20,000 random and near-miss values of every kind, shown to every peer: whatever differs has a name and a source."""

from __future__ import annotations

import runpy
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest
from tests.peers.differences import Difference, Seen, Shown, bare, named, table
from tests.peers.opinions import KINDS, PEERS, opinions, says
from tests.peers.values import COUNT, MAKERS, Value, values
from tests.peers.verdict import takes
from tests.timing import untraced

ROOT = Path(__file__).resolve().parents[2]
HOLDERS = {"inn-person": {"holder": "person"}, "inn-organisation": {"holder": "organisation"}}


def takes_shown(asked: str, value: Value) -> bool:
    """gosform has no error for the value: of the kind, or of the kind with a holder, beside the БИК."""
    beside = {"bik": value.bik} if value.bik else {}
    return takes(asked.partition("-")[0], value.typed, **HOLDERS.get(asked, {}), **beside)


def met(peer: str, asked: str, value: Value, ours: bool) -> Difference | str | None:
    """The class of the difference on this value; what is said of the value when it has none; None when there is no difference."""
    if says(peer, asked, value.typed, value.bik) is ours:
        return None
    bare_taken = value.typed != value.bare and says(peer, asked, value.bare, value.bik)
    found = named(peer, asked, ours, Seen(asked.partition("-")[0], value.typed, value.bare, value.bik, bare_taken))
    return found or f"gosform {'takes' if ours else 'refuses'} {value.typed!r} {value.bik}".rstrip()


@pytest.mark.parametrize("kind", MAKERS)
def test_every_difference_has_a_name(kind: str) -> None:
    """Each peer says what gosform says, or the difference is in the table. Whatever the table names for the two really occurs."""
    peers = [peer for peer in PEERS if kind in KINDS[peer]]
    found: dict[str, set[Difference | str | None]] = {peer: set() for peer in peers}
    with untraced():
        for value in values(kind, COUNT):
            ours = takes_shown(kind, value)
            for peer in peers:
                found[peer].add(met(peer, kind, value, ours))
    assert peers
    for peer in peers:
        unnamed = [one for one in found[peer] if isinstance(one, str)]
        assert unnamed == [], peer
        names = {one.name for one in found[peer] if isinstance(one, Difference)}
        assert names == {one.name for one in table() if kind in one.peers.get(peer, ())}, peer


def test_the_values_are_good_and_bad() -> None:
    """Of every kind there are many values of both sorts, and the same ones each time."""
    for kind in MAKERS:
        some = list(values(kind, 1000))
        assert some == list(values(kind, 1000))
        good = sum(takes_shown(kind, value) for value in some)
        assert 150 < good < 900, kind


def examples() -> list[tuple[Difference, Shown]]:
    return [(one, shown) for one in table() for shown in one.examples]


@pytest.mark.parametrize(("one", "shown"), examples(), ids=lambda part: part.name if isinstance(part, Difference) else "")
def test_the_examples_show_the_difference(one: Difference, shown: Shown) -> None:
    """What docs/peers.md prints is what gosform and the peers answer today, for each peer that is asked about the kind."""
    beside = {"bik": shown.bik} if shown.bik else {}
    assert takes(shown.kind, shown.typed, **beside) is one.takes
    meant = bare(shown.kind, shown.typed)
    for peer, kinds in one.peers.items():
        if shown.kind in kinds:
            bare_taken = meant != shown.typed and says(peer, shown.kind, meant, shown.bik)
            assert one.applies(Seen(shown.kind, shown.typed, meant, shown.bik, bare_taken)), peer
            assert says(peer, shown.kind, shown.typed, shown.bik) is not one.takes, peer
    if not one.peers:
        assert one.applies(Seen(shown.kind, shown.typed, meant, shown.bik))


def test_every_class_is_complete() -> None:
    """A name once, a rule, a source, somebody who differs, and an example for every peer."""
    names = [one.name for one in table()]
    assert len(names) == len(set(names))
    for one in table():
        assert one.rule.endswith(".")
        assert one.source
        assert one.peers or one.others
        for kinds in (*one.peers.values(), *one.others.values()):
            assert {shown.kind for shown in one.examples} & {kind.partition("-")[0] for kind in kinds}, one.name


@pytest.mark.parametrize("peer", PEERS)
def test_the_peers_are_the_pinned_ones(peer: str) -> None:
    """The table is about these versions; a newer one is looked at before it is pinned."""
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    assert f"{peer}=={version(peer)}" in extras["peers"]
    assert set(opinions(peer)) == set(KINDS[peer])


def test_the_page_is_fresh() -> None:
    """docs/peers.md is what the table says."""
    made = runpy.run_path(str(ROOT / "tools" / "make_peers_page.py"))["page"]()
    assert (ROOT / "docs" / "peers.md").read_text(encoding="utf-8") == made


def test_the_page_names_everybody() -> None:
    """Every value, package and project of the table stands on the page, and no value of the published file does."""
    text = (ROOT / "docs" / "peers.md").read_text(encoding="utf-8")
    for one in table():
        assert f"| {one.name} | " in text
        assert all(f"“`{shown.typed}`”" in text for shown in one.examples)
        assert all(peer in text for peer in one.peers)
