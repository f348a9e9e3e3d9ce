"""The address of one start of the desk, and the keys that let its user in: a ticket that works once, then a cookie."""

import secrets
from dataclasses import dataclass, field
from hmac import compare_digest

COOKIE = "recovery-docs-desk"


def _key() -> str:
    return secrets.token_urlsafe(32)


@dataclass
class Door:
    """`host` is the name and the port; `start` tells pages of this start from those of another, and is no secret."""

    host: str
    cookie: str = field(default_factory=_key, repr=False)
    start: str = field(default_factory=lambda: secrets.token_hex(8))
    doorbell: str = field(default_factory=_key, repr=False)
    """With this, kept in a file of the owner's only, a second start asks the first one to open."""
    _tickets: set[str] = field(default_factory=set, repr=False)

    @property
    def origin(self) -> str:
        return f"http://{self.host}"

    def ticket(self) -> str:
        """An address that lets one browser in, once."""
        ticket = _key()
        self._tickets.add(ticket)
        return f"{self.origin}/enter?ticket={ticket}"

    def admits(self, ticket: str) -> bool:
        """Whether the ticket is good; it is not good again."""
        found = next((one for one in self._tickets if compare_digest(one.encode(), ticket.encode())), None)
        self._tickets.discard(found or "")
        return found is not None

    def knows(self, cookie: str | None) -> bool:
        """Whether the cookie is ours."""
        return cookie is not None and compare_digest(cookie.encode(), self.cookie.encode())
