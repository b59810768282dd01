"""Connections that end in time, and that do not lead to where a page on the network has no business to point."""

from __future__ import annotations

import http.client
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    UnknownHandler,
)


class PrivateAddressError(OSError):
    """A connection leads to an address inside this machine or its own network."""


class Deadline:
    """A moment at which every connection that was made under it is cut."""

    def __init__(self, seconds: float) -> None:
        """Start the clock.

        Args:
            seconds: How long all of it may take.
        """
        self.is_over = False
        self._sockets: list[socket.socket] = []
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True

    def __enter__(self) -> Deadline:
        self._timer.start()
        return self

    def __exit__(self, *exception: object) -> None:
        self._timer.cancel()

    def watch(self, connected: socket.socket) -> None:
        """Cut a connection when time is up.

        Args:
            connected: Its socket.
        """
        self._sockets.append(connected)
        if self.is_over:
            self._end()

    def _end(self) -> None:
        self.is_over = True
        for one in self._sockets:
            with suppress(OSError):  # it may be closed
                one.shutdown(socket.SHUT_RDWR)


def is_private(host: str) -> bool:
    """Say whether a host is, by its name or number, this machine or in its own network.

    Args:
        host: A name or an IP address.
    """
    name = host.strip("[]").rstrip(".").partition("%")[0].lower()
    try:
        return not ip_address(name).is_global
    except ValueError:
        return name == "localhost" or name.endswith((".localhost", ".local", ".internal")) or "." not in name


def make_opener(deadline: Deadline, allows_private: bool) -> OpenerDirector:
    """Make what opens http and https addresses and nothing else; it follows no redirects.

    Args:
        deadline: When its connections are cut.
        allows_private: Whether they may lead to private addresses. Where a proxy is set, the proxy decides.
    """
    opener = OpenerDirector()
    check = partial(_check, deadline, allows_private)
    for handler in (
        ProxyHandler(),
        UnknownHandler(),
        _Plain(check),
        _Secure(check),
        HTTPDefaultErrorHandler(),
        HTTPErrorProcessor(),
    ):
        opener.add_handler(handler)
    return opener


def _check(deadline: Deadline, allows_private: bool, request: Request, connected: socket.socket) -> None:
    deadline.watch(connected)
    is_proxied = request.host != urlsplit(request.full_url).netloc
    if not allows_private and not is_proxied and is_private(connected.getpeername()[0]):
        connected.close()
        raise PrivateAddressError


_Check = Callable[[Request, socket.socket], None]


def _checked(base: type[http.client.HTTPConnection], check: _Check, request: Request) -> Any:
    """Make a class of connections that look at where they lead before anything is sent."""

    def connect_and_check(*arguments: Any, **named: Any) -> socket.socket:
        connected = socket.create_connection(*arguments, **named)
        check(request, connected)
        return connected

    class Checked(base):  # type: ignore[valid-type, misc]
        def connect(self) -> None:
            self._create_connection = connect_and_check
            super().connect()

    return Checked


class _Plain(HTTPHandler):
    def __init__(self, check: _Check) -> None:
        super().__init__()
        self.check = check

    def http_open(self, req: Request) -> http.client.HTTPResponse:
        return self.do_open(_checked(http.client.HTTPConnection, self.check, req), req)


class _Secure(HTTPSHandler):
    def __init__(self, check: _Check) -> None:
        super().__init__()
        self.check = check

    def https_open(self, req: Request) -> http.client.HTTPResponse:
        return self.do_open(_checked(http.client.HTTPSConnection, self.check, req), req)
