"""Who may ask: the names that the desk answers to, the pages that may send to it, and how often. Pure ASGI, one class a question."""

from __future__ import annotations

import re
import time
from collections import OrderedDict
from ipaddress import IPv6Address, ip_address
from math import ceil
from typing import TYPE_CHECKING

from starlette.types import ASGIApp, Receive, Scope, Send

from gosform.desk.answer import put
from gosform.desk.languages import accepted
from gosform.desk.problems import Refused, refusal
from gosform.desk.settings import LOOPBACK

if TYPE_CHECKING:
    from gosform.desk.call import Desk

SAFE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
_HOST = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[^:@/\s\[\]]+)(?::[0-9]{1,5})?")


class Guard:
    """host: the Host header must be a name of this desk; a page elsewhere that has its own name lead here (DNS rebinding) is turned away.

    origin: what changes nothing but reads bodies must come from the desk's own page, or from no page at all (CSRF).
    rate: a bucket of tokens for each client; an IPv6 client is its /64.
    """

    def __init__(self, app: ASGIApp, desk: Desk) -> None:
        self.app, self.desk = app, desk
        self.names = LOOPBACK | {name.lower() for name in desk.settings.hosts}
        self.buckets = Buckets(desk.settings.rate, desk.settings.burst, desk.settings.most_clients)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        refused = self._refused(scope)
        if refused is None:
            await self.app(scope, receive, send)
        else:
            await put(refusal(refused, accepted(scope, self.desk.settings.lang)), send)

    def _refused(self, scope: Scope) -> Refused | None:
        hosts, origin, site = [], None, None
        for name, value in scope["headers"]:
            if name == b"host":
                hosts.append(value)
            elif name == b"origin":
                origin = value
            elif name == b"sec-fetch-site":
                site = value
        if len(hosts) != 1:
            return Refused("odd-host")
        if not named(hosts[0], self.names):
            return Refused("other-host")
        if scope["method"] not in SAFE and not same(origin, site, hosts[0]):
            return Refused("foreign-origin")
        client = scope.get("client")
        wait = self.buckets.wait(client[0] if client else "")
        if wait:
            return Refused("too-many", headers=[(b"retry-after", str(ceil(wait)).encode())])
        return None


def named(host: bytes, names: frozenset[str]) -> bool:
    """A Host header names one of these, with any port."""
    text = host.decode("latin-1").lower()
    found = _HOST.fullmatch(text)
    return found is not None and found[1] in names


def same(origin: bytes | None, site: bytes | None, host: bytes) -> bool:
    """A request comes from the page of the host itself, or from no page."""
    if site is not None and site not in (b"same-origin", b"none"):
        return False
    return origin is None or origin.lower() in (b"http://" + host.lower(), b"https://" + host.lower())


class Buckets:
    """rate: tokens a second; 0: nobody waits. burst: the most that a bucket holds. most: buckets that are kept, the ones used last."""

    def __init__(self, rate: float, burst: int, most: int) -> None:
        self.rate, self.burst, self.most = rate, max(1, burst), most
        self.kept: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, client: str, now: float | None = None) -> float:
        """Take a token; 0, or the seconds until there is one. now: a clock's reading."""
        if not self.rate:
            return 0.0
        at = time.monotonic() if now is None else now
        key = network(client) if ":" in client else client
        tokens, then = self.kept.get(key, (float(self.burst), at))
        tokens = min(float(self.burst), tokens + (at - then) * self.rate)
        enough = tokens >= 1.0
        self.kept[key] = (tokens - 1.0 if enough else tokens, at)
        self.kept.move_to_end(key)
        if len(self.kept) > self.most:
            self.kept.popitem(last=False)
        return 0.0 if enough else (1.0 - tokens) / self.rate


def network(client: str) -> str:
    """The /64 of an IPv6 address, which is one customer; anything else as it is."""
    try:
        address = ip_address(client.partition("%")[0])
    except ValueError:
        return client
    if not isinstance(address, IPv6Address):
        return client
    return str(address.ipv4_mapped or int(address) >> 64)
