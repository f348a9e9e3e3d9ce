"""The address of one start of the desk, and the keys that let its user in: a ticket that works once, then a cookie."""

import secrets
from dataclasses import dataclass, field
from hashlib import sha256
from hmac import compare_digest

COOKIE = "recovery-docs-desk"


def _key() -> str:
    return secrets.token_urlsafe(32)


def _digest(ticket: str) -> bytes:
    return sha256(ticket.encode()).digest()


@dataclass
class Door:
    """`host` is the name and the port; `start` tells pages of this start from those of another, and is no secret."""

    host: str
    cookie: str = field(default_factory=_key, repr=False)
    start: str = field(default_factory=lambda: secrets.token_hex(8))
    doorbell: str = field(default_factory=_key, repr=False)
    """With this, kept in a file of the owner's only, a second start asks the first one to open."""
    _tickets: dict[bytes, None] = field(default_factory=dict, repr=False)
    """Digests, so that the time of a look-up tells nothing."""

    @property
    def origin(self) -> str:
        return f"http://{self.host}"

    def ticket(self) -> str:
        """An address that lets one browser in, once."""
        ticket = _key()
        self._tickets[_digest(ticket)] = None
        return f"{self.origin}/enter?ticket={ticket}"

    def admits(self, ticket: str) -> bool:
        """Whether the ticket is good; it is not good again."""
        try:
            self._tickets.pop(_digest(ticket))  # of two at once, one gets it
        except KeyError:
            return False
        return True

    def knows(self, cookie: str | None) -> bool:
        """Whether the cookie is ours."""
        return cookie is not None and compare_digest(cookie.encode(), self.cookie.encode())
