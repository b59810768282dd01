"""Decides who is let in: by the token in the address, and by where a browser says that it comes from."""

from __future__ import annotations

import ipaddress
import secrets
from dataclasses import dataclass, field
from hmac import compare_digest
from urllib.parse import urlsplit

TOKEN_BYTES = 32
"""256 bits: nobody guesses them."""
LOCAL_NAME = "localhost"
UNREADABLE = set("/\\?#@ \t")
"""Characters that no host and port have, and that would make an address of them mean something else."""


def new_token() -> str:
    """Make a token for one run of the server: 43 letters, digits, `-` and `_`."""
    return secrets.token_urlsafe(TOKEN_BYTES)


@dataclass(frozen=True, slots=True)
class Access:
    """What a request must have to be answered at all."""

    token: str = field(default_factory=new_token, repr=False)
    """The first part of every path."""
    host: str = ""
    """The name that the server is bound to, if it is a name."""
    public_url: str = ""
    """Where a proxy in front of the server has it, such as `https://reader.example/`; empty without one."""

    def admits(self, token: str) -> bool:
        """Whether a token is the right one; takes as long for each wrong one."""
        return compare_digest(token.encode("utf-8", "surrogatepass"), self.token.encode())

    def knows_host(self, host: str) -> bool:
        """Whether a browser has come here on purpose.

        A page elsewhere can have its own name resolve to this machine and then speak to it as its own server ("DNS
        rebinding"). It has to use that name: an address in figures cannot be made to mean another machine.

        Args:
            host: The header `Host`: a name or address, perhaps with a port.
        """
        if not host or UNREADABLE & set(host):
            return False
        try:
            parts = urlsplit(f"//{host}")
            name, _ = parts.hostname or "", parts.port  # which is read to see that it is one
        except ValueError:
            return False
        if name in {LOCAL_NAME, self.host.lower(), urlsplit(self.public_url).hostname} - {"", None}:
            return True
        try:
            ipaddress.ip_address(name)
        except ValueError:
            return False
        return True

    def trusts(self, origin: str, host: str) -> bool:
        """Whether what asks is a page of this server, and not one of another site.

        Args:
            origin: The header `Origin`, which browsers do not let pages change.
            host: The header `Host`.
        """
        asking = urlsplit(origin)
        if asking.scheme not in {"http", "https"} or not asking.netloc:
            return False
        public = urlsplit(self.public_url)
        return asking.netloc == host or (asking.scheme, asking.netloc) == (public.scheme, public.netloc)
